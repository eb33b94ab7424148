#include "model/pack/content_cell.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "model/pack/damage.h"
#include "model/pack/workbook.h"

struct content_cell {
    bool open, in_paragraph;
    bool after_space; /* runs of white space are one, and none at the start (OpenDocument 6.1.2) */
    size_t paragraphs;
    enum cell_form form;
    unsigned repeat;
    struct text_buffer value; /* what the marks say, in place of the text */
    struct text_buffer text;
};

const char *content_name(const char *full)
{
    static const char shared[] = "urn:oasis:names:tc:opendocument:xmlns:";

    return strncmp(full, shared, sizeof shared - 1) == 0 ? full + sizeof shared - 1 : "";
}

struct content_cell *content_cell_create(void)
{
    return memory_zero(1, sizeof(struct content_cell));
}

void content_cell_destroy(struct content_cell *cell)
{
    if (!cell)
        return;
    buffer_finish(&cell->value);
    buffer_finish(&cell->text);
    free(cell);
}

/* ------------------------------------------------------------------------------- marks */

/* A whole number is itself, whatever its display; another is what people see, « 1,2 ». */
static void take_number(struct content_cell *cell, const char *value)
{
    double number = value ? strtod(value, NULL) : NAN;
    bool whole = isfinite(number) && fabs(number) < 1e15 && floor(number) == number;

    cell->form = whole ? CELL_FORM_INTEGER : CELL_FORM_DECIMAL;
    if (whole)
        buffer_addf(&cell->value, "%.0f", number);
}

static void take_date(struct content_cell *cell, const char *date)
{
    cell->form = CELL_FORM_DATE;
    if (date)
        buffer_add_n(&cell->value, date, strcspn(date, "T"));
}

/* « of:=18 »: the prefix names the language of the formula. */
static void take_formula(struct content_cell *cell, const char *formula)
{
    const char *sign = strchr(formula, '=');

    cell->form = CELL_FORM_FORMULA;
    buffer_add(&cell->value, sign ? sign : formula);
}

static void take_type(struct content_cell *cell, const struct cell_marks *marks)
{
    static const struct {
        const char *type;
        enum cell_form form;
    } forms[] = {
        {"string", CELL_FORM_TEXT},        {"boolean", CELL_FORM_BOOLEAN},
        {"percentage", CELL_FORM_PERCENT}, {"currency", CELL_FORM_OTHER},
        {"time", CELL_FORM_OTHER},         {"void", CELL_FORM_TEXT},
    };

    cell->form = CELL_FORM_OTHER;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(marks->type, forms[i].type) == 0)
            cell->form = forms[i].form;
    if (cell->form == CELL_FORM_TEXT && marks->text)
        buffer_add(&cell->value, marks->text);
}

void content_cell_start(struct content_cell *cell, const struct cell_marks *marks)
{
    buffer_clear(&cell->value);
    buffer_clear(&cell->text);
    cell->open = true;
    cell->in_paragraph = false;
    cell->paragraphs = 0;
    cell->form = CELL_FORM_TEXT;
    cell->repeat = marks->repeat;
    if (marks->formula)
        take_formula(cell, marks->formula);
    else if (marks->type && strcmp(marks->type, "float") == 0)
        take_number(cell, marks->value);
    else if (marks->type && strcmp(marks->type, "date") == 0)
        take_date(cell, marks->date);
    else if (marks->type)
        take_type(cell, marks);
}

bool content_cell_is_open(const struct content_cell *cell)
{
    return cell->open;
}

/* ------------------------------------------------------------------------------- text */

static bool is_paragraph(const char *name)
{
    return strcmp(name, "text:1.0|p") == 0 || strcmp(name, "text:1.0|h") == 0;
}

void content_cell_inside(struct content_cell *cell, const char *name, unsigned spaces)
{
    if (is_paragraph(name)) {
        buffer_add(&cell->text, cell->paragraphs++ ? "\n" : "");
        cell->in_paragraph = cell->after_space = true;
        return;
    }
    if (!cell->in_paragraph)
        return;
    if (strcmp(name, "text:1.0|s") == 0)
        for (unsigned i = 0; i < spaces && cell->text.length <= WORKBOOK_CELL_MOST; i++)
            buffer_add(&cell->text, " ");
    else if (strcmp(name, "text:1.0|tab") == 0)
        buffer_add(&cell->text, "\t");
    else if (strcmp(name, "text:1.0|line-break") == 0)
        buffer_add(&cell->text, "\n");
    else
        return;
    cell->after_space = false;
}

void content_cell_outside(struct content_cell *cell, const char *name)
{
    if (is_paragraph(name))
        cell->in_paragraph = false;
}

bool content_cell_text(struct content_cell *cell, const char *text, size_t length)
{
    if (!cell->open || !cell->in_paragraph)
        return true;
    for (size_t i = 0; i < length; i++) {
        bool space = text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r';

        if (!space)
            buffer_add_n(&cell->text, text + i, 1);
        else if (!cell->after_space)
            buffer_add(&cell->text, " ");
        cell->after_space = space;
    }
    return cell->text.length <= WORKBOOK_CELL_MOST;
}

const char *content_cell_end(struct content_cell *cell, unsigned char *form, unsigned *repeat)
{
    cell->open = cell->in_paragraph = false;
    *form = (unsigned char)cell->form;
    *repeat = cell->repeat;
    return buffer_text(cell->value.length ? &cell->value : &cell->text);
}
