/* What a receptionist types, and the points that answer, nearest first.
 *
 * Words are folded, in any order, each may be a beginning: they are looked for in the name, the
 * commune, the networks, the address and the themes of the services. Nothing typed: by distance.
 */
#ifndef DP_MODEL_DIRECTORY_SEARCH_H
#define DP_MODEL_DIRECTORY_SEARCH_H

#include "model/directory/directory.h"
#include "model/hours/hours.h"

struct point_query {
    const char *words;    /* "" or NULL: any */
    const char *network;  /* code, or "" */
    const char *theme;    /* thematique or its category ("mobilite"), or "" */
    const char *audience; /* `publics` value, or "": a point that says nothing receives everybody */
    const char *insee;    /* the person's commune: zone_eligibilite is held against it; or "" */
    bool has_place;       /* from where distances are counted */
    double latitude, longitude;
    int32_t within_m; /* 0: any distance */
    bool open_now;    /* known to be open at `date` and `time` */
    struct civil_date date;
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

/* Fills at most `most`; returns how many, and in *total how many answer. Local knowledge is the
 * caller's to lay over (local.h). */
size_t directory_search(struct directory *directory, const struct point_query *query,
                        struct point_hit *hits, size_t most, size_t *total, struct fault *fault);

#endif
