/* The search against a walk through every record, on words, networks, places and needs drawn at
 * random. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "locale/text/fold.h"
#include "tests/model/directory_fixture.h"

enum { POINTS = 400, SERVICES = 500, QUERIES = 3000, SHOWN = 25 };

/* A point as its records alone say it. */
struct plain {
    char id[POINT_ID_SIZE], words[2048], networks[256];
    bool located;
    double latitude, longitude;
    size_t service_count;
    struct {
        char publics[96], zones[96], themes[96];
        bool remote;
    } services[16];
};

struct against {
    struct directory_fixture *fixture;
    struct directory *directory;
    struct plain *points;
    unsigned state;
};

static unsigned draw(struct against *against, unsigned below)
{
    against->state = against->state * 1103515245U + 12345U;
    return (against->state >> 8) % below;
}

static void say(struct plain *point, const char *text)
{
    size_t length = strlen(point->words);
    char folded[512];

    fold_search(text, folded, sizeof(folded));
    snprintf(point->words + length, sizeof(point->words) - length, " %s", folded);
}

static void say_codes(struct against *against, struct plain *point, const char *const *codes,
                      size_t count)
{
    char said[512];

    for (size_t i = 0; i < count; i++) {
        snprintf(point->networks + strlen(point->networks), 64, " %s ", codes[i]);
        say(point, codes[i]);
        networks_words(against->fixture->networks, codes[i], said, sizeof(said));
        say(point, said);
    }
}

static void say_networks(struct against *against, struct plain *point, const char *list,
                         const char *name)
{
    const struct networks *networks = against->fixture->networks;
    const char *codes[POINT_NETWORKS_MOST];
    char value[512] = "";
    size_t count = 0;

    if (list[0] != '\0') {
        snprintf(value, sizeof(value), "%.*s", (int)strlen(list) - 4, list + 2); /* ["one"] */
        count = networks_find(networks, "data-inclusion", "reseaux_porteurs", value, codes,
                              POINT_NETWORKS_MOST);
    }
    if (count == 0) {
        fold_search(name, value, sizeof(value));
        count = networks_of_name(networks, "data-inclusion", value, codes, POINT_NETWORKS_MOST);
    }
    say_codes(against, point, codes, count);
}

static void remember_structure(struct against *against, struct plain *point,
                               const struct made *made)
{
    static const enum structure_field spoken[] = {STRUCTURE_NOM, STRUCTURE_COMMUNE,
                                                  STRUCTURE_CODE_POSTAL, STRUCTURE_ADRESSE};
    struct commune commune;

    snprintf(point->id, sizeof(point->id), "%.160s", made->texts[STRUCTURE_ID]);
    for (size_t i = 0; i < sizeof(spoken) / sizeof(*spoken); i++)
        say(point, made->texts[spoken[i]]);
    say_networks(against, point, made->texts[STRUCTURE_RESEAUX_PORTEURS],
                 made->texts[STRUCTURE_NOM]);
    if (made->texts[STRUCTURE_LATITUDE][0] != '\0') {
        point->located = true;
        point->latitude = strtod(made->texts[STRUCTURE_LATITUDE], NULL);
        point->longitude = strtod(made->texts[STRUCTURE_LONGITUDE], NULL);
    } else if (territory_by_insee(against->fixture->territory, made->texts[STRUCTURE_CODE_INSEE],
                                  &commune) &&
               commune.located) {
        point->located = true;
        point->latitude = commune.latitude * 1e-4;
        point->longitude = commune.longitude * 1e-4;
    }
}

static void remember_service(struct against *against, const struct made *made)
{
    struct plain *point = against->points;
    size_t at;

    while (strcmp(point->id, made->texts[SERVICE_STRUCTURE_ID]) != 0)
        point++;
    at = point->service_count++;
    assert_true(at < 16);
    snprintf(point->services[at].publics, 96, "%.95s", made->texts[SERVICE_PUBLICS]);
    snprintf(point->services[at].zones, 96, "%.95s", made->texts[SERVICE_ZONE_ELIGIBILITE]);
    snprintf(point->services[at].themes, 96, "%.95s", made->texts[SERVICE_THEMATIQUES]);
    point->services[at].remote = strstr(made->texts[SERVICE_MODES_ACCUEIL], "a-dist") != NULL;
    say(point, made->texts[SERVICE_THEMATIQUES]);
}

