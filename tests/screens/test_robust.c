/*
 * What people, keyboards and windows do to a desk: any size at any moment, noise on the line, long
 * and hostile pastes, old character sets.
 */

#include "tests/screens/desk_home.h"
#include "tests/support/golden.h"
#include "tests/support/home.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const demo[] = {"desk", "--demo", NULL};

static struct run *start_demo(const char *term)
{
    return run_start(&(struct run_setup){.args = demo, .term = term});
}

static void quit(struct run *run)
{
    for (int i = 0; i < 6 && run_find(run, "> N") < 0; i++)
        run_press(run, i % 2 ? "<F3>" : "<F10>");
    run_press(run, "<F10>");
    desk_home_expect_end(run, 0, NULL);
}

/* ------------------------------------------------------------------------------- sizes */

static const char *const places[] = {
    "",
    "<F1>",
    "u",
    "<F9>",
    "a",
    "n",
    "n<F2>",
    "n<F2>7<F2>147",
    "n<F2>7<F2>1<Tab><Tab><Tab><Tab>van",
    "n<F2>7<F2>1<F2>",
    "n<F2>7<F7>Revoir lundi",
    "n<F2>7<F2>1<F2><F2>",
    "n<F2>7<F2>1<F2><F2><F8>",
    "n<F2>7<F2>1<F2><F2><F5><Tab><Tab><Tab>x.fr",
    "n<F2>7<F2>1<F2><F2><F2>",
    "n<F2>7<F2>1<F2><F2><F2>r26/11",
    "n<F2>7<F2>1<F2><F2><F2>v",
};

static void any_size_and_back_is_the_same_page(void **state)
{
    static const int sizes[][2] = {{12, 40}, {5, 20}, {1, 1}, {80, 250}, {24, 31}, {8, 32}};

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct run *run = start_demo("vt220");

        run_press(run, places[i]);
        char *before = golden_page(run_vt(run));

        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
            run_resize(run, sizes[s][0], sizes[s][1]);
        run_resize(run, 24, 80);
        char *after = golden_page(run_vt(run));

        assert_string_equal(after, before);
        free(before);
        free(after);
        run_signal(run, SIGTERM);
        desk_home_expect_end(run, 0, NULL);
    }
}

static void a_screen_too_small_says_so_and_does_nothing(void **state)
{
    char *home = desk_home_create();
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(run, "n<F2>7<F2>147");
    run_resize(run, 5, 20);
    run_expect(run, "trop petit");
    run_press(run, "9<F2><F2><F6><Enter>");
    run_resize(run, 24, 80);
    run_expect(run, "[47 ");
    run_resize(run, 4, 16);
    run_press(run, "<F10><F10>"); /* never a trap */
    desk_home_expect_end(run, 0, NULL);
    run = desk_home_start(home, "vt220", NULL);
    run_expect(run, "étape 3"); /* the draft waits */
    run_press(run, "<F10>");
    desk_home_expect_end(run, 0, NULL);
    home_remove(home);

    run = run_start(&(struct run_setup){.args = demo, .term = "vt220", .rows = 3, .cols = 20});
    run_expect(run, "trop petit");
    run_press(run, "<F10>");
    desk_home_expect_end(run, 0, NULL);
}

/* ------------------------------------------------------------------------------- the monkey */

struct monkey {
    uint64_t seed;
};

static unsigned next(struct monkey *monkey, unsigned below)
{
    monkey->seed = monkey->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(monkey->seed >> 33) % below;
}

static const char *const pieces[] = {
    "\r",
    "\r",
    "\t",
    "\t",
    "\033[Z",
    "\033[A",
    "\033[B",
    "\033[C",
    "\033[D",
    "\033OP",
    "\033[11~",
    "\033[12~",
    "\033[12~",
    "\033[12~",
    "\033[12~",
    "\033[13~",
    "\033[14~",
    "\033[15~",
    "\033[17~",
    "\033[18~",
    "\033[19~",
    "\033[20~",
    "\033[24~",
    "\0332",
    "\0332",
    "\0333",
    "\0335",
    "\0336",
    "\0337",
    "\0338",
    "\0339",
    "\033h",
    "\033u",
    "\033",
    "\033\033",
    "\033[",
    "\033[200~",
    "\033[201~",
    "\033[<0;1M",
    "\033]0;x\007",
    "\033P1$r",
    "\x7f",
    "\b",
    "\033[3~",
    "\033[5~",
    "\033[6~",
    "\033[1~",
    "\033[4~",
    "\xe9",
    "\xc3",
    "\xc3\xa9",
    "\xc5\x92",
    "\xe2\x80",
    "\xf0\x9f\x98\x80",
    "\xe2\x80\xae",
    "\xef\xbf\xbf",
    "\x9b",
    "\x1f",
    "\x0c",
    "\x01",
    "' OR 1=1;--",
    "56000",
    "vannes",
    "7K3F9XQ2M4MX",
    "26/11 9:00",
    "%n%s",
    "\033[1;1R",
    "\033[?1;2c",
    "n",
    "n",
    "p",
    "a",
};

