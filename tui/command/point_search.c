/* The points that answer, nearest first: those of the directory and those typed by hand. */
#include "tui/command/commands.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "forms/hours/opening.h"
#include "forms/point/words.h"
#include "forms/report/wrap.h"
#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "model/point/find.h"
#include "tui/command/listing.h"
#include "tui/command/point_asked.h"
#include "tui/command/point_call.h"

enum { INDENT = 3 };

struct search {
    struct command_call *call;
    struct directory *directory;
    struct point_asked asked;
    struct point_found *found;
    size_t count, total;
};

static const struct listing_column columns[] = {
    {.name = "id"},          {.name = "name"},
    {.name = "commune"},     {.name = "networks"},
    {.name = "phone"},       {.name = "distance_m", .number = true},
    {.name = "approximate"}, {.name = "state"},
    {.name = "checked"},     {.name = "freshness", .number = true},
    {.name = "hidden"},      {.name = "said", .where = IN_JSON},
};

/* ------------------------------------------------------------------------------- the answers */

static const char *state_code(enum hours_state state)
{
    static const char *const codes[] = {
        [HOURS_UNKNOWN] = "unknown", [HOURS_OPEN] = "open", [HOURS_CLOSED] = "closed"};

    return codes[state];
}

static void add_part(struct text_buffer *out, struct text_buffer *part)
{
    if (part->length)
        buffer_addf(out, "%s%s", out->length ? " · " : "", buffer_text(part));
    buffer_clear(part);
}

/* « ≈ 3,2 km · Ouvert jusqu'à 17:00 · fiche du 02/09/2026 ». */
static void say_hit(const struct search *search, const struct point_found *found,
                    struct text_buffer *out)
{
    const struct point_hit *hit = &found->hit;
    struct text_buffer part = {0};

    point_say_distance(&part, hit->distance_m, hit->approximate);
    add_part(out, &part);
    if (hit->hidden)
        buffer_add(&part, _("n’est plus proposé"));
    else
        opening_say_state(&hit->now, search->asked.query.date, &part);
    add_part(out, &part);
    point_say_checked(&part, hit->checked, hit->freshness);
    add_part(out, &part);
    buffer_finish(&part);
}

static void add_hit(const struct search *search, struct listing *listing,
                    const struct point_found *found)
{
    const struct point_hit *hit = &found->hit;
    struct text_buffer said = {0};
    char phone[64];

    phone_format(hit->phone, phone, sizeof phone);
    say_hit(search, found, &said);
    listing_add(listing, hit->id);
    listing_add(listing, hit->name);
    listing_add(listing, hit->commune[0] ? hit->commune : NULL);
    listing_add(listing, hit->networks[0] ? hit->networks : NULL);
    listing_add(listing, phone[0] ? phone : NULL);
    if (hit->distance_m >= 0)
        listing_add_number(listing, hit->distance_m);
    else
        listing_add(listing, NULL);
    listing_add(listing, hit->approximate ? "oui" : "non");
    listing_add(listing, state_code(hit->now.state));
    listing_add(listing, hit->checked[0] ? hit->checked : NULL);
    listing_add_number(listing, hit->freshness);
    listing_add(listing, hit->hidden ? "oui" : "non");
    listing_add(listing, buffer_text(&said));
    buffer_finish(&said);
}

/* For a person: who and how to reach it, what to know, and the id that `point show` takes. */
static void write_hit(const struct search *search, const struct point_found *found,
                      struct text_buffer *out)
{
    const struct point_hit *hit = &found->hit;
    struct text_buffer line = {0};
    char phone[64];

    phone_format(hit->phone, phone, sizeof phone);
    buffer_add(&line, hit->name);
    if (hit->commune[0])
        buffer_addf(&line, ", %s", hit->commune);
    if (phone[0])
        buffer_addf(&line, " · %s", phone);
    report_wrap(out, 0, INDENT, "", buffer_text(&line));
    buffer_clear(&line);
    say_hit(search, found, &line);
    report_wrap(out, INDENT, 0, "", buffer_text(&line));
    report_wrap(out, INDENT, 0, "", hit->id);
    buffer_finish(&line);
}

