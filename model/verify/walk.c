/* What a walk looks up at every step: who takes which class, and which comparisons are still of
 * use.
 */
#include "model/verify/walk.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

/* ------------------------------------------------------------------------------- classes */

static void choose_terms(struct walk *walk, const word *allowed)
{
    const struct sweep *sweep = walk->sweep;

    walk->terms = memory_alloc((sweep->term_count + 1) * sizeof *walk->terms);
    for (size_t t = 0; t < sweep->term_count; t++)
        if (!sweep->enough || box_meets(walk->space, allowed, sweep->terms[t]->box))
            walk->terms[walk->term_count++] = sweep->terms[t];
    walk->term_words = (walk->term_count + WORD_BITS - 1) / WORD_BITS;
    walk->key_words = walk->term_words + walk->space->atom_words;
    if (!walk->key_words)
        walk->key_words = 1;
}

static bool holds_all(const struct space *space, const word *set, const word *allowed)
{
    for (size_t w = 0; w < space->words; w++)
        if (allowed[w] & ~set[w])
            return false;
    return true;
}

/* By class of one variable: terms that take it. `everywhere`: terms that take all that is allowed.
 */
static void note_accepts(const struct walk *walk, size_t v, const word *allowed, word *by_class,
                         word *everywhere)
{
    const struct space *space = walk->space;
    size_t words = walk->term_words;

    memset(everywhere, 0, words * sizeof *everywhere);
    memset(by_class, 0, space->variables[v].class_count * words * sizeof *by_class);
    for (size_t t = 0; t < walk->term_count; t++) {
        const word *set = box_at(space, walk->terms[t]->box, v);

        if (holds_all(space, set, allowed)) {
            bit_set(everywhere, t);
            continue;
        }
        for (size_t w = 0; w < space->words; w++)
            for (word left = set[w] & allowed[w]; left; left &= left - 1)
                bit_set(by_class + (w * WORD_BITS + (size_t)__builtin_ctzll(left)) * words, t);
    }
}

/* ------------------------------------------------------------------------------- groups */

/* The group that a class joins, or a new one. */
static void add_class(struct walk *walk, size_t v, size_t class, const word *taken)
{
    const struct variable *variable = &walk->space->variables[v];
    size_t words = walk->term_words, atoms = walk->space->atom_words;
    size_t group = walk->first_group[v], end = walk->first_group[v + 1];

    while (group < end && (!class || !walk->groups[group].class ||
                           !same_words(walk->accepts + group * words, taken, words) ||
                           !same_words(variable->decided + walk->groups[group].class * atoms,
                                       variable->decided + class * atoms, atoms)))
        group++;
    if (group == end) {
        walk->first_group[v + 1]++;
        walk->groups[group] = (struct group){.class = class};
        if (words)
            memcpy(walk->accepts + group * words, taken, words * sizeof *taken);
    }
    walk->groups[group].weight = count_add(walk->groups[group].weight, variable->weights[class]);
}

/* From « takes all of this variable » to « and of those that follow ». */
static void sum_sure(struct walk *walk)
{
    size_t words = walk->term_words, count = walk->space->count;

    for (size_t t = 0; t < walk->term_count; t++)
        bit_set(walk->sure + count * words, t);
    for (size_t v = count; v-- > 0;)
        for (size_t w = 0; w < words; w++)
            walk->sure[v * words + w] &= walk->sure[(v + 1) * words + w];
}

static bool group_classes(struct walk *walk, const word *allowed)
{
    const struct space *space = walk->space;
    size_t words = walk->term_words, total = 0, most = 1;

    for (size_t v = 0; v < space->count; v++) {
        total += space->variables[v].class_count;
        if (space->variables[v].class_count > most)
            most = space->variables[v].class_count;
    }
    walk->first_group = memory_zero(space->count + 1, sizeof *walk->first_group);
    if (!walk_spend(walk, (total + most + space->count) * words * sizeof(word) +
                              total * sizeof *walk->groups))
        return false;
    walk->groups = memory_alloc((total + 1) * sizeof *walk->groups);
    walk->accepts = memory_alloc((total * words + 1) * sizeof(word));
    walk->sure = memory_zero((space->count + 1) * words + 1, sizeof(word));
    word *by_class = memory_alloc((most * words + 1) * sizeof *by_class);

    for (size_t v = 0; v < space->count; v++) {
        word *everywhere = walk->sure + v * words;

        note_accepts(walk, v, box_at(space, allowed, v), by_class, everywhere);
        walk->first_group[v + 1] = walk->first_group[v];
        for (size_t c = 0; c < space->variables[v].class_count; c++) {
            if (!bit_get(box_at(space, allowed, v), c))
                continue;
            for (size_t w = 0; w < words; w++)
                by_class[c * words + w] |= everywhere[w];
            add_class(walk, v, c, by_class + c * words);
        }
    }
    free(by_class);
    sum_sure(walk);
    return true;
}

/* ------------------------------------------------------------------------------- all */

static void prepare_atoms(struct walk *walk)
{
    const struct space *space = walk->space;

    walk->keep_atoms = memory_zero((space->count + 1) * space->atom_words + 1, sizeof(word));
    for (size_t a = 0; a < space->atom_count; a++)
        for (size_t v = 0; v < space->atoms[a].until; v++)
            bit_set(walk->keep_atoms + v * space->atom_words, a);
}

bool walk_prepare(struct walk *walk)
{
    const struct space *space = walk->space;
    word *allowed = /* classes that the walk may meet */
        memory_alloc((space_box_words(space) + 1) * sizeof *allowed);

    memcpy(allowed, space->possible, space_box_words(space) * sizeof *allowed);
    if (walk->sweep->box)
        box_meet(space, allowed, walk->sweep->box);
    choose_terms(walk, allowed);
    bool ok = group_classes(walk, allowed);
    prepare_atoms(walk);
    layer_create(walk, &walk->layers[0]);
    layer_create(walk, &walk->layers[1]);
    walk->trails = memory_zero(space->count + 1, sizeof *walk->trails);
    walk->seen = memory_zero(space->pack->network_count + 1, sizeof *walk->seen);
    free(allowed);
    return ok;
}

void walk_finish(struct walk *walk)
{
    for (size_t v = 0; v < walk->space->count; v++) {
        free(walk->trails[v].from);
        free(walk->trails[v].class);
    }
    free(walk->trails);
    free(walk->terms);
    free(walk->groups);
    free(walk->first_group);
    free(walk->accepts);
    free(walk->sure);
    free(walk->better);
    free(walk->beaten);
    free(walk->keep_atoms);
    free(walk->seen);
    layer_finish(&walk->layers[0]);
    layer_finish(&walk->layers[1]);
}
