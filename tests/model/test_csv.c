/* Comma-separated text: what spreadsheets write is read, what they damage is placed. */
#include "model/pack/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/base/arena.h"
#include "tests/support/oracle.h"

static int arena_for_test(void **state)
{
    *state = arena_create();
    return 0;
}

static int arena_after_test(void **state)
{
    arena_destroy(*state);
    return 0;
}

static struct csv_table parse(void **state, const char *text, char delimiter)
{
    struct csv_table table;
    struct csv_error error = {CSV_OK, 0, 0};

    if (!csv_parse(text, strlen(text), delimiter, *state, &table, &error))
        fail_msg("verdict %d at row %u, cell %u", (int)error.verdict, error.row, error.column);
    return table;
}

static void expect_cell(const struct csv_table *table, size_t record, size_t cell, const char *text)
{
    assert_true(record < table->count && cell < table->records[record].count);
    assert_string_equal(table->records[record].cells[cell], text);
}

static void reads_any_delimiter_and_line_end(void **state)
{
    static const struct {
        const char *text;
        char delimiter;
    } written[] = {
        {"a;b\n1;2\n", ';'},         {"a,b\r\n1,2\r\n", ','}, {"a\tb\r1\t2", '\t'},
        {"\"a\";\"b\"\r\n1;2", ';'}, {"a;b\n\n1;2\n\n", ';'},
    };

    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        struct csv_table table = parse(state, written[i].text, written[i].delimiter);

        assert_int_equal(table.count, 2);
        assert_int_equal(table.records[0].count, 2);
        expect_cell(&table, 0, 0, "a");
        expect_cell(&table, 0, 1, "b");
        expect_cell(&table, 1, 0, "1");
        expect_cell(&table, 1, 1, "2");
    }
}

static void keeps_what_quotes_protect(void **state)
{
    struct csv_table table =
        parse(state, "a;b;c\n\"x;y\";\"say \"\"hi\"\"\";\"two\nlines\"\n", ';');

    expect_cell(&table, 1, 0, "x;y");
    expect_cell(&table, 1, 1, "say \"hi\"");
    expect_cell(&table, 1, 2, "two\nlines");
}

static void a_quote_inside_a_bare_cell_is_a_character(void **state)
{
    struct csv_table table = parse(state, "a;5\" pipe;b\n", ';');

    expect_cell(&table, 0, 1, "5\" pipe");
}

static void empty_cells_count_to_the_last(void **state)
{
    struct csv_table table = parse(state, "a;;\n\"\";;x", ';');

    assert_int_equal(table.records[0].count, 3);
    expect_cell(&table, 0, 2, "");
    assert_int_equal(table.records[1].count, 3);
    expect_cell(&table, 1, 0, "");
}

/* Row 3 of a spreadsheet stays row 3 whatever blank lines and breaks inside cells come before. */
static void rows_are_numbered_as_a_spreadsheet_does(void **state)
{
    struct csv_table table = parse(state, "a;b\n\n\"x\ny\";1\nz;2\n", ';');

    assert_int_equal(table.count, 3);
    assert_int_equal(table.records[1].row, 3);
    assert_int_equal(table.records[2].row, 4);
}

static void places_a_bad_quote(void **state)
{
    static const struct {
        const char *text;
        enum csv_verdict verdict;
        unsigned row, column;
    } bad[] = {
        {"a;b\n1;\"open\n2;3\n", CSV_QUOTE_OPEN, 2, 2},
        {"a;b\n\"1\"x;2\n", CSV_QUOTE_FOLLOWED, 2, 1},
        {"a;b\n1;2\n3;\"4\" \n", CSV_QUOTE_FOLLOWED, 3, 2},
        {"\"", CSV_QUOTE_OPEN, 1, 1},
        {"a;\"\"\"", CSV_QUOTE_OPEN, 1, 2},
    };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct csv_table table;
        struct csv_error error = {CSV_OK, 0, 0};

        assert_false(csv_parse(bad[i].text, strlen(bad[i].text), ';', *state, &table, &error));
        assert_int_equal(error.verdict, bad[i].verdict);
        assert_int_equal(error.row, bad[i].row);
        assert_int_equal(error.column, bad[i].column);
    }
}

