#ifndef DP_TESTS_SCREENS_DIRECTORY_SAMPLE_H
#define DP_TESTS_SCREENS_DIRECTORY_SAMPLE_H

/*
 * A small directory, clearly fictitious, around Vannes: six places and three services, imported
 * from files in the columns of data·inclusion v1. Phones are of those the Arcep keeps for fiction
 * (02 61 91).
 */

/* Beside the desk of desk_home_create(). A second time is the same edition again. */
void directory_sample_import(const char *home);

/* An edition without the first place: it is gone from its source. */
void directory_sample_import_less(const char *home);

/* The first place as a second source publishes it, under another name, beside the first: one place,
 * that two records of the same telephone and network tell of. */
void directory_sample_import_twin(const char *home);

/* So many more places, for lists that go on. */
void directory_sample_import_many(const char *home, int count);

#endif
