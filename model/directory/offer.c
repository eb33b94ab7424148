#include "model/directory/offer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/directory/search.h"
#include "model/point/point.h"

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

enum { HITS_MOST = 200, FRESH = 100 };

struct gathering {
    const struct offer_sources *sources;
    const char *network;
    const struct offer_person *person;
    struct point_hit *hits;    /* of the directory, nearest first */
    int64_t themed[HITS_MOST]; /* keys of those whose services are about the demand */
    size_t themed_count;
    struct offer *offers;
    size_t count, room;
};

/* ------------------------------------------------------------------------------- weighing */

/* See offer.h; the one rule that orders what is near. */
static int32_t weigh(int32_t distance, enum hours_state state, int freshness, bool about)
{
    int32_t weight = distance < 0 ? OFFER_NEAR_M : distance;
    int age = freshness < 0 ? FRESH : FRESH - freshness;

    weight += state == HOURS_CLOSED ? OFFER_CLOSED_M : state == HOURS_UNKNOWN ? OFFER_UNKNOWN_M : 0;
    weight += OFFER_AGE_M / FRESH * age;
    return about ? weight : weight + OFFER_THEME_M;
}

/* Nobody is farther for a demand without a theme. */
static bool is_about(const struct gathering *gathering, int64_t key)
{
    if (!gathering->person->profile.themes[0])
        return true;
    for (size_t i = 0; i < gathering->themed_count; i++)
        if (gathering->themed[i] == key)
            return true;
    return false;
}

static int compare(const void *left, const void *right)
{
    const struct offer *a = left, *b = right;

    if (a->reach != b->reach)
        return a->reach < b->reach ? -1 : 1;
    if (a->weight_m != b->weight_m)
        return a->weight_m < b->weight_m ? -1 : 1;
    return strcmp(a->id, b->id);
}

/* ------------------------------------------------------------------------------- a point */

/* What every offer is, once its source has filled it: seen through what the desk knows. */
static bool lay_over(const struct gathering *gathering, struct offer *offer, const char *const *ids,
                     size_t id_count, const char *department, bool about, struct fault *fault)
{
    const struct offer_person *person = gathering->person;
    struct store *store = gathering->sources->store;
    struct local local = {.point = ""};
    struct local_view view;
    bool known = false;

    if (store && !local_find(store, ids, id_count, &local, &known, fault))
        return false;
    const struct offer plain = *offer;
    const struct local_source source = {plain.hours, plain.phone, plain.checked, department};

    local_overlay(known ? &local : NULL, &source, person->date, person->time, &view);
    COPY(offer->hours, view.hours);
    COPY(offer->phone, view.phone);
    COPY(offer->checked, view.checked);
    offer->now = view.now;
    offer->closure = view.shown;
    offer->freshness = directory_freshness(offer->checked, person->date);
    if (view.closed && offer->reach != OFFER_FAR)
        offer->reach = OFFER_SHUT;
    offer->weight_m = weigh(offer->distance_m, offer->now.state, offer->freshness, about);
    return true;
}

/* « 1 rue de la Mabilais, 35000 Rennes ». */
static void write_address(char *const *fields, struct offer *offer)
{
    struct text_buffer address = {0};
    static const enum structure_field street[] = {STRUCTURE_ADRESSE, STRUCTURE_COMPLEMENT_ADRESSE};

    for (size_t i = 0; i < sizeof street / sizeof *street; i++)
        if (fields[street[i]][0])
            buffer_addf(&address, "%s%s", address.length ? ", " : "", fields[street[i]]);
    if (fields[STRUCTURE_CODE_POSTAL][0] || fields[STRUCTURE_COMMUNE][0])
        buffer_addf(&address, "%s%s%s%s", address.length ? ", " : "", fields[STRUCTURE_CODE_POSTAL],
                    fields[STRUCTURE_CODE_POSTAL][0] && fields[STRUCTURE_COMMUNE][0] ? " " : "",
                    fields[STRUCTURE_COMMUNE]);
    COPY(offer->address, buffer_text(&address));
    buffer_finish(&address);
}

