#ifndef DP_TESTS_MODEL_TCK_ANSWER_H
#define DP_TESTS_MODEL_TCK_ANSWER_H

/*
 * What a decision answers: nothing, one output, or a list of them. The expected one is read from
 * JSON; ours is made of the rules that a pack proposed, in their order.
 */
#include "tests/model/tck/table.h"

struct tck_answer {
    bool list;
    size_t count;
    char *outputs[TCK_RULES_MOST + 1]; /* the output columns, separated by tabs */
};

/* The rule index that stands for the default. */
enum { TCK_STANDARD = -1 };

/* Stops the test when it is not what the format says. */
void tck_answer_read(const struct tck_table *table, const char *json, struct tck_answer *answer);

void tck_answer_of(const struct tck_table *table, const int *rules, size_t count,
                   struct tck_answer *answer);
void tck_answer_finish(struct tck_answer *answer);

bool tck_answers_agree(const struct tck_table *table, struct tck_answer *expected,
                       struct tck_answer *ours);

/* For a message; the caller frees. */
char *tck_answer_write(const struct tck_answer *answer);

#endif
