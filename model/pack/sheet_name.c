#include "model/pack/sheet_name.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "locale/text/buffer.h"
#include "locale/text/nearest.h"
#include "model/pack/draft.h"
#include "model/pack/straighten.h"

#define SUFFIX ".csv"

bool sheet_name_is_known(const char *name)
{
    for (size_t i = 0; i < SHEET_KIND_COUNT; i++)
        if (strcmp(sheet_kinds[i].spec->name, name) == 0)
            return true;
    return false;
}

/* Somebody may also have written what the rows of the sheet are: its first column. */
static const char *name_meant(const char *name)
{
    const char *names[2 * SHEET_KIND_COUNT];

    for (size_t i = 0; i < SHEET_KIND_COUNT; i++) {
        names[i] = sheet_kinds[i].spec->name;
        names[SHEET_KIND_COUNT + i] = sheet_kinds[i].spec->columns[0].name;
    }
    const char *near = nearest_name(name, names, 2 * SHEET_KIND_COUNT);

    for (size_t i = 0; i < SHEET_KIND_COUNT; i++)
        if (near == names[SHEET_KIND_COUNT + i])
            return names[i];
    return near;
}

static size_t suffix_at(const char *name)
{
    size_t length = strlen(name), suffix = strlen(SUFFIX);

    return length > suffix && strcasecmp(name + length - suffix, SUFFIX) == 0 ? length - suffix : 0;
}

void sheet_name_refuse(const char *source, const char *name, struct fault_list *faults)
{
    size_t bare = suffix_at(name);
    struct text_buffer word = {0}, all = {0};
    struct fault fault;

    buffer_add_n(&word, name, bare ? bare : strlen(name));
    straighten_code(word.data);
    const char *meant = name_meant(buffer_text(&word));

    fault_set(&fault, FAULT_SHEET_UNKNOWN);
    FAULT_TEXT(fault.file, source);
    FAULT_TEXT(fault.word, name);
    for (size_t i = 0; i < SHEET_KIND_COUNT; i++)
        buffer_addf(&all, "%s%s%s", i ? ", " : "", sheet_kinds[i].spec->name, bare ? SUFFIX : "");
    FAULT_TEXT(fault.hint, buffer_text(&all));
    buffer_clear(&all);
    if (meant[0])
        buffer_addf(&all, "%s%s", meant, bare ? SUFFIX : "");
    FAULT_TEXT(fault.detail, buffer_text(&all));
    fault_list_add(faults, &fault);
    buffer_finish(&word);
    buffer_finish(&all);
}

static bool is_sheet_or_own(const char *name)
{
    char bare[NAME_MAX + 1];
    size_t length = suffix_at(name);

    if (!length || name[0] == '.' || name[0] == '#')
        return true;
    snprintf(bare, sizeof bare, "%.*s", (int)length, name);
    return strcmp(name + length, SUFFIX) == 0 && sheet_name_is_known(bare);
}

void sheet_names_check(const char *folder, struct fault_list *faults)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort); /* the same order on every disk */

    for (int i = 0; i < count; i++) {
        if (!is_sheet_or_own(entries[i]->d_name))
            sheet_name_refuse(folder, entries[i]->d_name, faults);
        free(entries[i]);
    }
    free(entries);
}
