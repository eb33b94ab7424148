/* A reception by script: what the five steps of the screens do, in one call. Prints the reference
 * of the act, or « - » when there is none (answered here, or the person does not go on).
 */
#include "tui/command/commands.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "forms/reception/limits.h"
#include "forms/reception/reception.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/act/event.h"
#include "model/base/clock.h"
#include "model/desk/setting.h"
#include "tui/command/answers.h"
#include "tui/command/listing.h"
#include "tui/command/points.h"
#include "tui/command/words.h"

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

/* Why a person had to be sent on, as on the screens (reference referral.md 2.3, 4.4). */
static const char *const breaches[] = {"mauvaise_porte", "ferme",       "complet",
                                       "public",         "injoignable", "autre"};
static const char *const channels[] = {"presence", "telephone", "courriel", "tchat"};
static const char *const hands[] = {"main", "telephone", "courriel", "tchat", "courrier"};

/* The value of `option` when it is one of `words`; false with *status set otherwise. */
static bool one_of(struct command_call *call, const char *option, const char *const *words,
                   size_t count, int *status)
{
    const char *value = call_option(call, option);
    struct text_buffer all = {0};
    char dashed[32];

    for (size_t i = 0; i < count; i++) {
        if (!value || strcmp(words[i], value) == 0) {
            buffer_finish(&all);
            return true;
        }
        buffer_addf(&all, "%s%s", i ? ", " : "", words[i]);
    }
    snprintf(dashed, sizeof dashed, "--%s", option);
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, dashed, value, buffer_text(&all));
    buffer_finish(&all);
    return false;
}

static bool check_options(struct command_call *call, int *status)
{
    static const char *const doors[] = {"1", "2"};

    return one_of(call, "channel", channels, 4, status) &&
           one_of(call, "handed", hands, 5, status) &&
           one_of(call, "breach", breaches, 6, status) && one_of(call, "door", doors, 2, status);
}

/* Where this happens. A database that is not there is made later, once nothing is refused. */
static bool settle(struct command_call *call, struct workplace *workplace, int *status)
{
    int today = civil_to_days(clock_today());

    if (!call_store_if_there(call, status) || !call_pack_to_use(call, today, status))
        return false;
    *workplace = (struct workplace){.pack = call->pack, .desk = &call->desk, .day = today};
    return answers_territory(call, call->pack, &workplace->territory, status);
}

/* The desk is ready to write. */
static bool settle_store(struct command_call *call, struct workplace *workplace, int *status)
{
    struct fault fault;

    workplace->store = call_store(call, STORE_CREATE, status);
    if (!workplace->store)
        return false;
    if (!store_clock_check(workplace->store, &fault)) {
        call_refuse(call, &fault);
        call->warned = true;
        workplace->doubtful_clock = true;
    }
    if (!call->desk_known)
        call_told(call, _("ce poste n’a pas encore de nom, qui manquera sur le papier. "
                          "Donnez-le avec deuxportes config set name=…"));
    return true;
}

/* The door: what the person brought, or says. */
static bool settle_door(struct command_call *call, struct reception *reception, int *status)
{
    const char *brought = call_option(call, "from"), *door = call_option(call, "door");
    struct visit *visit = reception_visit(reception);
    struct fault fault;

    if (brought && !reception_bring(reception, brought, &fault)) {
        *status = call_refuse(call, &fault);
        return false;
    }
    if (brought && door && strcmp(door, "1") == 0) {
        *status = call_refuse_usage(call, USAGE_OPTION_VALUE, "--door", "1", _("2 avec --from"));
        return false;
    }
    if (door && strcmp(door, "2") == 0)
        visit->door = 2;
    return true;
}

/* ------------------------------------------------------------------------------- choosing */

static int refuse_choice(struct command_call *call, const char *asked,
                         const struct proposal *proposals, size_t count)
{
    struct text_buffer doors = {0};

    for (size_t i = 0; i < count; i++)
        buffer_addf(&doors, "%s, ", call->pack->networks[proposals[i].network].code);
    buffer_add(&doors, "ici, arret");
    int status = call_refuse_usage(call, USAGE_DOOR_NOT_SHOWN, asked, NULL, buffer_text(&doors));

    buffer_finish(&doors);
    return status;
}

/* A breach opens the doors that door 2 does not offer. */
static size_t proposals_for(const struct command_call *call, struct reception *reception,
                            struct proposal *proposals)
{
    struct triage_at at = {.day = civil_to_days(clock_today()),
                           .door = DOOR_1,
                           .own_network = pack_network(call->pack, call->desk.network)};

