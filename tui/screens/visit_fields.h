/* The questions of one step of a visit, as fields of a form: the channel and the reference the
 * person brings (step 1), then the pack's own questions that matter for this person. */
#ifndef DP_TUI_SCREENS_VISIT_FIELDS_H
#define DP_TUI_SCREENS_VISIT_FIELDS_H

#include "forms/reception/reception.h"
#include "tui/desk/form_view.h"

/* Ids of the fields that are not questions of the pack; questions have their index. */
enum { VISIT_FIELD_CHANNEL = 10000, VISIT_FIELD_REFERENCE, VISIT_FIELD_AGENT };

struct visit_fields {
    struct reception *reception;
    struct app *app;
    int step;
    bool ask_agent; /* initials of the agent, when the desk asks for them */
    struct text_buffer shown;
};

extern const struct form_source visit_fields_source; /* self: struct visit_fields */

/* A short word for a channel: « sur place », « téléphone », « courriel », « tchat ». */
const char *visit_channel_label(const char *channel);

#endif
