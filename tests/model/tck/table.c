#include "tests/model/tck/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const reasons[TCK_REASONS] = {
    [TCK_CALL] = "a cell calls a function: pack cells hold constants only",
    [TCK_ARITHMETIC] = "a cell computes: pack cells hold constants only",
    [TCK_NAME] = "a cell names another input: pack cells test their own question only",
    [TCK_MIXED] = "a column mixes kinds: a pack's question has one",
    [TCK_TEXT_ORDER] = "texts are compared by order: packs compare names for equality only",
    [TCK_EMPTY_INTERVAL] = "an interval holds nothing: a pack refuses it",
    [TCK_OUT_OF_RANGE] = "a number has more digits than a pack's nine",
    [TCK_INPUT_COMPUTED] = "an input is an expression, not a question",
    [TCK_OUTPUT_COMPUTED] = "an output is an expression: a pack's is a network",
    [TCK_NO_ORDER] = "the policy orders outputs that the table does not order",
    [TCK_NO_NUMBER] = "the policy reckons with outputs that are not one number",
    [TCK_NO_CASES] = "no case says what to expect",
};

/* FIRST and PRIORITY of ranked proposals are the first one; the rank is what packs have for each of
 * these policies, and a network a row keeps every row apart. */
static const struct tck_policy policies[] = {
    {"UNIQUE", "", TCK_EQUAL, TCK_ONLY, false, true},
    {"ANY", "", TCK_EQUAL, TCK_ONLY, true, true},
    {"PRIORITY", "", TCK_BY_OUTPUT, TCK_FIRST, false, false},
    {"FIRST", "", TCK_BY_ROW, TCK_FIRST, false, false},
    {"RULE ORDER", "", TCK_BY_ROW, TCK_LIST, false, false},
    {"OUTPUT ORDER", "", TCK_BY_OUTPUT, TCK_LIST, false, false},
    {"COLLECT", "", TCK_EQUAL, TCK_BAG, false, false},
    {"COLLECT", "MIN", TCK_BY_NUMBER, TCK_FIRST, false, false},
    {"COLLECT", "MAX", TCK_BY_NUMBER_DOWN, TCK_FIRST, false, false},
    {"COLLECT", "COUNT", TCK_EQUAL, TCK_COUNT, false, false},
    {"COLLECT", "SUM", TCK_EQUAL, TCK_SUM, false, false},
};

const char *tck_reason(enum tck_outside outside)
{
    return reasons[outside];
}

void tck_table_leave_out(struct tck_table *table, enum tck_outside outside, const char *where)
{
    if (table->outside)
        return;
    table->outside = outside;
    snprintf(table->where, sizeof table->where, "%s", where);
}

/* ------------------------------------------------------------------------------- cells */

static void leave_out_verdict(struct tck_table *table, enum feel_verdict verdict, const char *cell)
{
    static const enum tck_outside outsides[] = {
        [FEEL_CALL] = TCK_CALL, [FEEL_ARITHMETIC] = TCK_ARITHMETIC, [FEEL_NAME] = TCK_NAME};

    if (verdict == FEEL_UNKNOWN)
        fail_msg("« %s » is neither understood nor known to be outside", cell);
    if (verdict != FEEL_READ)
        tck_table_leave_out(table, outsides[verdict], cell);
}

static void read_output(struct tck_table *table, const char *cell, struct feel_literal *literal)
{
    if (feel_read_literal(cell, literal) != FEEL_READ)
        tck_table_leave_out(table, TCK_OUTPUT_COMPUTED, cell);
}

static char *next_cell(char **rest)
{
    char *cell = strsep(rest, "\t");

    if (!cell)
        fail_msg("a line of the table is too short");
    return cell;
}

/* ------------------------------------------------------------------------------- lines */

static void read_policy(struct tck_table *table, char *rest)
{
    const char *hit = next_cell(&rest), *aggregate = rest ? next_cell(&rest) : "";

    for (size_t i = 0; i < sizeof policies / sizeof *policies; i++)
        if (strcmp(policies[i].hit, hit[0] ? hit : "UNIQUE") == 0 &&
            strcmp(policies[i].aggregate, aggregate) == 0)
            table->policy = &policies[i];
    if (!table->policy)
        fail_msg("hit policy « %s %s » is not known", hit, aggregate);
}

static void read_inputs(struct tck_table *table, char *rest)
{
    for (char *cell; (cell = strsep(&rest, "\t"));) {
        char *type = strrchr(cell, ':');

        assert_true(table->input_count < TCK_INPUTS_MOST);
        assert_non_null(type);
        *type = '\0';
        table->inputs[table->input_count++] =
            (struct tck_column){.name = cell, .declared = type + 1, .allowed = ""};
    }
}

static void read_allowed(struct tck_table *table, char *rest)
{
    for (size_t i = 0; i < table->input_count && rest; i++)
        table->inputs[i].allowed = strsep(&rest, "\t");
}

