#include "model/pack/overlay.h"

#include <search.h>
#include <stdint.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "model/base/arena.h"
#include "model/pack/sheet_inside.h"

#define ALL_ROWS "*"

/* ------------------------------------------------------------------------------- columns */

static bool is_key(const struct sheet_kind *kind, const char *name)
{
    for (size_t i = 0; i < SHEET_KEYS_MOST && kind->keys[i]; i++)
        if (strcmp(kind->keys[i], name) == 0)
            return true;
    return false;
}

const struct sheet_spec *overlay_spec(const struct sheet_kind *kind, struct arena *arena)
{
    static const char *const names[OVERLAY_COLUMNS] = {
        [OVERLAY_ACTION] = "#action", [OVERLAY_AFTER] = "#apres", [OVERLAY_BASE] = "#base"};
    size_t count = kind->spec->count;
    struct column_spec *columns = arena_take_array(arena, count + OVERLAY_COLUMNS, sizeof *columns);
    struct sheet_spec *spec = arena_copy(arena, kind->spec, sizeof *spec);

    for (size_t i = 0; i < count; i++) {
        columns[i] = kind->spec->columns[i];
        columns[i].required = columns[i].required && is_key(kind, columns[i].name);
    }
    for (size_t i = 0; i < OVERLAY_COLUMNS; i++)
        columns[count + i] = (struct column_spec){names[i], COLUMN_CODE, false};
    spec->columns = columns;
    spec->count = count + OVERLAY_COLUMNS;
    spec->required = kind->merged;
    return spec;
}

/* ------------------------------------------------------------------------------- keys */

enum overlay_action { ADD, REPLACE, REMOVE, ACTION_COUNT };

static const char *const action_names[ACTION_COUNT] = {
    [ADD] = "ajouter", [REPLACE] = "remplacer", [REMOVE] = "retirer"};

struct laying {
    struct draft *draft;
    const struct sheet *overlay;
    struct fault_list *faults;
    struct hsearch_data index; /* key -> position of the row */
    size_t row;                /* of the overlay, from 0 */
    const char *keys[SHEET_KEYS_MOST];
    enum overlay_action action;
};

static const char *control(const struct laying *laying, enum overlay_column column)
{
    return sheet_cell(laying->overlay, laying->row,
                      laying->draft->kind->spec->count + (size_t)column);
}

static unsigned column_number(const struct sheet *sheet, size_t spec)
{
    for (size_t i = 0; i < sheet->column_count; i++)
        if (sheet->columns[i].spec == (int)spec)
            return (unsigned)i + 1;
    return 0;
}

static void complain(const struct laying *laying, enum overlay_column column, enum fault_code code,
                     const char *word, const char *hint)
{
    size_t spec = laying->draft->kind->spec->count + (size_t)column;

    draft_report(laying->draft, FROM_OVERLAY, sheet_row_number(laying->overlay, laying->row),
                 column_number(laying->overlay, spec), code, word, hint, laying->faults);
}

/* About the key: placed in its first column that says something. */
static void complain_key(const struct laying *laying, enum fault_code code)
{
    const struct draft *draft = laying->draft;
    struct text_buffer word = {0};
    unsigned at = 0;

    for (size_t i = 0; i < SHEET_KEYS_MOST && draft->kind->keys[i]; i++) {
        int column = draft_column(draft, draft->kind->keys[i]);

        if (!laying->keys[i][0])
            continue;
        buffer_addf(&word, "%s%s", word.length ? " " : "", laying->keys[i]);
        if (column >= 0 && draft->columns[column].at[FROM_OVERLAY])
            at = draft->columns[column].at[FROM_OVERLAY];
    }
    draft_report(draft, FROM_OVERLAY, sheet_row_number(laying->overlay, laying->row), at, code,
                 buffer_text(&word), NULL, laying->faults);
    buffer_finish(&word);
}

/* A commune may be written with its letter or without. */
static const char *key_text(const char *name, const char *cell)
{
    bool lettered = strcmp(name, "commune") == 0 && cell[0] == 'c' && cell[1];

    return lettered ? cell + 1 : cell;
}

static const char *row_key(const struct draft *draft, int row, size_t i)
{
    int column = draft_column(draft, draft->kind->keys[i]);

    return column < 0 ? "" : key_text(draft->kind->keys[i], draft->rows[row].cells[column]);
}

/* The keys as one word: no cell holds the separator. */
static char *join_keys(const struct draft *draft, const char *const *keys)
{
    struct text_buffer joined = {0};

    for (size_t i = 0; i < SHEET_KEYS_MOST && draft->kind->keys[i]; i++)
        buffer_addf(&joined, "%s\x1f", keys[i]);
    char *kept = arena_text(draft->arena, buffer_text(&joined));

    buffer_finish(&joined);
    return kept;
}

