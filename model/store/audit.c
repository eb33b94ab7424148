#include "model/store/audit.h"

#include "model/base/clock.h"
#include "model/store/query.h"

bool audit_add(struct store *store, const char id[UUID_SIZE], const char *agent, const char *action,
               const char *subject, struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "INSERT INTO audit (id, at, agent, action, subject) VALUES (?, ?, ?, ?, ?)");
    query_bind_text(&query, id);
    query_bind_number(&query, clock_now_ms());
    query_bind_text(&query, agent);
    query_bind_text(&query, action);
    query_bind_text(&query, subject);
    return query_run(&query, fault);
}
