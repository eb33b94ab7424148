/* A walk under way: what the parts of sweep.c share. */
#ifndef DP_MODEL_VERIFY_WALK_H
#define DP_MODEL_VERIFY_WALK_H

#include "model/verify/sweep.h"

/* The states before one variable. A key is the live terms, then the atoms. */
struct layer {
    word *keys;
    verify_count *counts;
    uint32_t *table; /* open addressing, indexes + 1 */
    size_t count, room, slots;
};

/* How a state was first reached: kept for every layer, so that an example can be told. */
struct trail {
    uint32_t *from;
    uint16_t *class;
};

struct walk {
    struct sweep *sweep;
    const struct space *space;
    size_t term_words, key_words;
    word *accepts;        /* variable, class: terms that take it */
    word *free_after;     /* variable: terms that no later variable restricts */
    size_t *first_accept; /* of a variable, in `accepts` */
    word *keep_atoms;     /* variable: atoms still of use after it */
    struct layer layers[2];
    struct trail *trails;
    size_t states, memory;
    unsigned *seen; /* by network */
    unsigned seen_now;
};

/* layer.c: the states. */
void layer_create(struct walk *walk, struct layer *layer);
void layer_empty(struct layer *layer);
void layer_finish(struct layer *layer);

/* Add `count` situations to the state of this key after `variable`, first reached from state `from`
 * by `class`. False when the budget is exceeded. */
bool walk_keep(struct walk *walk, size_t variable, const word *key, size_t from, size_t class,
               verify_count count);

/* walk.c: what every step looks up. */
void walk_prepare(struct walk *walk);
void walk_finish(struct walk *walk);

#endif
