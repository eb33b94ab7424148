/* The packs there are, and which are valid today. */
#include "tui/command/commands.h"

#include <limits.h>

#include "locale/say/say.h"
#include "model/base/clock.h"
#include "model/pack/catalogue.h"
#include "tui/command/listing.h"

static const struct listing_column columns[] = {
    {.name = "id"},       {.name = "valid_from"},
    {.name = "valid_to"}, {.name = "today", .where = IN_TSV | IN_JSON},
    {.name = "version"},  {.name = "title"},
    {.name = "from"},
};

static void add_day(struct listing *listing, int day)
{
    char shown[CLOCK_DAY_SIZE];

    if (day == INT_MIN || day == INT_MAX) {
        listing_add(listing, NULL);
        return;
    }
    clock_day_text(civil_from_days(day), shown);
    listing_add(listing, shown);
}

static void add_pack(struct listing *listing, const struct pack *pack, const char *id,
                     const char *language)
{
    listing_add(listing, id);
    add_day(listing, pack->valid.from);
    add_day(listing, pack->valid.to);
    listing_add(listing, period_holds(&pack->valid, civil_to_days(clock_today())) ? "oui" : "non");
    listing_add(listing, pack->version);
    listing_add(listing, pack_say(pack, &pack->title, language));
    listing_add(listing, catalogue_is_installed(id) ? "poste" : "programme");
}

/* A pack that cannot be read is told and does not hide the others. */
static int run(struct command_call *call)
{
    char ids[CATALOGUE_MOST][CATALOGUE_ID_SIZE];
    size_t count = catalogue_ids(ids, CATALOGUE_MOST);
    struct listing *listing = listing_open(call, columns, sizeof columns / sizeof *columns);

    for (size_t i = 0; i < count; i++) {
        struct fault_list *faults = fault_list_create();
        struct pack *pack = catalogue_open(ids[i], faults);

        if (pack)
            add_pack(listing, pack, ids[i], call->language);
        if (call_refuse_all(call, faults) > EXIT_DONE)
            call->warned = true;
        pack_destroy(pack);
        fault_list_destroy(faults);
    }
    listing_close(listing);
    return EXIT_DONE;
}

static const struct option_row options[] = {OPTION_FORMAT};

const struct command command_pack_list = {
    .name = "pack list",
    .summary = N_("les jeux de règles installés, et leurs dates"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
