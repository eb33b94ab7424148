/* Lay a file of others over the territory, or give a pack its bassins; say what it changed. */
#include "tui/command/commands.h"

#include <limits.h>
#include <string.h>

#include "forms/report/report.h"
#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/say.h"
#include "model/base/data_path.h"
#include "model/pack/catalogue.h"
#include "model/territory/basins.h"
#include "model/verify/use.h"
#include "tui/command/listing.h"
#include "tui/command/territory_words.h"

enum { URL_SIZE = 256 };

/* Packs are written in their default language: what goes into their notes is French. */
#define NOTE_MARK "Bassins importés :"

/* ------------------------------------------------------------------------------- report */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void add_number(struct record_page *page, const char *key, const char *label,
                       unsigned long number)
{
    struct text_buffer text = {0};

    buffer_addf(&text, "%lu", number);
    record_page_add(page, key, label, buffer_text(&text));
    buffer_finish(&text);
}

static void show(const struct command_call *call, const struct territory_report *report)
{
    struct record_page *page = record_page_open(call);

    record_page_add(page, "file", _("Fichier"), base_name(call->words[0]));
    record_page_add(page, "kind", _("Contenu"), territory_words_file(report->kind));
    add_number(page, "rows", _("Lignes"), report->rows);
    add_number(page, "added", _("Ajoutés"), report->added);
    add_number(page, "changed", _("Changés"), report->changed);
    add_number(page, "same", _("Inchangés"), report->same);
    add_number(page, "removed", _("Retirés"), report->removed);
    add_number(page, "refused", _("Lignes refusées"), report->refused);
    add_number(page, "mended", _("Cellules corrigées"), report->mended);
    record_page_close(page);
}

/* A code made of a name is the usual thing: no warning. */
static void say_remark(struct command_call *call, enum territory_reason reason,
                       const char *sentence)
{
    if (reason == TERRITORY_CODE_MADE)
        call_told(call, sentence);
    else
        call_notice(call, sentence);
}

static void tell_reason(struct command_call *call, const struct territory_report *report,
                        enum territory_reason reason)
{
    unsigned long count = report->by_reason[reason];
    struct text_buffer sentence = {0};

    for (unsigned long i = 0; i < count && i < TERRITORY_REMARKS_MOST; i++) {
        buffer_clear(&sentence);
        territory_words_remark(reason, base_name(call->words[0]), &report->remarks[reason][i],
                               &sentence);
        say_remark(call, reason, buffer_text(&sentence));
    }
    if (count > TERRITORY_REMARKS_MOST) {
        buffer_clear(&sentence);
        territory_words_others(reason, count - TERRITORY_REMARKS_MOST, &sentence);
        say_remark(call, reason, buffer_text(&sentence));
    }
    buffer_finish(&sentence);
}

/* Places that the edition before knew and this one does not name. */
static void tell_removed(struct command_call *call, const struct territory_report *report)
{
    struct text_buffer sentence = {0}, number = {0};

    if (!report->removed)
        return;
    number_write(&number, (long long)report->removed);
    const struct say_value value = {"count", buffer_text(&number)};

    say_format(&sentence,
               say_n("{count} lieu que l’édition précédente connaissait n’est plus dans celle-ci.",
                     "{count} lieux que l’édition précédente connaissait ne sont plus dans "
                     "celle-ci.",
                     report->removed),
               &value, 1);
    call_notice(call, buffer_text(&sentence));
    buffer_finish(&sentence);
    buffer_finish(&number);
}

static void tell(struct command_call *call, const struct territory_report *report, bool done)
{
    for (int reason = 0; reason < TERRITORY_REASONS; reason++)
        tell_reason(call, report, (enum territory_reason)reason);
    if (!done)
        return;
    tell_removed(call, report);
    if (report->previous_damaged)
        call_notice(call, _("ce qui était importé avant était abîmé : importez de nouveau les "
                            "autres fichiers du territoire."));
    if (call_switch(call, "dry-run"))
        call_told(call, _("à blanc : rien n’a été écrit."));
    else if (report->nothing_new)
        call_told(call, _("cette édition était déjà en place."));
}

/* ------------------------------------------------------------------------------- bassins */

/* As `pack install` says it: who would find no door. */
struct refusal {
    const struct command_call *call;
    struct text_buffer said;
};

static bool accept(const struct pack *pack, void *context)
{
    struct refusal *refusal = context;

    if (pack_may_be_used(NULL, pack, NULL))
        return true;
    struct verification *verification = verify_pack(pack, NULL);
    struct report *report = report_create(pack, verification, refusal->call->language);

    report_refusal(report, pack->id, &refusal->said);
    report_destroy(report);
    verification_destroy(verification);
    return false;
}

