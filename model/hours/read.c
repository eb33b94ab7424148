#include <string.h>

#include "model/hours/comment.h"
#include "model/hours/hours.h"

enum { DAY_MINUTES = 1440, EVERY_DAY = HOURS_WEEK | HOURS_HOLIDAYS };

enum word { WORD_NONE, WORD_OPEN, WORD_OFF };

struct rule {
    unsigned char days; /* 0: none named */
    enum word word;
    unsigned char comment; /* as hours_span */
    bool always, limited;  /* 24/7; the comment limits */
    size_t first;          /* its spans, from there on in hours->spans */
};

struct reading {
    const char *text, *at;
    struct hours *hours;
};

static const char *const day_names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

static void skip_spaces(struct reading *reading)
{
    reading->at += strspn(reading->at, " \t\r\n");
}

static bool is_letter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

static bool take(struct reading *reading, const char *word)
{
    size_t length = strlen(word);

    if (strncmp(reading->at, word, length) != 0 || is_letter(reading->at[length]))
        return false;
    reading->at += length;
    skip_spaces(reading);
    return true;
}

static bool take_mark(struct reading *reading, char mark)
{
    if (*reading->at != mark)
        return false;
    reading->at++;
    skip_spaces(reading);
    return true;
}

/* 0 to 6, or -1. */
static int take_day(struct reading *reading)
{
    for (int day = 0; day < 7; day++)
        if (take(reading, day_names[day]))
            return day;
    return -1;
}

static unsigned char day_range(int first, int last)
{
    unsigned days = 0;

    for (int day = first;; day = (day + 1) % 7) {
        days |= 1U << day;
        if (day == last)
            return (unsigned char)days;
    }
}

/* One day, a range of days or PH; false leaves the reading where it was. */
static bool take_dayspec(struct reading *reading, unsigned char *days)
{
    const char *start = reading->at;
    int first, last;

    if (take(reading, "PH")) {
        *days |= HOURS_HOLIDAYS;
        return true;
    }
    first = last = take_day(reading);
    if (first >= 0 && take_mark(reading, '-'))
        last = take_day(reading);
    if (first < 0 || last < 0) {
        reading->at = start;
        return false;
    }
    *days |= day_range(first, last);
    return true;
}

static void take_days(struct reading *reading, struct rule *rule)
{
    const char *end;

    if (!take_dayspec(reading, &rule->days))
        return;
    do {
        end = reading->at;
    } while (take_mark(reading, ',') && take_dayspec(reading, &rule->days));
    reading->at = end;
}

/* HH:MM, minutes since midnight, -1 else. */
static int take_clock(struct reading *reading)
{
    const char *at = reading->at;
    int hour, minute;

    if (!is_digit(at[0]) || !is_digit(at[1]) || at[2] != ':' || !is_digit(at[3]) ||
        !is_digit(at[4]) || is_digit(at[5]))
        return -1;
    hour = (at[0] - '0') * 10 + at[1] - '0';
    minute = (at[3] - '0') * 10 + at[4] - '0';
    if (minute > 59 || hour * 60 + minute > DAY_MINUTES)
        return -1;
    reading->at += 5;
    skip_spaces(reading);
    return hour * 60 + minute;
}

static bool add_span(struct hours *hours, int from, int to)
{
    if (hours->span_count == HOURS_SPANS_MOST)
        return false;
    hours->spans[hours->span_count++] = (struct hours_span){.from = (short)from, .to = (short)to};
    return true;
}

static bool take_span(struct reading *reading)
{
    int from = take_clock(reading), to;

    if (from < 0 || from == DAY_MINUTES || !take_mark(reading, '-'))
        return false;
    to = take_clock(reading);
    if (to < 0 || to == from)
        return false;
    return add_span(reading->hours, from, to > from ? to : to + DAY_MINUTES);
}

static bool take_times(struct reading *reading, struct rule *rule)
{
    const char *end;

    if (rule->days == 0 && take(reading, "24/7")) {
        rule->always = true;
        return add_span(reading->hours, 0, DAY_MINUTES);
    }
    if (!is_digit(*reading->at))
        return true;
    do {
        if (!take_span(reading))
            return false;
        end = reading->at;
    } while (take_mark(reading, ',') && is_digit(*reading->at));
    reading->at = end;
    return true;
}

