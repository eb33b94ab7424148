#ifndef DP_TESTS_TUI_CALLED_H
#define DP_TESTS_TUI_CALLED_H

/*
 * The program called by a script, and what it answered. A call is written as one line, words
 * separated by spaces; a word that holds spaces stands between single quotes.
 */

#include <stddef.h>

#include "tests/support/command.h"

/* The answer of `deuxportes LINE` with the home of the test, freed by command_free(). */
struct command called(const char *home, const char *line);

/* Calls, checks the exit status (showing everything when it is another), and gives the answer. */
struct command called_for(const char *home, const char *line, int status);

/* The answer of a line of sh, where "$PROGRAM" is the program. */
struct command shell_answer(const char *home, const char *script);

/* A copy of the pack `id` of the sources in the folder `to`. */
void copy_pack(const char *id, const char *to);

/* The whole of a file, freed by the caller; and back. */
char *read_whole(const char *path, size_t *length);
void write_whole(const char *path, const char *bytes, size_t length);

/* Fails, showing the text, unless `text` holds `part`. */
void expect_part(const char *text, const char *part);

/* Number of lines. */
int line_count(const char *text);

/* Whether `text` is exactly one JSON value (RFC 8259). */
int json_valid(const char *text);

#endif
