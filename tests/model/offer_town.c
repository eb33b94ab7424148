#include "tests/model/offer_town.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/directory/import.h"
#include "model/directory/networks.h"
#include "tests/model/directory_maker.h"

static void make_place(const struct town *town, const struct place *place, struct made *made)
{
    enum { UNITS = 10000 };
    static const double km_per_degree = 111.195;
    char text[32];

    made_set(made, STRUCTURE_ID, place->id);
    made_set(made, STRUCTURE_SOURCE, "essai");
    made_set(made, STRUCTURE_NOM, place->id);
    made_set(made, STRUCTURE_DATE_MAJ, place->checked);
    made_set(made, STRUCTURE_COMMUNE, "Vannes");
    made_set(made, STRUCTURE_CODE_POSTAL, "56000");
    made_set(made, STRUCTURE_CODE_INSEE, "56260");
    made_set(made, STRUCTURE_HORAIRES_ACCUEIL, place->hours);
    made_set(made, STRUCTURE_RESEAUX_PORTEURS, "[\"mission-locale\"]");
    snprintf(text, sizeof text, "%.6f", (double)town->person.from.longitude / UNITS);
    made_set(made, STRUCTURE_LONGITUDE, text);
    snprintf(text, sizeof text, "%.6f",
             (double)town->person.from.latitude / UNITS + place->north_km / km_per_degree);
    made_set(made, STRUCTURE_LATITUDE, text);
}

static void make_service(const struct service *service, struct made *made)
{
    made_set(made, SERVICE_ID, service->id);
    made_set(made, SERVICE_STRUCTURE_ID, service->structure);
    made_set(made, SERVICE_SOURCE, "essai");
    made_set(made, SERVICE_NOM, service->id);
    made_set(made, SERVICE_DATE_MAJ, FRESH);
    made_set(made, SERVICE_PUBLICS, service->publics ? service->publics : "");
    made_set(made, SERVICE_ZONE_ELIGIBILITE, service->zone ? service->zone : "");
    made_set(made, SERVICE_MODES_ACCUEIL, service->modes ? service->modes : "");
    made_set(made, SERVICE_THEMATIQUES, service->themes ? service->themes : "");
}

static bool give(const struct town *town, enum record_kind kind, const struct intake_taker *taker,
                 struct fault *fault)
{
    size_t count = kind == RECORD_STRUCTURE ? town->place_count : town->service_count;
    struct made *made = calloc(1, sizeof *made);
    bool done = true;

    assert_non_null(made);
    for (size_t i = 0; done && i < count; i++) {
        made_begin(made, kind, i + 1);
        if (kind == RECORD_STRUCTURE)
            make_place(town, &town->places[i], made);
        else
            make_service(&town->services[i], made);
        done = taker->take(taker->context, &made->record, fault);
    }
    free(made);
    return done;
}

static bool give_places(void *context, const struct intake_taker *taker, struct fault *fault)
{
    return give(context, RECORD_STRUCTURE, taker, fault);
}

static bool give_services(void *context, const struct intake_taker *taker, struct fault *fault)
{
    return give(context, RECORD_SERVICE, taker, fault);
}

static void import(struct town *town, enum record_kind kind)
{
    struct import_order order = {.path = "essai.json", .url = "", .name = ""};
    struct import_feed feed = {"data-inclusion", kind,
                               kind == RECORD_STRUCTURE ? give_places : give_services, town,
                               town->networks};
    struct import_report *report = calloc(1, sizeof *report);
    struct fault fault = {0};

    assert_non_null(report);
    order.limits.today = town->person.date;
    if (!directory_import_from(town->desk->path, &order, &feed, town->territory, report, &fault))
        fail_msg("import: fault %d %s", (int)fault.code, fault.word);
    assert_int_equal(report->refused, 0);
    free(report);
}

struct town *settle(void **state, const struct place *places, size_t place_count,
                    const struct service *services, size_t service_count)
{
    struct town *town = calloc(1, sizeof *town);
    struct fault fault = {0};

    assert_non_null(town);
    *town = (struct town){.desk = *state,
                          .territory = territory_open(NULL, &fault),
                          .networks = networks_open(NULL, &fault),
                          .places = places,
                          .place_count = place_count,
                          .services = services,
                          .service_count = service_count};
    town->person.date = (struct civil_date){2026, 11, 24};
    town->person.time = (struct civil_time){10, 15};
    assert_non_null(town->territory);
    assert_true(territory_by_insee(town->territory, "56260", &town->person.lives));
    town->person.from = town->person.lives;
    town->person.lives_known = town->person.from_known = true;
    if (place_count)
        import(town, RECORD_STRUCTURE);
    if (service_count)
        import(town, RECORD_SERVICE);
    if (place_count)
        town->directory = directory_open(town->desk->path, &fault);
    assert_true(!place_count || town->directory);
    town->sources = (struct offer_sources){town->directory, town->desk->store, town->territory};
    return town;
}

void leave(struct town *town)
{
    directory_close(town->directory);
    networks_close(town->networks);
    territory_close(town->territory);
    free(town);
}

void expect(struct town *town, const char *ids)
{
    struct text_buffer offered = {0};
    struct fault fault = {0};

    town->count = directory_offer(&town->sources, "mission_locale", &town->person, town->offers,
                                  OFFER_MOST, &fault);
    assert_int_equal(fault.code, FAULT_NONE);
    for (size_t i = 0; i < town->count; i++)
        buffer_addf(&offered, "%s%s", i ? " " : "",
                    town->offers[i].typed ? town->offers[i].name : town->offers[i].id);
    assert_string_equal(buffer_text(&offered), ids);
    buffer_finish(&offered);
}
