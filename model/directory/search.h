/* What a receptionist types, and the points that answer, nearest first.
 *
 * Words are folded, in any order, each may be a beginning: they are looked for in the name, the
 * commune and its postal code, the networks (their codes, and the words people say for them), the
 * address and the themes of the services. Nothing typed: every point.
 *
 * What was asked last is remembered: a key more of the same words reads one word.
 */
#ifndef DP_MODEL_DIRECTORY_SEARCH_H
#define DP_MODEL_DIRECTORY_SEARCH_H

#include "model/directory/directory.h"
#include "model/hours/hours.h"
#include "model/territory/territory.h"

struct point_query {
    const char *words;   /* "" or NULL: any */
    const char *network; /* code, or "" */
    /* Thematiques or their categories ("mobilite"), any of them, separated by spaces; or "". */
    const char *theme;
    /* `publics` values, likewise; or "". A point that says nothing receives everybody. */
    const char *audience;
    /* The person's: one service at least says nobody's zone, or names it, its department or its
     * EPCI (and receives `audience`). NULL: any. */
    const struct commune *commune;
    bool has_place; /* from where distances are counted */
    double latitude, longitude;
    int32_t within_m;       /* 0: any distance; what is nowhere is left out otherwise */
    bool remote;            /* only what answers from afar (a-distance), wherever it is */
    bool open_now;          /* known to be open at `date` and `time` */
    struct civil_date date; /* today: for what is open, and how fresh */
    struct civil_time time;
    bool hidden; /* closed and vanished ones too */
};

struct point_hit {
    int64_t key;
    char id[POINT_ID_SIZE];
    char name[161];
    char commune[96];
    char networks[128]; /* codes separated by spaces */
    char phone[64];
    char checked[11];                 /* date_maj */
    int32_t distance_m;               /* -1: not known */
    bool approximate, hidden, remote; /* remote: it answers from afar (a-distance) */
    struct hours_now now;
    int freshness;
};

/* Fills at most `most`, nearest first, those that are nowhere last (without a place: in no order);
 * returns how many, and in *total how many answer. On a fault 0 and *fault. Words beyond the
 * sixteenth are not looked at. Local knowledge is the caller's to lay over (local.h). */
size_t directory_search(struct directory *directory, const struct point_query *query,
                        struct point_hit *hits, size_t most, size_t *total, struct fault *fault);

#endif
