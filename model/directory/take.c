#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/directory/importing.h"

static const size_t field_counts[] = {
    [RECORD_STRUCTURE] = STRUCTURE_FIELDS,
    [RECORD_SERVICE] = SERVICE_FIELDS,
};

/* SipHash of 64 bits: two editions of one record are told apart, nobody has to be convinced. */
static uint64_t hash_bytes(const char *bytes, size_t length)
{
    static const unsigned char key[crypto_shorthash_KEYBYTES] = "annuaire";
    unsigned char out[crypto_shorthash_BYTES];
    uint64_t hash;

    crypto_shorthash(out, (const unsigned char *)bytes, length, key);
    memcpy(&hash, out, sizeof(hash));
    return hash;
}

/* The networks count: a new table of networks makes old records anew. */
static int64_t hash_record(struct importing *importing, const struct record *record,
                           const char *networks)
{
    struct text_buffer *buffer = &importing->hashed;
    uint64_t hash;
    int64_t kept;

    buffer_clear(buffer);
    buffer_add(buffer, networks);
    for (size_t i = 0; i < field_counts[record->kind]; i++) {
        buffer_add_n(buffer, "\x1f", 1);
        buffer_add(buffer, record->fields[i]);
    }
    hash = hash_bytes(buffer->data, buffer->length);
    memcpy(&kept, &hash, sizeof(kept));
    return kept;
}

static bool read_known(struct query *query, struct known *known, struct fault *fault)
{
    enum query_step step = query_step(query, fault);

    *known = (struct known){0};
    if (step == QUERY_ROW) {
        known->key = query_number(query, 0);
        known->hash = query_number(query, 1);
        known->hidden = query_number(query, 2) != 0;
        known->feed = query_number(query, 3);
        known->place = query_number(query, 4);
        query_text(query, 5, known->insee, sizeof(known->insee));
    }
    query_close(query);
    return step != QUERY_FAILED;
}

static bool find_structure(struct importing *importing, const char *id, struct known *known,
                           struct fault *fault)
{
    struct query query;

    *known = (struct known){0};
    if (importing->store == NULL)
        return true;
    query_open(&query, importing->store,
               "SELECT key, hash, hidden, feed, place, insee FROM structure WHERE id = ?");
    query_bind_lent(&query, id);
    return read_known(&query, known, fault);
}

static bool find_service(struct importing *importing, const char *id, struct known *known,
                         struct fault *fault)
{
    struct query query;

    *known = (struct known){0};
    if (importing->store == NULL)
        return true;
    query_open(&query, importing->store,
               "SELECT v.key, v.hash, v.hidden, v.feed, s.place, '' FROM service AS v"
               " JOIN structure AS s ON s.key = v.structure WHERE v.id = ?");
    query_bind_lent(&query, id);
    return read_known(&query, known, fault);
}

void importing_remark(void *context, const struct intake_remark *remark)
{
    struct importing *importing = context;
    struct import_report *report = importing->report;
    struct import_remark *kept;

    if (intake_refuses(remark->reason))
        report->refused += !remark->again;
    else
        report->mended++;
    if (report->by_reason[remark->reason]++ >= IMPORT_REMARKS_EACH)
        return;
    kept = &report->remarks[remark->reason][report->by_reason[remark->reason] - 1];
    *kept = (struct import_remark){
        .reason = remark->reason, .kind = remark->kind, .at = remark->at, .field = remark->field};
    utf8_copy(kept->value, sizeof(kept->value), remark->value);
    utf8_copy(kept->id, sizeof(kept->id), remark->id);
}

void importing_leave(void *context)
{
    struct importing *importing = context;

    importing->report->aside++;
}

/* True: the reading goes on with the next record. */
static bool refuse(struct importing *importing, const struct record *record,
                   enum intake_reason reason, int field)
{
    const struct intake_remark remark = {.reason = reason,
                                         .kind = record->kind,
                                         .at = record->at,
                                         .field = field,
                                         .value = record->fields[field],
                                         .id = record->fields[0]};

    importing_remark(importing, &remark);
    return true;
}

/* Whether this id was already in the file. */
static bool met_before(struct importing *importing, const struct record *record,
                       const struct known *known)
{
    const char *id = record->fields[0];

    if (known->key != 0) {
        if (key_set_has(&importing->seen, known->key))
            return true;
        key_set_add(&importing->seen, known->key);
        return false;
    }
    return importing->order->dry &&
           !number_set_add(&importing->new_ids, hash_bytes(id, strlen(id)));
}

static void count(struct import_report *report, const struct known *known)
{
    if (known->key == 0 || known->hidden)
        report->added++;
    else
        report->changed++;
}

static bool unchanged(const struct importing *importing, const struct known *known, int64_t hash)
{
    return known->key != 0 && !known->hidden && known->hash == hash &&
           known->feed == importing->feed_key;
}

static bool take_structure(struct importing *importing, const struct record *record,
                           struct fault *fault)
{
    char networks[NETWORKS_TEXT];
    struct known known;
    int64_t hash;

    if (!find_structure(importing, record->fields[STRUCTURE_ID], &known, fault))
        return false;
    if (met_before(importing, record, &known))
        return refuse(importing, record, INTAKE_TWICE, STRUCTURE_ID);
    networks_of(importing->feed, record, networks);
    hash = hash_record(importing, record, networks);
    importing->report->unmapped += networks[0] == '\0';
    if (unchanged(importing, &known, hash)) {
        importing->report->same++;
        return true;
    }
    count(importing->report, &known);
    return importing->order->dry ||
           write_structure(importing, record, &known, hash, networks, fault);
}

