/* A box as cells of the sheet, and a cell held against a box. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "forms/report/box.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"

/* ------------------------------------------------------------------------------- writing */

static void add_item(struct text_buffer *cell, const char *text)
{
    buffer_addf(cell, "%s%s", cell->length ? ", " : "", text);
}

static void add_range(const struct question *question, const struct verify_range *range,
                      struct text_buffer *cell)
{
    char text[48];

    if (range->from == range->to)
        snprintf(text, sizeof text, "%d", range->from);
    else if (range->from <= question->least)
        snprintf(text, sizeof text, "<=%d", range->to);
    else if (range->to >= question->most)
        snprintf(text, sizeof text, ">=%d", range->from);
    else
        snprintf(text, sizeof text, "[%d..%d]", range->from, range->to);
    add_item(cell, text);
}

/* False when one of the places has no name that a cell could hold. */
static bool add_places(const struct pack *pack, const struct verify_side *side, int question,
                       struct text_buffer *cell)
{
    for (size_t i = 0; i < side->place_count; i++) {
        int symbol = report_place_symbol(pack, question, &side->places[i]);
        bool known = false;

        if (symbol <= SYMBOL_NONE)
            return false;
        for (size_t j = 0; j < i && !known; j++)
            known = report_place_symbol(pack, question, &side->places[j]) == symbol;
        if (!known)
            add_item(cell, symbols_name(pack->symbols, symbol));
    }
    return true;
}

/* The cell of a side, and the column it stands in; false when no cell says it. */
static bool write_cell(const struct pack *pack, const struct verify_side *side, int *column,
                       struct text_buffer *cell)
{
    const struct question *question = &pack->questions[side->question];
    bool exact = !side->said && !side->without_count && !side->other && side->with_count < 2;

    *column = side->question;
    for (size_t i = 0; i < side->symbol_count; i++)
        add_item(cell, symbols_name(pack->symbols, side->symbols[i]));
    for (size_t i = 0; i < side->range_count; i++)
        add_range(question, &side->ranges[i], cell);
    if (side->with_count)
        buffer_addf(cell, "contient(%s)", symbols_name(pack->symbols, side->with[0]));
    if (side->place_count || question->kind == QUESTION_COMMUNE) {
        *column = report_place_question(pack);
        if (*column < 0 || !add_places(pack, side, *column, cell))
            return false;
    }
    if (side->blank)
        add_item(cell, "vide");
    return (exact || side->with_count) && cell->length;
}

void report_cells(const struct pack *pack, const struct verify_box *box, struct text_buffer *out)
{
    size_t before = out->length;

    for (size_t i = 0; i < box->count; i++) {
        struct text_buffer cell = {0};
        int column;

        if (write_cell(pack, &box->sides[i], &column, &cell))
            buffer_addf(out, "%s%s = %s", out->length > before ? _(" ; ") : "",
                        pack->questions[column].name, buffer_text(&cell));
        buffer_finish(&cell);
    }
}

/* ------------------------------------------------------------------------------- matching */

static bool all_match(const struct report_cells_of *of, struct value value)
{
    for (size_t i = 0; i < of->count; i++)
        if (!cell_matches(&of->conditions[i]->cell, &value))
            return false;
    return true;
}

static bool place_matches(const struct pack *pack, const struct report_cells_of *of,
                          const struct verify_place *place)
{
    for (size_t i = 0; i < of->count; i++) {
        int symbol = report_place_symbol(pack, of->conditions[i]->question, place);
        const struct value value = {.kind = symbol ? VALUE_NAME : VALUE_BLANK, .number = symbol};

        if (!cell_matches(&of->conditions[i]->cell, &value))
            return false;
    }
    return true;
}

static bool number_matches(const struct report_cells_of *of, const struct verify_range *range,
                           long number)
{
    return number >= range->from && number <= range->to &&
           all_match(of, (struct value){.kind = VALUE_NUMBER, .number = (int)number});
}

/* Some number of the range: its ends, and the bounds of the cells with their neighbours. */
static bool range_matches(const struct report_cells_of *of, const struct verify_range *range)
{
    if (number_matches(of, range, range->from) || number_matches(of, range, range->to))
        return true;
    for (size_t i = 0; i < of->count; i++)
        for (size_t j = 0; j < of->conditions[i]->cell.count; j++) {
            const struct cell_item *item = &of->conditions[i]->cell.items[j];

            for (int step = -1; step <= 1; step++)
                if (number_matches(of, range, (long)item->low + step) ||
                    number_matches(of, range, (long)item->high + step))
                    return true;
        }
    return false;
}

/* The choices surely there alone, then every choice that is not surely absent. */
static bool set_matches(const struct pack *pack, const struct verify_side *side,
                        const struct report_cells_of *of)
{
    const struct choice_list *list = pack_choices(pack, side->question);
    int *symbols = memory_zero(list->count + 1, sizeof *symbols);
    struct value value = {.kind = VALUE_SET, .set = side->with, .count = side->with_count};
    bool matches = value.count && all_match(of, value);

    value = (struct value){.kind = VALUE_SET, .set = symbols};
    for (size_t i = 0; i < list->count; i++) {
        bool absent = false;

        for (size_t j = 0; j < side->without_count; j++)
            absent |= side->without[j] == list->choices[i].symbol;
        if (!absent)
            symbols[value.count++] = list->choices[i].symbol;
    }
    matches |= value.count && all_match(of, value);
    free(symbols);
    return matches;
}

bool report_side_meets(const struct pack *pack, const struct verify_side *side,
                       const struct report_cells_of *of)
{
    if (side->said || (side->blank && all_match(of, (struct value){.kind = VALUE_BLANK})))
        return true;
    for (size_t i = 0; i < side->symbol_count; i++)
        if (all_match(of, (struct value){.kind = VALUE_NAME, .number = side->symbols[i]}))
            return true;
    for (size_t i = 0; i < side->range_count; i++)
        if (range_matches(of, &side->ranges[i]))
            return true;
    for (size_t i = 0; i < side->place_count; i++)
        if (place_matches(pack, of, &side->places[i]))
            return true;
    return pack->questions[side->question].kind == QUESTION_SEVERAL && set_matches(pack, side, of);
}
