/* From the bytes of a file to a sheet: delimiter, header, clean cells. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "locale/time/date.h"
#include "model/base/arena.h"
#include "model/base/clock.h"
#include "model/pack/damage.h"
#include "model/pack/sheet_inside.h"
#include "model/pack/source_file.h"
#include "model/pack/straighten.h"
#include "model/pack/workbook.h"

/* ------------------------------------------------------------------------------- cells */

/* A line break inside a cell is the one its file used everywhere. */
static void unify_line_breaks(char *cell)
{
    char *to = cell;

    for (const char *at = cell; *at; at++)
        if (*at != '\r')
            *to++ = *at;
        else if (at[1] != '\n')
            *to++ = '\n';
    *to = '\0';
}

static void report_unsafe(const struct sheet *sheet, unsigned row, size_t column, const char *from)
{
    uint32_t code;
    size_t length = utf8_decode(from, strlen(from), &code);
    char character[UTF8_MOST + 1] = "";

    memcpy(character, from, length ? length : 1);
    sheet_report(sheet, FAULT_TEXT_UNSAFE, row, column, character, NULL);
}

/* A header is machine text that keeps the hand of its author: it may be written again. */
enum cell_use { CELL_OF_TEXT, CELL_OF_CODE, CELL_OF_HEADER };

static const char *clean_cell(struct sheet *sheet, const struct csv_record *record, size_t at,
                              enum cell_use use)
{
    char *raw = (char *)record->cells[at];
    bool lines = use == CELL_OF_TEXT;
    size_t position = 0;

    if (!raw[0])
        return "";
    if (lines)
        unify_line_breaks(raw);
    size_t length = strlen(raw), size = length * 3 + 1; /* NFC grows a text three times at most */
    char *safe = memory_alloc(size);
    enum gate_verdict verdict =
        gate_pass(raw, length, lines ? GATE_PARAGRAPH : GATE_LINE, safe, size, &position);

    if (verdict != GATE_SAFE)
        report_unsafe(sheet, record->row, at + 1, raw + position);
    if (use == CELL_OF_CODE)
        straighten_code(safe);
    else
        straighten_text(safe);
    const char *kept = "";

    if (strcmp(safe, "-") == 0) /* most cells of a decision table */
        kept = "-";
    else if (safe[0])
        kept = arena_text(sheet->pack->arena, safe);

    free(safe);
    return kept;
}

/* ------------------------------------------------------------------------------- header */

static int pack_language_of(struct pack *pack, const char *code, size_t length)
{
    for (size_t i = 0; i < pack->language_count; i++)
        if (strncmp(pack->languages[i], code, length) == 0 && !pack->languages[i][length])
            return (int)i;
    if (pack->language_count == PACK_LANGUAGES_MOST)
        return -1;
    pack->languages[pack->language_count] = arena_text_n(pack->arena, code, length);
    return (int)pack->language_count++;
}

/* « label::Français (fr) » is column `label` in language `fr`; a bare `label` is the default. */
static bool said_column(struct sheet *sheet, const char *header, const struct column_spec *spec,
                        struct column *column)
{
    size_t length = strlen(spec->name);

    if (strncmp(header, spec->name, length) != 0)
        return false;
    if (!header[length]) {
        column->language = 0;
        return true;
    }
    if (strncmp(header + length, "::", 2) != 0)
        return false;
    const char *open = strchr(header, '(');
    const char *code = open ? open + 1 : header + length + 2;
    size_t code_length = strspn(code, "abcdefghijklmnopqrstuvwxyz-");

    if (code_length < 2 || code_length > 8 || strcmp(code + code_length, open ? ")" : "") != 0)
        return false;
    column->language = pack_language_of(sheet->pack, code, code_length);
    return column->language >= 0;
}

