/* The desk itself, what deuxportes opens without a command. */
#include <unistd.h>

#include "locale/say/say.h"
#include "tui/command/call.h"
#include "tui/command/commands.h"
#include "tui/desk/start.h"

static const struct option_row options[] = {
    {.name = "demo", .help = N_("poste fictif, effacé en quittant")},
    OPTION_DB,
    OPTION_PACK,
};

static int run(struct command_call *call)
{
    const struct desk_setup setup = {
        .db = call_store_path(call),
        .demonstration = call_switch(call, "demo"),
        .pack = call_option(call, "pack"),
        .language = call->language_given ? call->language : NULL, /* else the setting */
        .in_fd = STDIN_FILENO,
        .out_fd = STDOUT_FILENO,
    };
    return desk_run(&setup);
}

const struct command command_desk = {
    .name = "desk",
    .summary = N_("ouvrir le poste d’accueil ; c’est aussi ce que fait deuxportes tout court"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
