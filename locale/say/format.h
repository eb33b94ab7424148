/* Sentences with holes: « {name} n'est pas une réponse à {question} ».
 *
 * Holes have names, so that a translation may reorder or repeat them. A name that was not given
 * stays as written, braces included: a mistake is seen, nothing breaks. Values are not looked into.
 */
#ifndef DP_LOCALE_SAY_FORMAT_H
#define DP_LOCALE_SAY_FORMAT_H

#include <stddef.h>

#include "locale/text/buffer.h"

struct say_value {
    const char *name; /* without braces */
    const char *text; /* NULL counts as "" */
};

/* Adds to `buffer`. */
void say_format(struct text_buffer *buffer, const char *pattern, const struct say_value *values,
                size_t count);

#endif
