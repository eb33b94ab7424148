/* What somebody meant by a name that is not known: a slip of one or two keys. */
#ifndef DP_LOCALE_TEXT_NEAREST_H
#define DP_LOCALE_TEXT_NEAREST_H

#include <stddef.h>

/* The nearest of `names` to `word`, or "" when none is near: one key in a word of four letters at
 * most, two in a longer one. Keys are bytes: an accent is two of them. */
const char *nearest_name(const char *word, const char *const *names, size_t count);

#endif
