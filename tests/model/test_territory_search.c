/* What a person types, and the commune that must come. */
#include "model/territory/territory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 64 };

static struct territory *territory;
static struct territory_hit hits[MOST];

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

static size_t search(const char *typed)
{
    return territory_search(territory, typed, hits, MOST);
}

static void expect_first(const char *typed, const char *insee)
{
    if (search(typed) == 0)
        fail_msg("nothing for \"%s\"", typed);
    if (strcmp(hits[0].commune.insee, insee) != 0)
        fail_msg("\"%s\" gives %s %s first", typed, hits[0].commune.insee, hits[0].commune.name);
}

static bool finds(const char *typed, const char *insee)
{
    size_t count = search(typed);

    for (size_t i = 0; i < count; i++)
        if (strcmp(hits[i].commune.insee, insee) == 0)
            return true;
    return false;
}

static void accents_case_and_hyphens_do_not_count(void **state)
{
    static const char *const SAINT_ETIENNE[] = {
        "Saint-Étienne", "saint etienne", "SAINT ETIENNE",  "st etienne",
        "St-Étienne",    "saintetienne",  "saint  etienne", "saint-etien",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(SAINT_ETIENNE) / sizeof(*SAINT_ETIENNE); i++)
        expect_first(SAINT_ETIENNE[i], "42218");
    expect_first("oeting", "57521");
    expect_first("Œting", "57521");
    expect_first("sainte-foy-les-lyon", "69202");
    expect_first("ste foy les lyon", "69202");
}

static void apostrophes_and_articles_may_be_left_out(void **state)
{
    static const char *const HAY[] = {"L'Haÿ-les-Roses", "l’haÿ les roses", "lhay les roses",
                                      "hay les roses",   "l hay",           "lhay"};

    (void)state;
    for (size_t i = 0; i < sizeof(HAY) / sizeof(*HAY); i++)
        expect_first(HAY[i], "94038");
    expect_first("le mans", "72181");
    expect_first("mans", "72181");
    expect_first("havre", "76351");
    assert_int_equal(hits[0].match, MATCH_BARE);
    expect_first("villeneuve dascq", "59009");
    expect_first("boulogne mer", "62160");
}

static void st_may_still_become_strasbourg(void **state)
{
    (void)state;
    expect_first("st", "67482");
    assert_true(finds("st", "42218"));
    expect_first("ste", "97418");
    assert_true(finds("ste", "17415")); /* Saintes */
    assert_true(finds("steenv", "59580"));
}

static void the_exact_name_comes_first_then_the_most_inhabited(void **state)
{
    size_t count;

    (void)state;
    expect_first("y", "80829");
    assert_int_equal(hits[0].match, MATCH_EXACT);
    expect_first("lyon", "69123");
    expect_first("paris", "75056");
    assert_true(finds("paris", "75101"));
    expect_first("paris 12", "75112");
    count = search("saint");
    assert_int_equal(count, MOST);
    for (size_t i = 1; i < count; i++) {
        assert_true(hits[i - 1].match <= hits[i].match);
        if (hits[i - 1].match == hits[i].match)
            assert_true(hits[i - 1].commune.population >= hits[i].commune.population);
    }
}

static void another_word_of_the_name_is_enough(void **state)
{
    (void)state;
    assert_true(finds("chalaronne", "01093"));
    assert_true(finds("en-cotentin", "50129"));
    assert_int_equal(hits[0].match, MATCH_WORD);
}

static void both_places_named_bors_are_offered(void **state)
{
    (void)state;
    assert_int_equal(search("bors"), 2);
    assert_string_equal(hits[0].commune.insee, "16052");
    assert_string_equal(hits[1].commune.insee, "16053");
}

static void old_names_lead_to_the_new_commune(void **state)
{
    (void)state;
    expect_first("Cherbourg-Octeville", "50129");
    assert_string_equal(hits[0].old_name, "Cherbourg-Octeville");
    assert_int_equal(hits[0].match, MATCH_EXACT_OLD);
    expect_first("cherbourg", "50129"); /* its own name answers too, and is shown */
    assert_null(hits[0].old_name);
    expect_first("bellegarde sur valserine", "01033");
    assert_string_equal(hits[0].commune.name, "Valserhône");
}

