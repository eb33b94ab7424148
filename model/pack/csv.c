#include "model/pack/csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"

/* The text is copied once and cut in place: a cell is never longer than what wrote it. */
struct reader {
    char *at, *end; /* `end` is one byte that may be written */
    char delimiter;
    struct arena *arena;
    const char *cells[CSV_CELLS_MOST];
    size_t cell_count;
    unsigned row;
    struct csv_record *records;
    size_t count, capacity;
    struct csv_error *error;
};

static bool at_cell_end(const struct reader *reader)
{
    return reader->at == reader->end || *reader->at == reader->delimiter || *reader->at == '\n' ||
           *reader->at == '\r';
}

static bool reader_fail(struct reader *reader, enum csv_verdict verdict)
{
    *reader->error = (struct csv_error){verdict, reader->row, (unsigned)reader->cell_count + 1};
    return false;
}

/* After an opening quote: up to the closing one, doubled quotes being one. */
static bool read_quoted(struct reader *reader, char **cell_end)
{
    char *to = reader->at;

    while (reader->at < reader->end) {
        char *quote = memchr(reader->at, '"', (size_t)(reader->end - reader->at));

        if (!quote)
            break;
        size_t length = (size_t)(quote - reader->at);

        memmove(to, reader->at, length);
        to += length;
        reader->at = quote + 1;
        if (reader->at == reader->end || *reader->at != '"') {
            *cell_end = to;
            return at_cell_end(reader) || reader_fail(reader, CSV_QUOTE_FOLLOWED);
        }
        *to++ = *reader->at++;
    }
    return reader_fail(reader, CSV_QUOTE_OPEN);
}

/* One cell; `cell_end` is where its ending zero goes, once what follows it was looked at. */
static bool read_cell(struct reader *reader, char **cell_end)
{
    bool quoted = reader->at < reader->end && *reader->at == '"';

    if (reader->cell_count == CSV_CELLS_MOST)
        return reader_fail(reader, CSV_TOO_WIDE);
    reader->at += quoted;
    reader->cells[reader->cell_count] = reader->at;
    if (quoted && !read_quoted(reader, cell_end))
        return false;
    while (!quoted && !at_cell_end(reader))
        reader->at++;
    if (!quoted)
        *cell_end = reader->at;
    reader->cell_count++;
    return true;
}

static bool keep_record(struct reader *reader)
{
    size_t size = reader->cell_count * sizeof *reader->cells;

    if (reader->cell_count == 1 && !reader->cells[0][0])
        return true; /* a blank line */
    if (reader->count == CSV_RECORDS_MOST)
        return reader_fail(reader, CSV_TOO_LONG);
    if (reader->count == reader->capacity) {
        reader->capacity = reader->capacity ? reader->capacity * 2 : 64;
        reader->records = memory_grow(reader->records, reader->capacity * sizeof *reader->records);
    }
    reader->records[reader->count++] = (struct csv_record){
        .cells = arena_copy(reader->arena, reader->cells, size),
        .count = reader->cell_count,
        .row = reader->row,
    };
    return true;
}

static bool read_record(struct reader *reader)
{
    char *cell_end, stop;

    reader->cell_count = 0;
    reader->row++;
    do {
        if (!read_cell(reader, &cell_end))
            return false;
        stop = reader->at < reader->end ? *reader->at++ : '\n';
        *cell_end = '\0';
    } while (stop == reader->delimiter);
    if (stop == '\r' && reader->at < reader->end && *reader->at == '\n')
        reader->at++;
    return keep_record(reader);
}

static bool read_records(const char *text, size_t length, char delimiter, size_t most,
                         struct arena *arena, struct csv_table *table, struct csv_error *error)
{
    struct csv_error ignored;
    char *copy = arena_text_n(arena, text, length);
    struct reader reader = {.at = copy,
                            .end = copy + length,
                            .delimiter = delimiter,
                            .arena = arena,
                            .error = error ? error : &ignored};
    bool ok = true;

    while (ok && reader.at < reader.end && reader.count < most)
        ok = read_record(&reader);
    *table = (struct csv_table){
        .records = arena_copy(arena, reader.records, reader.count * sizeof *reader.records),
        .count = reader.count,
    };
    free(reader.records);
    return ok;
}

bool csv_parse(const char *text, size_t length, char delimiter, struct arena *arena,
               struct csv_table *table, struct csv_error *error)
{
    return read_records(text, length, delimiter, SIZE_MAX, arena, table, error);
}

bool csv_header(const char *text, size_t length, char delimiter, struct arena *arena,
                struct csv_table *table)
{
    size_t least = length < CSV_HEADER_MOST ? length : CSV_HEADER_MOST;

    return read_records(text, least, delimiter, 1, arena, table, NULL) && table->count == 1;
}
