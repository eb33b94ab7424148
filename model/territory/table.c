#include "model/territory/table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/fold.h"
#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/pack/csv.h"
#include "model/pack/source_file.h"

struct table {
    const char *path;
    struct arena *arena;
    struct csv_table rows; /* the header first */
    enum territory_file kind;
    size_t at[TABLE_COLUMNS]; /* cell, from 1; 0: no such column */
    size_t rank[TABLE_COLUMNS];
};

/* Folded names, the surest first. */
static const struct {
    const char *name;
    enum table_column column;
} names[] = {
    {"code commune insee", TABLE_INSEE},
    {"codgeo", TABLE_INSEE},
    {"code insee", TABLE_INSEE},
    {"insee", TABLE_INSEE},
    {"commune", TABLE_INSEE},
    {"coordonnees geographiques", TABLE_PLACE},
    {"coordonnees gps", TABLE_PLACE},
    {"lat", TABLE_LATITUDE},
    {"latitude", TABLE_LATITUDE},
    {"lon", TABLE_LONGITUDE},
    {"longitude", TABLE_LONGITUDE},
    {"ze2020", TABLE_ZONE},
    {"ze", TABLE_ZONE},
    {"libze2020", TABLE_ZONE_NAME},
    {"nom", TABLE_ZONE_NAME},
    {"bassin", TABLE_BASIN},
    {"departement", TABLE_DEPARTMENT},
    {"code postal", TABLE_POSTCODE},
};

enum { NAMES = sizeof names / sizeof *names, NAME_MOST = 64 };

static void add_fault(struct fault_list *faults, enum fault_code code, const char *path,
                      unsigned row, const char *word)
{
    struct fault fault;

    fault_set(&fault, code);
    FAULT_TEXT(fault.file, path);
    FAULT_TEXT(fault.word, word);
    fault.row = row;
    fault_list_add(faults, &fault);
}

/* ------------------------------------------------------------------------------- columns */

static size_t name_of(const char *header)
{
    char folded[NAME_MOST];
    size_t i = 0;

    fold_search(header, folded, sizeof folded);
    while (i < NAMES && strcmp(names[i].name, folded) != 0)
        i++;
    return i;
}

/* How many columns of the header are known; the surest name of each wins. */
static size_t recognise(struct table *table, const struct csv_record *header)
{
    size_t known = 0;

    memset(table->at, 0, sizeof table->at);
    for (size_t i = 0; i < header->count; i++) {
        size_t name = name_of(header->cells[i]);

        if (name == NAMES)
            continue;
        enum table_column column = names[name].column;

        known++;
        if (!table->at[column] || name < table->rank[column]) {
            table->at[column] = i + 1;
            table->rank[column] = name;
        }
    }
    return known;
}

bool table_has(const struct table *table, enum table_column column)
{
    return table->at[column] > 0;
}

static enum territory_file kind_of(const struct table *table)
{
    bool commune = table_has(table, TABLE_INSEE), zone = table_has(table, TABLE_ZONE);

    if (table_has(table, TABLE_BASIN) && (commune || table_has(table, TABLE_DEPARTMENT)))
        return TERRITORY_BASINS;
    if (commune && table_has(table, TABLE_PLACE))
        return TERRITORY_LA_POSTE;
    if (commune && table_has(table, TABLE_LATITUDE) && table_has(table, TABLE_LONGITUDE))
        return TERRITORY_SHEET;
    if (commune && zone)
        return TERRITORY_INSEE;
    if (zone && table_has(table, TABLE_ZONE_NAME))
        return TERRITORY_INSEE_NAMES;
    return TERRITORY_UNKNOWN;
}

/* ------------------------------------------------------------------------------- reading */

static char choose_delimiter(struct table *table, const char *text, size_t length)
{
    static const char delimiters[] = {';', ',', '\t'};
    struct csv_table header;
    size_t best = 0;
    char chosen = ';';

    for (size_t i = 0; i < sizeof delimiters; i++) {
        if (!csv_header(text, length, delimiters[i], table->arena, &header))
            continue;
        size_t known = recognise(table, &header.records[0]);

        if (known > best) {
            best = known;
            chosen = delimiters[i];
        }
    }
    return chosen;
}

