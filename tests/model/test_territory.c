/* The real territory: what it holds, and what its records say. */
#include "model/territory/territory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct territory *territory;

static int open_territory(void **state)
{
    struct fault fault;

    (void)state;
    territory = territory_open(NULL, &fault);
    return territory ? 0 : -1;
}

static int close_territory(void **state)
{
    (void)state;
    territory_close(territory);
    return 0;
}

static struct commune get(const char *insee)
{
    struct commune commune = {.insee = NULL};

    assert_true(territory_by_insee(territory, insee, &commune));
    return commune;
}

static void holds_every_commune_and_arrondissement(void **state)
{
    size_t arrondissements = 0;
    size_t without_postcode = 0;
    size_t without_people = 0;

    (void)state;
    assert_int_equal(territory_count(territory), 34969 + 45);
    for (size_t i = 0; i < territory_count(territory); i++) {
        struct commune commune = territory_at(territory, i);

        arrondissements += commune.parent[0] != 0;
        without_postcode += commune.postcode_count == 0;
        without_people += commune.population < 0;
        assert_int_not_equal(commune.department_name[0], 0);
        assert_int_not_equal(commune.region_name[0], 0);
    }
    assert_int_equal(arrondissements, 45);
    assert_int_equal(without_postcode, 5); /* the districts of the TAAF */
    assert_int_equal(without_people, 6);   /* and Clipperton */
    assert_string_equal(territory_vintage(territory), "2026");
    assert_true(territory_verify(territory));
}

static void knows_ajaccio(void **state)
{
    struct commune commune = get("2a004");

    (void)state;
    assert_string_equal(commune.insee, "2A004");
    assert_string_equal(commune.name, "Ajaccio");
    assert_string_equal(commune.department, "2A");
    assert_string_equal(commune.department_name, "Corse-du-Sud");
    assert_string_equal(commune.region, "94");
    assert_string_equal(commune.region_name, "Corse");
    assert_string_equal(commune.epci, "242010056");
    assert_int_equal(commune.population, 76320);
    assert_int_equal(commune.postcode_count, 3);
    assert_string_equal(commune.postcodes[0], "20000");
    assert_string_equal(commune.postcodes[1], "20090");
    assert_string_equal(commune.postcodes[2], "20167");
    assert_true(commune.located);
    assert_false(commune.approximate);
    assert_string_equal(commune.parent, "");
}

static void knows_departments_overseas(void **state)
{
    struct commune nouvelle_caledonie = get("98818");
    struct commune kerguelen = get("98412");

    (void)state;
    assert_string_equal(get("97411").department, "974");
    assert_string_equal(get("97411").region_name, "La Réunion");
    assert_string_equal(nouvelle_caledonie.name, "Nouméa");
    assert_string_equal(nouvelle_caledonie.department, "988");
    assert_string_equal(nouvelle_caledonie.region, "988");
    assert_string_equal(nouvelle_caledonie.epci, "");
    assert_int_equal(kerguelen.postcode_count, 0);
    assert_int_equal(kerguelen.population, -1);
    assert_false(kerguelen.located);
}

static void refuses_what_is_not_an_insee_code(void **state)
{
    static const char *const NOT_CODES[] = {"",       "3523",   "352380", "99999", "35ABC",
                                            "RENNES", "01015 ", "2C004",  " 35238"};
    struct commune untouched = {.insee = "before"};

    (void)state;
    for (size_t i = 0; i < sizeof(NOT_CODES) / sizeof(*NOT_CODES); i++)
        assert_false(territory_by_insee(territory, NOT_CODES[i], &untouched));
    assert_string_equal(untouched.insee, "before");
}

static void every_code_leads_back_to_its_commune(void **state)
{
    (void)state;
    for (size_t i = 0; i < territory_count(territory); i++) {
        struct commune commune = territory_at(territory, i);

        assert_ptr_equal(get(commune.insee).insee, commune.insee);
    }
}

static void paris_has_twenty_arrondissements(void **state)
{
    size_t found = 0;

    (void)state;
    assert_int_equal(get("75056").postcode_count, 21);
    for (int number = 1; number <= 20; number++) {
        char code[6] = {'7', '5', '1', (char)('0' + number / 10), (char)('0' + number % 10), 0};

        assert_string_equal(get(code).parent, "75056");
        assert_string_equal(get(code).epci, get("75056").epci);
        found++;
    }
    assert_int_equal(found, 20);
    assert_false(territory_by_insee(territory, "75121", &(struct commune){.insee = NULL}));
}

static void a_postcode_of_paris_names_the_arrondissement_only(void **state)
{
    struct commune found[4];

    (void)state;
    assert_int_equal(territory_by_postcode(territory, "75012", found, 4), 1);
    assert_string_equal(found[0].insee, "75112");
    assert_int_equal(territory_by_postcode(territory, "75116", found, 4), 1);
    assert_string_equal(found[0].insee, "75116");
    assert_int_equal(territory_by_postcode(territory, "69001", found, 4), 1);
    assert_string_equal(found[0].insee, "69381");
    assert_int_equal(territory_by_postcode(territory, "13001", found, 4), 1);
    assert_string_equal(found[0].insee, "13201");
}

static void a_shared_postcode_offers_all_most_inhabited_first(void **state)
{
    struct commune found[64];
    size_t count = territory_by_postcode(territory, "01400", found, 64);

    (void)state;
    assert_true(count > 5);
    assert_string_equal(found[0].name, "Châtillon-sur-Chalaronne");
    for (size_t i = 1; i < count; i++)
        assert_true(found[i - 1].population >= found[i].population);
    assert_int_equal(territory_by_postcode(territory, "01400", NULL, 0), count);
}

