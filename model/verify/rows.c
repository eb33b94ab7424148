/* Rows against each other: never reached, never shown, ties, contradictions, redundancy. */
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/verify/inside.h"

static const struct cover nothing = {0};

/* ------------------------------------------------------------------------------- reached */

static void tell_unreached(struct verification *verification, size_t rule)
{
    const struct effective *effective = &verification->effective[rule];
    struct verify_finding *finding =
        verification_add(verification, VERIFY_NEVER_REACHED, VERIFY_WARNING);

    finding->rule = (int)rule;
    finding->network = verification->pack->rules[rule].network;
    finding->doors = verification->pack->rules[rule].doors;
    finding->cause = effective->count ? VERIFY_CAUSE_RELEVANCE : effective->cause;
    finding->question = effective->count ? -1 : effective->question;
}

static void verify_networks(struct verification *verification)
{
    const struct pack *pack = verification->pack;

    for (size_t n = 0; n < pack->network_count; n++) {
        bool proposed = false;

        for (size_t r = 0; r < pack->rule_count; r++)
            proposed = proposed || (verification->reached[r] && pack->rules[r].network == (int)n);
        if (!proposed)
            verification_add(verification, VERIFY_NEVER_PROPOSED, VERIFY_WARNING)->network = (int)n;
    }
}

void verify_reached(struct verification *verification)
{
    const struct pack *pack = verification->pack;

    for (size_t r = 0; r < pack->rule_count && !verification->budget.over; r++) {
        const struct rule *rule = &pack->rules[r];

        verification->reached[r] = rule_stands_out(verification, r, &nothing, 1);
        if (!verification->reached[r])
            tell_unreached(verification, r);
        if ((rule->doors & DOOR_2) && rule->mode == MODE_REFERRAL) {
            struct verify_finding *finding =
                verification_add(verification, VERIFY_SENDS_ON, VERIFY_REFUSED);

            finding->rule = (int)r;
            finding->network = rule->network;
            finding->doors = DOOR_2;
        }
    }
    verify_networks(verification);
}

/* ------------------------------------------------------------------------------- pairs */

struct pair {
    size_t one, two;
    const struct offer *offer;
};

static bool pair_meets(const struct verification *verification, const struct pair *pair)
{
    const struct effective *one = &verification->effective[pair->one];
    const struct effective *two = &verification->effective[pair->two];

    for (size_t i = 0; i < one->count; i++)
        for (size_t j = 0; j < two->count; j++)
            if (box_meets(verification->space, one->terms[i].box, two->terms[j].box))
                return true;
    return false;
}

/* Rows of the two networks that come before the pair's rank hide it. */
static void cover_hiding(const struct verification *verification, const struct pair *pair,
                         struct cover *cover)
{
    const struct rule *rules = verification->pack->rules;
    const struct rule *one = &rules[pair->one], *two = &rules[pair->two];

    for (size_t i = 0; i < pair->offer->count; i++) {
        const struct rule *rule = &rules[pair->offer->rules[i]];

        if (rule->rank < one->rank &&
            (rule->network == one->network || rule->network == two->network))
            cover_add(cover, &verification->effective[pair->offer->rules[i]]);
    }
}

/* Situations that both rows meet and where neither is hidden; one box of them. */
static verify_count pair_left(struct verification *verification, const struct pair *pair,
                              struct verify_box *box)
{
    const struct space *space = verification->space;
    const struct effective *two = &verification->effective[pair->two];
    uint16_t *example = memory_zero(space->count + 1, sizeof *example);
    word *base = memory_alloc((space_box_words(space) + 1) * sizeof *base);
    struct cover cover = {0};
    verify_count left = 0;

    cover_hiding(verification, pair, &cover);
    for (size_t j = 0; j < two->count; j++) {
        struct effective alone = {.terms = &two->terms[j], .count = 1};
        verify_count here = rule_left(verification, pair->one, two->terms[j].box, &cover, example);

        if (here && !left) {
            const struct effective *one = &verification->effective[pair->one];
            size_t at = 0;

            while (at + 1 < one->count && !box_has(space, one->terms[at].box, example))
                at++;
            memcpy(base, two->terms[j].box, space_box_words(space) * sizeof *base);
            box_meet(space, base, one->terms[at].box);
            describe_left(verification, example, base, &cover, box);
        }
        left = count_add(left, here);
        cover_add(&cover, &alone);
    }
    cover_finish(&cover);
    free(base);
    free(example);
    return left;
}

static bool same_text(const struct pack *pack, const struct pack_text *one,
                      const struct pack_text *two)
{
    for (size_t i = 0; i < pack->language_count; i++)
        if (strcmp(one->said[i] ? one->said[i] : "", two->said[i] ? two->said[i] : "") != 0)
            return false;
    return true;
}

static enum verify_cause difference(const struct pack *pack, const struct rule *one,
                                    const struct rule *two)
{
    if (one->net != two->net)
        return VERIFY_CAUSE_NATURE;
    if (one->mode != two->mode)
        return VERIFY_CAUSE_MODE;
    if (one->level != two->level)
        return VERIFY_CAUSE_LEVEL;
    return same_text(pack, &one->why, &two->why) ? VERIFY_CAUSE_NONE : VERIFY_CAUSE_WHY;
}

