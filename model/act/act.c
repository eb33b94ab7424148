#include "model/act/act.h"

#include <stdlib.h>
#include <string.h>

#include "model/act/columns.h"
#include "model/act/event.h"
#include "model/act/record.h"
#include "model/store/query.h"
#include "model/visit/record.h"

struct issuing {
    const struct act_draft *draft;
    const struct act_closing *closing;
    struct act *act;
    char event[UUID_SIZE]; /* made before: a second run adds nothing */
};

void act_draft_init(struct act_draft *draft)
{
    *draft = (struct act_draft){.level = "-", .mode = "orientation"};
    uuid_make(draft->id);
}

static bool reference_free(struct store *store, const char *reference, bool *is_free,
                           struct fault *fault)
{
    struct query query;
    int64_t taken;

    query_open(&query, store, "SELECT 1 FROM act WHERE reference = ?");
    query_bind_text(&query, reference);
    if (!query_one(&query, 0, &taken, fault))
        return false;
    *is_free = taken == 0;
    return true;
}

/* Two acts of one desk never share a reference; between desks 50 random bits see to it. */
static bool draw_reference(struct store *store, char reference[REFERENCE_SIZE], struct fault *fault)
{
    bool is_free = false;

    while (!is_free) {
        reference_make(reference);
        if (!reference_free(store, reference, &is_free, fault))
            return false;
    }
    return true;
}

/* What the act takes from its visit and from the desk as it is today. */
static bool copy_surroundings(struct store *store, struct act *act, struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, store,
               "SELECT v.came_with, v.language, v.agent, coalesce(d.name, ''),"
               " coalesce(d.phone, '') FROM visit v LEFT JOIN desk d ON d.only = 1 WHERE v.id = ?");
    query_bind_text(&query, act->told.visit);
    step = query_step(&query, fault);
    if (step == QUERY_ROW) {
        query_text(&query, 0, act->came_with, sizeof(act->came_with));
        query_text(&query, 1, act->language, sizeof(act->language));
        query_text(&query, 2, act->agent, sizeof(act->agent));
        query_text(&query, 3, act->desk_name, sizeof(act->desk_name));
        query_text(&query, 4, act->desk_phone, sizeof(act->desk_phone));
    }
    query_close(&query);
    if (step == QUERY_DONE)
        return fault_set(fault, FAULT_VISIT_UNKNOWN);
    return step == QUERY_ROW;
}

static bool insert_need(struct store *store, const struct act *act, struct fault *fault)
{
    struct query query;

    query_open(&query, store, "INSERT INTO need (visit, demand) VALUES (?, ?)");
    query_bind_text(&query, act->told.visit);
    query_bind_text(&query, act->told.demand);
    if (query_run(&query, fault))
        return true;
    if (fault != NULL && fault->code == FAULT_ANSWER_VALUE)
        FAULT_TEXT(fault->detail, act->told.demand);
    return false;
}

static void open_insert(struct query *query, struct store *store)
{
    query_open(query, store,
               "INSERT INTO act (" ACT_COLUMNS ", day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
               " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
}

/* What costs most to compile (triggers and all) is compiled before the lock is taken. */
static void warm(struct store *store)
{
    struct query query;

    open_insert(&query, store);
    query_close(&query);
    act_event_warm(store);
    visit_close_warm(store);
}

static bool insert_act(struct store *store, const struct act *act, struct fault *fault)
{
    struct query query;
    struct civil_date date;
    char day[CLOCK_DAY_SIZE];

    clock_local(act->issued, &date, NULL);
    clock_day_text(date, day);
    open_insert(&query, store);
    act_columns_bind(&query, act);
    query_bind_text(&query, day);
    if (query_run(&query, fault))
        return true;
    if (fault != NULL && fault->code == FAULT_NETWORK_UNKNOWN)
        FAULT_TEXT(fault->detail, act->told.network);
    return false;
}

static bool issue_new(struct store *store, struct issuing *issuing, struct fault *fault)
{
    struct act *act = issuing->act;

    *act = (struct act){.told = *issuing->draft, .issued = clock_now_ms()};
    /* The door first: the invariant judges the visit as it is now, not as it was last saved. */
    if (issuing->closing != NULL && !visit_write_fields(store, issuing->closing->visit, fault))
        return false;
    return copy_surroundings(store, act, fault) && draw_reference(store, act->reference, fault) &&
           insert_need(store, act, fault) && insert_act(store, act, fault) &&
           act_event_insert(store,
                            &(struct act_event_new){.id = issuing->event,
                                                    .reference = act->reference,
                                                    .kind = ACT_ISSUED,
                                                    .at = act->issued,
                                                    .detail = "",
                                                    .agent = act->agent},
                            fault);
}

static bool issue_work(struct store *store, void *data, struct fault *fault)
{
    struct issuing *issuing = data;
    bool found;

    if (!act_find(store, ACT_KEY_ID, issuing->draft->id, issuing->act, &found, fault))
        return false;
    if (!found && !issue_new(store, issuing, fault))
        return false;
    if (issuing->closing == NULL)
        return true;
    return visit_close_within(store, issuing->closing->visit, issuing->closing->outcome,
                              issuing->closing->said, fault);
}

bool act_issue(struct store *store, const struct act_draft *draft,
               const struct act_closing *closing, struct act *act, struct fault *fault)
{
    struct issuing issuing = {.draft = draft, .closing = closing, .act = act};
    bool found = false;

    uuid_make(issuing.event);
    warm(store);
    if (!store_write(store, issue_work, &issuing, fault))
        return false;
    /* Read back what was written: a text that was cut, a place that was refused would show here. */
    return act_find(store, ACT_KEY_ID, draft->id, act, &found, fault) && found;
}
