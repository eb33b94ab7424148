/* A sheet while an overlay is laid over it: columns of both, rows of both, each knowing where it
 * was written so that a fault found in the result is told at its source. Private to model/pack.
 *
 * Everything is cut from one arena, which outlives the draft.
 */
#ifndef DP_MODEL_PACK_DRAFT_H
#define DP_MODEL_PACK_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"
#include "model/pack/sheet.h"

struct arena;
struct text_buffer;

enum { FROM_BASE, FROM_OVERLAY, FROM_COUNT };
enum { SHEET_KEYS_MOST = 2 };

/* One of the sheets of a pack, and what tells one row of it from another. */
struct sheet_kind {
    const struct sheet_spec *spec;
    const char *keys[SHEET_KEYS_MOST]; /* names of columns; NULL after the last */
    bool merged;                       /* one row: the overlay's filled cells win (settings) */
    bool ordered;                      /* rows have an order that people see: `#apres` */
    bool tested;                       /* question columns are rule cells: "-" when not given */
};

enum { SHEET_KIND_COUNT = 9 };
extern const struct sheet_kind sheet_kinds[SHEET_KIND_COUNT];

struct draft_column {
    const char *header;
    int spec, language; /* as in struct column */
    const char *question;
    unsigned at[FROM_COUNT]; /* 1-based column in each file, 0 when it has none */
    bool gone;
};

struct draft_row {
    const char **cells;
    unsigned row[FROM_COUNT]; /* as a spreadsheet numbers it, 0 when not from there */
    int next, anchor;         /* rows are a chain; the row that this one was put after */
    bool gone;
};

struct draft {
    const struct sheet_kind *kind;
    struct arena *arena;
    const char *files[FROM_COUNT]; /* NULL when absent */
    struct draft_column *columns;
    size_t column_count;
    struct draft_row *rows;
    size_t row_count;
    int first, last; /* of the chain, -1 when empty */
};

/* The columns of both sheets and the rows of the base. Either may be NULL. */
void draft_open(struct draft *draft, const struct sheet_kind *kind, const struct sheet *base,
                const struct sheet *overlay, struct arena *arena);

/* Whether there is anything to write: one of the two folders has this sheet. */
bool draft_exists(const struct draft *draft);

/* Position of a column by name; of the one about `question`; -1 when there is none. */
int draft_column(const struct draft *draft, const char *name);
int draft_question(const struct draft *draft, const char *question);

/* What a cell holds where its file has no such column. */
const char *draft_filler(const struct draft *draft, size_t column);

/* Add a row to the chain: after `anchor`, and what was put after it before, or at the end with -1.
 * The cells are the caller's, as many as there are columns. */
int draft_add(struct draft *draft, const char **cells, int anchor);

/* Take a row out of the chain without losing it, to add it elsewhere. */
void draft_move(struct draft *draft, int row, int anchor);

/* Where a row of the written sheet, numbered from 1 with its header, and a column of it come from;
 * the fault's file, row and column are changed. */
void draft_locate(const struct draft *draft, struct fault *fault);

/* A fault about a cell of the overlay or of the base. */
void draft_report(const struct draft *draft, int from, unsigned row, unsigned column,
                  enum fault_code code, const char *word, const char *hint,
                  struct fault_list *faults);

/* The sheet as canonical CSV: UTF-8, `;`, LF, quotes only where they are needed. */
void draft_print(const struct draft *draft, struct text_buffer *out);

#endif
