/* The visits of a day: hours, states and references, never a situation. */
#include "tui/command/commands.h"

#include <string.h>

#include "locale/say/say.h"
#include "model/base/clock.h"
#include "model/visit/day.h"
#include "tui/command/listing.h"
#include "tui/command/words.h"

static const struct listing_column columns[] = {
    {.name = "visit", .where = IN_TSV | IN_JSON},
    {.name = "opened"},
    {.name = "reference"},
    {.name = "outcome", .where = IN_TSV | IN_JSON},
    {.name = "state", .where = IN_TSV | IN_JSON},
    {.name = "appointment"},
    {.name = "said", .where = IN_TEXT},
};

static void add_row(struct listing *listing, const struct visit_row *row)
{
    char opened[INSTANT_SIZE], reference[REFERENCE_SHOWN_SIZE] = "";
    const char *outcome = row->outcome[0] ? row->outcome : "brouillon";

    instant_text(row->opened, opened);
    reference_show(row->reference, reference);
    listing_add(listing, row->id);
    listing_add(listing, opened);
    listing_add(listing, reference[0] ? reference : NULL);
    listing_add(listing, outcome);
    listing_add(listing, row->state[0] ? row->state : NULL);
    listing_add(listing, row->appointment[0] ? row->appointment : NULL);
    listing_add(listing, word_of(row->state[0] ? row->state : outcome));
}

static void add_rows(struct listing *listing, const struct visit_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        add_row(listing, &list->rows[i]);
}

static int run(struct command_call *call)
{
    struct civil_date day;
    struct visit_list closed = {0}, drafts = {0};
    struct fault fault;
    int status = EXIT_DONE;

    if (!list_day(call, &day, &status) || !call_store(call, STORE_READ, &status))
        return status;
    bool today = civil_compare(day, clock_today()) == 0;

    if (!visit_list_day(call->store, day, &closed, &fault) ||
        (today && !visit_drafts(call->store, &drafts, &fault))) {
        status = call_refuse(call, &fault);
    } else {
        struct listing *listing = listing_open(call, columns, sizeof columns / sizeof *columns);

        add_rows(listing, &closed);
        add_rows(listing, &drafts);
        listing_close(listing);
    }
    visit_list_finish(&closed);
    visit_list_finish(&drafts);
    return status;
}

static const struct option_row options[] = {OPTION_DAY, OPTION_DB, OPTION_FORMAT};

const struct command command_visit_list = {
    .name = "visit list",
    .summary = N_("les accueils d’un jour, et ceux à reprendre"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
