#include "model/point/point.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/directory/record.h"
#include "model/point/record.h"
#include "model/store/audit.h"
#include "model/store/query.h"

struct saving {
    struct point *point;
    char audit[UUID_SIZE];
};

static bool refuse(enum fault_code code, const char *word, struct fault *fault)
{
    fault_set(fault, code);
    if (fault != NULL)
        FAULT_TEXT(fault->word, word);
    return false;
}

/* ------------------------------------------------------------------------------- settling */

static const struct {
    const char *name;
    size_t at, size;
} texts[] = {
    {"network", offsetof(struct point, network), sizeof(((struct point *)0)->network)},
    {"commune", offsetof(struct point, commune), sizeof(((struct point *)0)->commune)},
    {"name", offsetof(struct point, name), sizeof(((struct point *)0)->name)},
    {"address", offsetof(struct point, address), sizeof(((struct point *)0)->address)},
    {"phone", offsetof(struct point, phone), sizeof(((struct point *)0)->phone)},
    {"site", offsetof(struct point, site), sizeof(((struct point *)0)->site)},
    {"hours", offsetof(struct point, hours), sizeof(((struct point *)0)->hours)},
    {"publics", offsetof(struct point, publics), sizeof(((struct point *)0)->publics)},
    {"note", offsetof(struct point, note), sizeof(((struct point *)0)->note)},
    {"agent", offsetof(struct point, agent), sizeof(((struct point *)0)->agent)},
};

static bool refuse_public(const char *value, size_t length, struct fault *fault)
{
    char word[sizeof(((struct fault *)0)->word)], all[sizeof(((struct fault *)0)->hint)] = "";
    size_t at = 0;

    fault_set(fault, FAULT_CELL_VALUE);
    if (fault == NULL)
        return false;
    for (size_t i = 0; i < RECORD_PUBLICS; i++) {
        at += utf8_copy(all + at, sizeof(all) - at, i > 0 ? ", " : "");
        at += utf8_copy(all + at, sizeof(all) - at, record_publics[i]);
    }
    utf8_copy(word, length < sizeof(word) ? length + 1 : sizeof(word), value);
    FAULT_TEXT(fault->file, "publics");
    FAULT_TEXT(fault->word, word);
    FAULT_TEXT(fault->hint, all);
    return false;
}

static bool check_publics(const char *publics, struct fault *fault)
{
    for (const char *at = publics; *at != '\0';) {
        size_t length = strcspn(at, " "), i = 0;

        while (i < RECORD_PUBLICS &&
               (strlen(record_publics[i]) != length || strncmp(record_publics[i], at, length) != 0))
            i++;
        if (length > 0 && i == RECORD_PUBLICS)
            return refuse_public(at, length, fault);
        at += length;
        at += *at == ' ';
    }
    return true;
}

static bool settle(struct point *point, struct fault *fault)
{
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        char *text = (char *)point + texts[i].at;

        if (!point_text(texts[i].name, text, text, texts[i].size, fault))
            return false;
    }
    if (point->name[0] == '\0')
        return refuse(FAULT_ANSWER_MISSING, "name", fault);
    if (!check_publics(point->publics, fault))
        return false;
    clock_day_text(clock_today(), point->checked);
    point->hidden[0] = '\0';
    return true;
}

/* ------------------------------------------------------------------------------- remembering */

static void bind_point(struct query *query, const struct point *point)
{
    query_bind_text(query, point->network);
    query_bind_text(query, point->commune);
    query_bind_text(query, point->name);
    query_bind_text(query, point->address);
    query_bind_text(query, point->phone);
    query_bind_text(query, point->site);
    query_bind_text(query, point->hours);
    query_bind_text(query, point->publics);
    query_bind_text(query, point->note);
    query_bind_text(query, point->checked);
    query_bind_text(query, point->agent);
}

/* The id of the point of this network, commune and name; "" without. */
static bool find_same(struct store *store, const struct point *point, char id[UUID_SIZE],
                      struct fault *fault)
{
    struct query query;
    enum query_step step;

    id[0] = '\0';
    query_open(&query, store,
               "SELECT id FROM point WHERE network = ? AND commune = ? AND name = ?");
    query_bind_text(&query, point->network);
    query_bind_text(&query, point->commune);
    query_bind_text(&query, point->name);
    step = query_step(&query, fault);
    if (step == QUERY_ROW)
        query_text(&query, 0, id, UUID_SIZE);
    query_close(&query);
    return step != QUERY_FAILED;
}

static bool remember_work(struct store *store, void *data, struct fault *fault)
{
    const struct saving *saving = data;
    struct point *point = saving->point;
    char same[UUID_SIZE];
    struct query query;

    query_open(&query, store,
               "INSERT INTO point (network, commune, name, address, phone, site, hours, publics,"
               " note, checked, agent, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
               " ON CONFLICT (network, commune, name) DO UPDATE SET address = excluded.address,"
               " phone = excluded.phone, site = excluded.site, hours = excluded.hours,"
               " publics = iif(excluded.publics = '', publics, excluded.publics),"
               " note = iif(excluded.note = '', note, excluded.note),"
               " checked = excluded.checked, agent = excluded.agent, hidden = ''");
    bind_point(&query, point);
    query_bind_text(&query, point->id);
    if (!query_run(&query, fault) || !find_same(store, point, same, fault))
        return false;
    utf8_copy(point->id, sizeof(point->id), same);
    return audit_add(store, saving->audit, point->agent, "point_changed", point->id, fault);
}

bool point_remember(struct store *store, struct point *point, struct fault *fault)
{
    struct saving saving = {.point = point};

    if (!settle(point, fault))
        return false;
    uuid_make(point->id);
    uuid_make(saving.audit);
    return store_write(store, remember_work, &saving, fault);
}

