/* The act that a reference on the command line names. */
#ifndef DP_TUI_COMMAND_CALL_ACT_H
#define DP_TUI_COMMAND_CALL_ACT_H

#include "model/act/act.h"
#include "tui/command/call.h"

/* The first word of the call, in the call's store, opened in `mode`. False with *status set. */
bool call_act(struct command_call *call, enum store_mode mode, struct act *act, int *status);

/* The pack that the act's visit names, kept in the call; NULL when it is gone. */
const struct pack *call_act_pack(struct command_call *call, const struct act *act);

#endif
