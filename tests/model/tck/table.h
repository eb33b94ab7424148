#ifndef DP_TESTS_MODEL_TCK_TABLE_H
#define DP_TESTS_MODEL_TCK_TABLE_H

/*
 * A decision table of the DMN TCK, flattened (*.table.tsv), and its cases (*.cases.tsv), put on
 * integers: each column has a line of places on which its literals stand. Numbers get a unit ten
 * times finer than any that the table or its cases write, so that « > 1 » keeps a place below 2,
 * and « (5..6) » is not empty: DMN's numbers have decimals, a pack's have none. Dates are days,
 * strings and truth values ordinals.
 *
 * What a pack does not have is found by its mechanism and said as a reason, never by file name.
 */
#include <stdbool.h>
#include <stddef.h>

#include "tests/support/feel.h"

enum {
    TCK_INPUTS_MOST = 8,
    TCK_OUTPUTS_MOST = 8,
    TCK_RULES_MOST = 96,
    TCK_CASES_MOST = 256,
    TCK_NAMES_MOST = 64
};

/* Why a table is left out. */
enum tck_outside {
    TCK_INSIDE,
    TCK_CALL,
    TCK_ARITHMETIC,
    TCK_NAME,
    TCK_MIXED,
    TCK_TEXT_ORDER,
    TCK_EMPTY_INTERVAL,
    TCK_OUT_OF_RANGE,
    TCK_INPUT_COMPUTED,
    TCK_OUTPUT_COMPUTED,
    TCK_NO_ORDER,
    TCK_NO_NUMBER,
    TCK_NO_CASES,
    TCK_REASONS
};

const char *tck_reason(enum tck_outside outside);

/* How rows are ranked, and what is made of those proposed. */
enum tck_ranking { TCK_EQUAL, TCK_BY_ROW, TCK_BY_OUTPUT, TCK_BY_NUMBER, TCK_BY_NUMBER_DOWN };
enum tck_answering { TCK_ONLY, TCK_FIRST, TCK_LIST, TCK_BAG, TCK_COUNT, TCK_SUM };

struct tck_policy {
    const char *hit, *aggregate;
    enum tck_ranking ranking;
    enum tck_answering answering;
    bool shared; /* rows of one output are one network */
    bool alone;  /* the table promises that two networks never stand together */
};

/* Where a literal stands on its column's line. */
struct tck_place {
    bool null;
    int at;
};

struct tck_column {
    const char *name;
    enum feel_kind kind;
    int decimals; /* numbers: digits behind the point of one unit */
    struct feel_literal names[TCK_NAMES_MOST];
    size_t name_count;
    bool listed;   /* strings: #invalues gives them all */
    int low, high; /* numbers and dates */
    bool may_be_null;
    const char *declared, *allowed;
};

struct tck_rule {
    struct feel_test when[TCK_INPUTS_MOST];
    struct feel_literal then[TCK_OUTPUTS_MOST];
    int rank, network;
};

struct tck_case {
    const char *id, *expected; /* JSON */
    struct feel_literal given[TCK_INPUTS_MOST];
};

struct tck_table {
    const struct tck_policy *policy;
    struct tck_column inputs[TCK_INPUTS_MOST];
    size_t input_count;
    const char *output_names[TCK_OUTPUTS_MOST], *output_orders[TCK_OUTPUTS_MOST];
    struct feel_literal standard[TCK_OUTPUTS_MOST]; /* #default */
    size_t output_count;
    bool has_standard;
    struct tck_rule *rules;
    size_t rule_count;
    struct tck_case *cases;
    size_t case_count;
    int networks; /* of the rules; the default's comes after them */
    enum tck_outside outside;
    char where[128]; /* the cell that is outside */
    char *text, *case_text;
};

/* Takes both texts, which it cuts. Stops the test when a text is not in the format, or holds what
 * is neither read nor known to be outside. */
struct tck_table *tck_table_read(char *text, char *case_text);
void tck_table_destroy(struct tck_table *table); /* accepts NULL */

struct tck_place tck_place_of(const struct tck_column *column, const struct feel_literal *literal);

/* The strict meaning of a cell, apart from the evaluator that packs use. */
bool tck_test_holds(const struct tck_column *column, const struct feel_test *test,
                    struct tck_place place);

bool tck_literal_equal(const struct feel_literal *left, const struct feel_literal *right);
double tck_literal_number(const struct feel_literal *literal);

/* From settle.c: ranks and networks of the rules; columns put on their lines. */
void tck_table_settle(struct tck_table *table);
void tck_table_leave_out(struct tck_table *table, enum tck_outside outside, const char *where);

#endif
