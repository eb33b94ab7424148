/* A point that no file holds, noted at this desk; its id is the answer. */
#include "tui/command/commands.h"

#include <stdio.h>

#include "locale/say/say.h"
#include "tui/command/call_commune.h"
#include "tui/command/point_fields.h"

static int run(struct command_call *call)
{
    struct point point = {.id = ""};
    struct fault fault;
    int status = EXIT_DONE;

    if (!call_store_if_there(call, &status) || !point_fields_read(call, &point, &status))
        return status;
    if (!point.name[0]) {
        fault_set(&fault, FAULT_ANSWER_MISSING);
        return point_fields_refuse(call, &fault);
    }
    if (!call_store(call, STORE_CREATE, &status))
        return status;
    if (!point_remember(call->store, &point, &fault))
        return point_fields_refuse(call, &fault);
    printf("%s\n", point.id);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    OPTION_NETWORK, OPTION_NAME,    OPTION_ADDRESS, OPTION_COMMUNE, OPTION_PHONE, OPTION_SITE,
    OPTION_HOURS,   OPTION_PUBLICS, OPTION_NOTE,    OPTION_AGENT,   OPTION_PACK,  OPTION_DB,
};

const struct command command_point_add = {
    .name = "point add",
    .summary = N_("noter un lieu que l’annuaire n’a pas"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
