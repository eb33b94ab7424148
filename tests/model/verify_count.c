#include "tests/model/verify_count.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/memory.h"
#include "model/triage/triage.h"
#include "tests/model/verify_brute.h"

/* Answers that everything treats alike. */
struct alike {
    uint64_t mark;
    struct value value;
    size_t count;
};

struct answers {
    struct alike *all;
    size_t count;
};

struct counter {
    const struct pack *pack;
    const struct count_loss *loss; /* NULL: every situation */
    int apart;
    struct situation *situation;
    bool *tested;
    int *last; /* of each row, the last question that it or its network tests */
    struct answers *answers;
    void (*call)(const struct situation *, verify_count);
};

/* ------------------------------------------------------------------------------- answers */

static uint64_t mix(uint64_t mark, bool bit)
{
    return (mark ^ (uint64_t)(bit ? 2 : 1)) * 1099511628211u; /* FNV-1a */
}

static uint64_t mark_conditions(const struct conditions *conditions, int question,
                                const struct value *values, uint64_t mark)
{
    for (size_t i = 0; i < conditions->count; i++) {
        struct conditions one = {&conditions->all[i], 1};

        if (conditions->all[i].question == question)
            mark = mix(mark, conditions_match(&one, values));
    }
    return mark;
}

static uint64_t mark_relevance(const struct pack *pack, int question, struct value value,
                               uint64_t mark)
{
    for (size_t q = 0; q < pack->asked_count; q++)
        for (size_t i = 0; i < pack->questions[q].relevant.count; i++) {
            const struct expression_node *node = &pack->questions[q].relevant.nodes[i];

            if (node->kind < EXPRESSION_COMPARE || node->question != question)
                continue;
            mark =
                mix(mark, value.kind == node->literal.kind && value.number == node->literal.number);
            mark = mix(mark, value.kind == VALUE_NUMBER && value.number < node->literal.number);
        }
    return mark;
}

static void note_answer(const struct counter *counter, int question, struct value value, bool rules)
{
    const struct pack *pack = counter->pack;
    struct answers *answers = &counter->answers[question];
    struct value *values = memory_zero(pack->question_count + 1, sizeof *values);
    uint64_t mark = mark_relevance(pack, question, value, 14695981039346656037u);
    size_t at = 0;

    values[question] = value;
    bool may = expression_truth(&pack->questions[question].constraint, values, NULL) == TRUTH_YES;

    for (size_t r = 0; rules && r < pack->rule_count; r++)
        mark = mark_conditions(&pack->rules[r].when, question, values, mark);
    for (size_t n = 0; rules && n < pack->network_count; n++)
        mark = mark_conditions(&pack->networks[n].eligible, question, values, mark);
    free(values);
    if (!may)
        return;
    mark = counter->apart == question ? (uint64_t)value.number : mark;
    while (at < answers->count && answers->all[at].mark != mark)
        at++;
    if (at == answers->count) {
        answers->all = memory_grow(answers->all, (at + 1) * sizeof *answers->all);
        answers->all[answers->count++] = (struct alike){mark, value, 0};
    }
    answers->all[at].count++;
}

static void gather_answers(const struct counter *counter, int question, bool rules)
{
    const struct question *asked = &counter->pack->questions[question];
    const struct choice_list *list = pack_choices(counter->pack, question);

    assert_true(asked->kind == QUESTION_ONE || asked->kind == QUESTION_INTEGER);
    for (size_t i = 0; asked->kind == QUESTION_ONE && i < list->count; i++)
        note_answer(counter, question, (struct value){VALUE_NAME, list->choices[i].symbol, NULL, 0},
                    rules);
    for (int i = asked->least; asked->kind == QUESTION_INTEGER && i <= asked->most; i++)
        note_answer(counter, question, (struct value){VALUE_NUMBER, i, NULL, 0}, rules);
}

/* ------------------------------------------------------------------------------- rows */

static int last_of(const struct conditions *conditions, int last)
{
    for (size_t i = 0; i < conditions->count; i++)
        last = conditions->all[i].question > last ? conditions->all[i].question : last;
    return last;
}

static bool serves_at(const struct counter *counter, size_t r)
{
    const struct rule *rule = &counter->pack->rules[r];
    enum door door = counter->loss->door;

    return (rule->doors & door) && (door == DOOR_1 || rule->mode != MODE_REFERRAL);
}

static bool is_lost(const struct counter *counter, size_t r)
{
    return counter->loss->rules[r] || counter->loss->rule == (int)r;
}

