#include "forms/intake/report.h"

#include <stdio.h>
#include <string.h>

#include "forms/intake/reasons.h"
#include "forms/intake/sources.h"
#include "forms/report/wrap.h"
#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/say.h"
#include "locale/text/gate.h"
#include "locale/text/width.h"

enum { MARGIN = 3, HANG = 2, LABEL_COLUMNS = 16, COUNT_COLUMNS = 9 };

/* ------------------------------------------------------------------------------- counts */

void intake_counts(const struct import_report *report, struct intake_count out[INTAKE_COUNTS])
{
    unsigned long read = report->added + report->changed + report->same + report->refused;
    const struct intake_count counts[INTAKE_COUNTS] = {
        {"read", _("Lues"), read, true},
        {"added", _("Ajoutées"), report->added, true},
        {"changed", _("Changées"), report->changed, true},
        {"same", _("Identiques"), report->same, true},
        {"removed", _("Retirées"), report->removed, true},
        {"refused", _("Refusées"), report->refused, true},
        {"mended", _("Réserves"), report->mended, false},
        {"duplicates", _("En double"), report->duplicates, false},
        {"unmapped", _("D’aucun réseau"), report->unmapped, false},
    };

    memcpy(out, counts, sizeof counts);
}

bool intake_warned(const struct import_report *report)
{
    unsigned long remarks = 0;

    for (int i = INTAKE_TAKEN + 1; i < INTAKE_REASONS; i++)
        remarks += report->by_reason[i];
    return report->refused || report->mended || remarks;
}

static void add_counts(const struct import_report *report, struct text_buffer *out)
{
    struct intake_count counts[INTAKE_COUNTS];
    struct text_buffer number = {0};

    intake_counts(report, counts);
    for (size_t i = 0; i < INTAKE_COUNTS; i++) {
        if (!counts[i].count && !counts[i].always)
            continue;
        buffer_clear(&number);
        number_write(&number, (long long)counts[i].count);
        width_pad(out, "", MARGIN);
        width_pad(out, counts[i].label, LABEL_COLUMNS);
        width_pad_left(out, buffer_text(&number), COUNT_COLUMNS);
        buffer_add(out, "\n");
    }
    buffer_finish(&number);
}

static void add_aside(const struct import_report *report, struct text_buffer *out)
{
    struct text_buffer number = {0}, line = {0};

    number_write(&number, (long long)report->aside);
    const struct say_value value = {"count", buffer_text(&number)};

    say_format(&line,
               say_n("{count} fiche d’un autre type, laissée de côté.",
                     "{count} fiches d’un autre type, laissées de côté.", report->aside),
               &value, 1);
    if (report->aside)
        report_wrap(out, MARGIN, HANG, "", buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&number);
}

/* ------------------------------------------------------------------------------- reasons */

/* A text from outside, between quotes. */
static void add_value(const char *value, struct text_buffer *out)
{
    char shown[512];
    struct say_value said = {"value", shown};

    gate_show(value, strlen(value), shown, sizeof shown);
    say_format(out, value[0] ? _("« {value} »") : _("vide"), &said, 1);
}

void intake_remark_say(const struct import_remark *remark, bool rows, struct text_buffer *out)
{
    const char *column = reason_column(remark->kind, remark->field);
    char number[32], id[512];
    struct say_value value = {"number", number};

    snprintf(number, sizeof number, "%lu", remark->at);
    if (remark->at) /* otherwise it is about the whole file */
        say_format(out, rows ? _("ligne {number}") : _("fiche {number}"), &value, 1);
    if (column[0])
        buffer_addf(out, ", %s", column);
    if (column[0] || remark->value[0]) {
        buffer_add(out, remark->at ? _(" : ") : "");
        add_value(remark->value, out);
    }
    gate_show(remark->id, strlen(remark->id), id, sizeof id);
    if (id[0])
        buffer_addf(out, " (%s)", id);
}

static void add_others(unsigned long count, struct text_buffer *out)
{
    struct text_buffer number = {0}, line = {0};

    number_write(&number, (long long)count);
    struct say_value value = {"count", buffer_text(&number)};

    say_format(&line, say_n("… et {count} autre", "… et {count} autres", count), &value, 1);
    report_wrap(out, MARGIN + HANG, HANG, "", buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&number);
}

static void add_heading(enum intake_reason reason, unsigned long count, struct text_buffer *out)
{
    struct text_buffer line = {0}, number = {0};

    number_write(&number, (long long)count);
    const struct say_value values[] = {{"count", buffer_text(&number)},
                                       {"reason", reason_text(reason)}};

    say_format(&line, say_n("{count} fois : {reason}.", "{count} fois : {reason}.", count), values,
               2);
    report_wrap(out, MARGIN, HANG, "", buffer_text(&line));
    buffer_clear(&line);
    buffer_addf(&line, "%s.", reason_remedy(reason));
    report_wrap(out, MARGIN + HANG, HANG, _("À faire : "), buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&number);
}

static void add_reason(const struct intake_page *page, enum intake_reason reason,
                       struct text_buffer *out)
{
    const struct import_report *report = page->report;
    unsigned long count = report->by_reason[reason], told = 0;
    struct text_buffer line = {0};

    add_heading(reason, count, out);
    for (; told < count && told < IMPORT_REMARKS_EACH; told++) {
        buffer_clear(&line);
        intake_remark_say(&report->remarks[reason][told], page->rows, &line);
        report_wrap(out, MARGIN + HANG, HANG, "", buffer_text(&line));
    }
    buffer_finish(&line);
    if (count > told)
        add_others(count - told, out);
}

static void add_reasons(const struct intake_page *page, bool refused, const char *title,
                        struct text_buffer *out)
{
    bool titled = false;

    for (int i = INTAKE_TAKEN + 1; i < INTAKE_REASONS; i++) {
        enum intake_reason reason = (enum intake_reason)i;

        if (!page->report->by_reason[i] || intake_refuses(reason) != refused)
            continue;
        buffer_add(out, "\n");
        if (!titled)
            buffer_addf(out, "%s\n", title);
        titled = true;
        add_reason(page, reason, out);
    }
}

/* ------------------------------------------------------------------------------- the page */

static void add_title(const struct intake_page *page, struct text_buffer *out)
{
    char file[512];
    const struct import_report *report = page->report;
    struct text_buffer line = {0};

    gate_show(page->file, strlen(page->file), file, sizeof file);
    const struct say_value values[] = {{"file", file}, {"kind", source_file_said(report->source)}};

    say_format(&line, _("{file} : {kind}"), values, 2);
    if (page->left)
        buffer_add(&line, _(" — pas pris"));
    else if (page->dry)
        buffer_add(&line, _(" — essai, rien n’a été écrit"));
    else if (!report->added && !report->changed && !report->removed)
        buffer_add(&line, _(" — rien n’a changé"));
    report_wrap(out, 0, HANG, "", buffer_text(&line));
    buffer_finish(&line);
}

void intake_page_write(const struct intake_page *page, struct text_buffer *out)
{
    add_title(page, out);
    add_counts(page->report, out);
    add_aside(page->report, out);
    add_reasons(page, true, _("Refusées : ces fiches ne sont pas dans l’annuaire"), out);
    add_reasons(page, false, _("Réserves : ce qui a été réparé, ou laissé de côté"), out);
}
