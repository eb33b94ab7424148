/* Who did what, when: consultation of the log is the coordinator's, names of people received are
 * never in it (CNIL, recommendation of 2021 on logs). */
#ifndef DP_MODEL_STORE_AUDIT_H
#define DP_MODEL_STORE_AUDIT_H

#include "model/base/uuid.h"
#include "model/store/store.h"

/* One line, inside a transaction that is begun. `id` was made before it; `action` is a code:
 * act_cancelled, desk_changed, setting_changed, drafts_wiped, point_changed, point_hidden. `agent`
 * may be "". */
bool audit_add(struct store *store, const char id[UUID_SIZE], const char *agent, const char *action,
               const char *subject, struct fault *fault);

#endif
