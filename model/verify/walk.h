/* A walk under way: what the parts of sweep.c share.
 *
 * What is small stays small: rows that do not meet the box are left out; values that these rows and
 * the comparisons do not tell apart are one step; of the rows alive in a state only those count
 * that no other stands for. All three keep every count as it is, and the first example too: of the
 * values taken together the first in order is the one that is told.
 */
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

/* Classes of one variable that the walk takes together; the blank is always alone. */
struct group {
    size_t class; /* the first */
    verify_count weight;
};

struct walk {
    struct sweep *sweep;
    const struct space *space;
    const struct term **terms; /* those of the sweep that meet the box; all when
                                * nothing is to be served */
    size_t term_count, term_words, key_words;
    struct group *groups; /* of all variables, those of one together and in order */
    size_t *first_group;  /* by variable, then the end */
    word *accepts;        /* group: terms that take it */
    word *sure;           /* variable, or the end: terms that nothing from there on restricts */
    word *better;         /* variable, term: terms that stand for it in what follows; or NULL */
    word *beaten;         /* variable: terms that have such a better one */
    bool compared;        /* whether `better` and `beaten` were looked for */
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

/* The state of this key, and whether it was added; SIZE_MAX when the budget is exceeded. */
size_t layer_add(struct walk *walk, struct layer *layer, const word *key, bool *added);

/* Add `count` situations to the state of this key after `variable`, first reached from state `from`
 * by `class`. False when the budget is exceeded. */
bool walk_keep(struct walk *walk, size_t variable, const word *key, size_t from, size_t class,
               verify_count count);

/* Counts bytes that the walk holds; false when the budget is exceeded. */
bool walk_spend(struct walk *walk, size_t bytes);

/* walk.c: what every step looks up. False when the budget is exceeded. */
bool walk_prepare(struct walk *walk);
void walk_finish(struct walk *walk);

/* sweep.c: one step. */

/* Which groups may follow a state: from `first` to before `end`. */
struct choice_of_group {
    size_t first, end;
    bool relevant; /* the question is asked */
};

struct choice_of_group walk_choice(const struct walk *walk, size_t v, const word *key);

/* From one state by one group of the next variable; false when nothing is left to serve there. */
bool walk_follow(struct walk *walk, size_t v, const word *before, size_t group, bool relevant,
                 word *key);

/* The state before the first variable. `key` holds zeros. */
void walk_begin(const struct walk *walk, word *key);

/* search.c: is there a situation that is not served? */
bool walk_search(struct walk *walk);

/* better.c: drops from a key, after `variable`, the terms whose fate changes nothing. */
void walk_drop(struct walk *walk, size_t variable, word *key);

#endif
