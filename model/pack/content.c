#include "model/pack/content.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/pack/content_cell.h"
#include "model/pack/workbook.h"

/* Elements within one another, and bytes that one tag may take: expat keeps both in memory. */
enum { DEPTH_MOST = 64, TAG_MOST = 256 * 1024, FEED = 16 * 1024, REPEAT_MOST = 1 << 24 };

/* The row being read: empty cells wait until something follows them, as spreadsheets fill a row to
 * its end with thousands of them. */
struct row {
    const char *cells[CSV_CELLS_MOST];
    unsigned char forms[CSV_CELLS_MOST];
    size_t count, pending;
    size_t text; /* bytes */
    unsigned repeat;
};

struct content {
    XML_Parser parser;
    struct arena *arena;
    enum content_verdict verdict;
    unsigned depth, skip; /* depth of the element being left out, 0 without */
    bool in_table, in_row, spreadsheet;
    long long fed;
    struct content_cell *cell;
    struct row row;
    struct csv_record *records; /* of the sheet being read */
    size_t record_count, record_room, width;
    unsigned row_number;
    size_t cells, text; /* of the whole workbook */
    struct content_sheet sheets[WORKBOOK_SHEETS_MOST];
    size_t sheet_count;
};

static void stop(struct content *content, enum content_verdict verdict)
{
    if (content->verdict == CONTENT_OK)
        content->verdict = verdict;
    XML_StopParser(content->parser, XML_FALSE);
}

/* ------------------------------------------------------------------------------- attributes */

static const char *attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2)
        if (strcmp(content_name(attributes[i]), name) == 0)
            return attributes[i + 1];
    return NULL;
}

static unsigned repeated(const char **attributes, const char *name)
{
    const char *text = attribute(attributes, name);
    unsigned long count = text ? strtoul(text, NULL, 10) : 1;

    if (count < 1)
        return 1;
    return count > REPEAT_MOST ? REPEAT_MOST : (unsigned)count;
}

/* ------------------------------------------------------------------------------- tables */

static void start_table(struct content *content, const char **attributes)
{
    const char *name = attribute(attributes, "table:1.0|name");

    if (content->sheet_count == WORKBOOK_SHEETS_MOST) {
        stop(content, CONTENT_LARGE);
        return;
    }
    content->in_table = true;
    content->row_number = 1;
    content->record_count = content->width = 0;
    content->sheets[content->sheet_count].name = arena_text(content->arena, name ? name : "");
}

static void end_table(struct content *content)
{
    content->in_table = false;
    content->sheets[content->sheet_count++].table = (struct csv_table){
        .records = arena_copy(content->arena, content->records,
                              content->record_count * sizeof *content->records),
        .count = content->record_count,
    };
}

/* ------------------------------------------------------------------------------- rows */

static void start_row(struct content *content, const char **attributes)
{
    content->in_row = true;
    content->row.count = content->row.pending = content->row.text = 0;
    content->row.repeat = repeated(attributes, "table:1.0|number-rows-repeated");
}

/* Whether so much more may be held; what is repeated is counted each time, before it is made. */
static bool make_room(struct content *content, size_t cells, size_t text, size_t times)
{
    if (cells <= (WORKBOOK_CELLS_MOST - content->cells) / times &&
        text <= (WORKBOOK_TEXT_MOST - content->text) / times) {
        content->cells += cells * times;
        content->text += text * times;
        return true;
    }
    stop(content, CONTENT_LARGE);
    return false;
}

static void keep_record(struct content *content)
{
    const struct row *row = &content->row;

    if (content->record_count == content->record_room) {
        content->record_room = content->record_room ? content->record_room * 2 : 64;
        content->records =
            memory_grow(content->records, content->record_room * sizeof *content->records);
    }
    content->records[content->record_count++] = (struct csv_record){
        .cells = arena_copy(content->arena, row->cells, row->count * sizeof *row->cells),
        .forms = arena_copy(content->arena, row->forms, row->count),
        .count = row->count,
        .row = content->row_number,
    };
}

/* A row without anything is not one; another is as wide as the header at least. */
static void end_row(struct content *content)
{
    struct row *row = &content->row;

    content->in_row = false;
    if (!row->count) {
        content->row_number += row->repeat;
        return;
    }
    for (; row->count < content->width; row->count++) {
        row->cells[row->count] = "";
        row->forms[row->count] = 0;
    }
    if (!content->width)
        content->width = row->count;
    if (!make_room(content, row->count, row->text, row->repeat))
        return;
    for (unsigned i = 0; i < row->repeat; i++) {
        keep_record(content);
        content->row_number++;
    }
}

/* ------------------------------------------------------------------------------- cells */

static void start_cell(struct content *content, const char **attributes)
{
    struct cell_marks marks = {
        .type = attribute(attributes, "office:1.0|value-type"),
        .value = attribute(attributes, "office:1.0|value"),
        .date = attribute(attributes, "office:1.0|date-value"),
        .text = attribute(attributes, "office:1.0|string-value"),
        .formula = attribute(attributes, "table:1.0|formula"),
        .repeat = repeated(attributes, "table:1.0|number-columns-repeated"),
    };

    content_cell_start(content->cell, &marks);
}

