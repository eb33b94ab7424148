/* The regions of the dossier as packs: each is delivered, verified clean, says what its sources do
 * not give, and admits as operators of the CEP those that the region admitted and no other. What
 * each proposes to whom stands in its own examples and in cases/<id>.tsv (test_packs.c).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/pack/catalogue.h"
#include "model/verify/verify.h"

#define NATIONAL                                                                                   \
    "pole_emploi", "cap_emploi", "apec", "mission_locale", "fongecif", "afdas", "faf_tt",          \
        "unifaf", "uniformation", "fafsea", "opcalim", "unagecif", "agecif_cama"

/* `operators`: those that may be proposed at level 2 or 3. */
struct region {
    const char *id, *department;
    const char *operators[20];
};

static const struct region regions[] = {
    {"alsace-2015", "d67", {NATIONAL}},
    {"auvergne-2015", "d63", {NATIONAL}},
    {"bourgogne-2015", "d71", {NATIONAL, "mip", "prc_vae"}},
    {"bretagne-2015", "d35", {NATIONAL, "cci", "cma", "chambre_agriculture"}},
    {"centre-2015", "d45", {NATIONAL}},
    {"ile-de-france-2015", "d75", {NATIONAL, "cite_paris"}}, /* as an experiment */
    {"languedoc-roussillon-2015", "d34", {NATIONAL}},
    {"nord-pas-de-calais-2015", "d59", {NATIONAL}},
    {"paca-2015", "d13", {NATIONAL}},
    {"pays-de-la-loire-2015", "d44", {NATIONAL, "operateur_regional"}},
    {"poitou-charentes-2015", "d86", {NATIONAL}},
    {"rhone-alpes-2015", "d69", {NATIONAL}},
};

enum { REGIONS = sizeof regions / sizeof *regions };

static struct pack *packs[REGIONS];

static int open_regions(void **state)
{
    struct fault_list *faults = fault_list_create();

    (void)state;
    for (size_t i = 0; i < REGIONS; i++)
        packs[i] = catalogue_open(regions[i].id, faults);
    size_t count = fault_list_count(faults);

    fault_list_destroy(faults);
    return count ? -1 : 0;
}

static int close_regions(void **state)
{
    (void)state;
    for (size_t i = 0; i < REGIONS; i++)
        pack_destroy(packs[i]);
    return 0;
}

static const struct pack *pack_of(const char *id)
{
    for (size_t i = 0; i < REGIONS; i++)
        if (strcmp(packs[i]->id, id) == 0)
            return packs[i];
    fail_msg("%s is not delivered", id);
    return NULL;
}

static const char *rule_name(const struct pack *pack, int rule)
{
    return rule < 0 ? "-" : pack->rules[rule].id;
}

static void say_finding(const struct pack *pack, const struct verify_finding *finding)
{
    print_error("%s: finding %d: rules %s, %s; network %s; question %s; example %s\n", pack->id,
                (int)finding->kind, rule_name(pack, finding->rule), rule_name(pack, finding->other),
                finding->network < 0 ? "-" : pack->networks[finding->network].code,
                finding->question < 0 ? "-" : pack->questions[finding->question].name,
                finding->example < 0 ? "-" : pack->cases[finding->example].name);
}

static void each_region_is_verified_clean(void **state)
{
    size_t found = 0;

    (void)state;
    for (size_t p = 0; p < REGIONS; p++) {
        struct verification *verification = verify_pack(packs[p], NULL);

        for (size_t i = 0; i < verification_count(verification); i++) {
            const struct verify_finding *finding = verification_at(verification, i);

            if (finding->severity == VERIFY_INFORMATION)
                continue;
            say_finding(packs[p], finding);
            found++;
        }
        verification_destroy(verification);
    }
    assert_int_equal(found, 0);
}

/* What the program does of them is tested where it does it. */
static void what_a_region_limits_is_read(void **state)
{
    const struct pack *paca = pack_of("paca-2015"), *loire = pack_of("pays-de-la-loire-2015"),
                      *bourgogne = pack_of("bourgogne-2015");

    (void)state;
    assert_string_equal(paca->channels, "telephone courriel tchat");
    assert_string_equal(loire->channels, "presence telephone");
    assert_int_equal(loire->interview_minutes, 15);
    assert_int_equal(bourgogne->interviews_most, 4);
    assert_int_equal(bourgogne->hours_most, 3);
}

static bool admits(const struct region *region, const char *code)
{
    for (size_t i = 0; region->operators[i]; i++)
        if (strcmp(region->operators[i], code) == 0)
            return true;
    return false;
}

static void only_the_operators_of_the_region_have_a_level(void **state)
{
    (void)state;
    for (size_t p = 0; p < REGIONS; p++)
        for (size_t i = 0; i < packs[p]->rule_count; i++) {
            const struct rule *rule = &packs[p]->rules[i];
            const struct network *network = &packs[p]->networks[rule->network];

            if (rule->level == LEVEL_NONE)
                continue;
            if (!admits(&regions[p], network->code) || network->cep == CEP_NO)
                fail_msg("%s: %s gives a level to %s", packs[p]->id, rule->id, network->code);
        }
}

