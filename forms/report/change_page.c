/* The comparison of two packs as a page. */
#include <stdio.h>
#include <string.h>

#include "forms/explain/words.h"
#include "forms/report/box.h"
#include "forms/report/change.h"
#include "forms/report/report.h"
#include "forms/report/wrap.h"
#include "locale/say/format.h"
#include "locale/say/say.h"

enum { MARGIN = 3, HANG = 2, SAID_MOST = 8 };

/* ------------------------------------------------------------------------------- the head */

static void add_edition(const struct pack *pack, const char *language, const char *sentence,
                        struct text_buffer *out)
{
    struct text_buffer line = {0}, period = {0};

    report_period(&pack->valid, &period);
    const struct say_value values[] = {{"title", pack_say(pack, &pack->title, language)},
                                       {"pack", pack->id},
                                       {"version", pack->version},
                                       {"period", buffer_text(&period)}};

    say_format(&line, sentence, values, 4);
    report_wrap(out, 0, MARGIN, "", buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&period);
}

/* ------------------------------------------------------------------------------- questions */

static bool asks(const struct pack *pack, const struct question *asked)
{
    int known = pack_question(pack, asked->name);

    return known >= 0 && pack->questions[known].kind == asked->kind;
}

/* Questions that one asks and the other does not; false when there is none. */
static bool list_questions(const struct pack *pack, const struct pack *other, const char *language,
                           struct text_buffer *out)
{
    bool any = false;

    for (size_t q = 0; q < pack->asked_count; q++) {
        if (pack->questions[q].kind == QUESTION_NOTE || asks(other, &pack->questions[q]))
            continue;
        if (out)
            buffer_add(out, any ? ", " : "");
        if (out)
            words_question(pack, (int)q, language, out);
        any = true;
    }
    return any;
}

static void add_questions(const struct change *change, struct text_buffer *out)
{
    struct text_buffer come = {0}, gone = {0};
    bool more = list_questions(change->after, change->before, change->language, &come);
    bool less = list_questions(change->before, change->after, change->language, &gone);

    if (more || less)
        buffer_addf(out, "\n== %s\n", _("Questions"));
    if (more)
        report_wrap(out, MARGIN, HANG, _("En plus : "), buffer_text(&come));
    if (less)
        report_wrap(out, MARGIN, HANG, _("En moins : "), buffer_text(&gone));
    buffer_finish(&come);
    buffer_finish(&gone);
}

/* ------------------------------------------------------------------------------- doors */

static bool same_networks(const int *one, size_t one_count, const int *two, size_t two_count)
{
    return one_count == two_count && (!one_count || memcmp(one, two, one_count * sizeof *one) == 0);
}

static bool same_changes(const struct verify_difference *one, const struct verify_difference *two)
{
    if (one->count != two->count)
        return false;
    for (size_t i = 0; i < one->count; i++) {
        const struct verify_change *a = &one->changes[i], *b = &two->changes[i];

        if (a->situations != b->situations ||
            !same_networks(a->before, a->before_count, b->before, b->before_count) ||
            !same_networks(a->after, a->after_count, b->after, b->after_count))
            return false;
    }
    return true;
}

static const char *heading_of(const struct verify_difference *where, bool both)
{
    if (both)
        return _("Aux deux portes, {period} : {changed} situations sur {all} reçoivent une autre "
                 "première proposition");
    return where->door == DOOR_1
               ? _("À la première porte, {period} : {changed} situations sur {all} reçoivent une "
                   "autre première proposition")
               : _("À la deuxième porte, {period} : {changed} situations sur {all} reçoivent une "
                   "autre première proposition");
}

static void add_heading(const struct verify_difference *where, bool both, struct text_buffer *out)
{
    struct text_buffer line = {0}, changed = {0}, all = {0}, period = {0};

    report_count(where->changed, &changed);
    report_count(where->situations, &all);
    report_period(&where->period, &period);
    const struct say_value values[] = {{"changed", buffer_text(&changed)},
                                       {"all", buffer_text(&all)},
                                       {"period", buffer_text(&period)}};

    say_format(&line, heading_of(where, both), values, 3);
    buffer_add(out, "\n");
    report_wrap(out, 0, MARGIN, "== ", buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&changed);
    buffer_finish(&all);
    buffer_finish(&period);
}

