#include "model/point/local.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/point/record.h"
#include "model/store/audit.h"
#include "model/store/query.h"

/* ------------------------------------------------------------------------------- texts */

bool point_text(const char *field, const char *text, char *out, size_t size, struct fault *fault)
{
    char safe[2048];
    size_t at = 0, length;
    enum gate_verdict verdict;

    text += strspn(text, " ");
    length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    verdict =
        gate_pass(text, length, GATE_LINE, safe, size < sizeof(safe) ? size : sizeof(safe), &at);
    if (verdict == GATE_SAFE) {
        utf8_copy(out, size, safe);
        return true;
    }
    fault_set(fault, verdict == GATE_TOO_LONG ? FAULT_CELL_VALUE : FAULT_TEXT_UNSAFE);
    if (fault != NULL) {
        FAULT_TEXT(fault->file, field);
        FAULT_TEXT(fault->word, verdict == GATE_TOO_LONG ? text : text + at);
    }
    return false;
}

/* What may change, where it comes from and where it is kept. */
static const struct {
    const char *name;
    size_t given, kept, size;
} rows[] = {
    {"hours", offsetof(struct local_change, hours), offsetof(struct local, hours),
     LOCAL_HOURS_SIZE},
    {"phone", offsetof(struct local_change, phone), offsetof(struct local, phone),
     LOCAL_PHONE_SIZE},
    {"ask", offsetof(struct local_change, ask), offsetof(struct local, ask), LOCAL_WORDS_SIZE},
    {"capacity", offsetof(struct local_change, capacity), offsetof(struct local, capacity),
     LOCAL_WORDS_SIZE},
    {"note", offsetof(struct local_change, note), offsetof(struct local, note), LOCAL_TEXT_SIZE},
    {"correction", offsetof(struct local_change, correction), offsetof(struct local, correction),
     LOCAL_TEXT_SIZE},
};
enum { ROWS = sizeof(rows) / sizeof(*rows) };

static const char *given_text(const struct local_change *change, size_t row)
{
    const char *text;

    memcpy(&text, (const char *)change + rows[row].given, sizeof(text));
    return text;
}

static char *kept_text(struct local *local, size_t row)
{
    return (char *)local + rows[row].kept;
}

/* ------------------------------------------------------------------------------- closures */

static bool refuse_day(const char *day, struct fault *fault)
{
    fault_set(fault, FAULT_CELL_DATE);
    if (fault != NULL) {
        FAULT_TEXT(fault->file, "closed");
        FAULT_TEXT(fault->word, day);
    }
    return false;
}

/* A day as the store writes it. */
static bool settle_day(char day[CLOCK_DAY_SIZE], struct fault *fault)
{
    struct civil_date date;

    if (day[0] == '\0')
        return true;
    if (!civil_parse(day, &date))
        return refuse_day(day, fault);
    clock_day_text(date, day);
    return true;
}

static bool settle_closure(struct local_closure *closure, struct fault *fault)
{
    if (!settle_day(closure->from, fault) || !settle_day(closure->to, fault) ||
        !point_text("closed", closure->reason, closure->reason, sizeof(closure->reason), fault))
        return false;
    if (closure->from[0] == '\0' && closure->to[0] != '\0')
        return refuse_day(closure->to, fault);
    if (closure->from[0] == '\0')
        *closure = (struct local_closure){.from = ""};
    return closure->to[0] == '\0' || strcmp(closure->from, closure->to) <= 0 ||
           refuse_day(closure->to, fault);
}

/* ------------------------------------------------------------------------------- reading */

static void read_local(const struct query *query, struct local *local)
{
    query_text(query, 0, local->point, sizeof(local->point));
    query_text(query, 1, local->hours, sizeof(local->hours));
    query_text(query, 2, local->closure.from, sizeof(local->closure.from));
    query_text(query, 3, local->closure.to, sizeof(local->closure.to));
    query_text(query, 4, local->closure.reason, sizeof(local->closure.reason));
    query_text(query, 5, local->phone, sizeof(local->phone));
    query_text(query, 6, local->ask, sizeof(local->ask));
    query_text(query, 7, local->capacity, sizeof(local->capacity));
    query_text(query, 8, local->capacity_day, sizeof(local->capacity_day));
    query_text(query, 9, local->note, sizeof(local->note));
    query_text(query, 10, local->correction, sizeof(local->correction));
    query_text(query, 11, local->correction_day, sizeof(local->correction_day));
    query_text(query, 12, local->reported, sizeof(local->reported));
    query_text(query, 13, local->checked, sizeof(local->checked));
    query_text(query, 14, local->agent, sizeof(local->agent));
    local->changed = query_number(query, 15);
}

