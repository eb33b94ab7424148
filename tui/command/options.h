/* The words of a command line sorted into options and the rest, as GNU tools do. */
#ifndef DP_TUI_COMMAND_OPTIONS_H
#define DP_TUI_COMMAND_OPTIONS_H

#include "tui/command/call.h"

/* Fill call->values, words, word_count, help and language from what follows the command's name.
 * `--` ends the options. FAULT_USAGE says what is wrong. call->words has room for `count`. */
bool options_read(struct command_call *call, int count, char **arguments, struct fault *fault);

/* Options every command takes: --lang, --help. */
extern const struct option_row options_common[];
extern const size_t options_common_count;

#endif
