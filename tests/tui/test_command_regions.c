/* The regions of the dossier as their desks meet them: the paper that a person leaves with, and
 * what whoever receives is told. Lines: Dossier Centre Inffo 2015.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/tui/called.h"

static char hour_before[32];

static void at(const char *now)
{
    setenv("DEUXPORTES_NOW", now, 1);
}

static int open_then(void **state)
{
    const char *frozen = getenv("DEUXPORTES_NOW");

    snprintf(hour_before, sizeof hour_before, "%s", frozen ? frozen : "");
    at("2015-06-26T10:00:00");
    return open_home(state);
}

static int close_then(void **state)
{
    at(hour_before);
    return close_home(state);
}

/* Records a reception in a region, and gives the paper of its act. */
static struct command paper_of(const char *region, const char *answers)
{
    char line[512];

    snprintf(line, sizeof line, "visit record --pack %s-2015 %s", region, answers);
    struct command recorded = called_for(home, line, 0);

    snprintf(line, sizeof line, "act print %.14s", recorded.out);
    command_free(&recorded);
    return called_for(home, line, 0);
}

static void expect_paper(const char *region, const char *answers, const char *const *parts)
{
    struct command paper = paper_of(region, answers);

    for (; *parts; parts++)
        expect_part(paper.out, *parts);
    command_free(&paper);
}

/* l. 493 to 497; in any region. */
static void the_four_opacif_sites_are_on_the_act(void **state)
{
    static const struct {
        const char *region, *answers, *parts[3];
    } acts[] = {
        {"bretagne",
         "statut=salarie contrat=intermittent demande=metier",
         {"Afdas", "Site        mon-cep.afdas.com"}},
        {"paca",
         "statut=salarie contrat=interim demande=formation projet_defini=oui",
         {"FAF TT", "Site        moncep.faftt.fr"}},
        {"poitou-charentes",
         "statut=salarie idcc=413 demande=metier",
         {"Unifaf", "Site        mon-cep.unifaf.fr"}},
        {"centre",
         "statut=salarie idcc=2847 demande=metier",
         {"Uniformation", "Site        moncep.uniformation.fr"}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        expect_paper(acts[i].region, acts[i].answers, acts[i].parts);
}

/* l. 1122: pressed to be an operator, as an experiment. */
static void la_villette_says_that_it_is_a_trial(void **state)
{
    static const char *const parts[] = {"Cité des métiers de Paris La Villette", "niveau 2",
                                        "À l’essai", NULL};

    (void)state;
    expect_paper("ile-de-france", "--choose cite_paris statut=salarie demande=metier commune=75114",
                 parts);
}

/* l. 913: four interviews a year, counted along the slips that the person brings. */
static void the_fifth_interview_in_a_year_is_said(void **state)
{
    char line[256], reference[16] = "";
    static const char answers[] = "statut=agent_public demande=metier --choose mip";

    (void)state;
    for (int month = 1; month <= 5; month++) {
        char now[32];

        snprintf(now, sizeof now, "2015-%02d-10T10:00:00", month);
        at(now);
        snprintf(line, sizeof line, "visit record --pack bourgogne-2015 %s %s %s", answers,
                 month > 1 ? "--handover MIP --from" : "", reference);
        struct command recorded = called_for(home, line, 0);

        if (month == 5)
            expect_part(recorded.err, "4 entretiens déjà en un an");
        else
            assert_null(strstr(recorded.err, "entretiens déjà"));
        snprintf(reference, sizeof reference, "%.14s", recorded.out);
        command_free(&recorded);
    }
}

/* l. 1011: nine networks; a chamber is the second level. */
static void a_desk_that_is_no_first_door_of_bretagne_is_told(void **state)
{
    struct command chamber = called_for(
        home, "triage --pack bretagne-2015 --network cci statut=salarie demande=metier", 0);
    struct command guidance = called_for(
        home, "triage --pack bretagne-2015 --network cio statut=salarie demande=metier", 0);
    struct command shown = called_for(home, "pack show bretagne-2015", 0);

    (void)state;
    expect_part(chamber.err, "la première porte est tenue par");
    assert_null(strstr(chamber.err, "Cap emploi"));
    assert_null(strstr(guidance.err, "première porte"));
    expect_part(shown.out,
                "Première porte      pole_emploi cap_emploi apec mission_locale fongecif "
                "cio suio_ip crij pae\n");
    command_free(&chamber);
    command_free(&guidance);
    command_free(&shown);
}

/* l. 1297: telephone, mail and chat. */
static void a_platform_receives_by_its_own_channels(void **state)
{
    struct command refused = called_for(
        home, "visit record --pack paca-2015 --channel presence statut=eleve demande=metier", 2);
    struct command recorded =
        called_for(home, "visit record --pack paca-2015 statut=eleve demande=metier", 0);
    char line[64];

    (void)state;
    expect_part(refused.err, "telephone courriel tchat");
    snprintf(line, sizeof line, "visit show %.14s", recorded.out);
    struct command shown = called_for(home, line, 0);

    expect_part(shown.out, "Venue    telephone\n");
    command_free(&refused);
    command_free(&recorded);
    command_free(&shown);
}

#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, open_then, close_then)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_HOME(the_four_opacif_sites_are_on_the_act),
        AT_HOME(la_villette_says_that_it_is_a_trial),
        AT_HOME(the_fifth_interview_in_a_year_is_said),
        AT_HOME(a_desk_that_is_no_first_door_of_bretagne_is_told),
        AT_HOME(a_platform_receives_by_its_own_channels),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
