#include "model/territory/import.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/text/fold.h"
#include "model/base/arena.h"
#include "model/base/clock.h"
#include "model/pack/edition.h"
#include "model/store/lock.h"
#include "model/territory/import_rows.h"
#include "model/territory/overlay_map.h"

enum { LOCK_DEADLINE_MS = 10000 };

#define LOCK_NAME "/.territoire.verrou"
#define FILE_NAME "territory-overlay.bin" /* of the file being prepared */

struct importing {
    const struct territory_order *order;
    const struct territory *territory;
    struct territory_report *report;
    struct fault_list *faults;
    const struct table *table;
    struct overlay_draft *said; /* by the file */
    struct overlay_draft *held; /* in place, then what takes its place */
    int lock;
};

static bool refuse(struct importing *importing, enum fault_code code, const char *file, int error)
{
    struct fault fault;

    fault_set(&fault, code);
    FAULT_TEXT(fault.file, file);
    fault.system = error;
    fault_list_add(importing->faults, &fault);
    return false;
}

static bool pass_on(struct importing *importing, const struct fault *fault)
{
    fault_list_add(importing->faults, fault);
    return false;
}

static void step_done(const struct importing *importing, enum territory_import_step step)
{
    if (importing->order->after)
        importing->order->after(importing->order->context, step);
}

/* ------------------------------------------------------------------------------- comparing */

static bool says_something(const struct draft_place *place, const bool layers[])
{
    return (layers[TERRITORY_PLACES] && place->located) ||
           (layers[TERRITORY_ZONES] && place->zone >= 0);
}

static bool same_place(const struct draft_place *one, const struct draft_place *other,
                       const bool layers[])
{
    bool place =
        one->located == other->located &&
        (!one->located || (one->latitude == other->latitude && one->longitude == other->longitude));

    return (!layers[TERRITORY_PLACES] || place) &&
           (!layers[TERRITORY_ZONES] || one->zone == other->zone);
}

static void count_change(struct territory_report *report, bool before, bool after, bool same)
{
    if (before && after)
        (*(same ? &report->same : &report->changed))++;
    else if (after)
        report->added++;
    else if (before)
        report->removed++;
}

static bool same_name(const char *one, const char *other)
{
    return one && other && strcmp(one, other) == 0;
}

static void compare(struct importing *importing)
{
    const struct overlay_draft *said = importing->said, *held = importing->held;
    struct territory_report *report = importing->report;

    if (report->kind == TERRITORY_INSEE_NAMES) {
        for (size_t i = 0; i < DRAFT_ZONES; i++)
            count_change(report, held->zone_names[i], said->zone_names[i],
                         same_name(held->zone_names[i], said->zone_names[i]));
        return;
    }
    for (size_t i = 0; i < said->count; i++)
        count_change(report, says_something(&held->places[i], report->layers),
                     says_something(&said->places[i], report->layers),
                     same_place(&held->places[i], &said->places[i], report->layers));
}

static bool same_names(const struct importing *importing)
{
    for (size_t i = 0; i < DRAFT_ZONES; i++) {
        const char *said = importing->said->zone_names[i], *held = importing->held->zone_names[i];

        if ((said || held) && !same_name(said, held))
            return false;
    }
    return true;
}

static bool same_edition(const struct territory_edition *one, const struct territory_edition *other)
{
    return strcmp(one->source, other->source) == 0 && strcmp(one->url, other->url) == 0 &&
           strcmp(one->file, other->file) == 0 && strcmp(one->date, other->date) == 0;
}

/* Whether this very edition is in place. */
static bool is_in_place(const struct importing *importing)
{
    const struct territory_report *report = importing->report;

    for (size_t i = 0; i < TERRITORY_LAYERS; i++)
        if (report->layers[i] &&
            (!importing->held->present[i] ||
             !same_edition(&importing->held->editions[i], &importing->said->editions[i])))
            return false;
    return !report->added && !report->changed && !report->removed &&
           (!report->layers[TERRITORY_ZONE_NAMES] || same_names(importing));
}

/* ------------------------------------------------------------------------------- reading */

