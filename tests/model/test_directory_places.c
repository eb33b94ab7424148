/* Which records are one place, which one speaks, where it stands and for whom it is. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/model/directory_fixture.h"

#define RENNES "35238"
#define BREST  "29019"

static struct made *network_structure(struct directory_fixture *fixture, const char *id,
                                      const char *name, const char *phone)
{
    struct made *made = edition_structure(fixture, id, name, RENNES);

    made_set(made, STRUCTURE_RESEAUX_PORTEURS, "[\"mission-locale\"]");
    made_set(made, STRUCTURE_TELEPHONE, phone);
    return made;
}

static void import_or_fail(struct directory_fixture *fixture, enum record_kind kind)
{
    struct fault fault = {0};

    if (!edition_import(fixture, kind, &fault))
        fail_msg("import: %d %s", fault.code, fault.detail);
}

/* The places there are once this edition is in. */
static size_t places(struct directory_fixture *fixture)
{
    struct directory *directory;
    size_t count;

    import_or_fail(fixture, RECORD_STRUCTURE);
    directory = fixture_open(fixture);
    count = directory_count(directory);
    directory_close(directory);
    check_directory(fixture);
    return count;
}

static void two_sources_with_one_phone_are_one_place(void **state)
{
    struct directory_fixture *fixture = *state;
    struct directory *directory;
    struct directory_point point;
    struct fault fault = {0};
    struct made *made;

    edition_begin(fixture);
    made = network_structure(fixture, "dora--1", "Mission locale", "+33 2 99 00 00 01");
    made_set(made, STRUCTURE_DATE_MAJ, "2026-09-01");
    made_set(made, STRUCTURE_TELEPHONE, "02 99 00 00 01");
    made = network_structure(fixture, "ml--1", "ML de Rennes", "+33299000001");
    made_set(made, STRUCTURE_DATE_MAJ, "2024-09-01");
    made_set(made, STRUCTURE_HORAIRES_ACCUEIL, "Mo-Fr 09:00-12:00");
    made_set(made, STRUCTURE_ADRESSE, "7 rue du Puits");
    assert_int_equal(places(fixture), 1);
    assert_int_equal(fixture->report.duplicates, 1);

    directory = fixture_open(fixture);
    assert_true(directory_point(directory, "ml--1", &point, &fault)); /* by any of its ids */
    assert_string_equal(point.fields[STRUCTURE_ID], "dora--1");       /* the freshest */
    assert_string_equal(point.fields[STRUCTURE_TELEPHONE], "02 99 00 00 01");
    assert_string_equal(point.fields[STRUCTURE_HORAIRES_ACCUEIL], "Mo-Fr 09:00-12:00");
    assert_string_equal(point.fields[STRUCTURE_ADRESSE], ""); /* that may be another office */
    assert_int_equal(point.same_count, 1);
    assert_string_equal(point.same[0], "ml--1");
    assert_int_equal(point.network_count, 1);
    assert_string_equal(point.networks[0], "mission_locale");
    assert_int_equal(answers(directory, "ml de rennes puits"), 1); /* words of both lead there */
    directory_point_finish(&point);
    directory_close(directory);
}

static void saint_is_found_however_it_is_written(void **state)
{
    struct directory_fixture *fixture = *state;
    struct directory *directory;

    edition_begin(fixture);
    network_structure(fixture, "ml--1", "Mission locale de Saint-Malo", "");
    network_structure(fixture, "ml--2", "MISSION LOCALE STE FOY", "");
    assert_int_equal(places(fixture), 2);
    directory = fixture_open(fixture);
    assert_int_equal(answers(directory, "st malo"), 1);
    assert_int_equal(answers(directory, "saint malo"), 1);
    assert_int_equal(answers(directory, "sainte foy"), 1);
    assert_int_equal(answers(directory, "ste foy"), 1);
    assert_int_equal(answers(directory, "ste malo"), 0);
    directory_close(directory);
}

