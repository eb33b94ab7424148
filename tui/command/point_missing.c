/* The doors that no point answered for: where, which network, for what. */
#include "tui/command/commands.h"

#include "locale/say/say.h"
#include "model/point/missing.h"
#include "tui/command/listing.h"

static const struct listing_column columns[] = {
    {.name = "place"},
    {.name = "place_name"},
    {.name = "network"},
    {.name = "demand"},
    {.name = "count", .number = true},
};

/* A bound of the period, "" without it. False with *status set when it is no month. */
static bool read_month(struct command_call *call, const char *option, const char **month,
                       int *status)
{
    struct text_buffer dashed = {0};

    *month = call_option(call, option);
    if (!*month)
        *month = "";
    else if (!missing_month_valid(*month)) {
        buffer_addf(&dashed, "--%s", option);
        *status = call_refuse_usage(call, USAGE_OPTION_VALUE, buffer_text(&dashed), *month,
                                    _("un mois, AAAA-MM"));
        buffer_finish(&dashed);
        return false;
    }
    return true;
}

static void add_row(struct listing *listing, const struct territory *territory,
                    const struct missing_row *row)
{
    const char *name = missing_place_name(territory, row->door.place);

    listing_add(listing, row->door.place[0] ? row->door.place : NULL);
    listing_add(listing, name[0] ? name : NULL);
    listing_add(listing, row->door.network);
    listing_add(listing, row->door.demand[0] ? row->door.demand : NULL);
    listing_add_number(listing, row->count);
}

static int run(struct command_call *call)
{
    const char *from, *to;
    struct missing_report report;
    struct fault fault;
    int status = EXIT_DONE;

    if (!read_month(call, "from", &from, &status) || !read_month(call, "to", &to, &status) ||
        !call_store(call, STORE_READ, &status))
        return status;
    if (!missing_report(call->store, from, to, &report, &fault))
        return call_refuse(call, &fault);
    struct listing *listing = listing_open(call, columns, sizeof columns / sizeof *columns);
    const struct territory *territory = call_territory(call, &fault); /* for names only */

    for (size_t i = 0; i < report.count; i++)
        add_row(listing, territory, &report.rows[i]);
    listing_close(listing);
    if (report.count == 0)
        call_told(call, _("aucune porte n’a manqué sur cette période : rien à faire remonter."));
    missing_report_finish(&report);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    {.name = "from", .value = N_("MOIS"), .help = N_("le premier mois, AAAA-MM ; tous sinon")},
    {.name = "to", .value = N_("MOIS"), .help = N_("le dernier mois, AAAA-MM")},
    OPTION_DB,
    OPTION_FORMAT,
};

const struct command command_point_missing = {
    .name = "point missing",
    .summary = N_("les portes qui manquent, par lieu et par réseau"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
