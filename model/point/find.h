/* Every point that answers a query, from wherever it is known: the directory and the points typed
 * by hand in one list, nearest first, with what the desk knows laid over the source (local.h).
 */
#ifndef DP_MODEL_POINT_FIND_H
#define DP_MODEL_POINT_FIND_H

#include "model/directory/search.h"
#include "model/point/point.h"

/* The nearest that are looked at when only open ones are wanted: the hours of the desk decide, and
 * the directory does not know them. */
enum { POINT_FIND_OPEN_MOST = 2000 };

struct point_found {
    struct point_hit hit; /* phone, checked and now as the desk knows them */
    bool by_hand;         /* typed at this desk */
    bool checked_here;    /* hit.checked is the day the desk checked, not that of the source */
};

/* `store` NULL: no desk, nothing is laid over. `directory` NULL: none was imported yet. `territory`
 * as point_search(). Fills at most `most`, in the order of directory_search(), a point typed by
 * hand before another at the same distance; *total (may be NULL) how many answer, the nearest
 * POINT_FIND_OPEN_MOST being counted with `open_now`. On a fault 0 and *fault. */
size_t point_find(struct store *store, struct directory *directory,
                  const struct territory *territory, const struct point_query *query,
                  struct point_found *found, size_t most, size_t *total, struct fault *fault);

#endif
