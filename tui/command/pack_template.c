/* A workbook to start a pack from, with its instructions inside. */
#include "tui/command/commands.h"

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/buffer.h"
#include "model/pack/pack.h"
#include "model/pack/template.h"
#include "tui/command/call.h"

static int refuse_name(struct command_call *call, const char *path)
{
    struct text_buffer usage = {0};

    call_usage_line(call->command, &usage);
    int status = call_refuse_usage(call, USAGE_ARGUMENT, path, NULL, buffer_text(&usage));

    buffer_finish(&usage);
    return status;
}

static int run(struct command_call *call)
{
    const char *path = call->words[0];
    struct say_value file = {"file", path};
    struct text_buffer told = {0};
    struct fault fault = {0};

    if (!pack_is_workbook(path))
        return refuse_name(call, path);
    if (!pack_template_write(path, &fault))
        return call_refuse(call, &fault);
    say_format(&told,
               _("Le modèle est dans {file}\u00a0: ouvrez-le avec un tableur, sa première feuille "
                 "explique tout."),
               &file, 1);
    call_told(call, buffer_text(&told));
    buffer_finish(&told);
    return EXIT_DONE;
}

const struct command command_pack_template = {
    .name = "pack template",
    .summary = N_("un classeur .ods pour écrire ses propres règles, mode d’emploi compris"),
    .usage = N_("FICHIER.ods"),
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