static void read_outputs(struct tck_table *table, char *rest)
{
    for (char *cell; (cell = strsep(&rest, "\t"));) {
        assert_true(table->output_count < TCK_OUTPUTS_MOST);
        assert_non_null(strrchr(cell, ':'));
        *strrchr(cell, ':') = '\0';
        table->output_orders[table->output_count] = "";
        table->output_names[table->output_count++] = cell;
    }
}

static void read_orders(struct tck_table *table, char *rest)
{
    for (size_t i = 0; i < table->output_count && rest; i++)
        table->output_orders[i] = strsep(&rest, "\t");
}

static void read_standard(struct tck_table *table, char *rest)
{
    for (size_t i = 0; i < table->output_count && rest; i++) {
        const char *cell = strsep(&rest, "\t");

        if (!cell[0])
            continue;
        table->has_standard = true;
        read_output(table, cell, &table->standard[i]);
    }
}

static void read_rule(struct tck_table *table, char *rest)
{
    assert_true(table->rule_count < TCK_RULES_MOST);
    struct tck_rule *rule = &table->rules[table->rule_count++];

    for (size_t i = 0; i < table->input_count; i++) {
        const char *cell = next_cell(&rest);

        leave_out_verdict(table, feel_read_test(cell, &rule->when[i]), cell);
    }
    assert_string_equal(next_cell(&rest), "|");
    for (size_t i = 0; i < table->output_count; i++)
        read_output(table, next_cell(&rest), &rule->then[i]);
    assert_null(rest);
}

static void read_lines(struct tck_table *table)
{
    static const struct {
        const char *head;
        void (*read)(struct tck_table *table, char *rest);
    } heads[] = {
        {"#hit", read_policy},  {"#in", read_inputs},        {"#invalues", read_allowed},
        {"#out", read_outputs}, {"#outvalues", read_orders}, {"#default", read_standard},
        {"rule", read_rule},
    };
    char *rest = table->text;

    for (char *line; (line = strsep(&rest, "\n"));) {
        const char *head = strsep(&line, "\t");
        size_t i = 0;

        while (i < sizeof heads / sizeof *heads && strcmp(heads[i].head, head) != 0)
            i++;
        if (i == sizeof heads / sizeof *heads && head[0])
            fail_msg("a line of the table begins with « %s »", head);
        if (head[0] && line)
            heads[i].read(table, line);
    }
}

/* ------------------------------------------------------------------------------- cases */

/* Which input each cell of a case is; -1 for an input that the table computes. */
static size_t read_case_heads(struct tck_table *table, char *line, int inputs[TCK_INPUTS_MOST])
{
    size_t count = 0, found = 0;

    assert_string_equal(next_cell(&line), "#id");
    for (char *cell; (cell = strsep(&line, "\t")) && line; count++) {
        assert_true(count < TCK_INPUTS_MOST);
        inputs[count] = -1;
        for (size_t i = 0; i < table->input_count; i++)
            if (strcmp(table->inputs[i].name, cell) == 0)
                inputs[count] = (int)i;
        found += inputs[count] >= 0;
    }
    if (found < table->input_count)
        tck_table_leave_out(table, TCK_INPUT_COMPUTED, "");
    return count;
}

static void read_case(struct tck_table *table, char *line, const int *inputs, size_t count)
{
    assert_true(table->case_count < TCK_CASES_MOST);
    struct tck_case *one = &table->cases[table->case_count++];

    one->id = next_cell(&line);
    for (size_t i = 0; i < count; i++) {
        const char *cell = next_cell(&line);
        struct feel_literal literal = {.kind = FEEL_NULL};

        if (cell[0] && feel_read_literal(cell, &literal) != FEEL_READ)
            tck_table_leave_out(table, TCK_MIXED, cell);
        if (inputs[i] >= 0)
            one->given[inputs[i]] = literal;
    }
    one->expected = next_cell(&line);
}

static void read_cases(struct tck_table *table)
{
    int inputs[TCK_INPUTS_MOST];
    char *rest = table->case_text, *head = strsep(&rest, "\n");
    size_t count = read_case_heads(table, head, inputs);

    for (char *line; (line = strsep(&rest, "\n"));)
        if (line[0] && line[0] != '#')
            read_case(table, line, inputs, count);
    if (!table->case_count)
        tck_table_leave_out(table, TCK_NO_CASES, "");
}

struct tck_table *tck_table_read(char *text, char *case_text)
{
    struct tck_table *table = calloc(1, sizeof *table);

    assert_non_null(table);
    table->text = text;
    table->case_text = case_text;
    table->rules = calloc(TCK_RULES_MOST, sizeof *table->rules);
    table->cases = calloc(TCK_CASES_MOST, sizeof *table->cases);
    read_lines(table);
    assert_non_null(table->policy);
    assert_true(table->input_count && table->output_count && table->rule_count);
    if (case_text)
        read_cases(table);
    else
        tck_table_leave_out(table, TCK_NO_CASES, "");
    if (!table->outside)
        tck_table_settle(table);
    return table;
}

void tck_table_destroy(struct tck_table *table)
{
    if (!table)
        return;
    free(table->rules);
    free(table->cases);
    free(table->text);
    free(table->case_text);
    free(table);
}
