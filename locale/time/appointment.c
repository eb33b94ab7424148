#include "locale/time/appointment.h"

#include <stdio.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/fold.h"
#include "locale/time/names.h"

#define WORD_MOST   32
#define YEARS_TRIED 8 /* the longest wait for a 29 February */

/* What was understood so far. */
struct reading {
    struct civil_date today, date;
    bool dated;
    int weekday; /* 0: not said */
    const char *at;
};

static size_t gap_length(const char *text)
{
    static const char *const gaps[] = {" ", ",", "\u00A0", "\u202F"};

    for (size_t i = 0; i < sizeof gaps / sizeof gaps[0]; i++)
        if (strncmp(text, gaps[i], strlen(gaps[i])) == 0)
            return strlen(gaps[i]);
    return 0;
}

static const char *skip_gaps(const char *text)
{
    while (gap_length(text) > 0)
        text += gap_length(text);
    return text;
}

/* The word at `text` as typed; what follows it and its gaps. "" when too long to mean anything. */
static const char *next_word(const char *text, char word[WORD_MOST])
{
    const char *end = text;

    while (*end && gap_length(end) == 0)
        end++;
    word[0] = '\0';
    if ((size_t)(end - text) < WORD_MOST) {
        memcpy(word, text, (size_t)(end - text));
        word[end - text] = '\0';
    }
    return skip_gaps(end);
}

/* The first such day from today on. */
static bool next_date(struct civil_date today, int month, int day, struct civil_date *date)
{
    *date = (struct civil_date){.year = today.year, .month = month, .day = day};
    for (int i = 0; i <= YEARS_TRIED; i++, date->year++)
        if (civil_valid(*date) && civil_compare(*date, today) >= 0)
            return true;
    return false;
}

static void set_date(struct reading *reading, struct civil_date date, const char *after)
{
    reading->date = date;
    reading->dated = true;
    reading->at = after;
}

static bool read_relative(struct reading *reading)
{
    static const struct {
        const char *word;
        int days;
    } relatives[] = {
        {.word = "aujourd hui", .days = 0},  {.word = "demain", .days = 1},
        {.word = "apres demain", .days = 2}, {.word = "today", .days = 0},
        {.word = "tomorrow", .days = 1},
    };
    char word[WORD_MOST], folded[WORD_MOST];
    const char *after = next_word(reading->at, word);

    fold_search(word, folded, sizeof folded);
    for (size_t i = 0; i < sizeof relatives / sizeof relatives[0]; i++) {
        if (strcmp(folded, relatives[i].word) != 0)
            continue;
        set_date(reading, civil_from_days(civil_to_days(reading->today) + relatives[i].days),
                 after);
        return true;
    }
    return false;
}

/* « 26/11 », « 26/11/2026 », « 2026-11-26 ». */
static bool read_figures(struct reading *reading)
{
    char word[WORD_MOST], rest;
    const char *after = next_word(reading->at, word);
    struct civil_date date;
    int day, month;

    if (civil_parse(word, &date)) {
        set_date(reading, date, after);
        return true;
    }
    if (strspn(word, "0123456789/") != strlen(word) || strlen(word) > 5 ||
        sscanf(word, "%2d/%2d%c", &day, &month, &rest) != 2 ||
        !next_date(reading->today, month, day, &date))
        return false;
    set_date(reading, date, after);
    return true;
}

/* « 26 novembre », « 1er décembre 2026 ». */
static bool read_words(struct reading *reading)
{
    char word[WORD_MOST], folded[WORD_MOST];
    struct civil_date date = {0};
    const char *after = next_word(reading->at, word);
    int taken = 0;

    if (sscanf(word, "%2d%n", &date.day, &taken) != 1 || word[0] == '-' || word[0] == '+' ||
        (word[taken] != '\0' && strcmp(word + taken, "er") != 0))
        return false;
    after = next_word(after, word);
    fold_search(word, folded, sizeof folded);
    date.month = civil_month_named(folded);
    if (date.month == 0)
        return false;
    set_date(reading, date, after);
    after = next_word(after, word);
    if (strlen(word) == 4 && strspn(word, "0123456789") == 4) {
        sscanf(word, "%4d", &reading->date.year);
        reading->at = after;
        return civil_valid(reading->date);
    }
    return next_date(reading->today, date.month, date.day, &reading->date);
}

static void read_weekday(struct reading *reading)
{
    char word[WORD_MOST], folded[WORD_MOST];
    const char *after = next_word(reading->at, word);

    fold_search(word, folded, sizeof folded);
    reading->weekday = civil_day_named(folded);
    if (reading->weekday > 0)
        reading->at = after;
}

static bool is_filler(const char *word)
{
    static const char *const fillers[] = {"le", "à", "À", "a", "vers", "on", "at"};

    for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++)
        if (strcmp(word, fillers[i]) == 0)
            return true;
    return false;
}

static void skip_fillers(struct reading *reading)
{
    char word[WORD_MOST];
    const char *after;

    reading->at = skip_gaps(reading->at);
    for (after = next_word(reading->at, word); is_filler(word);
         after = next_word(reading->at, word))
        reading->at = after;
}

static bool read_day(struct reading *reading)
{
    int ahead;

    skip_fillers(reading);
    read_weekday(reading);
    skip_fillers(reading);
    if (read_relative(reading) || read_figures(reading) || read_words(reading))
        return reading->weekday == 0 || civil_weekday(reading->date) == reading->weekday;
    if (reading->dated || reading->weekday == 0)
        return false;
    ahead = (reading->weekday - civil_weekday(reading->today) + 6) % 7 + 1;
    reading->date = civil_from_days(civil_to_days(reading->today) + ahead);
    return true;
}

bool appointment_parse(const char *text, struct civil_date today, struct appointment *appointment)
{
    struct reading reading = {.today = today, .at = text};
    struct appointment read = {0};

    if (!read_day(&reading))
        return false;
    skip_fillers(&reading);
    read.date = reading.date;
    read.timed = *reading.at != '\0';
    if (read.timed && !civil_time_parse(reading.at, &read.time))
        return false;
    *appointment = read;
    return true;
}

void appointment_write(struct text_buffer *buffer, const struct appointment *appointment)
{
    struct text_buffer date = {0}, time = {0};

    civil_write_long(&date, appointment->date);
    civil_write_time(&time, appointment->time);
    say_format(buffer, appointment->timed ? _("{date} à {heure}") : "{date}",
               (const struct say_value[]){
                   {.name = "date", .text = buffer_text(&date)},
                   {.name = "heure", .text = buffer_text(&time)},
               },
               2);
    buffer_finish(&date);
    buffer_finish(&time);
}
