/* What the rules test of a question, and who is tested. */
#include "model/verify/points.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

/* ------------------------------------------------------------------------------- tests */

static void each_of_cells(const struct conditions *conditions, each_test *call, void *context)
{
    for (size_t i = 0; i < conditions->count; i++) {
        struct test test = {.question = conditions->all[i].question,
                            .cell = &conditions->all[i].cell};

        call(context, &test);
    }
}

static void each_of_nodes(const struct expression *expression, each_test *call, void *context)
{
    for (size_t i = 0; i < expression->count; i++)
        if (expression->nodes[i].kind >= EXPRESSION_COMPARE) {
            struct test test = {.question = expression->nodes[i].question,
                                .node = &expression->nodes[i]};

            call(context, &test);
        }
}

void tests_each(const struct pack *pack, each_test *call, void *context)
{
    for (size_t i = 0; i < pack->rule_count; i++)
        each_of_cells(&pack->rules[i].when, call, context);
    for (size_t i = 0; i < pack->network_count; i++)
        each_of_cells(&pack->networks[i].eligible, call, context);
    for (size_t i = 0; i < pack->asked_count; i++) {
        each_of_nodes(&pack->questions[i].relevant, call, context);
        each_of_nodes(&pack->questions[i].constraint, call, context);
    }
}

static bool same_cell(const struct cell *one, const struct cell *two)
{
    return one->count == two->count && one->negated == two->negated &&
           memcmp(one->items, two->items, one->count * sizeof *one->items) == 0;
}

static bool same_test(const struct test *one, const struct test *two)
{
    if (one->question != two->question || !one->cell != !two->cell)
        return false;
    if (one->cell)
        return same_cell(one->cell, two->cell);
    return one->node->kind == two->node->kind && one->node->comparison == two->node->comparison &&
           one->node->literal.kind == two->node->literal.kind &&
           one->node->literal.number == two->node->literal.number;
}

struct gathering {
    const struct pack *pack;
    int question;
    struct tests *tests;
};

static bool concerns(const struct pack *pack, int question, int tested)
{
    return tested == question ||
           (question == pack->commune_question && pack->questions[tested].kind == QUESTION_PLACE);
}

void tests_add(struct tests *tests, const struct test *test)
{
    for (size_t i = 0; i < tests->count; i++)
        if (same_test(&tests->all[i], test))
            return;
    if (tests->count == tests->room) {
        tests->room = tests->room ? 2 * tests->room : 32;
        tests->all = memory_grow(tests->all, tests->room * sizeof *tests->all);
    }
    tests->all[tests->count++] = *test;
}

static void gather(void *context, const struct test *test)
{
    struct gathering *gathering = context;

    if (concerns(gathering->pack, gathering->question, test->question))
        tests_add(gathering->tests, test);
}

void tests_gather(const struct pack *pack, int question, struct tests *tests)
{
    struct gathering gathering = {pack, question, tests};

    tests_each(pack, gather, &gathering);
}

void tests_finish(struct tests *tests)
{
    free(tests->all);
}

/* One comparison by the evaluator that desks use. */
static bool node_holds(const struct expression_node *node, struct value value)
{
    struct expression_node alone = *node;
    struct expression expression = {&alone, 1};

    alone.question = 0;
    return expression_truth(&expression, &value, NULL) == TRUTH_YES;
}

bool test_holds(const struct space *space, const struct test *test, const struct point *point)
{
    struct value value = space_value(space, point, test->question);

    return test->cell ? cell_matches(test->cell, &value) : node_holds(test->node, value);
}

/* ------------------------------------------------------------------------------- who is tested */

static void mark_tested(void *context, const struct test *test)
{
    if (test->cell)
        ((bool *)context)[test->question] = true;
}

void questions_tested(const struct pack *pack, bool *tested)
{
    tests_each(pack, mark_tested, tested);
    for (size_t q = pack->asked_count; q < pack->question_count; q++)
        if (tested[q])
            tested[pack->commune_question] = true;
    for (size_t q = pack->asked_count; q-- > 0;) {
        const struct expression *relevant = &pack->questions[q].relevant;

        for (size_t i = 0; tested[q] && i < relevant->count; i++)
            if (relevant->nodes[i].kind >= EXPRESSION_COMPARE)
                tested[relevant->nodes[i].question] = true;
    }
}

struct naming {
    int question, symbol;
    bool found;
};

static void look_for_name(void *context, const struct test *test)
{
    struct naming *naming = context;

    if (test->question != naming->question)
        return;
    if (test->node)
        naming->found = naming->found || (test->node->literal.kind == VALUE_NAME &&
                                          test->node->literal.number == naming->symbol);
    for (size_t i = 0; test->cell && i < test->cell->count; i++)
        naming->found = naming->found || (test->cell->items[i].kind == CELL_CONTAINS &&
                                          test->cell->items[i].low == naming->symbol);
}

bool choice_is_named(const struct pack *pack, int question, int symbol)
{
    struct naming naming = {question, symbol, false};

    tests_each(pack, look_for_name, &naming);
    return naming.found;
}
