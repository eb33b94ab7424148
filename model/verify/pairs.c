/* Two rows of one rank where neither is hidden: a tie of two networks, or one that contradicts
 * itself. */
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/verify/inside.h"

/* ------------------------------------------------------------------------------- who meets whom */

static bool boxes_meet(struct verification *verification, const struct effective *one,
                       const struct effective *two)
{
    verification->budget.steps_used += one->count * two->count;
    for (size_t i = 0; i < one->count; i++)
        for (size_t j = 0; j < two->count; j++)
            if (box_meets(verification->space, one->terms[i].box, two->terms[j].box))
                return true;
    return false;
}

static size_t row_words(const struct verification *verification)
{
    return verification->pack->rule_count / WORD_BITS + 1;
}

bool rules_meet(const struct verification *verification, size_t one, size_t two)
{
    return bit_get(verification->meets + one * row_words(verification), two);
}

static void find_meetings(struct verification *verification)
{
    size_t count = verification->pack->rule_count, words = row_words(verification);

    verification->meets = arena_take_array(verification->arena, count * words + 1, sizeof(word));
    for (size_t i = 0; i < count && !verification_is_over(verification); i++)
        for (size_t j = i + 1; j < count; j++)
            if (boxes_meet(verification, &verification->effective[i],
                           &verification->effective[j])) {
                bit_set(verification->meets + i * words, j);
                bit_set(verification->meets + j * words, i);
            }
}

/* ------------------------------------------------------------------------------- situations */

struct pair {
    size_t one, two;
    const struct offer *offer;
};

/* Rows of the two networks that come before the pair's rank hide it, where they meet it. */
static void cover_hiding(const struct verification *verification, const struct pair *pair,
                         struct cover *cover)
{
    const struct rule *rules = verification->pack->rules;
    const struct rule *one = &rules[pair->one], *two = &rules[pair->two];

    for (size_t i = 0; i < pair->offer->count; i++) {
        const struct rule *rule = &rules[pair->offer->rules[i]];

        if (rule->rank < one->rank &&
            (rule->network == one->network || rule->network == two->network) &&
            rules_meet(verification, pair->offer->rules[i], pair->one) &&
            rules_meet(verification, pair->offer->rules[i], pair->two))
            cover_add(cover, &verification->effective[pair->offer->rules[i]]);
    }
}

/* Situations that both rows meet and where neither is hidden; one box of them. */
static verify_count pair_left(struct verification *verification, const struct pair *pair,
                              const struct cover *hiding, struct verify_box *box)
{
    const struct space *space = verification->space;
    const struct effective *two = &verification->effective[pair->two];
    uint16_t *example = memory_zero(space->count + 1, sizeof *example);
    word *base = memory_alloc((space_box_words(space) + 1) * sizeof *base);
    struct cover cover = {0};
    verify_count left = 0;

    cover_copy(&cover, hiding);
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

enum verify_cause rule_difference(const struct pack *pack, const struct rule *one,
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

static bool same_cover(const struct cover *one, const struct cover *two)
{
    return one->count == two->count &&
           (!one->count ||
            memcmp(one->terms, two->terms, one->count * sizeof(const struct term *)) == 0);
}

static void tell_pair(struct verification *verification, const struct pair *pair, verify_count left,
                      const struct verify_box *box)
{
    const struct pack *pack = verification->pack;
    const struct rule *one = &pack->rules[pair->one], *two = &pack->rules[pair->two];
    bool tie = one->network != two->network;
    struct verify_finding *finding =
        verification_add(verification, tie ? VERIFY_TIE : VERIFY_CONTRADICTION, VERIFY_WARNING);

    finding->rule = (int)pair->one;
    finding->other = (int)pair->two;
    finding->network = one->network;
    finding->cause = tie ? VERIFY_CAUSE_NONE : rule_difference(pack, one, two);
    finding->period = pair->offer->slice.period;
    finding->doors = pair->offer->slice.door;
    finding->situations = left;
    finding->box = *box;
}

/* The first period and door where both are seen is told. What hides them changes little from one to
 * the next: the same rows are not asked about twice. */
static void look_at_pair(struct verification *verification, struct pair pair)
{
    struct cover before = {0};
    verify_count left = 0;
    bool looked = false;

    for (size_t o = 0; o < verification->offer_count && !left && !verification->budget.over; o++) {
        struct cover hiding = {0};
        struct verify_box box;

        pair.offer = &verification->offers[o];
        if (!bit_get(pair.offer->has, pair.one) || !bit_get(pair.offer->has, pair.two))
            continue;
        cover_hiding(verification, &pair, &hiding);
        if (!looked || !same_cover(&hiding, &before))
            left = pair_left(verification, &pair, &hiding, &box);
        if (left)
            tell_pair(verification, &pair, left, &box);
        cover_finish(&before);
        before = hiding;
        looked = true;
    }
    cover_finish(&before);
}

void verify_pairs(struct verification *verification)
{
    const struct pack *pack = verification->pack;
    const struct rule *rules = pack->rules;

    find_meetings(verification);
    for (size_t i = 0; i < pack->rule_count; i++)
        for (size_t j = i + 1; j < pack->rule_count && !verification->budget.over; j++)
            if (rules[i].rank == rules[j].rank && rules_meet(verification, i, j) &&
                (rules[i].network != rules[j].network ||
                 rule_difference(pack, &rules[i], &rules[j]) != VERIFY_CAUSE_NONE))
                look_at_pair(verification, (struct pair){i, j, NULL});
}
