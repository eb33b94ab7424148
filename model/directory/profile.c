#include "model/directory/profile.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/arena.h"
#include "model/base/data_path.h"
#include "model/pack/csv.h"
#include "model/pack/source_file.h"

#define TABLE "profile.csv"

enum { COLUMN_LIST, COLUMN_VALUE, COLUMN_QUESTION, COLUMN_YES, COLUMN_NO, COLUMN_SOURCE, COLUMNS };

static const char *const names[COLUMNS] = {
    [COLUMN_LIST] = "liste", [COLUMN_VALUE] = "valeur", [COLUMN_QUESTION] = "question",
    [COLUMN_YES] = "oui",    [COLUMN_NO] = "non",       [COLUMN_SOURCE] = "source",
};

enum side { SIDE_YES, SIDE_NO, SIDES };

struct row {
    bool theme;
    const char *value, *question;
    struct cell cells[SIDES];
    bool said[SIDES];
};

struct profiles {
    struct arena *arena;
    struct symbols *symbols; /* of the table: a pack's own are another one's */
    struct row *rows;
    size_t count;
};

/* ------------------------------------------------------------------------------- reading */

static bool fail(struct fault *fault, enum fault_code code, unsigned row, const char *word)
{
    fault_set(fault, code);
    if (fault) {
        FAULT_TEXT(fault->file, TABLE);
        FAULT_TEXT(fault->word, word);
        fault->row = row;
    }
    return false;
}

static bool read_cell(struct profiles *profiles, const struct csv_record *record, enum side side,
                      struct row *row, struct fault *fault)
{
    const char *text = record->cells[side == SIDE_YES ? COLUMN_YES : COLUMN_NO];
    struct cell_error error;

    row->said[side] = text[0] != '\0';
    if (!row->said[side] ||
        cell_parse(text, profiles->symbols, profiles->arena, &row->cells[side], &error))
        return true;
    return fail(fault, FAULT_CELL_VALUE, record->row, text);
}

static bool read_row(struct profiles *profiles, const struct csv_record *record,
                     struct fault *fault)
{
    struct row *row = &profiles->rows[profiles->count++];

    if (record->count != COLUMNS)
        return fail(fault, FAULT_COLUMN_MISSING, record->row, names[COLUMNS - 1]);
    *row = (struct row){.theme = strcmp(record->cells[COLUMN_LIST], "thematiques") == 0,
                        .value = record->cells[COLUMN_VALUE],
                        .question = record->cells[COLUMN_QUESTION]};
    if (!row->theme && strcmp(record->cells[COLUMN_LIST], "publics") != 0)
        return fail(fault, FAULT_CELL_VALUE, record->row, record->cells[COLUMN_LIST]);
    return read_cell(profiles, record, SIDE_YES, row, fault) &&
           read_cell(profiles, record, SIDE_NO, row, fault);
}

static bool read_table(struct profiles *profiles, const char *text, size_t length,
                       struct fault *fault)
{
    struct csv_table table;

    if (!csv_parse(text, length, ';', profiles->arena, &table, NULL))
        return fail(fault, FAULT_CSV_QUOTE, 0, "");
    for (size_t i = 0; i < COLUMNS; i++)
        if (!table.count || table.records[0].count != COLUMNS ||
            strcmp(table.records[0].cells[i], names[i]) != 0)
            return fail(fault, FAULT_COLUMN_MISSING, 1, names[i]);
    profiles->rows = memory_zero(table.count, sizeof *profiles->rows);
    for (size_t i = 1; i < table.count; i++)
        if (!read_row(profiles, &table.records[i], fault))
            return false;
    return true;
}

/* A table that is missing or cannot be read is one fault: the first. */
static char *read_text(const char *path, size_t *length, struct fault *fault)
{
    struct fault_list *faults = fault_list_create();
    bool absent = false;
    char *text = source_file_read(path, &absent, length, faults);

    if (absent)
        fail(fault, FAULT_FILE_MISSING, 0, "");
    else if (!text && fault && fault_list_count(faults))
        *fault = *fault_list_at(faults, 0);
    fault_list_destroy(faults);
    return text;
}

struct profiles *profiles_open(const char *path, struct fault *fault)
{
    char installed[PATH_MAX];
    size_t length;

    if (!path && !data_path(TABLE, installed, sizeof installed)) {
        fail(fault, FAULT_FILE_MISSING, 0, "");
        return NULL;
    }
    char *text = read_text(path ? path : installed, &length, fault);

    if (!text)
        return NULL;
    struct profiles *profiles = memory_zero(1, sizeof *profiles);

