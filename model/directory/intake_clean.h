/* Somebody's text made safe without losing what can be kept. Inside of the intake. */
#ifndef DP_MODEL_DIRECTORY_INTAKE_CLEAN_H
#define DP_MODEL_DIRECTORY_INTAKE_CLEAN_H

#include <stdbool.h>

#include "locale/text/buffer.h"

/* Adds `length` bytes of valid UTF-8 to `out`, safe to show (locale/text/gate.h). CRLF, CR and the
 * line separators of Unicode become a line break, tabs and form feeds a space, and without `lines`
 * a line break a space: these are habits of writing, and nothing is said of them. True when
 * something else was taken out: control characters, whole escape sequences, bidi overrides, what is
 * invisible. */
bool clean_add(struct text_buffer *out, const char *text, size_t length, bool lines);

#endif
