/* An act taken back, with the reason; it stays known, cancelled. */
#include "tui/command/commands.h"

#include "locale/say/say.h"
#include "model/act/event.h"
#include "tui/command/call_act.h"
#include "tui/command/listing.h"

static int run(struct command_call *call)
{
    char reason[ACT_DETAIL_SIZE];
    struct text_buffer usage = {0};
    struct act act;
    struct fault fault;
    int status = EXIT_DONE;

    if (!call_text(call, "reason", reason, sizeof reason, &status))
        return status;
    if (!reason[0]) {
        call_usage_line(call->command, &usage);
        buffer_add(&usage, _(" --reason TEXTE"));
        status =
            call_refuse_usage(call, USAGE_WORD_MISSING, _("la raison"), NULL, buffer_text(&usage));
        buffer_finish(&usage);
        return status;
    }
    if (!call_act(call, STORE_EXISTING, &act, &status))
        return status;
    if (!act_cancel(call->store, act.reference, reason, "", &fault))
        return call_refuse(call, &fault);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    {.name = "reason", .value = N_("TEXTE"), .help = N_("pourquoi, en quelques mots")},
    OPTION_DB,
};

const struct command command_act_cancel = {
    .name = "act cancel",
    .summary = N_("annuler un acte, avec la raison"),
    .usage = N_("RÉFÉRENCE"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
