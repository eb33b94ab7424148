/* The help, made of the rows of the commands. */
#ifndef DP_TUI_COMMAND_HELP_H
#define DP_TUI_COMMAND_HELP_H

#include "locale/text/buffer.h"
#include "tui/command/command.h"

/* Everything there is. */
void help_all(struct text_buffer *out);

/* One command: how it is written, what it does, its options. */
void help_command(struct text_buffer *out, const struct command *command);

#endif
