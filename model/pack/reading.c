#include "model/pack/reading.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "locale/time/date.h"
#include "model/base/arena.h"
#include "model/pack/damage.h"

struct sheet *reading_sheet(struct reading *reading, const struct sheet_spec *spec)
{
    struct sheet *sheet = sheet_read(reading->pack, spec, reading->faults);

    if (sheet)
        sheet_hash(sheet, reading->hash);
    return sheet;
}

/* ------------------------------------------------------------------------------- small cells */

struct period read_period(const struct sheet *sheet, size_t row, size_t from, size_t to)
{
    const size_t columns[] = {from, to};
    int days[] = {INT_MIN, INT_MAX};

    for (size_t i = 0; i < 2; i++) {
        const char *cell = sheet_cell(sheet, row, columns[i]);
        struct civil_date date;

        if (!cell[0])
            continue;
        if (civil_parse(cell, &date))
            days[i] = civil_to_days(date);
        else
            sheet_fault(sheet, row, columns[i], FAULT_CELL_DATE, cell, NULL);
    }
    return (struct period){days[0], days[1]};
}

bool read_yes(const struct sheet *sheet, size_t row, size_t column)
{
    static const char *const words[] = {"", "non", "no", "oui", "yes"};

    return read_word(sheet, row, column, words, sizeof words / sizeof *words) >= 3;
}

int read_word(const struct sheet *sheet, size_t row, size_t column, const char *const *words,
              size_t count)
{
    const char *cell = sheet_cell(sheet, row, column);
    struct text_buffer allowed;

    for (size_t i = 0; i < count; i++)
        if (strcmp(cell, words[i]) == 0)
            return (int)i;
    buffer_init(&allowed);
    for (size_t i = 0; i < count; i++)
        if (words[i][0])
            buffer_addf(&allowed, "%s%s", allowed.length ? ", " : "", words[i]);
    sheet_fault(sheet, row, column, cell[0] ? FAULT_CELL_VALUE : FAULT_CELL_EMPTY, cell,
                buffer_text(&allowed));
    buffer_finish(&allowed);
    return 0;
}

int read_number(const struct sheet *sheet, size_t row, size_t column, int least, int most)
{
    const char *cell = sheet_cell(sheet, row, column);
    char *end;
    long number = strtol(cell, &end, 10);
    char bounds[64];

    if (end != cell && !*end && number >= least && number <= most)
        return (int)number;
    snprintf(bounds, sizeof bounds, "%d..%d", least, most);
    sheet_fault(sheet, row, column, cell[0] ? FAULT_CELL_VALUE : FAULT_CELL_EMPTY, cell, bounds);
    return least;
}

static bool is_code(const char *cell)
{
    size_t length = strspn(cell, "abcdefghijklmnopqrstuvwxyz0123456789_");

    return cell[0] >= 'a' && cell[0] <= 'z' && !cell[length] && length <= CELL_NAME_MOST;
}

const char *read_code(const struct sheet *sheet, size_t row, size_t column)
{
    const char *cell = sheet_cell(sheet, row, column);

    if (is_code(cell))
        return cell;
    sheet_fault(sheet, row, column, cell[0] ? FAULT_CELL_SYNTAX : FAULT_CELL_EMPTY, cell,
                "a-z, 0-9, _");
    return "";
}

/* ------------------------------------------------------------------------------- conditions */

/* Which items each kind of question understands. */
static bool item_suits(const struct question *question, const struct cell_item *item)
{
    static const enum cell_item_kind suits[] = {
        [QUESTION_ONE] = CELL_NAME,
        [QUESTION_PLACE] = CELL_NAME,
        [QUESTION_INTEGER] = CELL_RANGE,
        [QUESTION_SEVERAL] = CELL_CONTAINS,
    };

    return item->kind == CELL_BLANK || item->kind == suits[question->kind];
}

static bool question_is_testable(const struct question *question)
{
    return question->kind == QUESTION_ONE || question->kind == QUESTION_SEVERAL ||
           question->kind == QUESTION_INTEGER || question->kind == QUESTION_PLACE;
}

void check_question_columns(struct reading *reading, const struct sheet *sheet)
{
    for (size_t at = 0; at < sheet_question_columns(sheet); at++) {
        int question = pack_question(reading->pack, sheet_question_name(sheet, at));

        if (question < 0 || !question_is_testable(&reading->pack->questions[question]))
            sheet_question_header_fault(sheet, at, FAULT_COLUMN_UNKNOWN);
    }
}

