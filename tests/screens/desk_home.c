#include "tests/screens/desk_home.h"

#include "tests/support/command.h"
#include "tests/support/home.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { ARGS_MOST = 12 };

char *desk_home_ask(const char *home, const char *const *args)
{
    struct command asked = command_run(home, args, NULL, NULL);

    if (asked.status != 0)
        fail_msg("%s %s: %d %s", args[0], args[1], asked.status, asked.err);
    free(asked.err);
    return asked.out;
}

char *desk_home_create(void)
{
    static const char *const set[] = {
        "config", "set", "name=Accueil de test", "network=mission_locale", "commune=56260", NULL};
    char *home = home_create();

    free(desk_home_ask(home, set));
    return home;
}

struct run *desk_home_start(const char *home, const char *term, const char *const *more)
{
    const char *args[ARGS_MOST] = {"desk"};

    for (size_t i = 0; more != NULL && more[i] != NULL && i + 2 < ARGS_MOST; i++)
        args[i + 1] = more[i];
    return run_start(&(struct run_setup){.args = args, .term = term, .home = home});
}

static sqlite3 *open_base(const char *home)
{
    char path[4096];
    sqlite3 *db = NULL;

    snprintf(path, sizeof path, "%s/.local/share/deuxportes/desk.db", home);
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    return db;
}

void desk_home_expect_whole(const char *home)
{
    sqlite3 *db = open_base(home);
    sqlite3_stmt *check = NULL;

    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &check, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(check), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(check, 0), "ok");
    sqlite3_finalize(check);
    sqlite3_close(db);
}

int desk_home_doubtful_acts(const char *home)
{
    static const char sql[] = "SELECT count(*) FROM act WHERE doubtful_clock = 1";
    sqlite3 *db = open_base(home);
    sqlite3_stmt *count = NULL;

    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &count, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(count), SQLITE_ROW);
    int found = sqlite3_column_int(count, 0);

    sqlite3_finalize(count);
    sqlite3_close(db);
    return found;
}

static void expect_no_report(struct run *run)
{
    static const char *const reports[] = {"Sanitizer", "runtime error:"};

    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        const char *report = strstr(run_heard(run), reports[i]);

        if (report != NULL)
            fail_msg("%s", report);
    }
}

void desk_home_expect_end(struct run *run, int status, const struct termios *found)
{
    if (!run_ended(run)) {
        run_show(run);
        fail_msg("the program goes on");
    }
    expect_no_report(run);
    if (found != NULL) {
        struct termios left = run_modes(run);

        assert_int_equal(left.c_iflag, found->c_iflag);
        assert_int_equal(left.c_oflag, found->c_oflag);
        assert_int_equal(left.c_lflag, found->c_lflag);
        assert_memory_equal(left.c_cc, found->c_cc, sizeof left.c_cc);
    }
    assert_int_equal(run_finish(run), status);
}