/* What is left out is counted. */
static void add_rest(size_t kinds, verify_count situations, struct text_buffer *out)
{
    struct text_buffer line = {0}, count = {0};
    char number[24];

    snprintf(number, sizeof number, "%zu", kinds);
    report_situations(situations, &count);
    const struct say_value values[] = {{"number", number}, {"situations", buffer_text(&count)}};

    say_format(&line,
               say_n("… et {number} autre changement de cette sorte, pour {situations}.",
                     "… et {number} autres changements de cette sorte, pour {situations}.", kinds),
               values, 2);
    report_wrap(out, MARGIN, HANG, "", buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&count);
}

static void add_changes(const struct change *change, const struct verify_difference *where,
                        bool first, struct text_buffer *out)
{
    verify_count rest = 0;
    size_t said = 0, unsaid = 0;

    for (size_t i = 0; i < where->count; i++) {
        const struct verify_change *one = &where->changes[i];
        struct text_buffer line = {0};

        if (one->first != first)
            continue;
        if (said++ < SAID_MOST) {
            change_say(change, one, &line);
            report_wrap(out, MARGIN, HANG, "", buffer_text(&line));
        } else {
            unsaid++;
            rest += one->situations;
        }
        buffer_finish(&line);
    }
    if (unsaid)
        add_rest(unsaid, rest, out);
}

static void add_doors(const struct change *change, struct text_buffer *out)
{
    for (size_t i = 0; i < comparison_count(change->comparison); i++) {
        const struct verify_difference *where = comparison_at(change->comparison, i);
        bool both =
            where->door == DOOR_1 && same_changes(where, comparison_at(change->comparison, i + 1));

        add_heading(where, both, out);
        add_changes(change, where, true, out);
        add_changes(change, where, false, out);
        i += both; /* the second door stands next */
    }
    if (comparison_is_brief(change->comparison))
        report_wrap(out, MARGIN, 0, "",
                    _("Les portes qui suivent la première sont trop nombreuses pour être "
                      "comparées."));
}

/* ------------------------------------------------------------------------------- rows */

struct page {
    const struct change *change;
    struct text_buffer *out;
    const char *heading, *sheet;
    bool begun;
};

static void add_row(void *context, const struct changed_row *row)
{
    static const char *const sentences[] = {
        [CHANGE_ADDED] = N_("En plus : {code} ({place}) : {after}"),
        [CHANGE_REMOVED] = N_("En moins : {code} : {before}"),
        [CHANGE_CHANGED] =
            N_("{code} ({place}), colonne {what} : « {before} » devient « {after} »"),
    };
    struct page *page = context;
    struct text_buffer line = {0}, place = {0};

    words_place(page->change->after, page->sheet, row->row, &place);
    const struct say_value values[] = {{"code", row->code},
                                       {"what", row->what},
                                       {"before", row->before},
                                       {"after", row->after},
                                       {"place", buffer_text(&place)}};

    if (!page->begun)
        buffer_addf(page->out, "\n== %s\n", page->heading);
    page->begun = true;
    say_format(&line, say_text(sentences[row->kind]), values, 5);
    report_wrap(page->out, MARGIN, HANG, "", buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&place);
}

static void note_row(void *context, const struct changed_row *row)
{
    (void)row;
    *(bool *)context = true;
}

static bool doors_change(const struct change *change)
{
    if (!change->comparison || comparison_is_brief(change->comparison))
        return true;
    for (size_t i = 0; i < comparison_count(change->comparison); i++)
        if (comparison_at(change->comparison, i)->count)
            return true;
    return false;
}

bool change_is_empty(const struct change *change)
{
    const struct pack *before = change->before, *after = change->after;
    bool changed = doors_change(change) || before->valid.from != after->valid.from ||
                   before->valid.to != after->valid.to ||
                   list_questions(before, after, change->language, NULL) ||
                   list_questions(after, before, change->language, NULL);

    change_networks(change, note_row, &changed);
    change_first_answers(change, note_row, &changed);
    return !changed;
}

void change_write(const struct change *change, struct text_buffer *out)
{
    struct page networks = {change, out, _("Réseaux"), "reseaux", false};
    struct page answers = {change, out, _("Premières réponses"), "reponses", false};

    add_edition(change->before, change->language,
                _("Avant : {title} ({pack}, version {version}), valable {period}"), out);
    add_edition(change->after, change->language,
                _("Après : {title} ({pack}, version {version}), valable {period}"), out);
    if (change_is_empty(change)) {
        buffer_add(out, "\n");
        report_wrap(out, 0, 0, "",
                    _("Rien ne change pour personne : mêmes portes, mêmes réseaux, mêmes premières "
                      "réponses."));
        return;
    }
    add_questions(change, out);
    if (change->comparison)
        add_doors(change, out);
    change_networks(change, add_row, &networks);
    change_first_answers(change, add_row, &answers);
}