static int find_row(struct laying *laying, const char *const *keys)
{
    ENTRY wanted = {.key = join_keys(laying->draft, keys)}, *found;

    return hsearch_r(wanted, FIND, &found, &laying->index) ? (int)(intptr_t)found->data : -1;
}

static void index_row(struct laying *laying, int row)
{
    const char *keys[SHEET_KEYS_MOST] = {"", ""};
    ENTRY *found;

    for (size_t i = 0; i < SHEET_KEYS_MOST && laying->draft->kind->keys[i]; i++)
        keys[i] = row_key(laying->draft, row, i);
    ENTRY entry = {.key = join_keys(laying->draft, keys), .data = (void *)(intptr_t)row};

    if (hsearch_r(entry, ENTER, &found, &laying->index))
        found->data = entry.data; /* a row that was removed makes room for another of its name */
}

static bool is_everything(const struct laying *laying)
{
    return strcmp(laying->keys[0], ALL_ROWS) == 0;
}

/* ------------------------------------------------------------------------------- actions */

/* The cells of the overlay's row. A column that this sheet lacks keeps what the replaced row says,
 * unless it is a test: a new rule does not inherit the conditions of the old one. */
static const char **overlay_cells(const struct laying *laying, const struct draft_row *replaced)
{
    const struct draft *draft = laying->draft;
    const struct csv_record *record = &laying->overlay->table.records[laying->row + 1];
    const char **cells = arena_take_array(draft->arena, draft->column_count, sizeof *cells);

    for (size_t i = 0; i < draft->column_count; i++) {
        unsigned at = draft->columns[i].at[FROM_OVERLAY];
        bool kept = replaced && !draft->columns[i].question;

        cells[i] = at ? record->cells[at - 1] : kept ? replaced->cells[i] : draft_filler(draft, i);
    }
    return cells;
}

/* The row that `#apres` names, among those of the same list; -1 without, -2 when there is none. */
static int find_anchor(struct laying *laying)
{
    const char *after = laying->draft->kind->ordered ? control(laying, OVERLAY_AFTER) : "";
    const char *keys[SHEET_KEYS_MOST] = {laying->keys[0], laying->keys[1]};
    size_t last = laying->draft->kind->keys[1] ? 1 : 0;

    if (!after[0])
        return -1;
    keys[last] = after;
    int row = find_row(laying, keys);

    if (row >= 0 && !laying->draft->rows[row].gone && strcmp(after, laying->keys[last]) != 0)
        return row;
    complain(laying, OVERLAY_AFTER, FAULT_OVERLAY_ABSENT, after, NULL);
    return -2;
}

static void add_row(struct laying *laying, int held)
{
    struct draft *draft = laying->draft;
    int anchor = find_anchor(laying);

    if (held >= 0) {
        complain_key(laying, FAULT_OVERLAY_PRESENT);
        return;
    }
    if (anchor == -2)
        return;
    int row = draft_add(draft, overlay_cells(laying, NULL), anchor);

    draft->rows[row].row[FROM_OVERLAY] = sheet_row_number(laying->overlay, laying->row);
    index_row(laying, row);
}

static void replace_row(struct laying *laying, int held)
{
    struct draft *draft = laying->draft;
    int anchor = find_anchor(laying);

    if (anchor == -2)
        return;
    draft->rows[held].cells = overlay_cells(laying, &draft->rows[held]);
    draft->rows[held].row[FROM_OVERLAY] = sheet_row_number(laying->overlay, laying->row);
    if (anchor >= 0)
        draft_move(draft, held, anchor);
}

static bool matches(const struct laying *laying, int row)
{
    const struct sheet_kind *kind = laying->draft->kind;

    for (size_t i = 0; i < SHEET_KEYS_MOST && kind->keys[i]; i++)
        if (strcmp(laying->keys[i], ALL_ROWS) != 0 &&
            strcmp(laying->keys[i], row_key(laying->draft, row, i)) != 0)
            return false;
    return true;
}

/* Every row of the base, or with « list;* » those of one list. What the overlay adds is not
 * concerned, wherever it stands. */
static void remove_rows(struct laying *laying)
{
    struct draft *draft = laying->draft;
    bool any = false;

    for (int row = draft->first; row >= 0; row = draft->rows[row].next) {
        bool base = draft->rows[row].row[FROM_BASE] && !draft->rows[row].row[FROM_OVERLAY];

        if (!base || (!is_everything(laying) && !matches(laying, row)))
            continue;
        draft->rows[row].gone = any = true;
    }
    if (!any)
        complain_key(laying, FAULT_OVERLAY_ABSENT);
}

