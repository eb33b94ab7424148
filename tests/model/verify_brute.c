#include "tests/model/verify_brute.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/rule/symbols.h"

void brute_tested(const struct pack *pack, bool *tested)
{
    memset(tested, 0, pack->question_count * sizeof *tested);
    for (size_t r = 0; r < pack->rule_count; r++)
        for (size_t i = 0; i < pack->rules[r].when.count; i++)
            tested[pack->rules[r].when.all[i].question] = true;
    for (size_t n = 0; n < pack->network_count; n++)
        for (size_t i = 0; i < pack->networks[n].eligible.count; i++)
            tested[pack->networks[n].eligible.all[i].question] = true;
    for (size_t q = pack->question_count; q-- > 0;) {
        if (tested[q] && pack->questions[q].kind == QUESTION_PLACE)
            tested[pack->commune_question] = true;
        for (size_t i = 0; tested[q] && i < pack->questions[q].relevant.count; i++)
            if (pack->questions[q].relevant.nodes[i].kind >= EXPRESSION_COMPARE)
                tested[pack->questions[q].relevant.nodes[i].question] = true;
    }
}

/* ------------------------------------------------------------------------------- situations */

struct brute {
    const struct pack *pack;
    struct situation *situation;
    bool *tested;
    void (*call)(const struct situation *);
};

static void try_question(struct brute *brute, size_t question);

/* A question not relevant has no answer; a required one has; the constraint holds. */
static void go_on(struct brute *brute, size_t question)
{
    const struct question *asked = &brute->pack->questions[question];
    bool relevant = situation_is_relevant(brute->situation, (int)question);
    bool blank = value_is_blank(situation_answer(brute->situation, (int)question));

    if (relevant ? blank && asked->required : !blank)
        return;
    if (!blank &&
        expression_truth(&asked->constraint, situation_values(brute->situation), NULL) != TRUTH_YES)
        return;
    try_question(brute, question + 1);
}

static void try_value(struct brute *brute, size_t question, struct value value)
{
    situation_set(brute->situation, (int)question, value);
    go_on(brute, question);
}

static void try_sets(struct brute *brute, size_t question)
{
    const struct choice_list *list = pack_choices(brute->pack, (int)question);

    for (unsigned mask = 1; mask < 1u << list->count; mask++) {
        int set[16];
        size_t count = 0;

        for (size_t i = 0; i < list->count; i++)
            if (mask >> i & 1)
                set[count++] = list->choices[i].symbol;
        try_value(brute, question, (struct value){VALUE_SET, 0, set, count});
    }
}

/* Some communes: one that its row of `territoire` names, two departments that have a row, one that
 * counts only where a cell names it, and one of which no pack of these tests knows anything. */
static void try_places(struct brute *brute, size_t question)
{
    static const char *const places[][2] = {
        {"35001", "35"}, {"35238", "35"}, {"22278", "22"}, {"56001", "56"}, {"75056", "75"}};

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (places[i][1][0] == '5' && !symbols_find(brute->pack->symbols, "d56"))
            continue;
        situation_set_place(brute->situation, places[i][0], places[i][1]);
        go_on(brute, question);
    }
    situation_set_place(brute->situation, "", "");
}

static void try_question(struct brute *brute, size_t question)
{
    const struct pack *pack = brute->pack;

    while (question < pack->asked_count && !brute->tested[question])
        question++;
    if (question == pack->asked_count) {
        brute->call(brute->situation);
        return;
    }
    const struct question *asked = &pack->questions[question];
    const struct choice_list *list = pack_choices(pack, (int)question);

    situation_clear(brute->situation, (int)question);
    go_on(brute, question);
    if (asked->kind == QUESTION_SEVERAL)
        try_sets(brute, question);
    if (asked->kind == QUESTION_COMMUNE)
        try_places(brute, question);
    for (size_t i = 0; asked->kind == QUESTION_ONE && i < list->count; i++)
        try_value(brute, question, (struct value){VALUE_NAME, list->choices[i].symbol, NULL, 0});
    for (int i = asked->least; asked->kind == QUESTION_INTEGER && i <= asked->most; i++)
        try_value(brute, question, (struct value){VALUE_NUMBER, i, NULL, 0});
    situation_clear(brute->situation, (int)question);
}

void brute_each(const struct pack *pack, void (*call)(const struct situation *))
{
    struct brute brute = {pack, situation_create(pack),
                          memory_zero(pack->question_count + 1, sizeof(bool)), call};

    brute_tested(pack, brute.tested);
    try_question(&brute, 0);
    free(brute.tested);
    situation_destroy(brute.situation);
}

/* ------------------------------------------------------------------------------- boxes */

static bool has(const int *symbols, size_t count, int symbol)
{
    for (size_t i = 0; i < count; i++)
        if (symbols[i] == symbol)
            return true;
    return false;
}

static bool set_in_side(const struct verify_side *side, const struct value *value)
{
    bool some = side->some_count == 0;

    for (size_t i = 0; i < side->with_count; i++)
        if (!value_contains(value, side->with[i]))
            return false;
    for (size_t i = 0; i < side->without_count; i++)
        if (value_contains(value, side->without[i]))
            return false;
    for (size_t i = 0; i < side->some_count; i++)
        some = some || value_contains(value, side->some[i]);
    return some;
}

static bool place_in_side(const struct pack *pack, const struct verify_side *side,
                          const struct value *values)
{
    for (size_t i = 0; i < side->place_count; i++)
        if (side->places[i].department == values[pack->department_question].number &&
            side->places[i].region == values[pack->region_question].number &&
            side->places[i].zone == values[pack->zone_question].number)
            return true;
    return false;
}

static bool in_side(const struct pack *pack, const struct verify_side *side,
                    const struct value *values)
{
    const struct value *value = &values[side->question];

    if (pack->questions[side->question].kind == QUESTION_SEVERAL)
        return value_is_blank(value) ? side->blank : set_in_side(side, value);
    if (value_is_blank(value))
        return side->blank;
    if (value->kind == VALUE_NUMBER) {
        for (size_t i = 0; i < side->range_count; i++)
            if (value->number >= side->ranges[i].from && value->number <= side->ranges[i].to)
                return true;
        return false;
    }
    if (pack->questions[side->question].kind == QUESTION_COMMUNE)
        return place_in_side(pack, side, values);
    return has(side->symbols, side->symbol_count, value->number);
}

bool brute_in_box(const struct pack *pack, const struct verify_box *box,
                  const struct situation *situation)
{
    const struct value *values = situation_values(situation);

    for (size_t i = 0; i < box->count; i++)
        if (!in_side(pack, &box->sides[i], values))
            return false;
    return true;
}
