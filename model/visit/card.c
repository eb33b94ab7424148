#include "model/visit/card.h"

#include "model/store/query.h"
#include "model/visit/card_rows.h"
#include "model/visit/record.h"

static const struct card_rows by_visit = {
    .forget = "DELETE FROM draft_card WHERE visit = ? AND card = ?",
    .write = "INSERT INTO draft_card (visit, card, field, value, saved) VALUES (?, ?, ?, ?, ?)",
    .load = "SELECT field, value FROM draft_card WHERE visit = ? AND card = ?",
    .old = "SELECT count(*) FROM draft_card WHERE saved < ?",
    .wipe = "DELETE FROM draft_card WHERE saved < ? AND visit IN"
            " (SELECT id FROM visit WHERE closed IS NOT NULL)",
};

struct keeping {
    const char *visit;
    const struct visit_card *card;
};

static bool keep_work(struct store *store, void *data, struct fault *fault)
{
    const struct keeping *keeping = data;
    int64_t closed;

    return visit_status(store, keeping->visit, &closed, NULL, fault) &&
           card_rows_write(store, &by_visit, keeping->visit, keeping->card, fault);
}

bool visit_card_keep(struct store *store, const char *visit, const struct visit_card *card,
                     struct fault *fault)
{
    struct keeping keeping = {.visit = visit, .card = card};

    return store_write(store, keep_work, &keeping, fault);
}

bool visit_card_load(struct store *store, const char *visit, const char *name,
                     struct visit_card *card, struct fault *fault)
{
    return card_rows_load(store, &by_visit, visit, name, card, fault);
}

bool visit_card_waits(struct store *store, const char *visit)
{
    struct query query;
    int64_t waiting;

    query_open(&query, store, "SELECT count(*) FROM draft_card WHERE visit = ?");
    query_bind_text(&query, visit);
    return query_one(&query, 0, &waiting, NULL) && waiting > 0;
}

bool visit_card_expire(struct store *store, struct civil_date today, struct fault *fault)
{
    return card_rows_expire(store, &by_visit, VISIT_CARD_DAYS, today, fault);
}
