/* One sheet of a pack: a CSV file whose columns have names. The sheet reader chooses the encoding
 * and the delimiter, checks the header against what the sheet may hold, passes every cell through
 * the gate, and reports every error with its file, row and column (reference rules.md 3.5).
 *
 * Machine cells (codes, rules) and headers are straightened: no-break spaces become spaces, curly
 * quotes and dashes become ASCII, ends are trimmed, ASCII letters become lower case. Texts are left
 * as they are, in NFC, their line breaks \n. After a sheet that lost rows, references to what may
 * have been there are not said to be wrong. A column whose name starts with `#` is the
 * coordinator's own and is ignored.
 */
#ifndef DP_MODEL_PACK_SHEET_H
#define DP_MODEL_PACK_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"
#include "model/pack/pack.h"

enum column_kind {
    COLUMN_CODE,     /* machine form */
    COLUMN_TEXT,     /* as written */
    COLUMN_SAID,     /* one column per language: name::Français (fr) */
    COLUMN_IF,       /* `si:<question>` columns; .name is the prefix "si:" */
    COLUMN_QUESTION, /* every other column is the name of a question; .name is "" */
    COLUMN_DATE,     /* machine form, AAAA-MM-JJ however it was written */
    COLUMN_DOORS,    /* machine form where « 1,2 » is two numbers */
    COLUMN_PHONE,    /* as written, digits that a spreadsheet may have eaten */
};

struct column_spec {
    const char *name;
    enum column_kind kind;
    bool required;
};

struct sheet_spec {
    const char *name; /* file name without .csv */
    bool required;
    const struct column_spec *columns;
    size_t count;
    size_t rows_most; /* 0: SHEET_ROWS_MOST */
};

/* Limits: rows of a sheet that names none, and faults told about one sheet. */
enum { SHEET_ROWS_MOST = 4096, SHEET_FAULTS_MOST = 100 };

struct sheet;

/* NULL when the sheet is absent, unreadable or without a column that it needs; absent is an error
 * only if the spec requires it. Strings live in the pack's arena. New languages are added to the
 * pack. */
struct sheet *sheet_read(struct pack *pack, const struct sheet_spec *spec,
                         struct fault_list *faults);
void sheet_destroy(struct sheet *sheet);

size_t sheet_rows(const struct sheet *sheet); /* without the header */

/* Cell of data row `row` (0-based) in the column of spec index `column`; "" when the sheet has no
 * such column. */
const char *sheet_cell(const struct sheet *sheet, size_t row, size_t column);
void sheet_said(const struct sheet *sheet, size_t row, size_t column, struct pack_text *text);
bool sheet_has(const struct sheet *sheet, size_t column);

/* Columns of kind IF and QUESTION: `at` counts them from 0; the name is that of the question. */
size_t sheet_question_columns(const struct sheet *sheet);
const char *sheet_question_name(const struct sheet *sheet, size_t at);
const char *sheet_question_cell(const struct sheet *sheet, size_t row, size_t at);

/* A fault about a cell, placed: row, column and file are filled here. */
void sheet_fault(const struct sheet *sheet, size_t row, size_t column, enum fault_code code,
                 const char *word, const char *hint);
void sheet_question_fault(const struct sheet *sheet, size_t row, size_t at, enum fault_code code,
                          const char *word, const char *hint);

/* The same about a header. */
void sheet_header_fault(const struct sheet *sheet, size_t column, enum fault_code code);
void sheet_question_header_fault(const struct sheet *sheet, size_t at, enum fault_code code);

unsigned sheet_row_number(const struct sheet *sheet, size_t row);

/* The sheet in canonical form (see hash.h) is fed to the pack's hash. */
struct pack_hash;
void sheet_hash(const struct sheet *sheet, struct pack_hash *hash);

#endif
