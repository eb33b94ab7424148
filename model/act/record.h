/* Pieces of acts written or read inside somebody else's transaction: model/act only. */
#ifndef DP_MODEL_ACT_RECORD_H
#define DP_MODEL_ACT_RECORD_H

#include "model/act/act.h"
#include "model/act/event.h"

enum act_key { ACT_KEY_ID, ACT_KEY_REFERENCE };

/* *found is false, without a fault, when there is none. */
bool act_find(struct store *store, enum act_key key, const char *value, struct act *act,
              bool *found, struct fault *fault);

struct act_event_new {
    const char *id, *reference;
    enum act_event_kind kind;
    int64_t at;
    const char *detail, *agent;
};
bool act_event_insert(struct store *store, const struct act_event_new *event, struct fault *fault);

/* Compile the insertion of an event before queueing: see visit_close_warm(). */
void act_event_warm(struct store *store);

#endif
