/* The lists of a record: JSON arrays of strings (record.h). */
#ifndef DP_MODEL_DIRECTORY_LIST_H
#define DP_MODEL_DIRECTORY_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* The string that begins at or after *at, unescaped into `value` and cut to fit; *at goes after it.
 * False at the end. Any text is accepted; what stands outside quotes is passed over. */
bool list_next(const char **at, char *value, size_t size);

/* Whether `value` is in it; with `beginning`, whether one begins with it. Values are codes: nothing
 * in them is escaped. */
bool list_has(const char *list, const char *value);
bool list_has_beginning(const char *list, const char *beginning);

/* "" or []. */
bool list_empty(const char *list);

#endif