static void act_on_row(struct laying *laying, int held)
{
    struct draft_row *row = held >= 0 ? &laying->draft->rows[held] : NULL;

    if (row && row->row[FROM_OVERLAY]) {
        complain_key(laying, FAULT_CELL_DUPLICATE);
        return;
    }
    if (laying->action == ADD) {
        add_row(laying, row && row->gone ? -1 : held);
        return;
    }
    if (!row || row->gone) {
        complain_key(laying, FAULT_OVERLAY_ABSENT);
        return;
    }
    if (laying->action == REPLACE) {
        replace_row(laying, held);
        return;
    }
    row->gone = true;
    row->row[FROM_OVERLAY] = sheet_row_number(laying->overlay, laying->row);
}

/* ------------------------------------------------------------------------------- rows */

static bool read_action(struct laying *laying)
{
    const char *cell = control(laying, OVERLAY_ACTION);

    laying->action = laying->draft->kind->merged ? REPLACE : ADD;
    if (!cell[0])
        return true;
    for (size_t i = 0; i < ACTION_COUNT; i++)
        if (strcmp(cell, action_names[i]) == 0) {
            laying->action = (enum overlay_action)i;
            if (!laying->draft->kind->merged || i == REPLACE)
                return true;
        }
    complain(laying, OVERLAY_ACTION, FAULT_CELL_VALUE, cell,
             laying->draft->kind->merged ? "remplacer" : "ajouter, remplacer, retirer");
    return false;
}

static bool read_keys(struct laying *laying)
{
    const struct draft *draft = laying->draft;
    bool said = false;

    laying->keys[0] = laying->keys[1] = "";
    for (size_t i = 0; i < SHEET_KEYS_MOST && draft->kind->keys[i]; i++) {
        int column = draft_column(draft, draft->kind->keys[i]);
        unsigned at = column < 0 ? 0 : draft->columns[column].at[FROM_OVERLAY];

        if (at)
            laying->keys[i] =
                key_text(draft->kind->keys[i],
                         laying->overlay->table.records[laying->row + 1].cells[at - 1]);
        said = said || laying->keys[i][0];
    }
    if (!said)
        complain_key(laying, FAULT_CELL_EMPTY);
    return said;
}

/* The one row of `settings`: what the overlay fills wins, the rest is the base's. */
static void merge_row(struct laying *laying)
{
    struct draft *draft = laying->draft;
    const struct csv_record *record = &laying->overlay->table.records[laying->row + 1];
    int held = draft->first;

    if (held < 0 || draft->rows[held].row[FROM_OVERLAY]) {
        complain_key(laying, FAULT_CELL_DUPLICATE);
        return;
    }
    draft->rows[held].row[FROM_OVERLAY] = record->row;
    for (size_t i = 0; i < draft->column_count; i++) {
        unsigned at = draft->columns[i].at[FROM_OVERLAY];

        if (at && record->cells[at - 1][0])
            draft->rows[held].cells[i] = record->cells[at - 1];
        else
            draft->columns[i].at[FROM_OVERLAY] = 0; /* the base answers for this cell */
    }
}

static bool removes_many(const struct laying *laying)
{
    return laying->action == REMOVE &&
           (is_everything(laying) || strcmp(laying->keys[1], ALL_ROWS) == 0);
}

static void lay_row(struct laying *laying)
{
    if (laying->draft->kind->merged)
        merge_row(laying);
    else if (!removes_many(laying))
        act_on_row(laying, find_row(laying, laying->keys));
}

/* « * » comes first wherever it is written: rows are sorted by those who keep them. */
static bool lay_stars(struct laying *laying)
{
    bool clear = true;

    for (laying->row = 0; laying->row < sheet_rows(laying->overlay); laying->row++)
        if (!read_action(laying) || !read_keys(laying))
            clear = false;
        else if (removes_many(laying))
            remove_rows(laying);
    return clear;
}

static void lay_rows(struct laying *laying)
{
    bool clear = lay_stars(laying);

    for (laying->row = 0; clear && laying->row < sheet_rows(laying->overlay); laying->row++) {
        read_action(laying);
        read_keys(laying);
        lay_row(laying);
    }
}

void overlay_lay(struct draft *draft, const struct sheet *overlay, struct fault_list *faults)
{
    struct laying laying = {.draft = draft, .overlay = overlay, .faults = faults};

    if (!overlay || !hcreate_r(2 * (draft->row_count + sheet_rows(overlay)) + 8, &laying.index))
        return;
    for (size_t row = 0; row < draft->row_count; row++)
        index_row(&laying, (int)row);
    lay_rows(&laying);
    hdestroy_r(&laying.index);
}
