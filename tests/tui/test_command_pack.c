/* `pack explain`, `pack check`, `pack compare`: what a coordinator asks of the rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/home.h"
#include "tests/support/sample_pack.h"
#include "tests/tui/called.h"

static char *home;
static struct sample_pack *sample;

static int open_home(void **state)
{
    (void)state;
    home = home_create();
    sample = sample_pack_create();
    return 0;
}

static int close_home(void **state)
{
    (void)state;
    sample_pack_destroy(sample);
    home_remove(home);
    return 0;
}

/* The answer of `deuxportes pack VERB FOLDER REST`. */
static struct command asked(const char *verb, const char *rest, int status)
{
    char line[4096];

    snprintf(line, sizeof line, "pack %s %s %s", verb, sample_pack_folder(sample), rest);
    return called_for(home, line, status);
}

/* Lines joined: where a sentence is wrapped is another matter. */
static void flatten(char *text)
{
    char *to = text;

    for (char *from = text; *from; from++)
        if (*from == '\n' || (*from == ' ' && to > text && to[-1] == ' '))
            *to = ' ', to += to == text || to[-1] != ' ';
        else
            *to++ = *from;
    *to = '\0';
}

static void expect_out(const char *verb, const char *rest, int status, const char *part)
{
    struct command answer = asked(verb, rest, status);

    flatten(answer.out);
    expect_part(answer.out, part);
    command_free(&answer);
}

static void expect_refused(const char *verb, const char *rest, const char *part)
{
    struct command answer = asked(verb, rest, 2);

    assert_string_equal(answer.out, "");
    expect_part(answer.err, part);
    command_free(&answer);
}

/* ------------------------------------------------------------------------------- explain */

static void a_door_is_explained_by_its_row_and_the_answers(void **state)
{
    (void)state;
    struct command answer = asked("explain", "demande=emploi statut=nsp age=19", 0);

    expect_part(answer.out, "1. Service des jeunes, niveau 2, rang 2\n"
                            "   Règle jeune (orientation.csv, ligne 2).\n"
                            "     convient\u00a0: «\u00a0Âge\u00a0» = 25 ou moins\u00a0; "
                            "réponse\u00a0: 19\n");
    expect_part(answer.out, "condition du réseau");
    expect_part(answer.out, "Pourquoi\u00a0: Vous avez moins de 26 ans.");
    expect_part(answer.out, "Source\u00a0: essai");
    expect_part(answer.out, "C’est gratuit.\n     (gratuit, reponses.csv, ligne 2)");
    expect_part(answer.out, "Accueil, rang 9, filet de sécurité");
    command_free(&answer);
}

static void what_sets_a_network_aside_is_told_whole(void **state)
{
    (void)state;
    struct command answer =
        asked("explain", "demande=formation statut=salarie age=40 --why-not cadres", 0);

    expect_part(answer.out, "Service des cadres n’est pas parmi les portes");
    expect_part(answer.out, "Règle la plus proche\u00a0: cadre (orientation.csv, ligne 3).");
    expect_part(answer.out, "«\u00a0Demande\u00a0» = trouver un emploi\u00a0; réponse\u00a0: "
                            "se former");
    expect_part(answer.out, "«\u00a0Cadre\u00a0» = oui\u00a0; réponse\u00a0: pas dit");
    command_free(&answer);
    expect_out("explain", "demande=emploi statut=eleve --why-not cadres", 0,
               "réponse\u00a0: sans objet ici");
    expect_out("explain", "demande=emploi statut=nsp age=19 --why-not jeunes", 0,
               "Service des jeunes est bien parmi les portes, en position 1.");
    expect_out("explain", "demande=formation statut=nsp --at 2026-08-01 --why-not printemps", 0,
               "d’après reseaux.csv, ligne 7, ce réseau ne reçoit pas à cette date.");
    expect_out("explain", "demande=formation statut=nsp --at 2026-06-10 --why-not printemps", 0,
               "aucune de ses règles ne vaut à cette date");
    expect_out("explain", "demande=emploi statut=nsp --door 2 --why-not emploi_service", 0,
               "aucune de ses règles ne vaut à cette porte");
}

static void an_explanation_is_json_too(void **state)
{
    (void)state;
    struct command answer =
        asked("explain", "demande=emploi statut=nsp age=19 --why-not cadres --format json", 0);

    assert_true(json_valid(answer.out));
    expect_part(answer.out, "\"network\": \"jeunes\"");
    expect_part(answer.out, "\"rule\": \"jeune\"");
    expect_part(answer.out, "\"holds\": false");
    command_free(&answer);
}

static void a_bad_question_is_refused_as_triage_does(void **state)
{
    (void)state;
    expect_refused("explain", "demande=emploi statut=roi", "«\u00a0roi\u00a0»");
    expect_refused("explain", "demande=emploi", "«\u00a0statut\u00a0»");
    expect_refused("explain", "demande=emploi statut=nsp --why-not personne", "emploi_service");
    expect_refused("explain", "demande=emploi statut=nsp --door 3", "--door");
    expect_refused("explain", "demande=emploi statut=nsp --format tsv", "text, json");
    expect_refused("explain", "demande=emploi statut=nsp --at 2027-01-01", "2027-01-01");
    struct command answer = called_for(home, "pack explain nulle-part demande=emploi", 2);

    expect_part(answer.err, "nulle-part");
    command_free(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_door_is_explained_by_its_row_and_the_answers, open_home,
                                        close_home),
        cmocka_unit_test_setup_teardown(what_sets_a_network_aside_is_told_whole, open_home,
                                        close_home),
        cmocka_unit_test_setup_teardown(an_explanation_is_json_too, open_home, close_home),
        cmocka_unit_test_setup_teardown(a_bad_question_is_refused_as_triage_does, open_home,
                                        close_home),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
