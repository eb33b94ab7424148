#include "model/directory/import.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "model/directory/importing.h"
#include "model/directory/networks.h"

enum { OPTIMIZE_FROM = 2000 }; /* places made again: from there on the index is put in order */

static const char *kind_text(enum record_kind kind)
{
    return kind == RECORD_STRUCTURE ? "structures" : "services";
}

static bool find_feed(struct importing *importing, struct fault *fault)
{
    struct query query;

    query_open(&query, importing->store,
               "SELECT key FROM feed WHERE source = ? AND name = ? AND kind = ?");
    query_bind_text(&query, importing->feed->source);
    query_bind_text(&query, importing->order->name);
    query_bind_text(&query, kind_text(importing->feed->kind));
    return query_one(&query, 0, &importing->feed_key, fault);
}

static bool make_feed(struct importing *importing, struct fault *fault)
{
    struct query query;

    if (!find_feed(importing, fault) || importing->feed_key != 0)
        return importing->feed_key != 0;
    query_open(&query, importing->store,
               "INSERT INTO feed (source, name, kind) VALUES (?, ?, ?) RETURNING key");
    query_bind_text(&query, importing->feed->source);
    query_bind_text(&query, importing->order->name);
    query_bind_text(&query, kind_text(importing->feed->kind));
    return query_one(&query, 0, &importing->feed_key, fault);
}

static bool read_last_key(struct importing *importing, struct fault *fault)
{
    struct query query;

    if (importing->feed->kind == RECORD_STRUCTURE)
        query_open(&query, importing->store, "SELECT max(key) FROM structure");
    else
        query_open(&query, importing->store, "SELECT max(key) FROM service");
    return query_one(&query, 0, &importing->last_key, fault);
}