static void digits_are_a_postcode_then_an_insee_code(void **state)
{
    (void)state;
    expect_first("56000", "56260");
    assert_int_equal(hits[0].match, MATCH_POSTCODE);
    expect_first("35 0", "35238");
    assert_int_equal(search("56260"), 2); /* a postal code of Larmor-Plage, the code of Vannes */
    assert_string_equal(hits[0].commune.name, "Larmor-Plage");
    assert_string_equal(hits[1].commune.name, "Vannes");
    assert_int_equal(hits[1].match, MATCH_INSEE);
    expect_first("75056", "75056");
    expect_first("2A004", "2A004");
    expect_first("2a004", "2A004");
    assert_int_equal(search("75012"), 1);
    assert_string_equal(hits[0].commune.insee, "75112");
    assert_int_equal(search("1"), MOST);
    for (size_t i = 0; i < MOST; i++)
        assert_int_equal(hits[i].commune.department[0], '1');
}

static void a_number_beside_the_name_says_which(void **state)
{
    (void)state;
    expect_first("saint denis", "97411");
    expect_first("saint denis 93", "93066");
    expect_first("st denis 93200", "93066");
    expect_first("35000 rennes", "35238");
    expect_first("Ajaccio (2A)", "2A004");
    expect_first("paris 12", "75112"); /* where there is such a name, it is the name */
    expect_first("lyon 69", "69123");
    assert_int_equal(search("rennes 93"), 0);
    assert_int_equal(search("93 93"), 0);
}

static void garbage_finds_nothing_and_harms_nothing(void **state)
{
    static const char *const GARBAGE[] = {"",           " ",
                                          "'",          "---",
                                          "\xff\xfe",   "\x1b[31m",
                                          "日本",       "qqqq",
                                          "999999",     "99999",
                                          "00",         "123456789012345678901234567890",
                                          "saint zzzz", "\xe2\x80\xae",
                                          "zzz zzz zzz"};
    char huge[100001];

    (void)state;
    for (size_t i = 0; i < sizeof(GARBAGE) / sizeof(*GARBAGE); i++)
        assert_int_equal(search(GARBAGE[i]), 0);
    memset(huge, 'a', sizeof(huge) - 1);
    huge[sizeof(huge) - 1] = 0;
    assert_int_equal(search(huge), 0);
    for (size_t i = 0; i + 3 < sizeof(huge); i += 3)
        memcpy(huge + i, "st ", 3);
    assert_int_equal(search(huge), 0);
    assert_int_equal(territory_search(territory, "lyon", NULL, 0), 0);
}

static void an_entry_is_offered_once_and_no_more_than_asked(void **state)
{
    static struct territory_hit all[TERRITORY_HITS_MOST];
    size_t count = territory_search(territory, "saint", all, SIZE_MAX);

    (void)state;
    assert_int_equal(count, TERRITORY_HITS_MOST);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            assert_ptr_not_equal(all[i].commune.insee, all[j].commune.insee);
    assert_int_equal(territory_search(territory, "saint", all, 3), 3);
}

static void every_commune_is_found_by_its_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < territory_count(territory); i++) {
        struct commune commune = territory_at(territory, i);

        if (!finds(commune.name, commune.insee))
            fail_msg("%s %s", commune.insee, commune.name);
        if (hits[0].match != MATCH_EXACT)
            fail_msg("%s %s is not its own name", commune.insee, commune.name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accents_case_and_hyphens_do_not_count),
        cmocka_unit_test(apostrophes_and_articles_may_be_left_out),
        cmocka_unit_test(st_may_still_become_strasbourg),
        cmocka_unit_test(the_exact_name_comes_first_then_the_most_inhabited),
        cmocka_unit_test(another_word_of_the_name_is_enough),
        cmocka_unit_test(both_places_named_bors_are_offered),
        cmocka_unit_test(old_names_lead_to_the_new_commune),
        cmocka_unit_test(digits_are_a_postcode_then_an_insee_code),
        cmocka_unit_test(a_number_beside_the_name_says_which),
        cmocka_unit_test(garbage_finds_nothing_and_harms_nothing),
        cmocka_unit_test(an_entry_is_offered_once_and_no_more_than_asked),
        cmocka_unit_test(every_commune_is_found_by_its_name),
    };

    return cmocka_run_group_tests(tests, open_territory, close_territory);
}
