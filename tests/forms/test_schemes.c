/* What each scheme of the dossier promises, for everybody whom the promise is made to: each status,
 * each demand, project defined or not, at both doors. Lines: Dossier Centre Inffo 2015.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "forms/conversation/conversation.h"
#include "model/pack/catalogue.h"

static struct pack *pack; /* of the running test */
static struct conversation *person;
static struct proposal doors[TRIAGE_MOST];
static size_t door_count;

static void open_pack(const char *id)
{
    struct fault_list *faults = fault_list_create();

    pack = catalogue_open(id, faults);
    if (!pack)
        fail_msg("%s is not delivered", id);
    fault_list_destroy(faults);
}

static int close_pack(void **state)
{
    (void)state;
    conversation_destroy(person);
    pack_destroy(pack);
    person = NULL;
    pack = NULL;
    return 0;
}

static void tell(const char *question, const char *value)
{
    int asked = pack_question(pack, question);
    struct fault fault;

    assert_true(asked >= 0);
    if (value[0] && conversation_is_relevant(person, asked) &&
        !conversation_answer(person, asked, value, &fault))
        fail_msg("%s: %s=%s refused", pack->id, question, value);
}

/* A person says these, « question=value » in the order asked, and the doors are drawn up. */
static void receive(const char *said, enum door door)
{
    struct triage_at at = {.day = pack->valid.from, .door = door, .own_network = -1};
    char all[256], *rest = all;

    conversation_destroy(person);
    person = conversation_create(pack, NULL);
    snprintf(all, sizeof all, "%s", said);
    for (char *word; (word = strtok_r(rest, " ", &rest));) {
        char *value = strchr(word, '=');

        *value = '\0';
        tell(word, value + 1);
    }
    door_count = triage_proposals(pack, conversation_situation(person), &at, doors, TRIAGE_MOST);
}

static int place_of(const char *network)
{
    int code = pack_network(pack, network);

    for (size_t i = 0; i < door_count; i++)
        if (doors[i].network == code)
            return (int)i;
    return -1;
}

static const char *first(void)
{
    return door_count ? pack->networks[doors[0].network].code : "";
}

static const char *name_of(const char *question, size_t at)
{
    const struct choice_list *list = pack_choices(pack, pack_question(pack, question));

    return at < list->count ? list->choices[at].name : NULL;
}

/* Calls `check` for each demand, status, project and door. */
static void for_everybody(void (*check)(const char *demand, const char *status))
{
    static const char *const defined[] = {"oui", "non"};
    const char *demand, *status;
    char said[256];

    for (size_t d = 0; (demand = name_of("demande", d)); d++)
        for (size_t s = 0; (status = name_of("statut", s)); s++)
            for (size_t p = 0; p < 4; p++) {
                snprintf(said, sizeof said, "demande=%s projet_defini=%s statut=%s", demand,
                         defined[p % 2], status);
                receive(said, p < 2 ? DOOR_1 : DOOR_2);
                check(demand, status);
            }
}

static bool is(const char *value, const char *list)
{
    const char *at = strstr(list, value);
    size_t length = strlen(value);

    return at && (at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]);
}

static bool is_told(const char *key)
{
    int answers[64];
    size_t count = triage_first_answers(pack, conversation_situation(person), answers, 64);

    for (size_t i = 0; i < count; i++)
        if (strcmp(pack->first_answers[answers[i]].key, key) == 0)
            return true;
    return false;
}

static void expect_told(const char *const *keys)
{
    for (; *keys; keys++)
        if (!is_told(*keys))
            fail_msg("%s: %s is not told", pack->id, *keys);
}

/* ------------------------------------------------------------------------------- Bretagne */

static void chambers_advise_creators(const char *demand, const char *status)
{
    static const char *const chambers[] = {"cci", "cma", "chambre_agriculture"};
    static const char *const blocks[] = {"api_demande",  "api_analyse",   "api_demarches",
                                         "api_services", "api_confiance", NULL};

    expect_told(blocks);
    if (strcmp(demand, "creation") != 0 || is(status, "eleve etudiant retraite"))
        return;
    for (size_t i = 0; i < 3; i++) {
        int at = place_of(chambers[i]);

        if (at < 0 || doors[at].level != LEVEL_2)
            fail_msg("%s: no level 2 at %s", status, chambers[i]);
    }
}

/* l. 1007 and 1015. */
static void bretagne_listens_in_five_blocks_and_chambers_are_the_second_level(void **state)
{
    (void)state;
    open_pack("bretagne-2015");
    for_everybody(chambers_advise_creators);
}

