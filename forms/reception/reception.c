#include "forms/reception/reception.h"

#include <stdlib.h>
#include <string.h>

#include "forms/explain/explain.h"
#include "forms/hours/opening.h"
#include "forms/reception/offers.h"
#include "forms/reception/record.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/act/reference.h"
#include "model/base/clock.h"

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

struct reception {
    const struct workplace *workplace;
    struct visit visit;
    struct conversation *conversation;
    bool *told;                  /* per first answer of the pack */
    bool written;                /* the store knows this visit */
    char act_id[UUID_SIZE];      /* of the act being issued: a retry is the same act */
    char act_network[CODE_SIZE]; /* as long as the door is the same */
};

/* ------------------------------------------------------------------------------- opening */

static struct reception *create(const struct workplace *workplace)
{
    struct reception *reception = memory_zero(1, sizeof *reception);

    reception->workplace = workplace;
    reception->conversation = conversation_create(workplace->pack, workplace->territory);
    reception->told = memory_zero(workplace->pack->first_answer_count + 1, sizeof(bool));
    return reception;
}

struct reception *reception_open(const struct workplace *workplace, const char *channel,
                                 const char *language, const char *agent)
{
    struct reception *reception = create(workplace);
    struct visit *visit = &reception->visit;

    visit->door = 1;
    visit->step = 1;
    visit->opened = clock_now_ms();
    pack_usual_channel(workplace->pack, channel, visit->channel, sizeof visit->channel);
    COPY(visit->language, language);
    COPY(visit->agent, agent);
    record_pack_name(workplace->pack, &visit->pack);
    return reception;
}

struct reception *reception_resume(const struct workplace *workplace, const char *id,
                                   struct fault *fault)
{
    struct reception *reception = create(workplace);
    struct visit_content content;

    if (!visit_load(workplace->store, id, &reception->visit, &content, fault)) {
        reception_destroy(reception);
        return NULL;
    }
    record_restore(&content, reception->conversation, reception->told, 0);
    visit_content_finish(&content);
    record_pack_name(workplace->pack, &reception->visit.pack);
    reception->written = true;
    return reception;
}

struct reception *reception_continue(const struct workplace *workplace, const char *id,
                                     struct fault *fault)
{
    struct visit before;
    struct visit_content content;

    if (!visit_load(workplace->store, id, &before, &content, fault))
        return NULL;
    struct reception *reception =
        reception_open(workplace, before.channel, before.language, before.agent);

    record_restore(&content, reception->conversation, reception->told, RECORD_STEP_OF_NEED);
    memset(reception->told, 0, workplace->pack->first_answer_count * sizeof(bool));
    visit_content_finish(&content);
    COPY(reception->visit.follows, before.id);
    reception->visit.step = RECORD_STEP_OF_NEED;
    return reception;
}

void reception_destroy(struct reception *reception)
{
    if (!reception)
        return;
    conversation_destroy(reception->conversation);
    free(reception->told);
    free(reception);
}

struct visit *reception_visit(struct reception *reception)
{
    return &reception->visit;
}

const struct pack *reception_pack(const struct reception *reception)
{
    return reception->workplace->pack;
}

const struct workplace *reception_workplace(const struct reception *reception)
{
    return reception->workplace;
}

struct conversation *reception_conversation(struct reception *reception)
{
    return reception->conversation;
}

/* ------------------------------------------------------------------------------- keeping */

static bool open_in_store(struct reception *reception, struct fault *fault)
{
    struct store *store = reception->workplace->store;
    int step = reception->visit.step;

    if (!record_register_pack(store, reception->workplace->pack, fault))
        return false;
    if (reception->written)
        return true;
    if (!visit_open(store, &reception->visit, fault))
        return false;
    reception->visit.step = step;
    reception->written = true;
    return true;
}

bool reception_save(struct reception *reception, struct fault *fault)
{
    return (!reception->written && reception_is_empty(reception)) ||
           reception_hold(reception, fault);
}

bool reception_hold(struct reception *reception, struct fault *fault)
{
    struct gathered record;

    if (!open_in_store(reception, fault))
        return false;
    record_gather(&record, reception->conversation, reception->told);
    bool ok = visit_save_draft(reception->workplace->store, &reception->visit, &record.said, fault);

    record_finish(&record);
    return ok;
}

