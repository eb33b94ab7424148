/* Comma-separated text as spreadsheets write it: RFC 4180 quotes, a delimiter among `;` `,` TAB,
 * CRLF, LF or CR, an optional last line break. Knows nothing of packs or encodings: UTF-8 in.
 */
#ifndef DP_MODEL_PACK_CSV_H
#define DP_MODEL_PACK_CSV_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct csv_record {
    const char **cells;
    size_t count;
    const unsigned char *forms; /* enum cell_form of each cell; NULL: all text, as in CSV */
    unsigned row; /* 1-based, as a spreadsheet numbers it: a cell of several lines is one row */
};

struct csv_table {
    const struct csv_record *records; /* the header first; blank lines are left out, not counted
                                         out: .row still numbers them */
    size_t count;
};

enum csv_verdict { CSV_OK = 0, CSV_QUOTE_OPEN, CSV_QUOTE_FOLLOWED, CSV_TOO_WIDE, CSV_TOO_LONG };

/* Limits: cells of a record, records of a table, bytes of a header. */
enum { CSV_CELLS_MOST = 512, CSV_RECORDS_MOST = 65536, CSV_HEADER_MOST = 16384 };

struct csv_error {
    enum csv_verdict verdict;
    unsigned row, column; /* where the cell at fault begins */
};

/* The first record only, as if `delimiter` were the one; used to choose it. */
bool csv_header(const char *text, size_t length, char delimiter, struct arena *arena,
                struct csv_table *table);

/* Cells are cut from `arena` and may be changed by their owner; on an error `table` holds the
 * records before it. `error` may be NULL. */
bool csv_parse(const char *text, size_t length, char delimiter, struct arena *arena,
               struct csv_table *table, struct csv_error *error);

#endif
