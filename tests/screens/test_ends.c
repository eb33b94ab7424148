/*
 * However a session ends (power cut, kill, signal, a line that hangs up or is held) nothing that
 * was said is lost, the base is whole and the terminal is given back.
 */

#include "tests/screens/desk_home.h"
#include "tests/support/home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cmocka.h>

static const char *const list_visits[] = {"visit", "list", "--format", "tsv", NULL};
static const char *const list_acts[] = {"act", "list", "--format", "tsv", NULL};

/* The one visit of the day, as the command line shows it. The caller frees it. */
static char *only_visit(const char *home)
{
    char *list = desk_home_ask(home, list_visits), id[64];

    if (list[0] == '\0')
        return list;
    snprintf(id, sizeof id, "%.*s", (int)strcspn(list, "\t"), list);
    free(list);
    const char *const show[] = {"visit", "show", id, "--format", "tsv", NULL};

    return desk_home_ask(home, show);
}

static void expect_said(const char *visit, const char *const *said)
{
    for (size_t i = 0; said[i] != NULL; i++)
        if (strstr(visit, said[i]) == NULL)
            fail_msg("« %s » is lost:\n%s", said[i], visit);
}

/* ------------------------------------------------------------------------------- kill -9 */

/* A reception key by key; what must be found again if the machine stops right after that key. */
static const struct {
    const char *keys;
    const char *said[6];
} reception[] = {
    {"n", {NULL}},
    {"2", {NULL}}, /* a channel alone is nobody yet */
    {"<F2>", {NULL}},
    {"7", {"demande\temploi"}},
    {"<F2>", {"demande\temploi", "channel\ttelephone"}},
    {"1", {"statut\tdemandeur_emploi"}},
    {"5", {"statut\tdemandeur_emploi"}},
    {"0", {"statut\tdemandeur_emploi"}},
    {"<Tab>", {"age\t50"}},
    {"1", {"age\t50", "cadre\toui"}},
    {"<F2>", {"age\t50", "cadre\toui"}},
    {"1", {"age\t50", "told\t"}},
    {"<F7>", {"cadre\toui"}},
    {"Revoir lundi", {"cadre\toui"}},
    {"<F2>", {"note\tRevoir lundi", "cadre\toui"}},
    {"<F2>", {"note\tRevoir lundi", "cadre\toui"}},
};

static void a_power_cut_after_any_key_loses_no_field(void **state)
{
    (void)state;
    for (size_t cut = 0; cut < sizeof reception / sizeof *reception; cut++) {
        char *home = desk_home_create();
        struct run *run = desk_home_start(home, "vt220", NULL);

        for (size_t i = 0; i <= cut; i++)
            run_press(run, reception[i].keys);
        run_signal(run, SIGKILL);
        assert_int_equal(run_finish(run), 128 + SIGKILL);

        desk_home_expect_whole(home);
        char *visit = only_visit(home);

        expect_said(visit, reception[cut].said);
        free(visit);
        run = desk_home_start(home, "vt220", NULL); /* and the desk opens on it */
        run_expect(run, "> N");
        if (reception[cut].said[0] != NULL)
            run_expect(run, "À reprendre");
        run_press(run, "<F10>");
        desk_home_expect_end(run, 0, NULL);
        home_remove(home);
    }
}

