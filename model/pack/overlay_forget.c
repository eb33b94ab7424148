/* What a removed question takes with it. */
#include <string.h>

#include "locale/text/buffer.h"
#include "model/base/arena.h"
#include "model/pack/overlay.h"
#include "model/rule/cell.h"

static struct draft *draft_of(struct draft *drafts, const char *sheet)
{
    for (size_t i = 0; i < SHEET_KIND_COUNT; i++)
        if (strcmp(sheet_kinds[i].spec->name, sheet) == 0)
            return &drafts[i];
    return NULL;
}

/* Whether a row whose test is `cell` may hold for somebody who was not asked. */
static bool holds_unasked(const char *cell, struct arena *arena)
{
    struct symbols *symbols = symbols_create();
    struct value blank = {.kind = VALUE_BLANK};
    struct cell test;
    bool holds = !cell_parse(cell, symbols, arena, &test, NULL) || cell_matches(&test, &blank);

    symbols_destroy(symbols);
    return holds; /* a cell that is not understood is told when the pack is read */
}

/* Rules, first answers and examples that wait for the answer go; a network cannot, rules lead to
 * it. */
static void forget_rows(struct draft *draft, int column, const char *question,
                        struct fault_list *faults)
{
    bool networks = strcmp(draft->kind->spec->name, "reseaux") == 0;

    for (int row = draft->first; row >= 0; row = draft->rows[row].next) {
        struct draft_row *held = &draft->rows[row];
        const char *cell = held->cells[column];
        bool stays = draft->kind->tested ? holds_unasked(cell, draft->arena) : !cell[0];

        if (held->gone || stays)
            continue;
        if (networks)
            draft_report(draft, FROM_BASE, held->row[FROM_BASE],
                         draft->columns[column].at[FROM_BASE], FAULT_EXPRESSION_ORDER, question,
                         NULL, faults);
        else
            held->gone = true;
    }
}

static void forget_column(struct draft *draft, const char *question, struct fault_list *faults)
{
    int column = draft_question(draft, question);

    if (column < 0)
        return;
    if (draft->columns[column].at[FROM_OVERLAY]) {
        draft_report(draft, FROM_OVERLAY, 1, draft->columns[column].at[FROM_OVERLAY],
                     FAULT_COLUMN_UNKNOWN, question, NULL, faults);
        return;
    }
    forget_rows(draft, column, question, faults);
    draft->columns[column].gone = true;
}

static void forget_question(struct draft *drafts, const char *question, struct fault_list *faults)
{
    for (size_t i = 0; i < SHEET_KIND_COUNT; i++)
        forget_column(&drafts[i], question, faults);
}

/* ------------------------------------------------------------------------------- lists */

/* « select_one L » -> L */
static const char *list_of(const char *type)
{
    const char *space = strchr(type, ' ');

    return space ? space + 1 : "";
}

static bool list_is_used(const struct draft *survey, int type, const char *list, bool before)
{
    for (size_t row = 0; row < survey->row_count; row++) {
        const struct draft_row *held = &survey->rows[row];

        if ((before ? held->gone : !held->gone) && strcmp(list_of(held->cells[type]), list) == 0)
            return true;
    }
    return false;
}

/* A list that a removed question used, and no other does. */
static void forget_lists(struct draft *drafts)
{
    struct draft *survey = draft_of(drafts, "survey"), *choices = draft_of(drafts, "choices");
    int type = draft_column(survey, "type"), list = draft_column(choices, "list_name");

    if (type < 0 || list < 0)
        return;
    for (size_t row = 0; row < choices->row_count; row++) {
        const char *name = choices->rows[row].cells[list];

        if (choices->rows[row].row[FROM_BASE] && list_is_used(survey, type, name, true) &&
            !list_is_used(survey, type, name, false))
            choices->rows[row].gone = true;
    }
}

void overlay_forget_questions(struct draft *drafts, struct fault_list *faults)
{
    static const char *const derived[] = {"departement", "region", "bassin"};
    struct draft *survey = draft_of(drafts, "survey");
    int type = draft_column(survey, "type"), name = draft_column(survey, "name");

    if (type < 0 || name < 0)
        return;
    for (size_t row = 0; row < survey->row_count; row++) {
        const struct draft_row *held = &survey->rows[row];

        if (!held->gone)
            continue;
        forget_question(drafts, held->cells[name], faults);
        for (size_t i = 0; i < 3 && strcmp(held->cells[type], "commune") == 0; i++)
            forget_question(drafts, derived[i], faults);
    }
    forget_lists(drafts);
}
