#include "model/pack/csv.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "model/base/arena.h"

struct reader {
    const char *at, *end;
    char delimiter;
    struct arena *arena;
    struct text_buffer cell;
    const char *cells[CSV_CELLS_MOST];
    size_t cell_count;
    unsigned row;
    struct csv_record *records;
    size_t count, capacity;
    struct csv_error *error;
};

static bool at_line_end(const struct reader *reader)
{
    return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

static void skip_line_end(struct reader *reader)
{
    if (reader->at < reader->end && *reader->at == '\r')
        reader->at++;
    if (reader->at < reader->end && *reader->at == '\n')
        reader->at++;
}

static bool reader_fail(struct reader *reader, enum csv_verdict verdict)
{
    *reader->error = (struct csv_error){verdict, reader->row, (unsigned)reader->cell_count + 1};
    return false;
}

/* After an opening quote: up to the closing one, doubled quotes being one. */
static bool read_quoted(struct reader *reader)
{
    while (reader->at < reader->end) {
        const char *quote = memchr(reader->at, '"', (size_t)(reader->end - reader->at));

        if (!quote)
            break;
        buffer_add_n(&reader->cell, reader->at, (size_t)(quote - reader->at));
        reader->at = quote + 1;
        if (reader->at == reader->end || *reader->at != '"')
            return true;
        buffer_add_n(&reader->cell, "\"", 1);
        reader->at++;
    }
    return reader_fail(reader, CSV_QUOTE_OPEN);
}

static void read_bare(struct reader *reader)
{
    const char *from = reader->at;

    while (!at_line_end(reader) && *reader->at != reader->delimiter)
        reader->at++;
    buffer_add_n(&reader->cell, from, (size_t)(reader->at - from));
}

static bool read_cell(struct reader *reader)
{
    buffer_clear(&reader->cell);
    if (reader->at < reader->end && *reader->at == '"') {
        reader->at++;
        if (!read_quoted(reader))
            return false;
        if (!at_line_end(reader) && *reader->at != reader->delimiter)
            return reader_fail(reader, CSV_QUOTE_FOLLOWED);
    } else {
        read_bare(reader);
    }
    if (reader->cell_count == CSV_CELLS_MOST)
        return reader_fail(reader, CSV_TOO_WIDE);
    reader->cells[reader->cell_count++] =
        arena_text_n(reader->arena, buffer_text(&reader->cell), reader->cell.length);
    return true;
}

static void keep_record(struct reader *reader)
{
    size_t size = reader->cell_count * sizeof *reader->cells;

    if (reader->count == reader->capacity) {
        reader->capacity = reader->capacity ? reader->capacity * 2 : 64;
        reader->records = memory_grow(reader->records, reader->capacity * sizeof *reader->records);
    }
    reader->records[reader->count++] = (struct csv_record){
        .cells = arena_copy(reader->arena, reader->cells, size),
        .count = reader->cell_count,
        .row = reader->row,
    };
}

static bool record_is_blank(const struct reader *reader)
{
    return reader->cell_count == 1 && !reader->cells[0][0];
}

static bool read_record(struct reader *reader)
{
    reader->cell_count = 0;
    reader->row++;
    if (!read_cell(reader))
        return false;
    while (reader->at < reader->end && *reader->at == reader->delimiter) {
        reader->at++;
        if (!read_cell(reader))
            return false;
    }
    skip_line_end(reader);
    if (!record_is_blank(reader))
        keep_record(reader);
    return true;
}

bool csv_parse(const char *text, size_t length, char delimiter, struct arena *arena,
               struct csv_table *table, struct csv_error *error)
{
    struct csv_error ignored;
    struct reader reader = {.at = text,
                            .end = text + length,
                            .delimiter = delimiter,
                            .arena = arena,
                            .error = error ? error : &ignored};
    bool ok = true;

    buffer_init(&reader.cell);
    while (ok && reader.at < reader.end)
        ok = read_record(&reader);
    *table = (struct csv_table){
        .records = arena_copy(arena, reader.records, reader.count * sizeof *reader.records),
        .count = reader.count,
    };
    free(reader.records);
    buffer_finish(&reader.cell);
    return ok;
}

const char *csv_first_cell(const char *text, size_t length, char delimiter, struct arena *arena)
{
    struct csv_error error;
    struct reader reader = {
        .at = text, .end = text + length, .delimiter = delimiter, .arena = arena, .error = &error};

    buffer_init(&reader.cell);
    bool ok = read_cell(&reader);

    buffer_finish(&reader.cell);
    return ok ? reader.cells[0] : "";
}