    profiles->arena = arena_create();
    profiles->symbols = symbols_create();
    bool done = read_table(profiles, text, length, fault);

    free(text);
    if (done)
        return profiles;
    profiles_close(profiles);
    return NULL;
}

void profiles_close(struct profiles *profiles)
{
    if (!profiles)
        return;
    free(profiles->rows);
    symbols_destroy(profiles->symbols);
    arena_destroy(profiles->arena);
    free(profiles);
}

/* ------------------------------------------------------------------------------- a person */

enum { SET_MOST = 64 };

/* A symbol of the pack as the table numbers it; one that the table never names is elsewhere. */
static int translate(const struct profiles *profiles, const struct pack *pack, int symbol)
{
    int found = symbols_find(profiles->symbols, symbols_name(pack->symbols, symbol));

    return found == SYMBOL_NONE ? SYMBOL_ELSEWHERE : found;
}

static bool holds(const struct profiles *profiles, const struct pack *pack, const struct cell *cell,
                  const struct value *value)
{
    struct value own = *value;
    int set[SET_MOST];

    if (own.kind == VALUE_NAME)
        own.number = translate(profiles, pack, own.number);
    if (own.kind == VALUE_SET) {
        own.count = own.count < SET_MOST ? own.count : SET_MOST;
        for (size_t i = 0; i < own.count; i++)
            set[i] = translate(profiles, pack, value->set[i]);
        own.set = set;
    }
    return cell_matches(cell, &own);
}

enum known { KNOWN_NOT, NOT_KNOWN, KNOWN };

static enum known judge(const struct profiles *profiles, const struct pack *pack,
                        const struct value *values, const struct row *row)
{
    int question = row->question[0] ? pack_question(pack, row->question) : -1;

    if (question < 0 || value_is_blank(&values[question]))
        return NOT_KNOWN;
    if (row->said[SIDE_YES] && holds(profiles, pack, &row->cells[SIDE_YES], &values[question]))
        return KNOWN;
    if (row->said[SIDE_NO] && holds(profiles, pack, &row->cells[SIDE_NO], &values[question]))
        return KNOWN_NOT;
    return NOT_KNOWN;
}

/* All the rows of a value together: a yes wins. */
static enum known judge_value(const struct profiles *profiles, const struct pack *pack,
                              const struct value *values, const char *value)
{
    enum known known = NOT_KNOWN;

    for (size_t i = 0; i < profiles->count; i++) {
        if (strcmp(profiles->rows[i].value, value) != 0)
            continue;
        enum known said = judge(profiles, pack, values, &profiles->rows[i]);

        if (said == KNOWN)
            return KNOWN;
        if (said == KNOWN_NOT)
            known = KNOWN_NOT;
    }
    return known;
}

static bool is_first(const struct profiles *profiles, const struct row *row)
{
    for (const struct row *before = profiles->rows; before < row; before++)
        if (strcmp(before->value, row->value) == 0)
            return false;
    return true;
}

static void add(char *list, const char *value)
{
    size_t used = strlen(list);

    if (used + strlen(value) + 2 > PROFILE_VALUES_SIZE)
        return;
    if (used)
        list[used++] = ' ';
    utf8_copy(list + used, PROFILE_VALUES_SIZE - used, value);
}

void profile_of(const struct profiles *profiles, const struct pack *pack,
                const struct situation *situation, struct profile *profile)
{
    const struct value *values = situation_values(situation);
    bool any = true;

    *profile = (struct profile){.publics = ""};
    for (size_t i = 0; profiles && i < profiles->count; i++) {
        const struct row *row = &profiles->rows[i];

        if (!is_first(profiles, row))
            continue;
        enum known known = judge_value(profiles, pack, values, row->value);

        if (row->theme && known == KNOWN)
            add(profile->themes, row->value);
        if (!row->theme && known != KNOWN_NOT)
            add(profile->publics, row->value);
        any &= row->theme || known != KNOWN_NOT;
    }
    if (any)
        profile->publics[0] = '\0';
}

static bool meets_one(const char *wanted, const char *value, size_t length)
{
    for (const char *at = wanted; *at;) {
        size_t own = strcspn(at, " ");

        if (own == length && strncmp(at, value, length) == 0)
            return true;
        at += own + strspn(at + own, " ");
    }
    return false;
}

bool profile_meets(const char *wanted, const char *values)
{
    for (const char *at = values; *at;) {
        size_t length = strcspn(at, " ");

        if (meets_one(wanted, at, length))
            return true;
        at += length + strspn(at + length, " ");
    }
    return false;
}
