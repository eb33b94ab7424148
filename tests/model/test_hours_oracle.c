/* Random texts of the grammar, and what they mean minute by minute, counted the slow way: a week is
 * eight sheets of paper (seven days and the holidays), a rule blackens minutes on some of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "model/hours/hours.h"
#include "tests/locale/noise.h"

enum {
    VALUES = 250,
    INSTANTS = 24,
    RULES_MOST = 6,
    SPANS_MOST = 3,
    SHEETS = 8,
    HOLIDAYS = 7, /* the last sheet */
    DAY = 1440,
    DAYS = 12, /* painted: yesterday, today, and those where a change is looked for */
};

/* A sheet runs on into the night after it. */
struct sheet {
    char minutes[2 * DAY]; /* '.' closed, 'o' open, '?' not known */
    bool said;
};

struct paper {
    struct sheet sheets[SHEETS];
};

static const char *const names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

static uint64_t dice(uint64_t *seed, uint64_t sides)
{
    return (noise_next(seed) >> 16) % sides;
}

static void wipe(struct sheet *sheet)
{
    memset(sheet->minutes, '.', sizeof sheet->minutes);
}

/* ---------------------------------------------------------------- a rule, written and painted */

struct plan {
    bool days[SHEETS];
    int from[SPANS_MOST], to[SPANS_MOST], spans;
    bool off, commented, limited;
};

static void write_days(uint64_t *seed, struct plan *plan, struct text_buffer *text)
{
    int specs = 1 + (int)dice(seed, 3);

    for (int i = 0; i < specs; i++) {
        int first = (int)dice(seed, SHEETS), last = (int)dice(seed, HOLIDAYS);
        bool range = dice(seed, 2);

        buffer_add(text, i == 0 ? "" : dice(seed, 4) ? "," : ", ");
        buffer_add(text, first == HOLIDAYS ? "PH" : names[first]);
        plan->days[first] = true;
        if (first == HOLIDAYS || !range)
            continue;
        buffer_addf(text, "-%s", names[last]);
        for (int day = first; day != last; day = (day + 1) % 7)
            plan->days[day] = true;
        plan->days[last] = true;
    }
}

static void write_times(uint64_t *seed, struct plan *plan, struct text_buffer *text)
{
    plan->spans = 1 + (int)dice(seed, SPANS_MOST);
    for (int i = 0; i < plan->spans; i++) {
        int from = (int)dice(seed, 96) * 15, to = (int)dice(seed, 96) * 15 + 15;

        if (from == to)
            to = from + 15; /* at most 24:00 */
        plan->from[i] = from;
        plan->to[i] = to > from ? to : to + DAY;
        buffer_addf(text, "%s%02d:%02d-%02d:%02d", i ? "," : "", from / 60, from % 60, to / 60,
                    to % 60);
    }
}

static void write_comment(uint64_t *seed, struct plan *plan, struct text_buffer *text)
{
    if (dice(seed, 3))
        return;
    plan->commented = true;
    plan->limited = dice(seed, 2);
    buffer_addf(text, "%s\"%s\"", dice(seed, 2) ? " " : "",
                plan->limited ? "hors vacances scolaires" : "Sans rendez-vous");
}

static void write_rule(uint64_t *seed, struct plan *plan, struct text_buffer *text)
{
    uint64_t kind = dice(seed, 8);

    *plan = (struct plan){0};
    write_days(seed, plan, text);
    buffer_add(text, " ");
    plan->off = kind == 0;
    if (plan->off)
        buffer_add(text, dice(seed, 2) ? "off" : "closed");
    else if (kind > 1)
        write_times(seed, plan, text);
    if (!plan->off && dice(seed, 2))
        buffer_add(text, " open");
    write_comment(seed, plan, text);
}

static void paint(const struct plan *plan, bool adds, struct sheet *sheet)
{
    if (!adds || plan->off)
        wipe(sheet);
    sheet->said = true;
    for (int i = 0; i < plan->spans; i++)
        for (int minute = plan->from[i]; minute < plan->to[i]; minute++)
            if (sheet->minutes[minute] != 'o')
                sheet->minutes[minute] = plan->limited ? '?' : 'o';
    for (int minute = 0; minute < DAY && plan->spans == 0 && !plan->off; minute++)
        if (sheet->minutes[minute] != 'o')
            sheet->minutes[minute] = '?';
}

static void make_value(uint64_t *seed, struct paper *paper, struct text_buffer *text)
{
    int rules = 1 + (int)dice(seed, RULES_MOST);
    bool adds = false;

    buffer_clear(text);
    for (int i = 0; i < SHEETS; i++) {
        wipe(&paper->sheets[i]);
        paper->sheets[i].said = false;
    }
    for (int i = 0; i < rules; i++) {
        struct plan plan;

        if (i > 0) {
            /* after a rule that is only days, a comma would go on with them */
            bool bare = buffer_text(text)[text->length - 1] == ' ';

            adds = !bare && dice(seed, 2);
            buffer_add(text, adds ? ", " : dice(seed, 2) ? "; " : ";");
        }
        write_rule(seed, &plan, text);
        for (int sheet = 0; sheet < SHEETS; sheet++)
            if (plan.days[sheet])
                paint(&plan, adds, &paper->sheets[sheet]);
    }
}

/* ----------------------------------------------------------------------------- the calendar */

