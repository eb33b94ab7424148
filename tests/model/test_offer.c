/*
 * The points offered for a door: whom they receive, where they are, and in which order. Everything
 * is fictitious, in and around Vannes, on a Tuesday at 10:15.
 */

#include "tests/model/offer_town.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/point/point.h"

/* ------------------------------------------------------------------------------- the order */

static void the_nearest_comes_first_within_fifty_kilometres(void **state)
{
    static const struct place places[] = {{"e--far", 51, OPEN, FRESH},
                                          {"e--middle", 30, OPEN, FRESH},
                                          {"e--near", 2, OPEN, FRESH},
                                          {"e--edge", 49, OPEN, FRESH}};
    struct town *town = SETTLE_PLACES(state, places);

    expect(town, "e--near e--middle e--edge");
    assert_in_range(town->offers[0].distance_m, 1950, 2050);
    assert_int_equal(town->offers[0].weight_m, town->offers[0].distance_m);
    assert_string_equal(town->offers[0].address, "56000 Vannes");
    assert_int_equal(town->offers[0].now.state, HOURS_OPEN);
    leave(town);
}

/* 5 km when it is closed now, 2 km when nobody knows. */
static void what_is_closed_now_counts_as_farther(void **state)
{
    static const struct place places[] = {{"e--closed", 1, CLOSED, FRESH},
                                          {"e--unknown", 1, "sur rendez-vous", FRESH},
                                          {"e--open", 2.5, OPEN, FRESH},
                                          {"e--open_farther", 5.5, OPEN, FRESH},
                                          {"e--open_too_far", 6.5, OPEN, FRESH}};
    struct town *town = SETTLE_PLACES(state, places);

    expect(town, "e--open e--unknown e--open_farther e--closed e--open_too_far");
    leave(town);
}

/* Up to 10 km at two years; a record of 15 months has lost half of it. */
static void an_old_record_counts_as_farther(void **state)
{
    static const struct place places[] = {{"e--old", 1, OPEN, "2024-01-01"},
                                          {"e--fading", 1, OPEN, "2025-08-24"},
                                          {"e--fresh", 5, OPEN, FRESH},
                                          {"e--fresh_farther", 8, OPEN, FRESH},
                                          {"e--fresh_too_far", 12, OPEN, FRESH}};
    struct town *town = SETTLE_PLACES(state, places);

    expect(town, "e--fresh e--fading e--fresh_farther e--old e--fresh_too_far");
    leave(town);
}

static void services_about_the_demand_bring_nearer(void **state)
{
    static const struct place places[] = {{"e--any", 1, OPEN, FRESH}, {"e--about", 3, OPEN, FRESH}};
    static const struct service services[] = {
        {.id = "s1", .structure = "e--any", .themes = "[\"mobilite--preparer-un-permis\"]"},
        {.id = "s2",
         .structure = "e--about",
         .themes = "[\"trouver-un-emploi--repondre-a-des-offres-demploi\"]"}};
    struct town *town = SETTLE(state, places, services);

    expect(town, "e--any e--about");
    strcpy(town->person.profile.themes, "preparer-sa-candidature trouver-un-emploi");
    expect(town, "e--about e--any");
    strcpy(town->person.profile.themes, "numerique");
    expect(town, "e--any e--about");
    leave(town);
}

/* ------------------------------------------------------------------------------- who may come */

static void who_is_not_received_is_not_sent(void **state)
{
    static const struct place places[] = {{"e--seniors", 1, OPEN, FRESH},
                                          {"e--youth", 2, OPEN, FRESH},
                                          {"e--all", 3, OPEN, FRESH},
                                          {"e--silent", 4, OPEN, FRESH},
                                          {"e--both", 5, OPEN, FRESH}};
    static const struct service services[] = {
        {.id = "s1", .structure = "e--seniors", .publics = "[\"seniors\"]"},
        {.id = "s2", .structure = "e--youth", .publics = "[\"jeunes\"]"},
        {.id = "s3", .structure = "e--all", .publics = "[\"tous-publics\"]"},
        {.id = "s4", .structure = "e--both", .publics = "[\"seniors\"]"},
        {.id = "s5", .structure = "e--both", .publics = "[\"femmes\", \"jeunes\"]"}};
    struct town *town = SETTLE(state, places, services);

    expect(town, "e--seniors e--youth e--all e--silent e--both");
    strcpy(town->person.profile.publics, "tous-publics jeunes");
    expect(town, "e--youth e--all e--silent e--both");
    strcpy(town->person.profile.publics, "tous-publics etudiants femmes");
    expect(town, "e--all e--silent e--both");
    leave(town);
}

