/* A pack in one file: checked, refused and installed as its folder would be, each finding in its
 * sheet of the workbook. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/at_home_pack.h"
#include "tests/support/ods.h"
#include "tests/support/sample_pack.h"
#include "tests/tui/called.h"

static char path[4096];

static int open_path(void **state)
{
    open_home_and_pack(state);
    snprintf(path, sizeof path, "%s/essai.ods", home);
    return 0;
}

/* The answer of `deuxportes pack VERB essai.ods REST`, where the sample is now a workbook. */
static struct command asked(const char *verb, const char *rest, int status)
{
    char line[8192];

    ods_of_folder(sample_pack_folder(sample), path);
    snprintf(line, sizeof line, "pack %s %s %s", verb, path, rest);
    return called_for(home, line, status);
}

static void a_finding_is_told_in_its_sheet(void **state)
{
    (void)state;
    sample_pack_edit(sample, "orientation", "emploi, formation;-;-;-;-;-;-;emploi_service;2;1;",
                     "emploi, formation;-;-;-;-;-;-;emploi_service;2;1, 2;");
    struct command answer = asked("check", "", 2);

    expect_part(answer.out, "La règle emploi (essai.ods, feuille orientation, ligne 4)");
    command_free(&answer);
    answer = asked("check", "--format json", 2);
    assert_true(json_valid(answer.out));
    expect_part(answer.out, "\"rule\": \"emploi\"");
    expect_part(answer.out, "\"file\": \"essai.ods\",\n   \"sheet\": \"orientation\",\n"
                            "   \"row\": 4,");
    command_free(&answer);
}

static void a_wrong_cell_is_told_in_its_sheet(void **state)
{
    (void)state;
    sample_pack_edit(sample, "orientation", "<26", "=18");
    sample_pack_edit(sample, "cas", ";19;", ";19,5;");
    struct command answer = asked("check", "--format json", 2);

    expect_part(answer.out, "/essai.ods, feuille orientation, ligne 2, colonne D");
    expect_part(answer.out, "/essai.ods, feuille cas, ligne 2, colonne D");
    expect_part(answer.out, "\"summary\": \"2 fautes");
    command_free(&answer);
    answer = asked("install", "", 2);
    expect_part(answer.err, "/essai.ods, feuille orientation, ligne 2, colonne D");
    expect_part(answer.err, "/essai.ods, feuille cas, ligne 2, colonne D");
    command_free(&answer);
}

static void a_workbook_is_installed_as_its_folder(void **state)
{
    char line[8192];

    (void)state;
    struct command answer = asked("install", "", 0);

    assert_string_equal(answer.out, "essai\n");
    command_free(&answer);
    snprintf(line, sizeof line, "pack install %s", sample_pack_folder(sample));
    answer = called_for(home, line, 0);
    expect_part(answer.err, "déjà en place"); /* the same edition */
    command_free(&answer);
    answer = called_for(home, "triage --format tsv --pack essai demande=emploi statut=nsp", 0);
    expect_part(answer.out, "1\t");
    command_free(&answer);
}

static void a_workbook_with_a_dead_end_stays_out(void **state)
{
    (void)state;
    sample_pack_edit(sample, "orientation", "accueil;-;-;-;-;-;-;-;accueil",
                     "accueil;-;-;<100, vide;-;-;-;-;accueil");
    struct command answer = asked("install", "", 2);

    expect_part(answer.err, "situations sans réponse ici ni mise en relation à la deuxième porte");
    expect_part(answer.err, "«\u00a0Âge\u00a0» = 100 à 120");
    expect_part(answer.err, "deuxportes pack check ");
    expect_part(answer.err, "/essai.ods\n");
    command_free(&answer);
    answer = called_for(home, "pack show essai", 2);
    command_free(&answer);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_path, close_home_and_pack)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(a_finding_is_told_in_its_sheet),
        TEST(a_wrong_cell_is_told_in_its_sheet),
        TEST(a_workbook_is_installed_as_its_folder),
        TEST(a_workbook_with_a_dead_end_stays_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
