#include "model/triage/triage.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

int conditions_first_failing(const struct conditions *conditions, const struct value *values)
{
    for (size_t i = 0; i < conditions->count; i++) {
        const struct condition *condition = &conditions->all[i];

        if (!cell_matches(&condition->cell, &values[condition->question]))
            return (int)i;
    }
    return -1;
}

bool conditions_match(const struct conditions *conditions, const struct value *values)
{
    return conditions_first_failing(conditions, values) < 0;
}

static bool rule_is_offered(const struct pack *pack, const struct rule *rule,
                            const struct triage_at *at)
{
    return (rule->doors & at->door) && period_holds(&rule->period, at->day) &&
           period_holds(&pack->networks[rule->network].period, at->day);
}

/* ------------------------------------------------------------------------------- proposals */

static struct proposal proposal_of(const struct pack *pack, size_t index,
                                   const struct triage_at *at)
{
    const struct rule *rule = &pack->rules[index];
    bool own = rule->network == at->own_network;

    return (struct proposal){
        .rule = (int)index,
        .network = rule->network,
        .rank = rule->rank,
        .level = rule->level,
        .mode = own ? MODE_HERE : rule->mode,
        .own = own,
        .net = rule->net,
    };
}

/* The better of two rows of one network: best rank; a plain row before a net; then the row's id,
 * so that the order of the sheet never matters. */
static bool is_better(const struct pack *pack, const struct proposal *a, const struct proposal *b)
{
    if (a->rank != b->rank)
        return a->rank < b->rank;
    if (a->net != b->net)
        return b->net;
    return strcmp(pack->rules[a->rule].id, pack->rules[b->rule].id) < 0;
}

static int compare_proposals(const void *left, const void *right, void *context)
{
    const struct pack *pack = context;
    const struct proposal *a = left, *b = right;

    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return strcmp(pack->networks[a->network].code, pack->networks[b->network].code);
}

/* How a row is held against a situation: matched outright, or not contradicted so far. */
typedef bool holds(const struct conditions *conditions, const struct situation *situation);

static bool match_now(const struct conditions *conditions, const struct situation *situation)
{
    return conditions_match(conditions, situation_values(situation));
}

/* What a question may be in the end: anything while it has no answer; its answer or blank while its
 * relevance is open; what it is now otherwise. */
static bool condition_may_hold(const struct condition *condition, const struct situation *situation)
{
    static const struct value blank = {.kind = VALUE_BLANK};
    const struct value *answer = situation_answer(situation, condition->question);

    if (!situation_may_change(situation, condition->question))
        return cell_matches(&condition->cell, &situation_values(situation)[condition->question]);
    return value_is_blank(answer) || cell_matches(&condition->cell, answer) ||
           cell_matches(&condition->cell, &blank);
}

static bool may_match(const struct conditions *conditions, const struct situation *situation)
{
    for (size_t i = 0; i < conditions->count; i++)
        if (!condition_may_hold(&conditions->all[i], situation))
            return false;
    return true;
}

/* The best row of each network that holds, in order; the caller frees. */
static struct proposal *collect(const struct pack *pack, const struct situation *situation,
                                const struct triage_at *at, holds *hold, size_t *count)
{
    struct proposal *best = memory_zero(pack->network_count + 1, sizeof *best);

    for (size_t i = 0; i < pack->network_count; i++)
        best[i].network = -1;
    for (size_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];

        if (!rule_is_offered(pack, rule, at) || !hold(&rule->when, situation) ||
            !hold(&pack->networks[rule->network].eligible, situation))
            continue;
        struct proposal found = proposal_of(pack, i, at);
        struct proposal *held = &best[rule->network];

        if (held->network < 0 || is_better(pack, &found, held))
            *held = found;
    }
    *count = 0;
    for (size_t i = 0; i < pack->network_count; i++)
        if (best[i].network >= 0)
            best[(*count)++] = best[i];
    qsort_r(best, *count, sizeof *best, compare_proposals, (void *)pack);
    return best;
}

size_t triage_proposals(const struct pack *pack, const struct situation *situation,
                        const struct triage_at *at, struct proposal *proposals, size_t most)
{
    size_t count;
    struct proposal *found = collect(pack, situation, at, match_now, &count);

    if (count > most)
        count = most;
    memcpy(proposals, found, count * sizeof *found);
    free(found);
    return count;
}

size_t triage_possible(const struct pack *pack, const struct situation *situation,
                       const struct triage_at *at, int *networks, size_t most)
{
    size_t count;
    struct proposal *found = collect(pack, situation, at, may_match, &count);

    if (count > most)
        count = most;
    for (size_t i = 0; i < count; i++)
        networks[i] = found[i].network;
    free(found);
    return count;
}

/* ------------------------------------------------------------------------------- first answers */

size_t triage_first_answers(const struct pack *pack, const struct situation *situation,
                            int *answers, size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < pack->first_answer_count && count < most; i++)
        if (conditions_match(&pack->first_answers[i].when, situation_values(situation)))
            answers[count++] = (int)i;
    return count;
}
