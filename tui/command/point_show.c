/* Everything that is known of one point, as a receptionist says it on the phone. */
#include "tui/command/commands.h"

#include <stdio.h>

#include "forms/intake/sources.h"
#include "forms/point/page.h"
#include "forms/report/wrap.h"
#include "locale/say/say.h"
#include "model/base/clock.h"
#include "tui/command/point_call.h"
#include "tui/command/point_show_json.h"

/* ------------------------------------------------------------------------------- attribution */

void point_show_editions(const struct place *place, struct directory *directory,
                         void (*each)(void *context, const char *said), void *context)
{
    struct directory_edition editions[POINT_EDITIONS_MOST];
    struct text_buffer said = {0};
    size_t count = directory && !place->by_hand
                       ? directory_point_editions(directory, &place->point, editions,
                                                  POINT_EDITIONS_MOST, NULL)
                       : 0;

    for (size_t i = 0; i < count; i++) {
        buffer_clear(&said);
        source_say_edition(&editions[i], &said);
        each(context, buffer_text(&said));
    }
    buffer_finish(&said);
}

/* ------------------------------------------------------------------------------- text */

static void add_edition(void *context, const char *said)
{
    report_wrap(context, 0, 3, "", said);
}

static void write_page(struct command_call *call, const struct place *place,
                       struct directory *directory)
{
    struct fault none;
    const struct page_way way = {.columns = REPORT_COLUMNS,
                                 .today = clock_today(),
                                 .pack = point_pack(call),
                                 .territory = call_territory(call, &none)};
    struct text_buffer out = {0};

    report_wrap(&out, 0, 3, "", place_field(place, STRUCTURE_NOM));
    place_page(place, &way, &out);
    point_show_editions(place, directory, add_edition, &out);
    fwrite(buffer_text(&out), 1, out.length, stdout);
    buffer_finish(&out);
}

/* ------------------------------------------------------------------------------- the command */

static int show(struct command_call *call, struct directory *directory)
{
    struct civil_date date;
    struct civil_time time;
    struct place place;
    struct fault fault = {0};

    clock_local(clock_now_ms(), &date, &time);
    if (!place_load(call->store, directory, call->words[0], date, time, &place, &fault))
        return call_refuse(call, &fault);
    if (call->format == FORMAT_JSON)
        point_show_json(&place, directory, date);
    else
        write_page(call, &place, directory);
    place_finish(&place);
    return EXIT_DONE;
}

static int run(struct command_call *call)
{
    int status = EXIT_DONE;

    if (!call_store_if_there(call, &status))
        return status;
    struct directory *directory = point_directory(call, &status);

    if (status == EXIT_DONE)
        status = show(call, directory);
    directory_close(directory);
    return status;
}

static const struct option_row options[] = {OPTION_DB, OPTION_FORMAT_TREE};

const struct command command_point_show = {
    .name = "point show",
    .summary = N_("tout ce que l’on sait d’un lieu, comme on le dit au téléphone"),
    .usage = N_("IDENTIFIANT"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
