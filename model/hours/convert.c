#include "model/hours/convert.h"

#include <string.h>

#include "locale/text/fold.h"
#include "model/hours/hours.h"

enum { DAY_MINUTES = 1440, SLOTS = 2 };

struct slot {
    const char *from, *to;
};

static const char *const codes[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

static const char *text_of(const char *text)
{
    return text ? text + strspn(text, " ") : "";
}

static bool is_blank(const char *text)
{
    return *text_of(text) == '\0';
}

/* 0 to 6 for a French day, -1 else. */
static int day_named(const char *name)
{
    static const char *const names[] = {"lundi",    "mardi",  "mercredi", "jeudi",
                                        "vendredi", "samedi", "dimanche"};
    char folded[16];

    fold_search(text_of(name), folded, sizeof folded);
    for (int day = 0; day < 7; day++)
        if (strcmp(folded, names[day]) == 0)
            return day;
    return -1;
}

static bool take_number(const char **text, int *value)
{
    size_t count = strspn(*text, "0123456789");

    if (count < 1 || count > 2)
        return false;
    for (*value = 0; count > 0; count--, (*text)++)
        *value = *value * 10 + (**text - '0');
    return true;
}

/* "09:00:00", "09:00" or "9:00" as minutes, -1 else: seconds that count are not hours. */
static int clock_minutes(const char *text)
{
    const char *at = text_of(text);
    int hour, minute, second = 0;

    if (!take_number(&at, &hour) || *at++ != ':' || !take_number(&at, &minute))
        return -1;
    if (*at == ':' && (at++, !take_number(&at, &second)))
        return -1;
    at += strspn(at, " ");
    if (*at != '\0' || second != 0 || minute > 59 || hour * 60 + minute > DAY_MINUTES)
        return -1;
    return hour * 60 + minute;
}

/* Adds "09:00-12:00" after `before`; nothing for an empty slot. An end before the beginning was
 * never seen in these sources: a mistake, not a night. Midnight ends a day as 24:00. */
static bool write_slot(const struct slot *slot, const char *before, bool *any,
                       struct text_buffer *out)
{
    int from, to;

    if (is_blank(slot->from) && is_blank(slot->to))
        return true;
    from = clock_minutes(slot->from);
    to = clock_minutes(slot->to);
    if (from > 0 && to == 0)
        to = DAY_MINUTES;
    if (from < 0 || to <= from)
        return false;
    buffer_addf(out, "%s%02d:%02d-%02d:%02d", *any ? "," : before, from / 60, from % 60, to / 60,
                to % 60);
    *any = true;
    return true;
}

static bool write_slots(const struct slot slots[SLOTS], struct text_buffer *out)
{
    bool any = false;

    for (size_t i = 0; i < SLOTS; i++)
        if (!write_slot(&slots[i], " ", &any, out))
            return false;
    return true;
}

/* In quotes, which it may not hold itself; on one line. */
static void write_comment(const char *comment, const char *before, struct text_buffer *out)
{
    if (is_blank(comment))
        return;
    buffer_addf(out, "%s\"", before);
    for (const char *at = text_of(comment); *at; at++)
        buffer_add_n(out, *at == '"' ? "'" : *at == '\n' || *at == '\r' ? " " : at, 1);
    buffer_add(out, "\"");
}

/* Days already written, and those of them that are closed. */
struct spoken {
    unsigned days, closed;
};

/* « ; » between days not yet spoken of; « , » where the ranges of a day add up. */
static void write_separator(unsigned days, struct spoken *spoken, struct text_buffer *out)
{
    if (spoken->days)
        buffer_add(out, spoken->days & days ? ", " : "; ");
    spoken->days |= days;
}

/* ----------------------------------------------------------------------- what makes no sense */

static void write_words(const char *const *words, size_t count, struct text_buffer *out)
{
    for (size_t i = 0; i < count; i++)
        if (!is_blank(words[i]))
            buffer_addf(out, " %s", text_of(words[i]));
}

static void begin_raw(bool first, struct text_buffer *out)
{
    buffer_add(out, first ? "" : " ;");
}

/* Words that would be read as hours by chance get a question mark, which is in no rule: what made
 * no sense in the source is not to make some here. */
static void add_raw(const struct text_buffer *raw, struct text_buffer *out)
{
    const char *text = buffer_text(raw) + strspn(buffer_text(raw), " ");
    struct hours hours;

    hours_read(text, &hours);
    buffer_addf(out, "%s%s", hours.known ? "? " : "", text);
}

/* A range of which nothing is filled in says nothing. */
static bool is_empty(const struct dila_range *range)
{
    return is_blank(range->first_day) && is_blank(range->last_day) && is_blank(range->from_1) &&
           is_blank(range->to_1) && is_blank(range->from_2) && is_blank(range->to_2) &&
           is_blank(range->comment);
}

static void write_dila_raw(const struct dila_range *ranges, size_t count, struct text_buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        const struct dila_range *range = &ranges[i];
        const char *words[] = {range->first_day, range->last_day, range->from_1, range->to_1,
                               range->from_2,    range->to_2,     range->comment};

        if (is_empty(range))
            continue;
        begin_raw(out->length == 0, out);
        write_words(words, sizeof words / sizeof *words, out);
    }
}

