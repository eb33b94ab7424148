#include "model/pack/catalogue.h"

#include <dirent.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "locale/text/buffer.h"
#include "locale/text/utf8.h"
#include "model/base/data_path.h"
#include "model/pack/source_file.h"

/* A folder counts as a pack when it holds `settings.csv`. */
static bool holds_pack(const char *folder, const char *name)
{
    char path[PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/%s/settings.csv", folder, name);

    return length > 0 && (size_t)length < sizeof path && access(path, F_OK) == 0;
}

static int compare_ids(const void *left, const void *right)
{
    return strcmp(left, right);
}

/* What `pack install` keeps for a return is no pack to choose. */
static bool is_kept_aside(const char *name)
{
    size_t length = strlen(name), end = strlen(CATALOGUE_PREVIOUS);

    return length > end && strcmp(name + length - end, CATALOGUE_PREVIOUS) == 0;
}

static bool is_listed(char (*ids)[CATALOGUE_ID_SIZE], size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(ids[i], name) == 0)
            return true;
    return false;
}

static size_t list_folder(const char *folder, char (*ids)[CATALOGUE_ID_SIZE], size_t count,
                          size_t most)
{
    DIR *entries = opendir(folder);

    if (!entries)
        return count;
    for (struct dirent *entry; count < most && (entry = readdir(entries));)
        if (entry->d_name[0] != '.' && strlen(entry->d_name) < CATALOGUE_ID_SIZE &&
            !is_kept_aside(entry->d_name) && !is_listed(ids, count, entry->d_name) &&
            holds_pack(folder, entry->d_name))
            strcpy(ids[count++], entry->d_name);
    closedir(entries);
    return count;
}

size_t catalogue_ids(char (*ids)[CATALOGUE_ID_SIZE], size_t most)
{
    char folder[PATH_MAX];
    size_t count = 0;

    if (data_path_own_packs(folder, sizeof folder))
        count = list_folder(folder, ids, count, most);
    if (data_path("packs", folder, sizeof folder))
        count = list_folder(folder, ids, count, most);
    qsort(ids, count, sizeof *ids, compare_ids);
    return count;
}

static void add_unknown(const char *name, struct fault_list *faults)
{
    char ids[CATALOGUE_MOST][CATALOGUE_ID_SIZE];
    size_t count = catalogue_ids(ids, CATALOGUE_MOST);
    struct text_buffer known;
    struct fault fault;

    buffer_init(&known);
    for (size_t i = 0; i < count; i++)
        buffer_addf(&known, "%s%s", i ? ", " : "", ids[i]);
    fault_set(&fault, FAULT_PACK_UNKNOWN);
    FAULT_TEXT(fault.word, name);
    FAULT_TEXT(fault.hint, buffer_text(&known));
    fault_list_add(faults, &fault);
    buffer_finish(&known);
}

static bool is_id(const char *name)
{
    return name[0] && name[0] != '.' && !strchr(name, '/') && strlen(name) < CATALOGUE_ID_SIZE;
}

static bool find_installed(const char *id, char folder[PATH_MAX])
{
    char packs[PATH_MAX];

    return data_path_own_packs(packs, sizeof packs) && holds_pack(packs, id) &&
           snprintf(folder, PATH_MAX, "%s/%s", packs, id) < PATH_MAX;
}

static bool find_shipped(const char *id, char folder[PATH_MAX])
{
    char relative[CATALOGUE_ID_SIZE + sizeof "packs/"];

    snprintf(relative, sizeof relative, "packs/%s", id);
    return data_path(relative, folder, PATH_MAX);
}

/* The folder of the pack `id`, when there is one. */
static bool find_folder(const char *id, char folder[PATH_MAX])
{
    return is_id(id) && (find_installed(id, folder) || find_shipped(id, folder));
}

bool catalogue_is_installed(const char *id)
{
    char folder[PATH_MAX];

    return is_id(id) && find_installed(id, folder);
}

bool catalogue_is_shipped(const char *id)
{
    char folder[PATH_MAX];

    return is_id(id) && find_shipped(id, folder);
}

bool catalogue_folder(const char *name, char folder[PATH_MAX], struct fault_list *faults)
{
    if ((strchr(name, '/') || pack_is_workbook(name)) && strlen(name) < PATH_MAX) {
        strcpy(folder, name);
        return true;
    }
    if (find_folder(name, folder))
        return true;
    add_unknown(name, faults);
    return false;
}

struct pack *catalogue_open(const char *name, struct fault_list *faults)
{
    char folder[PATH_MAX];

    return catalogue_folder(name, folder, faults) ? pack_read(folder, faults) : NULL;
}

/* How much of the country a pack speaks of: the rows of its `territoire`; one without that sheet
 * speaks of everywhere. */
static size_t breadth_of(const char *folder)
{
    struct fault_list *faults = fault_list_create();
    char path[PATH_MAX];
    size_t length = 0, rows = SIZE_MAX;
    bool missing = false;
    int written = snprintf(path, sizeof path, "%s/territoire.csv", folder);
    char *text = written > 0 && (size_t)written < sizeof path
                     ? source_file_read(path, &missing, &length, faults)
                     : NULL;

    if (text) {
        rows = 0;
        for (size_t i = 0; i < length; i++)
            rows += text[i] == '\n';
    }
    free(text);
    fault_list_destroy(faults);
    return rows;
}

void catalogue_current(int day, char id[CATALOGUE_ID_SIZE])
{
    char ids[CATALOGUE_MOST][CATALOGUE_ID_SIZE], folder[PATH_MAX];
    size_t count = catalogue_ids(ids, CATALOGUE_MOST), widest = 0;
    int best_from = INT_MIN;

    id[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        struct period valid;

        if (!find_folder(ids[i], folder) || !pack_read_validity(folder, &valid) ||
            !period_holds(&valid, day))
            continue;
        size_t breadth = breadth_of(folder);

        if (id[0] && (breadth < widest || (breadth == widest && valid.from <= best_from)))
            continue;
        widest = breadth;
        best_from = valid.from;
        utf8_copy(id, CATALOGUE_ID_SIZE, ids[i]);
    }
}