static bool column_fits(struct sheet *sheet, const char *header, size_t at, struct column *column)
{
    const struct column_spec *spec = &sheet->spec->columns[at];

    *column = (struct column){.spec = (int)at};
    switch (spec->kind) {
    case COLUMN_SAID:
        return said_column(sheet, header, spec, column);
    case COLUMN_IF:
        column->question = header + strlen(spec->name);
        return strncmp(header, spec->name, strlen(spec->name)) == 0;
    case COLUMN_QUESTION:
        column->question = header;
        return header[0] >= 'a' && header[0] <= 'z';
    case COLUMN_CODE:
    case COLUMN_TEXT:
    case COLUMN_DATE:
    case COLUMN_DOORS:
    case COLUMN_PHONE:
        break;
    }
    return strcmp(header, spec->name) == 0;
}

/* A second column of the same use would silently lose against the first. */
static bool column_is_taken(const struct sheet *sheet, size_t at)
{
    const struct column *column = &sheet->columns[at];

    for (size_t i = 0; i < at; i++) {
        const struct column *held = &sheet->columns[i];

        if (held->spec == column->spec && held->language == column->language &&
            (!column->question || strcmp(held->question, column->question) == 0))
            return true;
    }
    return false;
}

static void recognise_column(struct sheet *sheet, const char *header, size_t at)
{
    struct column *column = &sheet->columns[at];

    for (size_t i = 0; i < sheet->spec->count; i++)
        if (column_fits(sheet, header, i, column)) {
            if (column_is_taken(sheet, at))
                sheet_report(sheet, FAULT_CELL_DUPLICATE, 1, at + 1, header, NULL);
            else if (column->question)
                sheet->question_columns[sheet->question_count++] = at;
            return;
        }
    *column = (struct column){.spec = -1};
    if (header[0] && header[0] != '#')
        sheet_report(sheet, FAULT_COLUMN_UNKNOWN, 1, at + 1, header, NULL);
}

static bool has_required_columns(const struct sheet *sheet)
{
    bool all = true;

    for (size_t i = 0; i < sheet->spec->count; i++)
        if (sheet->spec->columns[i].required && !sheet_has(sheet, i)) {
            sheet_report(sheet, FAULT_COLUMN_MISSING, 1, 0, sheet->spec->columns[i].name, NULL);
            all = false;
        }
    return all;
}

static const char *header_code(const struct sheet *sheet, const char *written)
{
    char *code = arena_text(sheet->pack->arena, written);

    straighten_code(code);
    return code;
}

/* The name that a spreadsheet computed, where the sheet has one that looks like a formula. */
static const char *mend_header(const struct sheet *sheet, const char *header)
{
    for (size_t i = 0; damage_of_header(header) && i < sheet->spec->count; i++)
        if (sheet->spec->columns[i].name[0] == '=')
            return sheet->spec->columns[i].name;
    return header;
}

static void recognise_header(struct sheet *sheet)
{
    const struct csv_record *header = &sheet->table.records[0];

    sheet->column_count = header->count;
    sheet->columns = memory_zero(header->count, sizeof *sheet->columns);
    sheet->question_columns = memory_zero(header->count, sizeof *sheet->question_columns);
    for (size_t i = 0; i < header->count; i++) {
        const char *written = clean_cell(sheet, header, i, CELL_OF_HEADER);
        const char *code = header_code(sheet, written);

        header->cells[i] = mend_header(sheet, code);
        recognise_column(sheet, header->cells[i], i);
        sheet->columns[i].written = header->cells[i] == code ? written : header->cells[i];
    }
}

/* ------------------------------------------------------------------------------- rows */

static bool is_machine_column(const struct sheet *sheet, size_t at)
{
    const struct column *column = &sheet->columns[at];

    if (column->spec < 0)
        return false;
    enum column_kind kind = sheet->spec->columns[column->spec].kind;

    return kind != COLUMN_TEXT && kind != COLUMN_SAID && kind != COLUMN_PHONE;
}

/* One cell: clean, then not what a spreadsheet made of another. A date is AAAA-MM-JJ from here on:
 * the way it was written is not what it says. */
