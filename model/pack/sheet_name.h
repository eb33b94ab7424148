/* The names that sheets may have, and what is said of another: a file regle.csv, a sheet « Réseaux
 * » would be left out without a word, and what it says with it. Private to model/pack.
 */
#ifndef DP_MODEL_PACK_SHEET_NAME_H
#define DP_MODEL_PACK_SHEET_NAME_H

#include <stdbool.h>

#include "model/base/fault.h"

bool sheet_name_is_known(const char *name);

/* FAULT_SHEET_UNKNOWN: `source` (a folder or a workbook) holds a sheet `name`. .detail is the one
 * that was meant, where it can be told. */
void sheet_name_refuse(const char *source, const char *name, struct fault_list *faults);

/* The same of every file of a folder that looks like a sheet. Those that begin with `#` or `.` are
 * the coordinator's own, and so is what is not CSV. */
void sheet_names_check(const char *folder, struct fault_list *faults);

#endif
