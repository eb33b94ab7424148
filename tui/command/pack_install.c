/* Bring a pack to the desk, once it is sure that it leaves nobody without a door; go back. */
#include "tui/command/commands.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "forms/report/report.h"
#include "locale/say/say.h"
#include "locale/text/buffer.h"
#include "model/base/data_path.h"
#include "model/pack/install.h"
#include "model/verify/use.h"
#include "tui/command/call.h"

/* What is said of a pack that is refused: it is gone when the command speaks. */
struct refusal {
    const struct command_call *call;
    char check[PATH_MAX + 8]; /* what `pack check` is given */
    struct text_buffer said;
};

/* A folder without « / » would be a name (see catalogue_folder()). */
static void name_check(struct refusal *refusal, const char *source, const char *back)
{
    const char *here = back || strchr(source, '/') || pack_is_workbook(source) ? "" : "./";

    snprintf(refusal->check, sizeof refusal->check, "%s%s%s", here, back ? back : source,
             back ? CATALOGUE_PREVIOUS : "");
}

/* No dead end, no third door, and proved: without exception. */
static bool accept(const struct pack *pack, void *context)
{
    struct refusal *refusal = context;

    if (pack_may_be_used(NULL, pack, NULL)) /* as it was written to the disk, once more */
        return true;
    struct verification *verification = verify_pack(pack, NULL);
    struct report *report = report_create(pack, verification, refusal->call->language);

    report_refusal(report, refusal->check, &refusal->said);
    report_destroy(report);
    verification_destroy(verification);
    return false;
}

static void tell_result(const struct command_call *call, const struct install_result *result)
{
    struct text_buffer sentence = {0};

    printf("%s\n", result->id);
    if (result->same)
        buffer_addf(&sentence, _("cette édition de %s était déjà en place."), result->id);
    else if (result->original)
        buffer_addf(&sentence, _("%s est de nouveau celui du programme."), result->id);
    else if (result->kept)
        buffer_addf(&sentence,
                    _("l’édition précédente est gardée ; pour y revenir : deuxportes pack "
                      "install --return %s"),
                    result->id);
    if (sentence.length)
        call_told(call, buffer_text(&sentence));
    buffer_finish(&sentence);
}

static int refuse_words(struct command_call *call)
{
    struct text_buffer usage = {0};

    call_usage_line(call->command, &usage);
    int status =
        call->word_count
            ? call_refuse_usage(call, USAGE_ARGUMENT, call->words[0], NULL, buffer_text(&usage))
            : call_refuse_usage(call, USAGE_WORD_MISSING, _("DOSSIER|CLASSEUR.ods"), NULL,
                                buffer_text(&usage));

    buffer_finish(&usage);
    return status;
}

static int run(struct command_call *call)
{
    char packs[PATH_MAX];
    const char *back = call_option(call, "return");
    struct refusal refusal = {.call = call};
    struct install_request request = {.packs = packs, .accept = accept, .context = &refusal};
    struct install_result result;

    if ((back != NULL) == (call->word_count > 0))
        return refuse_words(call);
    data_path_own_packs(packs, sizeof packs);
    request.source = call->words[0];
    name_check(&refusal, request.source, back);
    request.id = back ? back : call_option(call, "force-name");
    struct fault_list *faults = fault_list_create();
    bool done = back ? pack_install_return(&request, &result, faults)
                     : pack_install(&request, &result, faults);
    int status = call_refuse_all(call, faults);

    if (done)
        tell_result(call, &result);
    else if (refusal.said.length)
        call_told(call, buffer_text(&refusal.said));
    buffer_finish(&refusal.said);
    fault_list_destroy(faults);
    return status;
}

static const struct option_row options[] = {
    {.name = "return", .value = N_("NOM"), .help = N_("revenir à l’édition précédente de ce jeu")},
    {.name = "force-name",
     .value = N_("NOM"),
     .help = N_("l’installer sous un autre nom que le sien")},
    OPTION_DB,
};

const struct command command_pack_install = {
    .name = "pack install",
    .summary = N_("installe un jeu de règles vérifié, et garde le précédent"),
    .usage = N_("DOSSIER|CLASSEUR.ods"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_most = 1,
    .run = run,
};