static void find_layers(struct importing *importing)
{
    bool *layers = importing->report->layers;
    const struct table *table = importing->table;
    bool communes = importing->report->kind != TERRITORY_INSEE_NAMES;

    layers[TERRITORY_PLACES] = table_has(table, TABLE_PLACE) || (table_has(table, TABLE_LATITUDE) &&
                                                                 table_has(table, TABLE_LONGITUDE));
    layers[TERRITORY_ZONES] = communes && table_has(table, TABLE_ZONE);
    layers[TERRITORY_ZONE_NAMES] =
        table_has(table, TABLE_ZONE) && table_has(table, TABLE_ZONE_NAME);
}

static uint32_t count_layer(const struct overlay_draft *draft, enum territory_layer layer)
{
    uint32_t count = 0;

    for (size_t i = 0; layer == TERRITORY_ZONE_NAMES && i < DRAFT_ZONES; i++)
        count += draft->zone_names[i] != NULL;
    for (size_t i = 0; layer != TERRITORY_ZONE_NAMES && i < draft->count; i++)
        count += layer == TERRITORY_PLACES ? draft->places[i].located : draft->places[i].zone >= 0;
    return count;
}

static const char *source_of(const struct importing *importing)
{
    char folded[32];

    fold_search(table_column_name(importing->table, TABLE_ZONE), folded, sizeof folded);
    if (importing->report->kind == TERRITORY_LA_POSTE)
        return "la-poste";
    return strcmp(folded, "ze2020") == 0 ? "insee" : "";
}

static bool sign_layers(struct importing *importing)
{
    const char *path = importing->order->path, *slash = strrchr(path, '/');
    struct overlay_draft *said = importing->said;
    char date[CLOCK_DAY_SIZE], file[256];
    bool something = false;

    territory_file_date(path, date);
    FAULT_TEXT(file, slash ? slash + 1 : path);
    for (size_t i = 0; i < TERRITORY_LAYERS; i++) {
        if (!importing->report->layers[i])
            continue;
        said->editions[i] = (struct territory_edition){
            .source = source_of(importing),
            .url = importing->order->url ? importing->order->url : "",
            .file = arena_text(said->arena, file),
            .date = arena_text(said->arena, date),
            .imported = clock_now_ms(),
            .count = count_layer(said, (enum territory_layer)i),
        };
        something = something || said->editions[i].count > 0;
    }
    return something || refuse(importing, FAULT_TERRITORY_NOTHING, path, 0);
}

static bool read_said(struct importing *importing)
{
    importing->report->kind = table_kind(importing->table);
    if (importing->report->kind == TERRITORY_BASINS)
        return refuse(importing, FAULT_TERRITORY_KIND, importing->order->path, 0);
    find_layers(importing);
    importing->said = overlay_draft_create(importing->territory, NULL);
    import_rows(importing->table, importing->said, importing->report);
    return sign_layers(importing);
}

/* What is in place; damaged, it is lost, which the report says. */
static bool read_held(struct importing *importing)
{
    struct fault fault = {.code = FAULT_NONE};
    struct overlay *overlay = overlay_open(importing->order->overlay, &fault);

    if (!overlay && fault.code == FAULT_FILE_UNREADABLE)
        return pass_on(importing, &fault);
    importing->report->previous_damaged = fault.code == FAULT_TERRITORY_OVERLAY;
    importing->held = overlay_draft_create(importing->territory, overlay);
    overlay_close(overlay);
    compare(importing);
    return true;
}

/* ------------------------------------------------------------------------------- writing */

static void folder_of(const char *path, char folder[PATH_MAX])
{
    const char *slash = strrchr(path, '/');

    snprintf(folder, PATH_MAX, "%.*s", slash ? (int)(slash - path) + (slash == path) : 1,
             slash ? path : ".");
}

/* What an import that was killed left behind: under the lock nobody else is making one. */
static void sweep(const char *folder)
{
    DIR *entries = opendir(folder);
    char path[PATH_MAX + NAME_MAX + 2];

    for (struct dirent *entry; entries && (entry = readdir(entries));)
        if (edition_is_unfinished(entry->d_name) &&
            strncmp(entry->d_name, "." FILE_NAME ".", strlen("." FILE_NAME ".")) == 0) {
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
            edition_remove(path);
        }
    if (entries)
        closedir(entries);
}

