/* What this desk knows of a point: over the directory for those that a source publishes, in the
 * point itself for those noted here. Without anything to change, it is shown. */
#include "tui/command/commands.h"

#include <stdio.h>
#include <string.h>

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/base/uuid.h"
#include "tui/command/call_commune.h"
#include "tui/command/point_fields.h"

/* Options of the point itself, and those that only a source has. */
static const char *const own_only[] = {"network", "name",    "address", "commune",
                                       "site",    "publics", NULL};
static const char *const own_too[] = {"hours", "phone", "note", "checked", NULL};
static const char *const source_only[] = {"correction", "reported", NULL};

struct editing {
    const char *id;
    bool own; /* noted at this desk */
    struct point point;
    struct local_change change;
    struct local_closure closure;
    char hours[LOCAL_HOURS_SIZE], phone[LOCAL_PHONE_SIZE], ask[LOCAL_WORDS_SIZE],
        capacity[LOCAL_WORDS_SIZE], note[LOCAL_TEXT_SIZE], correction[LOCAL_TEXT_SIZE],
        agent[LOCAL_AGENT_SIZE];
};

/* ------------------------------------------------------------------------------- reading */

static bool refuse_closed(struct command_call *call, const char *typed, int *status)
{
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, "--closed", typed,
                                _("AAAA-MM-JJ..AAAA-MM-JJ:raison"));
    return false;
}

static bool read_day(const char *text, size_t length, char day[CLOCK_DAY_SIZE])
{
    struct civil_date date;
    char typed[32] = "";

    if (length >= sizeof typed)
        return false;
    memcpy(typed, text, length);
    if (!civil_parse(typed, &date))
        return false;
    clock_day_text(date, day);
    return true;
}

/* « 2026-11-23..2026-11-27:congés », one day alone, « 2026-11-23.. » until further notice, or
 * nothing: open again. */
static bool read_closed(struct command_call *call, struct editing *editing, int *status)
{
    struct local_closure *closure = &editing->closure;
    char typed[LOCAL_WORDS_SIZE + 32];

    if (!call_option(call, "closed"))
        return true;
    if (!call_text(call, "closed", typed, sizeof typed, status))
        return false;
    editing->change.closure = closure;
    if (!typed[0])
        return true;
    size_t days = strcspn(typed, ":");
    const char *dots = memmem(typed, days, "..", 2);
    size_t from = dots ? (size_t)(dots - typed) : days, to = dots ? days - from - 2 : 0;

    if (!read_day(typed, from, closure->from) || (to && !read_day(dots + 2, to, closure->to)) ||
        (closure->to[0] && strcmp(closure->from, closure->to) > 0) ||
        strlen(typed + days) > LOCAL_WORDS_SIZE)
        return refuse_closed(call, typed, status);
    if (!dots)
        memcpy(closure->to, closure->from, sizeof closure->to);
    utf8_copy(closure->reason, sizeof closure->reason, typed + days + (typed[days] == ':'));
    return true;
}

/* A text of the local knowledge; `kept` stays NULL when the option was not given. */
static bool read_local_text(struct command_call *call, const char *name, char *out, size_t size,
                            const char **kept, int *status)
{
    if (!call_option(call, name))
        return true;
    *kept = out;
    return call_text(call, name, out, size, status);
}

static bool read_local_hours(struct command_call *call, struct editing *editing, int *status)
{
    if (!call_option(call, "hours"))
        return true;
    editing->change.hours = editing->hours;
    return point_hours_read(call, editing->hours, sizeof editing->hours, status);
}

static bool read_change(struct command_call *call, struct editing *editing, int *status)
{
    struct local_change *change = &editing->change;

    if (!editing->own && (!read_local_hours(call, editing, status) ||
                          !read_local_text(call, "phone", editing->phone, sizeof editing->phone,
                                           &change->phone, status) ||
                          !read_local_text(call, "note", editing->note, sizeof editing->note,
                                           &change->note, status)))
        return false;
    change->reported = call_switch(call, "reported");
    change->checked = !editing->own && call_switch(call, "checked");
    return read_local_text(call, "ask", editing->ask, sizeof editing->ask, &change->ask, status) &&
           read_local_text(call, "capacity", editing->capacity, sizeof editing->capacity,
                           &change->capacity, status) &&
           read_local_text(call, "correction", editing->correction, sizeof editing->correction,
                           &change->correction, status) &&
           read_local_text(call, "agent", editing->agent, sizeof editing->agent, &change->agent,
                           status) &&
           read_closed(call, editing, status);
}

