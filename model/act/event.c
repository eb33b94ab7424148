#include "model/act/event.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/act/record.h"
#include "model/store/audit.h"
#include "model/store/query.h"

static const struct {
    const char *code;
    bool wants_detail;
} kinds[ACT_EVENT_KINDS] = {
    [ACT_ISSUED] = {.code = "issued"},
    [ACT_PRINTED] = {.code = "printed"},
    [ACT_HANDED] = {.code = "handed", .wants_detail = true},
    [ACT_APPOINTMENT] = {.code = "appointment"}, /* an empty one takes the last one back */
    [ACT_PRESENTED] = {.code = "presented"},
    [ACT_HELPED] = {.code = "helped"},
    [ACT_CONTINUING] = {.code = "continuing"},
    [ACT_REFUSED] = {.code = "refused", .wants_detail = true},
    [ACT_SENT_ELSEWHERE] = {.code = "sent_elsewhere"},
    [ACT_NEVER_CAME] = {.code = "never_came"},
    [ACT_NO_NEWS] = {.code = "no_news"},
    [ACT_CANCELLED] = {.code = "cancelled", .wants_detail = true},
};

const char *act_event_code(enum act_event_kind kind)
{
    return kinds[kind].code;
}

int act_event_kind(const char *code)
{
    for (int kind = 0; kind < ACT_EVENT_KINDS; kind++)
        if (strcmp(kinds[kind].code, code) == 0)
            return kind;
    return -1;
}

static void open_insert(struct query *query, struct store *store)
{
    query_open(query, store,
               "INSERT INTO act_event (id, reference, at, kind, detail, agent)"
               " VALUES (?, ?, ?, ?, ?, ?)");
}

void act_event_warm(struct store *store)
{
    struct query query;

    open_insert(&query, store);
    query_close(&query);
}

bool act_event_insert(struct store *store, const struct act_event_new *event, struct fault *fault)
{
    struct query query;

    open_insert(&query, store);
    query_bind_text(&query, event->id);
    query_bind_text(&query, event->reference);
    query_bind_number(&query, event->at);
    query_bind_text(&query, kinds[event->kind].code);
    query_bind_text(&query, event->detail);
    query_bind_text(&query, event->agent);
    return query_run(&query, fault);
}

struct adding {
    struct act_event_new event;
    char id[UUID_SIZE], audit[UUID_SIZE];
};

static bool add_work(struct store *store, void *data, struct fault *fault)
{
    const struct adding *adding = data;
    const struct act_event_new *event = &adding->event;

    if (!act_event_insert(store, event, fault))
        return false;
    return event->kind != ACT_CANCELLED ||
           audit_add(store, adding->audit, event->agent, "act_cancelled", event->reference, fault);
}

bool act_event_add(struct store *store, const char *reference, enum act_event_kind kind,
                   const char *detail, const char *agent, struct fault *fault)
{
    struct adding adding = {.event = {.reference = reference,
                                      .kind = kind,
                                      .at = clock_now_ms(),
                                      .detail = detail == NULL ? "" : detail,
                                      .agent = agent == NULL ? "" : agent}};

    if (kinds[kind].wants_detail && adding.event.detail[0] == '\0') {
        fault_set(fault, FAULT_ANSWER_MISSING);
        if (fault != NULL)
            FAULT_TEXT(fault->word, "detail");
        return false;
    }
    uuid_make(adding.id);
    uuid_make(adding.audit);
    adding.event.id = adding.id;
    return store_write(store, add_work, &adding, fault);
}

bool act_cancel(struct store *store, const char *reference, const char *reason, const char *agent,
                struct fault *fault)
{
    return act_event_add(store, reference, ACT_CANCELLED, reason, agent, fault);
}

bool act_events(struct store *store, const char *reference, struct act_events *list,
                struct fault *fault)
{
    struct query query;
    enum query_step step;

    *list = (struct act_events){0};
    query_open(&query, store,
               "SELECT id, kind, at, detail, agent FROM act_event WHERE reference = ?"
               " ORDER BY at, id");
    query_bind_text(&query, reference);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        struct act_event *event;
        char code[CODE_SIZE];

        list->events = memory_grow(list->events, (list->count + 1) * sizeof(*list->events));
        event = &list->events[list->count++];
        query_text(&query, 0, event->id, sizeof(event->id));
        query_text(&query, 1, code, sizeof(code));
        event->kind = (enum act_event_kind)act_event_kind(code);
        event->at = query_number(&query, 2);
        query_text(&query, 3, event->detail, sizeof(event->detail));
        query_text(&query, 4, event->agent, sizeof(event->agent));
    }
    query_close(&query);
    if (step != QUERY_DONE)
        act_events_finish(list);
    return step == QUERY_DONE;
}

void act_events_finish(struct act_events *list)
{
    if (list == NULL)
        return;
    free(list->events);
    *list = (struct act_events){0};
}
