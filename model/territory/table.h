/* A sheet of others about communes, zones or bassins: what it is, and its cells as rows. Private to
 * those who import (import.h, basins.h).
 *
 * What it is shows in its columns, matched by their folded names in any order; the separator is the
 * one (`;` `,` TAB) under which most of them are known. Encodings are those of packs. Limits: those
 * of a sheet (4 MiB, 65,536 rows), enough for every commune of the country.
 */
#ifndef DP_MODEL_TERRITORY_TABLE_H
#define DP_MODEL_TERRITORY_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"
#include "model/territory/import.h"

struct table;

enum table_column {
    TABLE_INSEE,
    TABLE_PLACE, /* `lat,lon` in one cell */
    TABLE_LATITUDE,
    TABLE_LONGITUDE,
    TABLE_ZONE,
    TABLE_ZONE_NAME,
    TABLE_BASIN,
    TABLE_DEPARTMENT,
    TABLE_POSTCODE, /* shows that the file is La Poste's */
    TABLE_COLUMNS
};

/* NULL with the reasons in `faults`: those of source_file_read(), FAULT_FILE_MISSING,
 * FAULT_CSV_QUOTE, FAULT_FILE_TOO_LARGE, FAULT_TERRITORY_KIND, _PLACES, _CUT. A file read as CP1252
 * adds the notice of packs, and is read. */
struct table *table_read(const char *path, struct fault_list *faults);
void table_destroy(struct table *table); /* accepts NULL */

enum territory_file table_kind(const struct table *table);
bool table_has(const struct table *table, enum table_column column);

/* Rows of data, without blank ones. */
size_t table_rows(const struct table *table);
unsigned table_row_number(const struct table *table, size_t row);

/* Whether the row has as many cells as the header: the others are empty. */
bool table_row_is_whole(const struct table *table, size_t row);

/* Without spaces around; "" when there is no such column. */
const char *table_cell(const struct table *table, size_t row, enum table_column column);

/* The column as the file names it, "" without. */
const char *table_column_name(const struct table *table, enum table_column column);

#endif
