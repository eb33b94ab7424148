/* Whether a pack may be put to use: every fault of its sheets, then everything that its
 * verification finds, in sentences. Opens no database and creates nothing.
 */
#include "tui/command/commands.h"

#include <stdio.h>

#include "forms/report/report.h"
#include "forms/report/wrap.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "tui/command/call.h"
#include "tui/command/report_json.h"

enum { MARGIN = 3, HANG = 2 };

/* ------------------------------------------------------------------------------- reading */

/* A sheet is at fault, rather than the name that was given. */
static bool is_of_sheets(const struct fault_list *faults)
{
    const struct fault *first = fault_list_at(faults, 0);

    return first && first->code != FAULT_PACK_UNKNOWN && fault_exit(first->code) <= EXIT_INPUT &&
           (first->code != FAULT_FILE_MISSING || fault_list_count(faults) > 1);
}

static size_t count_refused(const struct fault_list *faults)
{
    size_t refused = 0;

    for (size_t i = 0; i < fault_list_count(faults); i++)
        refused += fault_exit(fault_list_at(faults, i)->code) > EXIT_WARNED;
    return refused;
}

static void say_refused(const struct fault_list *faults, struct text_buffer *out)
{
    size_t refused = count_refused(faults);

    buffer_addf(out, say_n("%zu faute à corriger", "%zu fautes à corriger", refused), refused);
    buffer_add(out, _(" : ce jeu de règles ne peut pas être activé."));
}

static void add_faults(const struct fault_list *faults, struct text_buffer *out)
{
    for (size_t i = 0; i < fault_list_count(faults); i++) {
        struct text_buffer sentence = {0};

        speak_fault(&sentence, fault_list_at(faults, i));
        report_wrap(out, MARGIN, HANG, "", buffer_text(&sentence));
        buffer_finish(&sentence);
    }
}

/* ------------------------------------------------------------------------------- text */

static void print_text(const struct fault_list *faults, const struct report *report)
{
    struct text_buffer out = {0};

    if (fault_list_count(faults)) {
        buffer_addf(&out, "== %s (%zu)\n", _("Lecture des feuilles"), fault_list_count(faults));
        add_faults(faults, &out);
        buffer_add(&out, "\n");
    }
    if (report)
        report_write(report, &out);
    else
        say_refused(faults, &out);
    fputs(buffer_text(&out), stdout);
    if (!report)
        putchar('\n');
    buffer_finish(&out);
}

/* ------------------------------------------------------------------------------- JSON */

static void add_reading(struct json_page *page, const struct fault_list *faults)
{
    json_open(page, "reading", '[');
    for (size_t i = 0; i < fault_list_count(faults); i++) {
        const struct fault *fault = fault_list_at(faults, i);
        struct text_buffer said = {0};

        speak_fault(&said, fault);
        json_open(page, NULL, '{');
        json_text(page, "severity",
                  fault_exit(fault->code) > EXIT_WARNED ? "refused" : "information");
        json_text(page, "said", buffer_text(&said));
        json_text(page, "file", fault->file);
        json_number(page, "row", fault->row);
        json_number(page, "column", fault->column);
        json_close(page, '}');
        buffer_finish(&said);
    }
    json_close(page, ']');
}

static void add_periods(struct json_page *page, const struct verification *verification)
{
    json_open(page, "periods", '[');
    for (size_t i = 0; i < verification_slice_count(verification); i++) {
        const struct verify_slice *slice = verification_slice(verification, i);

        json_open(page, NULL, '{');
        json_period(page, &slice->period);
        json_number(page, "door", slice->door == DOOR_2 ? 2 : 1);
        json_count(page, "situations", slice->situations);
        json_count(page, "uncovered", slice->uncovered);
        json_count(page, "net_only", slice->net_only);
        json_close(page, '}');
    }
    json_close(page, ']');
}

static void add_verified(struct json_page *page, const struct report *report)
{
    const struct pack *pack = report_pack(report);

    json_text(page, "pack", pack->id);
    json_text(page, "version", pack->version);
    json_text(page, "hash", pack->hash);
    add_periods(page, report_verification(report));
    json_open(page, "findings", '[');
    for (size_t i = 0; i < report_line_count(report); i++)
        json_finding(page, pack, report_line(report, i));
    json_close(page, ']');
}

static void print_json(const struct fault_list *faults, const struct report *report, int status)
{
    static const char *const verdicts[] = {
        [EXIT_DONE] = "clean", [EXIT_WARNED] = "warnings", [EXIT_INPUT] = "refused"};
    struct json_page page = {0};
    struct text_buffer summary = {0};

    if (report)
        report_summary(report, &summary);
    else
        say_refused(faults, &summary);
    json_open(&page, NULL, '{');
    json_text(&page, "verdict", verdicts[status]);
    json_truth(&page, "may_be_used", status != EXIT_INPUT);
    json_text(&page, "summary", buffer_text(&summary));
    add_reading(&page, faults);
    if (report)
        add_verified(&page, report);
    json_close(&page, '}');
    json_print(&page);
    buffer_finish(&summary);
}

/* ------------------------------------------------------------------------------- the check */

static int status_of(const struct fault_list *faults, const struct verification *verification)
{
    if (!verification || verification_severity_count(verification, VERIFY_REFUSED))
        return EXIT_INPUT;
    return fault_list_count(faults) || verification_severity_count(verification, VERIFY_WARNING)
               ? EXIT_WARNED
               : EXIT_DONE;
}

static int tell(struct command_call *call, const struct fault_list *faults)
{
    struct verification *verification = call->pack ? verify_pack(call->pack, NULL) : NULL;
    struct report *report =
        verification ? report_create(call->pack, verification, call->language) : NULL;
    int status = status_of(faults, verification);

    if (call->format == FORMAT_JSON)
        print_json(faults, report, status);
    else
        print_text(faults, report);
    report_destroy(report);
    verification_destroy(verification);
    return status;
}

static int run(struct command_call *call)
{
    struct fault_list *faults = fault_list_create();
    int status;

    call->pack = call_read_pack(call->words[0], faults);
    if (call->pack || is_of_sheets(faults))
        status = tell(call, faults);
    else
        status = call_refuse_all(call, faults);
    fault_list_destroy(faults);
    return status;
}

static const struct option_row options[] = {OPTION_FORMAT_TREE};

const struct command command_pack_check = {
    .name = "pack check",
    .summary = N_("ce qui empêche d’activer un jeu de règles, et ce qui est à revoir"),
    .usage = N_("NOM|DOSSIER|CLASSEUR.ods"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
