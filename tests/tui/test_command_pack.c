/* `pack explain`, `pack check`, `pack compare`: what a coordinator asks of the rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/at_home_pack.h"
#include "tests/support/sample_pack.h"
#include "tests/tui/called.h"

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

static void a_place_is_told_by_its_own_name(void **state)
{
    (void)state;
    expect_out("explain", "demande=emploi statut=nsp aide=argent commune=56260", 0,
               "«\u00a0Région\u00a0» = bretagne\u00a0; réponse\u00a0: bretagne");
    sample_pack_change(sample, "orientation", "accueil;-;-;-;-;-;-;-;accueil",
                       "accueil;-;-;-;-;-;-;bretagne;accueil");
    expect_out("check", "", 2, "«\u00a0Région\u00a0» = pas dit ou ailleurs");
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

/* ------------------------------------------------------------------------------- check */

/* Exactly the text of golden/NAME.txt; DP_GOLDEN=write keeps what is answered instead. */
static void expect_golden(const char *text, const char *name)
{
    const char *write = getenv("DP_GOLDEN");
    char path[4096];

    snprintf(path, sizeof path, "%s/tests/tui/golden/%s.txt", getenv("DP_SOURCE_ROOT"), name);
    if (write && strcmp(write, "write") == 0)
        write_whole(path, text, strlen(text));
    size_t length;
    char *golden = read_whole(path, &length);

    assert_string_equal(text, golden);
    free(golden);
}

/* The sample without its safety net, a door 2 that sends on, a network that stops in June, and
 * examples of every failing kind. */
static void break_sample(void)
{
    sample_pack_write(
        sample, "orientation",
        "regle;demande;statut;age;cadre;aide;handicap;region;=> "
        "reseau;niveau;porte;mode;rang;nature;pourquoi::Français (fr);du;au;source\n"
        "jeune;-;-;<26;-;-;-;-;jeunes;2;1, 2;mise_en_relation;2;;Vous avez moins de 26 "
        "ans.;;;essai\n"
        "enfant;-;-;<16;-;-;-;-;jeunes;2;1;orientation;3;;;;;essai\n"
        "cadre;emploi;-;-;oui;-;-;-;cadres;2;1;orientation;1;;Vous êtes cadre.;;;essai\n"
        "cadre_bis;emploi;salarie;-;oui;-;-;-;cadres;2;1;orientation;1;;Vous êtes "
        "cadre.;;;essai\n"
        "eleve_cadre;-;eleve;-;oui;-;-;-;cadres;2;1;orientation;4;;;;;essai\n"
        "emploi;emploi, formation;-;-;-;-;-;-;emploi_service;2;1, 2;orientation;3;;;;;essai\n"
        "droits;droits;salarie;-;-;-;-;-;juristes;-;1;orientation;1;;Un juriste vous "
        "reçoit.;;;essai\n"
        "droits_tous;droits;not(salarie);-;-;-;-;-;printemps;-;1, 2;ici;5;;;;;essai\n"
        "ici;-;-;not(16);-;-;not(oui);-;accueil;-;2;ici;9;;;;;essai\n");
    sample_pack_write(sample, "cas",
                      "cas;demande;statut;age;cadre;attendu\n"
                      "Un jeune;emploi;nsp;19;;jeunes, emploi_service\n"
                      "Un cadre;emploi;salarie;40;non;cadres, emploi_service\n"
                      "Un inconnu;emploi;roi;;;cadres\n"
                      "Un autre;formation;nsp;40;;personne\n"
                      "Sans situation;formation;;;;jeunes\n");
}

static void a_pack_with_dead_ends_is_refused_in_sentences(void **state)
{
    (void)state;
    break_sample();
    struct command answer = asked("check", "", 2);

    assert_string_equal(answer.err, "");
    expect_golden(answer.out, "pack_check");
    flatten(answer.out);
    expect_part(answer.out, "IMPASSE (");
    expect_part(answer.out, "Ajouter une ligne\u00a0: demande = droits");
    expect_part(answer.out, "les dates de son réseau (reseaux.csv, ligne 7)");
    expect_part(answer.out, "ce jeu de règles ne peut pas être activé.");
    command_free(&answer);
}

static void a_check_is_json_too(void **state)
{
    (void)state;
    break_sample();
    struct command answer = asked("check", "--format json", 2);

    assert_true(json_valid(answer.out));
    expect_part(answer.out, "\"verdict\": \"refused\"");
    expect_part(answer.out, "\"may_be_used\": false");
    expect_part(answer.out, "\"code\": \"dead_end\"");
    expect_part(answer.out, "\"code\": \"sends_on\"");
    expect_part(answer.out, "\"code\": \"never_reached\"");
    expect_part(answer.out, "\"code\": \"case_differs\"");
    expect_part(answer.out, "\"sheet\": \"orientation\"");
    command_free(&answer);
}

