/* What `pack explain` shows, as text and as JSON. */
#ifndef DP_TUI_COMMAND_EXPLAIN_PAGE_H
#define DP_TUI_COMMAND_EXPLAIN_PAGE_H

#include "forms/conversation/conversation.h"
#include "tui/command/call.h"
#include "tui/command/circumstances.h"

struct explained {
    const struct command_call *call;
    const struct conversation *conversation;
    const struct triage_at *at;
    struct proposal proposals[TRIAGE_MOST]; /* best first */
    size_t count;
    int absent; /* the network of --why-not, -1 without */
};

void explain_print_text(const struct explained *explained);
void explain_print_json(const struct explained *explained);

/* The sentence that says what sets the network of --why-not aside; *rule as account_network(). */
void explain_aside(const struct explained *explained, int *rule, struct text_buffer *out);

#endif
