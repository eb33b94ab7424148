#ifndef DP_TESTS_SUPPORT_ORACLE_H
#define DP_TESTS_SUPPORT_ORACLE_H

/*
 * Expectations that nobody in this project wrote, in the folder that DP_ORACLES names. A test whose
 * oracle is not there is skipped, and says so.
 */

/* The text of a file of the oracles, freed by the caller. */
char *oracle_text(const char *relative);

/* Calls `line` for each line but those that begin with `#`; the cells are cut at tabs. */
void oracle_lines(const char *relative, void (*line)(char **cells, unsigned count));

#endif
