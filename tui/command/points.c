#include "tui/command/points.h"

#include <unistd.h>

#include "locale/text/utf8.h"
#include "model/directory/directory.h"

static struct store *open_store(struct command_call *call, const char *path, struct points *points)
{
    if (call->store)
        return call->store;
    if (access(path, R_OK) == 0)
        points->own_store = store_open(path, STORE_READ, NULL);
    return points->own_store;
}

void points_open(struct command_call *call, struct points *points)
{
    const char *path = call_store_path(call);
    struct desk desk = call->desk;
    bool known = call->desk_known;

    *points = (struct points){.profiles = profiles_open(NULL, NULL)};
    points->sources = (struct offer_sources){.directory = directory_open(path, NULL),
                                             .store = open_store(call, path, points),
                                             .territory = call_territory(call, NULL)};
    if (points->own_store && !desk_load(points->own_store, &desk, &known, NULL))
        known = false;
    utf8_copy(points->commune, sizeof points->commune, known ? desk.commune : "");
}

void points_close(struct points *points)
{
    directory_close(points->sources.directory);
    profiles_close(points->profiles);
    store_close(points->own_store);
}

bool points_best(const struct points *points, const struct conversation *conversation,
                 const char *network, struct offer *offer)
{
    struct offer_person person;

    offers_person(conversation, points->profiles, points->sources.territory, points->commune,
                  &person);
    return directory_offer(&points->sources, network, &person, offer, 1, NULL) > 0 &&
           offer->reach != OFFER_FAR;
}

void points_add(struct listing *listing, const struct offer *offer)
{
    static const char *const states[] = {
        [HOURS_UNKNOWN] = "unknown", [HOURS_OPEN] = "open", [HOURS_CLOSED] = "closed"};

    listing_add(listing, offer ? offer->id : NULL);
    listing_add(listing, offer ? offer->name : NULL);
    listing_add(listing, offer ? offer->address : NULL);
    listing_add(listing, offer ? offer->phone : NULL);
    if (offer && offer->distance_m >= 0)
        listing_add_number(listing, offer->distance_m);
    else
        listing_add(listing, NULL);
    listing_add(listing, offer ? states[offer->now.state] : NULL);
    listing_add(listing, offer ? offer->hours : NULL);
    listing_add(listing, offer ? offer->checked : NULL);
}
