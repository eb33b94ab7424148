#ifndef DP_TESTS_SUPPORT_RUN_H
#define DP_TESTS_SUPPORT_RUN_H

/*
 * The real program, driven as a person would: on a pseudo-terminal, with keys, looking at the page.
 *
 *     struct run *desk = run_start(&(struct run_setup){.term = "vt220"});
 *     run_press(desk, "<F2>1<Enter>");
 *     run_expect(desk, "[2 Demande]");
 *     run_expect_screen(desk, "demande");
 *     assert_int_equal(run_finish(desk), 0);
 *
 * Nothing here sleeps for a fixed time: after keys the harness reads until the program has had
 * nothing more to say for a moment and is asleep in the kernel. Every failure stops the cmocka test
 * with the page that was on screen. Rows and columns count from 0.
 */

#include "tests/support/vt.h"

#include <signal.h>
#include <termios.h>

struct run;

/* Everything may be left out. */
struct run_setup {
    const char *program;     /* DP_PROGRAM of the environment */
    const char *const *args; /* NULL-ended, after the program's name; {"desk", NULL} */
    const char *const *env;  /* NULL-ended "NAME=value", added to those of home_environment() */
    const char *term;        /* "vt220"; "" leaves TERM out */
    const char *charset;     /* "UTF-8": what the terminal shows and its keyboard sends */
    const char *home;        /* an empty folder, removed at the end */
    int rows;                /* 24 */
    int cols;                /* 80 */
};

/* Whether there is a program to drive: a tree without it skips its screen tests. */
bool run_possible(const struct run_setup *setup);

/* Starts the program and waits for its first screen. */
struct run *run_start(const struct run_setup *setup);

/* Lets the program end, or kills it when it does not within a few seconds; frees run. Returns the
 * exit status, or 128 + the signal that killed it. Send the keys that quit before. */
int run_finish(struct run *run);

/* Keys as tests/support/keys.h names them. run_press() waits for the answer, run_keys() does not.
 */
void run_press(struct run *run, const char *keys);
void run_keys(struct run *run, const char *keys);
void run_wait(struct run *run);

/* Bytes as they are, from a keyboard that no charset describes. Does not wait; returns false when
 * the program has ended. */
bool run_send(struct run *run, const char *bytes, size_t count);

/* Waits until the text is on screen; for what comes later by itself (a time limit, an import). */
void run_wait_text(struct run *run, const char *text);

/* One row without trailing blanks; valid until the next call that takes this run. */
const char *run_row(struct run *run, int row);
/* The first row that holds the text, or -1. */
int run_find(struct run *run, const char *text);
void run_expect(struct run *run, const char *text);
void run_expect_none(struct run *run, const char *text);

/* The page and the place of the cursor against tests/screens/golden/<name>.txt. With
 * DP_GOLDEN=write in the environment the file is written instead of compared. */
void run_expect_screen(struct run *run, const char *name);

struct vt_pos run_cursor(const struct run *run);
struct vt_cell run_cell(const struct run *run, int row, int col);
const struct vt *run_vt(const struct run *run);

/* Bytes received from the program since it started, and all of them: what went over the line,
 * whether or not it is still on the page. Borrowed, NUL-ended, valid until the next wait. */
size_t run_bytes(const struct run *run);
const char *run_heard(const struct run *run);

/* From the start to the last byte of the first screen, in milliseconds. */
double run_first_screen_ms(const struct run *run);

/* Resident memory of the program, in KiB, and what of it is its own: neither a file's nor shared.
 */
long run_memory_kib(const struct run *run);
long run_private_kib(const struct run *run);

/* The folder that is the program's HOME. */
const char *run_home(const struct run *run);

void run_resize(struct run *run, int rows, int cols);
void run_signal(struct run *run, int number);
pid_t run_pid(const struct run *run);
/* The line: ^S and ^Q from the terminal, and the modem that drops. */
void run_xoff(struct run *run);
void run_xon(struct run *run);
void run_hang_up(struct run *run);

/* The modes of the line, as stty would show them. */
struct termios run_modes(const struct run *run);

/* Whether the program has ended within the deadline; its status is then run_finish()'s. */
bool run_ended(struct run *run);

/* The page on standard error, for a test being written. */
void run_show(struct run *run);

#endif
