/* The points to propose for a door: those of one network that suit one person, the best first.
 *
 * Left out: those known not to receive any public that may be hers (profile.h), and those whose
 * `zone_eligibilite` does not cover where she lives (reference referral.md 1.4: nothing said covers
 * everybody). Then the nearest within OFFER_NEAR_M, in one line:
 *
 *   each counts as farther than it is: by 5 km when it is closed now, 2 km when nobody knows, up to
 *   10 km as its record ages (nothing under six months, all of it at two years or without a date),
 *   and 3 km when none of its services is known to be about the demand.
 *
 * What answers from afar (a-distance) comes after what is near; a place that the desk knows to be
 * closed that day comes last, and says so. What was typed by hand at this desk takes part with the
 * rest; what was typed for another town is offered when there is nothing else. Everything is seen
 * through what the desk knows better (model/point/local.h).
 */
#ifndef DP_MODEL_DIRECTORY_OFFER_H
#define DP_MODEL_DIRECTORY_OFFER_H

#include "model/directory/directory.h"
#include "model/directory/profile.h"
#include "model/point/local.h"
#include "model/territory/territory.h"

enum {
    OFFER_NEAR_M = 50000, /* as data·inclusion and DORA */
    OFFER_CLOSED_M = 5000,
    OFFER_UNKNOWN_M = 2000,
    OFFER_AGE_M = 10000,
    OFFER_THEME_M = 3000,
    OFFER_MOST = 16,
    OFFER_HOURS_SIZE = 1025
};

/* Where points come from; each may be NULL. */
struct offer_sources {
    struct directory *directory;
    struct store *store; /* what was typed, and local knowledge */
    const struct territory *territory;
};

/* Communes are views of the territory. */
struct offer_person {
    bool lives_known, from_known;
    struct commune lives; /* her zone; when not known no zone holds her back */
    struct commune from;  /* where distances are counted from: hers, else the desk's */
    struct profile profile;
    struct civil_date date;
    struct civil_time time;
};

enum offer_reach {
    OFFER_NEAR,
    OFFER_REMOTE, /* it answers from afar */
    OFFER_SHUT,   /* near, and the desk knows it closed that day */
    OFFER_FAR     /* typed at this desk, and not known to be in reach */
};

/* A point as a line says it and as an act freezes it. */
struct offer {
    char id[POINT_ID_SIZE];
    char name[ACT_NAME_SIZE];
    char commune[96];
    char address[ACT_LINE_SIZE]; /* with the postal code and the commune */
    char phone[64];
    char site[ACT_NAME_SIZE];
    char hours[OFFER_HOURS_SIZE]; /* as written; "" when it is longer */
    char checked[CLOCK_DAY_SIZE];
    int freshness; /* as directory_freshness() */
    enum offer_reach reach;
    int32_t distance_m; /* -1: not known */
    bool approximate;
    bool typed; /* by hand, at this desk */
    struct hours_now now;
    struct local_closure closure; /* now or soon; empty otherwise */
    int32_t weight_m;             /* the distance that it counts for */
};

/* Fills at most `most` (OFFER_MOST is enough); returns how many, 0 too on a fault of the directory
 * or the store. */
size_t directory_offer(const struct offer_sources *sources, const char *network,
                       const struct offer_person *person, struct offer *offers, size_t most,
                       struct fault *fault);

/* One point by its id, found some other way and chosen for that person: she may be none of those it
 * receives. FAULT_POINT_UNKNOWN. */
bool directory_offer_of(const struct offer_sources *sources, const char *id,
                        const struct offer_person *person, struct offer *offer,
                        struct fault *fault);

#endif
