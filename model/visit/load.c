#include <stdlib.h>

#include "locale/text/memory.h"
#include "model/store/query.h"
#include "model/visit/visit.h"

static void read_visit(const struct query *query, struct visit *visit)
{
    *visit = (struct visit){.opened = query_number(query, 1),
                            .closed = query_number(query, 2),
                            .door = (int)query_number(query, 5),
                            .step = (int)query_number(query, 13)};
    query_text(query, 0, visit->id, sizeof(visit->id));
    query_text(query, 3, visit->channel, sizeof(visit->channel));
    query_text(query, 4, visit->language, sizeof(visit->language));
    query_text(query, 6, visit->came_with, sizeof(visit->came_with));
    query_text(query, 7, visit->follows, sizeof(visit->follows));
    query_text(query, 8, visit->pack.id, sizeof(visit->pack.id));
    query_text(query, 9, visit->pack.version, sizeof(visit->pack.version));
    query_text(query, 10, visit->pack.hash, sizeof(visit->pack.hash));
    query_text(query, 11, visit->outcome, sizeof(visit->outcome));
    query_text(query, 12, visit->agent, sizeof(visit->agent));
    query_text(query, 14, visit->note, sizeof(visit->note));
}

static bool load_visit(struct store *store, const char *id, struct visit *visit,
                       struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, store,
               "SELECT v.id, v.opened, v.closed, v.channel, v.language, v.door, v.came_with,"
               " v.follows, p.id, p.version, p.hash, v.outcome, v.agent, coalesce(d.step, 5),"
               " coalesce(d.note, n.text, '')"
               " FROM visit v JOIN pack p ON p.key = v.pack"
               " LEFT JOIN draft d ON d.visit = v.id LEFT JOIN note n ON n.visit = v.id"
               " WHERE v.id = ?");
    query_bind_text(&query, id);
    step = query_step(&query, fault);
    if (step == QUERY_ROW)
        read_visit(&query, visit);
    query_close(&query);
    if (step == QUERY_DONE)
        return fault_set(fault, FAULT_VISIT_UNKNOWN);
    return step == QUERY_ROW;
}

static bool load_answers(struct store *store, const char *id, struct visit_content *content,
                         struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, store,
               "SELECT question, value, relevant, rank FROM draft_answer WHERE visit = ?1"
               " UNION ALL SELECT question, value, 1, 0 FROM answer WHERE visit = ?1 ORDER BY 4");
    query_bind_text(&query, id);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        struct visit_answer *answer;

        content->answers =
            memory_grow(content->answers, (content->answer_count + 1) * sizeof(*content->answers));
        answer = &content->answers[content->answer_count++];
        query_text(&query, 0, answer->question, sizeof(answer->question));
        query_text(&query, 1, answer->value, sizeof(answer->value));
        answer->relevant = query_number(&query, 2) != 0;
    }
    query_close(&query);
    return step == QUERY_DONE;
}

static bool load_told(struct store *store, const char *id, struct visit_content *content,
                      struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, store,
               "SELECT key FROM draft_told WHERE visit = ?1"
               " UNION SELECT key FROM told WHERE visit = ?1 ORDER BY 1");
    query_bind_text(&query, id);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        content->told =
            memory_grow(content->told, (content->told_count + 1) * sizeof(*content->told));
        query_text(&query, 0, content->told[content->told_count++].key, CODE_SIZE);
    }
    query_close(&query);
    return step == QUERY_DONE;
}

bool visit_load(struct store *store, const char *id, struct visit *visit,
                struct visit_content *content, struct fault *fault)
{
    if (content != NULL)
        *content = (struct visit_content){0};
    if (!load_visit(store, id, visit, fault))
        return false;
    if (content == NULL ||
        (load_answers(store, id, content, fault) && load_told(store, id, content, fault)))
        return true;
    visit_content_finish(content);
    return false;
}

void visit_content_finish(struct visit_content *content)
{
    if (content == NULL)
        return;
    free(content->answers);
    free(content->told);
    *content = (struct visit_content){0};
}
