/* Every sub-command, each in the file of its name. */
#ifndef DP_TUI_COMMAND_COMMANDS_H
#define DP_TUI_COMMAND_COMMANDS_H

#include "tui/command/command.h"

extern const struct command command_triage;

#endif