static void one_name_or_a_hundred_metres_are_enough(void **state)
{
    struct directory_fixture *fixture = *state;
    struct made *made;

    edition_begin(fixture);
    network_structure(fixture, "dora--1", "Mission Locale WE KER", "");
    network_structure(fixture, "ml--1", "Mission locale – We Ker", "");
    assert_int_equal(places(fixture), 1);
    edition_begin(fixture);
    made = network_structure(fixture, "dora--1", "Mission locale", "");
    made_set(made, STRUCTURE_LATITUDE, "48.110000");
    made_set(made, STRUCTURE_LONGITUDE, "-1.680000");
    made = network_structure(fixture, "ml--1", "We Ker", "");
    made_set(made, STRUCTURE_LATITUDE, "48.110800"); /* 89 m */
    made_set(made, STRUCTURE_LONGITUDE, "-1.680000");
    assert_int_equal(places(fixture), 1);
    made_set(made, STRUCTURE_LATITUDE, "48.111000"); /* 111 m */
    assert_int_equal(places(fixture), 2);
    made_set(made, STRUCTURE_LATITUDE, ""); /* only by its commune: that says nothing */
    made_set(made, STRUCTURE_LONGITUDE, "");
    assert_int_equal(places(fixture), 2);
}

static void what_is_not_enough_leaves_two_places(void **state)
{
    struct directory_fixture *fixture = *state;
    struct made *made;

    edition_begin(fixture);
    network_structure(fixture, "ml--1", "Mission locale", "02 99 00 00 01");
    network_structure(fixture, "ml--2", "Mission locale", "02 99 00 00 01"); /* one source */
    assert_int_equal(places(fixture), 2);
    edition_begin(fixture);
    network_structure(fixture, "dora--1", "Mission locale", "3949"); /* everybody's number */
    network_structure(fixture, "ml--1", "We Ker", "3949");
    assert_int_equal(places(fixture), 2);
    edition_begin(fixture);
    network_structure(fixture, "dora--1", "Mission locale", "02 99 00 00 01");
    made = network_structure(fixture, "ml--1", "Mission locale", "02 99 00 00 01");
    made_set(made, STRUCTURE_CODE_INSEE, BREST);
    assert_int_equal(places(fixture), 2);
    edition_begin(fixture);
    network_structure(fixture, "dora--1", "Mission locale", "02 99 00 00 01");
    made = network_structure(fixture, "ml--1", "Mission locale", "02 99 00 00 01");
    made_set(made, STRUCTURE_RESEAUX_PORTEURS, "[\"cidff\"]");
    assert_int_equal(places(fixture), 2);
}

static void outside_networks_a_siret_in_one_commune_is_one_place(void **state)
{
    struct directory_fixture *fixture = *state;
    struct made *made;

    edition_begin(fixture);
    made = edition_structure(fixture, "dora--1", "Atelier des savoirs", RENNES);
    made_set(made, STRUCTURE_SIRET, "11111111100011");
    made = edition_structure(fixture, "fredo--1", "L’Atelier", RENNES);
    made_set(made, STRUCTURE_SIRET, "11111111100011");
    made = edition_structure(fixture, "soli--1", "L’Atelier de Brest", BREST);
    made_set(made, STRUCTURE_SIRET, "11111111100011");
    assert_int_equal(places(fixture), 2);
}

/* Two agencies of one town, each known to two sources: each finds its own twin. */
static void each_office_finds_its_own_twin(void **state)
{
    struct directory_fixture *fixture = *state;
    struct directory *directory;
    struct directory_point point;
    struct fault fault = {0};

    edition_begin(fixture);
    network_structure(fixture, "ml--1", "Mission locale Nord", "02 99 00 00 01");
    network_structure(fixture, "ml--2", "Mission locale Sud", "02 99 00 00 01");
    network_structure(fixture, "dora--2", "Mission locale Sud", "02 99 00 00 01");
    network_structure(fixture, "dora--1", "Mission locale Nord", "02 99 00 00 01");
    assert_int_equal(places(fixture), 2);
    directory = fixture_open(fixture);
    assert_true(directory_point(directory, "dora--1", &point, &fault));
    assert_int_equal(point.same_count, 1);
    assert_string_equal(point.fields[STRUCTURE_NOM], "Mission locale Nord");
    directory_point_finish(&point);
    directory_close(directory);
}