static void write_hits(const struct search *search)
{
    struct text_buffer out = {0};

    for (size_t i = 0; i < search->count; i++)
        write_hit(search, &search->found[i], &out);
    fwrite(buffer_text(&out), 1, out.length, stdout);
    buffer_finish(&out);
}

static void list_hits(const struct search *search)
{
    struct listing *listing = listing_open(search->call, columns, sizeof columns / sizeof *columns);

    for (size_t i = 0; i < search->count; i++)
        add_hit(search, listing, &search->found[i]);
    listing_close(listing);
}

static void tell_more(const struct search *search)
{
    struct text_buffer shown = {0}, total = {0}, line = {0};

    number_write(&shown, (long long)search->count);
    number_write(&total, (long long)search->total);
    const struct say_value values[] = {{"shown", buffer_text(&shown)},
                                       {"total", buffer_text(&total)}};

    say_format(&line,
               _("montrés : {shown} sur {total} ; ajoutez un mot, ou --limit pour en voir plus."),
               values, 2);
    call_told(search->call, buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&total);
    buffer_finish(&shown);
}

static int tell_nothing(const struct search *search)
{
    call_told(search->call, _("aucun lieu ne répond : essayez moins de mots, une autre "
                              "orthographe, ou --hidden pour les lieux fermés."));
    if (!search->directory || !point_has_editions(search->directory))
        point_tell_no_directory(search->call);
    return EXIT_NO_ANSWER;
}

static int tell(const struct search *search)
{
    if (!search->count)
        return tell_nothing(search);
    if (search->call->format == FORMAT_TEXT)
        write_hits(search);
    else
        list_hits(search);
    if (search->total > search->count)
        tell_more(search);
    return EXIT_DONE;
}

/* ------------------------------------------------------------------------------- the command */

static int find(struct search *search)
{
    struct command_call *call = search->call;
    struct fault fault = {0}, none;

    search->found = memory_zero((size_t)search->asked.limit, sizeof *search->found);
    search->count = point_find(call->store, search->directory, call_territory(call, &none),
                               &search->asked.query, search->found, (size_t)search->asked.limit,
                               &search->total, &fault);
    return fault.code != FAULT_NONE ? call_refuse(call, &fault) : tell(search);
}

static int run(struct command_call *call)
{
    struct search search = {.call = call};
    int status = EXIT_DONE;

    if (call_store_if_there(call, &status) && point_asked_read(call, &search.asked, &status)) {
        search.directory = point_directory(call, &status);
        if (status == EXIT_DONE)
            status = find(&search);
    }
    directory_close(search.directory);
    free(search.found);
    point_asked_finish(&search.asked);
    return status;
}

static const struct option_row options[] = {
    {.name = "network", .value = N_("RÉSEAU"), .help = N_("de ce réseau seulement : apec, cio…")},
    {.name = "theme",
     .value = N_("THÈME"),
     .help = N_("qui rend ce service : mobilite, numerique--acceder-a-du-materiel…")},
    {.name = "public",
     .value = N_("PUBLIC"),
     .help = N_("qui reçoit ce public : jeunes, demandeurs-emploi…")},
    {.name = "commune",
     .value = N_("INSEE|cp:CODE"),
     .help = N_("où la personne habite ; du plus près au plus loin. Le poste sinon")},
    {.name = "within", .value = "KM", .help = N_("à cette distance au plus, à vol d’oiseau")},
    {.name = "open-now", .help = N_("que l’on sait ouverts en ce moment")},
    {.name = "hidden", .help = N_("aussi ceux qui ont fermé ou quitté leur source")},
    {.name = "limit", .value = N_("NOMBRE"), .help = N_("au plus ce nombre de lieux ; 50 sinon")},
    OPTION_DB,
    OPTION_FORMAT,
};

const struct command command_point_search = {
    .name = "point search",
    .summary = N_("les lieux qui répondent à des mots, du plus près au plus loin"),
    .usage = N_("[MOTS…]"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_most = SIZE_MAX,
    .run = run,
};