static void copy_fields(char *const *fields, struct offer *offer)
{
    COPY(offer->id, fields[STRUCTURE_ID]);
    COPY(offer->name, fields[STRUCTURE_NOM]);
    COPY(offer->commune, fields[STRUCTURE_COMMUNE]);
    COPY(offer->phone, fields[STRUCTURE_TELEPHONE]);
    COPY(offer->site, fields[STRUCTURE_SITE_WEB]);
    COPY(offer->checked, fields[STRUCTURE_DATE_MAJ]);
    /* hours that are cut say something else */
    if (strlen(fields[STRUCTURE_HORAIRES_ACCUEIL]) < sizeof offer->hours)
        COPY(offer->hours, fields[STRUCTURE_HORAIRES_ACCUEIL]);
    write_address(fields, offer);
}

static const char *department_of(const struct gathering *gathering, const char *insee,
                                 struct commune *commune)
{
    const struct territory *territory = gathering->sources->territory;

    return insee[0] && territory && territory_by_insee(territory, insee, commune)
               ? commune->department
               : "";
}

/* ------------------------------------------------------------------------------- the directory */

static bool is_near(const struct point_hit *hit)
{
    return hit->distance_m >= 0 && hit->distance_m <= OFFER_NEAR_M;
}

static struct point_query query_for(const struct gathering *gathering)
{
    const struct offer_person *person = gathering->person;
    enum { UNITS = 10000 }; /* of a degree in a commune */

    return (struct point_query){
        .network = gathering->network,
        .theme = "",
        .audience = person->profile.publics,
        .commune = person->lives_known ? &person->lives : NULL,
        .has_place = true,
        .latitude = (double)person->from.latitude / UNITS,
        .longitude = (double)person->from.longitude / UNITS,
        .within_m = OFFER_NEAR_M,
        .date = person->date,
        .time = person->time,
    };
}

static bool find_themed(struct gathering *gathering, struct point_query query, struct fault *fault)
{
    struct point_hit *hits;
    size_t total;

    query.theme = gathering->person->profile.themes;
    if (!query.theme[0])
        return true;
    fault_set(fault, FAULT_NONE);
    hits = memory_zero(HITS_MOST, sizeof *hits);
    gathering->themed_count =
        directory_search(gathering->sources->directory, &query, hits, HITS_MOST, &total, fault);
    for (size_t i = 0; i < gathering->themed_count; i++)
        gathering->themed[i] = hits[i].key;
    free(hits);
    return fault->code == FAULT_NONE;
}

/* Best first as far as the directory alone can tell. */
static int32_t hit_weight(const struct gathering *gathering, const struct point_hit *hit)
{
    int32_t far = is_near(hit) ? 0 : 2 * OFFER_NEAR_M;

    return far + weigh(is_near(hit) ? hit->distance_m : -1, hit->now.state, hit->freshness,
                       is_about(gathering, hit->key));
}

static bool fill(const struct gathering *gathering, const struct directory_point *point, bool about,
                 struct offer *offer, struct fault *fault)
{
    const char *ids[POINT_SOURCES_MOST + 1] = {offer->id};
    struct commune commune;

    copy_fields(point->fields, offer);
    for (size_t i = 0; i < point->same_count; i++)
        ids[i + 1] = point->same[i];
    return lay_over(gathering, offer, ids, point->same_count + 1,
                    department_of(gathering, point->fields[STRUCTURE_CODE_INSEE], &commune), about,
                    fault);
}

