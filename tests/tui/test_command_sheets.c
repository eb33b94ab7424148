/* Packs in the tools of others: the template workbook, .ods in place of a folder, XLSForm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/tui/called.h"

/* The answer of a command about `file` of the home. */
static struct command called_on(const char *command, const char *file, const char *rest, int status)
{
    char line[4096];

    snprintf(line, sizeof line, "%s %s/%s%s", command, home, file, rest);
    return called_for(home, line, status);
}

static void need_workbooks(void)
{
    struct command answer = called_on("pack template", "essai.ods", "", 0);

    command_free(&answer);
}

/* ------------------------------------------------------------------------------- workbooks */

static void the_template_is_given_once(void **state)
{
    struct stat before, after;
    char path[4096];

    (void)state;
    snprintf(path, sizeof path, "%s/essai.ods", home);
    struct command answer = called_on("pack template", "essai.ods", "", 0);

    expect_part(answer.err, "essai.ods");
    assert_string_equal(answer.out, "");
    command_free(&answer);
    assert_int_equal(stat(path, &before), 0);
    answer = called_on("pack template", "essai.ods", "", 2);
    expect_part(answer.err, "existe déjà");
    command_free(&answer);
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(after.st_size, before.st_size);
    assert_int_equal(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
    answer = called_on("pack template", "essai.csv", "", 2);
    command_free(&answer);
    answer = called_on("pack template", "nulle-part/essai.ods", "", 2);
    command_free(&answer);
}

/* The row `hash` of `pack show`, freed by the caller. */
static char *hash_shown(const char *line)
{
    struct command answer = called_for(home, line, 0);
    const char *at = strstr(answer.out, "\nhash\t");

    assert_non_null(at);
    char *hash = strndup(at + 6, 64);

    command_free(&answer);
    return hash;
}

static void the_template_is_the_pack_of_its_sheets(void **state)
{
    char line[4096];

    (void)state;
    need_workbooks();
    snprintf(line, sizeof line, "pack show --format tsv %s/essai.ods", home);
    char *workbook = hash_shown(line);

    snprintf(line, sizeof line, "pack show --format tsv %s/forms/packs/template",
             getenv("DP_SOURCE_ROOT"));
    char *sheets = hash_shown(line);

    assert_string_equal(workbook, sheets);
    free(workbook);
    free(sheets);
}

static void a_workbook_opens_the_doors_that_a_folder_does(void **state)
{
    (void)state;
    need_workbooks();
    struct command answer = called_on("triage --pack", "essai.ods",
                                      " --format tsv demande=emploi age=19 inscrit=non", 0);

    expect_part(answer.out, "1\tservice_jeunes\t2\tjeune\t");
    expect_part(answer.out, "2\taccueil\t-\taccueil\t");
    command_free(&answer);
}

static void what_is_no_workbook_is_refused_with_the_way_out(void **state)
{
    char path[4096];

    (void)state;
    snprintf(path, sizeof path, "%s/regles.xlsx", home);
    write_whole(path, "PK\3\4", 4);
    struct command answer = called_on("pack show", "regles.xlsx", "", 2);

    expect_part(answer.err, "regles.xlsx");
    expect_part(answer.err, ".ods");
    command_free(&answer);
}

/* ------------------------------------------------------------------------------- XLSForm */

static void an_xlsform_is_one_stream_of_three_sheets(void **state)
{
    (void)state;
    struct command answer = called_for(home, "pack show france-2026 --xlsform", 0);

    assert_int_equal(strncmp(answer.out, "survey\n,type,name,label::Français (fr),", 40), 0);
    expect_part(answer.out,
                "\nchoices\n,list_name,name,label::Français (fr),label::English (en)\n");
    expect_part(answer.out, "\nsettings\n,form_title,form_id,version,default_language\n");
    expect_part(answer.out, ",select_one statut,statut,");
    expect_part(answer.out, ",. >= 0 and . <= 120,");
    expect_part(answer.out, ",text,commune,");
    assert_null(strstr(answer.out, "reseau"));
    command_free(&answer);
}

static void pyxform_takes_it(void **state)
{
#define CONVERT(pack)                                                                              \
    "cd \"$HOME\" && \"$PROGRAM\" pack show " pack " --xlsform > form.csv && "                     \
    "python3 -m pyxform.xls2xform --skip_validate form.csv form.xml && cat form.xml"
    static const char *const scripts[] = {CONVERT("france-2015"), CONVERT("france-2026")};

    (void)state;
    struct command answer = shell_answer(home, "python3 -c 'import pyxform'");
    int without = answer.status;

    command_free(&answer);
    if (without) {
        print_message("pyxform is not there: nobody else reads the XLSForm here\n");
        skip();
    }
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        answer = shell_answer(home, scripts[i]);
        if (answer.status)
            fail_msg("%s", answer.err);
        expect_part(answer.out, "<h:title>");
        expect_part(answer.out, "relevant=\"");
        command_free(&answer);
    }
}

#define with_home(test) cmocka_unit_test_setup_teardown(test, open_home, close_home)

int main(void)
{
    const struct CMUnitTest forms[] = {
        with_home(an_xlsform_is_one_stream_of_three_sheets),
        with_home(pyxform_takes_it),
    };
    const struct CMUnitTest workbooks[] = {
        with_home(the_template_is_given_once),
        with_home(the_template_is_the_pack_of_its_sheets),
        with_home(a_workbook_opens_the_doors_that_a_folder_does),
        with_home(what_is_no_workbook_is_refused_with_the_way_out),
    };
    int bad = cmocka_run_group_tests(forms, NULL, NULL);

    if (getenv("DP_WITHOUT_ODS"))
        return bad;
    return bad + cmocka_run_group_tests(workbooks, NULL, NULL);
}
