#include "tui/command/point_report.h"

#include <ctype.h>
#include <stdio.h>

#include "forms/intake/reasons.h"

static void add_remark(struct json_page *page, const struct import_remark *remark)
{
    const char *column = reason_column(remark->kind, remark->field);

    json_open(page, NULL, '{');
    json_number(page, "at", (long long)remark->at);
    json_text(page, "column", column[0] ? column : NULL);
    json_text(page, "value", remark->value);
    json_text(page, "id", remark->id[0] ? remark->id : NULL);
    json_close(page, '}');
}

static void add_reason(struct json_page *page, const struct import_report *report,
                       enum intake_reason reason)
{
    unsigned long count = report->by_reason[reason];

    json_open(page, NULL, '{');
    json_text(page, "code", reason_code(reason));
    json_truth(page, "refused", intake_refuses(reason));
    json_number(page, "count", (long long)count);
    json_text(page, "said", reason_text(reason));
    json_text(page, "remedy", reason_remedy(reason));
    json_open(page, "first", '[');
    for (size_t i = 0; i < count && i < IMPORT_REMARKS_EACH; i++)
        add_remark(page, &report->remarks[reason][i]);
    json_close(page, ']');
    json_close(page, '}');
}

void point_report_json(struct json_page *page, const struct intake_page *report)
{
    static const char *const sources[] = {
        [INTAKE_UNKNOWN] = "unknown",
        [INTAKE_INCLUSION_STRUCTURES] = "data-inclusion structures",
        [INTAKE_INCLUSION_SERVICES] = "data-inclusion services",
        [INTAKE_DILA] = "dila",
        [INTAKE_EDUCATION] = "education",
        [INTAKE_OWN] = "local",
    };
    struct intake_count counts[INTAKE_COUNTS];

    intake_counts(report->report, counts);
    json_open(page, NULL, '{');
    json_text(page, "file", report->file);
    json_text(page, "source", sources[report->report->source]);
    json_truth(page, "written", !report->dry && !report->left);
    for (size_t i = 0; i < INTAKE_COUNTS; i++)
        json_number(page, counts[i].key, (long long)counts[i].count);
    json_number(page, "other_type", (long long)report->report->aside);
    json_open(page, "reasons", '[');
    for (int i = INTAKE_TAKEN + 1; i < INTAKE_REASONS; i++)
        if (report->report->by_reason[i])
            add_reason(page, report->report, (enum intake_reason)i);
    json_close(page, ']');
    json_close(page, '}');
}

bool point_file_has_rows(const char *path)
{
    FILE *file = fopen(path, "rbe");
    int first = ' ';

    if (!file)
        return true;
    while (first != EOF && (isspace(first) || first == 0xEF || first == 0xBB || first == 0xBF))
        first = fgetc(file);
    fclose(file);
    return first != '[' && first != '{';
}
