/* The answers of a command line, question=value, as a conversation. */
#ifndef DP_TUI_COMMAND_ANSWERS_H
#define DP_TUI_COMMAND_ANSWERS_H

#include "forms/conversation/conversation.h"
#include "tui/command/call.h"

/* A conversation holding every word of the call. All that is wrong is said, each in its sentence;
 * NULL with *status set. The caller destroys it. */
struct conversation *answers_read(struct command_call *call, const struct pack *pack, int *status);

/* The territory; NULL is fine when no word is about a commune, otherwise false with *status set. */
bool answers_territory(struct command_call *call, const struct pack *pack,
                       const struct territory **territory, int *status);

/* The same into a conversation that is already open. */
bool answers_give(struct command_call *call, struct conversation *conversation, int *status);

#endif