/* 2026-08-24 or 20260824 somewhere in the name. */
static bool day_in_name(const char *name, char out[CLOCK_DAY_SIZE])
{
    for (; *name != '\0'; name++) {
        int year, month, day, length = 0;
        struct civil_date date;

        if (!isdigit((unsigned char)*name) ||
            (sscanf(name, "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 &&
             sscanf(name, "%4d%2d%2d%n", &year, &month, &day, &length) != 3) ||
            length < 8)
            continue;
        date = (struct civil_date){year, month, day};
        if (year < 2000 || !civil_valid(date))
            continue;
        clock_day_text(date, out);
        return true;
    }
    return false;
}

/* Of the file: in its name, else its modification. */
static void day_of_file(const char *path, const char *name, char out[CLOCK_DAY_SIZE])
{
    struct civil_date date;
    struct stat about;

    out[0] = '\0';
    if (day_in_name(name, out) || stat(path, &about) != 0)
        return;
    clock_local((int64_t)about.st_mtime * 1000, &date, NULL);
    clock_day_text(date, out);
}

/* The same file again leaves its edition as it is, unless it brought something. */
static bool write_edition(struct importing *importing, struct fault *fault)
{
    const struct import_report *report = importing->report;
    const char *path = importing->order->path, *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    char day[CLOCK_DAY_SIZE];
    struct query query;

    day_of_file(path, name, day);
    query_open(&query, importing->store,
               "INSERT INTO edition (feed, url, file, date, imported, records)"
               " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (feed, file, date) DO UPDATE"
               " SET url = excluded.url, imported = excluded.imported, records = excluded.records"
               " WHERE ?");
    query_bind_number(&query, importing->feed_key);
    query_bind_text(&query, importing->order->url);
    query_bind_text(&query, name);
    query_bind_text(&query, day);
    query_bind_number(&query, clock_now_ms());
    query_bind_number(&query, (int64_t)(report->added + report->changed + report->same));
    query_bind_number(&query, report->added + report->changed + report->removed > 0);
    return query_run(&query, fault);
}

static bool count_duplicates(struct importing *importing, struct fault *fault)
{
    struct query query;
    int64_t count;

    query_open(&query, importing->store, "SELECT count(*) FROM structure WHERE place <> key");
    if (!query_one(&query, 0, &count, fault))
        return false;
    importing->report->duplicates = (unsigned long)count;
    return true;
}

static bool put_in_order(struct importing *importing, size_t built, struct fault *fault)
{
    struct query query;

    if (built < OPTIMIZE_FROM)
        return true;
    query_open(&query, importing->store, "INSERT INTO word (word) VALUES ('optimize')");
    return query_run(&query, fault);
}

static bool tell_progress(void *context, uint64_t read, uint64_t total)
{
    const struct import_order *order = ((struct importing *)context)->order;

    return order->progress(order->context, read, total);
}

bool importing_go_on(const struct importing *importing, struct fault *fault)
{
    const struct import_order *order = importing->order;

    if (order->progress == NULL || order->progress(order->context, 0, 0))
        return true;
    fault_set(fault, FAULT_INTAKE_STOPPED);
    if (fault != NULL)
        FAULT_TEXT(fault->file, order->path);
    return false;
}

/* A file of which nothing could be taken must not empty what was there. */
static bool read_file(struct importing *importing, struct fault *fault)
{
    const struct import_order *order = importing->order;
    const struct import_report *report = importing->report;
    const struct intake_taker taker = {
        .context = importing,
        .take = importing_take,
        .remark = importing_remark,
        .leave = importing_leave,
        .progress = order->progress != NULL ? tell_progress : NULL,
    };

    if (!importing->feed->read(importing->feed->context, &taker, fault))
        return false;
    if (report->added + report->changed + report->same > 0)
        return true;
    fault_set(fault, FAULT_IMPORT_NOTHING);
    if (fault != NULL)
        FAULT_TEXT(fault->file, order->path);
    return false;
}

static bool write_all(struct importing *importing, struct fault *fault)
{
    size_t built;

    return make_feed(importing, fault) && read_last_key(importing, fault) &&
           read_file(importing, fault) && importing_hide_others(importing, fault) &&
           cluster_communes(importing, fault) && build_places(importing, &built, fault) &&
           put_in_order(importing, built, fault) && write_edition(importing, fault) &&
           count_duplicates(importing, fault);
}

static bool write_once(struct importing *importing, struct fault *fault)
{
    if (!store_begin(importing->store, fault))
        return false;
    if (!write_all(importing, fault)) {
        store_rollback(importing->store);
        return false;
    }
    if (!store_commit(importing->store, fault))
        return false;
    store_settle(importing->store);
    return true;
}

/* Leaves the last key of the structures in importing->last_key. */
static bool any_structure(struct importing *importing, struct fault *fault)
{
    struct query query;

    query_open(&query, importing->store, "SELECT max(key) FROM structure");
    return query_one(&query, 0, &importing->last_key, fault);
}

/* Nothing is written, not even a file. */
static bool compare_only(struct importing *importing, struct fault *fault)
{
    if (importing->store != NULL &&
        (!find_feed(importing, fault) || !any_structure(importing, fault)))
        return false;
    importing->no_structures = importing->store == NULL || importing->last_key == 0;
    return read_file(importing, fault) && importing_hide_others(importing, fault) &&
           (importing->store == NULL || count_duplicates(importing, fault));
}

static bool open_store(struct importing *importing, const char *desk_path, struct fault *fault)
{
    enum store_mode mode = importing->order->dry ? STORE_READ : STORE_CREATE;
    char *path = directory_path(desk_path);
    struct fault own = {0};

    importing->store = store_open_kind(path, mode, &directory_writing_kind, &own);
    free(path);
    if (importing->store == NULL && fault != NULL)
        *fault = own;
    return importing->store != NULL || (importing->order->dry && own.code == FAULT_STORE_MISSING);
}

bool directory_import_from(const char *desk_path, const struct import_order *order,
                           const struct import_feed *feed, const struct territory *territory,
                           struct import_report *report, struct fault *fault)
{
    struct importing importing = {
        .order = order, .feed = feed, .territory = territory, .report = report};
    bool done = false;

    clock_day_text(clock_today(), importing.today);
    if (open_store(&importing, desk_path, fault))
        done = order->dry ? compare_only(&importing, fault) : write_once(&importing, fault);
    store_close(importing.store);
    key_set_finish(&importing.seen);
    key_set_finish(&importing.dirty);
    number_set_finish(&importing.new_ids);
    number_set_finish(&importing.communes);
    buffer_finish(&importing.hashed);
    return done;
}
