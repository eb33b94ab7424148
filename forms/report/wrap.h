/* Reports are read in a terminal of 80 columns. */
#ifndef DP_FORMS_REPORT_WRAP_H
#define DP_FORMS_REPORT_WRAP_H

#include "locale/text/buffer.h"

enum { REPORT_COLUMNS = 80 };

/* Add `label` and `text` as lines of REPORT_COLUMNS at most, each begun by `margin` spaces; the
 * lines after the first by `hang` more. */
void report_wrap(struct text_buffer *out, int margin, int hang, const char *label,
                 const char *text);

#endif
