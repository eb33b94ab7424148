/* Is there a situation that is not served? The way that leaves the fewest rows alive is tried
 * first; most questions of this kind end there. States where nothing was found are kept, so that
 * none is looked at twice.
 */
#include "model/verify/walk.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

struct search {
    struct walk *walk;
    struct layer *seen; /* by variable: states after it that were entered */
    word *keys;         /* by variable: the state before it, and one to try */
};

static word *key_before(const struct search *search, size_t v)
{
    return search->keys + 2 * v * search->walk->key_words;
}

static size_t live_count(const struct walk *walk, const word *key)
{
    size_t count = 0;

    for (size_t w = 0; w < walk->term_words; w++)
        count += (size_t)__builtin_popcountll(key[w]);
    return count;
}

/* The group to begin with; the end of the choice where none may follow. */
static size_t best_group(struct search *search, size_t v, const struct choice_of_group *choice)
{
    struct walk *walk = search->walk;
    word *key = key_before(search, v), *next = key + walk->key_words;
    size_t best = choice->end, least = SIZE_MAX;

    for (size_t group = choice->first; group < choice->end && least; group++)
        if (walk_follow(walk, v, key, group, choice->relevant, next) &&
            live_count(walk, next) < least) {
            least = live_count(walk, next);
            best = group;
        }
    return best;
}

static bool look_after(struct search *search, size_t v);

static bool look_by(struct search *search, size_t v, size_t group, bool relevant)
{
    struct walk *walk = search->walk;
    word *key = key_before(search, v), *next = key_before(search, v + 1);
    bool isnew = false;

    return walk_follow(walk, v, key, group, relevant, next) &&
           layer_add(walk, &search->seen[v], next, &isnew) != SIZE_MAX && isnew &&
           look_after(search, v + 1);
}

/* From the state before a variable. */
static bool look_after(struct search *search, size_t v)
{
    struct walk *walk = search->walk;

    if (v == walk->space->count)
        return true;
    if (!search->seen[v].keys)
        layer_create(walk, &search->seen[v]);
    struct choice_of_group choice = walk_choice(walk, v, key_before(search, v));
    size_t best = best_group(search, v, &choice);

    if (best == choice.end)
        return false;
    if (look_by(search, v, best, choice.relevant))
        return true;
    for (size_t group = choice.first; group < choice.end && !walk->sweep->budget->over; group++)
        if (group != best && look_by(search, v, group, choice.relevant))
            return true;
    return false;
}

bool walk_search(struct walk *walk)
{
    size_t count = walk->space->count;
    struct search search = {
        .walk = walk,
        .seen = memory_zero(count + 1, sizeof *search.seen),
        .keys = memory_zero(2 * (count + 1) * walk->key_words, sizeof *search.keys),
    };

    walk_begin(walk, search.keys);
    bool found = look_after(&search, 0);

    for (size_t v = 0; v < count; v++)
        layer_finish(&search.seen[v]);
    free(search.seen);
    free(search.keys);
    return found;
}
