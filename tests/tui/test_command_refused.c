/* A pack in which somebody would find no door: no command uses it, those that show it say so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/at_home_pack.h"
#include "tests/support/sample_pack.h"
#include "tests/tui/called.h"

#define ANSWERS "demande=emploi statut=salarie"

/* Older people find nobody any more. */
static void leave_a_dead_end(void)
{
    sample_pack_change(sample, "orientation", "accueil;-;-;-;", "accueil;-;-;<50;");
}

/* The answer of `deuxportes BEFORE FOLDER AFTER`. */
static struct command asked(const char *before, const char *after, int status)
{
    char line[4096];

    snprintf(line, sizeof line, "%s%s %s", before, sample_pack_folder(sample), after);
    return called_for(home, line, status);
}

static void expect_one_sentence(const struct command *answer)
{
    expect_part(answer->err, "Erreur : ");
    expect_part(answer->err, "essai");
    expect_part(answer->err, "sans porte");
    expect_part(answer->err, "deuxportes pack check ");
    expect_part(answer->err, sample_pack_folder(sample));
    assert_int_equal(line_count(answer->err), 1);
    assert_string_equal(answer->out, "");
}

static void a_visit_is_not_recorded_with_it(void **state)
{
    (void)state;
    leave_a_dead_end();
    struct command answer = asked("visit record --pack ", ANSWERS, 2);

    expect_one_sentence(&answer);
    command_free(&answer);
    assert_int_equal(rmdir(home), 0); /* and nothing was made */
    free(home);
    home = home_create();
}

static void a_visit_is_recorded_until_it_has_one(void **state)
{
    (void)state;
    struct command answer = asked("visit record --pack ", ANSWERS, 0);

    command_free(&answer);
    answer = asked("visit record --pack ", ANSWERS, 0); /* proved already */
    command_free(&answer);
    struct command before = called_for(home, "visit list --format tsv", 0);

    assert_int_equal(line_count(before.out), 2);
    leave_a_dead_end(); /* the folder is the same, the edition is not */
    answer = asked("visit record --pack ", ANSWERS, 2);
    expect_one_sentence(&answer);
    command_free(&answer);
    struct command after = called_for(home, "visit list --format tsv", 0);

    assert_string_equal(before.out, after.out);
    command_free(&before);
    command_free(&after);
}

static void a_desk_does_not_take_it(void **state)
{
    (void)state;
    struct command answer = called_for(home, "config set name=Accueil", 0);

    command_free(&answer);
    leave_a_dead_end();
    answer = asked("config set pack=", "", 2);
    expect_one_sentence(&answer);
    command_free(&answer);
    answer = called_for(home, "config get pack", 0);
    assert_string_equal(answer.out, "france-2026\n");
    command_free(&answer);
}

/* The desk's own pack, changed under it: nothing is recorded with it either. */
static void a_desk_whose_pack_changed_records_nothing(void **state)
{
    (void)state;
    struct command answer = asked("config set name=Accueil pack=", "", 0);

    command_free(&answer);
    answer = called_for(home, "visit record " ANSWERS, 0);
    command_free(&answer);
    leave_a_dead_end();
    answer = called_for(home, "visit record " ANSWERS, 2);
    expect_one_sentence(&answer);
    command_free(&answer);
    answer = called_for(home, "visit list --format tsv", 0); /* what was kept can be read */
    assert_int_equal(line_count(answer.out), 1);
    command_free(&answer);
}

/* A coordinator tries rules that are being written. */
static void triage_answers_and_says_so(void **state)
{
    (void)state;
    struct command answer = asked("triage --pack ", ANSWERS, 0);

    assert_string_equal(answer.err, "");
    command_free(&answer);
    leave_a_dead_end();
    answer = asked("triage --format tsv --pack ", ANSWERS, 0);
    expect_part(answer.out, "emploi_service");
    expect_part(answer.err, "À savoir : ");
    expect_part(answer.err, "sans porte");
    expect_part(answer.err, "deuxportes pack check ");
    expect_part(answer.err, sample_pack_folder(sample));
    assert_int_equal(line_count(answer.err), 1);
    command_free(&answer);
}

static void it_is_not_installed(void **state)
{
    (void)state;
    leave_a_dead_end();
    struct command answer = asked("pack install ", "", 2);

    expect_part(answer.err, "sans porte");
    assert_string_equal(answer.out, "");
    command_free(&answer);
}

#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, open_home_and_pack, close_home_and_pack)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_HOME(a_visit_is_not_recorded_with_it),
        AT_HOME(a_visit_is_recorded_until_it_has_one),
        AT_HOME(a_desk_does_not_take_it),
        AT_HOME(a_desk_whose_pack_changed_records_nothing),
        AT_HOME(triage_answers_and_says_so),
        AT_HOME(it_is_not_installed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
