/* One setting. */
#include "tui/command/commands.h"

#include "locale/say/say.h"
#include "model/desk/setting.h"
#include "tui/command/identity.h"
#include "tui/command/listing.h"

static const struct listing_column columns[] = {{.name = "value"}};

static int run(struct command_call *call)
{
    const struct identity_row *row = identity_find(call->words[0]);
    char value[SETTING_SIZE];
    struct fault fault;
    int status = EXIT_DONE;

    if (!call_store(call, STORE_READ, &status))
        return status;
    if (!row && !setting_get(call->store, call->words[0], value, &fault))
        return call_refuse(call, &fault);
    struct listing *listing = listing_open(call, columns, 1);

    listing_add(listing, row ? identity_text(&call->desk, row) : value);
    listing_close(listing);
    return EXIT_DONE;
}

static const struct option_row options[] = {OPTION_DB, OPTION_FORMAT};

const struct command command_config_get = {
    .name = "config get",
    .summary = N_("un réglage du poste"),
    .usage = N_("NOM"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
