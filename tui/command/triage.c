/* Which doors fit these answers: the same rules as the desk, without a desk. Creates nothing, and
 * needs no database; points come from the directory when there is one.
 */
#include "tui/command/commands.h"

#include <stdint.h>

#include "forms/explain/explain.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "tui/command/answers.h"
#include "tui/command/circumstances.h"
#include "tui/command/listing.h"
#include "tui/command/points.h"

/* ------------------------------------------------------------------------------- the result */

static const struct listing_column columns[] = {
    {.name = "rank", .number = true},
    {.name = "network", .where = IN_TSV | IN_JSON},
    {.name = "name", .where = IN_TEXT | IN_JSON},
    {.name = "level"},
    {.name = "rule"},
    POINT_COLUMNS,
    {.name = "mode", .where = IN_JSON},
    {.name = "reason"},
};

/* Built from the answers; what a row that tests nothing says for itself otherwise. */
static void add_reason(struct listing *listing, const struct conversation *conversation,
                       const struct proposal *proposal, const char *language)
{
    const struct pack *pack = conversation_pack(conversation);
    struct text_buffer reason = {0};

    explain_because(conversation, proposal->rule, language, &reason);
    if (!reason.length)
        buffer_add(&reason, pack_say(pack, &pack->rules[proposal->rule].why, language));
    listing_add(listing, reason.length ? buffer_text(&reason) : NULL);
    buffer_finish(&reason);
}

/* Where: the best point, unless the answer is given here. */
static void add_point(struct listing *listing, const struct conversation *conversation,
                      const struct proposal *proposal, const struct points *points)
{
    const struct pack *pack = conversation_pack(conversation);
    struct offer best;
    bool found = proposal->mode != MODE_HERE &&
                 points_best(points, conversation, pack->networks[proposal->network].code, &best);

    points_add(listing, found ? &best : NULL);
}

static void add_proposal(struct listing *listing, const struct conversation *conversation,
                         const struct proposal *proposal, const struct points *points,
                         const struct command_call *call)
{
    static const char *const levels[] = {[LEVEL_NONE] = "-", [LEVEL_2] = "2", [LEVEL_3] = "3"};
    static const char *const modes[] = {
        [MODE_HERE] = "ici", [MODE_REFERRAL] = "orientation", [MODE_HANDOVER] = "mise_en_relation"};
    const struct pack *pack = conversation_pack(conversation);

    listing_add(listing, pack->networks[proposal->network].code);
    listing_add(listing, pack_network_name(pack, proposal->network, call->language));
    listing_add(listing, levels[proposal->level]);
    listing_add(listing, pack->rules[proposal->rule].id);
    add_point(listing, conversation, proposal, points);
    listing_add(listing, modes[proposal->mode]);
    add_reason(listing, conversation, proposal, call->language);
}

static int propose(struct command_call *call, const struct conversation *conversation,
                   const struct triage_at *at)
{
    struct proposal proposals[TRIAGE_MOST];
    size_t count =
        triage_proposals(conversation_pack(conversation), conversation_situation(conversation), at,
                         proposals, TRIAGE_MOST);
    struct fault fault;

    if (!count) {
        fault_set(&fault, FAULT_NO_DOOR);
        return call_refuse(call, &fault);
    }
    struct listing *listing = listing_open(call, columns, sizeof columns / sizeof *columns);
    struct points points;

    points_open(call, &points);
    for (size_t i = 0; i < count; i++) {
        listing_add_number(listing, (long long)i + 1);
        add_proposal(listing, conversation, &proposals[i], &points, call);
    }
    points_close(&points);
    listing_close(listing);
    return EXIT_DONE;
}

/* A coordinator tries the rules that are being written: they answer, and what they lack is said. */
static void tell_refused(struct command_call *call)
{
    struct text_buffer sentence = {0};
    struct fault fault;

    if (call_pack_may_be_used(call, &fault))
        return;
    const struct say_value values[] = {{"jeu", fault.word}, {"nom", fault.hint}};

    say_format(&sentence,
               _("un poste refuserait le jeu de règles {jeu} : il laisserait des personnes sans "
                 "porte, ou leur en ferait pousser une troisième. Pour voir lesquelles : "
                 "deuxportes pack check {nom}"),
               values, 2);
    call_told(call, buffer_text(&sentence));
    buffer_finish(&sentence);
}

static int run(struct command_call *call)
{
    struct triage_at at;
    int status = EXIT_DONE;
    const struct pack *pack = circumstances_read(call, call_option(call, "pack"), &at, &status);

    if (!pack)
        return status;
    struct conversation *conversation = answers_read(call, pack, &status);

    if (!conversation)
        return status;
    tell_refused(call);
    status = propose(call, conversation, &at);
    conversation_destroy(conversation);
    return status;
}

static const struct option_row options[] = {
    OPTION_PACK,
    {.name = "at", .value = N_("JOUR"), .help = N_("jour des règles, AAAA-MM-JJ")},
    {.name = "door", .value = "1|2", .help = N_("porte où la personne se trouve")},
    {.name = "network", .value = N_("CODE"), .help = N_("réseau du poste : « ici même »")},
    OPTION_DB,
    OPTION_FORMAT,
};

const struct command command_triage = {
    .name = "triage",
    .summary = N_("les portes qui conviennent à des réponses, la meilleure d’abord"),
    .usage = N_("question=valeur…"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_most = SIZE_MAX,
    .notices_are_fine = true,
    .run = run,
};