static bool load_one(struct store *store, const char *point, struct local *local, bool *known,
                     struct fault *fault)
{
    struct query query;
    enum query_step step;

    *local = (struct local){.changed = 0};
    utf8_copy(local->point, sizeof(local->point), point);
    query_open(&query, store,
               "SELECT point, hours, closed_from, closed_to, closed_reason, phone, ask, capacity,"
               " capacity_day, note, correction, correction_day, reported, checked, agent, changed"
               " FROM point_local WHERE point = ?");
    query_bind_text(&query, point);
    step = query_step(&query, fault);
    *known = step == QUERY_ROW;
    if (*known)
        read_local(&query, local);
    query_close(&query);
    return step != QUERY_FAILED;
}

bool local_find(struct store *store, const char *const *ids, size_t count, struct local *local,
                bool *known, struct fault *fault)
{
    struct local one;
    bool there;

    *known = false;
    *local = (struct local){.changed = 0};
    for (size_t i = 0; i < count; i++) {
        if (!load_one(store, ids[i], &one, &there, fault))
            return false;
        if (there && (!*known || one.changed > local->changed))
            *local = one;
        *known |= there;
    }
    if (!*known && count > 0)
        utf8_copy(local->point, sizeof(local->point), ids[0]);
    return true;
}

/* ------------------------------------------------------------------------------- writing */

static bool write_local(struct store *store, const struct local *local, struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "INSERT OR REPLACE INTO point_local (point, hours, closed_from, closed_to,"
               " closed_reason, phone, ask, capacity, capacity_day, note, correction,"
               " correction_day, reported, checked, agent, changed)"
               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_bind_text(&query, local->point);
    query_bind_text(&query, local->hours);
    query_bind_text(&query, local->closure.from);
    query_bind_text(&query, local->closure.to);
    query_bind_text(&query, local->closure.reason);
    query_bind_text(&query, local->phone);
    query_bind_text(&query, local->ask);
    query_bind_text(&query, local->capacity);
    query_bind_text(&query, local->capacity_day);
    query_bind_text(&query, local->note);
    query_bind_text(&query, local->correction);
    query_bind_text(&query, local->correction_day);
    query_bind_text(&query, local->reported);
    query_bind_text(&query, local->checked);
    query_bind_text(&query, local->agent);
    query_bind_number(&query, local->changed);
    return query_run(&query, fault);
}

static bool forget_local(struct store *store, const char *point, struct fault *fault)
{
    struct query query;

    query_open(&query, store, "DELETE FROM point_local WHERE point = ?");
    query_bind_text(&query, point);
    return query_run(&query, fault);
}

static bool says_nothing(struct local *local)
{
    for (size_t i = 0; i < ROWS; i++)
        if (kept_text(local, i)[0] != '\0')
            return false;
    return local->closure.from[0] == '\0' && local->checked[0] == '\0';
}

/* ------------------------------------------------------------------------------- changing */

struct changing {
    const struct local_change *change;
    struct local given; /* its texts and its closure, safe; the point, the agent and the instant */
    char today[CLOCK_DAY_SIZE], audit[UUID_SIZE];
    struct local after;
};

/* `day` is the one of `text`: none without it, today when it changed. */
static void keep_dated(char *kept, char *day, const char *given, size_t size, const char *today)
{
    if (strcmp(kept, given) == 0)
        return;
    utf8_copy(kept, size, given);
    utf8_copy(day, CLOCK_DAY_SIZE, given[0] != '\0' ? today : "");
}

static void apply_texts(struct changing *changing, struct local *local)
{
    const struct local_change *change = changing->change;

    if (change->correction != NULL && strcmp(local->correction, changing->given.correction) != 0)
        local->reported[0] = '\0';
    if (change->capacity != NULL)
        keep_dated(local->capacity, local->capacity_day, changing->given.capacity,
                   sizeof(local->capacity), changing->today);
    if (change->correction != NULL)
        keep_dated(local->correction, local->correction_day, changing->given.correction,
                   sizeof(local->correction), changing->today);
    for (size_t i = 0; i < ROWS; i++)
        if (given_text(change, i) != NULL)
            utf8_copy(kept_text(local, i), rows[i].size, kept_text(&changing->given, i));
    if (change->closure != NULL)
        local->closure = changing->given.closure;
}

