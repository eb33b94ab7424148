/* What the verification of a pack found, told to the person who writes its sheets: sentences with
 * the labels they chose, the line of the sheet, and what to do. The words are those of a front desk
 * (situation, porte, opérateur), never those of the verifier.
 */
#ifndef DP_FORMS_REPORT_REPORT_H
#define DP_FORMS_REPORT_REPORT_H

#include "locale/text/buffer.h"
#include "model/verify/verify.h"

struct report_line {
    const struct verify_finding *finding;
    const char *code;  /* stable, for programs: "dead_end" */
    const char *title; /* heads the findings of this kind, already said */
    char *said;        /* whole sentences */
    char *advice;      /* what to do, "" when nothing */
    bool twin;         /* the same as a line above, for other days or the other door: said there */
    struct period period; /* the days and doors of this line and of its twins */
    unsigned doors;
    const char *sheet; /* the sheet to open, "" when no line is at fault */
    unsigned row;      /* and its line, 0 likewise */
};

struct report;

/* The sentences are in `language`, as the desk's own are (say_switch()). The pack and the
 * verification must outlive the report. */
struct report *report_create(const struct pack *pack, const struct verification *verification,
                             const char *language);
void report_destroy(struct report *report); /* accepts NULL */

/* One line a finding, in the verification's order. */
size_t report_line_count(const struct report *report);
const struct report_line *report_line(const struct report *report, size_t index);

/* « 885 situations distinctes, 102 sans aucune porte », with the days before it. */
void report_slice(const struct verify_slice *slice, struct text_buffer *out);

/* « du 01/01/2026 au 30/06/2026 »; « à partir du… », « jusqu’au… », « à toute date » when open. */
void report_period(const struct period *period, struct text_buffer *out);

/* The whole report as a page: its title, a heading for each period, one for each kind of finding,
 * and the summary. */
void report_write(const struct report *report, struct text_buffer *out);

/* The page above its findings: what was verified. */
const struct pack *report_pack(const struct report *report);
const struct verification *report_verification(const struct report *report);
const char *report_language(const struct report *report);

/* Why it may not be used, on one line: the worst finding, with how many situations and some of
 * them, and the command that tells the rest, `pack check` CHECK. Nothing when it may. */
void report_refusal(const struct report *report, const char *check, struct text_buffer *out);

/* One line: how much there is to do, and whether the pack may be used. */
void report_summary(const struct report *report, struct text_buffer *out);

#endif
