#include "model/directory/intake_rows.h"

#include <string.h>

#include "model/directory/intake_draft.h"

enum state { CELL_BEGINS, BARE, QUOTED, QUOTE_SEEN, ROW_DONE };

void rows_init(struct rows *rows, struct stream *stream, char delimiter, struct fault *fault)
{
    *rows = (struct rows){.stream = stream, .fault = fault, .delimiter = delimiter, .piece = ""};
}

void rows_finish(struct rows *rows)
{
    buffer_finish(&rows->text);
}

const char *rows_cell(const struct rows *rows, size_t index)
{
    return index < rows->count && index < ROWS_CELLS_MOST ? rows->text.data + rows->cells[index]
                                                          : "";
}

/* A byte to be had at `at`, or the end. */
static bool has_byte(struct rows *rows)
{
    if (rows->at < rows->length)
        return true;
    if (rows->ended)
        return false;
    rows->at = 0;
    if (!stream_next(rows->stream, &rows->piece, &rows->length, rows->fault)) {
        rows->broken = true;
        rows->length = 0;
    }
    /* a piece may be empty before the end: a mark, a character cut in three */
    if (rows->length == 0 && !rows->broken && rows->stream->read < rows->stream->size)
        return has_byte(rows);
    rows->ended = rows->length == 0;
    return !rows->ended;
}

static void begin_cell(struct rows *rows)
{
    if (rows->count < ROWS_CELLS_MOST)
        rows->cells[rows->count] = rows->text.length;
    rows->count++;
}

static void end_cell(struct rows *rows)
{
    buffer_add_n(&rows->text, "", 1);
}

static void add(struct rows *rows, const char *bytes, size_t length)
{
    if (rows->text.length + length > INTAKE_RECORD_MOST || rows->count > ROWS_CELLS_MOST)
        rows->too_long = true;
    else
        buffer_add_n(&rows->text, bytes, length);
}

/* What ends a cell outside quotes; false when `byte` does not. */
static bool ends_cell(struct rows *rows, char byte, enum state *state)
{
    if (byte != rows->delimiter && byte != '\n' && byte != '\r')
        return false;
    end_cell(rows);
    rows->at++;
    if (byte == rows->delimiter) {
        begin_cell(rows);
        *state = CELL_BEGINS;
    } else {
        rows->after_cr = byte == '\r';
        *state = ROW_DONE;
    }
    return true;
}

static enum state step_bare(struct rows *rows, enum state state)
{
    size_t from = rows->at;

    if (ends_cell(rows, rows->piece[from], &state))
        return state;
    while (rows->at < rows->length && rows->piece[rows->at] != rows->delimiter &&
           rows->piece[rows->at] != '\n' && rows->piece[rows->at] != '\r')
        rows->at++;
    add(rows, rows->piece + from, rows->at - from);
    return BARE;
}

static enum state step_quoted(struct rows *rows)
{
    const char *from = rows->piece + rows->at;
    const char *quote = memchr(from, '"', rows->length - rows->at);

    add(rows, from, quote ? (size_t)(quote - from) : rows->length - rows->at);
    rows->at = quote ? (size_t)(quote - rows->piece) + 1 : rows->length;
    return quote ? QUOTE_SEEN : QUOTED;
}

static enum state step(struct rows *rows, enum state state)
{
    char byte = rows->piece[rows->at];

    switch (state) {
    case CELL_BEGINS:
        if (byte != '"')
            return step_bare(rows, state);
        rows->at++;
        return QUOTED;
    case QUOTED:
        return step_quoted(rows);
    case QUOTE_SEEN:
        if (byte != '"')
            return step_bare(rows, state);
        add(rows, "\"", 1);
        rows->at++;
        return QUOTED;
    default:
        return step_bare(rows, state);
    }
}

/* One row, blank or not; false at the end of the file. */
static bool read_row(struct rows *rows)
{
    enum state state = CELL_BEGINS;

    rows->count = 0;
    rows->too_long = false;
    buffer_clear(&rows->text);
    if (rows->after_cr && has_byte(rows) && rows->piece[rows->at] == '\n')
        rows->at++;
    rows->after_cr = false;
    if (!has_byte(rows))
        return false;
    rows->row++;
    begin_cell(rows);
    while (state != ROW_DONE && has_byte(rows))
        state = step(rows, state);
    if (state == QUOTED && !rows->broken) {
        rows->broken = true;
        fault_set(rows->fault, FAULT_CSV_QUOTE);
        if (rows->fault) {
            FAULT_TEXT(rows->fault->file, rows->stream->path);
            rows->fault->row = (unsigned)rows->row;
            rows->fault->column = (unsigned)rows->count;
        }
    }
    rows->unended = state != ROW_DONE;
    if (rows->unended)
        end_cell(rows);
    return !rows->broken;
}

/* No cell holds anything: « ;;;; », as spreadsheets end the sheets they save. */
static bool is_blank(const struct rows *rows)
{
    for (size_t i = 0; i < rows->text.length; i++)
        if (rows->text.data[i] != '\0' && rows->text.data[i] != ' ')
            return false;
    return !rows->too_long;
}

bool rows_next(struct rows *rows)
{
    while (read_row(rows))
        if (!is_blank(rows))
            return true;
    return false;
}
