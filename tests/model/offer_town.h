/* A fictitious town for the points of a door: places in and around Vannes, a Tuesday at 10:15. */
#ifndef DP_TESTS_MODEL_OFFER_TOWN_H
#define DP_TESTS_MODEL_OFFER_TOWN_H

#include "model/directory/offer.h"
#include "tests/model/desk_fixture.h"

#define OPEN   "Mo-Fr 09:00-18:00; PH off"
#define CLOSED "Mo-Fr 14:00-18:00; PH off"
#define FRESH  "2026-10-01"

/* A structure of the missions locales, so many kilometres north of Vannes. */
struct place {
    const char *id;
    double north_km;
    const char *hours, *checked;
};

struct service {
    const char *id, *structure, *publics, *zone, *modes, *themes;
};

struct town {
    struct desk_fixture *desk;
    struct territory *territory;
    struct networks *networks;
    struct directory *directory;
    struct offer_sources sources;
    struct offer_person person;
    struct offer offers[OFFER_MOST];
    size_t count;
    const struct place *places;
    const struct service *services;
    size_t place_count, service_count;
};

/* A person of Vannes who said nothing else, and these places. *state is a desk_fixture. */
struct town *settle(void **state, const struct place *places, size_t place_count,
                    const struct service *services, size_t service_count);
void leave(struct town *town);

#define SETTLE(state, places, services)                                                            \
    settle(state, places, sizeof(places) / sizeof *(places), services,                             \
           sizeof(services) / sizeof *(services))
#define SETTLE_PLACES(state, places)                                                               \
    settle(state, places, sizeof(places) / sizeof *(places), NULL, 0)

/* Exactly these are offered, in order: ids, or names of what was typed, separated by spaces. */
void expect(struct town *town, const char *ids);

#endif
