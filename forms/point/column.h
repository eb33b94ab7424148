/* Labels at the left, words at the right, wrapped under themselves. Private to point/. */
#ifndef DP_FORMS_POINT_COLUMN_H
#define DP_FORMS_POINT_COLUMN_H

#include "locale/text/buffer.h"

/* One entry; nothing when `text` is "". On narrow pages the label stands in the line. */
void column_add(struct text_buffer *out, int columns, const char *label, const char *text);

/* A paragraph after `indent` spaces, the first line beginning with `mark` instead. */
void column_paragraph(struct text_buffer *out, int columns, int indent, const char *mark,
                      const char *text);

#endif