/* Ctrl-S and Ctrl-Q belong to the line, and Accueil's F10 would end the session at once. */
static size_t some_keys(struct monkey *monkey, char *out, size_t size)
{
    const char *piece = pieces[next(monkey, sizeof pieces / sizeof *pieces)];
    size_t length = strlen(piece);

    if (next(monkey, 3) == 0 && length < size) {
        memcpy(out, piece, length);
        return length;
    }
    if (next(monkey, 12) == 0) {
        out[0] = (char)next(monkey, 256);
        return out[0] == 0x13 || out[0] == 0x11 ? 0 : 1;
    }
    out[0] = "123456789abcdefghijklmnopqrstuvwxyz ?"[next(monkey, 37)];
    return 1;
}

/* One session until the strokes are used up, or the keys have happened to quit. */
static int lean(struct monkey *monkey, int strokes)
{
    struct run *run = start_demo("xterm-256color");
    int used = 0;

    for (; used < strokes; used++) {
        char keys[32];

        if (!run_send(run, keys, some_keys(monkey, keys, sizeof keys)))
            break;
        if (next(monkey, 300) == 0)
            run_resize(run, (int)next(monkey, 60) + 1, (int)next(monkey, 160) + 1);
        if (next(monkey, 100) == 0)
            run_wait(run);
    }
    run_wait(run);
    run_signal(run, SIGTERM);
    desk_home_expect_end(run, 0, NULL);
    return used + 1;
}

/* DP_MONKEY=SEED in the environment: another walk, twenty times as long. */
static void somebody_leans_on_the_keyboard(void **state)
{
    const char *asked = getenv("DP_MONKEY");
    struct monkey monkey = {asked ? strtoull(asked, NULL, 10) : 20261124};

    (void)state;
    for (int strokes = asked ? 100000 : 5000; strokes > 0;)
        strokes -= lean(&monkey, strokes);
}

/* ------------------------------------------------------------------------------- pastes */

/* A word processor's clipboard, an attacker's, and a page of nothing. */
static const char hostile[] = "Zo\xc3\xa9\033]0;titre\007\033[31m\033[2J\xe2\x80\xae"
                              "evil\xe2\x81\xa6\xf3\xa0\x81\x81\xc2\x9b"
                              "5n'); DROP TABLE visit;--\x01\x02\x7f";

static void paste_twenty_times(struct run *run)
{
    for (int i = 0; i < 20; i++)
        assert_true(run_send(run, hostile, sizeof hostile - 1)); /* no newline: one field */
    assert_true(run_send(run, "\0", 1));
    run_wait(run);
}

static void a_hostile_paste_is_only_text(void **state)
{
    static const char *const fields[] = {
        "n<Tab>",
        "n<F2>7<F2>1",
        "n<F2>7<F2>1<Tab><Tab><Tab><Tab>",
        "n<F7>",
        "n<F2>7<F2>1<F2><F2><F5>",
        "n<F2>7<F2>1<F2><F2><F2>r",
        "a",
        "<F9>",
    };
    static const char *const never[] = {"\033]0;titre", "\033[31m", "\xe2\x80\xae",
                                        "\xe2\x81\xa6", "\xc2\x9b", "\xf3\xa0"};

    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct run *run = start_demo("vt220");

        run_press(run, fields[i]);
        paste_twenty_times(run);
        run_press(run, "<Tab>");
        for (size_t n = 0; n < sizeof never / sizeof *never; n++)
            assert_null(strstr(run_heard(run), never[n]));
        run_signal(run, SIGTERM);
        desk_home_expect_end(run, 0, NULL);
    }
}

