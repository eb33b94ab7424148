#include "forms/point/words.h"

#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/say.h"
#include "locale/time/names.h"

/* ------------------------------------------------------------------------------- open now */

static void say_hour(struct text_buffer *out, short minute)
{
    if (minute == 0)
        buffer_add(out, _("minuit"));
    else
        civil_write_time(out, (struct civil_time){minute / 60, minute % 60});
}

/* A pattern with the day and the hour of the change. */
static void say_change(struct text_buffer *out, const char *pattern, const struct hours_now *now)
{
    struct text_buffer hour = {0};
    char day[CIVIL_NAME_MOST];

    civil_name(CIVIL_DAYS, civil_weekday(now->day), day);
    say_hour(&hour, now->minute);
    const struct say_value values[] = {{"jour", day}, {"heure", buffer_text(&hour)}};

    say_format(out, pattern, values, 2);
    buffer_finish(&hour);
}

static void say_open(struct text_buffer *out, const struct hours_now *now)
{
    if (now->has_change)
        say_change(out, _("ouvert jusqu’à {heure}"), now);
    else
        buffer_add(out, _("ouvert"));
}

static void say_closed(struct text_buffer *out, const struct hours_now *now,
                       struct civil_date today)
{
    int days = civil_to_days(now->day) - civil_to_days(today);

    if (!now->has_change)
        buffer_add(out, now->holiday ? _("fermé, jour férié") : _("fermé"));
    else if (days <= 0)
        say_change(out, _("fermé, ouvre à {heure}"), now);
    else if (days == 1)
        say_change(out, _("fermé, ouvre demain à {heure}"), now);
    else if (days <= 7)
        say_change(out, _("fermé, ouvre {jour} à {heure}"), now);
    else
        buffer_add(out, _("fermé"));
}

void point_say_now(struct text_buffer *out, const struct hours_now *now, struct civil_date today)
{
    if (now->state == HOURS_OPEN)
        say_open(out, now);
    else if (now->state == HOURS_CLOSED)
        say_closed(out, now, today);
    else
        buffer_add(out, now->holiday ? _("jour férié, horaires inconnus") : _("horaires inconnus"));
}

/* ------------------------------------------------------------------------------- how far */

enum { KILOMETRE = 1000 };

void point_say_distance(struct text_buffer *out, int32_t metres, bool approximate)
{
    if (metres < 0 || (approximate && metres < KILOMETRE))
        return;
    buffer_add(out, approximate ? "≈\u00A0" : "");
    number_write_distance(out, metres);
}

/* ------------------------------------------------------------------------------- how sure */

static void say_date(struct text_buffer *out, const char *pattern, struct civil_date first,
                     struct civil_date last)
{
    struct text_buffer from = {0}, to = {0};

    civil_write_numeric(&from, first);
    civil_write_numeric(&to, last);
    const struct say_value values[] = {{"date", buffer_text(&from)}, {"fin", buffer_text(&to)}};

    say_format(out, pattern, values, 2);
    buffer_finish(&from);
    buffer_finish(&to);
}

void point_say_checked(struct text_buffer *out, const char *checked, int freshness)
{
    struct civil_date day;

    if (!civil_parse(checked, &day))
        buffer_add(out, _("fiche sans date"));
    else
        say_date(out, freshness == 0 ? _("fiche de plus de 2 ans ({date})") : _("fiche du {date}"),
                 day, day);
}

void point_say_closure(struct text_buffer *out, const char *from, const char *to,
                       const char *reason, struct civil_date today)
{
    struct civil_date first, last;
    bool ends = civil_parse(to, &last);

    if (!civil_parse(from, &first) || (ends && civil_compare(last, today) < 0))
        return;
    bool begun = civil_compare(first, today) <= 0;

    if (begun && !ends)
        buffer_add(out, _("fermé jusqu’à nouvel ordre"));
    else if (begun)
        say_date(out, _("fermé jusqu’au {fin}"), first, last);
    else if (!ends)
        say_date(out, _("fermera le {date}, jusqu’à nouvel ordre"), first, first);
    else
        say_date(out, _("fermera du {date} au {fin}"), first, last);
    if (reason[0])
        buffer_addf(out, " (%s)", reason);
}
