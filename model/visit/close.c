#include <string.h>

#include "locale/text/utf8.h"
#include "model/store/query.h"
#include "model/visit/record.h"

struct closing {
    struct visit *visit;
    const char *outcome;
    const struct visit_said *said;
};

static void open_answer(struct query *query, struct store *store)
{
    query_open(query, store, "INSERT INTO answer (visit, question, value) VALUES (?, ?, ?)");
}

static void open_mark(struct query *query, struct store *store)
{
    query_open(query, store, "UPDATE visit SET closed = ?, outcome = ? WHERE id = ?");
}

void visit_close_warm(struct store *store)
{
    struct query query;

    open_answer(&query, store);
    query_close(&query);
    open_mark(&query, store);
    query_close(&query);
}

static bool keep_answer(struct store *store, const char *visit, const struct visit_answer *answer,
                        struct fault *fault)
{
    struct query query;

    open_answer(&query, store);
    query_bind_text(&query, visit);
    query_bind_text(&query, answer->question);
    query_bind_text(&query, answer->value);
    if (query_run(&query, fault))
        return true;
    if (fault != NULL &&
        (fault->code == FAULT_QUESTION_UNKNOWN || fault->code == FAULT_ANSWER_VALUE)) {
        FAULT_TEXT(fault->word, answer->question);
        FAULT_TEXT(fault->detail, answer->value);
    }
    return false;
}

static bool keep_told(struct store *store, const char *visit, const char *key, struct fault *fault)
{
    struct query query;

    query_open(&query, store, "INSERT INTO told (visit, key) VALUES (?, ?)");
    query_bind_text(&query, visit);
    query_bind_text(&query, key);
    return query_run(&query, fault);
}

static bool keep_note(struct store *store, const struct visit *visit, struct fault *fault)
{
    struct query query;

    if (visit->note[0] == '\0')
        return true;
    query_open(&query, store, "INSERT INTO note (visit, text) VALUES (?, ?)");
    query_bind_text(&query, visit->id);
    query_bind_text(&query, visit->note);
    return query_run(&query, fault);
}

static bool keep_said(struct store *store, const char *visit, const struct visit_said *said,
                      struct fault *fault)
{
    if (said == NULL)
        return true;
    for (size_t i = 0; i < said->answer_count; i++) {
        const struct visit_answer *answer = &said->answers[i];

        if (answer->relevant && answer->value[0] != '\0' &&
            !keep_answer(store, visit, answer, fault))
            return false;
    }
    for (size_t i = 0; i < said->told_count; i++)
        if (!keep_told(store, visit, said->told[i].key, fault))
            return false;
    return missing_note_within(store, said->missing, said->missing_count, fault);
}

static bool mark_closed(struct store *store, const struct visit *visit, const char *outcome,
                        int64_t now, struct fault *fault)
{
    struct query query;

    open_mark(&query, store);
    query_bind_number(&query, now);
    query_bind_text(&query, outcome);
    query_bind_text(&query, visit->id);
    return query_run(&query, fault);
}

bool visit_close_within(struct store *store, struct visit *visit, const char *outcome,
                        const struct visit_said *said, struct fault *fault)
{
    char already[CODE_SIZE];
    int64_t closed, now = clock_now_ms();

    if (!visit_status(store, visit->id, &closed, already, fault))
        return false;
    if (closed != 0 && strcmp(already, outcome) != 0)
        return fault_set(fault, FAULT_VISIT_CLOSED);
    if (closed == 0 &&
        (!visit_write_fields(store, visit, fault) || !keep_said(store, visit->id, said, fault) ||
         !keep_note(store, visit, fault) || !mark_closed(store, visit, outcome, now, fault)))
        return false;
    visit->closed = closed == 0 ? now : closed;
    utf8_copy(visit->outcome, sizeof(visit->outcome), outcome);
    return true;
}

static bool close_work(struct store *store, void *data, struct fault *fault)
{
    const struct closing *closing = data;

    return visit_close_within(store, closing->visit, closing->outcome, closing->said, fault);
}

bool visit_close(struct store *store, struct visit *visit, const char *outcome,
                 const struct visit_said *said, struct fault *fault)
{
    struct closing closing = {.visit = visit, .outcome = outcome, .said = said};

    return store_write(store, close_work, &closing, fault);
}
