/* A sheet to write one's own points in, with its instructions inside. */
#include "tui/command/commands.h"

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "model/directory/template.h"
#include "tui/command/call.h"

static int run(struct command_call *call)
{
    const char *path = call->words[0];
    struct say_value file = {"file", path};
    struct text_buffer told = {0};
    struct fault fault = {0};

    if (!directory_template_write(path, &fault))
        return call_refuse(call, &fault);
    say_format(&told,
               _("Le modèle est dans {file} : ouvrez-le avec un tableur, gardez tout au format "
                 "texte, une ligne par lieu ; puis deuxportes point import {file}."),
               &file, 1);
    call_told(call, buffer_text(&told));
    buffer_finish(&told);
    return EXIT_DONE;
}

const struct command command_point_template = {
    .name = "point template",
    .summary = N_("une feuille pour écrire ses propres lieux, mode d’emploi compris"),
    .usage = N_("FICHIER.csv"),
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
