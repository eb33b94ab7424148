/* One answer, as rules see it. Blank is a value: what was not said, or is not asked of this person
 * (reference rules.md 3.4). Two-valued logic: a blank satisfies only `-`, `vide`, `not(x)`, `!=`.
 */
#ifndef DP_MODEL_RULE_VALUE_H
#define DP_MODEL_RULE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

enum value_kind {
    VALUE_BLANK = 0,
    VALUE_NAME,   /* .number is a symbol */
    VALUE_NUMBER, /* .number is the integer */
    VALUE_SET     /* .set holds .count symbols; an empty set is written VALUE_BLANK */
};

struct value {
    enum value_kind kind;
    int number;
    const int *set; /* borrowed from whoever answers */
    size_t count;
};

static inline bool value_is_blank(const struct value *value)
{
    return value->kind == VALUE_BLANK;
}

bool value_contains(const struct value *value, int symbol);

#endif
