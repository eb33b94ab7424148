/* A pack in one file: the .ods workbook that a spreadsheet saves, read directly (OpenDocument 1.2
 * part 1, sections 8 and 9). Only content.xml is looked at; of a cell, its text, its type and
 * whether it is a formula. Nothing outside the file is ever fetched: a document type, and so any
 * entity, is refused.
 *
 * Built without libzip or expat (meson option `ods`), workbook_open() says what it cannot do.
 */
#ifndef DP_MODEL_PACK_WORKBOOK_H
#define DP_MODEL_PACK_WORKBOOK_H

#include <stddef.h>

#include "model/base/fault.h"
#include "model/pack/csv.h"

struct workbook;

/* Limits: bytes of content.xml once unpacked; cells and bytes of text of all sheets together, with
 * what is repeated counted each time; bytes of one cell; sheets. Columns are CSV_CELLS_MOST. The
 * file itself is held to PACK_FILE_MOST. */
enum {
    WORKBOOK_CONTENT_MOST = 32 * 1024 * 1024,
    WORKBOOK_CELLS_MOST = 512 * 1024,
    WORKBOOK_TEXT_MOST = 8 * 1024 * 1024,
    WORKBOOK_CELL_MOST = 64 * 1024,
    WORKBOOK_SHEETS_MOST = 64,
};

/* Read the workbook at `path`; NULL with the reason in `faults` (FAULT_FILE_*, FAULT_WORKBOOK_*).
 * The caller destroys it. */
struct workbook *workbook_open(const char *path, struct fault_list *faults);
void workbook_destroy(struct workbook *workbook); /* accepts NULL */

/* The table of the sheet `name`, NULL when there is none. Every record has as many cells as the
 * header at least; their texts last as long as the workbook, and may be changed in place. */
const struct csv_table *workbook_sheet(const struct workbook *workbook, const char *name);

/* Report every sheet that no pack has (sheet_name.h), and every one that comes twice. Sheets that
 * are empty, begin with `#`, or hold the instructions (« instructions », « mode d’emploi ») are the
 * coordinator's own. */
void workbook_check(const struct workbook *workbook, struct fault_list *faults);

#endif