/* ------------------------------------------------------------------------------- Paca */

static void pupils_go_to_onisep_at_once(const char *demand, const char *status)
{
    if (strcmp(status, "eleve") != 0)
        return;
    if (is(demand, "droits social"))
        assert_true(place_of("onisep") > 0); /* who helps with that comes first */
    else
        assert_string_equal(first(), "onisep");
    for (size_t i = 0; i < door_count; i++)
        assert_int_equal(doors[i].level, LEVEL_NONE);
}

/* l. 1297 and 1339. */
static void paca_sends_pupils_to_onisep_and_has_one_number(void **state)
{
    (void)state;
    open_pack("paca-2015");
    for_everybody(pupils_go_to_onisep_at_once);
    assert_string_equal(pack->networks[pack_network(pack, "accueil")].phone, "0 800 600 007");
    receive("demande=information statut=salarie", DOOR_1);
    assert_string_equal(first(), "accueil");
}

/* ------------------------------------------------------------------------------- Bourgogne */

static void relays_only_advise(const char *demand, const char *status)
{
    int mip = place_of("mip"), relay = place_of("prc_vae");

    (void)demand;
    if (relay >= 0)
        assert_int_not_equal(doors[relay].level, LEVEL_3);
    if (is(status, "demandeur_emploi sans_emploi salarie agent_public independant apprenti"))
        assert_true(mip >= 0 && doors[mip].level != LEVEL_NONE);
}

/* l. 783, 909 and 963. */
static void bourgogne_has_its_own_operators_for_everyone_in_the_workforce(void **state)
{
    (void)state;
    open_pack("bourgogne-2015");
    for_everybody(relays_only_advise);
}

/* ------------------------------------------------------------------------------- Rhône-Alpes */

static void everyone_is_received(const char *demand, const char *status)
{
    (void)demand;
    (void)status;
    assert_true(door_count > 0);
    assert_true(place_of("accueil") >= 0);
    assert_true(is_told("inconditionnel"));
    for (size_t i = 0; i < door_count; i++)
        if (is(pack->networks[doors[i].network].code, "mip paif"))
            assert_int_equal(doors[i].level, LEVEL_NONE);
}

/* l. 137 to 153. */
static void rhone_alpes_receives_everyone_without_condition(void **state)
{
    (void)state;
    open_pack("rhone-alpes-2015");
    for_everybody(everyone_is_received);
    receive("demande=metier statut=detenu", DOOR_1);
    assert_string_equal(first(), "spip");
    receive("demande=metier statut=sorti_ecole age=17", DOOR_1);
    assert_string_equal(first(), "psad");
    assert_true(is_told("aussi_pour_vous"));
}

/* ------------------------------------------------------------------------------- the others */

static void rights_go_to_the_cidff(const char *demand, const char *status)
{
    (void)status;
    if (strcmp(demand, "droits") == 0)
        assert_string_equal(first(), "cidff");
}

/* l. 749, 1265 and 1281. */
static void poitou_charentes_admits_cidff_and_youth_information(void **state)
{
    (void)state;
    open_pack("poitou-charentes-2015");
    for_everybody(rights_go_to_the_cidff);
    receive("demande=information statut=autre age=19", DOOR_1);
    assert_string_equal(first(), "crij");
    assert_true(place_of("lieu_mutualise") > 0);
    assert_non_null(strstr(pack->notes, "19 bassins"));
}

/* l. 1120 and 1122. */
static void five_cites_of_ile_de_france_and_one_on_trial(void **state)
{
    static const char *const cites[] = {"cite_paris", "cite_nanterre", "cite_saint_quentin",
                                        "cite_val_de_marne", "cite_seine_et_marne"};

    (void)state;
    open_pack("ile-de-france-2015");
    for (size_t i = 0; i < sizeof cites / sizeof *cites; i++) {
        int network = pack_network(pack, cites[i]);

        assert_true(network >= 0);
        assert_true(pack_is_first_door(pack, network));
        assert_int_equal(pack->networks[network].cep, i ? CEP_NO : CEP_EXPERIMENTAL);
        for (size_t r = 0; r < pack->rule_count; r++)
            if (pack->rules[r].network == network)
                assert_true(pack->rules[r].level == LEVEL_NONE ||
                            (i == 0 && pack->rules[r].level == LEVEL_2));
    }
}

