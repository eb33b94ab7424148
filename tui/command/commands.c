#include "tui/command/commands.h"

const struct command *const commands[] = {
    &command_triage,
};
const size_t command_count = sizeof commands / sizeof *commands;
