/* The pack of a region: another one, and what the region changes in it. */
#include "tui/command/commands.h"

#include "locale/say/say.h"
#include "locale/text/buffer.h"
#include "model/pack/assemble.h"
#include "model/pack/catalogue.h"
#include "tui/command/call.h"

static int refuse_missing(struct command_call *call, const char *word)
{
    struct text_buffer usage = {0};

    call_usage_line(call->command, &usage);
    int status = call_refuse_usage(call, USAGE_WORD_MISSING, word, NULL, buffer_text(&usage));

    buffer_finish(&usage);
    return status;
}

/* The pack to start from, when it is not on the command line. */
static const char *base_of(struct command_call *call, char *named, size_t size, int *status)
{
    if (call->word_count == 2)
        return call->words[0];
    pack_overlay_base(call->words[0], named, size);
    if (named[0])
        return named;
    *status = refuse_missing(call, _("BASE"));
    return NULL;
}

static int run(struct command_call *call)
{
    char named[CATALOGUE_ID_SIZE], folder[PATH_MAX];
    const char *overlay = call->words[call->word_count - 1], *output = call_option(call, "output");
    int status = EXIT_DONE;
    const char *base = base_of(call, named, sizeof named, &status);

    if (!base)
        return status;
    if (!output)
        return refuse_missing(call, "--output");
    struct fault_list *faults = fault_list_create();

    if (catalogue_folder(base, folder, faults))
        pack_assemble(folder, overlay, output, ASSEMBLE_NEW, faults);
    status = call_refuse_all(call, faults);
    fault_list_destroy(faults);
    return status;
}

static const struct option_row options[] = {
    {.name = "output",
     .value = N_("DOSSIER"),
     .help = N_("où écrire le jeu assemblé, qui n’y est pas encore")},
};

const struct command command_pack_assemble = {
    .name = "pack assemble",
    .summary =
        N_("le jeu de règles d’une région : un socle, et ce qu’elle y change (dossiers ou .ods)"),
    .usage = N_("[BASE] CHANGEMENTS --output DOSSIER"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 2,
    .run = run,
};
