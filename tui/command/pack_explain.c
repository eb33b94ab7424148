/* Why these doors for these answers, and why not that one: for whoever owns the rules. Opens no
 * database and creates nothing.
 */
#include "tui/command/commands.h"

#include <stdint.h>

#include "locale/say/say.h"
#include "tui/command/answers.h"
#include "tui/command/explain_page.h"

static int tell(struct command_call *call, const struct conversation *conversation,
                const struct triage_at *at, int absent)
{
    struct explained explained = {
        .call = call, .conversation = conversation, .at = at, .absent = absent};
    struct fault fault;

    explained.count =
        triage_proposals(conversation_pack(conversation), conversation_situation(conversation), at,
                         explained.proposals, TRIAGE_MOST);
    if (call->format == FORMAT_JSON)
        explain_print_json(&explained);
    else
        explain_print_text(&explained);
    if (explained.count)
        return EXIT_DONE;
    fault_set(&fault, FAULT_NO_DOOR);
    return call_refuse(call, &fault);
}

static int run(struct command_call *call)
{
    struct triage_at at;
    int status = EXIT_DONE, absent;
    const struct pack *pack = circumstances_read(call, call_take_word(call), &at, &status);

    if (!pack || !circumstances_network(call, "why-not", pack, &absent, &status))
        return status;
    struct conversation *conversation = answers_read(call, pack, &status);

    if (!conversation)
        return status;
    status = tell(call, conversation, &at, absent);
    conversation_destroy(conversation);
    return status;
}

static const struct option_row options[] = {
    OPTIONS_CIRCUMSTANCES,
    {.name = "why-not", .value = N_("CODE"), .help = N_("dire ce qui écarte ce réseau")},
    OPTION_FORMAT_TREE,
};

const struct command command_pack_explain = {
    .name = "pack explain",
    .summary = N_("pourquoi ces portes pour ces réponses, règle par règle"),
    .usage = N_("NOM|DOSSIER|CLASSEUR.ods question=valeur…"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = SIZE_MAX,
    .notices_are_fine = true,
    .run = run,
};
