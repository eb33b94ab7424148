/* The rows of a file as values for the communes of the territory. Private. */
#ifndef DP_MODEL_TERRITORY_IMPORT_ROWS_H
#define DP_MODEL_TERRITORY_IMPORT_ROWS_H

#include "model/territory/overlay_draft.h"
#include "model/territory/table.h"

/* Fill `draft`, which is empty, with what the table says; refusals and mendings go to `report`. */
void import_rows(const struct table *table, struct overlay_draft *draft,
                 struct territory_report *report);

/* The index of the commune in the INSEE column of a row, TERRITORY_NONE when it is refused. */
uint32_t import_commune(const struct table *table, size_t row, const struct territory *territory,
                        struct territory_report *report);

/* Say something of a cell. */
void import_remark(const struct table *table, size_t row, enum table_column column,
                   enum territory_reason reason, const char *made, struct territory_report *report);

#endif