/* Of two years and a day, copied from a printed calendar; then what Alsace adds. */
static const struct civil_date printed[] = {
    {2024, 1, 1},   {2024, 4, 1},   {2024, 5, 1},   {2024, 5, 8},   {2024, 5, 9},
    {2024, 5, 20},  {2024, 7, 14},  {2024, 8, 15},  {2024, 11, 1},  {2024, 11, 11},
    {2024, 12, 25}, {2025, 1, 1},   {2025, 4, 21},  {2025, 5, 1},   {2025, 5, 8},
    {2025, 5, 29},  {2025, 6, 9},   {2025, 7, 14},  {2025, 8, 15},  {2025, 11, 1},
    {2025, 11, 11}, {2025, 12, 25}, {2024, 12, 26}, {2025, 12, 26}, {2026, 1, 1},
};
static const struct civil_date good_fridays[] = {{2024, 3, 29}, {2025, 4, 18}};

static bool listed(const struct civil_date *dates, size_t count, struct civil_date date)
{
    for (size_t i = 0; i < count; i++)
        if (civil_compare(dates[i], date) == 0)
            return true;
    return false;
}

/* What is painted of one date: the sheet of its day, or of holidays, or question marks. */
static struct sheet sheet_of(const struct paper *paper, int day)
{
    struct civil_date date = civil_from_days(day);
    const struct sheet *week = &paper->sheets[civil_weekday(date) - 1];
    const struct sheet *holiday = &paper->sheets[HOLIDAYS];
    bool sure = listed(printed, sizeof printed / sizeof *printed, date);
    bool maybe = listed(good_fridays, sizeof good_fridays / sizeof *good_fridays, date);
    struct sheet doubt = *week;

    if (!sure && !maybe)
        return *week;
    if (sure && holiday->said)
        return *holiday;
    if (memcmp(week->minutes, holiday->minutes, sizeof week->minutes) == 0)
        return *week;
    for (int minute = 0; minute < 2 * DAY; minute++)
        if (minute < DAY || week->minutes[minute] != '.' || holiday->minutes[minute] != '.')
            doubt.minutes[minute] = '?';
    return doubt;
}

/* One long strip from `first` on, nights laid over the mornings that follow. */
static void unroll(const struct paper *paper, int first, char strip[DAYS * DAY])
{
    memset(strip, '.', DAYS * DAY);
    for (int i = 0; i < DAYS; i++) {
        struct sheet sheet = sheet_of(paper, first + i);

        for (int minute = 0; minute < 2 * DAY && i * DAY + minute < DAYS * DAY; minute++) {
            char *spot = &strip[i * DAY + minute];

            if (sheet.minutes[minute] == 'o' || (sheet.minutes[minute] == '?' && *spot == '.'))
                *spot = sheet.minutes[minute];
        }
    }
}

static char letter_of(enum hours_state state)
{
    return state == HOURS_OPEN ? 'o' : state == HOURS_CLOSED ? '.' : '?';
}

/* ---------------------------------------------------------------------------- the comparison */

static void compare(const char *text, const struct hours *hours, const char *strip, int first,
                    int minute)
{
    int at = DAY + minute, change = at;
    struct civil_time time = {.hour = minute / 60, .minute = minute % 60};
    struct hours_now now = hours_at(hours, civil_from_days(first + 1), time, "67");

    if (letter_of(now.state) != strip[at])
        fail_msg("\"%s\", day %d, minute %d: %c instead of %c", text, first + 1, minute,
                 letter_of(now.state), strip[at]);
    while (change <= at + 7 * DAY && strip[change] == strip[at])
        change++;
    if (strip[at] == '?' || change > at + 7 * DAY || strip[change] == '?')
        change = -1;
    if (now.has_change != (change >= 0))
        fail_msg("\"%s\", day %d, minute %d: change %d, expected at %d", text, first + 1, minute,
                 now.has_change, change);
    if (now.has_change && (civil_to_days(now.day) - first) * DAY + now.minute != change)
        fail_msg("\"%s\", day %d, minute %d: changes at %d/%d instead of %d", text, first + 1,
                 minute, civil_to_days(now.day) - first, now.minute, change);
}

static void any_text_at_any_minute(void **state)
{
    static struct paper paper;
    static char strip[DAYS * DAY];
    uint64_t seed = 0x1F0A5;
    int start = civil_to_days((struct civil_date){2024, 1, 2});
    int seen[128] = {0};
    struct text_buffer text = {0};

    (void)state;
    for (int i = 0; i < VALUES; i++) {
        struct hours hours;

        make_value(&seed, &paper, &text);
        hours_read(buffer_text(&text), &hours);
        if (!hours.known)
            fail_msg("\"%s\" was not understood", buffer_text(&text));
        for (int j = 0; j < INSTANTS; j++) {
            /* every other time the days before and after a holiday */
            int day = start + (int)dice(&seed, 700);

            if (j % 2)
                day = civil_to_days(printed[dice(&seed, sizeof printed / sizeof *printed)]) - 3 +
                      (int)dice(&seed, 4);
            if (j % 8 == 1)
                day = civil_to_days(good_fridays[dice(&seed, 2)]) - (int)dice(&seed, 3);
            if (day < start)
                day = start;
            unroll(&paper, day, strip);
            for (int minute = (int)dice(&seed, 60); minute < DAY; minute += 97) {
                compare(buffer_text(&text), &hours, strip, day, minute);
                seen[(int)strip[DAY + minute]]++;
            }
        }
    }
    assert_true(seen['o'] > 1000 && seen['.'] > 1000 && seen['?'] > 1000);
    buffer_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_text_at_any_minute)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
