/* Rows of a CSV of any size, one at a time: RFC 4180 quotes, CRLF, LF or CR, line breaks in cells.
 * Inside of the intake; packs have model/pack/csv.h, which holds a whole table.
 */
#ifndef DP_MODEL_DIRECTORY_INTAKE_ROWS_H
#define DP_MODEL_DIRECTORY_INTAKE_ROWS_H

#include "locale/text/buffer.h"
#include "model/directory/intake_stream.h"

enum { ROWS_CELLS_MOST = 512 };

struct rows {
    struct stream *stream;
    struct fault *fault;
    char delimiter;

    unsigned long row; /* of the last one, as a spreadsheet numbers it; blank ones count */
    size_t count;      /* cells, at most ROWS_CELLS_MOST are kept */
    bool too_long;     /* over a mebibyte: its cells are not all there */

    const char *piece;
    size_t length, at;
    struct text_buffer text;
    size_t cells[ROWS_CELLS_MOST];
    bool broken, ended, after_cr;
    bool unended; /* the row just read ends with the file, without its end of line */
};

void rows_init(struct rows *rows, struct stream *stream, char delimiter, struct fault *fault);
void rows_finish(struct rows *rows);

/* False at the end, and when the file cannot be read further: `broken`, with the fault. */
bool rows_next(struct rows *rows);

/* "" beyond the last one. */
const char *rows_cell(const struct rows *rows, size_t index);

#endif
