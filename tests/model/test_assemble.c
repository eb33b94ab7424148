/* A region laid over a base: what is added, replaced, removed, and what is refused. */
#include "model/pack/assemble.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/pack/pack.h"
#include "tests/support/home.h"
#include "tests/support/sample_pack.h"

struct bench {
    struct sample_pack *base;
    char *home;
    char overlay[512], output[512];
    struct fault_list *faults;
};

static void overlay_write(struct bench *bench, const char *sheet, const char *text)
{
    char path[600];

    snprintf(path, sizeof path, "%s/%s.csv", bench->overlay, sheet);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);

    bench->base = sample_pack_create();
    bench->home = home_create();
    bench->faults = fault_list_create();
    snprintf(bench->overlay, sizeof bench->overlay, "%s/region", bench->home);
    snprintf(bench->output, sizeof bench->output, "%s/out", bench->home);
    assert_int_equal(mkdir(bench->overlay, 0755), 0);
    overlay_write(bench, "settings", "form_id;form_title;version\nregion;;2\n");
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;

    sample_pack_destroy(bench->base);
    home_remove(bench->home);
    fault_list_destroy(bench->faults);
    free(bench);
    return 0;
}

static bool assemble(struct bench *bench)
{
    return pack_assemble(sample_pack_folder(bench->base), bench->overlay, bench->output,
                         ASSEMBLE_NEW, bench->faults);
}

/* The pack that comes out; the caller destroys it. */
static struct pack *assembled(struct bench *bench)
{
    bool done = assemble(bench);

    for (size_t i = 0; i < fault_list_count(bench->faults); i++) {
        const struct fault *fault = fault_list_at(bench->faults, i);

        print_error("%s:%u:%u code %d %s\n", fault->file, fault->row, fault->column, fault->code,
                    fault->word);
    }
    assert_true(done);
    struct pack *pack = pack_read(bench->output, bench->faults);

    assert_non_null(pack);
    return pack;
}

/* Refused with this first fault, in this sheet of the overlay, and nothing written. */
static void expect_refusal(struct bench *bench, enum fault_code code, const char *sheet,
                           unsigned row, unsigned column, const char *word)
{
    char file[600];

    assert_false(assemble(bench));
    assert_true(fault_list_count(bench->faults) > 0);
    const struct fault *fault = fault_list_at(bench->faults, 0);

    snprintf(file, sizeof file, "%s/%s.csv", bench->overlay, sheet);
    assert_int_equal(fault->code, code);
    assert_string_equal(fault->file, file);
    assert_int_equal(fault->row, row);
    assert_int_equal(fault->column, column);
    assert_string_equal(fault->word, word);
    assert_int_equal(access(bench->output, F_OK), -1);
}

/* ------------------------------------------------------------------------------- headers */

static char *first_line(const struct bench *bench, const char *sheet)
{
    char path[600], *line = NULL;
    size_t room = 0;

    snprintf(path, sizeof path, "%s/%s.csv", bench->output, sheet);
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    assert_true(getline(&line, &room, file) > 0);
    fclose(file);
    return line;
}

/* Capitals, accents and spaces are the author's; what a spreadsheet computed is not. */
static void headers_keep_the_hand_of_their_author(void **state)
{
    struct bench *bench = *state;

    sample_pack_change(bench->base, "choices", "list_name;name;", "List_Name;NAME ;");
    sample_pack_change(bench->base, "orientation", "regle;", "Regle;");
    sample_pack_edit(bench->base, "orientation", "=> reseau", "#NAME?");
    overlay_write(bench, "choices",
                  "#action;list_name;name;label::français (fr);label::Deutsch (de)\n"
                  "remplacer;demande;droits;vos droits;Rechte\n");
    pack_destroy(assembled(bench));
    char *choices = first_line(bench, "choices"), *rules = first_line(bench, "orientation");

    assert_string_equal(choices, "List_Name;NAME;label::Français (fr);label::Deutsch (de);"
                                 "label::English (en);sensible\n");
    assert_ptr_equal(strstr(rules, "Regle;demande;"), rules);
    assert_non_null(strstr(rules, ";=> reseau;"));
    assert_non_null(strstr(rules, ";pourquoi::Français (fr);"));
    free(choices);
    free(rules);
}

/* ------------------------------------------------------------------------------- settings */

static void filled_settings_win_and_empty_ones_stay(void **state)
{
    struct pack *pack = assembled(*state);

    assert_string_equal(pack->id, "region");
    assert_string_equal(pack->version, "2");
    assert_string_equal(pack_say(pack, &pack->title, "fr"), "Essai");
    assert_string_equal(pack->territory, "Ici");
    assert_int_equal(pack->rule_count, 8);
    pack_destroy(pack);
}