    if (!call_option(call, "breach"))
        return reception_proposals(reception, proposals, TRIAGE_MOST);
    return triage_proposals(call->pack, conversation_situation(reception_conversation(reception)),
                            &at, proposals, TRIAGE_MOST);
}

/* The proposal chosen, or the first one. NULL with *status set. */
static const struct proposal *choose(struct command_call *call, const struct proposal *proposals,
                                     size_t count, int *status)
{
    const char *asked = call_option(call, "choose");
    struct fault fault;

    if (!count) {
        fault_set(&fault, FAULT_NO_DOOR);
        *status = call_refuse(call, &fault);
        return NULL;
    }
    if (!asked)
        return &proposals[0];
    for (size_t i = 0; i < count; i++)
        if (strcmp(call->pack->networks[proposals[i].network].code, asked) == 0)
            return &proposals[i];
    *status = refuse_choice(call, asked, proposals, count);
    return NULL;
}

/* ------------------------------------------------------------------------------- ending */

static const struct listing_column columns[] = {
    {.name = "reference"},
    {.name = "visit", .where = IN_TSV | IN_JSON},
    {.name = "outcome", .where = IN_TSV | IN_JSON},
    {.name = "network", .where = IN_TSV | IN_JSON},
    POINT_COLUMNS,
};

static int report(struct command_call *call, struct reception *reception, const struct act *act,
                  const struct offer *point)
{
    struct listing *listing = listing_open(call, columns, sizeof columns / sizeof *columns);
    char shown[REFERENCE_SHOWN_SIZE] = "";

    if (act)
        reference_show(act->reference, shown);
    listing_add(listing, act ? shown : NULL);
    listing_add(listing, reception_visit(reception)->id);
    listing_add(listing, reception_visit(reception)->outcome);
    listing_add(listing, act ? act->told.network : NULL);
    points_add(listing, point);
    listing_close(listing);
    if (act && fflush(stdout) != 0) /* the act exists: its reference must not be lost */
        fprintf(stderr, "%s\n", shown);
    return EXIT_DONE;
}

static int close_without(struct command_call *call, struct reception *reception,
                         const char *outcome)
{
    struct fault fault;

    if (!reception_close(reception, outcome, &fault))
        return call_refuse(call, &fault);
    return report(call, reception, NULL, NULL);
}

static bool may_issue(struct command_call *call, int *status)
{
    const struct pack *pack = call->pack;
    char last[CLOCK_DAY_SIZE];
    struct fault fault;

    if (period_holds(&pack->valid, civil_to_days(clock_today())))
        return true;
    clock_day_text(civil_from_days(pack->valid.to), last);
    fault_set(&fault, FAULT_PACK_EXPIRED);
    FAULT_TEXT(fault.word, last);
    *status = call_refuse(call, &fault);
    return false;
}

static bool complete(struct command_call *call, struct act_draft *draft, int *status)
{
    const char *breach = call_option(call, "breach");

    if (!call_text(call, "handover", draft->handover_who, sizeof draft->handover_who, status) ||
        !call_text(call, "appointment", draft->appointment, sizeof draft->appointment, status))
        return false;
    if (draft->handover_who[0]) {
        draft->handover_at = clock_now_ms();
        COPY(draft->mode, "mise_en_relation");
    }
    if (breach)
        COPY(draft->breach, breach);
    return true;
}

static bool has_text(const struct command_call *call, const char *option)
{
    const char *text = call_option(call, option);

    return text && text[0];
}

static bool note_handed(const struct command_call *call, const struct act *act, struct fault *fault)
{
    const char *handed = call_option(call, "handed");

    return !handed || act_event_add(call->store, act->reference, ACT_HANDED, handed, "", fault);
}

/* The place told: the best point known for this person, or the one that --point names. False with
 * *status set when it is not one of hers. */
static bool find_point(struct command_call *call, struct reception *reception,
                       const struct proposal *proposal, struct offer *point, bool *found,
                       int *status)
{
    const char *asked = call_option(call, "point");
    const char *network = call->pack->networks[proposal->network].code;
    struct offer offers[OFFER_MOST];
    struct fault fault;
    size_t count =
        proposal->mode == MODE_HERE ? 0 : reception_offers(reception, network, offers, OFFER_MOST);

    *found = false;
    for (size_t i = 0; i < count && !*found; i++) {
        *found = asked ? strcmp(offers[i].id, asked) == 0 : offers[i].reach != OFFER_FAR;
        *point = offers[i];
    }
    if (*found || !asked)
        return true;
    fault_set(&fault, FAULT_POINT_UNKNOWN);
    FAULT_TEXT(fault.word, asked);
    *status = call_refuse(call, &fault);
    return false;
}