bool reception_is_empty(const struct reception *reception)
{
    const struct pack *pack = reception->workplace->pack;

    for (size_t i = 0; i < pack->asked_count; i++)
        if (conversation_value(reception->conversation, (int)i)[0])
            return false;
    for (size_t i = 0; i < pack->first_answer_count; i++)
        if (reception->told[i])
            return false;
    return !reception->visit.came_with[0] && !reception->visit.note[0];
}

bool reception_bring(struct reception *reception, const char *typed, struct fault *fault)
{
    char reference[REFERENCE_SIZE], suggestion[REFERENCE_SIZE];
    enum reference_verdict verdict = reference_parse(typed, reference, suggestion);

    if (verdict == REFERENCE_GOOD || verdict == REFERENCE_EMPTY) {
        COPY(reception->visit.came_with, reference);
        reception->visit.door = verdict == REFERENCE_GOOD ? 2 : 1;
        return true;
    }
    fault_set(fault, verdict == REFERENCE_FORM ? FAULT_REFERENCE_FORM : FAULT_REFERENCE_CHECK);
    if (fault) {
        char shown[REFERENCE_SHOWN_SIZE] = "";

        reference_show(suggestion, shown);
        FAULT_TEXT(fault->word, typed);
        FAULT_TEXT(fault->hint, shown);
    }
    return false;
}

/* The visit is marked closed before the disk has taken it: what was refused is taken back. */
static bool ended(struct reception *reception, const struct visit *before, bool ok)
{
    if (!ok)
        reception->visit = *before;
    return ok;
}

enum { YEAR_DAYS = 365, DAY_MS = 86400000 };

bool reception_past(const struct reception *reception, struct visit_chain *past)
{
    int64_t since = clock_now_ms() - (int64_t)YEAR_DAYS * DAY_MS;

    *past = (struct visit_chain){0, 0};
    return !reception->visit.came_with[0] ||
           visit_chain(reception->workplace->store, reception->visit.came_with, since, past, NULL);
}

int reception_minutes(const struct reception *reception)
{
    enum { MINUTE_MS = 60000, MOST = 599 };
    int64_t minutes = (clock_now_ms() - reception->visit.opened) / MINUTE_MS;

    return minutes >= 0 && minutes <= MOST ? (int)minutes : -1;
}

/* The first door, for whoever leaves without one; "" when it is answered here, or when too little
 * was said for it to be hers. */
static const char *first_door(const struct reception *reception)
{
    struct proposal first;

    if (conversation_missing(reception->conversation, 0) >= 0 ||
        !reception_proposals(reception, &first, 1) || first.mode == MODE_HERE)
        return "";
    return reception->workplace->pack->networks[first.network].code;
}

static void count_missing(struct reception *reception, const char *network,
                          struct missing_door *door, struct visit_said *said)
{
    said->missing = door;
    said->missing_count = network[0] && reception_misses(reception, network, door);
}

bool reception_close(struct reception *reception, const char *outcome, struct fault *fault)
{
    struct gathered record;
    struct missing_door door;

    if (!open_in_store(reception, fault))
        return false;
    const struct visit before = reception->visit;

    record_gather(&record, reception->conversation, reception->told);
    if (strcmp(outcome, "arret") == 0)
        count_missing(reception, first_door(reception), &door, &record.said);
    bool ok =
        visit_close(reception->workplace->store, &reception->visit, outcome, &record.said, fault);

    record_finish(&record);
    return ended(reception, &before, ok);
}

/* ------------------------------------------------------------------------------- proposing */

struct triage_at reception_circumstances(const struct reception *reception)
{
    const struct workplace *workplace = reception->workplace;

    return (struct triage_at){
        .day = workplace->day,
        .door = reception->visit.door == 2 ? DOOR_2 : DOOR_1,
        .own_network = pack_network(workplace->pack, workplace->desk->network),
    };
}

