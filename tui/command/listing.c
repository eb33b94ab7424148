#include "tui/command/listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "locale/text/width.h"

struct listing {
    enum call_format format;
    const struct listing_column *columns;
    size_t column_count;
    char **cells; /* NULL where there is none; row by row */
    size_t cell_count, room;
};

/* ------------------------------------------------------------------------------- JSON */

static void json_character(struct text_buffer *out, const char *text, size_t length)
{
    unsigned char first = (unsigned char)*text;

    if (first == '"' || first == '\\')
        buffer_addf(out, "\\%c", first);
    else if (first < 0x20 || first == 0x7F)
        buffer_addf(out, "\\u%04x", first);
    else if (first >= 0x80 && length == 1)
        buffer_add(out, "\\ufffd");
    else
        buffer_add_n(out, text, length);
}

void json_string(struct text_buffer *out, const char *text)
{
    size_t length = strlen(text);

    buffer_add(out, "\"");
    for (size_t at = 0, next; at < length; at = next) {
        next = utf8_next(text, length, at);
        json_character(out, text + at, next - at);
    }
    buffer_add(out, "\"");
}

/* ------------------------------------------------------------------------------- cells */

/* One line, safe on any terminal: white space is a space, the rest goes through the gate. */
static char *one_line(const char *text)
{
    size_t length = strlen(text), size = length * 10 + 1;
    char *flat = memory_text(text), *shown = memory_alloc(size);

    for (char *c = flat; *c; c++)
        if (strchr("\t\n\r\f\v", *c))
            *c = ' ';
    gate_show(flat, length, shown, size);
    free(flat);
    return shown;
}

static const char *cell_text(const char *cell)
{
    return cell ? cell : "-";
}

struct listing *listing_open(const struct command_call *call, const struct listing_column *columns,
                             size_t count)
{
    struct listing *listing = memory_zero(1, sizeof *listing);

    listing->format = call->format;
    listing->columns = columns;
    listing->column_count = count;
    return listing;
}

void listing_add(struct listing *listing, const char *text)
{
    char *cell = NULL;

    if (listing->cell_count == listing->room) {
        listing->room = listing->room ? listing->room * 2 : 64;
        listing->cells = memory_grow(listing->cells, listing->room * sizeof *listing->cells);
    }
    if (text)
        cell = listing->format == FORMAT_JSON ? memory_text(text) : one_line(text);
    listing->cells[listing->cell_count++] = cell;
}

void listing_add_number(struct listing *listing, long long number)
{
    char digits[32];

    snprintf(digits, sizeof digits, "%lld", number);
    listing_add(listing, digits);
}

static const char *cell_at(const struct listing *listing, size_t row, size_t column)
{
    return listing->cells[row * listing->column_count + column];
}

static bool shown(const struct listing *listing, size_t column, unsigned where)
{
    return !listing->columns[column].where || (listing->columns[column].where & where);
}

/* ------------------------------------------------------------------------------- formats */

static void write_tsv(const struct listing *listing, size_t row, struct text_buffer *out)
{
    const char *separator = "";

    for (size_t i = 0; i < listing->column_count; i++) {
        if (!shown(listing, i, IN_TSV))
            continue;
        buffer_addf(out, "%s%s", separator, cell_text(cell_at(listing, row, i)));
        separator = "\t";
    }
    buffer_add(out, "\n");
}

static void write_json(const struct listing *listing, size_t row, struct text_buffer *out)
{
    const char *separator = "";

    buffer_add(out, row ? ",\n {" : " {");
    for (size_t i = 0; i < listing->column_count; i++) {
        const char *cell = cell_at(listing, row, i);

        if (!shown(listing, i, IN_JSON))
            continue;
        buffer_add(out, separator);
        json_string(out, listing->columns[i].name);
        buffer_add(out, ": ");
        if (!cell || listing->columns[i].number)
            buffer_add(out, cell ? cell : "null");
        else
            json_string(out, cell);
        separator = ", ";
    }
    buffer_add(out, "}");
}

static int column_width(const struct listing *listing, size_t column)
{
    int widest = 0;

    for (size_t row = 0; row < listing->cell_count / listing->column_count; row++) {
        int width = width_of(cell_text(cell_at(listing, row, column)));

        widest = width > widest ? width : widest;
    }
    return widest;
}

