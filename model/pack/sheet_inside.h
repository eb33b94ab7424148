/* A sheet from within: shared by sheet.c, which looks, and sheet_read.c, which reads. Private. */
#ifndef DP_MODEL_PACK_SHEET_INSIDE_H
#define DP_MODEL_PACK_SHEET_INSIDE_H

#include <limits.h>

#include "model/pack/csv.h"
#include "model/pack/sheet.h"

/* What a column of the file is for. */
struct column {
    int spec;             /* index in the spec, -1: the coordinator's own */
    int language;         /* for COLUMN_SAID */
    const char *question; /* for COLUMN_IF and COLUMN_QUESTION */
    const char *written;  /* its header, as its author wrote it */
};

struct arena;

struct sheet {
    struct pack *pack;
    const struct sheet_spec *spec;
    struct fault_list *faults;
    size_t faults_before; /* in the list when the sheet was opened */
    bool orphan;          /* a sheet that this one may refer to was not read whole */
    char file[PATH_MAX];
    struct arena *scratch; /* the records, and the cells until they are clean */
    struct csv_table table;
    struct column *columns;
    size_t column_count;
    size_t *question_columns;
    size_t question_count;
};

struct fault sheet_fault_at(const struct sheet *sheet, enum fault_code code, unsigned row,
                            size_t column);

/* A sheet of another kind altogether is not worth a fault per cell, nor a reference that leads to
 * rows that were lost. */
void sheet_add_fault(const struct sheet *sheet, const struct fault *fault);
void sheet_report(const struct sheet *sheet, enum fault_code code, unsigned row, size_t column,
                  const char *word, const char *hint);

/* Whether rows or columns of an earlier sheet are missing, so that what refers to them is no fault
 * of its own. */
bool sheet_rows_were_lost(const struct fault_list *faults);

#endif