static void a_pack_with_doubts_may_be_used(void **state)
{
    (void)state;
    expect_out("check", "", 1, "ce jeu de règles peut être activé.");
    expect_out("check", "--format json", 1, "\"verdict\": \"warnings\"");
    struct command answer = called_for(home, "pack check france-2026", 0);

    flatten(answer.out);
    expect_part(answer.out, "toutes ont une porte");
    expect_part(answer.out, "Rien à corriger\u00a0: ce jeu de règles peut être activé.");
    command_free(&answer);
}

static void every_fault_of_the_sheets_is_listed(void **state)
{
    (void)state;
    sample_pack_change(sample, "orientation", "emploi, formation;-", "emploi, voyage;=18");
    sample_pack_change(sample, "reponses", "gratuit;-", "gratuit;roi");
    expect_out("check", "", 2, "== Lecture des feuilles (");
    expect_out("check", "", 2, "«\u00a0voyage\u00a0»");
    expect_out("check", "", 2, "reponses.csv, ligne 2");
    expect_out("check", "", 2, "ce jeu de règles ne peut pas être activé.");
    struct command answer = asked("check", "--format json", 2);

    assert_true(json_valid(answer.out));
    expect_part(answer.out, "\"verdict\": \"refused\"");
    command_free(&answer);
    answer = called_for(home, "pack check ./nulle-part", 2);
    assert_string_equal(answer.out, "");
    expect_part(answer.err, "nulle-part");
    command_free(&answer);
}

/* Five in three sheets, two of them in one row's sheet: all are said at once, each with its cell
 * and the way out. */
static const struct {
    const char *sheet, *from, *to, *place, *remedy, *json;
} spoilt[] = {
    {"orientation", "<26", "=18", "orientation.csv, ligne 2, colonne D",
     "sans signe =", "\"row\": 2,\n   \"column\": 4\n"},
    {"orientation", "emploi, formation;-", "emploi, voyage;-",
     "orientation.csv, ligne 4, colonne B", "emploi, formation, droits",
     "\"row\": 4,\n   \"column\": 2\n"},
    {"reseaux", "01 02 03 04 05", "102030405", "reseaux.csv, ligne 3, colonne F", "01 02 03 04 05",
     "\"row\": 3,\n   \"column\": 6\n"},
    {"reseaux", "2026-06-30", "30/06/26", "reseaux.csv, ligne 7, colonne I", "AAAA-MM-JJ",
     "\"row\": 7,\n   \"column\": 9\n"},
    {"choices", "know one's rights;oui", "know one's rights;VRAI",
     "choices.csv, ligne 4, colonne E", "oui ou non", "\"row\": 4,\n   \"column\": 5\n"},
};

enum { SPOILT = sizeof spoilt / sizeof *spoilt };

static void five_faults_in_three_sheets_are_listed_at_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < SPOILT; i++)
        sample_pack_edit(sample, spoilt[i].sheet, spoilt[i].from, spoilt[i].to);
    struct command text = asked("check", "", 2), json = asked("check", "--format json", 2);
    struct command install = asked("install", "", 2);

    flatten(text.out);
    expect_part(text.out, "== Lecture des feuilles (5)");
    expect_part(text.out, "5 fautes à corriger");
    assert_true(json_valid(json.out));
    assert_int_equal(line_count(install.err), SPOILT);
    for (size_t i = 0; i < SPOILT; i++) {
        expect_part(text.out, spoilt[i].place);
        expect_part(text.out, spoilt[i].remedy);
        expect_part(json.out, spoilt[i].place);
        expect_part(json.out, spoilt[i].json);
        expect_part(install.err, spoilt[i].place);
        expect_part(install.err, spoilt[i].remedy);
    }
    command_free(&text);
    command_free(&json);
    command_free(&install);
}

static void a_check_speaks_english(void **state)
{
    (void)state;
    break_sample();
    expect_out("check", "--lang en", 2, "DEAD END (");
    expect_out("check", "--lang en", 2, "this rule set cannot be activated.");
}

/* ------------------------------------------------------------------------------- compare */

/* The next edition: managers go to the employment service first, its phone changes, a network and
 * a first answer come, another answer is reworded. */
static struct sample_pack *next_edition(void)
{
    struct sample_pack *next = sample_pack_create();