static bool add_hit(struct gathering *gathering, const struct point_hit *hit, struct fault *fault)
{
    struct offer *offer = &gathering->offers[gathering->count];
    struct directory_point point;

    if (!directory_point(gathering->sources->directory, hit->id, &point, fault))
        return false;
    *offer = (struct offer){.distance_m = hit->distance_m,
                            .approximate = hit->approximate || gathering->person->from.approximate,
                            .reach = is_near(hit) ? OFFER_NEAR : OFFER_REMOTE};
    bool done = fill(gathering, &point, is_about(gathering, hit->key), offer, fault);

    directory_point_finish(&point);
    gathering->count += done;
    return done;
}

/* The best that is left; NULL when there is none. */
static struct point_hit *take_best(const struct gathering *gathering, size_t count)
{
    struct point_hit *best = NULL;

    for (size_t i = 0; i < count; i++) {
        struct point_hit *hit = &gathering->hits[i];

        if (hit->id[0] && (!best || hit_weight(gathering, hit) < hit_weight(gathering, best)))
            best = hit;
    }
    return best;
}

static bool is_there(const struct gathering *gathering, const char *id)
{
    for (size_t i = 0; i < gathering->count; i++)
        if (strcmp(gathering->offers[i].id, id) == 0)
            return true;
    return false;
}

/* What answers the query, the best first, until there is no more room. */
static bool gather_hits(struct gathering *gathering, struct point_query query, struct fault *fault)
{
    size_t total;

    fault_set(fault, FAULT_NONE);
    size_t count = directory_search(gathering->sources->directory, &query, gathering->hits,
                                    HITS_MOST, &total, fault);

    if (fault->code != FAULT_NONE)
        return false;
    if (count && !find_themed(gathering, query, fault))
        return false;
    while (gathering->count < OFFER_MOST) {
        struct point_hit *best = take_best(gathering, count);

        if (!best)
            break;
        if (!is_there(gathering, best->id) && !add_hit(gathering, best, fault))
            return false;
        best->id[0] = '\0';
    }
    return true;
}

static bool gather_directory(struct gathering *gathering, struct fault *fault)
{
    struct point_query query = query_for(gathering);

    if (!gather_hits(gathering, query, fault))
        return false;
    for (size_t i = 0; i < gathering->count; i++)
        if (gathering->offers[i].reach == OFFER_NEAR)
            return true;
    /* nothing, or what only the desk knows to be closed */
    query.within_m = 0;
    query.remote = true;
    return gather_hits(gathering, query, fault);
}

/* ------------------------------------------------------------------------------- typed by hand */

static void place_typed(const struct gathering *gathering, const struct commune *commune,
                        bool known, struct offer *offer)
{
    const struct offer_person *person = gathering->person;

    offer->approximate = true;
    offer->distance_m =
        known && person->from_known ? territory_distance_m(&person->from, commune, NULL) : -1;
    offer->reach =
        offer->distance_m >= 0 && offer->distance_m <= OFFER_NEAR_M ? OFFER_NEAR : OFFER_FAR;
}

static bool add_typed(struct gathering *gathering, const struct point *point, struct fault *fault)
{
    struct offer *offer = &gathering->offers[gathering->count];
    const char *publics = gathering->person->profile.publics;
    struct commune commune;
    const char *department = department_of(gathering, point->commune, &commune);
    const char *ids[] = {point->id};

    if (publics[0] && point->publics[0] && !profile_meets(publics, point->publics))
        return true;
    *offer = (struct offer){.typed = true};
    COPY(offer->id, point->id);
    COPY(offer->name, point->name);
    COPY(offer->address, point->address);
    COPY(offer->phone, point->phone);
    COPY(offer->site, point->site);
    COPY(offer->hours, point->hours);
    COPY(offer->checked, point->checked);
    place_typed(gathering, &commune, department[0] != '\0', offer);
    if (!lay_over(gathering, offer, ids, 1, department, true, fault))
        return false;
    gathering->count++;
    return true;
}

