/* What happens to an act after it was issued, in order, never changed.
 *
 * Events are kept against the reference: a desk records what became of a person who came with the
 * act of another desk (presented, helped, refused...). Those that concern the sheet itself (issued,
 * printed, handed, appointment, cancelled) need an act of this desk.
 */
#ifndef DP_MODEL_ACT_EVENT_H
#define DP_MODEL_ACT_EVENT_H

#include "model/act/act.h"

enum act_event_kind {
    ACT_ISSUED,
    ACT_PRINTED,
    ACT_HANDED,      /* detail: main, telephone, courriel, tchat, courrier */
    ACT_APPOINTMENT, /* detail: the appointment as typed; the last one wins */
    ACT_PRESENTED,
    ACT_HELPED,
    ACT_CONTINUING,
    ACT_REFUSED, /* detail: the reason, required */
    ACT_SENT_ELSEWHERE,
    ACT_NEVER_CAME,
    ACT_NO_NEWS,
    ACT_CANCELLED, /* detail: the reason, required */
    ACT_EVENT_KINDS
};

/* `issued`, `printed`...: the code stored and exchanged. -1 for a word that is no kind. */
const char *act_event_code(enum act_event_kind kind);
int act_event_kind(const char *code);

struct act_event {
    char id[UUID_SIZE];
    enum act_event_kind kind;
    int64_t at;
    char detail[ACT_DETAIL_SIZE];
    char agent[16];
};

/* FAULT_REFERENCE_UNKNOWN, FAULT_ALREADY_CANCELLED, FAULT_ANSWER_MISSING (.word "detail").
 * `agent` and `detail` may be "". */
bool act_event_add(struct store *store, const char *reference, enum act_event_kind kind,
                   const char *detail, const char *agent, struct fault *fault);

/* The sheet is taken back; the act stays, cancelled. The reason is required. */
bool act_cancel(struct store *store, const char *reference, const char *reason, const char *agent,
                struct fault *fault);

/* In order of time. Freed by act_events_finish(). */
struct act_events {
    struct act_event *events;
    size_t count;
};
bool act_events(struct store *store, const char *reference, struct act_events *list,
                struct fault *fault);
void act_events_finish(struct act_events *list);

#endif
