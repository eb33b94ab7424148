/* What an import did, told to the coordinator who runs it: how many records came, changed and went;
 * then for each reason why some were refused or mended, what to do and the first ones, each where
 * it stands in the file.
 */
#ifndef DP_FORMS_INTAKE_REPORT_H
#define DP_FORMS_INTAKE_REPORT_H

#include "locale/text/buffer.h"
#include "model/directory/import.h"

struct intake_page {
    const char *file; /* as people call it */
    bool rows;        /* a sheet: records are at a « ligne », otherwise at a « fiche » */
    bool dry;         /* asked to write nothing */
    bool left;        /* not one record could be taken: nothing was written */
    const struct import_report *report;
};

/* Counts of the report, in the order they are told. */
struct intake_count {
    const char *key;   /* for programs: "added" */
    const char *label; /* already said */
    unsigned long count;
    bool always; /* told when there are none, too */
};
enum { INTAKE_COUNTS = 9 };
void intake_counts(const struct import_report *report, struct intake_count out[INTAKE_COUNTS]);

/* Whether anything in the file deserves a look. */
bool intake_warned(const struct import_report *report);

/* The page, lines of REPORT_COLUMNS at most (forms/report/wrap.h); adds to *out. */
void intake_page_write(const struct intake_page *page, struct text_buffer *out);

/* « ligne 4, code_postal : « 8000 » (dora--1234) »; adds to *out, safe on any terminal. */
void intake_remark_say(const struct import_remark *remark, bool rows, struct text_buffer *out);

#endif