/* What is not for this kind of point is refused with what to do instead. */
static bool check_kind(struct command_call *call, const struct editing *editing, int *status)
{
    const char *wrong = point_fields_given(call, editing->own ? source_only : own_only);
    char dashed[64];

    if (!wrong)
        return true;
    snprintf(dashed, sizeof dashed, "--%s", wrong);
    *status = call_refuse_usage(call, editing->own ? USAGE_POINT_OF_SOURCE : USAGE_POINT_BY_HAND,
                                dashed, NULL, NULL);
    return false;
}

/* ------------------------------------------------------------------------------- the point */

static bool known_point(struct command_call *call, struct editing *editing, int *status)
{
    struct fault fault;

    editing->own = uuid_valid(editing->id);
    if (!editing->own)
        return point_of_source(call, editing->id, status);
    if (!call_store(call, STORE_EXISTING, status))
        return false;
    if (point_load(call->store, editing->id, &editing->point, &fault))
        return true;
    *status = call_refuse(call, &fault);
    return false;
}

/* ------------------------------------------------------------------------------- writing */

static bool says_something(const struct local_change *change)
{
    return change->hours || change->phone || change->ask || change->capacity || change->note ||
           change->correction || change->closure || change->reported || change->checked;
}

static bool write_own(struct command_call *call, struct editing *editing, int *status)
{
    struct fault fault;

    if (!editing->own ||
        (!point_fields_given(call, own_only) && !point_fields_given(call, own_too)))
        return true;
    if (point_save(call->store, &editing->point, &fault))
        return true;
    *status = point_fields_refuse(call, &fault);
    return false;
}

static bool write_local(struct command_call *call, struct editing *editing, int *status)
{
    struct fault fault;

    if (!says_something(&editing->change) ||
        local_change(call->store, editing->id, &editing->change, NULL, &fault))
        return true;
    *status = point_fields_refuse(call, &fault);
    return false;
}

static int show(struct command_call *call, const struct editing *editing)
{
    struct local local;
    struct fault fault;
    bool known;

    if (!local_find(call->store, &editing->id, 1, &local, &known, &fault))
        return call_refuse(call, &fault);
    point_page(call, editing->own ? &editing->point : NULL, &local);
    return EXIT_DONE;
}

static int run(struct command_call *call)
{
    struct editing editing = {.id = call->words[0]};
    int status = EXIT_DONE;

    if (!known_point(call, &editing, &status) || !check_kind(call, &editing, &status) ||
        !read_change(call, &editing, &status) ||
        (editing.own && !point_fields_read(call, &editing.point, &status)) ||
        !call_store(call, says_something(&editing.change) ? STORE_CREATE : STORE_EXISTING,
                    &status) ||
        !write_own(call, &editing, &status) || !write_local(call, &editing, &status))
        return status;
    return show(call, &editing);
}

static const struct option_row options[] = {
    OPTION_HOURS,
    {.name = "closed",
     .value = N_("DU..AU[:RAISON]"),
     .help = N_("fermé du premier au dernier jour ; rien : rouvert")},
    OPTION_PHONE,
    {.name = "ask", .value = N_("TEXTE"), .help = N_("qui demander")},
    {.name = "capacity", .value = N_("TEXTE"), .help = N_("la place qu’il reste, à ce jour")},
    OPTION_NOTE,
    {.name = "correction", .value = N_("TEXTE"), .help = N_("ce que la source a de faux")},
    {.name = "reported", .help = N_("la correction a été signalée à la source")},
    {.name = "checked", .help = N_("tout a été vérifié ce jour avec le lieu")},
    OPTION_NETWORK,
    OPTION_NAME,
    OPTION_ADDRESS,
    OPTION_COMMUNE,
    OPTION_SITE,
    OPTION_PUBLICS,
    OPTION_AGENT,
    OPTION_PACK,
    OPTION_DB,
    OPTION_FORMAT,
};

const struct command command_point_edit = {
    .name = "point edit",
    .summary = N_("ce que ce poste sait d’un lieu : horaires, fermeture, qui demander"),
    .usage = N_("LIEU"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
