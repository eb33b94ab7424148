#ifndef DP_TESTS_SUPPORT_FEEL_H
#define DP_TESTS_SUPPORT_FEEL_H

/*
 * The strict S-FEEL in which other people's decision tables are written: quoted strings, true,
 * date("..."), decimals. A second reader, for oracles alone; packs never see it.
 */
#include <stdbool.h>
#include <stddef.h>

enum feel_kind { FEEL_NULL, FEEL_NUMBER, FEEL_STRING, FEEL_BOOLEAN, FEEL_DATE };

/* Strings are borrowed from what was read, without their quotes. */
struct feel_literal {
    enum feel_kind kind;
    long long number; /* a number without its point; true is 1; days since 1970-01-01 */
    int decimals;
    const char *text;
    size_t length;
};

/* One alternative of a cell. A value alone has both bounds, the same. */
struct feel_item {
    struct feel_literal low, high;
    bool has_low, has_high, low_open, high_open;
};

enum { FEEL_ITEMS_MOST = 16 };

struct feel_test {
    struct feel_item items[FEEL_ITEMS_MOST];
    size_t count;
    bool any, negated;
};

/* Why something is not a literal or a test of literals. */
enum feel_verdict {
    FEEL_READ,
    FEEL_CALL,       /* a function */
    FEEL_ARITHMETIC, /* 2 * 3 */
    FEEL_NAME,       /* another input, a variable, ? */
    FEEL_UNKNOWN     /* none of those: this reader lacks something */
};

/* From `*at`, left behind the literal. */
bool feel_literal(const char **at, struct feel_literal *literal);

enum feel_verdict feel_read_test(const char *text, struct feel_test *test);
enum feel_verdict feel_read_literal(const char *text, struct feel_literal *literal);

/* Literals separated by commas, at most `most`; their count, -1 when they are something else. */
int feel_read_list(const char *text, struct feel_literal *literals, size_t most);

#endif