static bool take_service(struct importing *importing, const struct record *record,
                         struct fault *fault)
{
    struct known known, structure;
    int64_t hash;

    if (!find_service(importing, record->fields[SERVICE_ID], &known, fault))
        return false;
    if (met_before(importing, record, &known))
        return refuse(importing, record, INTAKE_TWICE, SERVICE_ID);
    hash = hash_record(importing, record, "");
    if (unchanged(importing, &known, hash)) {
        importing->report->same++;
        return true;
    }
    if (!find_structure(importing, record->fields[SERVICE_STRUCTURE_ID], &structure, fault))
        return false;
    if (structure.key == 0 && !importing->no_structures)
        return refuse(importing, record, INTAKE_ORPHAN, SERVICE_STRUCTURE_ID);
    count(importing->report, &known);
    key_set_add(&importing->dirty, known.place);
    return importing->order->dry ||
           write_service(importing, record, &known, hash, &structure, fault);
}

bool importing_take(void *context, const struct record *record, struct fault *fault)
{
    struct importing *importing = context;

    importing->report->read++;
    return record->kind == RECORD_STRUCTURE ? take_structure(importing, record, fault)
                                            : take_service(importing, record, fault);
}

/* Whether the file that was read would have held a record of this department. */
static bool in_scope(const struct intake_limits *limits, const char *department)
{
    if (limits->departments == NULL || department[0] == '\0')
        return true;
    for (size_t i = 0; i < limits->department_count; i++) {
        const char *wanted = limits->departments[i];
        bool corsica = strcmp(department, "20") == 0 && wanted[0] == '2' &&
                       (wanted[1] == 'A' || wanted[1] == 'B');

        if (corsica || strcmp(wanted, department) == 0)
            return true;
    }
    return false;
}

/* Keys of the feed that the file did not name. */
static bool read_others(struct importing *importing, struct query *query, struct key_set *others,
                        struct fault *fault)
{
    enum query_step step;

    query_bind_number(query, importing->feed_key);
    while ((step = query_step(query, fault)) == QUERY_ROW)
        if (!key_set_has(&importing->seen, query_number(query, 0)))
            key_set_add(others, query_number(query, 0));
    query_close(query);
    return step == QUERY_DONE;
}

static bool hide_structure(struct importing *importing, int64_t key, struct fault *fault)
{
    char insee[8] = "", department[8] = "";
    int64_t place = 0;
    struct query query;
    enum query_step step;

    query_open(&query, importing->store,
               "SELECT insee, department, place FROM structure WHERE key = ?");
    query_bind_number(&query, key);
    step = query_step(&query, fault);
    if (step == QUERY_ROW) {
        query_text(&query, 0, insee, sizeof(insee));
        query_text(&query, 1, department, sizeof(department));
        place = query_number(&query, 2);
    }
    query_close(&query);
    if (step == QUERY_FAILED || !in_scope(&importing->order->limits, department))
        return step != QUERY_FAILED;
    importing->report->removed++;
    if (importing->order->dry)
        return true;
    touch_commune(importing, insee);
    key_set_add(&importing->dirty, place);
    key_set_add(&importing->dirty, key);
    query_open(&query, importing->store,
               "UPDATE structure SET hidden = 1, place = key WHERE key = ?");
    query_bind_number(&query, key);
    return query_run(&query, fault);
}

static bool hide_service(struct importing *importing, int64_t key, struct fault *fault)
{
    char department[8] = "";
    int64_t place = 0;
    struct query query;
    enum query_step step;

    query_open(&query, importing->store,
               "SELECT v.department, s.place FROM service AS v"
               " JOIN structure AS s ON s.key = v.structure WHERE v.key = ?");
    query_bind_number(&query, key);
    step = query_step(&query, fault);
    if (step == QUERY_ROW) {
        query_text(&query, 0, department, sizeof(department));
        place = query_number(&query, 1);
    }
    query_close(&query);
    if (step == QUERY_FAILED || !in_scope(&importing->order->limits, department))
        return step != QUERY_FAILED;
    importing->report->removed++;
    if (importing->order->dry)
        return true;
    key_set_add(&importing->dirty, place);
    query_open(&query, importing->store, "UPDATE service SET hidden = 1 WHERE key = ?");
    query_bind_number(&query, key);
    return query_run(&query, fault);
}

bool importing_hide_others(struct importing *importing, struct fault *fault)
{
    bool structures = importing->feed->kind == RECORD_STRUCTURE;
    struct key_set others = {0};
    struct query query;
    bool done;

    if (importing->store == NULL || importing->feed_key == 0)
        return true;
    if (structures)
        query_open(&query, importing->store,
                   "SELECT key FROM structure WHERE feed = ? AND hidden = 0");
    else
        query_open(&query, importing->store,
                   "SELECT key FROM service WHERE feed = ? AND hidden = 0");
    done = read_others(importing, &query, &others, fault);
    for (size_t key = 1; done && key < others.most; key++)
        if (key_set_has(&others, (int64_t)key))
            done = structures ? hide_structure(importing, (int64_t)key, fault)
                              : hide_service(importing, (int64_t)key, fault);
    key_set_finish(&others);
    return done;
}