static void write_note(const struct command_call *call, const char *url, struct text_buffer *out)
{
    char date[11];

    territory_file_date(call->words[0], date);
    buffer_addf(out, NOTE_MARK " %s, %s", base_name(call->words[0]), date);
    if (url[0])
        buffer_addf(out, ", %s", url);
    buffer_add(out, ".");
}

static void tell_installed(const struct command_call *call, const struct install_result *result)
{
    struct text_buffer sentence = {0};

    if (result->same)
        buffer_addf(&sentence, _("cette édition de %s était déjà en place."), result->id);
    else if (result->kept)
        buffer_addf(&sentence,
                    _("l’édition précédente est gardée ; pour y revenir : deuxportes pack "
                      "install --return %s"),
                    result->id);
    else
        buffer_addf(&sentence,
                    _("les règles %s de ce poste ont ces bassins ; pour revenir à celles du "
                      "programme : deuxportes pack install --return %s"),
                    result->id, result->id);
    call_told(call, buffer_text(&sentence));
    buffer_finish(&sentence);
}

static bool import_basins(struct command_call *call, const struct territory *territory,
                          const char *url, struct territory_report *report,
                          struct fault_list *faults)
{
    char packs[PATH_MAX], folder[PATH_MAX];
    struct refusal refusal = {.call = call};
    struct install_result result = {.same = false};
    struct text_buffer note = {0};
    struct basins_order order = {
        .path = call->words[0],
        .pack = folder,
        .mark = NOTE_MARK,
        .dry = call_switch(call, "dry-run"),
        .install = {.packs = packs, .accept = accept, .context = &refusal}};
    bool done = false;

    data_path_own_packs(packs, sizeof packs);
    write_note(call, url, &note);
    order.note = buffer_text(&note);
    if (catalogue_folder(call_option(call, "pack"), folder, faults))
        done = basins_import(&order, territory, report, &result, faults);
    if (refusal.said.length)
        call_told(call, buffer_text(&refusal.said));
    if (done && !order.dry)
        tell_installed(call, &result);
    buffer_finish(&refusal.said);
    buffer_finish(&note);
    return done;
}

/* ------------------------------------------------------------------------------- running */

static bool import_layers(struct command_call *call, const struct territory *territory,
                          const char *url, struct territory_report *report,
                          struct fault_list *faults)
{
    char path[PATH_MAX];
    struct territory_order order = {
        .path = call->words[0], .url = url, .overlay = path, .dry = call_switch(call, "dry-run")};

    data_path_own_territory(path, sizeof path);
    return territory_import(&order, territory, report, faults);
}

static int refuse_no_pack(struct command_call *call)
{
    struct text_buffer usage = {0};

    call_usage_line(call->command, &usage);
    int status = call_refuse_usage(call, USAGE_WORD_MISSING, "--pack", NULL, buffer_text(&usage));

    buffer_finish(&usage);
    return status;
}

static int run(struct command_call *call)
{
    char url[URL_SIZE];
    struct fault fault;
    int status = EXIT_DONE;
    struct territory_report report = {.kind = TERRITORY_UNKNOWN};
    const struct territory *territory = call_territory(call, &fault);

    if (!territory)
        return call_refuse(call, &fault);
    if (!call_text(call, "url", url, sizeof url, &status))
        return status;
    struct fault_list *faults = fault_list_create();
    bool done = call_option(call, "pack") ? import_basins(call, territory, url, &report, faults)
                                          : import_layers(call, territory, url, &report, faults);

    tell(call, &report, done);
    if (!done && report.kind == TERRITORY_BASINS && !call_option(call, "pack"))
        status = refuse_no_pack(call);
    else
        status = call_refuse_all(call, faults);
    fault_list_destroy(faults);
    if (done)
        show(call, &report);
    return status;
}

static const struct option_row options[] = {
    {.name = "url",
     .value = N_("ADRESSE"),
     .help = N_("d’où vient le fichier : gardé et montré, comme sa licence le demande")},
    {.name = "dry-run", .help = N_("lire, comparer et dire, sans rien écrire")},
    {.name = "pack",
     .value = N_("NOM"),
     .help = N_("le jeu de règles à qui donner des bassins (colonnes commune ou departement, et "
                "bassin)")},
    OPTION_DB,
    OPTION_FORMAT,
};

const struct command command_territory_import = {
    .name = "territory import",
    .summary = N_("précise le territoire : coordonnées de La Poste, zones d’emploi, bassins"),
    .usage = N_("FICHIER.csv"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