static void twins_part_when_one_moves_or_leaves(void **state)
{
    struct directory_fixture *fixture = *state;
    struct directory *directory;

    edition_begin(fixture);
    network_structure(fixture, "dora--1", "Mission locale", "02 99 00 00 01");
    network_structure(fixture, "ml--1", "We Ker", "02 99 00 00 01");
    assert_int_equal(places(fixture), 1);
    made_set(&fixture->written[0], STRUCTURE_TELEPHONE, "02 99 00 00 02");
    assert_int_equal(places(fixture), 2);
    made_set(&fixture->written[0], STRUCTURE_TELEPHONE, "02 99 00 00 01");
    assert_int_equal(places(fixture), 1);
    /* the record that gave the place its key leaves */
    edition_begin(fixture);
    network_structure(fixture, "ml--1", "We Ker", "02 99 00 00 01");
    assert_int_equal(places(fixture), 1);
    directory = fixture_open(fixture);
    assert_int_equal(answers(directory, "ker"), 1);
    assert_int_equal(answers(directory, "mission ker"),
                     1); /* its network says « mission locale » */
    directory_close(directory);
}

static void services_of_all_records_are_those_of_the_place(void **state)
{
    struct directory_fixture *fixture = *state;
    struct directory_services services;
    struct directory_point point;
    struct directory *directory;
    struct fault fault = {0};

    edition_begin(fixture);
    network_structure(fixture, "dora--1", "Mission locale", "02 99 00 00 01");
    network_structure(fixture, "ml--1", "We Ker", "02 99 00 00 01");
    import_or_fail(fixture, RECORD_STRUCTURE);
    edition_begin(fixture);
    edition_service(fixture, "dora--s1", "dora--1");
    made_set(edition_service(fixture, "ml--s1", "ml--1"), SERVICE_THEMATIQUES,
             "[\"mobilite--acceder-a-un-vehicule\"]");
    import_or_fail(fixture, RECORD_SERVICE);
    directory = fixture_open(fixture);
    assert_true(directory_point(directory, "dora--1", &point, &fault));
    assert_true(directory_services(directory, &point, &services, &fault));
    assert_int_equal(services.count, 2);
    assert_string_equal(services.all[0].fields[SERVICE_ID], "dora--s1");
    assert_int_equal(answers(directory, "vehicule"), 1);
    directory_services_finish(&services);

    edition_begin(fixture);
    edition_service(fixture, "dora--s1", "dora--1");
    import_or_fail(fixture, RECORD_SERVICE);
    assert_true(directory_services(directory, &point, &services, &fault));
    assert_int_equal(services.count, 1);
    assert_int_equal(answers(directory, "vehicule"), 0);
    directory_services_finish(&services);
    directory_point_finish(&point);
    directory_close(directory);
    check_directory(fixture);
}

static size_t find(struct directory *directory, const struct point_query *query,
                   struct point_hit *hit)
{
    struct point_hit hits[4] = {{0}};
    struct fault fault = {0};
    size_t total;

    directory_search(directory, query, hits, 4, &total, &fault);
    assert_int_equal(fault.code, FAULT_NONE);
    if (hit != NULL)
        *hit = hits[0];
    return total;
}

static void without_coordinates_a_place_is_about_where_its_commune_is(void **state)
{
    struct directory_fixture *fixture = *state;
    struct point_query query = {.words = "relais", .date = {2026, 11, 24}, .has_place = true};
    struct directory *directory;
    struct commune commune;
    struct point_hit hit;
    struct made *made;

    edition_begin(fixture);
    made = edition_structure(fixture, "dora--1", "Relais", "");
    made_set(made, STRUCTURE_COMMUNE, "SAINT-MALO");
    made_set(made, STRUCTURE_CODE_POSTAL, "35400");
    import_or_fail(fixture, RECORD_STRUCTURE);
    directory = fixture_open(fixture);
    assert_true(territory_by_insee(fixture->territory, "35288", &commune));
    query.latitude = commune.latitude * 1e-4;
    query.longitude = commune.longitude * 1e-4;
    assert_int_equal(find(directory, &query, &hit), 1);
    assert_in_range(hit.distance_m, 0, 20);
    assert_true(hit.approximate);
    directory_close(directory);

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Relais", "");
    import_or_fail(fixture, RECORD_STRUCTURE);
    directory = fixture_open(fixture);
    assert_int_equal(find(directory, &query, &hit), 1);
    assert_int_equal(hit.distance_m, -1);
    query.within_m = 50000;
    assert_int_equal(find(directory, &query, NULL), 0);
    directory_close(directory);
}

