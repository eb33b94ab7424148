/* Visits, acts and settings by script. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/tui/called.h"

#define RECORD  "visit record --pack france-2026 "
#define MANAGER "statut=demandeur_emploi cadre=oui age=50 demande=emploi"
#define WORKER  "statut=salarie cadre=non demande=metier"

/* The call's first line, without its end. */
static void first_line(const char *line, char out[64])
{
    struct command answer = called_for(home, line, 0);
    size_t length = strcspn(answer.out, "\n");

    assert_true(length < 64);
    memcpy(out, answer.out, length);
    out[length] = '\0';
    command_free(&answer);
}

static struct command about(const char *pattern, const char *reference, int status)
{
    char line[512];

    snprintf(line, sizeof line, "%.300s %.64s", pattern, reference);
    return called_for(home, line, status);
}

static void expect_about(const char *pattern, const char *reference, const char *part)
{
    struct command answer = about(pattern, reference, 0);

    expect_part(answer.out, part);
    command_free(&answer);
}

static void refuse(const char *line, int status, const char *part)
{
    struct command answer = called_for(home, line, status);

    expect_part(answer.err, part);
    assert_string_equal(answer.out, "");
    command_free(&answer);
}

static void a_visit_gives_a_reference_that_is_found_again(void **state)
{
    (void)state;
    char reference[64];

    first_line(RECORD MANAGER, reference);
    assert_int_equal(strlen(reference), 14);
    expect_about("act show --format tsv", reference, "network\tapec\n");
    expect_about("act show --format tsv", reference, "state\tissued\n");
    expect_about("visit show --format tsv", reference, "answer.statut\tdemandeur_emploi\n");
    expect_about("visit list --format tsv --day 2026-11-24", "", reference);
    expect_about("act list --format tsv", "", reference);
    expect_about("visit list --format tsv --day 2026-11-23", "", "");
    expect_about("act print", reference, "Apec");
}

static void nobody_says_anything_and_leaves_with_an_act(void **state)
{
    (void)state;
    char reference[64];

    first_line(RECORD "statut=nsp demande=metier", reference);
    assert_int_equal(strlen(reference), 14);
}

static void everything_is_json(void **state)
{
    (void)state;
    static const char *const lines[] = {"visit list", "act list", "config", "config get style"};
    char line[128];

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        snprintf(line, sizeof line, "%s --format json", lines[i]);
        struct command answer = called_for(home, line, 0);

        if (!json_valid(answer.out))
            fail_msg("%s\n%s", line, answer.out);
        command_free(&answer);
    }
}

static void what_is_refused_creates_nothing(void **state)
{
    (void)state;
    char *empty = home_create();
    static const char *const lines[] = {RECORD "statut=roi demande=metier", "config set style=x",
                                        "visit list", "config"};
    static const int statuses[] = {2, 2, 4, 4};

    for (size_t i = 0; i < 4; i++) {
        struct command answer = called_for(empty, lines[i], statuses[i]);

        command_free(&answer);
    }
    assert_int_equal(rmdir(empty), 0);
    free(empty);
}

static void an_act_whose_reference_cannot_be_written_is_still_told(void **state)
{
    (void)state;
    struct command answer = shell_answer(
        home, "exec \"$PROGRAM\" visit record --pack france-2026 " WORKER " >/dev/full");

    assert_int_equal(answer.status, 4);
    expect_part(answer.err, "sortie standard");
    const char *mark = strchr(answer.err, '-');

    while (mark && !(mark - answer.err >= 4 && mark[5] == '-'))
        mark = strchr(mark + 1, '-');
    assert_non_null(mark);
    char reference[15] = "";

    memcpy(reference, mark - 4, 14);
    command_free(&answer);
    expect_about("act show --format tsv", reference, "network\tavenir_actifs\n");
}

