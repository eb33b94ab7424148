/* The desk's identity as named texts, beside its settings, so that a script sets both alike. */
#ifndef DP_TUI_COMMAND_IDENTITY_H
#define DP_TUI_COMMAND_IDENTITY_H

#include "tui/command/call.h"

struct identity_row {
    const char *name;
    size_t offset, size; /* of the text in struct desk */
};

extern const struct identity_row identity_rows[];
extern const size_t identity_row_count;

/* NULL for an unknown name. */
const struct identity_row *identity_find(const char *name);
char *identity_text(struct desk *desk, const struct identity_row *row);

#endif