static void a_paste_of_many_lines_stays_in_bounds(void **state)
{
    struct run *run = start_demo("vt220");

    (void)state;
    run_press(run, "n<F7>");
    for (int i = 0; i < 40; i++)
        assert_true(run_send(run, "une ligne, puis une autre\t", 26));
    run_wait(run);
    for (int i = 0; i < 20; i++)
        assert_true(run_send(run, "x\n\r\n", 4));
    run_wait(run);
    run_signal(run, SIGTERM);
    desk_home_expect_end(run, 0, NULL);
}

/* ------------------------------------------------------------------------------- charsets */

static char *first_sheet(const char *home)
{
    DIR *entries = opendir(home);
    char *text = calloc(1, 65536), path[4096] = "";

    assert_non_null(entries);
    assert_non_null(text);
    for (struct dirent *entry; (entry = readdir(entries));)
        if (strncmp(entry->d_name, "acte-", 5) == 0)
            snprintf(path, sizeof path, "%s/%s", home, entry->d_name);
    closedir(entries);
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    assert_true(fread(text, 1, 65535, file) > 0);
    fclose(file);
    return text;
}

static void french_is_typed_and_shown_in(const char *charset, const char *locale,
                                         const char *oeting, const char *quit_help)
{
    char *home = desk_home_create(), setting[64], lang[64];
    const char *const set[] = {"config", "set", setting, NULL}, *const env[] = {lang, NULL},
                      *const args[] = {"desk", NULL};

    snprintf(setting, sizeof setting, "charset=%s", locale ? "auto" : charset);
    snprintf(lang, sizeof lang, "LANG=%s", locale ? locale : "C");
    free(desk_home_ask(home, set));
    struct run *run = run_start(&(struct run_setup){
        .args = args, .term = "vt220", .charset = charset, .home = home, .env = env});

    run_expect(run, quit_help);
    run_press(run, "n<F2>7<F2>1<Tab><Tab><Tab><Tab>");
    run_press(run, oeting);
    run_expect(run, "(57)");
    run_press(run, "<Enter><F2><F5>");
    run_expect(run, "Nom");
    run_press(run, strcmp(charset, "ASCII") == 0 ? "Maison de l'emploi" : "Forêt à Haÿ");
    run_press(run, "<F2><F2>");
    run_expect(run, "Acte ");
    run_press(run, "f<F2>");
    for (int row = 0; row < 24; row++)
        assert_null(strstr(run_row(run, row), "\uFFFD"));
    char *sheet = first_sheet(home);

    assert_non_null(strstr(sheet, "VOTRE DEUXIÈME PORTE"));
    free(sheet);
    run_press(run, "<F2>");
    quit(run);
    home_remove(home);
}

static void a_sheet_saved_twice_asks_for_another_name(void **state)
{
    char *home = desk_home_create();
    struct run *run = desk_home_start(home, "vt220", NULL);

    (void)state;
    run_press(run, "n<F2>7<F2>1<F2><F2><F2>");
    run_press(run, "f<F2>");
    run_expect(run, "Fait : ");
    run_press(run, "f<F2>");
    run_expect(run, "existe déjà");
    run_press(run, "<End>2<F2>");
    run_expect(run, "Fait : ");
    run_press(run, "<F2>");
    quit(run);
    home_remove(home);
}

static void french_on_every_line(void **state)
{
    (void)state;
    french_is_typed_and_shown_in("CP850", NULL, "oeting", "F1 Aide");
    french_is_typed_and_shown_in("ISO-8859-1", NULL, "oeting", "F1 Aide");
    french_is_typed_and_shown_in("ISO-8859-15", "fr_FR.ISO-8859-15", "Œting", "F1 Aide");
    french_is_typed_and_shown_in("ASCII", NULL, "oeting", "F1 Aide");
    french_is_typed_and_shown_in("UTF-8", "xx_XX.UTF-8", "Œting", "F1 Aide");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_size_and_back_is_the_same_page),
        cmocka_unit_test(a_screen_too_small_says_so_and_does_nothing),
        cmocka_unit_test(somebody_leans_on_the_keyboard),
        cmocka_unit_test(a_hostile_paste_is_only_text),
        cmocka_unit_test(a_paste_of_many_lines_stays_in_bounds),
        cmocka_unit_test(french_on_every_line),
        cmocka_unit_test(a_sheet_saved_twice_asks_for_another_name),
    };

    return cmocka_run_group_tests_name("screens robust", tests, NULL, NULL);
}
