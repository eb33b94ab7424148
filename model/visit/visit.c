#include "model/visit/visit.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/store/query.h"
#include "model/visit/record.h"

static bool insert_visit(struct store *store, const struct visit *visit, struct fault *fault)
{
    struct query query;
    struct civil_date date;
    char day[CLOCK_DAY_SIZE];

    clock_local(visit->opened, &date, NULL);
    clock_day_text(date, day);
    query_open(&query, store,
               "INSERT INTO visit (id, opened, day, channel, language, door, came_with, follows,"
               " pack, outcome, agent) VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, ''), coalesce("
               "(SELECT key FROM pack WHERE id = ? AND version = ? AND hash = ?), 0), '', ?)");
    query_bind_text(&query, visit->id);
    query_bind_number(&query, visit->opened);
    query_bind_text(&query, day);
    query_bind_text(&query, visit->channel);
    query_bind_text(&query, visit->language);
    query_bind_number(&query, visit->door);
    query_bind_text(&query, visit->came_with);
    query_bind_text(&query, visit->follows);
    query_bind_text(&query, visit->pack.id);
    query_bind_text(&query, visit->pack.version);
    query_bind_text(&query, visit->pack.hash);
    query_bind_text(&query, visit->agent);
    return query_run(&query, fault);
}

static bool write_draft(struct store *store, const struct visit *visit, struct fault *fault)
{
    struct query query;
    char today[CLOCK_DAY_SIZE];

    clock_day_text(clock_today(), today);
    query_open(&query, store,
               "INSERT INTO draft (visit, step, note, saved, offered) VALUES (?, ?, ?, ?, '')"
               " ON CONFLICT (visit) DO UPDATE SET step = excluded.step, note = excluded.note,"
               " saved = excluded.saved, offered = ''");
    query_bind_text(&query, visit->id);
    query_bind_number(&query, visit->step);
    query_bind_text(&query, visit->note);
    query_bind_text(&query, today);
    return query_run(&query, fault);
}

static bool open_work(struct store *store, void *data, struct fault *fault)
{
    const struct visit *visit = data;
    int64_t closed;

    return insert_visit(store, visit, fault) &&
           visit_status(store, visit->id, &closed, NULL, fault) &&
           (closed == 0 || fault_set(fault, FAULT_VISIT_CLOSED)) &&
           write_draft(store, visit, fault);
}

bool visit_open(struct store *store, struct visit *visit, struct fault *fault)
{
    if (visit->id[0] == '\0')
        uuid_make(visit->id);
    if (visit->opened == 0)
        visit->opened = clock_now_ms();
    visit->closed = 0;
    visit->outcome[0] = '\0';
    visit->step = 1;
    return store_write(store, open_work, visit, fault);
}

bool visit_status(struct store *store, const char *id, int64_t *closed, char outcome[CODE_SIZE],
                  struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, store, "SELECT closed, outcome FROM visit WHERE id = ?");
    query_bind_text(&query, id);
    step = query_step(&query, fault);
    if (step == QUERY_ROW) {
        *closed = query_number(&query, 0);
        if (outcome != NULL)
            query_text(&query, 1, outcome, CODE_SIZE);
    }
    query_close(&query);
    if (step == QUERY_DONE)
        return fault_set(fault, FAULT_VISIT_UNKNOWN);
    return step == QUERY_ROW;
}

bool visit_write_fields(struct store *store, const struct visit *visit, struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "UPDATE visit SET channel = ?, language = ?, door = ?, came_with = ?, agent = ?,"
               " pack = coalesce((SELECT key FROM pack WHERE id = ? AND version = ? AND hash = ?),"
               " pack) WHERE id = ?");
    query_bind_text(&query, visit->channel);
    query_bind_text(&query, visit->language);
    query_bind_number(&query, visit->door);
    query_bind_text(&query, visit->came_with);
    query_bind_text(&query, visit->agent);
    query_bind_text(&query, visit->pack.id);
    query_bind_text(&query, visit->pack.version);
    query_bind_text(&query, visit->pack.hash);
    query_bind_text(&query, visit->id);
    return query_run(&query, fault);
}

struct saving {
    const struct visit *visit;
    const struct visit_said *said;
};

static bool clear_draft(struct store *store, const char *id, struct fault *fault)
{
    struct query query;

    query_open(&query, store, "DELETE FROM draft_answer WHERE visit = ?");
    query_bind_text(&query, id);
    if (!query_run(&query, fault))
        return false;
    query_open(&query, store, "DELETE FROM draft_told WHERE visit = ?");
    query_bind_text(&query, id);
    return query_run(&query, fault);
}

static bool write_draft_answer(struct store *store, const char *id, size_t rank,
                               const struct visit_answer *answer, struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "INSERT INTO draft_answer (visit, rank, question, value, relevant)"
               " VALUES (?, ?, ?, ?, ?)");
    query_bind_text(&query, id);
    query_bind_number(&query, (int64_t)rank);
    query_bind_text(&query, answer->question);
    query_bind_text(&query, answer->value);
    query_bind_number(&query, answer->relevant);
    return query_run(&query, fault);
}

static bool write_draft_told(struct store *store, const char *id, const char *key,
                             struct fault *fault)
{
    struct query query;

    query_open(&query, store, "INSERT OR IGNORE INTO draft_told (visit, key) VALUES (?, ?)");
    query_bind_text(&query, id);
    query_bind_text(&query, key);
    return query_run(&query, fault);
}

static bool save_work(struct store *store, void *data, struct fault *fault)
{
    const struct saving *saving = data;
    const char *id = saving->visit->id;
    int64_t closed;

    if (!visit_status(store, id, &closed, NULL, fault))
        return false;
    if (closed != 0)
        return fault_set(fault, FAULT_VISIT_CLOSED);
    if (!visit_write_fields(store, saving->visit, fault) ||
        !write_draft(store, saving->visit, fault) || !clear_draft(store, id, fault))
        return false;
    for (size_t i = 0; saving->said != NULL && i < saving->said->answer_count; i++)
        if (!write_draft_answer(store, id, i, &saving->said->answers[i], fault))
            return false;
    for (size_t i = 0; saving->said != NULL && i < saving->said->told_count; i++)
        if (!write_draft_told(store, id, saving->said->told[i].key, fault))
            return false;
    return true;
}

bool visit_save_draft(struct store *store, const struct visit *visit, const struct visit_said *said,
                      struct fault *fault)
{
    struct saving saving = {.visit = visit, .said = said};

    return store_write(store, save_work, &saving, fault);
}
