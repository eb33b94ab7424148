/* Effective rules as boxes. A row is the meeting of its cells and of its network's si: cells; where
 * a several-choice cell leaves alternatives (« contient(a), contient(b) ») it is several boxes,
 * which may overlap. */
#ifndef DP_MODEL_VERIFY_TERM_H
#define DP_MODEL_VERIFY_TERM_H

#include "model/verify/space.h"

enum { TERMS_MOST = 4096 }; /* of one row */

struct term {
    int rule, network;
    const word *box;
};

/* One rule of the pack. */
struct effective {
    const struct term *terms;
    size_t count;         /* 0: never reached */
    struct period period; /* of the row, its network and the pack; from > to when they never meet */
    enum verify_cause cause; /* why count is 0 */
    int question;
    bool too_many;
};

/* `arena` keeps the boxes. */
void effective_rule(const struct space *space, int rule, struct arena *arena,
                    struct effective *effective);

static inline bool period_is_empty(const struct period *period)
{
    return period->from > period->to;
}

struct period period_meet(struct period one, struct period two);

#endif
