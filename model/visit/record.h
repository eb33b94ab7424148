/* Pieces of a visit written inside a transaction that somebody else began: model/visit and
 * model/act only. */
#ifndef DP_MODEL_VISIT_RECORD_H
#define DP_MODEL_VISIT_RECORD_H

#include "model/visit/visit.h"

/* *closed is 0 for an open visit; `outcome` may be NULL. FAULT_VISIT_UNKNOWN. */
bool visit_status(struct store *store, const char *id, int64_t *closed, char outcome[CODE_SIZE],
                  struct fault *fault);

/* Channel, language, door, reference brought and agent of an open visit. */
bool visit_write_fields(struct store *store, const struct visit *visit, struct fault *fault);

/* Compile what closing a visit needs, before queueing for the lock: fifty desks at once would
 * otherwise compile one after the other while they hold it. */
void visit_close_warm(struct store *store);

#endif
