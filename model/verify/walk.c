/* What a walk looks up at every step: who takes which class, and which comparisons are still of
 * use.
 */
#include "model/verify/walk.h"

#include <stdlib.h>

#include "locale/text/memory.h"

static void prepare_terms(struct walk *walk)
{
    const struct space *space = walk->space;
    const struct sweep *sweep = walk->sweep;
    size_t words = walk->term_words, total = 0;

    walk->first_accept = memory_zero(space->count + 1, sizeof *walk->first_accept);
    for (size_t v = 0; v < space->count; v++) {
        walk->first_accept[v] = total;
        total += space->variables[v].class_count;
    }
    walk->accepts = memory_zero(total * words + 1, sizeof(word));
    walk->free_after = memory_zero((space->count + 1) * words + 1, sizeof(word));
    for (size_t t = 0; t < sweep->term_count; t++) {
        bool rest_is_free = true;

        for (size_t v = space->count; v-- > 0;) {
            const word *set = box_at(space, sweep->terms[t]->box, v);
            size_t classes = space->variables[v].class_count;

            if (rest_is_free)
                bit_set(walk->free_after + v * words, t);
            for (size_t c = 0; c < classes; c++)
                if (bit_get(set, c))
                    bit_set(walk->accepts + (walk->first_accept[v] + c) * words, t);
            rest_is_free = rest_is_free && set_is_full(set, classes);
        }
    }
}

static void prepare_atoms(struct walk *walk)
{
    const struct space *space = walk->space;

    walk->keep_atoms = memory_zero((space->count + 1) * space->atom_words + 1, sizeof(word));
    for (size_t a = 0; a < space->atom_count; a++)
        for (size_t v = 0; v < space->atoms[a].until; v++)
            bit_set(walk->keep_atoms + v * space->atom_words, a);
}

void walk_prepare(struct walk *walk)
{
    const struct space *space = walk->space;

    walk->term_words = (walk->sweep->term_count + WORD_BITS - 1) / WORD_BITS;
    walk->key_words = walk->term_words + space->atom_words;
    if (!walk->key_words)
        walk->key_words = 1;
    prepare_terms(walk);
    prepare_atoms(walk);
    layer_create(walk, &walk->layers[0]);
    layer_create(walk, &walk->layers[1]);
    walk->trails = memory_zero(space->count + 1, sizeof *walk->trails);
    walk->seen = memory_zero(space->pack->network_count + 1, sizeof *walk->seen);
}

void walk_finish(struct walk *walk)
{
    for (size_t v = 0; v < walk->space->count; v++) {
        free(walk->trails[v].from);
        free(walk->trails[v].class);
    }
    free(walk->trails);
    free(walk->accepts);
    free(walk->free_after);
    free(walk->first_accept);
    free(walk->keep_atoms);
    free(walk->seen);
    layer_finish(&walk->layers[0]);
    layer_finish(&walk->layers[1]);
}
