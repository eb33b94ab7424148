#include <string.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/time/date.h"
#include "locale/time/names.h"

void civil_write_iso(struct text_buffer *buffer, struct civil_date date)
{
    buffer_addf(buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
}

void civil_write_numeric(struct text_buffer *buffer, struct civil_date date)
{
    buffer_addf(buffer, "%02d/%02d/%04d", date.day, date.month, date.year);
}

void civil_write_day(struct text_buffer *buffer, struct civil_date date)
{
    buffer_addf(buffer, "%02d/%02d", date.day, date.month);
}

/* A date in words; the pattern is a message, so that a language sets its own order. */
static void write_words(struct text_buffer *buffer, const char *pattern, struct civil_date date,
                        bool brief)
{
    struct text_buffer day = {0}, year = {0};
    char month[CIVIL_NAME_MOST], weekday[CIVIL_NAME_MOST];

    civil_name(brief ? CIVIL_MONTHS_SHORT : CIVIL_MONTHS, date.month, month);
    civil_name(brief ? CIVIL_DAYS_SHORT : CIVIL_DAYS, civil_weekday(date), weekday);
    if (date.day == 1)
        buffer_add(&day, _("1er"));
    else
        buffer_addf(&day, "%d", date.day);
    buffer_addf(&year, "%d", date.year);
    say_format(buffer, pattern,
               (const struct say_value[]){
                   {.name = "jour", .text = weekday},
                   {.name = "date", .text = buffer_text(&day)},
                   {.name = "mois", .text = month},
                   {.name = "an", .text = buffer_text(&year)},
               },
               4);
    buffer_finish(&day);
    buffer_finish(&year);
}

void civil_write_short(struct text_buffer *buffer, struct civil_date date)
{
    write_words(buffer, _("{jour} {date} {mois}"), date, true);
}

void civil_write_date(struct text_buffer *buffer, struct civil_date date)
{
    write_words(buffer, _("{date} {mois} {an}"), date, false);
}

void civil_write_long(struct text_buffer *buffer, struct civil_date date)
{
    write_words(buffer, _("{jour} {date} {mois} {an}"), date, false);
}

void civil_write_time(struct text_buffer *buffer, struct civil_time time)
{
    buffer_addf(buffer, "%d:%02d", time.hour, time.minute);
}

void civil_write_clock(struct text_buffer *buffer, struct civil_time time)
{
    buffer_addf(buffer, "%02d:%02d", time.hour, time.minute);
}

void civil_write_duration(struct text_buffer *buffer, int minutes)
{
    struct text_buffer hours = {0}, rest = {0};
    const char *pattern;

    if (minutes < 0)
        minutes = 0;
    buffer_addf(&hours, "%d", minutes / 60);
    buffer_addf(&rest, minutes < 60 ? "%d" : "%02d", minutes % 60);
    if (minutes < 60)
        pattern = _("{minutes}\u00A0min");
    else if (minutes % 60 == 0)
        pattern = _("{heures}\u00A0h");
    else
        pattern = _("{heures}\u00A0h\u00A0{minutes}");
    say_format(buffer, pattern,
               (const struct say_value[]){
                   {.name = "heures", .text = buffer_text(&hours)},
                   {.name = "minutes", .text = buffer_text(&rest)},
               },
               2);
    buffer_finish(&hours);
    buffer_finish(&rest);
}
