/* The directory seen from inside model/directory. Nobody else includes this. */
#ifndef DP_MODEL_DIRECTORY_INSIDE_H
#define DP_MODEL_DIRECTORY_INSIDE_H

#include "model/base/sphere.h"
#include "model/directory/directory.h"
#include "model/store/kind.h"
#include "model/store/query.h"

extern const char directory_schema_0001[];

/* Few pages while it is read, many while it is written. */
extern const struct store_kind directory_kind, directory_writing_kind;

/* Sets of keys, one bit each. */
struct key_set {
    uint64_t *bits;
    size_t most; /* keys are below */
};

/* Widens as needed; a key of nobody (0) is ignored. */
void key_set_add(struct key_set *set, int64_t key);
bool key_set_has(const struct key_set *set, int64_t key);
void key_set_finish(struct key_set *set);

/* Where a place stands on the unit sphere: a metre is 1.6e-7, a float tells half of it apart. */
struct place_seat {
    struct sphere_point on;
    uint32_t marks;
};
enum {
    SEAT_PRESENT = 1 << 0,
    SEAT_LOCATED = 1 << 1,
    SEAT_APPROXIMATE = 1 << 2,
    SEAT_HIDDEN = 1 << 3,
    SEAT_REMOTE = 1 << 4,
};

/* What one word, one network or one need answers, until the directory changes. */
struct remembered {
    char *name;
    struct key_set set;
    unsigned used; /* the smaller the longer ago; 0: empty */
};
enum { REMEMBERED_MOST = 24 };
void directory_forget(struct remembered *remembered);

struct directory {
    struct store *store;
    int64_t version;          /* of the file, as this connection counts */
    struct place_seat *seats; /* by key */
    size_t seat_count, shown;
    struct remembered remembered[REMEMBERED_MOST];
    unsigned uses;
};

/* seats.c: read the places, again when the file has changed since. */
bool directory_refresh(struct directory *directory, struct fault *fault);
void seat_at(struct place_seat *seat, int64_t latitude, int64_t longitude); /* millionths */

/* filter.c: the points that answer, by key; lent until the next call of directory_search(). NULL on
 * a fault. */
struct point_query;
const struct key_set *filter_word(struct directory *directory, const char *word,
                                  struct fault *fault);
const struct key_set *filter_network(struct directory *directory, const char *network,
                                     struct fault *fault);
const struct key_set *filter_offer(struct directory *directory, const struct point_query *query,
                                   struct fault *fault);
const struct key_set *filter_open(struct directory *directory, const struct point_query *query,
                                  struct fault *fault);

#endif