static void too_many_cells_or_rows_are_refused(void **state)
{
    size_t size = (size_t)(CSV_RECORDS_MOST + 1) * 2;
    char *text = malloc(size);
    struct csv_table table;
    struct csv_error error;

    assert_non_null(text);
    memset(text, ';', size);
    assert_false(csv_parse(text, CSV_CELLS_MOST, ';', *state, &table, &error));
    assert_int_equal(error.verdict, CSV_TOO_WIDE);
    assert_true(csv_parse(text, CSV_CELLS_MOST - 1, ';', *state, &table, &error));
    for (size_t i = 0; i < size; i += 2)
        memcpy(text + i, "a\n", 2);
    assert_false(csv_parse(text, size, ';', *state, &table, &error));
    assert_int_equal(error.verdict, CSV_TOO_LONG);
    assert_int_equal(error.row, CSV_RECORDS_MOST + 1);
    assert_true(csv_parse(text, size - 2, ';', *state, &table, &error));
    free(text);
}

/* Four million blank cells must not cost more than their text and a pointer each. */
static void blank_cells_cost_little(void **state)
{
    size_t width = 512, count = 4096, size = width * count;
    char *text = malloc(size);
    struct csv_table table;

    assert_non_null(text);
    memset(text, ';', size);
    for (size_t i = width - 1; i < size; i += width)
        text[i] = '\n';
    size_t before = arena_size(*state);

    assert_true(csv_parse(text, size, ';', *state, &table, NULL));
    assert_true(arena_size(*state) - before < size * 10);
    free(text);
}

/* ------------------------------------------------------------------------------- oracle */

/* The strings of a JSON text, one after the other: enough for [{"key": "value"}]. */
static char *next_string(const char **at)
{
    const char *open = strchr(*at, '"');
    char *string, *to;

    if (!open)
        return NULL;
    string = to = calloc(1, strlen(open));
    assert_non_null(string);
    for (open++; *open != '"'; open++) {
        assert_int_not_equal(*open, '\0');
        if (*open == '\\') {
            open++;
            *to++ = *open == 'n' ? '\n' : *open == 'r' ? '\r' : *open;
        } else {
            *to++ = *open;
        }
    }
    *at = open + 1;
    return string;
}

static void expect_next(const char **json, const char *cell)
{
    char *string = next_string(json);

    assert_non_null(string);
    assert_string_equal(cell, string);
    free(string);
}

static void agrees_with_csv_spectrum(void **state)
{
    static const char *const names[] = {
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[128];

        snprintf(path, sizeof path, "csv-spectrum/csvs/%s.csv", names[i]);
        char *text = oracle_text(path);

        snprintf(path, sizeof path, "csv-spectrum/json/%s.json", names[i]);
        char *json = oracle_text(path);
        const char *at = json;
        struct csv_table table = parse(state, text, ',');

        for (size_t row = 1; row < table.count; row++)
            for (size_t cell = 0; cell < table.records[0].count; cell++) {
                expect_next(&at, table.records[0].cells[cell]);
                expect_next(&at, table.records[row].cells[cell]);
            }
        assert_null(strchr(at, '"'));
        free(text);
        free(json);
    }
    print_message("csv-spectrum: %zu files\n", sizeof names / sizeof *names);
}

#define with_arena(test) cmocka_unit_test_setup_teardown(test, arena_for_test, arena_after_test)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_arena(reads_any_delimiter_and_line_end),
        with_arena(keeps_what_quotes_protect),
        with_arena(a_quote_inside_a_bare_cell_is_a_character),
        with_arena(empty_cells_count_to_the_last),
        with_arena(rows_are_numbered_as_a_spreadsheet_does),
        with_arena(places_a_bad_quote),
        with_arena(too_many_cells_or_rows_are_refused),
        with_arena(blank_cells_cost_little),
        with_arena(agrees_with_csv_spectrum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
