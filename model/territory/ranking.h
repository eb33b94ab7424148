/* The best hits so far, each entry once. */
#ifndef DP_MODEL_TERRITORY_RANKING_H
#define DP_MODEL_TERRITORY_RANKING_H

#include <stddef.h>
#include <stdint.h>

#include "model/territory/map.h"

struct pick {
    uint32_t key; /* match, then rank: the smaller the better */
    uint32_t name;
    uint32_t commune;
};

struct ranking {
    const struct territory *territory;
    const char *place; /* only entries of this department or postal code (its beginning); or NULL */
    size_t most, count;
    struct pick picks[TERRITORY_HITS_MOST]; /* best first */
};

/* Consider a name, which is also a rank. Any number is accepted. */
void ranking_offer(struct ranking *ranking, enum territory_match match, uint32_t name);

/* Write the hits to `out`, which has room for ranking->most. */
void ranking_fill(const struct ranking *ranking, struct territory_hit *out);

/* names.c: offer every name that answers `folded`. */
void ranking_search_names(struct ranking *ranking, const char *folded);

#endif
