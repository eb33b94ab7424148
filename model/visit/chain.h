/* The path of one person without a name: the visits tied by the slips she brought.
 *
 * A visit is tied to the one before by the reference it came with (`came_with`), or by being
 * another need of the same person (`follows`). Only what this base holds is counted: a slip of
 * another desk begins the path here. Used where a territory limits interviews (Bourgogne: four a
 * year in 2015, three hours in all in 2013; reference domain.md section 7).
 */
#ifndef DP_MODEL_VISIT_CHAIN_H
#define DP_MODEL_VISIT_CHAIN_H

#include <stdint.h>

#include "model/store/store.h"

struct visit_chain {
    int interviews; /* closed visits of the path since `since` */
    int minutes;    /* their length in all, whatever their date */
};

/* The path that leads to the act `reference`, that act's visit included. Zero for a reference this
 * base does not hold. `since` is in milliseconds. */
bool visit_chain(struct store *store, const char *reference, int64_t since,
                 struct visit_chain *chain, struct fault *fault);

#endif
