/* A comparison under way: what its parts share. */
#ifndef DP_MODEL_VERIFY_COMPARE_INSIDE_H
#define DP_MODEL_VERIFY_COMPARE_INSIDE_H

#include "model/verify/compare.h"
#include "model/verify/inside.h"

struct pack_comparison {
    const struct pack *before, *after;
    struct pack *joint;
    struct space *space;
    struct arena *arena;
    struct effective *effective; /* by rule of the joint pack */
    struct sweep_budget budget;
    size_t boxes_most; /* drawn for one period and door */
    struct verify_difference *differences;
    size_t count, room;
    bool brief;
};

/* The rows of `before` that hold on the one day against those of `after` on the other, at the door
 * of `difference`, which is completed. False when the budget is exceeded. */
bool compare_slice(struct pack_comparison *comparison, int before, int after,
                   struct verify_difference *difference);

#endif
