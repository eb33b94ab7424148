#include "forms/point/words.h"

#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/say.h"

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
        buffer_add(out, _("Fermé jusqu’à nouvel ordre"));
    else if (begun)
        say_date(out, _("Fermé jusqu’au {fin}"), first, last);
    else if (!ends)
        say_date(out, _("Fermera le {date}, jusqu’à nouvel ordre"), first, first);
    else
        say_date(out, _("Fermera du {date} au {fin}"), first, last);
    if (reason[0])
        buffer_addf(out, " (%s)", reason);
}
