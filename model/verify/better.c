/* Rows that another stands for. After a variable, a row whose remaining conditions lie within those
 * of another alive changes nothing: where it serves, the other does. Where a situation is to be
 * served by several networks the other must be of the same one. Of two alike the last stays, for
 * the first goes first.
 */
#include "model/verify/walk.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

/* A walk of few states is over before its rows are compared. */
enum { STATES_FEW = 16 };

/* Part of the memory of a walk that the comparison may take; beyond, rows are not compared. */
enum { PART = 8 };

static bool may_stand_for(const struct walk *walk, size_t one, size_t two)
{
    return walk->sweep->enough == 1 || walk->terms[one]->network == walk->terms[two]->network;
}

/* Who stands for whom once every variable is decided. */
static word *begin(const struct walk *walk)
{
    size_t count = walk->term_count, words = walk->term_words;
    word *all = memory_zero(count * words, sizeof *all);

    for (size_t t = 0; t < count; t++)
        for (size_t o = 0; o < count; o++)
            if (may_stand_for(walk, o, t))
                bit_set(all + t * words, o);
    return all;
}

/* Those who stand for a term must take every class that it takes. */
static void restrict_by(const struct walk *walk, size_t v, word *all)
{
    size_t words = walk->term_words;

    for (size_t t = 0; t < walk->term_count; t++)
        for (size_t g = walk->first_group[v]; g < walk->first_group[v + 1]; g++) {
            const word *accepts = walk->accepts + g * words;

            for (size_t w = 0; bit_get(accepts, t) && w < words; w++)
                all[t * words + w] &= accepts[w];
        }
}

static void note_better(struct walk *walk, size_t v, const word *all)
{
    size_t words = walk->term_words;
    word *better = walk->better + v * walk->term_count * words;
    word *beaten = walk->beaten + v * words;

    memcpy(better, all, walk->term_count * words * sizeof *all);
    for (size_t t = 0; t < walk->term_count; t++) {
        word *mine = better + t * words, any = 0;

        bit_clear(mine, t);
        for (size_t w = 0; w < words; w++)
            any |= mine[w];
        if (any)
            bit_set(beaten, t);
    }
}

static void compare_terms(struct walk *walk)
{
    size_t count = walk->term_count, words = walk->term_words, variables = walk->space->count;
    size_t bytes = variables * count * words * sizeof(word);

    walk->compared = true;
    if (!walk->sweep->enough || count < 2 || bytes > walk->sweep->budget->memory / PART ||
        !walk_spend(walk, bytes))
        return;
    word *all = begin(walk);

    walk->better = memory_alloc(bytes);
    walk->beaten = memory_zero(variables * words, sizeof(word));
    for (size_t v = variables; v-- > 0;) {
        note_better(walk, v, all);
        restrict_by(walk, v, all);
    }
    free(all);
}

static bool any_common(const word *one, const word *two, size_t words)
{
    for (size_t w = 0; w < words; w++)
        if (one[w] & two[w])
            return true;
    return false;
}

/* Fewer networks alive than are wanted: none of their rows matters any more. */
static bool is_lost(struct walk *walk, const word *key)
{
    size_t networks = 0;

    walk->seen_now++;
    for (size_t w = 0; w < walk->term_words; w++)
        for (word live = key[w]; live; live &= live - 1) {
            size_t term = w * WORD_BITS + (size_t)__builtin_ctzll(live);
            unsigned *seen = &walk->seen[walk->terms[term]->network];

            if (*seen != walk->seen_now && ++networks == walk->sweep->enough)
                return false;
            *seen = walk->seen_now;
        }
    return true;
}

void walk_drop(struct walk *walk, size_t variable, word *key)
{
    size_t words = walk->term_words;

    if (walk->sweep->enough > 1 && is_lost(walk, key)) {
        memset(key, 0, words * sizeof *key);
        return;
    }
    if (!walk->compared && walk->states > STATES_FEW)
        compare_terms(walk);
    if (!walk->better)
        return;
    const word *better = walk->better + variable * walk->term_count * words;
    const word *beaten = walk->beaten + variable * words;

    for (size_t w = 0; w < words; w++)
        for (word left = key[w] & beaten[w]; left; left &= left - 1) {
            size_t term = w * WORD_BITS + (size_t)__builtin_ctzll(left);

            if (any_common(key, better + term * words, words))
                bit_clear(key, term);
        }
}
