/* The questions and their choices: sheets `choices`, then `survey`. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/pack/reading.h"

/* ------------------------------------------------------------------------------- choices */

enum { CHOICE_LIST, CHOICE_NAME, CHOICE_LABEL, CHOICE_SHORT, CHOICE_SENSITIVE };

static const struct column_spec choice_columns[] = {
    [CHOICE_LIST] = {"list_name", COLUMN_CODE, true},
    [CHOICE_NAME] = {"name", COLUMN_CODE, true},
    [CHOICE_LABEL] = {"label", COLUMN_SAID, true},
    [CHOICE_SHORT] = {"court", COLUMN_SAID, false},
    [CHOICE_SENSITIVE] = {"sensible", COLUMN_CODE, false},
};
const struct sheet_spec choices_spec = {"choices", true, choice_columns,
                                        sizeof choice_columns / sizeof *choice_columns, 0};

static struct choice_list *list_named(struct choice_list *lists, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(lists[i].name, name) == 0)
            return &lists[i];
    return NULL;
}

/* Lists keep the order in which their names first appear; a list's rows need not be together. */
static size_t gather_lists(const struct sheet *sheet, struct choice_list *lists)
{
    size_t count = 0;

    for (size_t row = 0; row < sheet_rows(sheet); row++) {
        const char *name = read_code(sheet, row, CHOICE_LIST);

        if (name[0] && !list_named(lists, count, name))
            lists[count++] = (struct choice_list){.name = name};
    }
    return count;
}

static bool choice_is_taken(const struct choice *choices, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(choices[i].name, name) == 0)
            return true;
    return false;
}

static void fill_list(struct reading *reading, const struct sheet *sheet, struct choice_list *list)
{
    struct pack *pack = reading->pack;
    struct choice *choices = arena_take_array(pack->arena, sheet_rows(sheet), sizeof *choices);
    size_t count = 0;

    for (size_t row = 0; row < sheet_rows(sheet); row++) {
        if (strcmp(sheet_cell(sheet, row, CHOICE_LIST), list->name) != 0)
            continue;
        struct choice *choice = &choices[count];

        choice->name = read_code(sheet, row, CHOICE_NAME);
        if (!choice->name[0])
            continue;
        if (choice_is_taken(choices, count, choice->name)) {
            sheet_fault(sheet, row, CHOICE_NAME, FAULT_CELL_DUPLICATE, choice->name, NULL);
            continue;
        }
        choice->symbol = symbols_intern(pack->symbols, choice->name, strlen(choice->name));
        choice->sensitive = read_yes(sheet, row, CHOICE_SENSITIVE);
        choice->row = sheet_row_number(sheet, row);
        sheet_said(sheet, row, CHOICE_LABEL, &choice->label);
        sheet_said(sheet, row, CHOICE_SHORT, &choice->short_label);
        count++;
    }
    list->choices = choices;
    list->count = count;
}

void read_choices(struct reading *reading)
{
    struct sheet *sheet = reading_sheet(reading, &choices_spec);
    struct pack *pack = reading->pack;

    if (!sheet)
        return;
    struct choice_list *lists = arena_take_array(pack->arena, sheet_rows(sheet) + 1, sizeof *lists);

    pack->list_count = gather_lists(sheet, lists);
    for (size_t i = 0; i < pack->list_count; i++)
        fill_list(reading, sheet, &lists[i]);
    pack->lists = lists;
    sheet_destroy(sheet);
}

/* ------------------------------------------------------------------------------- survey */

enum {
    SURVEY_TYPE,
    SURVEY_NAME,
    SURVEY_LABEL,
    SURVEY_SHORT,
    SURVEY_HINT,
    SURVEY_RELEVANT,
    SURVEY_CONSTRAINT,
    SURVEY_CONSTRAINT_TEXT,
    SURVEY_REQUIRED,
    SURVEY_STEP,
    SURVEY_USAGE,
    SURVEY_SENSITIVE
};

static const struct column_spec survey_columns[] = {
    [SURVEY_TYPE] = {"type", COLUMN_CODE, true},
    [SURVEY_NAME] = {"name", COLUMN_CODE, true},
    [SURVEY_LABEL] = {"label", COLUMN_SAID, true},
    [SURVEY_SHORT] = {"court", COLUMN_SAID, false},
    [SURVEY_HINT] = {"hint", COLUMN_SAID, false},
    [SURVEY_RELEVANT] = {"relevant", COLUMN_CODE, false},
    [SURVEY_CONSTRAINT] = {"constraint", COLUMN_CODE, false},
    [SURVEY_CONSTRAINT_TEXT] = {"constraint_message", COLUMN_SAID, false},
    [SURVEY_REQUIRED] = {"required", COLUMN_CODE, false},
    [SURVEY_STEP] = {"etape", COLUMN_CODE, false},
    [SURVEY_USAGE] = {"usage", COLUMN_CODE, false},
    [SURVEY_SENSITIVE] = {"sensible", COLUMN_CODE, false},
};
const struct sheet_spec survey_spec = {"survey", true, survey_columns,
                                       sizeof survey_columns / sizeof *survey_columns, 0};