static void set_out(struct against *against, struct directory_fixture *fixture)
{
    struct made *made = malloc(sizeof(*made));

    *against = (struct against){.fixture = fixture, .state = 20261124};
    against->points = calloc(POINTS + 1, sizeof(*against->points));
    assert_non_null(made);
    for (unsigned long n = 1; n <= POINTS; n++) {
        made_structure(made, fixture->territory, n, false);
        remember_structure(against, &against->points[n - 1], made);
    }
    for (unsigned long n = 1; n <= SERVICES; n++) {
        made_service(made, n, POINTS, false);
        remember_service(against, made);
    }
    free(made);
    import_made(fixture, RECORD_STRUCTURE, 1, POINTS, 0);
    assert_int_equal(fixture->report.duplicates, 0);
    import_made(fixture, RECORD_SERVICE, 1, SERVICES, POINTS);
    against->directory = fixture_open(fixture);
}

static bool has_word(const char *words, const char *wanted)
{
    char spaced[128];

    snprintf(spaced, sizeof(spaced), " %.120s", wanted);
    return strstr(words, spaced) != NULL; /* each word has a space before it */
}

static bool has_words(const struct plain *point, const char *typed)
{
    char copy[256], *rest = copy, *word;

    fold_search(typed, copy, sizeof(copy));
    while ((word = strsep(&rest, " ")) != NULL)
        if (word[0] != '\0' && !has_word(point->words, word))
            return false;
    return true;
}

static bool listed(const char *list, const char *value)
{
    char quoted[96];

    snprintf(quoted, sizeof(quoted), "\"%s\"", value);
    return strstr(list, quoted) != NULL;
}

static bool serves(const struct plain *point, const struct point_query *query)
{
    if (point->service_count == 0)
        return query->theme == NULL;
    for (size_t i = 0; i < point->service_count; i++) {
        const char *publics = point->services[i].publics, *zones = point->services[i].zones;
        bool about =
            query->theme == NULL || strstr(point->services[i].themes, query->theme) != NULL;
        bool receives = query->audience == NULL || publics[0] == '\0' ||
                        listed(publics, "tous-publics") || listed(publics, query->audience);
        bool covers = query->commune == NULL || zones[0] == '\0' || listed(zones, "france") ||
                      listed(zones, query->commune->department);

        if (about && receives && covers)
            return true;
    }
    return false;
}

static bool from_afar(const struct plain *point)
{
    for (size_t i = 0; i < point->service_count; i++)
        if (point->services[i].remote)
            return true;
    return false;
}

static double metres(const struct plain *point, const struct point_query *query)
{
    const double radians = 0.017453292519943295;
    double up = sin((point->latitude - query->latitude) * radians / 2);
    double across = sin((point->longitude - query->longitude) * radians / 2);

    return 2 * 6371008.8 *
           asin(sqrt(up * up + cos(point->latitude * radians) * cos(query->latitude * radians) *
                                   across * across));
}

/* -1: no; else how far, 1e9 when nobody knows. */
static double answer(const struct plain *point, const struct point_query *query)
{
    char network[64];
    double far = query->has_place && point->located ? metres(point, query) : 1e9;

    snprintf(network, sizeof(network), " %.60s ", query->network != NULL ? query->network : "");
    if (query->words != NULL && !has_words(point, query->words))
        return -1;
    if (query->network != NULL && strstr(point->networks, network) == NULL)
        return -1;
    if ((query->theme != NULL || query->audience != NULL || query->commune != NULL) &&
        !serves(point, query))
        return -1;
    if (query->remote && !from_afar(point))
        return -1;
    return query->within_m > 0 && far > query->within_m ? -1 : far;
}