static const char *read_cell(struct sheet *sheet, const struct csv_record *record, size_t at)
{
    const struct column *column = &sheet->columns[at];
    enum cell_form form = record->forms ? (enum cell_form)record->forms[at] : CELL_FORM_TEXT;
    const char *cell =
        clean_cell(sheet, record, at, is_machine_column(sheet, at) ? CELL_OF_CODE : CELL_OF_TEXT);
    struct damage damage;

    if (column->spec < 0)
        return cell;
    enum column_kind kind = sheet->spec->columns[column->spec].kind;

    if (damage_find(kind, form, cell, &damage))
        sheet_report(sheet, damage.code, record->row, at + 1, cell, damage.hint);
    struct civil_date date;
    char day[CLOCK_DAY_SIZE];

    if (kind != COLUMN_DATE || !civil_parse(cell, &date))
        return cell;
    clock_day_text(date, day);
    return strcmp(day, cell) == 0 ? cell : arena_text(sheet->pack->arena, day);
}

static bool record_is_empty(const struct csv_record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->cells[i][strspn(record->cells[i], " \t")])
            return false;
    return true;
}

/* Clean every row in place; rows of separators only, which spreadsheets leave behind, go. */
static void clean_rows(struct sheet *sheet)
{
    struct csv_record *kept = arena_take_array(sheet->scratch, sheet->table.count, sizeof *kept);
    size_t count = 1;

    kept[0] = sheet->table.records[0];
    for (size_t i = 1; i < sheet->table.count; i++) {
        const struct csv_record *record = &sheet->table.records[i];

        if (record_is_empty(record))
            continue;
        if (record->count != sheet->column_count) {
            struct fault fault = sheet_fault_at(sheet, FAULT_CSV_COLUMNS, record->row, 0);

            fault.number = (long long)record->count;
            snprintf(fault.word, sizeof fault.word, "%zu", sheet->column_count);
            sheet_add_fault(sheet, &fault);
            continue;
        }
        for (size_t at = 0; at < record->count; at++)
            record->cells[at] = read_cell(sheet, record, at);
        kept[count++] = *record;
    }
    sheet->table = (struct csv_table){kept, count};
}

/* ------------------------------------------------------------------------------- reading */

/* How many columns of the sheet the header names. Columns that may have any name say nothing. */
static size_t count_known(const struct sheet *sheet, const struct csv_record *header)
{
    size_t known = 0;

    for (size_t at = 0; at < header->count; at++) {
        char *name = (char *)header->cells[at];

        if (name[0])
            straighten_code(name);
        for (size_t i = 0; i < sheet->spec->count; i++) {
            const struct column_spec *spec = &sheet->spec->columns[i];
            size_t size = strlen(spec->name);

            known += size && spec->kind != COLUMN_IF && strncmp(name, spec->name, size) == 0 &&
                     (!name[size] || (spec->kind == COLUMN_SAID && name[size] == ':'));
        }
    }
    return known;
}

/* The delimiter under which most of the header's columns are known: no guess on the rows. */
static char choose_delimiter(struct sheet *sheet, const char *text, size_t length)
{
    static const char delimiters[] = {';', ',', '\t'};
    size_t best = 0;
    char chosen = '\0';

    for (size_t i = 0; i < sizeof delimiters; i++) {
        struct csv_table header;
        bool read = csv_header(text, length, delimiters[i], sheet->scratch, &header);
        size_t known = read ? count_known(sheet, &header.records[0]) : 0;

        if (known > best)
            chosen = delimiters[i];
        if (known > best)
            best = known;
    }
    return chosen;
}