/* While a row is read, only the questions before it (and itself for `.`) may be named. */
struct scope {
    const struct question *questions;
    size_t count;
    int self; /* -1 when `.` is not allowed */
};

static int find_earlier(const void *context, const char *name, size_t length)
{
    const struct scope *scope = context;

    if (length == 1 && name[0] == '.')
        return scope->self;
    if (scope->self >= 0)
        return -1; /* a constraint compares its own value with constants only */
    for (size_t i = 0; i < scope->count; i++)
        if (strncmp(scope->questions[i].name, name, length) == 0 &&
            !scope->questions[i].name[length])
            return (int)i;
    return -1;
}

static void mark_used(struct question *questions, const struct expression *expression, int self)
{
    for (size_t i = 0; i < expression->count; i++) {
        const struct expression_node *node = &expression->nodes[i];

        if (node->kind >= EXPRESSION_COMPARE && node->question != self)
            questions[node->question].used = true;
    }
}

static void read_expression(struct reading *reading, const struct sheet *sheet, size_t row,
                            size_t column, const struct scope *scope, struct expression *expression)
{
    const char *text = sheet_cell(sheet, row, column);
    struct question_finder finder = {find_earlier, scope};
    struct expression_error error = {0};
    char word[64];

    if (expression_parse(text, &finder, reading->pack->symbols, reading->pack->arena, expression,
                         &error))
        return;
    snprintf(word, sizeof word, "%.*s", (int)error.length, text + error.position);
    sheet_fault(sheet, row, column,
                error.unknown_question ? FAULT_EXPRESSION_ORDER : FAULT_EXPRESSION_SYNTAX, word,
                text);
}

/* Whether a comparison can ever hold: an integer with a number, a choice with a name, several
 * choices only through selected(). Whether a question has an answer may always be asked. */
static bool comparison_suits(const struct question *question, const struct expression_node *node)
{
    if (node->literal.kind == VALUE_BLANK)
        return node->comparison <= IS_NOT && question->kind != QUESTION_NOTE;
    if (question->kind == QUESTION_INTEGER)
        return node->literal.kind == VALUE_NUMBER;
    if (node->literal.kind != VALUE_NAME || question->list < 0)
        return false;
    return node->kind == EXPRESSION_SELECTED ||
           (question->kind == QUESTION_ONE && node->comparison <= IS_NOT);
}

/* A comparison that nothing can satisfy is a mistake, and a name must be one of the choices. */
static void check_literals(struct reading *reading, const struct sheet *sheet, size_t row,
                           size_t column, const struct expression *expression)
{
    for (size_t i = 0; i < expression->count; i++) {
        const struct expression_node *node = &expression->nodes[i];

        if (node->kind < EXPRESSION_COMPARE)
            continue;
        const struct question *question = &reading->pack->questions[node->question];

        if (!comparison_suits(question, node))
            sheet_fault(sheet, row, column, FAULT_EXPRESSION_SYNTAX, question->name,
                        sheet_cell(sheet, row, column));
        else if (node->literal.kind == VALUE_NAME &&
                 !pack_choice_of(reading->pack, node->question, node->literal.number))
            sheet_fault(sheet, row, column, FAULT_CELL_VALUE,
                        symbols_name(reading->pack->symbols, node->literal.number), NULL);
    }
}

/* « . >= 0 and . <= 120 » gives the domain of an integer; other forms leave it open. Of several
 * bounds the tightest counts. */
static void draw_bounds(struct question *question)
{
    const struct expression *constraint = &question->constraint;

    question->least = INT_MIN;
    question->most = INT_MAX;
    for (size_t i = 0; i < constraint->count; i++)
        if (constraint->nodes[i].kind != EXPRESSION_AND &&
            constraint->nodes[i].kind != EXPRESSION_COMPARE)
            return;
    for (size_t i = 0; i < constraint->count; i++) {
        const struct expression_node *node = &constraint->nodes[i];
        int bound = node->literal.number;

        if (node->kind != EXPRESSION_COMPARE || node->literal.kind != VALUE_NUMBER)
            continue;
        int least = bound + (node->comparison == MORE), most = bound - (node->comparison == LESS);

        if (node->comparison == IS || node->comparison == AT_LEAST || node->comparison == MORE)
            question->least = least > question->least ? least : question->least;
        if (node->comparison == IS || node->comparison == AT_MOST || node->comparison == LESS)
            question->most = most < question->most ? most : question->most;
    }
}

static bool read_type(struct reading *reading, const struct sheet *sheet, size_t row,
                      struct question *question)
{
    static const struct {
        const char *name;
        enum question_kind kind;
        bool listed;
    } types[] = {
        {"select_one ", QUESTION_ONE, true},  {"select_multiple ", QUESTION_SEVERAL, true},
        {"integer", QUESTION_INTEGER, false}, {"text", QUESTION_TEXT, false},
        {"note", QUESTION_NOTE, false},       {"commune", QUESTION_COMMUNE, false},
    };
    const char *cell = sheet_cell(sheet, row, SURVEY_TYPE);