/* Her commune, her department, her EPCI, France; nothing said is everywhere. */
static void whose_commune_is_not_covered_is_not_sent(void **state)
{
    static const struct place places[] = {
        {"e--commune", 1, OPEN, FRESH}, {"e--other", 2, OPEN, FRESH},
        {"e--dept", 3, OPEN, FRESH},    {"e--france", 4, OPEN, FRESH},
        {"e--epci", 5, OPEN, FRESH},    {"e--nothing", 6, OPEN, FRESH}};
    char epci[32];
    struct service services[] = {
        {.id = "s1", .structure = "e--commune", .zone = "[\"56260\"]"},
        {.id = "s2", .structure = "e--other", .zone = "[\"35\", \"56007\"]"},
        {.id = "s3", .structure = "e--dept", .zone = "[\"35\", \"56\"]"},
        {.id = "s4", .structure = "e--france", .zone = "[\"99100\"]"},
        {.id = "s5", .structure = "e--epci", .zone = epci},
        {.id = "s6", .structure = "e--nothing", .zone = "[]"}};
    struct territory *territory = territory_open(NULL, NULL);
    struct commune vannes;

    assert_true(territory_by_insee(territory, "56260", &vannes));
    snprintf(epci, sizeof epci, "[\"%s\"]", vannes.epci);
    territory_close(territory);

    struct town *town = SETTLE(state, places, services);

    expect(town, "e--commune e--dept e--france e--epci e--nothing");
    assert_true(territory_by_insee(town->territory, "56007", &town->person.lives)); /* Auray */
    expect(town, "e--other e--dept e--france e--nothing");
    town->person.lives_known = false;
    expect(town, "e--commune e--other e--dept e--france e--epci e--nothing");
    leave(town);
}

/* ------------------------------------------------------------------------------- far and shut */

static void the_remote_door_comes_when_none_is_near(void **state)
{
    static const struct place near[] = {{"e--paris", 400, OPEN, FRESH},
                                        {"e--there", 300, OPEN, FRESH},
                                        {"e--near", 20, OPEN, FRESH}};
    static const struct service services[] = {
        {.id = "s1", .structure = "e--paris", .modes = "[\"a-distance\"]"},
        {.id = "s2", .structure = "e--there", .modes = "[\"en-presentiel\"]"},
        {.id = "s3", .structure = "e--near", .publics = "[\"seniors\"]"}};
    struct town *town = SETTLE(state, near, services);

    expect(town, "e--near");
    strcpy(town->person.profile.publics, "jeunes");
    expect(town, "e--paris");
    assert_int_equal(town->offers[0].reach, OFFER_REMOTE);
    leave(town);
}

static void close_this_week(struct town *town, const char *id)
{
    const struct local_closure closure = {"2026-11-23", "2026-11-29", "congés"};
    const struct local_change change = {.closure = &closure, .agent = "ab"};
    struct fault fault = {0};

    assert_true(local_change(town->desk->store, id, &change, NULL, &fault));
}

static void a_place_closed_this_week_is_not_first_and_says_so(void **state)
{
    static const struct place places[] = {{"e--near", 1, OPEN, FRESH},
                                          {"e--middle", 20, CLOSED, FRESH},
                                          {"e--paris", 400, OPEN, FRESH}};
    static const struct service services[] = {
        {.id = "s1", .structure = "e--paris", .modes = "[\"a-distance\"]"}};
    struct town *town = SETTLE(state, places, services);

    expect(town, "e--near e--middle");
    close_this_week(town, "e--near");
    expect(town, "e--middle e--near");
    assert_int_equal(town->offers[1].reach, OFFER_SHUT);
    assert_string_equal(town->offers[1].closure.to, "2026-11-29");
    assert_string_equal(town->offers[1].closure.reason, "congés");
    close_this_week(town, "e--middle");
    expect(town, "e--paris e--near e--middle"); /* the door that answers, before two that do not */
    town->person.date = (struct civil_date){2026, 11, 30};
    expect(town, "e--near e--middle");
    leave(town);
}

static void the_desk_knows_hours_and_phones_better(void **state)
{
    static const struct place places[] = {{"e--closed", 1, CLOSED, "2024-01-01"},
                                          {"e--open", 3, OPEN, FRESH}};
    struct town *town = SETTLE_PLACES(state, places);
    const struct local_change change = {
        .hours = OPEN, .phone = "02 97 01 02 03", .checked = true, .agent = "ab"};
    struct fault fault = {0};

    expect(town, "e--open e--closed");
    assert_true(local_change(town->desk->store, "e--closed", &change, NULL, &fault));
    expect(town, "e--closed e--open");
    assert_int_equal(town->offers[0].now.state, HOURS_OPEN);
    assert_int_equal(town->offers[0].freshness, 100);
    assert_string_equal(town->offers[0].phone, "02 97 01 02 03");
    leave(town);
}