static void each_operator_of_the_region_is_proposed_with_a_level(void **state)
{
    (void)state;
    for (size_t p = 0; p < REGIONS; p++)
        for (const char *const *code = regions[p].operators; *code; code++) {
            bool proposed = false;

            for (size_t i = 0; i < packs[p]->rule_count; i++)
                proposed =
                    proposed || (packs[p]->rules[i].level != LEVEL_NONE &&
                                 packs[p]->rules[i].network == pack_network(packs[p], *code));
            if (!proposed)
                fail_msg("%s: %s has no level", packs[p]->id, *code);
        }
}

static void each_region_says_what_its_sources_do_not_give(void **state)
{
    (void)state;
    for (size_t p = 0; p < REGIONS; p++) {
        if (!strstr(packs[p]->notes, "ne donnent pas"))
            fail_msg("%s: the notes do not say what is missing", packs[p]->id);
        if (!strstr(packs[p]->notes, "ossier Centre Inffo, l. "))
            fail_msg("%s: the notes do not say where it comes from", packs[p]->id);
    }
}

/* A desk of the region knows its own departments, and none of the rest of the country. */
static void each_region_knows_its_own_territory(void **state)
{
    (void)state;
    for (size_t p = 0; p < REGIONS; p++) {
        int department = symbols_find(packs[p]->symbols, regions[p].department);
        bool found = false;

        assert_in_range(packs[p]->place_count, 2, 8);
        for (size_t i = 0; i < packs[p]->place_count; i++) {
            found = found || packs[p]->places[i].department == department;
            assert_int_equal(packs[p]->places[i].region, packs[p]->places[0].region);
        }
        assert_true(found);
    }
}

static void trigger_and_next_step_of_pays_de_la_loire_are_for_statistics(void **state)
{
    const struct pack *pack = pack_of("pays-de-la-loire-2015");
    const int questions[] = {pack_question(pack, "motif"), pack_question(pack, "suite")};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        assert_true(questions[i] >= 0);
        assert_true(pack->questions[questions[i]].statistical);
        assert_false(pack->questions[questions[i]].required);
        assert_false(pack->questions[questions[i]].used);
    }
    assert_true(pack->questions[questions[0]].sensitive);
    assert_int_equal(pack_choices(pack, questions[0])->count, 8);
}

/* Dossier, l. 1011. */
static void nine_networks_hold_door_1_in_bretagne_and_there_only(void **state)
{
    static const char *const nine[] = {"fongecif", "cio",        "mission_locale", "crij", "apec",
                                       "suio_ip",  "cap_emploi", "pole_emploi",    "pae"};
    const struct pack *bretagne = pack_of("bretagne-2015");
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < sizeof nine / sizeof *nine; i++) {
        int network = pack_network(bretagne, nine[i]);

        assert_true(network >= 0 && bretagne->networks[network].first_door);
        assert_true(pack_is_first_door(bretagne, network));
    }
    for (size_t i = 0; i < bretagne->network_count; i++)
        count += bretagne->networks[i].first_door;
    assert_int_equal(count, 9);
    assert_false(pack_is_first_door(bretagne, pack_network(bretagne, "cci")));
    assert_true(pack_is_first_door(bretagne, -1));
    for (size_t p = 0; p < REGIONS; p++)
        for (size_t i = 0; packs[p] != bretagne && i < packs[p]->network_count; i++)
            assert_true(pack_is_first_door(packs[p], (int)i));
}

/* Dossier, l. 497: as it prints them. */
static void the_four_opacif_sites_are_known_in_each_region(void **state)
{
    static const struct {
        const char *network, *site;
    } sites[] = {{"afdas", "mon-cep.afdas.com"},
                 {"faf_tt", "moncep.faftt.fr"},
                 {"unifaf", "mon-cep.unifaf.fr"},
                 {"uniformation", "moncep.uniformation.fr"}};

    (void)state;
    for (size_t p = 0; p < REGIONS; p++)
        for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
            int network = pack_network(packs[p], sites[i].network);

            assert_string_equal(packs[p]->networks[network].site, sites[i].site);
        }
}

/* Beside the forty of the base: drawn from its own pages of the dossier. */
static void each_region_has_examples_of_its_own(void **state)
{
    enum { BASE = 40, OWN = 10 };

    (void)state;
    for (size_t p = 0; p < REGIONS; p++)
        if (packs[p]->case_count < BASE + OWN)
            fail_msg("%s has %zu examples", packs[p]->id, packs[p]->case_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_region_is_verified_clean),
        cmocka_unit_test(what_a_region_limits_is_read),
        cmocka_unit_test(only_the_operators_of_the_region_have_a_level),
        cmocka_unit_test(each_operator_of_the_region_is_proposed_with_a_level),
        cmocka_unit_test(each_region_says_what_its_sources_do_not_give),
        cmocka_unit_test(each_region_knows_its_own_territory),
        cmocka_unit_test(trigger_and_next_step_of_pays_de_la_loire_are_for_statistics),
        cmocka_unit_test(nine_networks_hold_door_1_in_bretagne_and_there_only),
        cmocka_unit_test(the_four_opacif_sites_are_known_in_each_region),
        cmocka_unit_test(each_region_has_examples_of_its_own),
    };

    return cmocka_run_group_tests(tests, open_regions, close_regions);
}
