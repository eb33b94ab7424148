/* A point noted at this desk, no longer offered; acts keep what they said of it. */
#include "tui/command/commands.h"

#include "locale/say/say.h"
#include "model/point/point.h"
#include "tui/command/point_fields.h"

static int run(struct command_call *call)
{
    char agent[LOCAL_AGENT_SIZE];
    struct fault fault;
    int status = EXIT_DONE;

    if (!call_text(call, "agent", agent, sizeof agent, &status) ||
        !call_store(call, STORE_EXISTING, &status))
        return status;
    if (!point_hide(call->store, call->words[0], agent, &fault))
        return call_refuse(call, &fault);
    return EXIT_DONE;
}

static const struct option_row options[] = {OPTION_AGENT, OPTION_DB};

const struct command command_point_remove = {
    .name = "point remove",
    .summary = N_("ne plus proposer un lieu noté à ce poste"),
    .usage = N_("LIEU"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
