/* What the sources have wrong, to tell each of them. */
#include "tui/command/commands.h"

#include "locale/say/say.h"
#include "model/point/local.h"
#include "tui/command/listing.h"

static const struct listing_column columns[] = {
    {.name = "source"}, {.name = "point"},    {.name = "correction"},
    {.name = "day"},    {.name = "reported"}, {.name = "agent"},
};

static int run(struct command_call *call)
{
    struct local_corrections list;
    struct fault fault;
    int status = EXIT_DONE;

    if (!call_store(call, STORE_READ, &status))
        return status;
    if (!local_corrections(call->store, call_switch(call, "all"), &list, &fault))
        return call_refuse(call, &fault);
    struct listing *listing = listing_open(call, columns, sizeof columns / sizeof *columns);

    for (size_t i = 0; i < list.count; i++) {
        const struct local_correction *correction = &list.all[i];

        listing_add(listing, correction->source);
        listing_add(listing, correction->point);
        listing_add(listing, correction->text);
        listing_add(listing, correction->day);
        listing_add(listing, correction->reported[0] ? correction->reported : NULL);
        listing_add(listing, correction->agent[0] ? correction->agent : NULL);
    }
    listing_close(listing);
    if (list.count == 0)
        call_told(call, _("rien à signaler aux sources ; une erreur vue sur une fiche se note avec "
                          "deuxportes point edit LIEU --correction."));
    local_corrections_finish(&list);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    {.name = "all", .help = N_("celles déjà signalées aussi")}, OPTION_DB, OPTION_FORMAT};

const struct command command_point_corrections = {
    .name = "point corrections",
    .summary = N_("ce qu’il faut signaler aux sources de l’annuaire"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
