#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/act/columns.h"
#include "model/act/record.h"

/* What the events say of it since. */
static bool read_now(struct store *store, struct act *act, struct fault *fault)
{
    struct query query;
    enum query_step step;

    query_open(&query, store, "SELECT state, appointment, handed FROM act_now WHERE reference = ?");
    query_bind_text(&query, act->reference);
    step = query_step(&query, fault);
    if (step == QUERY_ROW) {
        query_text(&query, 0, act->state, sizeof(act->state));
        query_text(&query, 1, act->appointment, sizeof(act->appointment));
        query_text(&query, 2, act->handed, sizeof(act->handed));
    }
    query_close(&query);
    act->cancelled = strcmp(act->state, act_event_code(ACT_CANCELLED)) == 0;
    return step == QUERY_ROW;
}

bool act_find(struct store *store, enum act_key key, const char *value, struct act *act,
              bool *found, struct fault *fault)
{
    struct query query;
    enum query_step step;

    if (key == ACT_KEY_ID)
        query_open(&query, store, "SELECT " ACT_COLUMNS " FROM act WHERE id = ?");
    else
        query_open(&query, store, "SELECT " ACT_COLUMNS " FROM act WHERE reference = ?");
    query_bind_text(&query, value);
    step = query_step(&query, fault);
    *found = step == QUERY_ROW;
    if (*found) {
        *act = (struct act){0};
        act_columns_read(&query, act);
    }
    query_close(&query);
    return *found ? read_now(store, act, fault) : step == QUERY_DONE;
}

bool act_by_reference(struct store *store, const char *reference, struct act *act,
                      struct fault *fault)
{
    char shown[REFERENCE_SHOWN_SIZE];
    bool found;

    if (!act_find(store, ACT_KEY_REFERENCE, reference, act, &found, fault))
        return false;
    if (found)
        return true;
    fault_set(fault, FAULT_REFERENCE_UNKNOWN);
    if (fault != NULL) {
        reference_show(reference, shown);
        FAULT_TEXT(fault->word, shown);
    }
    return false;
}

void act_list_finish(struct act_list *list)
{
    if (list == NULL)
        return;
    free(list->rows);
    *list = (struct act_list){0};
}

/* Columns: reference, visit, issued, state, appointment. */
static bool collect(struct query *query, struct act_list *list, struct fault *fault)
{
    enum query_step step;

    *list = (struct act_list){0};
    while ((step = query_step(query, fault)) == QUERY_ROW) {
        struct act_row *row;

        list->rows = memory_grow(list->rows, (list->count + 1) * sizeof(*list->rows));
        row = &list->rows[list->count++];
        query_text(query, 0, row->reference, sizeof(row->reference));
        query_text(query, 1, row->visit, sizeof(row->visit));
        row->issued = query_number(query, 2);
        query_text(query, 3, row->state, sizeof(row->state));
        query_text(query, 4, row->appointment, sizeof(row->appointment));
    }
    query_close(query);
    if (step != QUERY_DONE)
        act_list_finish(list);
    return step == QUERY_DONE;
}

bool act_by_day(struct store *store, struct civil_date day, struct act_list *list,
                struct fault *fault)
{
    struct query query;
    char text[CLOCK_DAY_SIZE];

    clock_day_text(day, text);
    query_open(&query, store,
               "SELECT reference, visit, issued, state, appointment FROM act_now"
               " WHERE day = ? ORDER BY issued DESC");
    query_bind_text(&query, text);
    return collect(&query, list, fault);
}

bool act_by_visit(struct store *store, const char *visit, struct act_list *list,
                  struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "SELECT reference, visit, issued, state, appointment FROM act_now"
               " WHERE visit = ? ORDER BY issued");
    query_bind_text(&query, visit);
    return collect(&query, list, fault);
}
