/* The report as a page. */
#include <string.h>

#include "forms/report/box.h"
#include "forms/report/report.h"
#include "forms/report/wrap.h"
#include "locale/say/format.h"
#include "locale/say/say.h"

enum { MARGIN = 3, HANG = 2 };

/* ------------------------------------------------------------------------------- headings */

static void add_uncovered(const struct verify_slice *slice, struct text_buffer *out)
{
    struct text_buffer count = {0};
    struct say_value value = {"count", NULL};
    bool one = slice->door == DOOR_1;

    report_count(slice->uncovered, &count);
    value.text = buffer_text(&count);
    if (slice->uncovered)
        say_format(out,
                   one ? _(", {count} sans aucune porte")
                       : _(", {count} sans réponse ici ni mise en relation"),
                   &value, 1);
    else
        buffer_add(out, one ? _(", toutes ont une porte")
                            : _(", toutes ont une réponse ici ou une mise en relation"));
    buffer_clear(&count);
    report_count(slice->net_only, &count);
    value.text = buffer_text(&count);
    if (slice->net_only)
        say_format(out, _(", {count} par un filet de sécurité seulement"), &value, 1);
    buffer_finish(&count);
}

void report_slice(const struct verify_slice *slice, struct text_buffer *out)
{
    report_period(&slice->period, out);
    if (slice->door == DOOR_2)
        buffer_add(out, _(", à la deuxième porte"));
    buffer_add(out, _(" : "));
    report_count(slice->situations, out);
    buffer_add(out, say_n(" situation distincte", " situations distinctes",
                          slice->situations < 2 ? (unsigned long)slice->situations : 2));
    add_uncovered(slice, out);
}

/* ------------------------------------------------------------------------------- lines */

static void add_sentences(const struct report_line *line, struct text_buffer *out)
{
    report_wrap(out, MARGIN, HANG, "", line->said);
    if (line->advice[0])
        report_wrap(out, MARGIN + HANG, HANG, _("À faire : "), line->advice);
}

/* A dead end of this period and door. */
static bool is_of(const struct verify_finding *finding, const struct verify_slice *slice)
{
    enum verify_kind kind = slice->door == DOOR_2 ? VERIFY_DEAD_END_2 : VERIFY_DEAD_END;

    return finding->kind == kind && finding->period.from == slice->period.from &&
           finding->period.to == slice->period.to;
}

/* Only so many boxes are looked for: the rest is counted. */
static void add_dead_ends(const struct report *report, const struct verify_slice *slice,
                          struct text_buffer *out)
{
    verify_count told = 0;
    struct text_buffer rest = {0}, line = {0};

    for (size_t i = 0; i < report_line_count(report); i++) {
        const struct report_line *found = report_line(report, i);

        if (!is_of(found->finding, slice))
            continue;
        told += found->finding->box.situations;
        add_sentences(found, out);
    }
    if (told < slice->uncovered) {
        report_situations(slice->uncovered - told, &rest);
        buffer_addf(&line,
                    _("Et encore %s sans porte, détaillées quand celles-ci seront résolues."),
                    buffer_text(&rest));
        report_wrap(out, MARGIN, HANG, "", buffer_text(&line));
    }
    buffer_finish(&rest);
    buffer_finish(&line);
}

/* The dead ends of a period are those of the period before it: its lines are all twins. */
static bool continues(const struct report *report, const struct verify_slice *last,
                      const struct verify_slice *slice)
{
    if (last->door != slice->door || last->period.to + 1 != slice->period.from ||
        last->situations != slice->situations || last->uncovered != slice->uncovered ||
        last->net_only != slice->net_only)
        return false;
    for (size_t i = 0; i < report_line_count(report); i++)
        if (is_of(report_line(report, i)->finding, slice) && !report_line(report, i)->twin)
            return false;
    return true;
}

/* One heading for the periods that follow each other and hold the same; of this door. */
static void add_slices(const struct report *report, enum door door, struct text_buffer *out)
{
    const struct verification *verification = report_verification(report);
    size_t count = verification_slice_count(verification);

    for (size_t i = 0, next; i < count; i = next) {
        const struct verify_slice *slice = verification_slice(verification, i);
        struct verify_slice whole = *slice;
        struct text_buffer heading = {0};

        for (next = i + 1; next < count; next++) {
            const struct verify_slice *one = verification_slice(verification, next);

            if (one->door != door)
                continue;
            if (!continues(report, &whole, one))
                break;
            whole.period.to = one->period.to;
        }
        if (slice->door != door)
            continue;
        report_slice(&whole, &heading);
        report_wrap(out, 0, MARGIN, "== ", buffer_text(&heading));
        buffer_finish(&heading);
        add_dead_ends(report, slice, out);
    }
}

static bool stands_under_a_period(const struct report_line *line)
{
    return line->finding->kind == VERIFY_DEAD_END || line->finding->kind == VERIFY_DEAD_END_2;
}

static size_t count_titled(const struct report *report, const char *title)
{
    size_t count = 0;

    for (size_t i = 0; i < report_line_count(report); i++)
        count += !report_line(report, i)->twin && strcmp(report_line(report, i)->title, title) == 0;
    return count;
}

static void add_kinds(const struct report *report, struct text_buffer *out)
{
    const char *title = "";

    for (size_t i = 0; i < report_line_count(report); i++) {
        const struct report_line *line = report_line(report, i);

        if (stands_under_a_period(line))
            continue;
        if (strcmp(line->title, title) != 0)
            buffer_addf(out, "\n== %s (%zu)\n", line->title, count_titled(report, line->title));
        title = line->title;
        if (!line->twin)
            add_sentences(line, out);
    }
}

/* ------------------------------------------------------------------------------- the page */

static size_t count_severity(const struct report *report, enum verify_severity severity)
{
    size_t count = 0;

    for (size_t i = 0; i < report_line_count(report); i++)
        count +=
            !report_line(report, i)->twin && report_line(report, i)->finding->severity == severity;
    return count;
}

void report_summary(const struct report *report, struct text_buffer *out)
{
    size_t refused = count_severity(report, VERIFY_REFUSED);
    size_t warned = count_severity(report, VERIFY_WARNING);

    if (refused)
        buffer_addf(out, say_n("%zu faute à corriger", "%zu fautes à corriger", refused), refused);
    if (warned)
        buffer_addf(out, "%s", refused ? ", " : "");
    if (warned)
        buffer_addf(out, say_n("%zu point à vérifier", "%zu points à vérifier", warned), warned);
    if (!refused && !warned)
        buffer_add(out, _("Rien à corriger"));
    buffer_add(out, refused ? _(" : ce jeu de règles ne peut pas être activé.")
                            : _(" : ce jeu de règles peut être activé."));
}

void report_write(const struct report *report, struct text_buffer *out)
{
    const struct pack *pack = report_pack(report);
    const char *language = report_language(report);
    const struct say_value values[] = {{"title", pack_say(pack, &pack->title, language)},
                                       {"pack", pack->id},
                                       {"version", pack->version}};
    struct text_buffer title = {0};

    say_format(&title, _("{title} ({pack}, version {version})"), values, 3);
    report_wrap(out, 0, 0, "", buffer_text(&title));
    buffer_add(out, "\n");
    add_slices(report, DOOR_1, out);
    add_slices(report, DOOR_2, out);
    add_kinds(report, out);
    buffer_clear(&title);
    report_summary(report, &title);
    buffer_add(out, "\n");
    report_wrap(out, 0, 0, "", buffer_text(&title));
    buffer_finish(&title);
}
