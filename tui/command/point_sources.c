/* Where the points of this desk come from: the licences ask that it be shown. */
#include "tui/command/commands.h"

#include <stdio.h>

#include "forms/intake/sources.h"
#include "forms/report/wrap.h"
#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/say.h"
#include "model/base/clock.h"
#include "tui/command/listing.h"
#include "tui/command/point_call.h"
#include "tui/command/words.h"

static const struct listing_column columns[] = {
    {.name = "source"},
    {.name = "name"},
    {.name = "kind"},
    {.name = "producer"},
    {.name = "file"},
    {.name = "date"},
    {.name = "records", .number = true},
    {.name = "imported"},
    {.name = "url"},
    {.name = "licence"},
};

static void add_edition(struct listing *listing, const struct directory_edition *edition)
{
    const char *licence = source_licence(edition->source);
    char imported[INSTANT_SIZE];

    instant_text(edition->imported, imported);
    listing_add(listing, edition->source);
    listing_add(listing, edition->name[0] ? edition->name : NULL);
    listing_add(listing, edition->kind);
    listing_add(listing, source_producer(edition->source));
    listing_add(listing, edition->file);
    listing_add(listing, edition->date[0] ? edition->date : NULL);
    listing_add_number(listing, edition->records);
    listing_add(listing, imported);
    listing_add(listing, edition->url[0] ? edition->url : NULL);
    listing_add(listing, licence[0] ? licence : NULL);
}

static void list(struct command_call *call, const struct directory_edition *editions, size_t count)
{
    struct listing *listing = listing_open(call, columns, sizeof columns / sizeof *columns);

    for (size_t i = 0; i < count; i++)
        add_edition(listing, &editions[i]);
    listing_close(listing);
}

/* For a person: the attribution as the licence words it, then what is held of it. */
static void write_edition(const struct directory_edition *edition, struct text_buffer *out)
{
    struct text_buffer line = {0}, number = {0}, day = {0};
    struct civil_date date;

    clock_local(edition->imported, &date, NULL);
    civil_write_numeric(&day, date);
    number_write(&number, edition->records);
    const struct say_value values[] = {{"records", buffer_text(&number)},
                                       {"kind", source_kind_said(edition->kind)},
                                       {"day", buffer_text(&day)}};

    source_say_edition(edition, &line);
    report_wrap(out, 0, 3, "", buffer_text(&line));
    buffer_clear(&line);
    say_format(&line,
               say_n("{kind} : {records} fiche, importée le {day}",
                     "{kind} : {records} fiches, importées le {day}",
                     (unsigned long)edition->records),
               values, 3);
    report_wrap(out, 3, 0, "", buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&number);
    buffer_finish(&day);
}

static void write_all(const struct directory_edition *editions, size_t count)
{
    struct text_buffer out = {0};

    for (size_t i = 0; i < count; i++)
        write_edition(&editions[i], &out);
    fwrite(buffer_text(&out), 1, out.length, stdout);
    buffer_finish(&out);
}

static int tell_nothing(struct command_call *call)
{
    point_tell_no_directory(call);
    return EXIT_NO_ANSWER;
}

static int run(struct command_call *call)
{
    struct directory_edition editions[POINT_EDITIONS_MOST];
    struct fault fault = {0};
    int status;
    struct directory *directory = point_directory(call, &status);

    if (!directory)
        return status == EXIT_DONE ? tell_nothing(call) : status;
    size_t count = directory_editions(directory, editions, POINT_EDITIONS_MOST, &fault);

    directory_close(directory);
    if (!count)
        return fault.code != FAULT_NONE ? call_refuse(call, &fault) : tell_nothing(call);
    if (call->format == FORMAT_TEXT)
        write_all(editions, count);
    else
        list(call, editions, count);
    return EXIT_DONE;
}

static const struct option_row options[] = {OPTION_DB, OPTION_FORMAT};

const struct command command_point_sources = {
    .name = "point sources",
    .summary = N_("d’où viennent les lieux : qui publie, quel fichier, quel jour, quelle licence"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
