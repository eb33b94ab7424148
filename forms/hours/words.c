#include "forms/hours/words.h"

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/time/date.h"
#include "locale/time/names.h"
#include "model/hours/hours.h"

enum { DAY_MINUTES = 1440, NAMES_MOST = 8 };

void opening_write_minute(int minute, struct text_buffer *out)
{
    struct civil_time time = {.hour = minute / 60 % 24, .minute = minute % 60};

    if (minute == DAY_MINUTES)
        buffer_add(out, _("minuit"));
    else
        civil_write_time(out, time);
}

/* Days `first` to `last`: « lundi », or « lundi à vendredi » from three days on. */
static void write_run(int first, int last, struct text_buffer *out)
{
    char names[2][CIVIL_NAME_MOST];

    civil_name(CIVIL_DAYS, first + 1, names[0]);
    civil_name(CIVIL_DAYS, last + 1, names[1]);
    const struct say_value values[] = {{"first", names[0]}, {"last", names[1]}};

    if (first == last)
        buffer_add(out, names[0]);
    else
        say_format(out, _("{first} à {last}"), values, sizeof values / sizeof *values);
}

/* The days as names, runs of three or more as one; returns how many. */
static size_t name_days(unsigned days, struct text_buffer names[NAMES_MOST])
{
    size_t count = 0;
    int last;

    for (int day = 0; day < 7; day = last + 1) {
        last = day;
        if (!(days & 1U << day))
            continue;
        while (last < 6 && days & 1U << (last + 1))
            last++;
        if (last - day < 2)
            last = day;
        write_run(day, last, &names[count++]);
    }
    if (days & HOURS_HOLIDAYS)
        buffer_add(&names[count++], _("jours fériés"));
    return count;
}

void opening_write_days(unsigned days, struct text_buffer *out)
{
    struct text_buffer names[NAMES_MOST] = {0};
    size_t count;

    if ((days & HOURS_WEEK) == HOURS_WEEK) {
        buffer_add(out, days & HOURS_HOLIDAYS ? _("tous les jours, jours fériés compris")
                                              : _("tous les jours"));
        return;
    }
    count = name_days(days, names);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_add(out, i + 1 < count ? ", " : _(" et "));
        buffer_add(out, buffer_text(&names[i]));
        buffer_finish(&names[i]);
    }
}
