#ifndef DP_TESTS_SUPPORT_DIRECTORY_FILL_H
#define DP_TESTS_SUPPORT_DIRECTORY_FILL_H

/*
 * A small directory beside the file of a desk, as if a coordinator had imported our own sheet:
 * fictitious places in and around Vannes.
 */

/* The missions locales of Vannes, Auray and Rennes, the Cap emploi of Vannes (open), an Apec in
 * Rennes; France Travail has none. */
extern const char directory_of_vannes[];

/* `sheet` is the CSV; the desk's file need not be there yet, its folder is made. Stops the test
 * when a row is refused. */
void directory_fill(const char *desk_path, const char *sheet);

/* The file of the desk of the person whose home that is; the caller frees it. */
char *directory_desk_of(const char *home);

#endif
