#include "model/desk/setting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/utf8.h"
#include "model/store/audit.h"
#include "model/store/query.h"

const struct setting_row setting_rows[] = {
    {.id = "language", .type = SETTING_WORD, .words = "fr en", .otherwise = "fr"},
    {.id = "style", .type = SETTING_WORD, .words = "auto serial rich", .otherwise = "auto"},
    {.id = "charset",
     .type = SETTING_WORD,
     .words = "auto UTF-8 ISO-8859-1 ISO-8859-15 CP850 CP437 CP1252 ASCII",
     .otherwise = "auto"},
    {.id = "channel", /* the last one used */
     .type = SETTING_WORD,
     .words = "presence telephone courriel tchat",
     .otherwise = "presence"},
    {.id = "initials", .type = SETTING_SWITCH, .otherwise = "non"},
    {.id = "spooler", .type = SETTING_TEXT, .most = 200, .otherwise = ""},
    {.id = "paper",
     .type = SETTING_WORD,
     .words = "UTF-8 ISO-8859-1 ISO-8859-15 CP850 CP437 CP1252 ASCII",
     .otherwise = "UTF-8"},
    {.id = "columns", .type = SETTING_WORD, .words = "80 42 32", .otherwise = "80"},
    {.id = "hide_after", /* minutes without a key before the screen hides; 0 never */
     .type = SETTING_NUMBER,
     .least = 0,
     .most = 60,
     .otherwise = "0"},
};

const size_t setting_row_count = sizeof(setting_rows) / sizeof(*setting_rows);

const struct setting_row *setting_find(const char *id)
{
    for (size_t i = 0; i < setting_row_count; i++)
        if (strcmp(setting_rows[i].id, id) == 0)
            return &setting_rows[i];
    return NULL;
}

static bool is_word_of(const char *words, const char *value)
{
    size_t length = strchr(value, ' ') == NULL ? strlen(value) : 0;

    for (const char *at = words; length > 0 && (at = strstr(at, value)) != NULL; at += length)
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

static bool is_number_within(const struct setting_row *row, const char *value)
{
    size_t length = strlen(value);
    int number;

    if (length == 0 || length > 6 || strspn(value, "0123456789") != length)
        return false;
    number = atoi(value);
    return number >= row->least && number <= row->most;
}

bool setting_accepts(const struct setting_row *row, const char *value)
{
    switch (row->type) {
    case SETTING_WORD:
        return is_word_of(row->words, value);
    case SETTING_NUMBER:
        return is_number_within(row, value);
    case SETTING_SWITCH:
        return strcmp(value, "oui") == 0 || strcmp(value, "non") == 0;
    case SETTING_TEXT:
        return strlen(value) <= (size_t)row->most;
    }
    return false;
}

static bool unknown(const char *id, struct fault *fault)
{
    char hint[512] = "";
    size_t used = 0;

    fault_set(fault, FAULT_SETTING_UNKNOWN);
    if (fault == NULL)
        return false;
    for (size_t i = 0; i < setting_row_count; i++)
        used += (size_t)snprintf(hint + used, sizeof(hint) - used, "%s%s", i == 0 ? "" : " ",
                                 setting_rows[i].id);
    FAULT_TEXT(fault->word, id);
    FAULT_TEXT(fault->hint, hint);
    return false;
}

static bool refused(const struct setting_row *row, const char *value, struct fault *fault)
{
    char hint[64];

    fault_set(fault, FAULT_SETTING_VALUE);
    if (fault == NULL)
        return false;
    FAULT_TEXT(fault->word, row->id);
    FAULT_TEXT(fault->detail, value);
    if (row->type == SETTING_NUMBER)
        snprintf(hint, sizeof(hint), "%d..%d", row->least, row->most);
    else if (row->type == SETTING_TEXT)
        snprintf(hint, sizeof(hint), "0..%d", row->most);
    else
        snprintf(hint, sizeof(hint), "%s", row->type == SETTING_SWITCH ? "oui non" : row->words);
    FAULT_TEXT(fault->hint, hint);
    return false;
}

bool setting_get(struct store *store, const char *id, char out[SETTING_SIZE], struct fault *fault)
{
    const struct setting_row *row = setting_find(id);
    struct query query;
    enum query_step step;

    if (row == NULL)
        return unknown(id, fault);
    query_open(&query, store, "SELECT value FROM setting WHERE id = ?");
    query_bind_text(&query, id);
    step = query_step(&query, fault);
    utf8_copy(out, SETTING_SIZE, row->otherwise);
    if (step == QUERY_ROW)
        query_text(&query, 0, out, SETTING_SIZE);
    query_close(&query);
    if (!setting_accepts(row, out)) /* kept by another version, or by hand */
        utf8_copy(out, SETTING_SIZE, row->otherwise);
    return step != QUERY_FAILED;
}

struct setting_change {
    const char *id, *value;
    char audit[UUID_SIZE];
};

static bool set_work(struct store *store, void *data, struct fault *fault)
{
    const struct setting_change *change = data;
    struct query query;

    query_open(&query, store,
               "INSERT INTO setting (id, value) VALUES (?, ?)"
               " ON CONFLICT (id) DO UPDATE SET value = excluded.value");
    query_bind_text(&query, change->id);
    query_bind_text(&query, change->value);
    return query_run(&query, fault) &&
           audit_add(store, change->audit, "", "setting_changed", change->id, fault);
}

bool setting_set(struct store *store, const char *id, const char *value, struct fault *fault)
{
    const struct setting_row *row = setting_find(id);
    struct setting_change change = {.id = id, .value = value};
    char now[SETTING_SIZE];

    if (row == NULL)
        return unknown(id, fault);
    if (!setting_accepts(row, value))
        return refused(row, value, fault);
    if (setting_get(store, id, now, NULL) && strcmp(now, value) == 0)
        return true; /* nothing to write: the last channel is set at every visit */
    uuid_make(change.audit);
    return store_write(store, set_work, &change, fault);
}

int setting_number(struct store *store, const char *id)
{
    const struct setting_row *row = setting_find(id);
    char value[SETTING_SIZE] = "";

    if (row == NULL)
        return 0;
    return atoi(setting_get(store, id, value, NULL) ? value : row->otherwise);
}

bool setting_on(struct store *store, const char *id)
{
    char value[SETTING_SIZE] = "";

    return setting_get(store, id, value, NULL) && strcmp(value, "oui") == 0;
}
