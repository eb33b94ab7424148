#include <string.h>

#include "forms/hours/opening.h"
#include "forms/hours/words.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/time/names.h"

static const struct holiday_word {
    const char *code, *name;
} holidays[] = {
    {.code = "nouvel_an", .name = N_("jour de l’An")},
    {.code = "travail", .name = N_("1er Mai")},
    {.code = "victoire", .name = N_("8 Mai")},
    {.code = "nationale", .name = N_("14 Juillet")},
    {.code = "assomption", .name = N_("Assomption")},
    {.code = "toussaint", .name = N_("Toussaint")},
    {.code = "armistice", .name = N_("11 Novembre")},
    {.code = "noel", .name = N_("Noël")},
    {.code = "paques_lundi", .name = N_("lundi de Pâques")},
    {.code = "ascension", .name = N_("Ascension")},
    {.code = "pentecote_lundi", .name = N_("lundi de Pentecôte")},
    {.code = "vendredi_saint", .name = N_("Vendredi saint")},
    {.code = "saint_etienne", .name = N_("26 décembre")},
    {.code = "abolition", .name = N_("abolition de l’esclavage")},
};

const char *opening_holiday(const char *code)
{
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++)
        if (strcmp(holidays[i].code, code) == 0)
            return _(holidays[i].name);
    return code;
}

/* Where a change falls, as people say it. */
enum distance { TODAY, MIDNIGHT, TOMORROW, THIS_WEEK, IN_A_WEEK, DISTANCES };

static enum distance distance_of(const struct hours_now *now, struct civil_date today)
{
    int days = civil_to_days(now->day) - civil_to_days(today);

    if (days <= 0)
        return TODAY;
    if (days == 1)
        return now->minute == 0 ? MIDNIGHT : TOMORROW;
    return days < 7 ? THIS_WEEK : IN_A_WEEK; /* the same day of the week: its date, then */
}

static const char *const open_until[DISTANCES] = {
    [TODAY] = N_("Ouvert jusqu’à {hour}"),
    [MIDNIGHT] = N_("Ouvert jusqu’à minuit"),
    [TOMORROW] = N_("Ouvert jusqu’à demain {hour}"),
    [THIS_WEEK] = N_("Ouvert jusqu’à {day} {hour}"),
    [IN_A_WEEK] = N_("Ouvert jusqu’à {day} {date} {hour}"),
};

static const char *const closed_until[DISTANCES] = {
    [TODAY] = N_("Fermé, ouvre à {hour}"),
    [MIDNIGHT] = N_("Fermé, ouvre à minuit"),
    [TOMORROW] = N_("Fermé, ouvre demain à {hour}"),
    [THIS_WEEK] = N_("Fermé, ouvre {day} à {hour}"),
    [IN_A_WEEK] = N_("Fermé, ouvre {day} {date} à {hour}"),
};

/* On a public holiday, nothing opening that day. */
static const char *const holiday_until[DISTANCES] = {
    [TODAY] = N_("Fermé aujourd’hui ({holiday})"),
    [MIDNIGHT] = N_("Fermé aujourd’hui ({holiday}), ouvre à minuit"),
    [TOMORROW] = N_("Fermé aujourd’hui ({holiday}), ouvre demain à {hour}"),
    [THIS_WEEK] = N_("Fermé aujourd’hui ({holiday}), ouvre {day} à {hour}"),
    [IN_A_WEEK] = N_("Fermé aujourd’hui ({holiday}), ouvre {day} {date} à {hour}"),
};

static const char *sentence_of(const struct hours_now *now, enum distance distance)
{
    if (now->state == HOURS_OPEN)
        return now->has_change ? open_until[distance] : N_("Ouvert en ce moment");
    if (now->holiday && now->shut)
        return holiday_until[now->has_change ? distance : TODAY];
    return now->has_change ? closed_until[distance] : N_("Fermé");
}

static const char *unknown_of(const struct hours_now *now)
{
    return now->holiday_name ? N_("Horaires\u00a0: demander ({holiday})")
                             : N_("Horaires\u00a0: demander");
}

void opening_say_state(const struct hours_now *now, struct civil_date today,
                       struct text_buffer *out)
{
    struct text_buffer hour = {0}, date = {0};
    char day[CIVIL_NAME_MOST] = "";
    enum distance distance = TODAY;

    if (now->has_change) {
        distance = distance_of(now, today);
        civil_name(CIVIL_DAYS, civil_weekday(now->day), day);
        opening_write_minute(now->minute, &hour);
        civil_write_day(&date, now->day);
    }
    const struct say_value values[] = {
        {"hour", buffer_text(&hour)},
        {"day", day},
        {"date", buffer_text(&date)},
        {"holiday", now->holiday_name ? opening_holiday(now->holiday_name) : ""},
    };

    say_format(out, _(now->state == HOURS_UNKNOWN ? unknown_of(now) : sentence_of(now, distance)),
               values, sizeof values / sizeof *values);
    if (now->commented)
        buffer_add(out, _(", voir la remarque"));
    buffer_finish(&hour);
    buffer_finish(&date);
}

void opening_say(const char *text, const struct hours_now *now, struct civil_date today,
                 struct text_buffer *out)
{
    struct text_buffer written = {0};

    opening_say_state(now, today, out);
    opening_say_text(text, &written);
    if (written.length > 0)
        buffer_addf(out, " \u00b7 %s", buffer_text(&written));
    buffer_finish(&written);
}
