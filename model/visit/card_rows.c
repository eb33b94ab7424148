#include "model/visit/card_rows.h"

#include "locale/text/utf8.h"
#include "model/store/query.h"

static bool forget(struct store *store, const struct card_rows *rows, const char *owner,
                   const char *name, struct fault *fault)
{
    struct query query;

    query_prepare(&query, store, rows->forget);
    query_bind_text(&query, owner);
    query_bind_text(&query, name);
    return query_run(&query, fault);
}

bool card_rows_write(struct store *store, const struct card_rows *rows, const char *owner,
                     const struct visit_card *card, struct fault *fault)
{
    char today[CLOCK_DAY_SIZE];
    bool done = forget(store, rows, owner, card->name, fault);

    clock_day_text(clock_today(), today);
    for (size_t i = 0; done && i < card->count; i++) {
        struct query query;

        query_prepare(&query, store, rows->write);
        query_bind_text(&query, owner);
        query_bind_text(&query, card->name);
        query_bind_text(&query, card->fields[i].name);
        query_bind_text(&query, card->fields[i].value);
        query_bind_text(&query, today);
        done = query_run(&query, fault);
    }
    return done;
}

bool card_rows_load(struct store *store, const struct card_rows *rows, const char *owner,
                    const char *name, struct visit_card *card, struct fault *fault)
{
    struct query query;
    enum query_step step;

    card->count = 0;
    utf8_copy(card->name, sizeof(card->name), name);
    query_prepare(&query, store, rows->load);
    query_bind_text(&query, owner);
    query_bind_text(&query, name);
    while ((step = query_step(&query, fault)) == QUERY_ROW &&
           card->count < VISIT_CARD_FIELDS_MOST) {
        query_text(&query, 0, card->fields[card->count].name, VISIT_CARD_SIZE);
        query_text(&query, 1, card->fields[card->count++].value, VISIT_CARD_VALUE_SIZE);
    }
    query_close(&query);
    return step != QUERY_FAILED;
}

/* ------------------------------------------------------------------------------- too long */

struct wiping {
    const struct card_rows *rows;
    char since[CLOCK_DAY_SIZE];
};

static bool wipe_work(struct store *store, void *data, struct fault *fault)
{
    const struct wiping *wiping = data;
    struct query query;

    query_prepare(&query, store, wiping->rows->wipe);
    query_bind_text(&query, wiping->since);
    return query_run(&query, fault);
}

bool card_rows_expire(struct store *store, const struct card_rows *rows, int days,
                      struct civil_date today, struct fault *fault)
{
    struct wiping wiping = {.rows = rows};
    struct query query;
    int64_t old;

    clock_day_text(civil_from_days(civil_to_days(today) - days), wiping.since);
    query_prepare(&query, store, rows->old);
    query_bind_text(&query, wiping.since);
    if (!query_one(&query, 0, &old, fault))
        return false;
    return old == 0 || store_write(store, wipe_work, &wiping, fault);
}