/* Region and zone names are those of the sheet `territoire`; departments are open. */
static bool place_is_known(const struct pack *pack, int question, int symbol)
{
    if (question == pack->department_question)
        return symbols_name(pack->symbols, symbol)[0] == 'd';
    for (size_t i = 0; i < pack->place_count; i++) {
        int held =
            question == pack->region_question ? pack->places[i].region : pack->places[i].zone;

        if (held == symbol)
            return true;
    }
    return false;
}

static bool name_is_known(const struct pack *pack, int question, int symbol)
{
    if (pack->questions[question].kind == QUESTION_PLACE)
        return place_is_known(pack, question, symbol);
    return pack_choice_of(pack, question, symbol) != NULL;
}

static void list_choices(const struct pack *pack, int question, struct text_buffer *out)
{
    const struct choice_list *list = pack_choices(pack, question);

    for (size_t i = 0; i < list->count; i++)
        buffer_addf(out, "%s%s", i ? ", " : "", list->choices[i].name);
}

/* Where a fault about a cell is placed: a question column, or a plain one. */
struct place {
    const struct sheet *sheet;
    size_t row;
    int question_column; /* -1: plain */
    size_t column;
};

static void place_fault(const struct place *place, enum fault_code code, const char *word,
                        const char *hint)
{
    if (place->question_column >= 0)
        sheet_question_fault(place->sheet, place->row, (size_t)place->question_column, code, word,
                             hint);
    else
        sheet_fault(place->sheet, place->row, place->column, code, word, hint);
}

static bool check_items(const struct pack *pack, int question, const struct cell *cell,
                        const char *text, const struct place *place)
{
    struct text_buffer allowed;
    bool ok = true;

    buffer_init(&allowed);
    for (size_t i = 0; i < cell->count && ok; i++) {
        const struct cell_item *item = &cell->items[i];
        bool named = item->kind == CELL_NAME || item->kind == CELL_CONTAINS;

        if (!item_suits(&pack->questions[question], item)) {
            place_fault(place, FAULT_CELL_SYNTAX, text, NULL);
            ok = false;
        } else if (named && !name_is_known(pack, question, item->low)) {
            list_choices(pack, question, &allowed);
            place_fault(place, FAULT_CELL_VALUE, symbols_name(pack->symbols, item->low),
                        buffer_text(&allowed));
            ok = false;
        }
    }
    buffer_finish(&allowed);
    return ok;
}

static bool read_condition(struct reading *reading, const char *name, const char *text,
                           const struct place *place, struct condition *condition)
{
    struct pack *pack = reading->pack;
    int question = pack_question(pack, name);
    struct cell_error error;
    char word[64];

    if (question < 0 || !question_is_testable(&pack->questions[question]))
        return false; /* said once, at the header */
    if (question == pack->department_question && damage_of_department(text, word)) {
        place_fault(place, FAULT_CELL_ZERO, text, word);
        return false;
    }
    if (!cell_parse(text, pack->symbols, pack->arena, &condition->cell, &error)) {
        snprintf(word, sizeof word, "%.*s", (int)error.length, text + error.position);
        place_fault(place, error.verdict == CELL_IS_EMPTY ? FAULT_CELL_EMPTY : FAULT_CELL_SYNTAX,
                    word, NULL);
        return false;
    }
    if (condition->cell.any)
        return false;
    ((struct question *)pack->questions)[question].used = true;
    condition->question = question;
    return check_items(pack, question, &condition->cell, text, place);
}

struct conditions read_conditions(struct reading *reading, const struct sheet *sheet, size_t row,
                                  int extra, const char *extra_question)
{
    size_t most = sheet_question_columns(sheet) + 1, count = 0;
    struct condition *all = memory_zero(most, sizeof *all);

    if (extra >= 0) {
        struct place place = {sheet, row, -1, (size_t)extra};

        count += read_condition(reading, extra_question, sheet_cell(sheet, row, (size_t)extra),
                                &place, &all[count]);
    }
    for (size_t at = 0; at < sheet_question_columns(sheet); at++) {
        struct place place = {sheet, row, (int)at, 0};

        count += read_condition(reading, sheet_question_name(sheet, at),
                                sheet_question_cell(sheet, row, at), &place, &all[count]);
    }
    struct conditions kept = {arena_copy(reading->pack->arena, all, count * sizeof *all), count};

    free(all);
    return kept;
}
