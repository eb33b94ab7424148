#ifndef DP_TESTS_SCREENS_DESK_HOME_H
#define DP_TESTS_SCREENS_DESK_HOME_H

/*
 * A desk that has its name and a database in a private HOME, what its scripts say of it, and the
 * end of a session: no sanitizer report, the terminal as it was found.
 */

#include "tests/support/run.h"

#include <stdlib.h>

/* A folder where a desk named « Accueil de test », a Mission locale of Vannes, has been settled.
 * Removed by home_remove(). */
char *desk_home_create(void);

/* Runs the desk there; more: NULL, or NULL-ended arguments after `desk`. */
struct run *desk_home_start(const char *home, const char *term, const char *const *more);

/* Standard output of one command; it must succeed. The caller frees it. */
char *desk_home_ask(const char *home, const char *const *args);

/* `db` is whole: an integrity check by SQLite itself finds nothing. */
void desk_home_expect_whole(const char *home);

/* How many acts are marked as made when the clock was not to be trusted. */
int desk_home_doubtful_acts(const char *home);

/* The session has ended by itself: status, no report of a sanitizer on the line, modes as `found`.
 * Frees the run. */
void desk_home_expect_end(struct run *run, int status, const struct termios *found);

#endif
