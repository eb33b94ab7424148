/*
 * A desk among others and from one day to the next: two on one database, yesterday's draft, a clock
 * that went back, rules that are over or were changed; and what of a person never leaves the visit.
 */

#include "tests/screens/desk_home.h"
#include "tests/support/command.h"
#include "tests/support/home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const list_visits[] = {"visit", "list", "--format", "tsv", NULL};
static const char *const list_acts[] = {"act", "list", "--format", "tsv", NULL};

/* The desk, opened when the clock of the machine says `now`. */
static struct run *start_on(const char *home, const char *now)
{
    const char *frozen = getenv("DEUXPORTES_NOW");
    char *before = strdup(frozen != NULL ? frozen : "");

    setenv("DEUXPORTES_NOW", now, 1);
    struct run *run = desk_home_start(home, "vt220", NULL);

    setenv("DEUXPORTES_NOW", before, 1);
    free(before);
    return run;
}

static void quit(struct run *run)
{
    run_press(run, "<F10>");
    desk_home_expect_end(run, 0, NULL);
}

static void read_reference(struct run *run, char out[15])
{
    run_expect(run, "Acte ");
    snprintf(out, 15, "%.14s", strstr(run_row(run, 0), "Acte ") + 5);
}

static size_t lines_of(const char *text)
{
    size_t count = 0;

    for (; *text; text++)
        count += *text == '\n';
    return count;
}

/* ------------------------------------------------------------------------------- two desks */

static void two_desks_share_a_base_and_mix_nothing(void **state)
{
    char *home = desk_home_create(), left[15], right[15];
    struct run *one = desk_home_start(home, "vt220", NULL);
    struct run *two = desk_home_start(home, "xterm-256color", NULL);

    (void)state;
    run_press(one, "n<F2>7<F2>141<Tab>");
    run_press(two, "n<F2>2<F2>d62<Tab>");
    run_press(one, "1<F2><F2>");
    run_press(two, "<F2><F2>");
    run_expect(one, "> 1  Apec");
    run_expect(two, "> 1  Cet accueil");
    run_press(two, "<F2>");
    run_press(one, "<F2>");
    read_reference(one, left);
    read_reference(two, right);
    assert_string_not_equal(left, right);
    run_press(one, "<F2>");
    run_press(two, "<F2>");
    quit(one);
    quit(two);

    char *acts = desk_home_ask(home, list_acts);

    assert_non_null(strstr(acts, left));
    assert_non_null(strstr(acts, right));
    assert_int_equal(lines_of(acts), 2);
    free(acts);
    desk_home_expect_whole(home);
    home_remove(home);
}