static int issue(struct command_call *call, struct reception *reception,
                 const struct proposal *proposal)
{
    struct act_draft draft;
    struct act act;
    struct fault fault;
    struct offer point;
    int status = EXIT_DONE;
    bool second = reception_visit(reception)->door == 2, found;

    if (second && proposal->mode == MODE_HERE)
        return close_without(call, reception, "ici");
    if (second && !has_text(call, "handover") && !has_text(call, "breach"))
        return call_refuse_usage(call, USAGE_SECOND_DOOR, NULL, NULL, NULL);
    if (!may_issue(call, &status))
        return status;
    if (!find_point(call, reception, proposal, &point, &found, &status))
        return status;
    reception_act_for(reception, proposal, &draft);
    if (found)
        reception_act_to(&draft, &point);
    if (!complete(call, &draft, &status))
        return status;
    if (!reception_issue(reception, &draft, &act, &fault) || !note_handed(call, &act, &fault))
        return call_refuse(call, &fault);
    return report(call, reception, &act, found ? &point : NULL);
}

static int end(struct command_call *call, struct reception *reception)
{
    const char *asked = call_option(call, "choose");
    struct proposal proposals[TRIAGE_MOST];
    int status = EXIT_DONE;

    if (asked && (strcmp(asked, "ici") == 0 || strcmp(asked, "arret") == 0))
        return close_without(call, reception, asked);
    size_t count = proposals_for(call, reception, proposals);
    const struct proposal *proposal = choose(call, proposals, count, &status);

    return proposal ? issue(call, reception, proposal) : status;
}

/* What this territory would have said on the screens; told, and nothing is refused for it. */
static void say_limits(struct command_call *call, struct reception *reception)
{
    struct text_buffer said = {0};

    if (limits_say_past(reception, &said))
        call_told(call, buffer_text(&said));
    buffer_clear(&said);
    if (reception_visit(reception)->door == 1 &&
        limits_say_first_doors(call->pack, pack_network(call->pack, call->desk.network),
                               call->language, &said))
        call_told(call, buffer_text(&said));
    buffer_finish(&said);
}

static int run(struct command_call *call)
{
    struct workplace workplace;
    struct points points;
    int status = EXIT_DONE;

    if (!check_options(call, &status) || !settle(call, &workplace, &status))
        return status;
    const char *channel = call_option(call, "channel");

    if (channel && !pack_uses_channel(call->pack, channel))
        return call_refuse_usage(call, USAGE_OPTION_VALUE, "--channel", channel,
                                 call->pack->channels);
    struct reception *reception =
        reception_open(&workplace, channel ? channel : channels[0], call->language, "");

    if (settle_door(call, reception, &status) &&
        answers_give(call, reception_conversation(reception), &status) &&
        settle_store(call, &workplace, &status)) {
        points_open(call, &points);
        workplace.directory = points.sources.directory;
        workplace.profiles = points.profiles;
        workplace.territory = points.sources.territory;
        say_limits(call, reception);
        status = end(call, reception);
        points_close(&points);
    }
    reception_destroy(reception);
    return status;
}

static const struct option_row options[] = {
    {.name = "channel", .value = "presence|telephone|courriel|tchat", .help = N_("venue")},
    {.name = "door", .value = "1|2", .help = N_("porte où la personne se trouve")},
    {.name = "from",
     .value = N_("RÉFÉRENCE"),
     .help = N_("acte que la personne apporte : porte 2")},
    {.name = "choose",
     .value = N_("RÉSEAU|ici|arret"),
     .help = N_("ce que la personne choisit ; la première porte sinon")},
    {.name = "point", .value = N_("LIEU"), .help = N_("le lieu choisi ; le meilleur sinon")},
    {.name = "handover", .value = N_("QUI"), .help = N_("qui a été appelé avec la personne")},
    {.name = "breach",
     .value = N_("RAISON"),
     .help = N_("pourquoi une troisième porte : mauvaise_porte, ferme, complet, public, "
                "injoignable ou autre")},
    {.name = "appointment", .value = N_("TEXTE"), .help = N_("rendez-vous pris")},
    {.name = "handed",
     .value = "main|telephone|courriel|tchat|courrier",
     .help = N_("comment l’acte est remis")},
    OPTION_PACK,
    OPTION_DB,
    OPTION_FORMAT,
};

const struct command command_visit_record = {
    .name = "visit record",
    .summary = N_("enregistrer un accueil et établir l’acte : donne sa référence"),
    .usage = N_("question=valeur…"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_most = SIZE_MAX,
    .run = run,
};
