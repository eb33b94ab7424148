#include "model/pack/draft.h"

#include <string.h>

#include "locale/text/buffer.h"
#include "model/base/arena.h"
#include "model/pack/reading.h"
#include "model/pack/sheet_inside.h"

const struct sheet_kind sheet_kinds[SHEET_KIND_COUNT] = {
    {.spec = &settings_spec, .keys = {"form_id"}, .merged = true},
    {.spec = &survey_spec, .keys = {"name"}, .ordered = true},
    {.spec = &choices_spec, .keys = {"list_name", "name"}, .ordered = true},
    {.spec = &places_spec, .keys = {"departement", "commune"}},
    {.spec = &networks_spec, .keys = {"code"}, .tested = true},
    {.spec = &rules_spec, .keys = {"regle"}, .tested = true},
    {.spec = &answers_spec, .keys = {"cle"}, .tested = true},
    {.spec = &emergencies_spec, .keys = {"numero"}},
    {.spec = &cases_spec, .keys = {"cas"}},
};

/* ------------------------------------------------------------------------------- columns */

static bool same_column(const struct draft_column *held, const struct column *column)
{
    return held->spec == column->spec && held->language == column->language &&
           (!held->question || strcmp(held->question, column->question) == 0);
}

/* The coordinator's own columns, and those that say what to do, are no part of a pack. */
static bool belongs(const struct draft *draft, const struct column *column)
{
    return column->spec >= 0 && (size_t)column->spec < draft->kind->spec->count;
}

static int find_column(const struct draft *draft, const struct column *column)
{
    for (size_t i = 0; i < draft->column_count; i++)
        if (same_column(&draft->columns[i], column))
            return (int)i;
    return -1;
}

/* A column that only the overlay has stands where its writer put it: after the same neighbour. */
static void merge_columns(struct draft *draft, const struct sheet *sheet, int from)
{
    int previous = -1;

    for (size_t at = 0; sheet && at < sheet->column_count; at++) {
        const struct column *column = &sheet->columns[at];

        if (!belongs(draft, column))
            continue;
        int held = find_column(draft, column);

        if (held < 0) {
            held = previous + 1;
            memmove(&draft->columns[held + 1], &draft->columns[held],
                    (draft->column_count - (size_t)held) * sizeof *draft->columns);
            draft->columns[held] = (struct draft_column){
                .header = column->written,
                .spec = column->spec,
                .language = column->language,
                .question = column->question,
            };
            draft->column_count++;
        }
        draft->columns[held].at[from] = (unsigned)at + 1;
        previous = held;
    }
}

int draft_column(const struct draft *draft, const char *name)
{
    for (size_t i = 0; i < draft->column_count; i++)
        if (!draft->columns[i].gone && !draft->columns[i].question &&
            strcmp(draft->kind->spec->columns[draft->columns[i].spec].name, name) == 0)
            return (int)i;
    return -1;
}

int draft_question(const struct draft *draft, const char *question)
{
    for (size_t i = 0; i < draft->column_count; i++)
        if (!draft->columns[i].gone && draft->columns[i].question &&
            strcmp(draft->columns[i].question, question) == 0)
            return (int)i;
    return -1;
}

const char *draft_filler(const struct draft *draft, size_t column)
{
    const struct draft_column *held = &draft->columns[column];
    bool demand = strcmp(draft->kind->spec->columns[held->spec].name, "demande") == 0;

    return draft->kind->tested && (held->question || demand) ? "-" : "";
}

/* ------------------------------------------------------------------------------- rows */

static void chain_after(struct draft *draft, int row, int previous)
{
    int *link = previous < 0 ? &draft->first : &draft->rows[previous].next;

    draft->rows[row].next = *link;
    *link = row;
    if (previous == draft->last)
        draft->last = row;
}

static int end_of_anchor(const struct draft *draft, int anchor)
{
    int previous = anchor;

    for (int next = draft->rows[anchor].next; next >= 0 && draft->rows[next].anchor == anchor;
         next = draft->rows[next].next)
        previous = next;
    return previous;
}

static void chain(struct draft *draft, int row, int anchor)
{
    draft->rows[row].anchor = anchor;
    chain_after(draft, row, anchor < 0 ? draft->last : end_of_anchor(draft, anchor));
}

int draft_add(struct draft *draft, const char **cells, int anchor)
{
    int row = (int)draft->row_count++;

    draft->rows[row] = (struct draft_row){.cells = cells};
    chain(draft, row, anchor);
    return row;
}

void draft_move(struct draft *draft, int row, int anchor)
{
    int previous = -1;

    for (int at = draft->first; at != row; at = draft->rows[at].next)
        previous = at;
    int *link = previous < 0 ? &draft->first : &draft->rows[previous].next;

    *link = draft->rows[row].next;
    if (draft->last == row)
        draft->last = previous;
    chain(draft, row, anchor);
}

