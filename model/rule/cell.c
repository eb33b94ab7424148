#include "model/rule/cell.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "model/base/arena.h"

bool value_contains(const struct value *value, int symbol)
{
    if (value->kind != VALUE_SET)
        return value->kind == VALUE_NAME && value->number == symbol;
    for (size_t i = 0; i < value->count; i++)
        if (value->set[i] == symbol)
            return true;
    return false;
}

/* ------------------------------------------------------------------------------- reading */

struct reader {
    const char *start, *at;
    struct symbols *symbols;
    struct cell_item *items; /* room for CELL_ITEMS_MOST, filled as far as count */
    size_t count;
    struct cell_error *error;
};

static bool reader_fail(struct reader *reader, enum cell_verdict verdict, const char *from)
{
    size_t length = strcspn(from, ",");

    *reader->error = (struct cell_error){verdict, (size_t)(from - reader->start), length};
    return false;
}

static void skip_spaces(struct reader *reader)
{
    while (*reader->at == ' ')
        reader->at++;
}

static bool take(struct reader *reader, const char *word)
{
    size_t length = strlen(word);

    skip_spaces(reader);
    if (strncmp(reader->at, word, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static bool read_integer(struct reader *reader, int *out)
{
    skip_spaces(reader);
    const char *from = reader->at;
    bool minus = *reader->at == '-';
    int digits = 0, number = 0;

    if (minus)
        reader->at++;
    for (; isdigit((unsigned char)*reader->at); reader->at++) {
        if (++digits > 9)
            return reader_fail(reader, CELL_OUT_OF_RANGE, from);
        number = number * 10 + (*reader->at - '0');
    }
    if (!digits)
        return reader_fail(reader, CELL_NOT_UNDERSTOOD, from);
    *out = minus ? -number : number;
    return true;
}

static bool read_name(struct reader *reader, int *symbol)
{
    skip_spaces(reader);
    const char *from = reader->at;
    size_t length = 0;

    if (from[0] >= 'a' && from[0] <= 'z')
        while ((from[length] >= 'a' && from[length] <= 'z') || from[length] == '_' ||
               isdigit((unsigned char)from[length]))
            length++;
    if (!length)
        return reader_fail(reader, CELL_NOT_UNDERSTOOD, from);
    if (length > CELL_NAME_MOST)
        return reader_fail(reader, CELL_TOO_LONG, from);
    reader->at += length;
    *symbol = symbols_intern(reader->symbols, from, length);
    return true;
}

/* "[1..5]", "]1..5[", "(1..5)": brackets turned outwards, and parentheses, exclude the bound. */
static bool read_interval(struct reader *reader, struct cell_item *item)
{
    const char *from = reader->at;
    bool open_low = *reader->at++ != '[';

    item->kind = CELL_RANGE;
    if (!read_integer(reader, &item->low))
        return false;
    if (!take(reader, ".."))
        return reader_fail(reader, CELL_NOT_UNDERSTOOD, from);
    if (!read_integer(reader, &item->high))
        return false;
    skip_spaces(reader);
    if (!strchr("][)", *reader->at) || !*reader->at)
        return reader_fail(reader, CELL_NOT_UNDERSTOOD, from);
    bool open_high = *reader->at++ != ']';

    item->low += open_low;
    item->high -= open_high;
    if (item->low > item->high)
        return reader_fail(reader, CELL_EMPTY_INTERVAL, from);
    return true;
}

static bool read_comparison(struct reader *reader, struct cell_item *item)
{
    bool less = *reader->at++ == '<';
    bool or_equal = *reader->at == '=';
    int bound;

    if (or_equal)
        reader->at++;
    if (!read_integer(reader, &bound))
        return false;
    *item = less ? (struct cell_item){CELL_RANGE, INT_MIN, bound - !or_equal}
                 : (struct cell_item){CELL_RANGE, bound + !or_equal, INT_MAX};
    return true;
}

static bool read_contains(struct reader *reader, struct cell_item *item)
{
    const char *from = reader->at;

    item->kind = CELL_CONTAINS;
    if (!read_name(reader, &item->low))
        return false;
    return take(reader, ")") || reader_fail(reader, CELL_NOT_UNDERSTOOD, from);
}

static bool read_item(struct reader *reader, struct cell_item *item)
{
    skip_spaces(reader);
    char first = *reader->at;

    *item = (struct cell_item){.kind = CELL_NAME};
    if (first == '<' || first == '>')
        return read_comparison(reader, item);
    if (first == '[' || first == ']' || first == '(')
        return read_interval(reader, item);
    if (first == '-' || isdigit((unsigned char)first)) {
        item->kind = CELL_RANGE;
        if (!read_integer(reader, &item->low))
            return false;
        item->high = item->low;
        return true;
    }
    if (take(reader, "contient("))
        return read_contains(reader, item);
    const char *from = reader->at;

    if (!read_name(reader, &item->low))
        return false;
    if (reader->at - from == 4 && strncmp(from, "vide", 4) == 0)
        *item = (struct cell_item){.kind = CELL_BLANK};
    return true;
}

static bool read_list(struct reader *reader)
{
    do {
        if (reader->count == CELL_ITEMS_MOST)
            return reader_fail(reader, CELL_TOO_LONG, reader->at);
        if (!read_item(reader, &reader->items[reader->count]))
            return false;
        reader->count++;
    } while (take(reader, ","));
    return true;
}

bool cell_parse(const char *text, struct symbols *symbols, struct arena *arena, struct cell *cell,
                struct cell_error *error)
{
    struct cell_error ignored;
    struct cell_item items[CELL_ITEMS_MOST]; /* 12 KiB that a cell of one word must not clear */
    struct reader reader = {.start = text,
                            .at = text,
                            .symbols = symbols,
                            .items = items,
                            .error = error ? error : &ignored};

    skip_spaces(&reader);
    if (!*reader.at)
        return reader_fail(&reader, CELL_IS_EMPTY, reader.at);
    if (strcmp(reader.at, "-") == 0) {
        *cell = (struct cell){.any = true};
        return true;
    }
    bool negated = take(&reader, "not(");

    if (!read_list(&reader))
        return false;
    if (negated && !take(&reader, ")"))
        return reader_fail(&reader, CELL_NOT_UNDERSTOOD, reader.at);
    skip_spaces(&reader);
    if (*reader.at)
        return reader_fail(&reader, CELL_NOT_UNDERSTOOD, reader.at);
    *cell = (struct cell){
        .items = arena_copy(arena, items, reader.count * sizeof *items),
        .count = reader.count,
        .negated = negated,
    };
    return true;
}

/* ------------------------------------------------------------------------------- matching */

static bool item_matches(const struct cell_item *item, const struct value *value)
{
    switch (item->kind) {
    case CELL_NAME:
        return value->kind == VALUE_NAME && value->number == item->low;
    case CELL_RANGE:
        return value->kind == VALUE_NUMBER && value->number >= item->low &&
               value->number <= item->high;
    case CELL_BLANK:
        return value_is_blank(value);
    case CELL_CONTAINS:
        return value_contains(value, item->low);
    }
    return false;
}

bool cell_matches(const struct cell *cell, const struct value *value)
{
    if (cell->any)
        return true;
    for (size_t i = 0; i < cell->count; i++)
        if (item_matches(&cell->items[i], value))
            return !cell->negated;
    return cell->negated;
}