static void refuses_what_is_not_a_postcode(void **state)
{
    struct commune found[4];

    (void)state;
    assert_int_equal(territory_by_postcode(territory, "", found, 4), 0);
    assert_int_equal(territory_by_postcode(territory, "7501", found, 4), 0);
    assert_int_equal(territory_by_postcode(territory, "750120", found, 4), 0);
    assert_int_equal(territory_by_postcode(territory, "2A004", found, 4), 0);
    assert_int_equal(territory_by_postcode(territory, "00000", found, 4), 0);
    assert_int_equal(territory_by_postcode(territory, "99999", found, 4), 0);
}

static bool among(const struct commune *found, size_t count, const char *insee)
{
    for (size_t i = 0; i < count; i++)
        if (found[i].insee == insee)
            return true;
    return false;
}

/* Except Paris, Lyon and Marseille, whose arrondissements stand in for them. */
static void every_postcode_finds_its_commune(void **state)
{
    struct commune found[64];
    size_t pairs = 0;

    (void)state;
    for (size_t i = 0; i < territory_count(territory); i++) {
        struct commune commune = territory_at(territory, i);
        bool stood_in = strcmp(commune.insee, "75056") == 0 ||
                        strcmp(commune.insee, "69123") == 0 || strcmp(commune.insee, "13055") == 0;

        for (size_t code = 0; code < commune.postcode_count; code++, pairs++) {
            size_t count = territory_by_postcode(territory, commune.postcodes[code], found, 64);

            assert_in_range(count, 1, 64);
            assert_int_equal(among(found, count, commune.insee), !stood_in);
        }
    }
    assert_int_equal(pairs, 35539);
}

static void measures_distances(void **state)
{
    struct commune rennes = get("35238");
    struct commune vannes = get("56260");
    struct commune cherbourg = get("50129");
    struct commune kerguelen = get("98412");
    bool approximate = true;

    (void)state;
    assert_string_equal(vannes.name, "Vannes");
    assert_in_range(territory_distance_m(&rennes, &vannes, &approximate), 95000, 105000);
    assert_false(approximate);
    assert_int_equal(territory_distance_m(&rennes, &rennes, NULL), 0);
    assert_int_equal(territory_distance_m(&vannes, &rennes, NULL),
                     territory_distance_m(&rennes, &vannes, NULL));
    assert_in_range(territory_distance_m(&rennes, &cherbourg, &approximate), 160000, 185000);
    assert_true(approximate);
    assert_int_equal(territory_distance_m(&rennes, &kerguelen, NULL), -1);
}

/* A shared postal code, an intercommunality or an arrondissement is never as wide as this, so a
 * neighbour of the same code further away would be a namesake at the other end of the department.
 */
static void nobody_is_placed_far_from_the_postcode(void **state)
{
    struct commune found[64];

    (void)state;
    for (size_t i = 0; i < territory_count(territory); i++) {
        struct commune commune = territory_at(territory, i);
        size_t count;

        if (!commune.located || commune.approximate || commune.department[0] == '9')
            continue;
        count = territory_by_postcode(territory, commune.postcodes[0], found, 64);
        for (size_t other = 0; other < count && other < 64; other++)
            if (!found[other].approximate)
                assert_in_range(territory_distance_m(&commune, &found[other], NULL), 0, 45000);
    }
}

static void writes_department_codes_for_cells(void **state)
{
    static const struct {
        const char *department, *code;
    } CASES[] = {{"35", "d35"}, {"2A", "d2a"}, {"2b", "d2b"}, {"971", "d971"}, {"01", "d01"},
                 {"", ""},      {"97", ""},    {"3", ""},     {"350", ""},     {"xy", ""},
                 {"3A", ""},    {"9711", ""},  {"97A", ""}};
    char out[5];

    (void)state;
    for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
        assert_int_equal(territory_department_code(CASES[i].department, out),
                         CASES[i].code[0] != 0);
        assert_string_equal(out, CASES[i].code);
    }
}

static void lists_departments(void **state)
{
    (void)state;
    assert_int_equal(territory_department_count(territory), 109);
    for (size_t i = 0; i < territory_department_count(territory); i++) {
        struct department department = territory_department_at(territory, i);
        char code[5];

        assert_true(territory_department_code(department.code, code));
        assert_int_not_equal(department.name[0], 0);
        assert_int_not_equal(department.region_name[0], 0);
    }
    assert_string_equal(territory_department_at(territory, 0).name, "Ain");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_every_commune_and_arrondissement),
        cmocka_unit_test(knows_ajaccio),
        cmocka_unit_test(knows_departments_overseas),
        cmocka_unit_test(refuses_what_is_not_an_insee_code),
        cmocka_unit_test(every_code_leads_back_to_its_commune),
        cmocka_unit_test(paris_has_twenty_arrondissements),
        cmocka_unit_test(a_postcode_of_paris_names_the_arrondissement_only),
        cmocka_unit_test(a_shared_postcode_offers_all_most_inhabited_first),
        cmocka_unit_test(refuses_what_is_not_a_postcode),
        cmocka_unit_test(every_postcode_finds_its_commune),
        cmocka_unit_test(measures_distances),
        cmocka_unit_test(nobody_is_placed_far_from_the_postcode),
        cmocka_unit_test(writes_department_codes_for_cells),
        cmocka_unit_test(lists_departments),
    };

    return cmocka_run_group_tests(tests, open_territory, close_territory);
}
