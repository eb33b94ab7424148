/* The acts of a day: references and states, never a door. */
#include "tui/command/commands.h"

#include "locale/say/say.h"
#include "model/act/act.h"
#include "tui/command/listing.h"
#include "tui/command/words.h"

static const struct listing_column columns[] = {
    {.name = "reference"},
    {.name = "issued"},
    {.name = "state", .where = IN_TSV | IN_JSON},
    {.name = "appointment"},
    {.name = "visit", .where = IN_TSV | IN_JSON},
    {.name = "said", .where = IN_TEXT},
};

static int run(struct command_call *call)
{
    struct civil_date day;
    struct act_list acts = {0};
    struct fault fault;
    char reference[REFERENCE_SHOWN_SIZE], issued[INSTANT_SIZE];
    int status = EXIT_DONE;

    if (!list_day(call, &day, &status) || !call_store(call, STORE_READ, &status))
        return status;
    if (!act_by_day(call->store, day, &acts, &fault))
        return call_refuse(call, &fault);
    struct listing *listing = listing_open(call, columns, sizeof columns / sizeof *columns);

    for (size_t i = 0; i < acts.count; i++) {
        const struct act_row *row = &acts.rows[i];

        reference_show(row->reference, reference);
        instant_text(row->issued, issued);
        listing_add(listing, reference);
        listing_add(listing, issued);
        listing_add(listing, row->state);
        listing_add(listing, row->appointment[0] ? row->appointment : NULL);
        listing_add(listing, row->visit);
        listing_add(listing, word_of(row->state));
    }
    listing_close(listing);
    act_list_finish(&acts);
    return EXIT_DONE;
}

static const struct option_row options[] = {OPTION_DAY, OPTION_DB, OPTION_FORMAT};

const struct command command_act_list = {
    .name = "act list",
    .summary = N_("les actes d’un jour"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
