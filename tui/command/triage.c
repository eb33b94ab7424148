/* Which doors fit these answers: the same rules as the desk, without a desk. Opens no database and
 * creates nothing.
 */
#include "tui/command/commands.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "forms/explain/explain.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/time/date.h"
#include "model/base/clock.h"
#include "tui/command/answers.h"
#include "tui/command/listing.h"

/* ------------------------------------------------------------------------------- the day */

static void write_bound(struct text_buffer *out, int day, const char *pattern)
{
    char shown[CLOCK_DAY_SIZE];
    struct say_value value = {"day", shown};

    clock_day_text(civil_from_days(day), shown);
    say_format(out, pattern, &value, 1);
}

/* « du 2015-01-01 au 2018-12-31 ». */
static void write_period(struct text_buffer *out, const struct period *period)
{
    if (period->from > INT_MIN)
        write_bound(out, period->from, _("du {day}"));
    if (period->to < INT_MAX)
        write_bound(out, period->to, period->from > INT_MIN ? _(" au {day}") : _("jusqu’au {day}"));
}

static int refuse_day(struct command_call *call, const struct pack *pack, int day)
{
    char shown[CLOCK_DAY_SIZE];
    struct text_buffer period = {0};

    clock_day_text(civil_from_days(day), shown);
    write_period(&period, &pack->valid);
    int status = call_refuse_usage(call, USAGE_DAY_OUTSIDE, shown, pack->id, buffer_text(&period));

    buffer_finish(&period);
    return status;
}

/* Today is outside: the nearest day of the pack is taken, and said once. */
static void tell_nearest(struct command_call *call, const struct pack *pack, int day)
{
    char shown[CLOCK_DAY_SIZE];
    struct text_buffer sentence = {0};
    const struct say_value values[] = {{"pack", pack->id}, {"day", shown}};

    clock_day_text(civil_from_days(day), shown);
    say_format(&sentence,
               _("le jeu de règles {pack} ne vaut pas aujourd’hui ; réponse donnée pour le {day}."),
               values, 2);
    call_told(call, buffer_text(&sentence));
    buffer_finish(&sentence);
}

static bool settle_day(struct command_call *call, const struct pack *pack, int *day, bool given,
                       int *status)
{
    if (period_holds(&pack->valid, *day))
        return true;
    if (given) {
        *status = refuse_day(call, pack, *day);
        return false;
    }
    *day = *day < pack->valid.from ? pack->valid.from : pack->valid.to;
    tell_nearest(call, pack, *day);
    return true;
}

/* ------------------------------------------------------------------------------- the options */

static bool read_door(struct command_call *call, enum door *door, int *status)
{
    const char *text = call_option(call, "door");

    *door = text && strcmp(text, "2") == 0 ? DOOR_2 : DOOR_1;
    if (!text || *door == DOOR_2 || strcmp(text, "1") == 0)
        return true;
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, "--door", text, "1, 2");
    return false;
}

static bool read_network(struct command_call *call, const struct pack *pack, int *network,
                         int *status)
{
    const char *code = call_option(call, "network");
    struct text_buffer known = {0};
    struct fault fault;

    *network = code ? pack_network(pack, code) : -1;
    if (!code || *network >= 0)
        return true;
    for (size_t i = 0; i < pack->network_count; i++)
        buffer_addf(&known, "%s%s", i ? ", " : "", pack->networks[i].code);
    fault_set(&fault, FAULT_NETWORK_UNKNOWN);
    FAULT_TEXT(fault.word, "--network");
    FAULT_TEXT(fault.detail, code);
    FAULT_TEXT(fault.hint, buffer_text(&known));
    *status = call_refuse(call, &fault);
    buffer_finish(&known);
    return false;
}

/* ------------------------------------------------------------------------------- the result */

static const struct listing_column columns[] = {
    {.name = "rank", .number = true},
    {.name = "network", .where = IN_TSV | IN_JSON},
    {.name = "name", .where = IN_TEXT | IN_JSON},
    {.name = "level"},
    {.name = "rule"},
    {.name = "point", .where = IN_TSV | IN_JSON},
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

static void add_proposal(struct listing *listing, const struct conversation *conversation,
                         const struct proposal *proposal, const struct command_call *call)
{
    static const char *const levels[] = {[LEVEL_NONE] = "-", [LEVEL_2] = "2", [LEVEL_3] = "3"};
    static const char *const modes[] = {
        [MODE_HERE] = "ici", [MODE_REFERRAL] = "orientation", [MODE_HANDOVER] = "mise_en_relation"};
    const struct pack *pack = conversation_pack(conversation);

    listing_add(listing, pack->networks[proposal->network].code);
    listing_add(listing, pack_network_name(pack, proposal->network, call->language));
    listing_add(listing, levels[proposal->level]);
    listing_add(listing, pack->rules[proposal->rule].id);
    listing_add(listing, NULL); /* no directory is consulted here */
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

    for (size_t i = 0; i < count; i++) {
        listing_add_number(listing, (long long)i + 1);
        add_proposal(listing, conversation, &proposals[i], call);
    }
    listing_close(listing);
    return EXIT_DONE;
}

static int run(struct command_call *call)
{
    struct triage_at at;
    bool given;
    int status = EXIT_DONE;

    if (!call_day(call, "at", &at.day, &given, &status) || !read_door(call, &at.door, &status))
        return status;
    const struct pack *pack = call_pack(call, at.day, &status);

    if (!pack || !read_network(call, pack, &at.own_network, &status) ||
        !settle_day(call, pack, &at.day, given, &status))
        return status;
    struct conversation *conversation = answers_read(call, pack, &status);

    if (!conversation)
        return status;
    status = propose(call, conversation, &at);
    conversation_destroy(conversation);
    return status;
}

static const struct option_row options[] = {
    OPTION_PACK,
    {.name = "at", .value = N_("JOUR"), .help = N_("jour des règles, AAAA-MM-JJ")},
    {.name = "door", .value = "1|2", .help = N_("porte où la personne se trouve")},
    {.name = "network", .value = N_("CODE"), .help = N_("réseau du poste : « ici même »")},
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