static size_t last_shown(const struct listing *listing)
{
    size_t last = 0;

    for (size_t i = 0; i < listing->column_count; i++)
        last = shown(listing, i, IN_TEXT) ? i : last;
    return last;
}

static void write_text(const struct listing *listing, size_t row, const int *widths,
                       struct text_buffer *out)
{
    size_t last = last_shown(listing);

    for (size_t i = 0; i < listing->column_count; i++) {
        const char *cell = cell_text(cell_at(listing, row, i));

        if (!shown(listing, i, IN_TEXT))
            continue;
        if (listing->columns[i].number)
            width_pad_left(out, cell, widths[i]);
        else if (i == last)
            buffer_add(out, cell);
        else
            width_pad(out, cell, widths[i]);
        buffer_add(out, i == last ? "\n" : "  ");
    }
}

static void write_rows(const struct listing *listing, struct text_buffer *out)
{
    size_t rows = listing->cell_count / listing->column_count;
    int *widths = memory_zero(listing->column_count, sizeof *widths);

    for (size_t i = 0; i < listing->column_count; i++)
        widths[i] = column_width(listing, i);
    for (size_t row = 0; row < rows; row++)
        if (listing->format == FORMAT_JSON)
            write_json(listing, row, out);
        else if (listing->format == FORMAT_TSV)
            write_tsv(listing, row, out);
        else
            write_text(listing, row, widths, out);
    free(widths);
}

void listing_close(struct listing *listing)
{
    struct text_buffer out = {0};
    bool json = listing->format == FORMAT_JSON;

    buffer_add(&out, json ? "[\n" : "");
    write_rows(listing, &out);
    buffer_add(&out, json ? (listing->cell_count ? "\n]\n" : "]\n") : "");
    fwrite(buffer_text(&out), 1, out.length, stdout);
    buffer_finish(&out);
    for (size_t i = 0; i < listing->cell_count; i++)
        free(listing->cells[i]);
    free(listing->cells);
    free(listing);
}

/* ------------------------------------------------------------------------------- one thing */

/* Cells of `listing` by three: key, label, value. */
struct record_page {
    struct listing *listing;
};

struct record_page *record_page_open(const struct command_call *call)
{
    static const struct listing_column columns[3] = {
        {.name = "key"}, {.name = "label"}, {.name = "value"}};
    struct record_page *page = memory_zero(1, sizeof *page);

    page->listing = listing_open(call, columns, 3);
    return page;
}

void record_page_add(struct record_page *page, const char *key, const char *label,
                     const char *value)
{
    if (page->listing->format == FORMAT_TEXT && !value[0])
        return;
    listing_add(page->listing, key);
    listing_add(page->listing, label);
    listing_add(page->listing, value);
}

static void write_field(const struct listing *listing, size_t row, int width,
                        struct text_buffer *out)
{
    const char *key = cell_at(listing, row, 0), *value = cell_at(listing, row, 2);

    if (listing->format == FORMAT_JSON) {
        buffer_add(out, row ? ",\n " : " ");
        json_string(out, key);
        buffer_add(out, ": ");
        json_string(out, value);
    } else if (listing->format == FORMAT_TSV) {
        buffer_addf(out, "%s\t%s\n", key, value);
    } else {
        width_pad(out, cell_at(listing, row, 1), width + 2);
        buffer_addf(out, "%s\n", value);
    }
}

void record_page_close(struct record_page *page)
{
    struct listing *listing = page->listing;
    size_t rows = listing->cell_count / 3;
    int width = rows ? column_width(listing, 1) : 0;
    struct text_buffer out = {0};
    bool json = listing->format == FORMAT_JSON;

    buffer_add(&out, json ? "{\n" : "");
    for (size_t row = 0; row < rows; row++)
        write_field(listing, row, width, &out);
    buffer_add(&out, json ? "\n}\n" : "");
    fwrite(buffer_text(&out), 1, out.length, stdout);
    buffer_finish(&out);
    for (size_t i = 0; i < listing->cell_count; i++)
        free(listing->cells[i]);
    free(listing->cells);
    free(listing);
    free(page);
}
