/* `pack assemble` and `pack install` as a coordinator calls them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/tui/called.h"

/* A sheet of the folder ~/region. */
static void region_sheet(const char *sheet, const char *text)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/region", home);
    mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/region/%s.csv", home, sheet);
    write_whole(path, text, strlen(text));
}

static void region(const char *version)
{
    char text[512];

    snprintf(text, sizeof text,
             "#base;form_id;form_title::Français (fr);version\nfrance-2026;essai-2026;Essai;%s\n",
             version);
    region_sheet("settings", text);
}

/* The call of a line in which « ~ » is the home; its exit status is checked. */
static struct command asked(const char *line, int status)
{
    char whole[8192];
    size_t length = 0;

    for (const char *at = line; *at && length + strlen(home) < sizeof whole; at++)
        length += (size_t)snprintf(whole + length, sizeof whole - length, "%.*s",
                                   *at == '~' ? (int)strlen(home) : 1, *at == '~' ? home : at);
    return called_for(home, whole, status);
}

static void expect(const char *line, int status, const char *out, const char *err)
{
    struct command answer = asked(line, status);

    expect_part(answer.out, out);
    expect_part(answer.err, err);
    command_free(&answer);
}

static void a_region_is_assembled_once(void **state)
{
    (void)state;
    region("1");
    expect("pack assemble ~/region --output ~/flat", 0, "", "");
    expect("pack show ~/flat --format tsv", 0, "id\tessai-2026\n", "");
    expect("pack assemble france-2026 ~/region --output ~/flat", 2, "", "existe déjà");
    expect("pack assemble ~/region", 2, "", "--output");
    expect("pack assemble atlantide ~/region --output ~/other", 2, "", "atlantide");
}

static void a_fault_is_told_where_it_was_written(void **state)
{
    char path[4096];

    (void)state;
    region("1");
    region_sheet("reseaux", "#action;code;nom::Français (fr)\n;nouveau;Nouveau\nretirer;absent;\n");
    struct command answer = asked("pack assemble ~/region --output ~/flat", 2);

    expect_part(answer.err, "region/reseaux.csv");
    expect_part(answer.err, "absent");
    expect_part(answer.err, "3");
    command_free(&answer);
    snprintf(path, sizeof path, "%s/flat", home);
    assert_int_equal(access(path, F_OK), -1);
}

/* A region whose rules are in a file that no pack reads would be the base itself, silently. */
static void a_misspelt_sheet_of_a_region_is_refused(void **state)
{
    (void)state;
    region("1");
    region_sheet("regle", "#action;regle\nretirer;*\n");
    expect("pack assemble ~/region --output ~/flat", 2, "", "orientation.csv");
    expect("pack install ~/region", 2, "", "orientation.csv");
    region_sheet("#regle", "#action;regle\nretirer;*\n");
    expect("pack assemble ~/region --output ~/flat", 2, "", "regle.csv");
}

static void an_installed_pack_is_listed_used_and_returned(void **state)
{
    (void)state;
    region("1");
    expect("pack assemble ~/region --output ~/one", 0, "", "");
    region("2");
    expect("pack assemble ~/region --output ~/two", 0, "", "");
    expect("pack install ~/one", 0, "essai-2026\n", "");
    expect("pack list --format tsv", 0, "essai-2026\t2026-01-01\t-\toui\t1\tEssai\tposte\n", "");
    expect("pack list --format tsv", 0, "\tprogramme\n", "");
    expect("triage --format tsv --pack essai-2026 --at 2026-11-24 statut=nsp demande=point", 0,
           "1\t", "");
    expect("pack install ~/two", 0, "essai-2026\n", "--return essai-2026");
    expect("pack show essai-2026 --format tsv", 0, "version\t2\n", "");
    expect("pack install --return essai-2026", 0, "essai-2026\n", "");
    expect("pack show essai-2026 --format tsv", 0, "version\t1\n", "");
    expect("pack show essai-2026.avant --format tsv", 0, "version\t2\n", "");
    struct command list = asked("pack list --format tsv", 0);

    assert_null(strstr(list.out, "avant"));
    command_free(&list);
}

static void packs_stand_beside_the_database_that_is_named(void **state)
{
    char path[4096];

    (void)state;
    region("1");
    expect("pack assemble ~/region --output ~/one", 0, "", "");
    snprintf(path, sizeof path, "%s/group", home);
    assert_int_equal(mkdir(path, 0755), 0);
    expect("pack install ~/one --db ~/group/desk.db", 0, "essai-2026\n", "");
    snprintf(path, sizeof path, "%s/group/packs/essai-2026/settings.csv", home);
    assert_int_equal(access(path, F_OK), 0);
    expect("pack show essai-2026", 2, "", "essai-2026"); /* not the person's own desk */
}

/* One row that only some meet: how many the others are, who for instance, and where to see more. */
static void a_pack_with_a_dead_end_is_not_installed(void **state)
{
    (void)state;
    region("1");
    region_sheet("orientation", "#action;regle;statut;=> reseau;niveau;porte;mode;rang\n"
                                "retirer;*;;;;;;\n;seule;nsp;france_travail;2;1;orientation;1\n");
    expect("pack assemble ~/region --output ~/one", 0, "", "");
    expect("pack install ~/one", 2, "", "sans porte");
    struct command answer = asked("pack install ~/one", 2);

    expect_part(answer.err, "12 situations sans aucune porte, à partir du 01/01/2026");
    expect_part(answer.err, "«\u00a0Situation\u00a0» = demandeur d’emploi, ");
    expect_part(answer.err, "deuxportes pack check ");
    expect_part(answer.err, "/one\n");
    assert_int_equal(line_count(answer.err), 2);
    command_free(&answer);
    expect("pack show essai-2026", 2, "", "essai-2026");
}

static void wrong_words_are_told(void **state)
{
    (void)state;
    expect("pack install", 2, "", "DOSSIER|CLASSEUR.ods");
    expect("pack install --help", 0, "DOSSIER|CLASSEUR.ods", "");
    expect("pack show --help", 0, "NOM|DOSSIER|CLASSEUR.ods", "");
    expect("pack check --help", 0, "NOM|DOSSIER|CLASSEUR.ods", "");
    expect("pack install ~/nowhere", 2, "", "nowhere");
    expect("pack install --return essai-2026", 3, "", "essai-2026");
    expect("pack install --return ../essai", 2, "", "../essai");
    expect("pack install ~/one --return essai-2026", 2, "", "one");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_home, close_home)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(a_region_is_assembled_once),
        TEST(a_fault_is_told_where_it_was_written),
        TEST(a_misspelt_sheet_of_a_region_is_refused),
        TEST(an_installed_pack_is_listed_used_and_returned),
        TEST(packs_stand_beside_the_database_that_is_named),
        TEST(a_pack_with_a_dead_end_is_not_installed),
        TEST(wrong_words_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