static void an_overlay_needs_a_name_of_its_own(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "settings", "form_title;version\nRégion;2\n");
    expect_refusal(bench, FAULT_COLUMN_MISSING, "settings", 1, 0, "form_id");
}

static void the_base_is_named_in_the_settings(void **state)
{
    struct bench *bench = *state;
    char base[64];

    overlay_write(bench, "settings", "#base;form_id\nfrance-2015;region\n");
    pack_overlay_base(bench->overlay, base, sizeof base);
    assert_string_equal(base, "france-2015");
    pack_overlay_base(bench->home, base, sizeof base);
    assert_string_equal(base, "");
}

/* ------------------------------------------------------------------------------- rows */

static void rules_are_added_replaced_and_removed(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "orientation",
                  "#action;regle;demande;age;=> reseau;niveau;porte;mode;rang\n"
                  ";nouvelle;emploi;>=60;accueil;-;1;ici;5\n"
                  "remplacer;jeune;emploi;<20;jeunes;3;1;orientation;4\n"
                  "retirer;cadre;;;;;;;\n");
    struct pack *pack = assembled(bench);

    assert_int_equal(pack->rule_count, 8);
    assert_string_equal(pack->rules[0].id, "jeune");
    assert_int_equal(pack->rules[0].level, LEVEL_3);
    assert_int_equal(pack->rules[0].rank, 4);
    assert_int_equal(pack->rules[0].when.count, 2);
    assert_string_equal(pack->rules[1].id, "emploi");
    assert_string_equal(pack->rules[7].id, "nouvelle");
    pack_destroy(pack);
}

static void a_replaced_row_keeps_what_the_overlay_does_not_speak_of(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "orientation",
                  "#action;regle;=> reseau;niveau;porte;mode;rang\n"
                  "remplacer;argent;juristes;-;1;orientation;1\n");
    overlay_write(
        bench, "choices",
        "#action;list_name;name;label::Français (fr)\nremplacer;demande;droits;vos droits\n");
    struct pack *pack = assembled(bench);
    int question = pack_question(pack, "demande");
    const struct choice *choice = pack_choice(pack, question, "droits");

    assert_true(choice->sensitive);
    assert_string_equal(pack_say(pack, &choice->label, "fr"), "vos droits");
    assert_string_equal(pack->rules[5].source, "essai");
    assert_int_equal(pack->rules[5].when.count, 0); /* tests are never inherited */
    pack_destroy(pack);
}

static void a_star_removes_every_row_of_the_base(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "orientation",
                  "#action;regle;=> reseau;niveau;porte;mode;rang\n"
                  ";accueil;accueil;-;1, 2;ici;9\nretirer;*;;;;;\n");
    struct pack *pack = assembled(bench);

    assert_int_equal(pack->rule_count, 1);
    assert_string_equal(pack->rules[0].id, "accueil");
    pack_destroy(pack);
}

/* ------------------------------------------------------------------------------- questions */

static void a_removed_question_takes_what_needed_it(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "survey", "#action;name\nretirer;age\nretirer;aide\n");
    struct pack *pack = assembled(bench);

    assert_int_equal(pack_question(pack, "age"), -1);
    assert_int_equal(pack->rule_count, 6); /* neither « jeune » nor « argent » could ever hold */
    assert_int_equal(pack->case_count, 0); /* the one example says an age */
    assert_int_equal(pack->networks[pack_network(pack, "jeunes")].eligible.count, 0);
    for (size_t i = 0; i < pack->list_count; i++)
        assert_string_not_equal(pack->lists[i].name, "aide");
    pack_destroy(pack);
}

static void a_removed_question_may_not_be_named_any_more(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "survey", "#action;name\nretirer;statut\n");
    assert_false(assemble(bench));
    const struct fault *fault = fault_list_at(bench->faults, 0);

    assert_int_equal(fault->code, FAULT_EXPRESSION_ORDER); /* the `relevant` of « cadre » */
    assert_non_null(strstr(fault->file, sample_pack_folder(bench->base)));
    assert_non_null(strstr(fault->file, "survey.csv"));
    assert_int_equal(fault->row, 5);
    assert_int_equal(access(bench->output, F_OK), -1);
}