static int by_number(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static const struct plain *point_of(const struct against *against, const char *id)
{
    const struct plain *point = against->points;

    while (point->id[0] != '\0' && strcmp(point->id, id) != 0)
        point++;
    return point;
}

/* As many, the right ones, and none nearer was left out. */
static void compare(struct against *against, const struct point_query *query)
{
    double *distances = calloc(POINTS, sizeof(*distances));
    struct point_hit hits[SHOWN];
    struct fault fault = {0};
    size_t expected = 0, total, shown;

    for (size_t i = 0; i < POINTS; i++) {
        double far = answer(&against->points[i], query);

        if (far >= 0)
            distances[expected++] = far;
    }
    qsort(distances, expected, sizeof(*distances), by_number);
    shown = directory_search(against->directory, query, hits, SHOWN, &total, &fault);
    assert_int_equal(fault.code, FAULT_NONE);
    if (total != expected)
        fail_msg("« %s »: %zu, not %zu", query->words != NULL ? query->words : "", total, expected);
    assert_int_equal(shown, expected < SHOWN ? expected : SHOWN);
    for (size_t i = 0; i < shown; i++) {
        double far = answer(point_of(against, hits[i].id), query);
        double most = 2 + far * 1e-6; /* single precision, far away */

        assert_true(far >= 0);
        assert_true(fabs(far - distances[i]) <= most);
        assert_true(far < 1e9 ? fabs(far - hits[i].distance_m) <= most : hits[i].distance_m == -1);
    }
    free(distances);
}

/* Up to three words of one point, each cut somewhere, in any order; now and then of two points. */
static void draw_words(struct against *against, char *typed, size_t size)
{
    unsigned from = draw(against, POINTS), count = draw(against, 4);

    typed[0] = '\0';
    for (unsigned i = 0; i < count; i++) {
        const char *words = against->points[from].words;
        const char *at = words + draw(against, (unsigned)strlen(words));
        size_t length = strlen(typed);
        int cut;

        while (at > words && *at != ' ')
            at--;
        at += strspn(at, " ");
        cut = 1 + (int)draw(against, (unsigned)strcspn(at, " ") + 1);
        snprintf(typed + length, size - length, "%s%.*s", i == 0 ? "" : " ", cut, at);
        if (draw(against, 12) == 0)
            from = draw(against, POINTS);
    }
}

static void any_question_is_answered_as_a_walk_through_all_would(void **state)
{
    static const char *const networks[] = {"mission_locale", "france_travail", "ccas", "apec"};
    static const char *const audiences[] = {"jeunes", "femmes", "seniors", "familles"};
    static const char *const themes[] = {"mobilite", "numerique", "choisir-un-metier"};
    struct against against;

    set_out(&against, *state);
    for (int i = 0; i < QUERIES; i++) {
        struct point_query query = {.date = {2026, 11, 24}};
        struct commune commune;
        char typed[256];

        draw_words(&against, typed, sizeof(typed));
        query.words = draw(&against, 5) != 0 ? typed : NULL;
        query.network = draw(&against, 5) == 0 ? networks[draw(&against, 4)] : NULL;
        query.audience = draw(&against, 4) == 0 ? audiences[draw(&against, 4)] : NULL;
        query.theme = draw(&against, 6) == 0 ? themes[draw(&against, 3)] : NULL;
        query.remote = draw(&against, 9) == 0;
        commune =
            territory_at(against.fixture->territory,
                         draw(&against, (unsigned)territory_count(against.fixture->territory)));
        query.commune = draw(&against, 4) == 0 ? &commune : NULL;
        if (commune.located && draw(&against, 4) != 0) {
            query.has_place = true;
            query.latitude = commune.latitude * 1e-4;
            query.longitude = commune.longitude * 1e-4;
            query.within_m = draw(&against, 3) == 0 ? 50000 + (int32_t)draw(&against, 300000) : 0;
        }
        compare(&against, &query);
    }
    directory_close(against.directory);
    free(against.points);
}

static void any_bytes_may_be_typed(void **state)
{
    static const char *const typed[] = {"\"",
                                        "\" OR word:*",
                                        "NEAR(a b)",
                                        "***",
                                        "-maison",
                                        "\xff\xfe",
                                        "l’",
                                        "AND",
                                        "maison AND NOT",
                                        "a b c d e f g h i j k l m n o p q r s t u v w x y z"};
    struct directory_fixture *fixture = *state;
    struct directory *directory;

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison", "35238");
    assert_true(edition_import(fixture, RECORD_STRUCTURE, NULL));
    directory = fixture_open(fixture);
    for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++)
        assert_in_range(answers(directory, typed[i]), 0, 1);
    assert_int_equal(answers(directory, "***"), 1); /* nothing left to look for: all of them */
    directory_close(directory);
}

/* SQLite's own count of what it holds: the same on every machine. */
static void reading_takes_little_memory_whatever_was_asked(void **state)
{
    enum { MANY = 2000, MOST = 900 * 1024 };
    struct directory_fixture *fixture = *state;
    struct directory *directory;
    sqlite3_int64 before;

    import_made(fixture, RECORD_STRUCTURE, 1, MANY, 0);
    before = sqlite3_memory_used();
    directory = fixture_open(fixture);
    for (char letter = 'a'; letter <= 'z'; letter++) {
        char typed[] = {letter, letter == 'r' ? 'u' : 'e', ' ', letter, '\0'};

        answers(directory, typed);
    }
    assert_true(answers(directory, "maison") > 0);
    assert_in_range(sqlite3_memory_used() - before, 1, MOST);
    directory_close(directory);
    assert_int_equal(sqlite3_memory_used(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(any_question_is_answered_as_a_walk_through_all_would,
                                        directory_setup, directory_teardown),
        cmocka_unit_test_setup_teardown(reading_takes_little_memory_whatever_was_asked,
                                        directory_setup, directory_teardown),
        cmocka_unit_test_setup_teardown(any_bytes_may_be_typed, directory_setup,
                                        directory_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
