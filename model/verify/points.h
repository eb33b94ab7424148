/* What the rules test of a question, and the values that these tests may tell apart. */
#ifndef DP_MODEL_VERIFY_POINTS_H
#define DP_MODEL_VERIFY_POINTS_H

#include "model/verify/space.h"

/* A cell of a row or of a network, or one comparison of a `relevant` or of the constraint. */
struct test {
    int question;
    const struct cell *cell;
    const struct expression_node *node;
};

struct tests {
    struct test *all;
    size_t count, room;
};

/* The distinct tests of a question; of commune, departement, region and bassin for the commune. */
void tests_gather(const struct pack *pack, int question, struct tests *tests);
/* Unless the same test is there. */
void tests_add(struct tests *tests, const struct test *test);
void tests_finish(struct tests *tests);
bool test_holds(const struct space *space, const struct test *test, const struct point *point);

/* The values that the question may take, the blank first, in the order of the survey. */
void points_draw(struct space *space, struct variable *variable, const struct tests *tests);

/* Points that answer every test alike share a class; the blank is alone in the first. */
void points_merge(struct space *space, struct variable *variable, const struct tests *tests);
/* How many values each class holds. */
void points_weigh(struct space *space, struct variable *variable);

/* Does a cell, `relevant` or the constraint name this choice of a several-choice question? */
bool choice_is_named(const struct pack *pack, int question, int symbol);

/* Questions that rows and networks test, and those on which their `relevant` hangs. */
void questions_tested(const struct pack *pack, bool *tested);

/* The comparisons of every expression, once the variables are known; then, for one of these, which
 * of them each class makes true. */
void space_add_atoms(struct space *space);
void space_decide_atoms(struct space *space, size_t v);

/* Calls back for every cell of a row or of a network, then every comparison of an expression. */
typedef void each_test(void *context, const struct test *test);
void tests_each(const struct pack *pack, each_test *call, void *context);

#endif