static bool refuse_csv(const struct table *table, const struct csv_error *error,
                       struct fault_list *faults)
{
    static const enum fault_code codes[] = {
        [CSV_QUOTE_OPEN] = FAULT_CSV_QUOTE,
        [CSV_QUOTE_FOLLOWED] = FAULT_CSV_QUOTE,
        [CSV_TOO_WIDE] = FAULT_CSV_COLUMNS,
        [CSV_TOO_LONG] = FAULT_FILE_TOO_LARGE,
    };
    struct fault fault;

    fault_set(&fault, codes[error->verdict]);
    FAULT_TEXT(fault.file, table->path);
    fault.row = error->row;
    fault.column = error->column;
    fault.number = error->verdict == CSV_TOO_LONG ? CSV_RECORDS_MOST : CSV_CELLS_MOST;
    fault_list_add(faults, &fault);
    return false;
}

/* A download that stopped: the last row has no end, and not all its cells. */
static bool is_cut(const struct table *table, const char *text, size_t length)
{
    const struct csv_table *rows = &table->rows;
    char last = length ? text[length - 1] : '\n';

    return last != '\n' && last != '\r' && rows->count > 1 &&
           rows->records[rows->count - 1].count < rows->records[0].count;
}

static bool parse(struct table *table, const char *text, size_t length, struct fault_list *faults)
{
    struct csv_error error;
    char delimiter = choose_delimiter(table, text, length);

    if (!csv_parse(text, length, delimiter, table->arena, &table->rows, &error))
        return refuse_csv(table, &error, faults);
    const struct csv_record *header = &table->rows.records[0];

    if (table->rows.count)
        recognise(table, header);
    table->kind = table->rows.count ? kind_of(table) : TERRITORY_UNKNOWN;
    if (table->kind == TERRITORY_UNKNOWN) {
        bool post = table_has(table, TABLE_INSEE) && table_has(table, TABLE_POSTCODE);

        add_fault(faults, post ? FAULT_TERRITORY_PLACES : FAULT_TERRITORY_KIND, table->path, 1,
                  table->rows.count ? header->cells[0] : "");
        return false;
    }
    if (!is_cut(table, text, length))
        return true;
    add_fault(faults, FAULT_TERRITORY_CUT, table->path,
              table->rows.records[table->rows.count - 1].row, "");
    return false;
}

struct table *table_read(const char *path, struct fault_list *faults)
{
    bool absent = false;
    size_t length = 0;
    char *text = source_file_read(path, &absent, &length, faults);

    if (absent)
        add_fault(faults, FAULT_FILE_MISSING, path, 0, "");
    if (!text)
        return NULL;
    struct table *table = memory_zero(1, sizeof *table);

    table->path = path;
    table->arena = arena_create();
    bool read = parse(table, text, length, faults);

    free(text);
    if (read)
        return table;
    table_destroy(table);
    return NULL;
}

void table_destroy(struct table *table)
{
    if (!table)
        return;
    arena_destroy(table->arena);
    free(table);
}

/* ------------------------------------------------------------------------------- looking */

enum territory_file table_kind(const struct table *table)
{
    return table->kind;
}

size_t table_rows(const struct table *table)
{
    return table->rows.count - 1;
}

unsigned table_row_number(const struct table *table, size_t row)
{
    return table->rows.records[row + 1].row;
}

bool table_row_is_whole(const struct table *table, size_t row)
{
    return table->rows.records[row + 1].count == table->rows.records[0].count;
}

const char *table_cell(const struct table *table, size_t row, enum table_column column)
{
    const struct csv_record *record = &table->rows.records[row + 1];
    size_t at = table->at[column];

    if (!at || at > record->count)
        return "";
    char *cell = (char *)record->cells[at - 1];

    cell += strspn(cell, " ");
    size_t length = strlen(cell);

    while (length > 0 && cell[length - 1] == ' ')
        cell[--length] = '\0';
    return cell;
}

const char *table_column_name(const struct table *table, enum table_column column)
{
    size_t at = table->at[column];

    return at ? table->rows.records[0].cells[at - 1] : "";
}