static bool take_turn(struct importing *importing)
{
    char folder[PATH_MAX], path[PATH_MAX + sizeof LOCK_NAME];
    struct fault fault = {0};

    folder_of(importing->order->overlay, folder);
    if (!edition_make_folders(folder, &fault))
        return pass_on(importing, &fault);
    snprintf(path, sizeof path, "%s" LOCK_NAME, folder);
    importing->lock = lock_open(path, edition_is_shared(folder) ? 0660 : 0600);
    if (importing->lock < 0)
        return refuse(importing, errno == ELOOP ? FAULT_FILE_UNREADABLE : FAULT_FILE_READ_ONLY,
                      path, errno);
    if (!lock_take(importing->lock, LOCK_DEADLINE_MS))
        return refuse(importing, FAULT_STORE_BUSY, path, 0);
    sweep(folder);
    step_done(importing, IMPORT_LOCKED);
    return true;
}

/* The layers of the file take the place of those that were held. */
static void lay_over(struct importing *importing)
{
    struct overlay_draft *held = importing->held;
    const struct overlay_draft *said = importing->said;
    const bool *layers = importing->report->layers;

    for (size_t i = 0; i < held->count; i++) {
        struct draft_place *place = &held->places[i];
        int16_t zone = layers[TERRITORY_ZONES] ? said->places[i].zone : place->zone;

        if (layers[TERRITORY_PLACES])
            *place = said->places[i];
        place->zone = zone;
    }
    if (layers[TERRITORY_ZONE_NAMES])
        memcpy(held->zone_names, said->zone_names, DRAFT_ZONES * sizeof *held->zone_names);
    for (size_t i = 0; i < TERRITORY_LAYERS; i++)
        if (layers[i]) {
            held->present[i] = true;
            held->editions[i] = said->editions[i];
        }
}

static bool put_in_place(const char *aside, const char *path, struct fault *fault)
{
    struct stat status;

    return lstat(path, &status) == 0 ? edition_exchange(aside, path, fault)
                                     : edition_move(aside, path, fault);
}

static bool write_file(struct importing *importing)
{
    const char *path = importing->order->overlay;
    char aside[PATH_MAX + 128];
    struct fault fault = {0};
    struct edition *edition = edition_begin(path, &fault);

    if (!edition)
        return pass_on(importing, &fault);
    snprintf(aside, sizeof aside, "%s/" FILE_NAME, edition_folder(edition));
    bool done = overlay_draft_write(importing->held, edition_folder(edition), FILE_NAME, &fault);

    if (done) {
        step_done(importing, IMPORT_WRITTEN);
        done = put_in_place(aside, path, &fault);
    }
    edition_finish(edition);
    if (!done)
        return pass_on(importing, &fault);
    step_done(importing, IMPORT_PLACED);
    return true;
}

/* ------------------------------------------------------------------------------- importing */

static bool import_table(struct importing *importing)
{
    if (!read_said(importing))
        return false;
    if (!importing->order->dry && !take_turn(importing))
        return false;
    if (!read_held(importing))
        return false;
    importing->report->nothing_new = is_in_place(importing);
    if (importing->order->dry || importing->report->nothing_new)
        return true;
    lay_over(importing);
    return write_file(importing);
}

bool territory_import(const struct territory_order *order, const struct territory *territory,
                      struct territory_report *report, struct fault_list *faults)
{
    struct importing importing = {
        .order = order, .territory = territory, .report = report, .faults = faults, .lock = -1};
    struct table *table = table_read(order->path, faults);

    *report = (struct territory_report){.kind = TERRITORY_UNKNOWN};
    if (!table)
        return false;
    importing.table = table;
    bool done = import_table(&importing);

    overlay_draft_destroy(importing.said);
    overlay_draft_destroy(importing.held);
    if (importing.lock >= 0)
        close(importing.lock); /* and the queue moves on */
    table_destroy(table);
    return done;
}