static void a_question_is_added_where_it_is_wanted(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "survey",
                  "#action;#apres;type;name;label::Français (fr);etape\n"
                  ";statut;select_one oui_non;mobile;Mobile ?;3\n"
                  ";statut;select_one oui_non;permis;Permis ?;3\n");
    overlay_write(bench, "orientation",
                  "regle;mobile;=> reseau;niveau;porte;mode;rang\n"
                  "mobile;oui;accueil;-;1;ici;5\n");
    struct pack *pack = assembled(bench);
    int status = pack_question(pack, "statut");

    assert_int_equal(pack_question(pack, "mobile"), status + 1);
    assert_int_equal(pack_question(pack, "permis"), status + 2);
    assert_int_equal(pack->rules[8].when.count, 1); /* the base's rules do not ask it */
    assert_int_equal(pack->rules[7].when.count, 0);
    pack_destroy(pack);
}

/* ------------------------------------------------------------------------------- refusals */

static void what_is_not_there_cannot_be_changed(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "urgence",
                  "#action;numero;nom;pour::Français (fr)\n"
                  "retirer;115;;\nremplacer;119;Enfance;tous\n");
    expect_refusal(bench, FAULT_OVERLAY_ABSENT, "urgence", 3, 2, "119");
}

static void what_is_there_cannot_be_added(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "choices",
                  "#action;list_name;name;label::Français (fr)\najouter;statut;eleve;élève\n");
    expect_refusal(bench, FAULT_OVERLAY_PRESENT, "choices", 2, 3, "statut eleve");
}

static void a_key_stands_once(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "reponses", "#action;cle\nretirer;gratuit\nretirer;gratuit\n");
    expect_refusal(bench, FAULT_CELL_DUPLICATE, "reponses", 3, 2, "gratuit");
}

static void an_unknown_action_is_told(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "cas", "#action;cas\nsupprimer;Un jeune\n");
    expect_refusal(bench, FAULT_CELL_VALUE, "cas", 2, 1, "supprimer");
}

static void a_wrong_cell_is_told_in_the_overlay(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "orientation",
                  "regle;=> reseau;niveau;porte;mode;rang\n"
                  "bonne;accueil;-;1;ici;5\nautre;personne;-;1;ici;5\n");
    expect_refusal(bench, FAULT_CELL_VALUE, "orientation", 3, 2, "personne");
}

static void places_are_known_by_either_name(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "territoire",
                  "#action;departement;commune;region;bassin\n"
                  "remplacer;d35;;bretagne;fougeres\nretirer;;56121;;\n;d22;;bretagne;\n");
    struct pack *pack = assembled(bench);

    assert_int_equal(pack->place_count, 3);
    pack_destroy(pack);
}

static void what_is_in_the_way_stays(void **state)
{
    struct bench *bench = *state;

    pack_destroy(assembled(bench));
    assert_false(assemble(bench));
    assert_int_equal(fault_list_at(bench->faults, 0)->code, FAULT_FILE_PRESENT);
    assert_true(pack_assemble(sample_pack_folder(bench->base), bench->overlay, bench->output,
                              ASSEMBLE_REPLACE, bench->faults));
}

/* What a person would have flattened by hand is the same edition, and so is it once again. */
static void the_result_is_that_of_a_hand(void **state)
{
    struct bench *bench = *state;
    char again[600];

    overlay_write(bench, "reponses", "#action;cle\nretirer;pour_eleve\n");
    overlay_write(bench, "settings", "form_id;version\nregion;2\n");
    struct pack *pack = assembled(bench);

    sample_pack_change(bench->base, "settings", "essai;Essai;1", "region;Essai;2");
    sample_pack_change(bench->base, "reponses",
                       "pour_eleve;formation;eleve;Parlez-en au collège.;essai\n", "");
    struct pack *by_hand = sample_pack_read(bench->base);

    assert_string_equal(pack->hash, by_hand->hash);
    snprintf(again, sizeof again, "%s/again", bench->home);
    assert_true(pack_assemble(bench->output, NULL, again, ASSEMBLE_NEW, bench->faults));
    struct pack *same = pack_read(again, bench->faults);

    assert_string_equal(same->hash, pack->hash);
    pack_destroy(same);
    pack_destroy(by_hand);
    pack_destroy(pack);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(headers_keep_the_hand_of_their_author, set_up, tear_down),
        cmocka_unit_test_setup_teardown(filled_settings_win_and_empty_ones_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_overlay_needs_a_name_of_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_base_is_named_in_the_settings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rules_are_added_replaced_and_removed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_replaced_row_keeps_what_the_overlay_does_not_speak_of,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_star_removes_every_row_of_the_base, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_removed_question_takes_what_needed_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_removed_question_may_not_be_named_any_more, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_question_is_added_where_it_is_wanted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_there_cannot_be_changed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_there_cannot_be_added, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_key_stands_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_action_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_cell_is_told_in_the_overlay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(places_are_known_by_either_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_in_the_way_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_result_is_that_of_a_hand, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