static void what_is_refused_leaves_no_trace(void **state)
{
    (void)state;
    struct command before = called_for(home, "visit list --format tsv", 0);

    refuse(RECORD "statut=roi demande=metier", 2, "statut");
    refuse(RECORD "--channel pigeon " WORKER, 2, "telephone");
    refuse(RECORD "--choose mdph " WORKER, 2, "avenir_actifs");
    refuse(RECORD "--from 7K3F-9XQ2-M4MZ " WORKER, 2, "7K3F-9XQ2-M4MX");
    refuse(RECORD "--from 7K3F-9XQ2-M4MX " WORKER, 2, "--handover");
    refuse(RECORD "--door 1 --from 7K3F-9XQ2-M4MX " WORKER, 2, "--door");
    refuse(RECORD "--door 2 --handover 'a\033[2Jb' " WORKER, 2, "U+001B");
    refuse(RECORD "--appointment 'a\tb' " WORKER, 2, "--appointment");
    refuse(RECORD "--door 2 --handover '' " WORKER, 2, "--handover");
    refuse("act cancel --reason 'a\033[2Jb' 7K3F-9XQ2-M4MX", 2, "U+001B");
    refuse("visit record --pack france-2015 " MANAGER, 2, "2019-12-31");
    struct command after = called_for(home, "visit list --format tsv", 0);

    assert_string_equal(before.out, after.out);
    command_free(&before);
    command_free(&after);
}

static void the_second_door_answers_calls_or_says_why(void **state)
{
    (void)state;
    char reference[64];
    struct command answer =
        called_for(home, RECORD "--format tsv --from 7K3F-9XQ2-M4MX --choose ici " WORKER, 0);

    expect_part(answer.out, "-\t");
    expect_part(answer.out, "\tici\t-\t-\n");
    command_free(&answer);
    first_line(RECORD "--from 7K3F-9XQ2-M4MX --handover 'Mme Le Goff' " WORKER, reference);
    expect_about("act show --format tsv", reference, "handover\tMme Le Goff\n");
    expect_about("act show --format tsv", reference, "came_with\t7K3F-9XQ2-M4MX\n");
    first_line(RECORD "--door 2 --breach ferme --choose avenir_actifs " WORKER, reference);
    expect_about("act show --format tsv", reference, "breach\tferme\n");
}

static void quotes_stay_json(void **state)
{
    (void)state;
    char reference[64];

    first_line(RECORD "--door 2 --handover 'dit \"oui\" \\ non' " WORKER, reference);
    struct command answer = about("act show --format json", reference, 0);

    assert_true(json_valid(answer.out));
    expect_part(answer.out, "dit \\\"oui\\\" \\\\ non");
    command_free(&answer);
}

static void a_person_may_stop_there(void **state)
{
    (void)state;
    struct command answer = called_for(home, RECORD "--format tsv --choose arret " WORKER, 0);

    expect_part(answer.out, "\tarret\t-\t-\n");
    command_free(&answer);
}

static void an_act_is_cancelled_once_with_a_reason(void **state)
{
    (void)state;
    char reference[64], line[256];
    struct command answer;

    first_line(RECORD WORKER, reference);
    answer = about("act cancel", reference, 2);
    expect_part(answer.err, "--reason");
    command_free(&answer);
    snprintf(line, sizeof line, "act cancel --reason 'mauvaise personne' %s", reference);
    answer = called_for(home, line, 0);
    command_free(&answer);
    answer = called_for(home, line, 2);
    command_free(&answer);
    expect_about("act show --format tsv", reference, "state\tcancelled\n");
    refuse("act cancel --reason non 7K3F-9XQ2-M4MX", 3, "7K3F-9XQ2-M4MX");
}

static void what_is_sensitive_is_shown_on_request_only(void **state)
{
    (void)state;
    char reference[64];

    first_line(RECORD "handicap=oui --choose cap_emploi statut=demandeur_emploi demande=emploi",
               reference);
    struct command answer = about("act show --format tsv", reference, 0);

    assert_null(strstr(answer.out, "cap_emploi"));
    assert_null(strstr(answer.out, "Cap emploi"));
    command_free(&answer);
    answer = about("visit show --format tsv", reference, 0);
    assert_null(strstr(answer.out, "handicap\toui"));
    command_free(&answer);
    expect_about("visit show --all --format tsv", reference, "handicap\toui");
    expect_about("act show --all --format tsv", reference, "network\tcap_emploi");
    answer = about("act print", reference, 0);
    assert_null(strstr(answer.out, "Cap emploi"));
    command_free(&answer);
}

