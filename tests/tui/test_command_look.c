/* Commands that look and touch nothing: packs, communes, doctor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/tui/called.h"

static void expect(const char *line, int status, const char *out)
{
    struct command answer = called_for(home, line, status);

    expect_part(answer.out, out);
    command_free(&answer);
}

static void packs_are_listed_with_their_days(void **state)
{
    (void)state;
    expect("pack list --format tsv", 0, "france-2015\t2014-11-28\t2019-12-31\tnon\t");
    expect("pack list --format tsv", 0, "\nfrance-2026\t");
    expect("pack show france-2026 --format tsv", 0, "\nversion\t");
    expect("pack show --format json france-2015", 0, "\"hash\": \"");
    struct command answer = called_for(home, "pack show nulle-part", 2);

    expect_part(answer.err, "france-2026");
    command_free(&answer);
}

static void communes_are_found(void **state)
{
    (void)state;
    expect("territory search --format tsv vannes", 0, "56260\tVannes\t56\t56000\t");
    expect("territory search --format tsv 56260", 0, "56260\tVannes\t");
    expect("territory search --format tsv 69001", 0, "69381\tLyon 1er Arrondissement\t");
    expect("territory search --format tsv 69001", 0, "\n69001\tAffoux\t");
    expect("territory search --format tsv cherbourg octeville", 0,
           "50129\tCherbourg-en-Cotentin\t");
    struct command answer = called_for(home, "territory search zzzzzz", 3);

    assert_string_equal(answer.out, "");
    expect_part(answer.err, "zzzzzz");
    command_free(&answer);
    answer = called_for(home, "territory search --format json saint-malo", 0);
    assert_true(json_valid(answer.out));
    command_free(&answer);
}

static void doctor_says_where_everything_is(void **state)
{
    (void)state;
    struct command answer = called_for(home, "doctor --format json", 0);

    assert_true(json_valid(answer.out));
    expect_part(answer.out, "\"database\": \"");
    expect_part(answer.out, ".local/share/deuxportes/desk.db");
    expect_part(answer.out, "\"pack.france-2026\": ");
    expect_part(answer.out, "35014 communes");
    command_free(&answer);
    answer = called_for(home, "doctor", 0);
    assert_true(line_count(answer.out) > 8);
    command_free(&answer);
}

static void doctor_sees_what_is_missing(void **state)
{
    (void)state;
    struct command answer = shell_answer(home, "DEUXPORTES_NOW=2013-01-01T10:00:00 "
                                               "\"$PROGRAM\" doctor");

    assert_int_equal(answer.status, 1);
    expect_part(answer.err, "aucun jeu de règles");
    command_free(&answer);
    answer = called_for(home, "doctor --db /etc/passwd/desk.db", 4);
    expect_part(answer.err, "/etc/passwd/desk.db");
    command_free(&answer);
}

static void a_family_alone_says_what_it_has(void **state)
{
    (void)state;
    struct command answer = called_for(home, "visit", 2);

    expect_part(answer.err, "record|list|show");
    command_free(&answer);
    expect("help visit", 0, "--handover");
    expect("act --help", 0, "--columns");
    answer = called_for(home, "visit lits", 2);
    expect_part(answer.err, "visit list");
    command_free(&answer);
}

static void only_what_works_is_listed(void **state)
{
    (void)state;
    static const char *const absent[] = {"kiosk", "stats", "present"};
    struct command answer = called_for(home, "--help", 0);

    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        assert_null(strstr(answer.out, absent[i]));
    command_free(&answer);
}

static void another_language_is_spoken_on_demand(void **state)
{
    (void)state;
    struct command answer =
        called_for(home, "triage --lang en --pack france-2026 statut=salarie cadre=non", 2);

    expect_part(answer.err, "Error: ");
    expect_part(answer.err, "demande");
    command_free(&answer);
}

static void nothing_is_created(void **state)
{
    (void)state;
    assert_int_equal(rmdir(home), 0); /* still empty after all these calls */
    free(home);
    home = home_create();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packs_are_listed_with_their_days),
        cmocka_unit_test(communes_are_found),
        cmocka_unit_test(doctor_says_where_everything_is),
        cmocka_unit_test(doctor_sees_what_is_missing),
        cmocka_unit_test(a_family_alone_says_what_it_has),
        cmocka_unit_test(only_what_works_is_listed),
        cmocka_unit_test(another_language_is_spoken_on_demand),
        cmocka_unit_test(nothing_is_created),
    };

    return cmocka_run_group_tests(tests, open_home, close_home);
}
