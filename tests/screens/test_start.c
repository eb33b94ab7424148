/*
 * Machines as they are: no TERM or a false one, a locale that is not installed, no HOME, a base
 * that is not one. The desk opens, or one sentence says what is wrong and what to do.
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
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* One sentence on the line as it was, and no byte that only a screen understands. */
static void expect_refusal(struct run *run, int status, const char *words)
{
    struct termios found = run_modes(run);

    assert_true(run_ended(run));
    if (strstr(run_heard(run), words) == NULL || strchr(run_heard(run), '\033') != NULL)
        fail_msg("« %s » is not all that is said: %s", words, run_heard(run));
    assert_int_equal(strcspn(run_heard(run), "\n") + 1, strlen(run_heard(run)));
    desk_home_expect_end(run, status, &found);
}

static void a_terminal_that_can_show_nothing_is_refused(void **state)
{
    static const char *const terms[] = {"", "dumb", "unknown"};

    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        char *home = home_create();
        struct run *run = desk_home_start(home, terms[i], NULL);

        expect_refusal(run, 4, "TERM=vt220");
        assert_int_not_equal(rmdir(home), -1); /* nothing was made there */
        free(home);
    }
}

static void a_terminal_nobody_described_is_taken_for_a_vt100(void **state)
{
    static const char *const terms[] = {"nosuchterm", "../../x", "evil\033[31m", "%n%s"};

    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        char *home = desk_home_create();
        struct run *run = desk_home_start(home, terms[i], NULL);

        run_expect(run, "> N");
        run_expect(run, "À savoir : ");
        assert_null(strstr(run_heard(run), "\033[31m"));
        run_signal(run, SIGTERM);
        desk_home_expect_end(run, 0, NULL);
        home_remove(home);
    }
}

/* What a person or an installer may have left in the environment. */
static void no_variable_keeps_the_desk_from_opening(void **state)
{
    static const char *const variables[] = {
        "LANG=fr_FR.UTF-8",
        "LC_ALL=zz_ZZ.UTF-8",
        "LC_ALL=zh_TW.BIG5",
        "LANG=fr_FR.ISO-8859-15",
        "LANGUAGE=../../etc",
        "TERMINFO=/nonexistent",
        "LINES=0",
        "COLUMNS=99999",
        "ESCDELAY=-5",
        "XDG_RUNTIME_DIR=relative",
        "DEUXPORTES_DATA=/nonexistent",
        "LD_BIND_NOW=1",
    };

    (void)state;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *const env[] = {variables[i], NULL}, *const args[] = {"desk", NULL};
        char *home = desk_home_create();
        struct run *run =
            run_start(&(struct run_setup){.args = args, .term = "vt220", .home = home, .env = env});

        run_expect(run, "> N");
        run_press(run, "n<F2>7<F10><F10>");
        desk_home_expect_end(run, 0, NULL);
        home_remove(home);
    }
}

/* ------------------------------------------------------------------------------- bases */

static void make_text(const char *path)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs("Ceci est une lettre, pas une base.\n", file);
    fclose(file);
}

static void make_folder(const char *path)
{
    assert_int_equal(mkdir(path, 0700), 0);
}

static void make_pipe(const char *path)
{
    assert_int_equal(mkfifo(path, 0600), 0);
}

static void make_loop(const char *path)
{
    assert_int_equal(symlink(path, path), 0);
}

static void make_link_to_nowhere(const char *path)
{
    assert_int_equal(symlink("/nonexistent/desk.db", path), 0);
}

static void what_is_not_a_base_is_refused_and_left_alone(void **state)
{
    static void (*const makers[])(const char *) = {make_text, make_folder, make_pipe, make_loop,
                                                   make_link_to_nowhere};

    (void)state;
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
        char *home = home_create(), path[4096];
        const char *const more[] = {"--db", path, NULL};
        struct stat before, after;

        snprintf(path, sizeof path, "%s/autre", home);
        makers[i](path);
        assert_int_equal(lstat(path, &before), 0);
        struct run *run = desk_home_start(home, "vt220", more);

        expect_refusal(run, 4, path);
        assert_int_equal(lstat(path, &after), 0);
        assert_int_equal(before.st_size, after.st_size);
        assert_int_equal(before.st_mode, after.st_mode);
        home_remove(home);
    }
}

/* Half of its pages are gone, as after a disk that died. */
static void a_damaged_base_is_refused_and_left_alone(void **state)
{
    char *home = desk_home_create(), path[4096];
    struct stat about;

    (void)state;
    snprintf(path, sizeof path, "%s/.local/share/deuxportes/desk.db", home);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(truncate(path, about.st_size / 2), 0);
    expect_refusal(desk_home_start(home, "vt220", NULL), 4, "abîmé");
    home_remove(home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_that_can_show_nothing_is_refused),
        cmocka_unit_test(a_terminal_nobody_described_is_taken_for_a_vt100),
        cmocka_unit_test(no_variable_keeps_the_desk_from_opening),
        cmocka_unit_test(what_is_not_a_base_is_refused_and_left_alone),
        cmocka_unit_test(a_damaged_base_is_refused_and_left_alone),
    };

    return cmocka_run_group_tests_name("screens start", tests, NULL, NULL);
}