static void a_reference_that_was_shown_exists_after_a_power_cut(void **state)
{
    char *home = desk_home_create(), reference[15];
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(run, "n<F2>7<F2>1<F2><F2><F2>");
    run_expect(run, "Acte ");
    snprintf(reference, sizeof reference, "%.14s", strstr(run_row(run, 0), "Acte ") + 5);
    run_signal(run, SIGKILL);
    run_finish(run);

    char *acts = desk_home_ask(home, list_acts);

    assert_non_null(strstr(acts, reference));
    free(acts);
    desk_home_expect_whole(home);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- signals */

/* Every place where the keyboard can be when the line is lost. `kept` is what was being typed. */
static const struct {
    const char *name, *keys, *shows, *kept;
} places[] = {
    {"accueil", "", "> N", NULL},
    {"help", "<F1>", "U", NULL},
    {"emergency", "u", "115", NULL},
    {"hidden", "<F12>", "Deux Portes", NULL},
    {"settings", "<F9>", "Réglages", NULL},
    {"find", "ahier", "hier", NULL},
    {"step 1", "n<Tab>", "[1 Accueil]", NULL},
    {"step 1, reference", "p7K3F9XQ2M4MX", "7K3F9XQ2M4MX", "came_with\t7K3F"},
    {"step 2", "n<F2>7", "[2 Demande]", "demande\temploi"},
    {"step 3, typing", "n<F2>7<F2>147", "[47", "age\t47"},
    {"step 3, commune", "n<F2>7<F2>1<Tab><Tab><Tab><Tab>vannes", "Vannes", "commune\t56260"},
    {"step 4", "n<F2>7<F2>1<F2>1", "[4 Réponses]", "told\t"},
    {"note", "n<F2>7<F2>1<F7>Revoir lundi", "Revoir lundi", "note\tRevoir lundi"},
    {"help over a visit", "n<F2>7<F2>148<F1>", "F1", "age\t48"},
    {"hidden visit", "n<F2>7<F2>149<F12>", "Deux Portes", "age\t49"},
    {"emergency over a visit", "n<F2>7<F2>151<Esc>u", "115", "age\t51"},
    {"doors", "n<F2>7<F2>1<F2><F2>", "[5 Deuxième porte]", "statut\tdemandeur_emploi"},
    {"why not", "n<F2>7<F2>1<F2><F2><F8>", "Pourquoi pas", "statut\tdemandeur_emploi"},
    {"place card", "n<F2>7<F2>1<F2><F2><F5>Agence", "Agence", "statut\tdemandeur_emploi"},
    {"act", "n<F2>7<F2>1<F2><F2><F2>", "Acte ", "outcome\torientation"},
    {"appointment", "n<F2>7<F2>1<F2><F2><F2>r26/11", "26/11", "outcome\torientation"},
    {"read aloud", "n<F2>7<F2>1<F2><F2><F2>v", "Votre référence", "outcome\torientation"},
    {"cancel card", "n<F2>7<F2>1<F2><F2><F2>c", "Annuler", "outcome\torientation"},
    {"another need", "n<F2>7<F2>1<F2><F2><F2>b", "[2 Demande]", NULL},
};

static void end_everywhere(void (*end)(struct run *), bool line_left, size_t step)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i += step) {
        char *home = desk_home_create();
        struct run *run = desk_home_start(home, "vt220", NULL);

        run_press(run, places[i].keys);
        if (run_find(run, places[i].shows) < 0) {
            run_show(run);
            fail_msg("%s: not there", places[i].name);
        }
        end(run);
        assert_true(run_ended(run));
        if (line_left)
            assert_true((run_modes(run).c_lflag & (ICANON | ECHO | ISIG)) ==
                        (ICANON | ECHO | ISIG));
        desk_home_expect_end(run, 0, NULL);
        if (places[i].kept != NULL) {
            char *visit = only_visit(home);

            if (strstr(visit, places[i].kept) == NULL)
                fail_msg("%s: « %s » is lost:\n%s", places[i].name, places[i].kept, visit);
            free(visit);
        }
        home_remove(home);
    }
}

static void terminate(struct run *run)
{
    run_signal(run, SIGTERM);
}

static void a_request_to_end_is_obeyed_everywhere(void **state)
{
    (void)state;
    end_everywhere(terminate, true, 1);
}

static void a_line_that_hangs_up_keeps_what_was_typed(void **state)
{
    (void)state;
    end_everywhere(run_hang_up, false, 2); /* one in two: the way out is the same */
}

static void the_first_run_ends_like_the_rest(void **state)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};

    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct run *run = run_start(&(struct run_setup){.term = "vt220"});

        run_press(run, "Maison de");
        run_signal(run, signals[i]);
        desk_home_expect_end(run, 0, NULL);
    }
}

static void leaving_gives_the_line_back_as_it_was(void **state)
{
    static const char *const terms[] = {"vt220", "xterm-256color", "linux"};

    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        char *home = desk_home_create();
        struct run *run = desk_home_start(home, terms[i], NULL);

        run_press(run, "n<F2>7<F10><F10>");
        assert_true(run_ended(run));
        assert_true((run_modes(run).c_iflag & ICRNL) != 0);
        assert_true((run_modes(run).c_oflag & OPOST) != 0);
        run_expect_none(run, "emploi"); /* nothing of the person stays in sight */
        desk_home_expect_end(run, 0, NULL);
        home_remove(home);
    }
}