/* What was typed for another town keeps its order: those of her commune, then the latest. */
static bool gather_typed(struct gathering *gathering, struct fault *fault)
{
    const struct offer_person *person = gathering->person;
    struct point_list list = {0};
    bool done = point_offer(gathering->sources->store, gathering->network,
                            person->lives_known ? person->lives.insee : "", &list, fault);

    for (size_t i = 0; done && i < list.count && gathering->count < gathering->room; i++) {
        size_t before = gathering->count;

        done = add_typed(gathering, &list.points[i], fault);
        if (gathering->count > before && gathering->offers[before].reach == OFFER_FAR)
            gathering->offers[before].weight_m = (int32_t)i;
    }
    point_list_finish(&list);
    return done;
}

/* ------------------------------------------------------------------------------- offering */

enum { TYPED_MOST = 50 }; /* as point_offer() */

size_t directory_offer(const struct offer_sources *sources, const char *network,
                       const struct offer_person *person, struct offer *offers, size_t most,
                       struct fault *fault)
{
    struct fault unsaid;
    struct gathering gathering = {
        .sources = sources, .network = network, .person = person, .room = OFFER_MOST + TYPED_MOST};
    bool done = true;

    gathering.hits = memory_zero(HITS_MOST, sizeof *gathering.hits);
    gathering.offers = memory_zero(gathering.room, sizeof *gathering.offers);
    if (sources->directory && person->from_known && person->from.located)
        done = gather_directory(&gathering, fault ? fault : &unsaid);
    if (done && sources->store)
        done = gather_typed(&gathering, fault);
    if (done)
        qsort(gathering.offers, gathering.count, sizeof *offers, compare);

    size_t count = 0;

    while (done && count < gathering.count && count < most &&
           (gathering.offers[count].reach != OFFER_FAR || count == 0 ||
            gathering.offers[0].reach == OFFER_FAR)) {
        offers[count] = gathering.offers[count];
        count++;
    }
    free(gathering.offers);
    free(gathering.hits);
    return count;
}

/* ------------------------------------------------------------------------------- one of them */

/* As the crow flies, as the search counts it. */
static int32_t distance_to(const struct offer_person *person, const struct directory_point *point)
{
    static const double units = 10000; /* of a degree in a commune */
    const struct commune there = {.latitude = (int32_t)lround(point->latitude * units),
                                  .longitude = (int32_t)lround(point->longitude * units),
                                  .located = point->located};

    return person->from_known ? territory_distance_m(&person->from, &there, NULL) : -1;
}

static bool offer_recorded(const struct gathering *gathering, const char *id, struct offer *offer,
                           struct fault *fault)
{
    struct directory_point point;

    if (!directory_point(gathering->sources->directory, id, &point, fault))
        return false;
    *offer = (struct offer){.distance_m = distance_to(gathering->person, &point),
                            .approximate = point.approximate};
    offer->reach =
        offer->distance_m >= 0 && offer->distance_m <= OFFER_NEAR_M ? OFFER_NEAR : OFFER_FAR;
    bool done = fill(gathering, &point, true, offer, fault);

    directory_point_finish(&point);
    return done;
}

bool directory_offer_of(const struct offer_sources *sources, const char *id,
                        const struct offer_person *person, struct offer *offer, struct fault *fault)
{
    struct gathering gathering = {
        .sources = sources, .network = "", .person = person, .offers = offer, .room = 1};
    struct point point;

    if (sources->store && point_load(sources->store, id, &point, NULL)) {
        gathering.person = &(struct offer_person){.lives = person->lives,
                                                  .from = person->from,
                                                  .lives_known = person->lives_known,
                                                  .from_known = person->from_known,
                                                  .date = person->date,
                                                  .time = person->time};
        return add_typed(&gathering, &point, fault);
    }
    if (sources->directory)
        return offer_recorded(&gathering, id, offer, fault);
    fault_set(fault, FAULT_POINT_UNKNOWN);
    if (fault)
        FAULT_TEXT(fault->word, id);
    return false;
}
