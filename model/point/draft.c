#include "model/point/draft.h"

#include "model/visit/card_rows.h"

static const struct card_rows by_point = {
    .forget = "DELETE FROM draft_point WHERE point = ? AND card = ?",
    .write = "INSERT INTO draft_point (point, card, field, value, saved) VALUES (?, ?, ?, ?, ?)",
    .load = "SELECT field, value FROM draft_point WHERE point = ? AND card = ?",
    .old = "SELECT count(*) FROM draft_point WHERE saved < ?",
    .wipe = "DELETE FROM draft_point WHERE saved < ?",
};

struct keeping {
    const char *point;
    const struct visit_card *card;
};

static bool keep_work(struct store *store, void *data, struct fault *fault)
{
    const struct keeping *keeping = data;

    return card_rows_write(store, &by_point, keeping->point, keeping->card, fault);
}

bool point_draft_keep(struct store *store, const char *point, const struct visit_card *card,
                      struct fault *fault)
{
    struct keeping keeping = {.point = point, .card = card};

    return store_write(store, keep_work, &keeping, fault);
}

bool point_draft_load(struct store *store, const char *point, const char *name,
                      struct visit_card *card, struct fault *fault)
{
    return card_rows_load(store, &by_point, point, name, card, fault);
}

bool point_draft_expire(struct store *store, struct civil_date today, struct fault *fault)
{
    return card_rows_expire(store, &by_point, POINT_DRAFT_DAYS, today, fault);
}
