/* Where the sheets of a pack, or of an overlay, are: files of a folder, or tables of a workbook.
 * Private to model/pack.
 */
#ifndef DP_MODEL_PACK_SOURCE_H
#define DP_MODEL_PACK_SOURCE_H

#include <stdbool.h>

#include "model/base/fault.h"
#include "model/pack/workbook.h"

/* Look at `path`: a folder leaves `workbook` NULL, a workbook is opened (the caller destroys it);
 * the names of their sheets are checked. False with the reason in `faults`; what is missing is said
 * once, rather than sheet by sheet. */
bool pack_source_open(const char *path, struct workbook **workbook, struct fault_list *faults);

#endif
