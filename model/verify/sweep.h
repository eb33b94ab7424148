/* The walk: through the variables in survey order, all situations of a box at once. Partial answers
 * that leave the same rows alive and the same comparisons decided are one state; each state knows
 * how many answers lead to it. Two layers are held at a time (reference rules.md 4.2). */
#ifndef DP_MODEL_VERIFY_SWEEP_H
#define DP_MODEL_VERIFY_SWEEP_H

#include "model/verify/term.h"

struct sweep_budget {
    size_t states, memory; /* limits: states of one walk, bytes at once */
    size_t steps;          /* limit: ways from a state to the next, over all walks; 0: none */
    size_t states_used, memory_most; /* what was used, over all walks */
    size_t steps_used;
    size_t held; /* bytes that the caller holds beside the walk: they count */
    bool over;
};

struct sweep {
    const struct space *space;
    const word *box; /* NULL: everything */
    const struct term *const *terms;
    size_t term_count;
    size_t enough; /* a situation is served by terms of so many networks: 1 for a dead end; 0: by
                    * none, and every term stays as it is */
    bool any;      /* only whether there is one: `left` may be less than the truth, not 0 */
    struct sweep_budget *budget;

    /* For comparisons; NULL without. `settle` is called when one more question is decided: it may
     * clear terms of `live` that no longer matter; terms of `sure` that are live are so whatever
     * follows. False: these situations are of no interest. `tell` is called for each state at the
     * end, with the classes of one of its situations. */
    bool (*settle)(void *context, word *live, const word *sure);
    void (*tell)(void *context, const word *live, verify_count count, const uint16_t *classes);
    void *context;

    /* the result */
    verify_count left; /* situations of the box that are not served */
    uint16_t *example; /* if not NULL: room for the classes of one of them, the first in order */
};

/* False when the budget is exceeded: budget->over is set, and nothing is known. */
bool sweep_run(struct sweep *sweep);

#endif
