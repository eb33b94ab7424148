#include "model/visit/day.h"

#include <stdlib.h>

#include "locale/text/memory.h"
#include "model/point/draft.h"
#include "model/store/audit.h"
#include "model/store/query.h"
#include "model/visit/card.h"

void visit_list_finish(struct visit_list *list)
{
    if (list == NULL)
        return;
    free(list->rows);
    *list = (struct visit_list){0};
}

/* Columns: id, opened, step, outcome, reference, state, appointment. */
static bool collect(struct query *query, struct visit_list *list, struct fault *fault)
{
    enum query_step step;

    *list = (struct visit_list){0};
    while ((step = query_step(query, fault)) == QUERY_ROW) {
        struct visit_row *row;

        list->rows = memory_grow(list->rows, (list->count + 1) * sizeof(*list->rows));
        row = &list->rows[list->count++];
        query_text(query, 0, row->id, sizeof(row->id));
        row->opened = query_number(query, 1);
        row->step = (int)query_number(query, 2);
        query_text(query, 3, row->outcome, sizeof(row->outcome));
        query_text(query, 4, row->reference, sizeof(row->reference));
        query_text(query, 5, row->state, sizeof(row->state));
        query_text(query, 6, row->appointment, sizeof(row->appointment));
    }
    query_close(query);
    if (step != QUERY_DONE)
        visit_list_finish(list);
    return step == QUERY_DONE;
}

bool visit_list_day(struct store *store, struct civil_date day, struct visit_list *list,
                    struct fault *fault)
{
    struct query query;
    char text[CLOCK_DAY_SIZE];

    clock_day_text(day, text);
    query_open(&query, store,
               "SELECT v.id, v.opened, 5, v.outcome, a.reference, a.state, a.appointment"
               " FROM visit v LEFT JOIN act_now a ON a.visit = v.id"
               " WHERE v.day = ? AND v.closed IS NOT NULL AND v.outcome <> 'abandon'"
               " ORDER BY v.opened DESC, v.id DESC, a.issued DESC");
    query_bind_text(&query, text);
    return collect(&query, list, fault);
}

bool visit_drafts(struct store *store, struct visit_list *list, struct fault *fault)
{
    struct query query;
    char today[CLOCK_DAY_SIZE];

    clock_day_text(clock_today(), today);
    query_open(&query, store,
               "SELECT v.id, v.opened, d.step, '', '', '', ''"
               " FROM draft d JOIN visit v ON v.id = d.visit"
               " WHERE d.saved >= ?1 OR d.offered IN ('', ?1) ORDER BY v.opened, v.id");
    query_bind_text(&query, today);
    return collect(&query, list, fault);
}

struct expiring {
    char audit[UUID_SIZE], today[CLOCK_DAY_SIZE];
    int64_t count;
};

static bool offer_once(struct store *store, const char *today, struct fault *fault)
{
    struct query query;

    query_open(&query, store, "UPDATE draft SET offered = ?1 WHERE saved < ?1 AND offered = ''");
    query_bind_text(&query, today);
    return query_run(&query, fault);
}

static bool expire_work(struct store *store, void *data, struct fault *fault)
{
    struct expiring *expiring = data;
    struct query query;

    query_open(&query, store,
               "SELECT count(*) FROM draft WHERE saved < ?1 AND offered NOT IN ('', ?1)");
    query_bind_text(&query, expiring->today);
    if (!query_one(&query, 0, &expiring->count, fault))
        return false;
    if (expiring->count > 0) {
        query_open(&query, store,
                   "UPDATE visit SET closed = ?2, outcome = 'abandon' WHERE id IN"
                   " (SELECT visit FROM draft WHERE saved < ?1 AND offered NOT IN ('', ?1))");
        query_bind_text(&query, expiring->today);
        query_bind_number(&query, clock_now_ms());
        if (!query_run(&query, fault) ||
            !audit_add(store, expiring->audit, "", "drafts_wiped", expiring->today, fault))
            return false;
    }
    return offer_once(store, expiring->today, fault);
}

static bool nothing_to_expire(struct store *store, const char *today)
{
    struct query query;
    int64_t waiting;

    query_open(&query, store, "SELECT count(*) FROM draft WHERE saved < ?1 AND offered <> ?1");
    query_bind_text(&query, today);
    return query_one(&query, 0, &waiting, NULL) && waiting == 0;
}

bool visit_expire_drafts(struct store *store, struct civil_date today, struct fault *fault)
{
    struct expiring expiring = {.count = 0};

    clock_day_text(today, expiring.today);
    if (!visit_card_expire(store, today, fault) || !point_draft_expire(store, today, fault))
        return false;
    if (nothing_to_expire(store, expiring.today))
        return true;
    uuid_make(expiring.audit);
    if (!store_write(store, expire_work, &expiring, fault))
        return false;
    if (expiring.count > 0)
        store_settle(store); /* wiped from the log too, not only from the file */
    return true;
}

bool visit_days(struct store *store, struct visit_day *days, size_t most, size_t *count,
                struct fault *fault)
{
    struct query query;
    enum query_step step;

    *count = 0;
    query_open(&query, store,
               "SELECT day, count(*), (SELECT count(*) FROM act WHERE act.day = visit.day)"
               " FROM visit WHERE closed IS NOT NULL AND outcome <> 'abandon'"
               " GROUP BY day ORDER BY day DESC LIMIT ?");
    query_bind_number(&query, (int64_t)most);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        char text[CLOCK_DAY_SIZE];
        struct visit_day *day = &days[(*count)++];

        query_text(&query, 0, text, sizeof(text));
        civil_parse(text, &day->day);
        day->visits = (int)query_number(&query, 1);
        day->acts = (int)query_number(&query, 2);
    }
    query_close(&query);
    return step == QUERY_DONE;
}