static void take_rows(struct draft *draft, const struct sheet *base)
{
    for (size_t i = 0; i < sheet_rows(base); i++) {
        const struct csv_record *record = &base->table.records[i + 1];
        const char **cells = arena_take_array(draft->arena, draft->column_count, sizeof *cells);

        for (size_t at = 0; at < draft->column_count; at++) {
            unsigned column = draft->columns[at].at[FROM_BASE];

            cells[at] = column ? record->cells[column - 1] : draft_filler(draft, at);
        }
        draft->rows[draft_add(draft, cells, -1)].row[FROM_BASE] = record->row;
    }
}

void draft_open(struct draft *draft, const struct sheet_kind *kind, const struct sheet *base,
                const struct sheet *overlay, struct arena *arena)
{
    const struct sheet *sheets[FROM_COUNT] = {[FROM_BASE] = base, [FROM_OVERLAY] = overlay};
    size_t columns = 1, rows = 1;

    *draft = (struct draft){.kind = kind, .arena = arena, .first = -1, .last = -1};
    for (int from = 0; from < FROM_COUNT; from++)
        if (sheets[from]) {
            columns += sheets[from]->column_count;
            rows += sheet_rows(sheets[from]);
            draft->files[from] = arena_text(arena, sheets[from]->file);
        }
    draft->columns = arena_take_array(arena, columns, sizeof *draft->columns);
    draft->rows = arena_take_array(arena, rows, sizeof *draft->rows);
    for (int from = 0; from < FROM_COUNT; from++)
        merge_columns(draft, sheets[from], from);
    take_rows(draft, base);
}

bool draft_exists(const struct draft *draft)
{
    return draft->files[FROM_BASE] || draft->files[FROM_OVERLAY];
}

/* ------------------------------------------------------------------------------- faults */

void draft_report(const struct draft *draft, int from, unsigned row, unsigned column,
                  enum fault_code code, const char *word, const char *hint,
                  struct fault_list *faults)
{
    struct fault fault;

    fault_set(&fault, code);
    FAULT_TEXT(fault.file, draft->files[from]);
    FAULT_TEXT(fault.sheet, pack_is_workbook(draft->files[from]) ? draft->kind->spec->name : "");
    fault.row = row;
    fault.column = column;
    FAULT_TEXT(fault.word, word ? word : "");
    FAULT_TEXT(fault.hint, hint ? hint : "");
    fault_list_add(faults, &fault);
}

static const struct draft_row *nth_row(const struct draft *draft, unsigned number)
{
    unsigned at = 1;

    for (int row = draft->first; row >= 0; row = draft->rows[row].next)
        if (!draft->rows[row].gone && ++at == number)
            return &draft->rows[row];
    return NULL;
}

static const struct draft_column *nth_column(const struct draft *draft, unsigned number)
{
    unsigned at = 0;

    for (size_t i = 0; i < draft->column_count; i++)
        if (!draft->columns[i].gone && ++at == number)
            return &draft->columns[i];
    return NULL;
}

/* The overlay wrote the cell if it has both its row and its column. A header is the base's first:
 * the overlay repeats it. */
void draft_locate(const struct draft *draft, struct fault *fault)
{
    const struct draft_row *row = nth_row(draft, fault->row);
    const struct draft_column *column = nth_column(draft, fault->column);
    int from = draft->files[FROM_BASE] ? FROM_BASE : FROM_OVERLAY;

    if (row && row->row[FROM_OVERLAY] &&
        (!row->row[FROM_BASE] || !column || column->at[FROM_OVERLAY]))
        from = FROM_OVERLAY;
    if (!row && column && !column->at[from])
        from = FROM_OVERLAY;
    FAULT_TEXT(fault->file, draft->files[from]);
    FAULT_TEXT(fault->sheet, pack_is_workbook(draft->files[from]) ? draft->kind->spec->name : "");
    if (row)
        fault->row = row->row[from];
    fault->column = column ? column->at[from] : 0;
}

/* ------------------------------------------------------------------------------- printing */

static void print_cell(const char *cell, struct text_buffer *out)
{
    if (!strpbrk(cell, ";\"\n\r")) {
        buffer_add(out, cell);
        return;
    }
    buffer_add(out, "\"");
    for (const char *at = cell; *at; at++)
        buffer_add(out, *at == '"' ? "\"\"" : (const char[]){*at, '\0'});
    buffer_add(out, "\"");
}

static void print_cells(const struct draft *draft, const char *const *cells,
                        struct text_buffer *out)
{
    const char *before = "";

    for (size_t i = 0; i < draft->column_count; i++) {
        if (draft->columns[i].gone)
            continue;
        buffer_add(out, before);
        print_cell(cells ? cells[i] : draft->columns[i].header, out);
        before = ";";
    }
    buffer_add(out, "\n");
}

void draft_print(const struct draft *draft, struct text_buffer *out)
{
    print_cells(draft, NULL, out);
    for (int row = draft->first; row >= 0; row = draft->rows[row].next)
        if (!draft->rows[row].gone)
            print_cells(draft, draft->rows[row].cells, out);
}
