/* One finding being told: the holes of its sentences. Private to report/. */
#ifndef DP_FORMS_REPORT_TELLING_H
#define DP_FORMS_REPORT_TELLING_H

#include "locale/text/buffer.h"
#include "model/verify/verify.h"

struct telling {
    const struct pack *pack;
    const struct verify_finding *finding;
    const char *language;
};

/* Add `pattern`, a msgid already said, with its holes filled. */
void telling_fill(const struct telling *telling, const char *pattern, struct text_buffer *out);

/* What comes closest to a box without a door. */
void telling_near(const struct telling *telling, struct text_buffer *out);

/* An example that fails: what the rules give, with the row that decides each door; and what sets
 * the first network that was expected aside. */
void telling_got(const struct telling *telling, struct text_buffer *out);
void telling_expected_aside(const struct telling *telling, struct text_buffer *out);

#endif
