#include "model/point/draft.h"

#include "locale/text/utf8.h"
#include "model/store/query.h"

struct keeping {
    const char *point;
    const struct visit_card *card;
    char today[CLOCK_DAY_SIZE];
};

static bool forget(struct store *store, const struct keeping *keeping, struct fault *fault)
{
    struct query query;

    query_open(&query, store, "DELETE FROM draft_point WHERE point = ? AND card = ?");
    query_bind_text(&query, keeping->point);
    query_bind_text(&query, keeping->card->name);
    return query_run(&query, fault);
}

static bool write_field(struct store *store, const struct keeping *keeping, size_t at,
                        struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "INSERT INTO draft_point (point, card, field, value, saved) VALUES (?, ?, ?, ?, ?)");
    query_bind_text(&query, keeping->point);
    query_bind_text(&query, keeping->card->name);
    query_bind_text(&query, keeping->card->fields[at].name);
    query_bind_text(&query, keeping->card->fields[at].value);
    query_bind_text(&query, keeping->today);
    return query_run(&query, fault);
}

static bool keep_work(struct store *store, void *data, struct fault *fault)
{
    const struct keeping *keeping = data;

    if (!forget(store, keeping, fault))
        return false;
    for (size_t i = 0; i < keeping->card->count; i++)
        if (!write_field(store, keeping, i, fault))
            return false;
    return true;
}

bool point_draft_keep(struct store *store, const char *point, const struct visit_card *card,
                      struct fault *fault)
{
    struct keeping keeping = {.point = point, .card = card};

    clock_day_text(clock_today(), keeping.today);
    return store_write(store, keep_work, &keeping, fault);
}

bool point_draft_load(struct store *store, const char *point, const char *name,
                      struct visit_card *card, struct fault *fault)
{
    struct query query;
    enum query_step step;

    card->count = 0;
    utf8_copy(card->name, sizeof(card->name), name);
    query_open(&query, store, "SELECT field, value FROM draft_point WHERE point = ? AND card = ?");
    query_bind_text(&query, point);
    query_bind_text(&query, name);
    while ((step = query_step(&query, fault)) == QUERY_ROW &&
           card->count < VISIT_CARD_FIELDS_MOST) {
        query_text(&query, 0, card->fields[card->count].name, VISIT_CARD_SIZE);
        query_text(&query, 1, card->fields[card->count++].value, VISIT_CARD_VALUE_SIZE);
    }
    query_close(&query);
    return step != QUERY_FAILED;
}

static bool expire_work(struct store *store, void *data, struct fault *fault)
{
    struct query query;

    query_open(&query, store, "DELETE FROM draft_point WHERE saved < ?");
    query_bind_text(&query, data);
    return query_run(&query, fault);
}

bool point_draft_expire(struct store *store, struct civil_date today, struct fault *fault)
{
    struct query query;
    char since[CLOCK_DAY_SIZE];
    int64_t old;

    clock_day_text(civil_from_days(civil_to_days(today) - POINT_DRAFT_DAYS), since);
    query_open(&query, store, "SELECT count(*) FROM draft_point WHERE saved < ?");
    query_bind_text(&query, since);
    if (!query_one(&query, 0, &old, fault))
        return false;
    return old == 0 || store_write(store, expire_work, since, fault);
}