    question->list = -1;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t length = strlen(types[i].name);

        if (strncmp(cell, types[i].name, length) != 0 || (!types[i].listed && cell[length]))
            continue;
        question->kind = types[i].kind;
        for (size_t at = 0; types[i].listed && at < reading->pack->list_count; at++)
            if (strcmp(reading->pack->lists[at].name, cell + length) == 0)
                question->list = (int)at;
        if (!types[i].listed || question->list >= 0)
            return true;
        sheet_fault(sheet, row, SURVEY_TYPE, FAULT_CELL_VALUE, cell + length, "choices.csv");
        return false;
    }
    sheet_fault(sheet, row, SURVEY_TYPE, cell[0] ? FAULT_CELL_VALUE : FAULT_CELL_EMPTY, cell,
                "select_one L, select_multiple L, integer, text, note, commune");
    return false;
}

static void read_marks(const struct sheet *sheet, size_t row, struct question *question)
{
    static const char *const usages[] = {"", "statistique"};

    question->required = read_yes(sheet, row, SURVEY_REQUIRED);
    question->sensitive = read_yes(sheet, row, SURVEY_SENSITIVE);
    question->statistical = read_word(sheet, row, SURVEY_USAGE, usages, 2) == 1;
    question->step = sheet_has(sheet, SURVEY_STEP) ? read_number(sheet, row, SURVEY_STEP, 1, 3) : 3;
    question->row = sheet_row_number(sheet, row);
    sheet_said(sheet, row, SURVEY_LABEL, &question->label);
    sheet_said(sheet, row, SURVEY_SHORT, &question->short_label);
    sheet_said(sheet, row, SURVEY_HINT, &question->hint);
    sheet_said(sheet, row, SURVEY_CONSTRAINT_TEXT, &question->constraint_text);
}

static bool read_question(struct reading *reading, const struct sheet *sheet, size_t row,
                          struct question *questions, size_t count)
{
    struct question *question = &questions[count];
    struct scope before = {questions, count, -1};
    struct scope itself = {questions, count, (int)count};

    question->name = read_code(sheet, row, SURVEY_NAME);
    if (!question->name[0] || !read_type(reading, sheet, row, question))
        return false;
    if (pack_question(reading->pack, question->name) >= 0) {
        sheet_fault(sheet, row, SURVEY_NAME, FAULT_CELL_DUPLICATE, question->name, NULL);
        return false;
    }
    if (question->kind == QUESTION_COMMUNE && reading->pack->commune_question >= 0) {
        sheet_fault(sheet, row, SURVEY_TYPE, FAULT_CELL_DUPLICATE, "commune", NULL);
        return false;
    }
    read_marks(sheet, row, question);
    question->relevant_source = sheet_cell(sheet, row, SURVEY_RELEVANT);
    question->constraint_source = sheet_cell(sheet, row, SURVEY_CONSTRAINT);
    read_expression(reading, sheet, row, SURVEY_RELEVANT, &before, &question->relevant);
    check_literals(reading, sheet, row, SURVEY_RELEVANT, &question->relevant);
    read_expression(reading, sheet, row, SURVEY_CONSTRAINT, &itself, &question->constraint);
    check_literals(reading, sheet, row, SURVEY_CONSTRAINT, &question->constraint);
    mark_used(questions, &question->relevant, (int)count);
    draw_bounds(question);
    return true;
}

/* A commune gives three more things that rules may test. */
static void add_places(struct pack *pack, struct question *questions)
{
    static const char *const names[] = {"departement", "region", "bassin"};
    int *positions[] = {&pack->department_question, &pack->region_question, &pack->zone_question};

    for (size_t i = 0; i < 3; i++) {
        *positions[i] = -1;
        if (pack->commune_question < 0 || pack_question(pack, names[i]) >= 0)
            continue;
        *positions[i] = (int)pack->question_count;
        questions[pack->question_count++] = (struct question){
            .name = names[i],
            .kind = QUESTION_PLACE,
            .list = -1,
            .step = 3,
            .relevant = questions[pack->commune_question].relevant,
            .relevant_source = questions[pack->commune_question].relevant_source,
            .constraint_source = "",
        };
    }
}

void read_survey(struct reading *reading)
{
    struct sheet *sheet = reading_sheet(reading, &survey_spec);
    struct pack *pack = reading->pack;

    pack->commune_question = -1;
    pack->department_question = pack->region_question = pack->zone_question = -1;
    if (!sheet)
        return;
    struct question *questions =
        arena_take_array(pack->arena, sheet_rows(sheet) + 3, sizeof *questions);

    pack->questions = questions;
    for (size_t row = 0; row < sheet_rows(sheet); row++)
        if (read_question(reading, sheet, row, questions, pack->question_count)) {
            if (questions[pack->question_count].kind == QUESTION_COMMUNE)
                pack->commune_question = (int)pack->question_count;
            pack->question_count++;
        }
    pack->asked_count = pack->question_count;
    add_places(pack, questions);
    sheet_destroy(sheet);
}