static void report_csv(const struct sheet *sheet, const struct csv_error *error)
{
    static const enum fault_code codes[] = {
        [CSV_QUOTE_OPEN] = FAULT_CSV_QUOTE,
        [CSV_QUOTE_FOLLOWED] = FAULT_CSV_QUOTE,
        [CSV_TOO_WIDE] = FAULT_CSV_COLUMNS,
        [CSV_TOO_LONG] = FAULT_FILE_TOO_LARGE,
    };
    struct fault fault = sheet_fault_at(sheet, codes[error->verdict], error->row, error->column);

    if (error->verdict == CSV_TOO_WIDE)
        fault.number = CSV_CELLS_MOST;
    if (error->verdict == CSV_TOO_LONG)
        fault.number = CSV_RECORDS_MOST;
    sheet_add_fault(sheet, &fault);
}

static bool parse_text(struct sheet *sheet, const char *text, size_t length)
{
    struct csv_error error;
    char delimiter = choose_delimiter(sheet, text, length);

    if (!csv_parse(text, length, delimiter ? delimiter : ';', sheet->scratch, &sheet->table,
                   &error)) {
        report_csv(sheet, &error);
        return false;
    }
    if (!delimiter)
        sheet_report(sheet, FAULT_CSV_HEADER, 1, 1, sheet->spec->columns[0].name, NULL);
    return delimiter != '\0';
}

static bool is_short_enough(const struct sheet *sheet)
{
    size_t most = sheet->spec->rows_most ? sheet->spec->rows_most : SHEET_ROWS_MOST;

    if (sheet->table.count <= most)
        return true;
    struct fault fault =
        sheet_fault_at(sheet, FAULT_FILE_TOO_LARGE, sheet->table.records[most].row, 0);

    fault.number = (long long)most;
    sheet_add_fault(sheet, &fault);
    return false;
}

/* ------------------------------------------------------------------------------- sources */

static bool read_file(struct sheet *sheet, bool *absent)
{
    size_t length = 0;

    snprintf(sheet->file, sizeof sheet->file, "%s/%s.csv", sheet->pack->folder, sheet->spec->name);
    char *text = source_file_read(sheet->file, absent, &length, sheet->faults);
    bool ok = text && parse_text(sheet, text, length);

    free(text);
    return ok;
}

/* The records are this sheet's to change; the cells stay the workbook's until they are clean. */
static bool read_table(struct sheet *sheet, bool *absent)
{
    const struct csv_table *table = workbook_sheet(sheet->pack->workbook, sheet->spec->name);

    snprintf(sheet->file, sizeof sheet->file, "%s", sheet->pack->folder);
    *absent = !table;
    if (!table)
        return false;
    if (!table->count || !count_known(sheet, &table->records[0])) {
        sheet_report(sheet, FAULT_CSV_HEADER, 1, 1, sheet->spec->columns[0].name, NULL);
        return false;
    }
    sheet->table = *table;
    return true;
}

struct sheet *sheet_read(struct pack *pack, const struct sheet_spec *spec,
                         struct fault_list *faults)
{
    struct sheet *sheet = memory_zero(1, sizeof *sheet);
    bool absent = false;

    sheet->pack = pack;
    sheet->scratch = arena_create();
    sheet->spec = spec;
    sheet->faults = faults;
    sheet->faults_before = fault_list_count(faults);
    sheet->orphan = sheet_rows_were_lost(faults);
    bool read = pack->workbook ? read_table(sheet, &absent) : read_file(sheet, &absent);

    if (absent && spec->required)
        sheet_report(sheet, FAULT_SHEET_MISSING, 0, 0, spec->name, NULL);
    if (!read || !is_short_enough(sheet)) {
        sheet_destroy(sheet);
        return NULL;
    }
    recognise_header(sheet);
    if (!has_required_columns(sheet)) {
        sheet_destroy(sheet);
        return NULL;
    }
    clean_rows(sheet);
    return sheet;
}

void sheet_destroy(struct sheet *sheet)
{
    if (!sheet)
        return;
    arena_destroy(sheet->scratch);
    free(sheet->columns);
    free(sheet->question_columns);
    free(sheet);
}
