#include "forms/report/nearest.h"

#include <stdint.h>

static bool overlaps(const struct period *one, const struct period *other)
{
    return one->from <= other->to && other->from <= one->to;
}

static void gather(const struct pack *pack, const struct conditions *from, int question,
                   struct report_cells_of *of)
{
    for (size_t i = 0; i < from->count && of->count < REPORT_CELLS_MOST; i++) {
        int tested = from->all[i].question;

        if (pack->questions[tested].kind == QUESTION_PLACE)
            tested = pack->commune_question;
        if (tested == question)
            of->conditions[of->count++] = &from->all[i];
    }
}

/* A side of the box that the row and its network together refuse. */
static void hold_side(const struct pack *pack, const struct verify_side *side,
                      struct nearest *nearest)
{
    const struct rule *rule = &pack->rules[nearest->rule];
    struct report_cells_of row = {0}, both;
    size_t at = nearest->question_count;

    gather(pack, &rule->when, side->question, &row);
    both = row;
    gather(pack, &pack->networks[rule->network].eligible, side->question, &both);
    if (!both.count || report_side_meets(pack, side, &both)) {
        nearest->meets += row.count > 0;
        return;
    }
    nearest->misses++;
    if (at == NEAREST_QUESTIONS_MOST)
        return;
    nearest->questions[at] = side->question;
    nearest->of_network[at] = !row.count || report_side_meets(pack, side, &row);
    nearest->question_count++;
}

static struct nearest hold(const struct pack *pack, int index, const struct verify_box *box,
                           const struct period *period, enum door door)
{
    const struct rule *rule = &pack->rules[index];
    const struct network *network = &pack->networks[rule->network];
    struct nearest nearest = {
        .rule = index,
        .dates = !overlaps(&rule->period, period),
        .network_dates = !overlaps(&network->period, period),
        .door = !(rule->doors & door),
        .mode = (rule->doors & door) && door == DOOR_2 && rule->mode == MODE_REFERRAL,
    };

    nearest.misses = (size_t)nearest.dates + nearest.network_dates + nearest.door + nearest.mode;
    for (size_t i = 0; i < box->count; i++)
        hold_side(pack, &box->sides[i], &nearest);
    return nearest;
}

struct nearest nearest_rule(const struct pack *pack, const struct verify_box *box,
                            const struct period *period, enum door door)
{
    struct nearest best = {.rule = -1, .misses = SIZE_MAX};

    for (size_t i = 0; i < pack->rule_count; i++) {
        struct nearest one = hold(pack, (int)i, box, period, door);

        if (!one.misses)
            continue; /* it asks what is not asked of them: nothing to learn from it */
        if (one.misses < best.misses || (one.misses == best.misses && one.meets > best.meets))
            best = one;
    }
    return best;
}