/* One network and rank: a contradiction when they differ; two networks: a tie. */
static void look_at_pair(struct verification *verification, const struct pair *pair, bool *told)
{
    const struct pack *pack = verification->pack;
    const struct rule *one = &pack->rules[pair->one], *two = &pack->rules[pair->two];
    bool tie = one->network != two->network;
    enum verify_cause cause = tie ? VERIFY_CAUSE_NONE : difference(pack, one, two);
    struct verify_box box;

    if (*told || (!tie && !cause) || !pair_meets(verification, pair))
        return;
    verify_count left = pair_left(verification, pair, &box);

    if (!left)
        return;
    struct verify_finding *finding =
        verification_add(verification, tie ? VERIFY_TIE : VERIFY_CONTRADICTION, VERIFY_WARNING);

    *told = true;
    finding->rule = (int)pair->one;
    finding->other = (int)pair->two;
    finding->network = one->network;
    finding->cause = cause;
    finding->period = pair->offer->slice.period;
    finding->doors = pair->offer->slice.door;
    finding->situations = left;
    finding->box = box;
}

static void verify_pairs(struct verification *verification)
{
    const struct rule *rules = verification->pack->rules;
    size_t count = verification->pack->rule_count;
    bool *told = memory_zero(count * count + 1, sizeof *told);

    for (size_t o = 0; o < verification->offer_count; o++) {
        const struct offer *offer = &verification->offers[o];

        for (size_t i = 0; i < offer->count; i++)
            for (size_t j = i + 1; j < offer->count && !verification->budget.over; j++) {
                struct pair pair = {offer->rules[i], offer->rules[j], offer};

                if (rules[pair.one].rank == rules[pair.two].rank)
                    look_at_pair(verification, &pair, &told[pair.one * count + pair.two]);
            }
    }
    free(told);
}

/* ------------------------------------------------------------------------------- redundancy */

static bool period_within(const struct period *inner, const struct period *outer)
{
    return inner->from >= outer->from && inner->to <= outer->to;
}

/* Could `two` stand for `one` wherever both hold? Of two equal rows the first by name stays. */
static bool stands_for(const struct verification *verification, size_t one, size_t two)
{
    const struct pack *pack = verification->pack;
    const struct rule *row = &pack->rules[one], *other = &pack->rules[two];

    return one != two && row->network == other->network && other->rank <= row->rank &&
           (row->doors & ~other->doors) == 0 && row->mode == other->mode &&
           (other->rank < row->rank || difference(pack, row, other) == VERIFY_CAUSE_NONE) &&
           verification->reached[two] &&
           period_within(&verification->effective[one].period,
                         &verification->effective[two].period);
}

static bool lies_within(struct verification *verification, size_t one, size_t two)
{
    struct cover cover = {0};

    cover_add(&cover, &verification->effective[two]);
    bool within = !rule_stands_out(verification, one, &cover, 1);

    cover_finish(&cover);
    return within && !verification->budget.over;
}

static void look_for_redundancy(struct verification *verification, size_t one)
{
    const struct pack *pack = verification->pack;

    for (size_t two = 0; two < pack->rule_count && !verification->budget.over; two++) {
        if (!stands_for(verification, one, two) || !lies_within(verification, one, two))
            continue;
        if (stands_for(verification, two, one) && lies_within(verification, two, one) &&
            strcmp(pack->rules[one].id, pack->rules[two].id) < 0)
            continue;
        struct verify_finding *finding =
            verification_add(verification, VERIFY_REDUNDANT, VERIFY_WARNING);

        finding->rule = (int)one;
        finding->other = (int)two;
        finding->network = pack->rules[one].network;
        finding->doors = pack->rules[one].doors;
        finding->period = verification->effective[one].period;
        return;
    }
}

/* ------------------------------------------------------------------------------- shown */

/* Rows of other networks that come before this one, where both may be met. */
static size_t cover_better(const struct verification *verification, const struct offer *offer,
                           size_t rule, struct cover *cover)
{
    const struct pack *pack = verification->pack;
    bool *seen = memory_zero(pack->network_count + 1, sizeof *seen);
    size_t networks = 0;

    for (size_t i = 0; i < offer->count; i++) {
        struct pair pair = {rule, offer->rules[i], offer};
        const struct rule *other = &pack->rules[pair.two];

        if (other->network == pack->rules[rule].network ||
            !rule_is_better(pack, other, &pack->rules[rule]) || !pair_meets(verification, &pair))
            continue;
        networks += !seen[other->network];
        seen[other->network] = true;
        cover_add(cover, &verification->effective[pair.two]);
    }
    free(seen);
    return networks;
}

static bool is_shown(struct verification *verification, const struct offer *offer, size_t rule)
{
    size_t most = (size_t)verification->pack->most_proposals;
    struct cover cover = {0};
    bool shown = cover_better(verification, offer, rule, &cover) < most ||
                 rule_stands_out(verification, rule, &cover, most);

    cover_finish(&cover);
    return shown;
}

static bool offer_has(const struct offer *offer, size_t rule)
{
    for (size_t i = 0; i < offer->count; i++)
        if (offer->rules[i] == rule)
            return true;
    return false;
}

static void look_for_display(struct verification *verification, size_t rule)
{
    for (size_t o = 0; o < verification->offer_count && !verification->budget.over; o++)
        if (offer_has(&verification->offers[o], rule) &&
            is_shown(verification, &verification->offers[o], rule))
            return;
    struct verify_finding *finding =
        verification_add(verification, VERIFY_NEVER_SHOWN, VERIFY_WARNING);

    finding->rule = (int)rule;
    finding->network = verification->pack->rules[rule].network;
    finding->doors = verification->pack->rules[rule].doors;
}

void verify_rows(struct verification *verification)
{
    verify_pairs(verification);
    for (size_t r = 0; r < verification->pack->rule_count && !verification->budget.over; r++) {
        if (!verification->reached[r])
            continue;
        look_for_redundancy(verification, r);
        look_for_display(verification, r);
    }
}