static void write_france_travail_raw(const struct france_travail_day *days, size_t count,
                                     struct text_buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        const struct france_travail_day *day = &days[i];
        const char *words[] = {day->closed,     day->continuous,     day->morning_from,
                               day->morning_to, day->afternoon_from, day->afternoon_to,
                               day->comment};

        begin_raw(i == 0, out);
        buffer_addf(out, " %d", day->day);
        write_words(words, sizeof words / sizeof *words, out);
    }
}

/* ------------------------------------------------------------------------------------- DILA */

static bool write_range(const struct dila_range *range, struct spoken *spoken,
                        struct text_buffer *out)
{
    const struct slot slots[SLOTS] = {{range->from_1, range->to_1}, {range->from_2, range->to_2}};
    int first = day_named(range->first_day);
    int last = is_blank(range->last_day) ? first : day_named(range->last_day);
    unsigned days = 0;

    if (first < 0 || last < 0)
        return false;
    for (int day = first; day != last; day = (day + 1) % 7)
        days |= 1U << day;
    write_separator(days | 1U << last, spoken, out);
    buffer_add(out, codes[first]);
    if (last != first)
        buffer_addf(out, "-%s", codes[last]);
    if (!write_slots(slots, out))
        return false;
    write_comment(range->comment, " ", out);
    return true;
}

bool hours_write_dila(const struct dila_range *ranges, size_t count, struct text_buffer *out)
{
    struct text_buffer text = {0};
    struct spoken spoken = {0};
    bool understood = true;

    for (size_t i = 0; i < count && understood; i++)
        understood = is_empty(&ranges[i]) || write_range(&ranges[i], &spoken, &text);
    if (understood) {
        buffer_add_n(out, buffer_text(&text), text.length);
    } else {
        buffer_clear(&text);
        write_dila_raw(ranges, count, &text);
        add_raw(&text, out);
    }
    buffer_finish(&text);
    return understood;
}

/* --------------------------------------------------------------------------- France Travail */

/* 1 for "O", 0 for "N" or nothing, -1 else. */
static int yes(const char *letter)
{
    const char *text = text_of(letter);

    if (strcmp(text, "O") == 0)
        return 1;
    return *text == '\0' || strcmp(text, "N") == 0 ? 0 : -1;
}

static bool write_day_hours(const struct france_travail_day *day, struct text_buffer *out)
{
    struct slot slots[SLOTS] = {{day->morning_from, day->morning_to},
                                {day->afternoon_from, day->afternoon_to}};
    size_t before = out->length;

    if (yes(day->continuous) < 0)
        return false;
    if (yes(day->continuous)) {
        slots[0].to = day->afternoon_to;
        slots[1] = (struct slot){"", ""};
    }
    if (!write_slots(slots, out))
        return false;
    write_comment(day->comment, out->length > before ? " open " : " ", out);
    return true;
}

static bool write_day(const struct france_travail_day *day, struct spoken *spoken,
                      struct text_buffer *out)
{
    int closed = yes(day->closed);
    unsigned bit;

    if (day->day < 1 || day->day > 7 || closed < 0)
        return false;
    bit = 1U << (day->day - 1);
    if (spoken->closed & bit || (closed && spoken->days & bit))
        return false; /* closed once, open elsewhere */
    spoken->closed |= closed ? bit : 0;
    write_separator(bit, spoken, out);
    buffer_add(out, codes[day->day - 1]);
    if (!closed)
        return write_day_hours(day, out);
    buffer_add(out, " off");
    write_comment(day->comment, " ", out);
    return true;
}

bool hours_write_france_travail(const struct france_travail_day *days, size_t count,
                                struct text_buffer *out)
{
    struct text_buffer text = {0};
    struct spoken spoken = {0};
    bool understood = true;

    for (size_t i = 0; i < count && understood; i++)
        understood = write_day(&days[i], &spoken, &text);
    if (understood) {
        buffer_add(&text, count > 0 ? "; PH off" : "");
        buffer_add_n(out, buffer_text(&text), text.length);
    } else {
        buffer_clear(&text);
        write_france_travail_raw(days, count, &text);
        add_raw(&text, out);
    }
    buffer_finish(&text);
    return understood;
}