static bool apply(struct changing *changing, struct local *local, struct fault *fault)
{
    apply_texts(changing, local);
    if (changing->change->reported && local->correction[0] == '\0') {
        fault_set(fault, FAULT_CORRECTION_MISSING);
        if (fault != NULL)
            FAULT_TEXT(fault->word, local->point);
        return false;
    }
    if (changing->change->reported)
        utf8_copy(local->reported, sizeof(local->reported), changing->today);
    if (changing->change->checked)
        utf8_copy(local->checked, sizeof(local->checked), changing->today);
    utf8_copy(local->agent, sizeof(local->agent), changing->given.agent);
    local->changed = changing->given.changed;
    return true;
}

static bool change_work(struct store *store, void *data, struct fault *fault)
{
    struct changing *changing = data;
    struct local *local = &changing->after;
    bool known;

    if (!load_one(store, changing->given.point, local, &known, fault) ||
        !apply(changing, local, fault))
        return false;
    bool done = says_nothing(local) ? forget_local(store, local->point, fault)
                                    : write_local(store, local, fault);

    return done &&
           audit_add(store, changing->audit, local->agent, "point_changed", local->point, fault);
}

static bool settle(struct changing *changing, const char *point, struct fault *fault)
{
    const struct local_change *change = changing->change;
    struct local *given = &changing->given;

    for (size_t i = 0; i < ROWS; i++) {
        const char *text = given_text(change, i);

        if (text != NULL &&
            !point_text(rows[i].name, text, kept_text(given, i), rows[i].size, fault))
            return false;
    }
    if (change->closure != NULL) {
        given->closure = *change->closure;
        if (!settle_closure(&given->closure, fault))
            return false;
    }
    return point_text("point", point, given->point, sizeof(given->point), fault) &&
           point_text("agent", change->agent != NULL ? change->agent : "", given->agent,
                      sizeof(given->agent), fault);
}

bool local_change(struct store *store, const char *point, const struct local_change *change,
                  struct local *after, struct fault *fault)
{
    struct changing changing = {.change = change};

    if (!settle(&changing, point, fault))
        return false;
    if (changing.given.point[0] == '\0')
        return fault_set(fault, FAULT_POINT_UNKNOWN);
    changing.given.changed = clock_now_ms();
    clock_day_text(clock_today(), changing.today);
    uuid_make(changing.audit);
    if (!store_write(store, change_work, &changing, fault))
        return false;
    if (after != NULL)
        *after = changing.after;
    return true;
}

/* ------------------------------------------------------------------------------- corrections */

void local_corrections_finish(struct local_corrections *list)
{
    if (list == NULL)
        return;
    free(list->all);
    *list = (struct local_corrections){0};
}

static void read_correction(const struct query *query, struct local_correction *correction)
{
    query_text(query, 0, correction->source, sizeof(correction->source));
    query_text(query, 1, correction->point, sizeof(correction->point));
    query_text(query, 2, correction->text, sizeof(correction->text));
    query_text(query, 3, correction->day, sizeof(correction->day));
    query_text(query, 4, correction->reported, sizeof(correction->reported));
    query_text(query, 5, correction->agent, sizeof(correction->agent));
}

bool local_corrections(struct store *store, bool reported, struct local_corrections *list,
                       struct fault *fault)
{
    struct query query;
    enum query_step step;

    *list = (struct local_corrections){0};
    query_open(&query, store,
               "SELECT CASE WHEN instr(point, '--') > 1 THEN substr(point, 1, instr(point, '--') -"
               " 1) ELSE '' END AS source, point, correction, correction_day, reported, agent"
               " FROM point_local WHERE correction <> '' AND (reported = '' OR ?)"
               " ORDER BY source, correction_day, point");
    query_bind_number(&query, reported);
    while ((step = query_step(&query, fault)) == QUERY_ROW) {
        list->all = memory_grow(list->all, (list->count + 1) * sizeof(*list->all));
        read_correction(&query, &list->all[list->count++]);
    }
    query_close(&query);
    if (step != QUERY_DONE)
        local_corrections_finish(list);
    return step == QUERY_DONE;
}