static void a_sheet_fits_its_paper_and_its_printer(void **state)
{
    (void)state;
    static const char *const widths[] = {"80", "42", "32"};
    char reference[64], line[128];

    first_line(RECORD MANAGER, reference);
    for (size_t i = 0; i < 3; i++) {
        snprintf(line, sizeof line, "act print --columns %s --charset ASCII %s", widths[i],
                 reference);
        struct command answer = called_for(home, line, 0);
        size_t most = (size_t)atoi(widths[i]), longest = 0;

        for (const char *c = answer.out; *c; c += strcspn(c, "\n") + 1) {
            size_t length = strcspn(c, "\n");

            longest = length > longest ? length : longest;
        }
        assert_true(longest <= most);
        for (const char *c = answer.out; *c; c++)
            assert_true((unsigned char)*c < 0x80);
        command_free(&answer);
    }
    struct command answer = about("act print --columns 50", reference, 2);

    expect_part(answer.err, "80, 42, 32");
    command_free(&answer);
}

static void a_printer_takes_the_sheet(void **state)
{
    (void)state;
    char reference[64], script[512];

    first_line(RECORD MANAGER, reference);
    struct command answer = about("act print --to-spooler", reference, 2);

    expect_part(answer.err, "spooler=lp");
    command_free(&answer);
    snprintf(script, sizeof script,
             "printf '#!/bin/sh\\ncat >\"%s/paper\"\\n' >\"%s/printer\" && chmod +x \"%s/printer\" "
             "&& \"$PROGRAM\" config set spooler=\"%s/printer\"",
             home, home, home, home);
    answer = shell_answer(home, script);
    assert_int_equal(answer.status, 0);
    command_free(&answer);
    /* A minute later: two processes in one frozen millisecond have no order. */
    snprintf(script, sizeof script,
             "DEUXPORTES_NOW=2026-11-24T10:16:00 exec \"$PROGRAM\" act print --to-spooler %s",
             reference);
    answer = shell_answer(home, script);
    assert_int_equal(answer.status, 0);
    command_free(&answer);
    snprintf(script, sizeof script, "cat \"%s/paper\"", home);
    answer = shell_answer(home, script);
    expect_part(answer.out, "Apec");
    command_free(&answer);
    expect_about("act show --format tsv", reference, "state\tprinted\n");
}

static void a_desk_is_named_and_set(void **state)
{
    (void)state;
    char value[64];
    struct command answer = called_for(home,
                                       "config set 'name=Mission locale de Vannes' "
                                       "network=mission_locale commune=56260 columns=42",
                                       0);

    command_free(&answer);
    first_line("config get name", value);
    assert_string_equal(value, "Mission locale de Vannes");
    first_line("config get pack", value);
    assert_string_equal(value, "france-2026");
    first_line("config get columns", value);
    assert_string_equal(value, "42");
    refuse("config set columns=43", 2, "80 42 32");
    refuse("config set network=tartempion", 2, "mission_locale");
    refuse("config set commune=99999", 2, "99999");
    refuse("config set pack=nulle-part", 2, "france-2026");
    refuse("config set name=", 2, "name");
    refuse("config set couleur=bleu", 2, "couleur");
    refuse("config set 'name=a\033[2J'", 2, "U+001B");
    first_line("config get name", value);
    assert_string_equal(value, "Mission locale de Vannes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_visit_gives_a_reference_that_is_found_again),
        cmocka_unit_test(nobody_says_anything_and_leaves_with_an_act),
        cmocka_unit_test(everything_is_json),
        cmocka_unit_test(what_is_refused_creates_nothing),
        cmocka_unit_test(an_act_whose_reference_cannot_be_written_is_still_told),
        cmocka_unit_test(what_is_refused_leaves_no_trace),
        cmocka_unit_test(the_second_door_answers_calls_or_says_why),
        cmocka_unit_test(quotes_stay_json),
        cmocka_unit_test(a_person_may_stop_there),
        cmocka_unit_test(an_act_is_cancelled_once_with_a_reason),
        cmocka_unit_test(what_is_sensitive_is_shown_on_request_only),
        cmocka_unit_test(a_sheet_fits_its_paper_and_its_printer),
        cmocka_unit_test(a_printer_takes_the_sheet),
        cmocka_unit_test(a_desk_is_named_and_set),
    };

    return cmocka_run_group_tests(tests, open_home, close_home);
}