static void end_cell(struct content *content)
{
    struct row *row = &content->row;
    unsigned char form;
    unsigned repeat;
    const char *text = content_cell_end(content->cell, &form, &repeat);
    size_t length = strlen(text);

    if (!length && !form) {
        row->pending += repeat;
        return;
    }
    if (length > WORKBOOK_CELL_MOST || row->count + row->pending + repeat > CSV_CELLS_MOST) {
        stop(content, CONTENT_LARGE);
        return;
    }
    const char *kept = arena_text_n(content->arena, text, length);

    for (; row->pending; row->pending--) {
        row->cells[row->count] = "";
        row->forms[row->count++] = 0;
    }
    for (unsigned i = 0; i < repeat; i++) {
        row->cells[row->count] = kept;
        row->forms[row->count++] = form;
    }
    row->text += (length + 1) * repeat;
}

/* ------------------------------------------------------------------------------- elements */

/* What is drawn, said beside a cell, remembered of its past or fetched from elsewhere is not in the
 * sheet; nor is a table within a cell. */
static bool is_left_out(const struct content *content, const char *name)
{
    static const char *const names[] = {
        "office:1.0|annotation",         "office:1.0|forms",    "table:1.0|shapes",
        "table:1.0|tracked-changes",     "table:1.0|dde-links", "table:1.0|named-expressions",
        "table:1.0|content-validations",
    };

    if (strncmp(name, "drawing:1.0|", 12) == 0)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return content->in_table && strcmp(name, "table:1.0|table") == 0;
}

static bool is_cell(const char *name)
{
    return strcmp(name, "table:1.0|table-cell") == 0 ||
           strcmp(name, "table:1.0|covered-table-cell") == 0;
}

static void on_start(void *context, const char *full, const char **attributes)
{
    struct content *content = context;
    const char *name = content_name(full);

    if (++content->depth > DEPTH_MOST) {
        stop(content, CONTENT_DAMAGED);
        return;
    }
    if (content->skip)
        return;
    if (is_left_out(content, name))
        content->skip = content->depth;
    else if (content_cell_is_open(content->cell))
        content_cell_inside(content->cell, name, repeated(attributes, "text:1.0|c"));
    else if (strcmp(name, "office:1.0|spreadsheet") == 0)
        content->spreadsheet = true;
    else if (content->spreadsheet && strcmp(name, "table:1.0|table") == 0)
        start_table(content, attributes);
    else if (content->in_table && strcmp(name, "table:1.0|table-row") == 0)
        start_row(content, attributes);
    else if (content->in_row && is_cell(name))
        start_cell(content, attributes);
}

static void on_end(void *context, const char *full)
{
    struct content *content = context;
    const char *name = content_name(full);
    unsigned depth = content->depth--;

    if (content->skip) {
        content->skip = content->skip == depth ? 0 : content->skip;
        return;
    }
    if (content_cell_is_open(content->cell) && is_cell(name))
        end_cell(content);
    else if (content_cell_is_open(content->cell))
        content_cell_outside(content->cell, name);
    else if (content->in_row && strcmp(name, "table:1.0|table-row") == 0)
        end_row(content);
    else if (content->in_table && strcmp(name, "table:1.0|table") == 0)
        end_table(content);
}

static void on_text(void *context, const char *text, int length)
{
    struct content *content = context;

    if (!content->skip && !content_cell_text(content->cell, text, (size_t)length))
        stop(content, CONTENT_LARGE);
}

static void on_doctype(void *context, const char *name, const char *system_id,
                       const char *public_id, int internal)
{
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)internal;
    stop(context, CONTENT_UNSAFE);
}

/* ------------------------------------------------------------------------------- reading */

struct content *content_create(struct arena *arena)
{
    struct content *content = memory_zero(1, sizeof *content);

    content->arena = arena;
    content->cell = content_cell_create();
    content->parser = XML_ParserCreateNS(NULL, '|');
    if (!content->parser)
        abort(); /* out of memory: see locale/text/memory.h */
    XML_SetUserData(content->parser, content);
    XML_SetElementHandler(content->parser, on_start, on_end);
    XML_SetCharacterDataHandler(content->parser, on_text);
    XML_SetStartDoctypeDeclHandler(content->parser, on_doctype);
    return content;
}

void content_destroy(struct content *content)
{
    if (!content)
        return;
    XML_ParserFree(content->parser);
    content_cell_destroy(content->cell);
    free(content->records);
    free(content);
}

/* One tag that never ends would be kept whole. */
static bool tag_is_too_long(const struct content *content)
{
    return content->fed - XML_GetCurrentByteIndex(content->parser) > TAG_MOST;
}

enum content_verdict content_feed(struct content *content, const char *bytes, size_t count,
                                  bool last)
{
    while (content->verdict == CONTENT_OK) {
        size_t piece = count < FEED ? count : FEED;
        bool ends = last && piece == count;

        content->fed += (long long)piece;
        if (XML_Parse(content->parser, bytes, (int)piece, ends) != XML_STATUS_OK)
            stop(content, CONTENT_DAMAGED);
        else if (!ends && tag_is_too_long(content))
            stop(content, CONTENT_LARGE);
        bytes += piece;
        count -= piece;
        if (!count)
            break;
    }
    if (last && content->verdict == CONTENT_OK && !content->spreadsheet)
        content->verdict = CONTENT_DAMAGED;
    return content->verdict;
}

const struct content_sheet *content_sheets(const struct content *content, size_t *count)
{
    *count = content->sheet_count;
    return content->sheets;
}
