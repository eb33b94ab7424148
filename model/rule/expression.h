/* `relevant` and `constraint`: the decidable part of XLSForm's expressions.
 *
 *   or, and, not(...), parentheses;
 *   atoms: ${q} (= != < <= > >=) 'name' | INT, selected(${q}, 'name');
 *   in a constraint `.` stands for the question itself.
 *
 * Source: reference rules.md 3.3. `${q}` must be an earlier question, hence no cycle. Anything else
 * is an error with its place, never a silent default. Curly quotes are accepted as straight ones
 * (pyxform does the same).
 */
#ifndef DP_MODEL_RULE_EXPRESSION_H
#define DP_MODEL_RULE_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "model/rule/symbols.h"
#include "model/rule/value.h"

struct arena;

enum expression_kind {
    EXPRESSION_OR,
    EXPRESSION_AND,
    EXPRESSION_NOT,
    EXPRESSION_COMPARE, /* question, comparison, literal */
    EXPRESSION_SELECTED /* question, literal name */
};

enum comparison { IS, IS_NOT, LESS, AT_MOST, MORE, AT_LEAST };

/* A tree in one array: operands always stand before their operator, the root is the last node. */
struct expression_node {
    enum expression_kind kind;
    enum comparison comparison;
    int left, right;      /* node indexes */
    int question;         /* index given by the finder below */
    struct value literal; /* VALUE_NAME or VALUE_NUMBER; blank is written '' */
};

struct expression {
    const struct expression_node *nodes;
    size_t count; /* 0: no expression, always true */
};

enum { EXPRESSION_NODES_MOST = 256, EXPRESSION_DEPTH_MOST = 32 };

/* Who `${q}` is: the index of an earlier question, or -1. `.` is asked as ".". */
struct question_finder {
    int (*find)(const void *context, const char *name, size_t length);
    const void *context;
};

struct expression_error {
    bool unknown_question; /* otherwise: outside the grammar */
    size_t position, length;
};

bool expression_parse(const char *text, const struct question_finder *finder,
                      struct symbols *symbols, struct arena *arena, struct expression *expression,
                      struct expression_error *error);

/* Truth over values indexed by question. `open` (may be NULL) marks questions whose value may
 * still change: a comparison with one is unknown (Kleene's logic); with `open` NULL the
 * result is never TRUTH_UNKNOWN and a blank satisfies only `!=` and `= ''`. */
enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

enum truth expression_truth(const struct expression *expression, const struct value *values,
                            const bool *open);

#endif
