/* Periods and doors: is there always somebody? */
#include <limits.h>
#include <stdlib.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/verify/inside.h"

/* ------------------------------------------------------------------------------- periods */

static int compare_days(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;

    return (a > b) - (a < b);
}

static void cut_at(const struct pack *pack, const struct period *period, int *days, size_t *count)
{
    if (period->from > pack->valid.from && period->from <= pack->valid.to)
        days[(*count)++] = period->from;
    if (period->to >= pack->valid.from && period->to < pack->valid.to)
        days[(*count)++] = period->to + 1;
}

/* First days of the periods, ascending and distinct; freed by the caller. */
static int *cut_periods(const struct pack *pack, size_t *count)
{
    int *days = memory_alloc((2 * (pack->rule_count + pack->network_count) + 1) * sizeof *days);
    size_t found = 1;

    days[0] = pack->valid.from;
    for (size_t i = 0; i < pack->rule_count; i++)
        cut_at(pack, &pack->rules[i].period, days, &found);
    for (size_t i = 0; i < pack->network_count; i++)
        cut_at(pack, &pack->networks[i].period, days, &found);
    qsort(days, found, sizeof *days, compare_days);
    *count = 0;
    for (size_t i = 0; i < found; i++)
        if (!*count || days[*count - 1] != days[i])
            days[(*count)++] = days[i];
    return days;
}

/* ------------------------------------------------------------------------------- offers */

static void gather_offer(struct verification *verification, struct offer *offer)
{
    const struct pack *pack = verification->pack;

    offer->rules =
        arena_take_array(verification->arena, pack->rule_count + 1, sizeof *offer->rules);
    offer->has =
        arena_take_array(verification->arena, pack->rule_count / WORD_BITS + 1, sizeof *offer->has);
    for (size_t r = 0; r < pack->rule_count; r++)
        if ((pack->rules[r].doors & offer->slice.door) && verification->effective[r].count &&
            period_holds(&verification->effective[r].period, offer->slice.period.from)) {
            offer->rules[offer->count++] = r;
            bit_set(offer->has, r);
        }
}

/* At door 2 a row that sends the person on serves nobody. */
static void cover_offer(const struct verification *verification, const struct offer *offer,
                        bool nets, struct cover *cover)
{
    for (size_t i = 0; i < offer->count; i++) {
        const struct rule *rule = &verification->pack->rules[offer->rules[i]];

        if ((nets || !rule->net) && (offer->slice.door == DOOR_1 || rule->mode != MODE_REFERRAL))
            cover_add(cover, &verification->effective[offer->rules[i]]);
    }
}

static verify_count left_by(struct verification *verification, const struct cover *cover,
                            uint16_t *example)
{
    struct sweep sweep = {.space = verification->space,
                          .terms = cover->terms,
                          .term_count = cover->count,
                          .enough = 1,
                          .budget = &verification->budget,
                          .example = example};

    return sweep_run(&sweep) ? sweep.left : 0;
}

/* ------------------------------------------------------------------------------- dead ends */

/* One box, added to the cover so that the next one lies elsewhere. */
static void tell_box(struct verification *verification, const struct offer *offer,
                     const uint16_t *example, struct cover *cover, const struct cover *rows)
{
    struct term *term = arena_take(verification->arena, sizeof *term);
    struct effective found = {.terms = term, .count = 1};
    struct verify_finding *finding = verification_add(
        verification, offer->slice.door == DOOR_1 ? VERIFY_DEAD_END : VERIFY_DEAD_END_2,
        VERIFY_REFUSED);

    finding->period = offer->slice.period;
    finding->doors = offer->slice.door;
    finding->situations = offer->slice.uncovered;
    term->box = describe_left(verification, example, NULL, rows, &finding->box);
    cover_add(cover, &found);
}

static void tell_dead_ends(struct verification *verification, const struct offer *offer,
                           const struct cover *rows)
{
    uint16_t *example = memory_zero(verification->space->count + 1, sizeof *example);
    struct cover cover = {0};

    cover_offer(verification, offer, true, &cover);
    for (size_t i = 0; i < verification->boxes_most && left_by(verification, &cover, example); i++)
        tell_box(verification, offer, example, &cover, rows);
    cover_finish(&cover);
    free(example);
}

/* ------------------------------------------------------------------------------- nets */

static void tell_net(struct verification *verification, const struct offer *offer, size_t rule,
                     const struct cover *plain)
{
    const struct pack *pack = verification->pack;
    uint16_t *example = memory_zero(verification->space->count + 1, sizeof *example);
    verify_count left = rule_left(verification, rule, NULL, plain, example);

    if (left) {
        struct verify_finding *finding =
            verification_add(verification, VERIFY_NET_ONLY,
                             pack->rules[rule].source[0] ? VERIFY_INFORMATION : VERIFY_WARNING);

        finding->period = offer->slice.period;
        finding->doors = offer->slice.door;
        finding->rule = (int)rule;
        finding->situations = left;
        describe_rule(verification, rule, example, plain, &finding->box);
    }
    free(example);
}

static void look_at_nets(struct verification *verification, struct offer *offer)
{
    const struct pack *pack = verification->pack;
    struct cover plain = {0};

    cover_offer(verification, offer, false, &plain);
    offer->slice.net_only = left_by(verification, &plain, NULL) - offer->slice.uncovered;
    for (size_t i = 0; i < offer->count && offer->slice.net_only; i++) {
        const struct rule *rule = &pack->rules[offer->rules[i]];

        if (rule->net && (offer->slice.door == DOOR_1 || rule->mode != MODE_REFERRAL))
            tell_net(verification, offer, offer->rules[i], &plain);
    }
    cover_finish(&plain);
}

/* ------------------------------------------------------------------------------- all */

static void verify_offer(struct verification *verification, struct offer *offer)
{
    struct cover all = {0};

    gather_offer(verification, offer);
    cover_offer(verification, offer, true, &all);
    offer->slice.situations = verification->situations;
    offer->slice.uncovered = left_by(verification, &all, NULL);
    if (offer->slice.uncovered && !verification->budget.over)
        tell_dead_ends(verification, offer, &all);
    if (!verification->budget.over)
        look_at_nets(verification, offer);
    cover_finish(&all);
}

void verify_doors(struct verification *verification)
{
    static const enum door doors[] = {DOOR_1, DOOR_2};
    const struct pack *pack = verification->pack;
    struct cover nothing = {0};
    size_t count;
    int *days = cut_periods(pack, &count);

    verification->situations = left_by(verification, &nothing, NULL);
    verification->offers =
        arena_take_array(verification->arena, 2 * count, sizeof *verification->offers);
    for (size_t i = 0; i < 2 * count && !verification->budget.over; i++) {
        struct offer *offer = &verification->offers[verification->offer_count++];

        offer->slice.period =
            (struct period){days[i / 2], i / 2 + 1 < count ? days[i / 2 + 1] - 1 : pack->valid.to};
        offer->slice.door = doors[i % 2];
        verify_offer(verification, offer);
    }
    free(days);
}
