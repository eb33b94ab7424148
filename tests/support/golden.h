#ifndef DP_TESTS_SUPPORT_GOLDEN_H
#define DP_TESTS_SUPPORT_GOLDEN_H

/*
 * Screens kept as text: the rows of the page without trailing blanks, then one line with its size
 * and the cursor. They live in tests/screens/golden/ of the sources (DP_SOURCE_ROOT).
 */

#include <stdbool.h>

#include "tests/support/vt.h"

/* The page as a golden file holds it; the caller frees it. */
char *golden_page(const struct vt *vt);

/* Whether the page is that of golden/<name>.txt; always when the file is about to be written. */
bool golden_is(const struct vt *vt, const char *name);

/* Stops the cmocka test, with the lines that differ, unless the page is that of golden/<name>.txt.
 * With DP_GOLDEN=write the file is written and the test goes on. */
void golden_expect(const struct vt *vt, const char *name);

#endif
