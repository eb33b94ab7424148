#include "forms/report/report.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "forms/report/box.h"
#include "forms/report/sentences.h"
#include "forms/report/telling.h"
#include "forms/report/wrap.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/time/date.h"

struct report {
    const struct pack *pack;
    const struct verification *verification;
    const char *language;
    struct report_line *lines;
    size_t count;
};

/* ------------------------------------------------------------------------------- periods */

void report_period(const struct period *period, struct text_buffer *out)
{
    struct text_buffer from = {0}, to = {0};

    if (period->from != INT_MIN)
        civil_write_numeric(&from, civil_from_days(period->from));
    if (period->to != INT_MAX)
        civil_write_numeric(&to, civil_from_days(period->to));
    const struct say_value values[] = {{"from", buffer_text(&from)}, {"to", buffer_text(&to)}};

    say_format(out,
               from.length && to.length ? _("du {from} au {to}")
               : from.length            ? _("à partir du {from}")
               : to.length              ? _("jusqu’au {to}")
                                        : _("à toute date"),
               values, 2);
    buffer_finish(&from);
    buffer_finish(&to);
}

static bool stands_under_a_period(const struct verify_finding *finding)
{
    return finding->kind == VERIFY_DEAD_END || finding->kind == VERIFY_DEAD_END_2;
}

/* A finding that does not concern every day or every door says which. */
static void add_when(const struct report *report, struct report_line *line)
{
    const struct period *whole = &report->pack->valid;
    struct text_buffer said = {0}, period = {0};

    if (stands_under_a_period(line->finding))
        return;
    buffer_add(&said, line->said);
    if (line->doors == DOOR_2 && line->finding->kind != VERIFY_SENDS_ON)
        buffer_add(&said, _(" C’est à la deuxième porte."));
    if (line->period.from > whole->from || line->period.to < whole->to) {
        report_period(&line->period, &period);
        buffer_addf(&said, _(" Jours concernés : %s."), buffer_text(&period));
    }
    free(line->said);
    line->said = buffer_take(&said);
    buffer_finish(&period);
}

/* ------------------------------------------------------------------------------- lines */

/* The sheet to open and its line, by kind: that of the example, the row, the question, the
 * network. */
static void place_line(const struct pack *pack, struct report_line *line)
{
    const struct verify_finding *finding = line->finding;

    line->sheet = finding->sheet ? finding->sheet : "";
    line->row = finding->row;
    if (finding->sheet)
        return;
    if (finding->example >= 0) {
        line->sheet = "cas";
        line->row = pack->cases[finding->example].row;
    } else if (finding->rule >= 0) {
        line->sheet = "orientation";
        line->row = pack->rules[finding->rule].row;
    } else if (finding->network >= 0) {
        line->sheet = "reseaux";
        line->row = pack->networks[finding->network].row;
    } else if (finding->question >= 0) {
        line->sheet = "survey";
        line->row = pack->questions[finding->question].row;
    } else {
        line->sheet = "orientation"; /* dead ends, and too much to verify: a row is missing, or many
                                        are at fault */
    }
}

static const char *pattern_of(const struct telling *telling)
{
    const struct verify_finding *finding = telling->finding;
    const char *pattern = report_sentences[finding->kind].said;

    if (finding->kind == VERIFY_NEVER_REACHED && report_never_reached[finding->cause] &&
        (finding->question >= 0 || finding->cause == VERIFY_CAUSE_DATES))
        pattern = report_never_reached[finding->cause];
    else if (finding->kind == VERIFY_NEVER_REACHED && finding->cause == VERIFY_CAUSE_RELEVANCE)
        pattern = report_never_together;
    if (finding->kind == VERIFY_NEVER_SHOWN && telling->pack->most_proposals == 1)
        pattern = report_never_shown_alone;
    if (finding->kind == VERIFY_ENDS_EARLY && finding->rule >= 0)
        pattern = report_rule_goes_on;
    if (finding->kind == VERIFY_CASE_ANSWER && finding->word && !finding->word[0])
        pattern = report_case_unanswered;
    return say_text(pattern);
}

static void tell(const struct report *report, struct report_line *line)
{
    const struct report_sentence *sentence = &report_sentences[line->finding->kind];
    const struct telling telling = {report->pack, line->finding, report->language};
    struct text_buffer said = {0}, advice = {0};

    telling_fill(&telling, pattern_of(&telling), &said);
    if (sentence->advice && line->finding->severity != VERIFY_INFORMATION)
        telling_fill(&telling, say_text(sentence->advice), &advice);
    while (advice.length && advice.data[advice.length - 1] == ' ')
        advice.data[--advice.length] = '\0'; /* a hole left empty at the end */
    line->period = line->finding->period;
    line->doors = line->finding->doors;
    line->code = sentence->code;
    line->title = say_text(sentence->title);
    line->said = buffer_take(&said);
    line->advice = buffer_take(&advice);
    place_line(report->pack, line);
}

static bool same_said(const struct report_line *one, const struct report_line *other)
{
    return !one->twin && !other->twin && one->finding->kind == other->finding->kind &&
           one->finding->situations == other->finding->situations &&
           strcmp(one->said, other->said) == 0;
}

/* Most rows stand at both doors, and most days resemble the day before: the same sentence is said
 * once. Doors first, then days that follow, so that what is said holds at each. */
static bool join_doors(struct report_line *line, const struct report_line *other)
{
    bool joins = line->period.from == other->period.from && line->period.to == other->period.to &&
                 !stands_under_a_period(line->finding);

    line->doors |= joins ? other->doors : 0;
    return joins;
}

static bool join_days(struct report_line *line, const struct report_line *other)
{
    bool joins = line->doors == other->doors && line->period.to != INT_MAX &&
                 line->period.to + 1 == other->period.from;

    if (joins)
        line->period.to = other->period.to;
    return joins;
}

static void settle_twins(struct report *report,
                         bool (*join)(struct report_line *, const struct report_line *))
{
    for (size_t i = 0; i < report->count; i++)
        for (size_t j = i + 1; j < report->count; j++)
            if (same_said(&report->lines[i], &report->lines[j]))
                report->lines[j].twin = join(&report->lines[i], &report->lines[j]);
}

struct report *report_create(const struct pack *pack, const struct verification *verification,
                             const char *language)
{
    struct report *report = memory_zero(1, sizeof *report);

    report->pack = pack;
    report->verification = verification;
    report->language = language;
    report->count = verification_count(verification);
    report->lines = memory_zero(report->count + 1, sizeof *report->lines);
    for (size_t i = 0; i < report->count; i++) {
        report->lines[i].finding = verification_at(verification, i);
        tell(report, &report->lines[i]);
    }
    settle_twins(report, join_doors);
    settle_twins(report, join_days);
    for (size_t i = 0; i < report->count; i++)
        add_when(report, &report->lines[i]);
    return report;
}

void report_destroy(struct report *report)
{
    if (!report)
        return;
    for (size_t i = 0; i < report->count; i++) {
        free(report->lines[i].said);
        free(report->lines[i].advice);
    }
    free(report->lines);
    free(report);
}

size_t report_line_count(const struct report *report)
{
    return report->count;
}

const struct report_line *report_line(const struct report *report, size_t index)
{
    return index < report->count ? &report->lines[index] : NULL;
}

const struct pack *report_pack(const struct report *report)
{
    return report->pack;
}

const struct verification *report_verification(const struct report *report)
{
    return report->verification;
}

const char *report_language(const struct report *report)
{
    return report->language;
}
