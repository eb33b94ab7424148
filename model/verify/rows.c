/* Rows that are never reached, never shown, or add nothing. */
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
           (other->rank < row->rank || rule_difference(pack, row, other) == VERIFY_CAUSE_NONE) &&
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
        const struct rule *other = &pack->rules[offer->rules[i]];

        if (other->network == pack->rules[rule].network ||
            !rule_is_better(pack, other, &pack->rules[rule]) ||
            !rules_meet(verification, rule, offer->rules[i]))
            continue;
        networks += !seen[other->network];
        seen[other->network] = true;
        cover_add(cover, &verification->effective[offer->rules[i]]);
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

static void look_for_display(struct verification *verification, size_t rule)
{
    for (size_t o = 0; o < verification->offer_count && !verification->budget.over; o++)
        if (bit_get(verification->offers[o].has, rule) &&
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
    for (size_t r = 0; r < verification->pack->rule_count && !verification->budget.over; r++) {
        if (!verification->reached[r])
            continue;
        look_for_redundancy(verification, r);
        look_for_display(verification, r);
    }
}
