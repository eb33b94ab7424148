#include <stdlib.h>
#include <string.h>

#include "forms/hours/opening.h"
#include "forms/hours/words.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/gate.h"
#include "locale/text/memory.h"

enum { DAY_MINUTES = 1440, KINDS = 8, SHOWN_MOST = 8 }; /* gate_show: `<U+202E>` for a character */

/* The spans of one day, by their beginnings. */
struct day {
    const struct hours_span *spans[HOURS_SPANS_MOST];
    size_t count;
};

struct saying {
    const char *text;
    const struct hours *hours;
    struct text_buffer *out;
    bool any;                           /* something was said */
    bool told[HOURS_COMMENTS_MOST + 1]; /* comments already shown, by their number */
};

static void read_day(const struct hours *hours, unsigned bit, struct day *day)
{
    day->count = 0;
    for (size_t i = 0; i < hours->span_count; i++) {
        const struct hours_span *span = &hours->spans[i];
        size_t at = day->count;

        if (!(span->days & bit))
            continue;
        for (; at > 0 && day->spans[at - 1]->from > span->from; at--)
            day->spans[at] = day->spans[at - 1];
        day->spans[at] = span;
        day->count++;
    }
}

static bool same_comment(const struct saying *saying, unsigned one, unsigned other)
{
    const struct hours_comment *comments = saying->hours->comments;

    if (one == other || one == 0 || other == 0)
        return one == other;
    return comments[one - 1].length == comments[other - 1].length &&
           memcmp(saying->text + comments[one - 1].at, saying->text + comments[other - 1].at,
                  (size_t)comments[one - 1].length) == 0;
}

static bool same_day(const struct saying *saying, const struct day *one, const struct day *other)
{
    if (one->count != other->count)
        return false;
    for (size_t i = 0; i < one->count; i++)
        if (one->spans[i]->from != other->spans[i]->from ||
            one->spans[i]->to != other->spans[i]->to ||
            !same_comment(saying, one->spans[i]->comment, other->spans[i]->comment))
            return false;
    return true;
}

static void say_comment(struct saying *saying, unsigned comment)
{
    const struct hours_comment *found = &saying->hours->comments[comment - 1];

    saying->told[comment] = true;
    buffer_add(saying->out, "«\u00a0");
    buffer_add_n(saying->out, saying->text + found->at, (size_t)found->length);
    buffer_add(saying->out, "\u00a0»");
}

static void say_span(const struct hours_span *span, struct text_buffer *out)
{
    struct text_buffer from = {0}, to = {0};

    if (span->from == 0 && span->to == DAY_MINUTES) {
        buffer_add(out, _("24 heures sur 24"));
        return;
    }
    opening_write_minute(span->from, &from);
    opening_write_minute(span->to, &to);
    const struct say_value values[] = {{"from", buffer_text(&from)}, {"to", buffer_text(&to)}};

    say_format(out, _("{from} à {to}"), values, sizeof values / sizeof *values);
    buffer_finish(&from);
    buffer_finish(&to);
}

/* « 9:00 à 12:00 et 14:00 à 17:00 (« Sans rendez-vous ») »: a comment once, after its last span. */
static void say_spans(struct saying *saying, const struct day *day)
{
    for (size_t i = 0; i < day->count; i++) {
        unsigned comment = day->spans[i]->comment;
        bool last = i + 1 == day->count;

        if (i > 0)
            buffer_add(saying->out, last ? _(" et ") : ", ");
        say_span(day->spans[i], saying->out);
        if (comment && (last || !same_comment(saying, comment, day->spans[i + 1]->comment))) {
            buffer_add(saying->out, " (");
            say_comment(saying, comment);
            buffer_add(saying->out, ")");
        }
    }
}

static void begin(struct saying *saying)
{
    if (saying->any)
        buffer_add(saying->out, "\u00a0; ");
    saying->any = true;
}

/* Each set of hours once, with all its days. */
static void say_open_days(struct saying *saying)
{
    unsigned said = 0;
    struct day day, other;

    for (unsigned kind = 0; kind < KINDS; kind++) {
        unsigned days = 1U << kind;

        read_day(saying->hours, days, &day);
        if (said & days || day.count == 0)
            continue;
        for (unsigned next = kind + 1; next < KINDS; next++) {
            read_day(saying->hours, 1U << next, &other);
            if (same_day(saying, &day, &other))
                days |= 1U << next;
        }
        said |= days;
        begin(saying);
        opening_write_days(days, saying->out);
        buffer_add(saying->out, ", ");
        say_spans(saying, &day);
    }
}

/* Days without hours: « samedi et dimanche, fermé », « fermé les jours fériés ». */
static void say_days(struct saying *saying, unsigned days, const char *sentence)
{
    struct text_buffer names = {0};

    if (days == 0)
        return;
    begin(saying);
    opening_write_days(days, &names);
    say_format(saying->out, sentence, &(struct say_value){"days", buffer_text(&names)}, 1);
    buffer_finish(&names);
}

static void say_closed_days(struct saying *saying)
{
    unsigned closed = saying->hours->closed;

    if ((closed & HOURS_WEEK) == HOURS_WEEK) {
        say_days(saying, closed, _("{days}, fermé"));
        return;
    }
    say_days(saying, closed & HOURS_WEEK, _("{days}, fermé"));
    if (closed & HOURS_HOLIDAYS) {
        begin(saying);
        buffer_add(saying->out, _("fermé les jours fériés"));
    }
}

static void say_hours(struct saying *saying)
{
    say_open_days(saying);
    say_days(saying, saying->hours->unsaid, _("{days}, horaires à demander"));
    say_closed_days(saying);
    for (unsigned comment = 1; comment <= saying->hours->comment_count; comment++) {
        bool told = false;

        for (unsigned other = 1; other <= saying->hours->comment_count; other++)
            told |= saying->told[other] && same_comment(saying, comment, other);
        if (told)
            continue;
        buffer_add(saying->out, " \u00b7 ");
        say_comment(saying, comment);
    }
}

/* One line, whatever was stored. */
static char *safe_line(const char *text)
{
    size_t size = strlen(text) * SHOWN_MOST + 1;
    char *flat = memory_text(text), *safe = memory_alloc(size);

    for (char *at = flat; *at; at++)
        if (strchr("\t\r\n", *at))
            *at = ' ';
    gate_show(flat, strlen(flat), safe, size);
    free(flat);
    return safe;
}

void opening_say_text(const char *text, struct text_buffer *out)
{
    char *line;
    struct hours hours;

    if (!text || text[strspn(text, " \t\r\n")] == '\0')
        return;
    line = safe_line(text);
    hours_read(line, &hours);
    if (hours.known) {
        struct saying saying = {.text = line, .hours = &hours, .out = out};

        say_hours(&saying);
    } else {
        buffer_add(out, line);
    }
    free(line);
}
