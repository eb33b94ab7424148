/* One cell of a decision table: a conjunctive test on one question.
 *
 *   cell     = "-" | list | "not(" list ")"
 *   list     = item { "," item }
 *   item     = NAME | INT | ("<"|"<="|">"|">=") INT | INTERVAL | "vide" | "contient(" NAME ")"
 *   INTERVAL = ("["|"]"|"(") INT ".." INT ("]"|"["|")")
 *
 * Source: reference rules.md 3.2 (S-FEEL unary tests with bare names). An empty cell is an error:
 * an omission and « any » must differ. Text is expected in machine form (see pack/sheet.h).
 */
#ifndef DP_MODEL_RULE_CELL_H
#define DP_MODEL_RULE_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "model/rule/symbols.h"
#include "model/rule/value.h"

struct arena;

enum cell_item_kind {
    CELL_NAME,    /* .low is a symbol */
    CELL_RANGE,   /* .low..high, both included; INT_MIN and INT_MAX when open */
    CELL_BLANK,   /* vide */
    CELL_CONTAINS /* .low is a symbol, for several-choice questions */
};

struct cell_item {
    enum cell_item_kind kind;
    int low, high;
};

struct cell {
    const struct cell_item *items;
    size_t count;
    bool any;     /* "-" */
    bool negated; /* not(...) */
};

enum { CELL_ITEMS_MOST = 1024, CELL_NAME_MOST = 63 };

/* Where and why a cell was not understood. */
enum cell_verdict {
    CELL_OK = 0,
    CELL_IS_EMPTY,
    CELL_NOT_UNDERSTOOD,
    CELL_OUT_OF_RANGE,   /* an integer over 9 digits */
    CELL_EMPTY_INTERVAL, /* [5..3] */
    CELL_TOO_LONG
};

struct cell_error {
    enum cell_verdict verdict;
    size_t position, length; /* bytes of the part at fault, within the cell */
};

/* Read a cell; items are cut from `arena`, names interned. On error `cell` is untouched. */
bool cell_parse(const char *text, struct symbols *symbols, struct arena *arena, struct cell *cell,
                struct cell_error *error);

bool cell_matches(const struct cell *cell, const struct value *value);

#endif