/* l. 883 to 893. */
static void auvergne_has_a_platform_and_a_chat(void **state)
{
    (void)state;
    open_pack("auvergne-2015");
    assert_true(pack_uses_channel(pack, "tchat"));
    assert_false(pack_uses_channel(pack, "courriel"));
    receive("demande=metier statut=eleve", DOOR_1);
    assert_true(place_of("carif_oref") > place_of("cio"));
    assert_true(is_told("quizz_metiers") && is_told("plateforme_tchat"));
}

/* l. 857 (Alsace), l. 1082 and 1104 (Centre). */
static void a_portal_is_never_before_a_person(void **state)
{
    static const struct {
        const char *pack, *portal;
    } portals[] = {{"alsace-2015", "portail_region"}, {"centre-2015", "carif_oref"}};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        open_pack(portals[i].pack);
        receive("demande=formation projet_defini=non statut=salarie", DOOR_1);
        assert_string_equal(first(), "fongecif");
        assert_int_equal(place_of(portals[i].portal), (int)door_count - 1);
        assert_int_equal(doors[door_count - 1].level, LEVEL_NONE);
        close_pack(NULL);
    }
}

static void only_an_adviser_funds(const char *demand, const char *status)
{
    static const char *const steps[] = {"etape_1_conseiller", "etape_2_metiers",
                                        "etape_3_formation", "etape_4_financement", NULL};

    (void)status;
    if (strcmp(demand, "financement") != 0)
        return;
    assert_true(door_count > 0);
    assert_int_equal(place_of("accueil"), -1);
    expect_told(steps);
}

/* l. 1150 and 1152. */
static void languedoc_roussillon_funds_through_an_adviser_only(void **state)
{
    (void)state;
    open_pack("languedoc-roussillon-2015");
    for_everybody(only_an_adviser_funds);
    receive("demande=financement projet_defini=oui statut=salarie", DOOR_1);
    assert_string_equal(first(), "fongecif");
    assert_int_equal(doors[0].level, LEVEL_3);
}

/* l. 507: « l'informer et l'accompagner vers l'Apec ». */
static void nord_pas_de_calais_goes_with_a_manager_to_the_apec(void **state)
{
    (void)state;
    open_pack("nord-pas-de-calais-2015");
    receive("demande=emploi statut=demandeur_emploi age=50 cadre=oui", DOOR_1);
    assert_string_equal(first(), "apec");
    assert_int_equal(doors[0].mode, MODE_HANDOVER);
    assert_true(is_told("cadre_accompagne"));
}

/* l. 1207 to 1213. */
static void pays_de_la_loire_keeps_its_three_lists(void **state)
{
    static const char demands[] = "projet metier formation financement point emploi";
    static const char triggers[] =
        "lassitude contraintes opportunites reprise souffrance sante contraintes_perso autre";
    static const char nexts[] = "bilan formation emploi autre";
    const char *name;
    size_t count = 0, at = 0;

    (void)state;
    open_pack("pays-de-la-loire-2015");
    for (at = 0; (name = name_of("motif", at)); at++)
        assert_true(is(name, triggers));
    assert_int_equal(at, 8);
    for (at = 0; (name = name_of("suite", at)); at++)
        assert_true(is(name, nexts));
    assert_int_equal(at, 4);
    for (at = 0; (name = name_of("demande", at)); at++)
        count += is(name, demands);
    assert_int_equal(count, 6);
    receive("demande=metier statut=salarie", DOOR_1);
    assert_true(is_told("quinze_minutes"));
}

int main(void)
{
#define SCHEME(test) cmocka_unit_test_teardown(test, close_pack)
    const struct CMUnitTest tests[] = {
        SCHEME(bretagne_listens_in_five_blocks_and_chambers_are_the_second_level),
        SCHEME(paca_sends_pupils_to_onisep_and_has_one_number),
        SCHEME(bourgogne_has_its_own_operators_for_everyone_in_the_workforce),
        SCHEME(rhone_alpes_receives_everyone_without_condition),
        SCHEME(poitou_charentes_admits_cidff_and_youth_information),
        SCHEME(five_cites_of_ile_de_france_and_one_on_trial),
        SCHEME(auvergne_has_a_platform_and_a_chat),
        SCHEME(a_portal_is_never_before_a_person),
        SCHEME(languedoc_roussillon_funds_through_an_adviser_only),
        SCHEME(nord_pas_de_calais_goes_with_a_manager_to_the_apec),
        SCHEME(pays_de_la_loire_keeps_its_three_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
