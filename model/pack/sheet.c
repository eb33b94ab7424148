#include "model/pack/sheet.h"

#include <string.h>

#include "model/pack/damage.h"
#include "model/pack/hash.h"
#include "model/pack/sheet_inside.h"

/* ------------------------------------------------------------------------------- faults */

struct fault sheet_fault_at(const struct sheet *sheet, enum fault_code code, unsigned row,
                            size_t column)
{
    struct fault fault;

    fault_set(&fault, code);
    FAULT_TEXT(fault.file, sheet->file);
    FAULT_TEXT(fault.sheet, sheet->pack->workbook ? sheet->spec->name : "");
    fault.row = row;
    fault.column = (unsigned)column;
    return fault;
}

bool sheet_rows_were_lost(const struct fault_list *faults)
{
    static const bool loses[FAULT_COUNT] = {
        [FAULT_FILE_UNREADABLE] = true, [FAULT_FILE_TOO_LARGE] = true, [FAULT_TEXT_ENCODING] = true,
        [FAULT_CSV_QUOTE] = true,       [FAULT_CSV_COLUMNS] = true,    [FAULT_CSV_HEADER] = true,
        [FAULT_SHEET_MISSING] = true,   [FAULT_COLUMN_MISSING] = true,
    };

    for (size_t i = 0; i < fault_list_count(faults); i++)
        if (loses[fault_list_at(faults, i)->code])
            return true;
    return false;
}

static bool is_reference(enum fault_code code)
{
    return code == FAULT_CELL_VALUE || code == FAULT_COLUMN_UNKNOWN ||
           code == FAULT_EXPRESSION_ORDER;
}

/* What a spreadsheet spoilt is said once: that it is no code either is no news. */
static bool cell_is_damaged(const struct sheet *sheet, const struct fault *fault)
{
    if (!fault->row || !fault->column)
        return false;
    for (size_t i = sheet->faults_before; i < fault_list_count(sheet->faults); i++) {
        const struct fault *held = fault_list_at(sheet->faults, i);

        if (damage_is(held->code) && held->row == fault->row && held->column == fault->column)
            return true;
    }
    return false;
}

void sheet_add_fault(const struct sheet *sheet, const struct fault *fault)
{
    if ((sheet->orphan && is_reference(fault->code)) || cell_is_damaged(sheet, fault))
        return;
    if (fault_list_count(sheet->faults) - sheet->faults_before < SHEET_FAULTS_MOST)
        fault_list_add(sheet->faults, fault);
}

void sheet_report(const struct sheet *sheet, enum fault_code code, unsigned row, size_t column,
                  const char *word, const char *hint)
{
    struct fault fault = sheet_fault_at(sheet, code, row, column);

    FAULT_TEXT(fault.word, word ? word : "");
    FAULT_TEXT(fault.hint, hint ? hint : "");
    sheet_add_fault(sheet, &fault);
}

/* ------------------------------------------------------------------------------- looking */

static const struct csv_record *record_of(const struct sheet *sheet, size_t row)
{
    return &sheet->table.records[row + 1];
}

static int column_of(const struct sheet *sheet, size_t spec)
{
    for (size_t i = 0; i < sheet->column_count; i++)
        if (sheet->columns[i].spec == (int)spec)
            return (int)i;
    return -1;
}

size_t sheet_rows(const struct sheet *sheet)
{
    return sheet ? sheet->table.count - 1 : 0;
}

bool sheet_has(const struct sheet *sheet, size_t column)
{
    return column_of(sheet, column) >= 0;
}

const char *sheet_cell(const struct sheet *sheet, size_t row, size_t column)
{
    int at = column_of(sheet, column);

    return at < 0 ? "" : record_of(sheet, row)->cells[at];
}

void sheet_said(const struct sheet *sheet, size_t row, size_t column, struct pack_text *text)
{
    *text = (struct pack_text){{NULL}};
    for (size_t i = 0; i < sheet->column_count; i++) {
        const char *cell = record_of(sheet, row)->cells[i];

        if (sheet->columns[i].spec == (int)column && cell[0])
            text->said[sheet->columns[i].language] = cell;
    }
}

size_t sheet_question_columns(const struct sheet *sheet)
{
    return sheet->question_count;
}

const char *sheet_question_name(const struct sheet *sheet, size_t at)
{
    return sheet->columns[sheet->question_columns[at]].question;
}

const char *sheet_question_cell(const struct sheet *sheet, size_t row, size_t at)
{
    return record_of(sheet, row)->cells[sheet->question_columns[at]];
}

unsigned sheet_row_number(const struct sheet *sheet, size_t row)
{
    return record_of(sheet, row)->row;
}

void sheet_fault(const struct sheet *sheet, size_t row, size_t column, enum fault_code code,
                 const char *word, const char *hint)
{
    int at = column_of(sheet, column);

    sheet_report(sheet, code, sheet_row_number(sheet, row), (size_t)(at + 1), word, hint);
}

void sheet_question_fault(const struct sheet *sheet, size_t row, size_t at, enum fault_code code,
                          const char *word, const char *hint)
{
    sheet_report(sheet, code, sheet_row_number(sheet, row), sheet->question_columns[at] + 1, word,
                 hint);
}

void sheet_header_fault(const struct sheet *sheet, size_t column, enum fault_code code)
{
    sheet_report(sheet, code, 1, (size_t)(column_of(sheet, column) + 1),
                 sheet->spec->columns[column].name, NULL);
}

void sheet_question_header_fault(const struct sheet *sheet, size_t at, enum fault_code code)
{
    sheet_report(sheet, code, 1, sheet->question_columns[at] + 1, sheet_question_name(sheet, at),
                 NULL);
}

void sheet_hash(const struct sheet *sheet, struct pack_hash *hash)
{
    pack_hash_add(hash, sheet->spec->name);
    for (size_t i = 0; i < sheet->table.count; i++) {
        for (size_t at = 0; at < sheet->table.records[i].count; at++)
            if (sheet->columns[at].spec >= 0)
                pack_hash_add(hash, sheet->table.records[i].cells[at]);
        pack_hash_end_row(hash);
    }
}