/* ------------------------------------------------------------------------------- a held line */

static void a_held_line_can_be_left(void **state)
{
    char *home = desk_home_create();
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(run, "n<F2>7<F2>1");
    run_xoff(run);
    run_keys(run, "52");
    run_wait(run);
    run_signal(run, SIGTERM);
    assert_true(run_ended(run));
    desk_home_expect_end(run, 0, NULL);
    char *visit = only_visit(home);

    assert_non_null(strstr(visit, "age\t52"));
    free(visit);
    home_remove(home);
}

static void keys_typed_while_the_line_is_held_count(void **state)
{
    char *home = desk_home_create();
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(run, "n");
    run_xoff(run);
    run_keys(run, "<F2>7<F2>153<Tab>");
    run_wait(run);
    run_expect_none(run, "[3 Situation]");
    run_xon(run);
    run_wait_text(run, "[3 Situation]");
    run_expect(run, "[53 ");
    run_press(run, "<F10><F10>");
    desk_home_expect_end(run, 0, NULL);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- a full disk */

static void limit_files(struct run *run, rlim_t most)
{
    const struct rlimit limit = {most, RLIM_INFINITY};

    assert_int_equal(prlimit(run_pid(run), RLIMIT_FSIZE, &limit, NULL), 0);
}

/* The journal may not grow any more: what a full disk does. */
static void fill_disk(struct run *run, const char *home)
{
    char path[4096];
    struct stat journal;

    snprintf(path, sizeof path, "%s/.local/share/deuxportes/desk.db-wal", home);
    assert_int_equal(stat(path, &journal), 0);
    limit_files(run, (rlim_t)journal.st_size);
}

static void a_full_disk_is_said_and_loses_nothing(void **state)
{
    char *home = desk_home_create(), reference[15];
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(run, "n<F2>7<F2>1");
    fill_disk(run, home);
    run_press(run, "54<Tab>");
    run_expect(run, "Erreur : ");
    run_press(run, "<F2><F2>");
    run_expect(run, "[5 Deuxième porte]"); /* the visit goes on */
    run_press(run, "<F2>");
    run_expect(run, "Erreur : ");
    run_expect_none(run, "Acte "); /* and no reference is shown that does not exist */
    char *acts = desk_home_ask(home, list_acts);

    assert_string_equal(acts, "");
    free(acts);

    limit_files(run, RLIM_INFINITY);
    run_press(run, "<F2>");
    run_expect(run, "Acte ");
    snprintf(reference, sizeof reference, "%.14s", strstr(run_row(run, 0), "Acte ") + 5);
    run_press(run, "<F2><F10>");
    desk_home_expect_end(run, 0, NULL);

    char *visit = only_visit(home);

    assert_non_null(strstr(visit, reference));
    assert_non_null(strstr(visit, "age\t54"));
    free(visit);
    desk_home_expect_whole(home);
    home_remove(home);
}

/* What cannot be kept is said, and leaving all the same is obeyed the second time. */
static void a_full_disk_is_no_trap(void **state)
{
    char *home = desk_home_create();
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(run, "n<F2>7<F2>1");
    fill_disk(run, home);
    run_press(run, "55<F10>");
    run_expect(run, "Erreur : ");
    run_expect(run, "[55 ");
    run_press(run, "<F10>");
    run_expect(run, "> N");
    run_expect(run, "À reprendre"); /* as it was before the disk was full */
    run_press(run, "<F10>");
    desk_home_expect_end(run, 0, NULL);
    desk_home_expect_whole(home);
    home_remove(home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_power_cut_after_any_key_loses_no_field),
        cmocka_unit_test(a_reference_that_was_shown_exists_after_a_power_cut),
        cmocka_unit_test(a_request_to_end_is_obeyed_everywhere),
        cmocka_unit_test(a_line_that_hangs_up_keeps_what_was_typed),
        cmocka_unit_test(the_first_run_ends_like_the_rest),
        cmocka_unit_test(leaving_gives_the_line_back_as_it_was),
        cmocka_unit_test(a_held_line_can_be_left),
        cmocka_unit_test(keys_typed_while_the_line_is_held_count),
        cmocka_unit_test(a_full_disk_is_said_and_loses_nothing),
        cmocka_unit_test(a_full_disk_is_no_trap),
    };

    return cmocka_run_group_tests_name("screens ends", tests, NULL, NULL);
}