    sample_pack_change(next, "orientation", "cadre;emploi;-;-;oui;-;-;-;cadres;2;1;orientation;1;",
                       "cadre;emploi;-;-;oui;-;-;-;cadres;2;1;orientation;8;");
    sample_pack_change(next, "reseaux", "01 02 03 04 05", "01 02 03 04 06");
    sample_pack_change(next, "reponses", "gratuit;-;-;C’est gratuit.;essai\n",
                       "gratuit;-;-;C’est gratuit pour tous.;essai\n"
                       "anonyme;-;-;Sans donner votre nom.;essai\n");
    sample_pack_change(next, "settings", "essai;Essai;1;", "essai;Essai;2;");
    return next;
}

static struct command compared(const struct sample_pack *next, const char *rest)
{
    char line[8192];

    snprintf(line, sizeof line, "pack compare %s %s %s", sample_pack_folder(sample),
             sample_pack_folder(next), rest);
    return called_for(home, line, 0);
}

static void what_changes_is_told_by_whom_it_concerns(void **state)
{
    (void)state;
    struct sample_pack *next = next_edition();
    struct command answer = compared(next, "");

    expect_golden(answer.out, "pack_compare");
    flatten(answer.out);
    expect_part(answer.out,
                "la première porte était «\u00a0Service des cadres\u00a0», elle devient "
                "«\u00a0Service emploi\u00a0».");
    expect_part(answer.out, "emploi_service (reseaux.csv, ligne 3), colonne telephone");
    expect_part(answer.out, "En plus\u00a0: anonyme (reponses.csv, ligne 3)");
    command_free(&answer);
    answer = compared(next, "--format json");
    assert_true(json_valid(answer.out));
    expect_part(answer.out, "\"nothing_changes\": false");
    command_free(&answer);
    sample_pack_destroy(next);
}

static void a_pack_against_itself_changes_nothing(void **state)
{
    (void)state;
    struct command answer = compared(sample, "");

    expect_part(answer.out, "Rien ne change pour personne");
    command_free(&answer);
    answer = called_for(home, "pack compare france-2026 ./nulle-part", 2);
    assert_string_equal(answer.out, "");
    command_free(&answer);
}

/* ------------------------------------------------------------------------------- activation */

static void a_desk_refuses_a_pack_with_a_dead_end(void **state)
{
    (void)state;
    char line[4096];

    break_sample();
    struct command named = called_for(home, "config set name=Essai pack=france-2026", 0);

    command_free(&named);
    snprintf(line, sizeof line, "config set pack=%s", sample_pack_folder(sample));
    struct command answer = called_for(home, line, 2);

    expect_part(answer.err, "resterait sans porte");
    expect_part(answer.err, "deuxportes pack check ");
    command_free(&answer);
    answer = called_for(home, "config get pack", 0);
    assert_null(strstr(answer.out, sample_pack_folder(sample)));
    command_free(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_door_is_explained_by_its_row_and_the_answers,
                                        open_home_and_pack, close_home_and_pack),
        cmocka_unit_test_setup_teardown(what_sets_a_network_aside_is_told_whole, open_home_and_pack,
                                        close_home_and_pack),
        cmocka_unit_test_setup_teardown(a_place_is_told_by_its_own_name, open_home_and_pack,
                                        close_home_and_pack),
        cmocka_unit_test_setup_teardown(an_explanation_is_json_too, open_home_and_pack,
                                        close_home_and_pack),
        cmocka_unit_test_setup_teardown(a_bad_question_is_refused_as_triage_does,
                                        open_home_and_pack, close_home_and_pack),
        cmocka_unit_test_setup_teardown(a_pack_with_dead_ends_is_refused_in_sentences,
                                        open_home_and_pack, close_home_and_pack),
        cmocka_unit_test_setup_teardown(a_check_is_json_too, open_home_and_pack,
                                        close_home_and_pack),
        cmocka_unit_test_setup_teardown(a_pack_with_doubts_may_be_used, open_home_and_pack,
                                        close_home_and_pack),
        cmocka_unit_test_setup_teardown(every_fault_of_the_sheets_is_listed, open_home_and_pack,
                                        close_home_and_pack),
        cmocka_unit_test_setup_teardown(five_faults_in_three_sheets_are_listed_at_once,
                                        open_home_and_pack, close_home_and_pack),
        cmocka_unit_test_setup_teardown(a_check_speaks_english, open_home_and_pack,
                                        close_home_and_pack),
        cmocka_unit_test_setup_teardown(a_desk_refuses_a_pack_with_a_dead_end, open_home_and_pack,
                                        close_home_and_pack),
        cmocka_unit_test_setup_teardown(what_changes_is_told_by_whom_it_concerns,
                                        open_home_and_pack, close_home_and_pack),
        cmocka_unit_test_setup_teardown(a_pack_against_itself_changes_nothing, open_home_and_pack,
                                        close_home_and_pack),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