static bool take_comment(struct reading *reading, struct rule *rule)
{
    struct hours *hours = reading->hours;
    const char *start = reading->at + 1, *end;

    if (*reading->at != '"')
        return true;
    end = strchr(start, '"');
    if (!end)
        return false;
    if (start + strspn(start, " \t\r\n") < end) {
        if (hours->comment_count == HOURS_COMMENTS_MOST)
            return false;
        hours->comments[hours->comment_count++] = (struct hours_comment){
            .at = (short)(start - reading->text), .length = (short)(end - start)};
        rule->comment = (unsigned char)hours->comment_count;
        rule->limited = hours_comment_limits(start, (size_t)(end - start));
    }
    reading->at = end + 1;
    skip_spaces(reading);
    return true;
}

/* These days are forgotten in the spans before `first`. */
static void forget(struct hours *hours, size_t first, unsigned char days)
{
    for (size_t i = 0; i < first; i++)
        hours->spans[i].days &= (unsigned char)~days;
    hours->closed &= (unsigned char)~days;
    hours->unsaid &= (unsigned char)~days;
}

static bool apply(struct hours *hours, const struct rule *rule, bool adds)
{
    unsigned char named = rule->days ? rule->days : EVERY_DAY;
    bool timed = hours->span_count > rule->first;

    if (timed && rule->word == WORD_OFF)
        return false; /* a hole in the hours of others, or a day off? */
    if (!timed && rule->word != WORD_OFF && rule->days == 0)
        return false; /* a comment, or « open », alone */
    if (!adds || rule->word == WORD_OFF)
        forget(hours, rule->first, named);
    if (rule->word == WORD_OFF)
        hours->closed |= named;
    else if (!timed)
        hours->unsaid |= named;
    for (size_t i = rule->first; i < hours->span_count; i++) {
        hours->spans[i].days = rule->days || rule->always ? named : HOURS_WEEK;
        hours->spans[i].comment = rule->comment;
        hours->spans[i].limited = rule->limited;
        hours->closed &= (unsigned char)~hours->spans[i].days;
    }
    return true;
}

static bool take_rule(struct reading *reading, bool adds)
{
    struct rule rule = {.first = reading->hours->span_count};

    take_days(reading, &rule);
    if (!take_times(reading, &rule))
        return false;
    if (take(reading, "open"))
        rule.word = WORD_OPEN;
    else if (take(reading, "off") || take(reading, "closed"))
        rule.word = WORD_OFF;
    return take_comment(reading, &rule) && apply(reading->hours, &rule, adds);
}

/* After a comma only a day begins a rule: « 09:00-12:00 open, 14:00-17:00 » is for which days? */
static bool at_day(const struct reading *reading)
{
    struct reading ahead = *reading;
    unsigned char days = 0;

    return take_dayspec(&ahead, &days);
}

static bool take_value(struct reading *reading)
{
    bool adds = false, any = false;

    skip_spaces(reading);
    while (*reading->at) {
        if (take_mark(reading, ';')) { /* an empty rule: « Mo-Fr 09:00-12:00; » */
            adds = false;
            continue;
        }
        if (!take_rule(reading, adds))
            return false;
        any = true;
        adds = take_mark(reading, ',');
        if (adds ? !at_day(reading) : *reading->at && *reading->at != ';')
            return false;
    }
    return any;
}

static void drop_forgotten(struct hours *hours)
{
    size_t kept = 0;

    for (size_t i = 0; i < hours->span_count; i++)
        if (hours->spans[i].days)
            hours->spans[kept++] = hours->spans[i];
    hours->span_count = kept;
}

static bool says_holidays(const struct hours *hours)
{
    unsigned said = hours->closed | hours->unsaid;

    for (size_t i = 0; i < hours->span_count; i++)
        said |= hours->spans[i].days;
    return (said & HOURS_HOLIDAYS) != 0;
}

void hours_read(const char *text, struct hours *hours)
{
    struct reading reading = {.text = text, .at = text, .hours = hours};

    *hours = (struct hours){0};
    if (!text || strnlen(text, HOURS_TEXT_MOST + 1) > HOURS_TEXT_MOST)
        return;
    if (!take_value(&reading)) {
        *hours = (struct hours){0};
        return;
    }
    drop_forgotten(hours);
    hours->holidays_said = says_holidays(hours);
    hours->known = true;
}