size_t reception_proposals(const struct reception *reception, struct proposal *proposals,
                           size_t most)
{
    struct triage_at at = reception_circumstances(reception);

    return triage_proposals(reception->workplace->pack,
                            conversation_situation(reception->conversation), &at, proposals, most);
}

size_t reception_possible(const struct reception *reception, int *networks, size_t most)
{
    struct triage_at at = reception_circumstances(reception);

    return triage_possible(reception->workplace->pack,
                           conversation_situation(reception->conversation), &at, networks, most);
}

size_t reception_first_answers(const struct reception *reception, int *answers, size_t most)
{
    return triage_first_answers(reception->workplace->pack,
                                conversation_situation(reception->conversation), answers, most);
}

bool reception_was_told(const struct reception *reception, int answer)
{
    return reception->told[answer];
}

void reception_tell(struct reception *reception, int answer, bool told)
{
    reception->told[answer] = told;
}

/* ------------------------------------------------------------------------------- issuing */

void reception_act_elsewhere(struct reception *reception, struct act_draft *draft)
{
    int demand = pack_question(reception->workplace->pack, "demande");

    act_draft_init(draft);
    COPY(draft->level, "-");
    COPY(draft->choice, "autre_porte");
    COPY(draft->mode, reception->visit.door == 2 ? "mise_en_relation" : "orientation");
    if (demand >= 0)
        COPY(draft->demand, conversation_value(reception->conversation, demand));
    draft->doubtful_clock = reception->workplace->doubtful_clock;
    if (reception->written)
        COPY(draft->visit, reception->visit.id);
}

void reception_act_for(struct reception *reception, const struct proposal *proposal,
                       struct act_draft *draft)
{
    reception_act_elsewhere(reception, draft);
    record_fill_act(reception->workplace, reception->conversation, proposal, draft);

    struct proposal shown[TRIAGE_MOST];
    size_t count = reception_proposals(reception, shown, TRIAGE_MOST);

    record_fill_alternatives(reception->workplace->pack, shown, count, proposal, draft);
}

void reception_act_at(struct act_draft *draft, const struct point *point)
{
    struct text_buffer text;

    buffer_init(&text);
    explain_place_name(draft->place.name, point->name, &text);
    COPY(draft->place.name, draft->network[0] ? buffer_text(&text) : point->name);
    buffer_clear(&text);
    opening_say_text(point->hours, &text); /* on paper, hours are words */
    COPY(draft->place.hours, buffer_text(&text));
    buffer_finish(&text);
    COPY(draft->place.address, point->address);
    COPY(draft->place.checked, point->checked);
    if (point->phone[0])
        COPY(draft->place.phone, point->phone);
    if (point->site[0])
        COPY(draft->place.site, point->site);
}

static const char *outcome_of(const struct act_draft *draft)
{
    if (strcmp(draft->mode, "ici") == 0)
        return "ici";
    if (draft->breach[0])
        return "troisieme_porte";
    return draft->handover_who[0] ? "mise_en_relation" : "orientation";
}

bool reception_issue(struct reception *reception, const struct act_draft *draft, struct act *act,
                     struct fault *fault)
{
    struct act_draft kept = *draft;
    struct gathered record;
    struct missing_door door;

    if (reception->act_id[0] && strcmp(reception->act_network, draft->network) == 0)
        COPY(kept.id, reception->act_id);
    COPY(reception->act_id, kept.id);
    COPY(reception->act_network, kept.network);

    if (!open_in_store(reception, fault))
        return false;
    COPY(kept.visit, reception->visit.id);
    record_gather(&record, reception->conversation, reception->told);
    if (strcmp(draft->mode, "ici") != 0)
        count_missing(reception, draft->network, &door, &record.said);
    const struct visit before = reception->visit;
    const struct act_closing closing = {&reception->visit, outcome_of(draft), &record.said};
    bool ok = act_issue(reception->workplace->store, &kept, &closing, act, fault);

    record_finish(&record);
    return ended(reception, &before, ok);
}

int reception_day(const struct pack *pack, int today, bool *outside)
{
    *outside = !period_holds(&pack->valid, today);
    if (!*outside)
        return today;
    return today < pack->valid.from ? pack->valid.from : pack->valid.to;
}