/* ------------------------------------------------------------------------------- changing */

static bool is_there(struct store *store, const char *id, struct fault *fault)
{
    struct query query;
    int64_t there;

    query_open(&query, store, "SELECT 1 FROM point WHERE id = ?");
    query_bind_text(&query, id);
    if (!query_one(&query, 0, &there, fault))
        return false;
    return there != 0 || refuse(FAULT_POINT_UNKNOWN, id, fault);
}

static bool save_work(struct store *store, void *data, struct fault *fault)
{
    const struct saving *saving = data;
    const struct point *point = saving->point;
    char same[UUID_SIZE];
    struct query query;

    if (!is_there(store, point->id, fault) || !find_same(store, point, same, fault))
        return false;
    if (same[0] != '\0' && strcmp(same, point->id) != 0)
        return refuse(FAULT_POINT_PRESENT, point->name, fault);
    query_open(&query, store,
               "UPDATE point SET network = ?, commune = ?, name = ?, address = ?, phone = ?,"
               " site = ?, hours = ?, publics = ?, note = ?, checked = ?, agent = ?, hidden = ''"
               " WHERE id = ?");
    bind_point(&query, point);
    query_bind_text(&query, point->id);
    return query_run(&query, fault) &&
           audit_add(store, saving->audit, point->agent, "point_changed", point->id, fault);
}

bool point_save(struct store *store, struct point *point, struct fault *fault)
{
    struct saving saving = {.point = point};

    if (!settle(point, fault))
        return false;
    uuid_make(saving.audit);
    return store_write(store, save_work, &saving, fault);
}

struct hiding {
    const char *id, *agent;
    char today[CLOCK_DAY_SIZE], audit[UUID_SIZE];
};

static bool hide_work(struct store *store, void *data, struct fault *fault)
{
    const struct hiding *hiding = data;
    struct query query;

    if (!is_there(store, hiding->id, fault))
        return false;
    query_open(&query, store, "UPDATE point SET hidden = ? WHERE id = ? AND hidden = ''");
    query_bind_text(&query, hiding->today);
    query_bind_text(&query, hiding->id);
    return query_run(&query, fault) &&
           audit_add(store, hiding->audit, hiding->agent, "point_hidden", hiding->id, fault);
}

bool point_hide(struct store *store, const char *id, const char *agent, struct fault *fault)
{
    struct hiding hiding = {.id = id, .agent = agent};

    clock_day_text(clock_today(), hiding.today);
    uuid_make(hiding.audit);
    return store_write(store, hide_work, &hiding, fault);
}

/* ------------------------------------------------------------------------------- reading */

void point_list_finish(struct point_list *list)
{
    if (list == NULL)
        return;
    free(list->points);
    *list = (struct point_list){0};
}

static void read_point(const struct query *query, struct point *point)
{
    query_text(query, 0, point->id, sizeof(point->id));
    query_text(query, 1, point->network, sizeof(point->network));
    query_text(query, 2, point->commune, sizeof(point->commune));
    query_text(query, 3, point->name, sizeof(point->name));
    query_text(query, 4, point->address, sizeof(point->address));
    query_text(query, 5, point->phone, sizeof(point->phone));
    query_text(query, 6, point->site, sizeof(point->site));
    query_text(query, 7, point->hours, sizeof(point->hours));
    query_text(query, 8, point->publics, sizeof(point->publics));
    query_text(query, 9, point->note, sizeof(point->note));
    query_text(query, 10, point->checked, sizeof(point->checked));
    query_text(query, 11, point->agent, sizeof(point->agent));
    query_text(query, 12, point->hidden, sizeof(point->hidden));
}

bool point_load(struct store *store, const char *id, struct point *point, struct fault *fault)
{
    struct query query;
    enum query_step step;

    *point = (struct point){.id = ""};
    query_open(&query, store,
               "SELECT id, network, commune, name, address, phone, site, hours, publics, note,"
               " checked, agent, hidden FROM point WHERE id = ?");
    query_bind_text(&query, id);
    step = query_step(&query, fault);
    if (step == QUERY_ROW)
        read_point(&query, point);
    query_close(&query);
    return step == QUERY_ROW || (step == QUERY_DONE && refuse(FAULT_POINT_UNKNOWN, id, fault));
}

static bool collect(struct query *query, struct point_list *list, struct fault *fault)
{
    enum query_step step;

    *list = (struct point_list){0};
    while ((step = query_step(query, fault)) == QUERY_ROW) {
        list->points = memory_grow(list->points, (list->count + 1) * sizeof(*list->points));
        read_point(query, &list->points[list->count++]);
    }
    query_close(query);
    if (step != QUERY_DONE)
        point_list_finish(list);
    return step == QUERY_DONE;
}

bool point_offer(struct store *store, const char *network, const char *commune,
                 struct point_list *list, struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "SELECT id, network, commune, name, address, phone, site, hours, publics, note,"
               " checked, agent, hidden FROM point WHERE network = ? AND hidden = ''"
               " ORDER BY commune = ? DESC, checked DESC, name LIMIT 50");
    query_bind_text(&query, network);
    query_bind_text(&query, commune);
    return collect(&query, list, fault);
}

bool point_every(struct store *store, bool hidden, const char *network, struct point_list *list,
                 struct fault *fault)
{
    struct query query;

    query_open(&query, store,
               "SELECT id, network, commune, name, address, phone, site, hours, publics, note,"
               " checked, agent, hidden FROM point WHERE (hidden = '' OR ?1)"
               " AND (?2 = '' OR network = ?2) ORDER BY name, id LIMIT 5000");
    query_bind_number(&query, hidden);
    query_bind_text(&query, network);
    return collect(&query, list, fault);
}