static void a_closed_place_is_hidden_but_found_when_asked(void **state)
{
    struct directory_fixture *fixture = *state;
    struct point_query query = {.words = "relais", .date = {2026, 11, 24}};
    struct directory *directory;
    struct point_hit hit;

    edition_begin(fixture);
    made_set(edition_structure(fixture, "dora--1", "Relais", RENNES), STRUCTURE_FERME_LE,
             "2026-11-24");
    made_set(edition_structure(fixture, "dora--2", "Relais", BREST), STRUCTURE_FERME_LE,
             "2026-11-25");
    import_or_fail(fixture, RECORD_STRUCTURE);
    directory = fixture_open(fixture);
    assert_int_equal(find(directory, &query, &hit), 1);
    assert_string_equal(hit.id, "dora--2");
    query.hidden = true;
    assert_int_equal(find(directory, &query, NULL), 2);
    directory_close(directory);
}

/* A place with two services: each for its public and its zone. */
static void write_need(struct directory_fixture *fixture)
{
    struct made *made;

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison", RENNES);
    edition_structure(fixture, "dora--2", "Silence", RENNES); /* says nothing: everybody */
    import_or_fail(fixture, RECORD_STRUCTURE);
    edition_begin(fixture);
    made = edition_service(fixture, "dora--s1", "dora--1");
    made_set(made, SERVICE_PUBLICS, "[\"jeunes\", \"femmes\"]");
    made_set(made, SERVICE_ZONE_ELIGIBILITE, "[\"35\"]");
    made_set(made, SERVICE_THEMATIQUES, "[\"mobilite--acceder-a-un-vehicule\"]");
    made = edition_service(fixture, "dora--s2", "dora--1");
    made_set(made, SERVICE_PUBLICS, "[\"seniors\"]");
    made_set(made, SERVICE_ZONE_ELIGIBILITE, "[\"france\"]");
    made_set(made, SERVICE_MODES_ACCUEIL, "[\"a-distance\"]");
    import_or_fail(fixture, RECORD_SERVICE);
}

static void public_zone_and_theme_are_those_of_one_service(void **state)
{
    struct directory_fixture *fixture = *state;
    struct point_query query = {.words = "maison", .date = {2026, 11, 24}};
    struct commune rennes, brest;
    struct directory *directory;

    write_need(fixture);
    directory = fixture_open(fixture);
    assert_true(territory_by_insee(fixture->territory, RENNES, &rennes));
    assert_true(territory_by_insee(fixture->territory, BREST, &brest));
    query.audience = "jeunes";
    assert_int_equal(find(directory, &query, NULL), 1);
    query.commune = &rennes;
    assert_int_equal(find(directory, &query, NULL), 1);
    query.commune = &brest; /* the young of Ille-et-Vilaine only */
    assert_int_equal(find(directory, &query, NULL), 0);
    query.audience = "seniors";
    assert_int_equal(find(directory, &query, NULL), 1);
    query.theme = "mobilite"; /* seniors are not those who are helped to move */
    assert_int_equal(find(directory, &query, NULL), 0);
    query.audience = "familles jeunes";
    query.commune = NULL;
    assert_int_equal(find(directory, &query, NULL), 1);
    query.theme = "numerique mobilite--acceder-a-un-vehicule";
    assert_int_equal(find(directory, &query, NULL), 1);
    query.theme = "mobilite--acceder";
    assert_int_equal(find(directory, &query, NULL), 0);
    query = (struct point_query){.words = "silence", .audience = "jeunes", .commune = &brest};
    assert_int_equal(find(directory, &query, NULL), 1);
    directory_close(directory);
}