/* What a receptionist chose in the directory is hers to judge; it says what it is all the same. */
static void a_point_that_was_looked_for_is_told_whatever_it_is(void **state)
{
    static const struct place places[] = {{"e--near", 1, OPEN, FRESH},
                                          {"e--far", 90, CLOSED, FRESH}};
    struct town *town = SETTLE_PLACES(state, places);
    struct offer offer;
    struct fault fault = {0};

    assert_true(directory_offer_of(&town->sources, "e--far", &town->person, &offer, &fault));
    assert_int_equal(offer.reach, OFFER_FAR);
    assert_in_range(offer.distance_m, 89500, 90500);
    assert_int_equal(offer.now.state, HOURS_CLOSED);
    close_this_week(town, "e--near");
    assert_true(directory_offer_of(&town->sources, "e--near", &town->person, &offer, &fault));
    assert_int_equal(offer.reach, OFFER_SHUT);
    assert_false(directory_offer_of(&town->sources, "e--none", &town->person, &offer, &fault));
    assert_int_equal(fault.code, FAULT_POINT_UNKNOWN);
    leave(town);
}

/* ------------------------------------------------------------------------------- by hand */

static void type(struct town *town, const char *name, const char *insee, const char *publics)
{
    struct point point = {.network = "mission_locale"};
    struct fault fault = {0};

    snprintf(point.name, sizeof point.name, "%s", name);
    snprintf(point.commune, sizeof point.commune, "%s", insee);
    snprintf(point.publics, sizeof point.publics, "%s", publics);
    assert_true(point_remember(town->desk->store, &point, &fault));
}

static void what_was_typed_takes_part(void **state)
{
    static const struct place places[] = {{"e--near", 4, OPEN, FRESH},
                                          {"e--middle", 40, OPEN, FRESH}};
    struct town *town = SETTLE_PLACES(state, places);

    type(town, "Permanence", "56260", "");
    type(town, "Permanence des aînés", "56260", "seniors");
    type(town, "Antenne de Rennes", "35238", "");
    strcpy(town->person.profile.publics, "tous-publics jeunes");
    expect(town, "Permanence e--near e--middle");
    strcpy(town->person.profile.publics, "tous-publics seniors");
    expect(town, "Permanence Permanence des aînés e--near e--middle");
    leave(town);
}

/* As before there was any directory: those of her commune, then what was typed for another town. */
static void without_a_directory_what_was_typed_is_offered(void **state)
{
    struct town *town = settle(state, NULL, 0, NULL, 0);

    expect(town, "");
    type(town, "Antenne de Rennes", "35238", "");
    expect(town, "Antenne de Rennes");
    assert_int_equal(town->offers[0].reach, OFFER_FAR);
    type(town, "Permanence", "56260", "");
    expect(town, "Permanence");
    assert_int_equal(town->offers[0].reach, OFFER_NEAR);
    leave(town);
}

static void nothing_is_known_of_nowhere(void **state)
{
    static const struct place places[] = {{"e--near", 4, OPEN, FRESH}};
    struct town *town = SETTLE_PLACES(state, places);

    town->person.lives_known = town->person.from_known = false;
    expect(town, "");
    town->sources = (struct offer_sources){NULL, NULL, NULL};
    expect(town, "");
    leave(town);
}

/* ------------------------------------------------------------------------------- the property */

enum { CROWD = 60, SERVICES = 90, PERSONS = 200 };

static const char *const some_publics[] = {"jeunes",    "seniors",      "femmes",
                                           "etudiants", "tous-publics", "actifs"};
static const char *const some_zones[] = {"56260", "56", "35", "99100", "france", "56007"};

struct made_service {
    char id[16], structure[16], publics[96], zone[96];
    unsigned publics_bits, zone_bits; /* 0: not said */
    int of;
};

