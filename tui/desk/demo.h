/* The desk of demonstration: a private folder that lives as long as the program, a fictitious
 * desk and a few fictitious places. Phone numbers are from the ranges that the Arcep keeps for
 * fiction (02 61 91 xx xx for the north-west).
 */
#ifndef DP_TUI_DESK_DEMO_H
#define DP_TUI_DESK_DEMO_H

#include <limits.h>
#include <stdbool.h>

#include "model/desk/desk.h"
#include "model/pack/pack.h"
#include "model/store/store.h"

struct demo {
    char folder[PATH_MAX]; /* "" before demo_begin() */
    char db[PATH_MAX];
};

/* Make the folder, 0700, under $XDG_RUNTIME_DIR (memory, where there is one) or /tmp. */
bool demo_begin(struct demo *demo, struct fault *fault);

/* Write the desk, and its places that are of a network of `pack`, the one in use; `desk` is filled.
 */
bool demo_furnish(struct store *store, const struct pack *pack, struct desk *desk,
                  struct fault *fault);

/* Remove the folder and every file of it; accepts one that was never begun. */
void demo_end(struct demo *demo);

#endif
