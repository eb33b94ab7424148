#ifndef DP_TESTS_MODEL_TCK_SHEETS_H
#define DP_TESTS_MODEL_TCK_SHEETS_H

/*
 * A decision table as a pack: a question an input, a row a rule, its rank the hit policy's order, a
 * network of its own for each row (for each output when rows of one output count as one), and the
 * default as a safety net. Written as the sheets that coordinators write.
 */
#include "tests/model/tck/table.h"
#include "tests/support/sample_pack.h"

/* The table is inside (tck_table.outside). Networks are numbered as in the table: `n000`... */
void tck_sheets_write(const struct tck_table *table, struct sample_pack *sample);

/* The answer to question `input`, of pack `pack`, that stands at `place`. */
struct value tck_value(const struct pack *pack, const struct tck_column *column, int question,
                       struct tck_place place);

#endif