static unsigned draw(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

static unsigned draw_list(unsigned *seed, const char *const *values, size_t count, char *out,
                          size_t size)
{
    unsigned bits = draw(seed, 3) ? 1u << draw(seed, (unsigned)count) : 0;
    size_t at = 0;

    bits |= bits && draw(seed, 2) ? 1u << draw(seed, (unsigned)count) : 0;
    out[0] = '\0';
    if (!bits)
        return 0;
    for (size_t i = 0; i < count; i++)
        if (bits & 1u << i)
            at += (size_t)snprintf(out + at, size - at, "%s\"%s\"", at ? ", " : "[", values[i]);
    snprintf(out + at, size - at, "]");
    return bits;
}

/* Told by another road than the program's: by bits. */
static bool may_come(const struct made_service *services, int structure, unsigned publics,
                     unsigned zones)
{
    bool any = false;

    for (size_t i = 0; i < SERVICES; i++) {
        const struct made_service *service = &services[i];

        if (service->of != structure)
            continue;
        any = true;
        bool received = !publics || !service->publics_bits || service->publics_bits & 1u << 4 ||
                        service->publics_bits & publics;

        if (received && (!service->zone_bits || service->zone_bits & zones))
            return true;
    }
    return !any;
}

static void draw_publics(unsigned bits, char *out)
{
    out[0] = '\0';
    for (size_t i = 0; i < 6; i++)
        if (bits & 1u << i)
            snprintf(out + strlen(out), PROFILE_VALUES_SIZE - strlen(out), "%s%s",
                     out[0] ? " " : "", some_publics[i]);
}

static void check_person(struct town *town, const struct made_service *services, unsigned *seed)
{
    unsigned publics = draw(seed, 64), zones = 1u << 1 | 1u << 3 | 1u << 4;
    bool vannes = draw(seed, 2);
    struct fault fault = {0};
    size_t expected = 0;

    zones |= vannes ? 1u << 0 : 1u << 5;
    assert_true(
        territory_by_insee(town->territory, vannes ? "56260" : "56007", &town->person.lives));
    draw_publics(publics, town->person.profile.publics);
    town->count = directory_offer(&town->sources, "mission_locale", &town->person, town->offers,
                                  OFFER_MOST, &fault);
    for (int i = 0; i < CROWD; i++)
        expected += may_come(services, i, publics, zones);
    assert_int_equal(town->count, expected < OFFER_MOST ? expected : OFFER_MOST);
    for (size_t i = 0; i < town->count; i++) {
        assert_true(may_come(services, atoi(town->offers[i].id + 3), publics, zones));
        assert_true(i == 0 || town->offers[i - 1].weight_m <= town->offers[i].weight_m);
    }
}

static void nobody_is_ever_sent_where_she_is_not_received(void **state)
{
    static struct place places[CROWD];
    static char ids[CROWD][16];
    static struct made_service made[SERVICES];
    static struct service services[SERVICES];
    unsigned seed = 20261124;

    for (int i = 0; i < CROWD; i++) {
        snprintf(ids[i], sizeof ids[i], "e--%d", i);
        places[i] = (struct place){ids[i], 0.3 + 0.7 * i, draw(&seed, 2) ? OPEN : CLOSED, FRESH};
    }
    for (int i = 0; i < SERVICES; i++) {
        struct made_service *service = &made[i];

        service->of = (int)draw(&seed, CROWD);
        snprintf(service->id, sizeof service->id, "s%d", i);
        service->publics_bits =
            draw_list(&seed, some_publics, 6, service->publics, sizeof service->publics);
        service->zone_bits = draw_list(&seed, some_zones, 6, service->zone, sizeof service->zone);
        services[i] = (struct service){.id = service->id,
                                       .structure = ids[service->of],
                                       .publics = service->publics,
                                       .zone = service->zone};
    }
    struct town *town = SETTLE(state, places, services);

    for (int i = 0; i < PERSONS; i++)
        check_person(town, made, &seed);
    leave(town);
}

#define IN_TOWN(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_TOWN(the_nearest_comes_first_within_fifty_kilometres),
        IN_TOWN(what_is_closed_now_counts_as_farther),
        IN_TOWN(an_old_record_counts_as_farther),
        IN_TOWN(services_about_the_demand_bring_nearer),
        IN_TOWN(who_is_not_received_is_not_sent),
        IN_TOWN(whose_commune_is_not_covered_is_not_sent),
        IN_TOWN(the_remote_door_comes_when_none_is_near),
        IN_TOWN(a_place_closed_this_week_is_not_first_and_says_so),
        IN_TOWN(the_desk_knows_hours_and_phones_better),
        IN_TOWN(a_point_that_was_looked_for_is_told_whatever_it_is),
        IN_TOWN(what_was_typed_takes_part),
        IN_TOWN(without_a_directory_what_was_typed_is_offered),
        IN_TOWN(nothing_is_known_of_nowhere),
        IN_TOWN(nobody_is_ever_sent_where_she_is_not_received),
    };

    return cmocka_run_group_tests_name("offer", tests, NULL, NULL);
}