static void who_answers_from_afar_can_be_asked_for(void **state)
{
    struct directory_fixture *fixture = *state;
    struct point_query query = {.remote = true, .date = {2026, 11, 24}};
    struct directory *directory;
    struct point_hit hit;

    write_need(fixture);
    directory = fixture_open(fixture);
    assert_int_equal(find(directory, &query, &hit), 1);
    assert_string_equal(hit.id, "dora--1");
    assert_true(hit.remote);
    directory_close(directory);
}

static void open_now_is_known_to_be_open(void **state)
{
    struct directory_fixture *fixture = *state;
    struct point_query query = {
        .open_now = true, .date = {2026, 11, 24}, .time = {10, 15}}; /* a Tuesday */
    struct directory *directory;
    struct point_hit hit;

    edition_begin(fixture);
    made_set(edition_structure(fixture, "dora--1", "Matin", RENNES), STRUCTURE_HORAIRES_ACCUEIL,
             "Mo-Fr 09:00-12:00");
    made_set(edition_structure(fixture, "dora--2", "Soir", RENNES), STRUCTURE_HORAIRES_ACCUEIL,
             "Mo-Fr 14:00-17:00");
    edition_structure(fixture, "dora--3", "Inconnu", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    directory = fixture_open(fixture);
    assert_int_equal(find(directory, &query, &hit), 1);
    assert_string_equal(hit.name, "Matin");
    assert_int_equal(hit.now.state, HOURS_OPEN);
    query.time = (struct civil_time){15, 0};
    assert_int_equal(find(directory, &query, &hit), 1);
    assert_string_equal(hit.name, "Soir");
    directory_close(directory);
}

/* The table of networks knows what each source calls them. */
static void the_networks_of_each_source_are_found(void **state)
{
    static const struct {
        const char *source;
        enum structure_field field;
        const char *value, *network;
    } cases[] = {
        {"dila", STRUCTURE_TYPES, "[\"mission_locale\"]", "mission_locale"},
        {"dila", STRUCTURE_TYPES, "[\"mairie\", \"cio\"]", "cio"},
        {"data-inclusion", STRUCTURE_RESEAUX_PORTEURS, "[\"france-travail\"]", "pole_emploi"},
        {"data-inclusion", STRUCTURE_RESEAUX_PORTEURS, "[\"france-travail\"]", "france_travail"},
        {"local", STRUCTURE_RESEAU, "mip", "mip"},
    };
    const struct import_order order = {.path = "essai.json", .url = "", .name = ""};
    struct directory_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct point_query query = {.network = cases[i].network, .date = {2026, 11, 24}};
        struct directory *directory;
        char id[16];

        edition_begin(fixture);
        snprintf(id, sizeof(id), "essai--%zu", i);
        made_set(edition_structure(fixture, id, "Un lieu", RENNES), (int)cases[i].field,
                 cases[i].value);
        assert_true(edition_import_as(fixture, cases[i].source, RECORD_STRUCTURE, &order, NULL));
        assert_int_equal(fixture->report.unmapped, 0);
        directory = fixture_open(fixture);
        assert_in_range(find(directory, &query, NULL), 1, 2);
        directory_close(directory);
    }
}

#define ON_A_DESK(name) cmocka_unit_test_setup_teardown(name, directory_setup, directory_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_DESK(two_sources_with_one_phone_are_one_place),
        ON_A_DESK(saint_is_found_however_it_is_written),
        ON_A_DESK(one_name_or_a_hundred_metres_are_enough),
        ON_A_DESK(what_is_not_enough_leaves_two_places),
        ON_A_DESK(outside_networks_a_siret_in_one_commune_is_one_place),
        ON_A_DESK(each_office_finds_its_own_twin),
        ON_A_DESK(twins_part_when_one_moves_or_leaves),
        ON_A_DESK(services_of_all_records_are_those_of_the_place),
        ON_A_DESK(without_coordinates_a_place_is_about_where_its_commune_is),
        ON_A_DESK(a_closed_place_is_hidden_but_found_when_asked),
        ON_A_DESK(public_zone_and_theme_are_those_of_one_service),
        ON_A_DESK(who_answers_from_afar_can_be_asked_for),
        ON_A_DESK(open_now_is_known_to_be_open),
        ON_A_DESK(the_networks_of_each_source_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
