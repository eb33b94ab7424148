#ifndef DP_TESTS_SUPPORT_HOME_H
#define DP_TESTS_SUPPORT_HOME_H

/*
 * A private, empty folder for one test, and the small environment a program under test is given:
 * HOME there, PATH of the system, the frozen clock, nothing of the person who runs the tests.
 */

/* The caller frees the path, after home_remove() of it. Stops the test when it cannot be made. */
char *home_create(void);

/* Removes the folder and all it holds, and frees the path. Accepts NULL. */
void home_remove(char *home);

/* A NULL-ended environment: HOME, PATH, DEUXPORTES_NOW, TERM when term is not NULL, the sanitizers'
 * own settings, then the pairs of more (may be NULL). The strings of more are not copied.
 * Freed by home_environment_free(). */
char **home_environment(const char *home, const char *term, const char *const *more);
void home_environment_free(char **environment);

#endif
