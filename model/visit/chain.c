#include "model/visit/chain.h"

#include "model/store/query.h"

bool visit_chain(struct store *store, const char *reference, int64_t since,
                 struct visit_chain *chain, struct fault *fault)
{
    struct query query;

    *chain = (struct visit_chain){0, 0};
    /* UNION drops what was already walked: a path that turns in a circle ends */
    query_open(&query, store,
               "WITH RECURSIVE path (id) AS ("
               " SELECT visit FROM act WHERE reference = ?1"
               " UNION"
               " SELECT before.visit FROM path JOIN visit v ON v.id = path.id"
               "  JOIN act before ON before.reference = v.came_with"
               " UNION"
               " SELECT v.follows FROM path JOIN visit v ON v.id = path.id WHERE v.follows <> '')"
               " SELECT count(CASE WHEN v.opened >= ?2 THEN 1 END),"
               " coalesce(sum(v.closed - v.opened), 0) / 60000"
               " FROM path JOIN visit v ON v.id = path.id WHERE v.closed IS NOT NULL");
    query_bind_text(&query, reference);
    query_bind_number(&query, since);
    enum query_step step = query_step(&query, fault);

    if (step == QUERY_ROW) {
        chain->interviews = (int)query_number(&query, 0);
        chain->minutes = (int)query_number(&query, 1);
    }
    query_close(&query);
    return step == QUERY_ROW;
}
