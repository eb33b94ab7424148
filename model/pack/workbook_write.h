/* A workbook (.ods) out of tables, every cell of it formatted as text, those still empty too: a
 * spreadsheet then leaves alone what is typed there. For the template that coordinators start from,
 * made when the program is built; only there with libzip.
 */
#ifndef DP_MODEL_PACK_WORKBOOK_WRITE_H
#define DP_MODEL_PACK_WORKBOOK_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/pack/csv.h"

struct workbook_page {
    const char *name; /* of the sheet */
    struct csv_table table;
    bool prose; /* one wide column, no header: instructions */
};

/* Write the file, which must not exist yet. The same pages give the same bytes. */
bool workbook_write(const char *path, const struct workbook_page *pages, size_t count);

#endif