/* Both take up the same draft: the first to finish has it, the other is told, and can leave. */
static void one_draft_taken_up_twice_gives_one_act(void **state)
{
    char *home = desk_home_create(), reference[15];
    struct run *one = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(one, "n<F2>7<F2>1");
    struct run *two = desk_home_start(home, "vt220", NULL);

    run_press(two, "<Down><Down><Down><Enter>");
    run_expect(two, "[3 Situation]");
    run_press(two, "<F2><F2><F2>");
    read_reference(two, reference);
    run_press(one, "44<Tab>");
    run_expect(one, "Erreur : ");
    run_press(one, "<F2><F2><F2>");
    run_expect_none(one, "Acte ");
    run_press(one, "<F10>");
    run_expect(one, "Erreur : ");
    run_expect(one, "> N");
    run_press(two, "<F10>");
    quit(one);
    quit(two);

    char *acts = desk_home_ask(home, list_acts);

    assert_non_null(strstr(acts, reference));
    assert_int_equal(lines_of(acts), 1);
    free(acts);
    desk_home_expect_whole(home);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- days */

static void a_draft_of_yesterday_is_offered_one_day(void **state)
{
    char *home = desk_home_create();
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(run, "n<F2>7<F2>143<Tab><F10>");
    quit(run);
    for (int times = 0; times < 2; times++) { /* all day long, not only the first time */
        run = start_on(home, "2026-11-25T09:00:00");
        run_expect(run, "À reprendre");
        quit(run);
    }
    run = start_on(home, "2026-11-26T09:00:00");
    run_expect_none(run, "À reprendre");
    quit(run);
    char *list = desk_home_ask(home, list_visits);

    assert_null(strstr(list, "brouillon"));
    free(list);
    home_remove(home);
}

static void a_clock_gone_back_is_asked_about_and_marks_the_act(void **state)
{
    char *home = desk_home_create(), reference[15];
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(run, "n<F2>7<F2>1<F2><F2><F2><F2>");
    quit(run);
    run = start_on(home, "2026-11-20T09:00:00");
    run_expect_none(run, "> N");
    run_press(run, "<F2>");
    run_expect(run, "> N");
    run_press(run, "n<F2>7<F2>1<F2><F2><F2>");
    read_reference(run, reference);
    assert_int_equal(desk_home_doubtful_acts(home), 1); /* not the one of before */
    run_press(run, "<F2>");
    quit(run);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- rules */

static void use_pack(const char *home, const char *pack)
{
    char setting[64];
    const char *const set[] = {"config", "set", setting, NULL};

    snprintf(setting, sizeof setting, "pack=%s", pack);
    struct command done = command_run(home, set, NULL, NULL);

    assert_true(done.status <= 1);
    command_free(&done);
}

/* The number that the settings put before a pack: its place in the list. */
static void press_pack(struct run *run, const char *home, const char *pack)
{
    static const char *const list[] = {"pack", "list", "--format", "tsv", NULL};
    struct command done = command_run(home, list, NULL, NULL);
    char *rest = done.out, *line, keys[16] = "";

    for (int place = 1; (line = strsep(&rest, "\n")) && !keys[0]; place++)
        if (strcspn(line, "\t") == strlen(pack) && strncmp(line, pack, strlen(pack)) == 0)
            snprintf(keys, sizeof keys, "%d", place);
    command_free(&done);
    assert_true(keys[0] && !keys[1]);
    run_press(run, keys);
}

static void rules_that_are_over_issue_no_act(void **state)
{
    char *home = desk_home_create();

    (void)state;
    use_pack(home, "france-2015");
    struct run *run = desk_home_start(home, "vt220", NULL);

    run_expect(run, "ont pris fin le");
    run_press(run, "n<F2>7<F2>1<F2><F2><F2>");
    run_expect(run, "Erreur : ");
    run_expect_none(run, "Acte ");
    run_press(run, "<F6>"); /* an answer here remains possible */
    run_expect(run, "Fait : répondu sur place");
    quit(run);
    char *acts = desk_home_ask(home, list_acts);

    assert_string_equal(acts, "");
    free(acts);
    home_remove(home);
}

static void a_draft_of_other_rules_is_taken_up_safely(void **state)
{
    char *home = desk_home_create(), id[64];
    struct run *run;

    (void)state;
    use_pack(home, "france-2015");
    run = desk_home_start(home, "vt220", NULL);
    /* a contract that ended, a sector: questions that the rules of 2026 do not ask */
    run_press(run, "n<F2>7<F2>150<Tab>11");
    run_expect(run, "Dernier CDD      [oui");
    run_press(run, "<F10><F9>");
    for (int i = 0; i < 8 && run_find(run, "> Règles") < 0; i++)
        run_press(run, "<Tab>");
    press_pack(run, home, "france-2026");
    run_press(run, "<F3>");
    run_expect(run, "À reprendre");
    run_press(run, "<Down><Down><Down><Enter>");
    run_expect(run, "[3 Situation]");
    run_expect(run, "[50 ");
    run_expect_none(run, "CDD");
    run_press(run, "<F2><F2>");
    run_expect(run, "[5 Deuxième porte]");
    run_press(run, "<F2>");
    run_expect(run, "Acte ");
    run_press(run, "<F2>");
    quit(run);

    char *list = desk_home_ask(home, list_visits);

    snprintf(id, sizeof id, "%.*s", (int)strcspn(list, "\t"), list);
    free(list);
    const char *const show[] = {"visit", "show", id, "--format", "tsv", NULL};
    char *visit = desk_home_ask(home, show);

    if (strstr(visit, "pack\tfrance-2026\n") == NULL || strstr(visit, "fin_cdd") != NULL)
        fail_msg("%s", visit);
    free(visit);
    desk_home_expect_whole(home);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- discretion */

static void expect_discreet(const char *text, const char *where)
{
    static const char *const never[] = {"Cap emploi", "cap_emploi", "andicap", "RSA",
                                        "rsa=",       "droits",     "CIDFF",   "MDPH"};

    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (strstr(text, never[i]) != NULL)
            fail_msg("%s: « %s » can be read in %s", where, never[i], text);
}

/* Every byte sent to the line since `from`, not only what is on the page. */
static void expect_discreet_since(struct run *run, size_t from, const char *where)
{
    expect_discreet(run_heard(run) + from, where);
}

static void what_is_sensitive_never_leaves_the_visit(void **state)
{
    static const char *const people[] = {
        "n<F2>7<F2>1<Tab><Tab>1", /* handicap */
        "n<F2>e<F2>1",            /* rights */
        "n<F2>7<F2>1<Tab><Tab><Tab>1",
    };
    char *home = desk_home_create();
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        run_press(run, people[i]);
        size_t from = run_bytes(run);

        run_press(run, "<F12>");
        expect_discreet_since(run, from, "the hidden screen");
        run_press(run, "x");
        run_press(run, "<F2><F2>");
        run_press(run, "<F2>");
        run_expect(run, "Acte ");
        from = run_bytes(run);
        run_press(run, "<F2>");
        expect_discreet_since(run, from, "Accueil");
        run_press(run, "a");
        run_press(run, "<Tab><Enter>");
        run_press(run, "<F3><F3>");
        expect_discreet_since(run, from, "the lists");
        /* a draft of the same kind waits without a word */
        run_press(run, people[i]);
        from = run_bytes(run);
        run_press(run, "<F10>");
        expect_discreet_since(run, from, "À reprendre");
    }
    size_t from = run_bytes(run);

    run_press(run, "<F10>");
    assert_true(run_ended(run));
    expect_discreet_since(run, from, "the end");
    desk_home_expect_end(run, 0, NULL);

    char *acts = desk_home_ask(home, list_acts), *visits = desk_home_ask(home, list_visits);

    expect_discreet(acts, "act list");
    expect_discreet(visits, "visit list");
    free(acts);
    free(visits);
    home_remove(home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_desks_share_a_base_and_mix_nothing),
        cmocka_unit_test(one_draft_taken_up_twice_gives_one_act),
        cmocka_unit_test(a_draft_of_yesterday_is_offered_one_day),
        cmocka_unit_test(a_clock_gone_back_is_asked_about_and_marks_the_act),
        cmocka_unit_test(rules_that_are_over_issue_no_act),
        cmocka_unit_test(a_draft_of_other_rules_is_taken_up_safely),
        cmocka_unit_test(what_is_sensitive_never_leaves_the_visit),
    };

    return cmocka_run_group_tests_name("screens days", tests, NULL, NULL);
}
