/* The doors of situations under two packs at once: what the walk of a comparison decides at each
 * question. Terms are sorted so that those of `before` come first, each side best first. */
#ifndef DP_MODEL_VERIFY_DOORS_OF_H
#define DP_MODEL_VERIFY_DOORS_OF_H

#include "model/verify/term.h"

enum { COMPARED_SIDES = 2 };

struct side_terms {
    size_t first, end; /* among the terms */
    size_t most;       /* networks that are shown */
};

struct door_terms {
    const struct space *space;
    const struct term *const *terms;
    struct side_terms sides[COMPARED_SIDES];
};

/* Networks of the joint pack, in order. */
struct doors {
    int *networks; /* room for `most` */
    size_t count;
};

/* Read the doors of one side from the terms that are alive. Terms that can no longer show are
 * cleared from `live`; `sure` are terms that no later answer takes away. False while a term that
 * is not sure may still change the doors. */
bool doors_read(const struct door_terms *doors, size_t side, word *live, const word *sure,
                struct doors *out);

/* The term of the first door, when that is decided: then `at` is set, to the end of the side when
 * there is no door at all. */
bool doors_first(const struct door_terms *doors, size_t side, const word *live, const word *sure,
                 size_t *at);

/* Have all situations of the box these doors on this side, of which at most `most` are looked at?
 * False too when it cannot be told without cutting the box. */
bool doors_hold(const struct door_terms *doors, size_t side, size_t most, const word *box,
                const struct doors *expected);

/* The same networks by code, in the same order. */
bool doors_same(const struct space *space, const struct doors *one, const struct doors *two);

#endif
