/* Any cell: an error within its bounds, or a test that says the contrary once negated. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/rule/cell.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect_contrary(const struct cell *cell)
{
    static const int set[] = {1, 2};
    static const struct value values[] = {
        {.kind = VALUE_BLANK},
        {VALUE_NAME, 1, NULL, 0},
        {VALUE_NAME, SYMBOL_ELSEWHERE, NULL, 0},
        {VALUE_NUMBER, 18, NULL, 0},
        {VALUE_SET, 0, set, 2},
    };
    struct cell contrary = *cell;

    contrary.negated = !cell->negated;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (cell->any ? !cell_matches(cell, &values[i])
                      : cell_matches(cell, &values[i]) == cell_matches(&contrary, &values[i]))
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create();
    struct symbols *symbols = symbols_create();
    char *text = memory_text_n((const char *)data, size);
    struct cell cell;
    struct cell_error error;

    if (cell_parse(text, symbols, arena, &cell, &error))
        expect_contrary(&cell);
    else if (error.verdict == CELL_OK || error.position + error.length > size)
        abort();
    free(text);
    symbols_destroy(symbols);
    arena_destroy(arena);
    return 0;
}
