/* Every setting of the desk, its identity first. */
#include "tui/command/commands.h"

#include "locale/say/say.h"
#include "model/desk/setting.h"
#include "tui/command/identity.h"
#include "tui/command/listing.h"

static const struct listing_column columns[] = {{.name = "name"}, {.name = "value"}};

static int run(struct command_call *call)
{
    char value[SETTING_SIZE];
    int status = EXIT_DONE;

    if (!call_store(call, STORE_READ, &status))
        return status;
    struct listing *listing = listing_open(call, columns, 2);

    for (size_t i = 0; i < identity_row_count; i++) {
        listing_add(listing, identity_rows[i].name);
        listing_add(listing, identity_text(&call->desk, &identity_rows[i]));
    }
    for (size_t i = 0; i < setting_row_count; i++) {
        if (!setting_get(call->store, setting_rows[i].id, value, NULL))
            continue;
        listing_add(listing, setting_rows[i].id);
        listing_add(listing, value);
    }
    listing_close(listing);
    return EXIT_DONE;
}

static const struct option_row options[] = {OPTION_DB, OPTION_FORMAT};

const struct command command_config = {
    .name = "config",
    .summary = N_("les réglages du poste"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
