/* The kinds of change of one period and door, as a walk meets them: which first door becomes which,
 * or which doors after the first are lost and gained. */
#ifndef DP_MODEL_VERIFY_KINDS_H
#define DP_MODEL_VERIFY_KINDS_H

#include "model/verify/doors_of.h"

struct arena;

struct kind {
    bool first;
    struct doors doors[COMPARED_SIDES]; /* of the joint pack: before or lost, after or gained */
    verify_count situations, largest;   /* in all; of the state that gave the example */
    uint16_t *example;                  /* classes of one situation */
};

struct kinds {
    struct arena *arena; /* keeps lists and examples */
    size_t variables;    /* of an example */
    struct kind *all;
    size_t count, room;
    size_t *table; /* open addressing, indexes + 1 */
    size_t slots;
};

/* Situations of one state; `doors` is copied when it is a new kind. */
void kinds_add(struct kinds *kinds, bool first, const struct doors *doors, verify_count situations,
               const uint16_t *classes);
void kinds_finish(struct kinds *kinds);

/* First doors before the others, the most situations first. */
void kinds_sort(struct kinds *kinds);

#endif