static bool matches(const struct counter *counter, size_t r)
{
    const struct rule *rule = &counter->pack->rules[r];
    const struct value *values = situation_values(counter->situation);

    return conditions_match(&rule->when, values) &&
           conditions_match(&counter->pack->networks[rule->network].eligible, values);
}

static bool within(const struct counter *counter)
{
    const struct value *value = &situation_values(counter->situation)[counter->loss->question];

    return value_is_blank(value) ||
           (value->number >= counter->loss->least && value->number <= counter->loss->most);
}

/* Rows whose last question was just answered: does one of those that are left serve? */
static bool is_served(const struct counter *counter, int question)
{
    for (size_t r = 0; r < counter->pack->rule_count; r++)
        if (counter->last[r] == question && serves_at(counter, r) &&
            (!is_lost(counter, r) || (counter->loss->rule == (int)r && within(counter))) &&
            matches(counter, r))
            return true;
    return false;
}

static bool fails_already(const struct counter *counter, const struct conditions *conditions,
                          int question)
{
    for (size_t i = 0; i < conditions->count; i++) {
        struct conditions one = {&conditions->all[i], 1};

        if (conditions->all[i].question <= question &&
            !conditions_match(&one, situation_values(counter->situation)))
            return true;
    }
    return false;
}

static bool was_served_perhaps(const struct counter *counter, int question)
{
    const struct pack *pack = counter->pack;

    for (size_t r = 0; r < pack->rule_count; r++)
        if (is_lost(counter, r) && serves_at(counter, r) &&
            !fails_already(counter, &pack->rules[r].when, question) &&
            !fails_already(counter, &pack->networks[pack->rules[r].network].eligible, question))
            return true;
    return false;
}

/* ------------------------------------------------------------------------------- walking */

static verify_count walk(struct counter *counter, size_t question, verify_count weight);

static verify_count go_on(struct counter *counter, size_t question, verify_count weight)
{
    if (counter->loss &&
        (is_served(counter, (int)question) || !was_served_perhaps(counter, (int)question)))
        return 0;
    return walk(counter, question + 1, weight);
}

static verify_count walk(struct counter *counter, size_t question, verify_count weight)
{
    const struct pack *pack = counter->pack;
    struct situation *situation = counter->situation;
    verify_count found = 0;

    while (question < pack->asked_count && !counter->tested[question])
        question++;
    if (question == pack->asked_count) {
        if (counter->call)
            counter->call(situation, weight);
        return weight;
    }
    const struct answers *answers = &counter->answers[question];
    bool relevant = situation_is_relevant(situation, (int)question);

    if (!relevant || !pack->questions[question].required)
        found += go_on(counter, question, weight);
    for (size_t i = 0; relevant && i < answers->count; i++) {
        situation_set(situation, (int)question, answers->all[i].value);
        found += go_on(counter, question, weight * answers->all[i].count);
    }
    situation_clear(situation, (int)question);
    return found;
}

static struct counter *create(const struct pack *pack, int apart, bool rules)
{
    struct counter *counter = memory_zero(1, sizeof *counter);

    counter->pack = pack;
    counter->apart = apart;
    counter->situation = situation_create(pack);
    counter->tested = memory_zero(pack->question_count + 1, sizeof *counter->tested);
    counter->last = memory_zero(pack->rule_count + 1, sizeof *counter->last);
    counter->answers = memory_zero(pack->question_count + 1, sizeof *counter->answers);
    brute_tested(pack, counter->tested);
    for (size_t q = 0; q < pack->asked_count; q++)
        if (counter->tested[q])
            gather_answers(counter, (int)q, rules);
    for (size_t r = 0; r < pack->rule_count; r++)
        counter->last[r] = last_of(&pack->networks[pack->rules[r].network].eligible,
                                   last_of(&pack->rules[r].when, 0));
    return counter;
}

struct counter *counter_create(const struct pack *pack, int question)
{
    return create(pack, question, true);
}

void counter_destroy(struct counter *counter)
{
    if (!counter)
        return;
    for (size_t q = 0; q < counter->pack->question_count; q++)
        free(counter->answers[q].all);
    free(counter->answers);
    free(counter->last);
    free(counter->tested);
    situation_destroy(counter->situation);
    free(counter);
}

verify_count count_all(const struct pack *pack)
{
    struct counter *counter = create(pack, -1, false);
    verify_count all = walk(counter, 0, 1);

    counter_destroy(counter);
    return all;
}

verify_count count_lost(struct counter *counter, const struct count_loss *loss,
                        void (*call)(const struct situation *situation, verify_count weight))
{
    counter->loss = loss;
    counter->call = call;
    return walk(counter, 0, 1);
}
