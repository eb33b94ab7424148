/* Cells of a decision table: what they accept, against a second evaluator and an outside oracle. */
#include "model/rule/cell.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "model/base/arena.h"
#include "tests/support/feel.h"
#include "tests/support/oracle.h"

static struct arena *arena;
static struct symbols *symbols;

static int open_all(void **state)
{
    (void)state;
    arena = arena_create();
    symbols = symbols_create();
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    arena_destroy(arena);
    symbols_destroy(symbols);
    return 0;
}

static struct value name_value(const char *name)
{
    return (struct value){VALUE_NAME, symbols_intern(symbols, name, strlen(name)), NULL, 0};
}

static struct value number_value(int number)
{
    return (struct value){VALUE_NUMBER, number, NULL, 0};
}

static const struct value blank = {.kind = VALUE_BLANK};

static struct cell read_cell(const char *text)
{
    struct cell cell = {NULL, 0, false, false};
    struct cell_error error;

    if (!cell_parse(text, symbols, arena, &cell, &error))
        fail_msg("« %s » not understood at %zu", text, error.position);
    return cell;
}

static bool holds(const char *text, struct value value)
{
    struct cell cell = read_cell(text);

    return cell_matches(&cell, &value);
}

/* ------------------------------------------------------------------------------- meaning */

static void ranges_keep_or_leave_their_bounds(void **state)
{
    static const struct {
        const char *cell;
        int first, last; /* of 0..9 */
    } ranges[] = {
        {"[2..5]", 2, 5}, {"]2..5[", 3, 4},     {"(2..5)", 3, 4}, {"[2..5[", 2, 4},
        {"]2..5]", 3, 5}, {"[ 2 .. 5 ]", 2, 5}, {">=3", 3, 9},    {"> 3", 4, 9},
        {"<= 3", 0, 3},   {"<3", 0, 2},         {"7", 7, 7},      {"-", 0, 9},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (int number = 0; number <= 9; number++)
            if (holds(ranges[i].cell, number_value(number)) !=
                (number >= ranges[i].first && number <= ranges[i].last))
                fail_msg("« %s » and %d", ranges[i].cell, number);
}

static void a_blank_satisfies_only_what_says_so(void **state)
{
    (void)state;
    assert_true(holds("-", blank));
    assert_true(holds("vide", blank));
    assert_true(holds("18, vide", blank));
    assert_true(holds("not(salarie)", blank));
    assert_false(holds("not(salarie, vide)", blank));
    assert_false(holds("salarie", blank));
    assert_false(holds("[0..120]", blank));
    assert_false(holds("contient(papiers)", blank));
    assert_false(holds("vide", name_value("salarie")));
}

static void a_department_no_cell_names_is_somewhere(void **state)
{
    const struct value elsewhere = {VALUE_NAME, SYMBOL_ELSEWHERE, NULL, 0};

    (void)state;
    assert_false(holds("d35", elsewhere));
    assert_false(holds("vide", elsewhere));
    assert_true(holds("not(d35)", elsewhere));
}

static void several_choices_are_tested_one_by_one(void **state)
{
    const int set[] = {name_value("papiers").number, name_value("argent").number};
    const struct value both = {VALUE_SET, 0, set, 2};

    (void)state;
    assert_true(holds("contient(argent)", both));
    assert_true(holds("contient(sante), contient( papiers )", both));
    assert_false(holds("contient(sante)", both));
    assert_true(holds("not(contient(sante))", both));
    assert_false(holds("papiers", both));
}

static void says_what_it_does_not_understand(void **state)
{
    static const struct {
        const char *cell;
        enum cell_verdict verdict;
        const char *part;
    } bad[] = {
        {"", CELL_IS_EMPTY, ""},
        {"  ", CELL_IS_EMPTY, ""},
        {"=18", CELL_NOT_UNDERSTOOD, "=18"},
        {"18-25", CELL_NOT_UNDERSTOOD, "-25"},
        {"salarie, =18", CELL_NOT_UNDERSTOOD, "=18"},
        {"[16..]", CELL_NOT_UNDERSTOOD, "]"},
        {"[5..3]", CELL_EMPTY_INTERVAL, "[5..3]"},
        {"(5..6)", CELL_EMPTY_INTERVAL, "(5..6)"},
        {"1234567890", CELL_OUT_OF_RANGE, "1234567890"},
        {"not(salarie", CELL_NOT_UNDERSTOOD, ""},
        {"a,", CELL_NOT_UNDERSTOOD, ""},
        {"Paris", CELL_NOT_UNDERSTOOD, "Paris"},
        {"a b", CELL_NOT_UNDERSTOOD, "b"},
        {"not(not(a))", CELL_NOT_UNDERSTOOD, "(a))"},
        {"1.5", CELL_NOT_UNDERSTOOD, ".5"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct cell cell;
        struct cell_error error = {CELL_OK, 0, 0};
        char part[64];

        if (cell_parse(bad[i].cell, symbols, arena, &cell, &error))
            fail_msg("« %s » was understood", bad[i].cell);
        snprintf(part, sizeof part, "%.*s", (int)error.length, bad[i].cell + error.position);
        if (error.verdict != bad[i].verdict || strcmp(part, bad[i].part) != 0)
            fail_msg("« %s »: verdict %d, « %s »", bad[i].cell, (int)error.verdict, part);
    }
}

static void limits_hold(void **state)
{
    struct text_buffer list = {0};
    struct cell cell;
    struct cell_error error;
    char name[CELL_NAME_MOST + 2];

    (void)state;
    for (int i = 0; i < CELL_ITEMS_MOST; i++)
        buffer_addf(&list, "%s%d", i ? "," : "", i);
    assert_true(cell_parse(buffer_text(&list), symbols, arena, &cell, &error));
    assert_int_equal(cell.count, CELL_ITEMS_MOST);
    buffer_add(&list, ",9999");
    assert_false(cell_parse(buffer_text(&list), symbols, arena, &cell, &error));
    assert_int_equal(error.verdict, CELL_TOO_LONG);
    buffer_finish(&list);
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_false(cell_parse(name, symbols, arena, &cell, &error));
    assert_int_equal(error.verdict, CELL_TOO_LONG);
    assert_true(cell_parse(name + 1, symbols, arena, &cell, &error));
}

/* ------------------------------------------------------------------------------- brute force */

/* A reproducible source of choices (Marsaglia's xorshift). */
static unsigned seed = 2026;

static int draw(int most)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return (int)(seed % (unsigned)most);
}

/* The domain: blank, -2..7, the names a b c, the non-empty sets of a b c. */
enum { NUMBERS = 10, NAMES = 3, SETS = 7, DOMAIN = 1 + NUMBERS + NAMES + SETS };

struct truth {
    bool of[DOMAIN];
};

static struct value domain_value(int at)
{
    static int sets[SETS][NAMES];
    static const char *const names[] = {"a", "b", "c"};
    size_t count = 0;

    if (at == 0)
        return blank;
    if (at <= NUMBERS)
        return number_value(at - 3);
    if (at <= NUMBERS + NAMES)
        return name_value(names[at - NUMBERS - 1]);
    int mask = at - NUMBERS - NAMES;

    for (int i = 0; i < NAMES; i++)
        if (mask >> i & 1)
            sets[mask - 1][count++] = name_value(names[i]).number;
    return (struct value){VALUE_SET, 0, sets[mask - 1], count};
}

static void add_number_truth(struct truth *truth, int from, int to)
{
    for (int number = from; number <= to; number++)
        if (number >= -2 && number <= 7)
            truth->of[number + 3] = true;
}

/* Write one item and note, by enumeration, what satisfies it. */
static void draw_item(struct text_buffer *text, struct truth *truth)
{
    static const char *const opens = "[](", *const closes = "][)";
    int from = draw(10) - 2, to = from + 2 + draw(5), name = draw(NAMES);
    int open = draw(3), close = draw(3);

    switch (draw(8)) {
    case 0:
        buffer_addf(text, "%c%d..%d%c", opens[open], from, to, closes[close]);
        add_number_truth(truth, from + (open != 0), to - (close != 0));
        return;
    case 1:
        buffer_addf(text, "<=%d", from);
        add_number_truth(truth, -2, from);
        return;
    case 2:
        buffer_addf(text, "< %d", from);
        add_number_truth(truth, -2, from - 1);
        return;
    case 3:
        buffer_addf(text, ">%d", from);
        add_number_truth(truth, from + 1, 7);
        return;
    case 4:
        buffer_addf(text, "%d", from);
        add_number_truth(truth, from, from);
        return;
    case 5:
        buffer_add(text, "vide");
        truth->of[0] = true;
        return;
    case 6:
        buffer_addf(text, "%c", 'a' + name);
        truth->of[1 + NUMBERS + name] = true;
        return;
    default:
        buffer_addf(text, "contient(%c)", 'a' + name);
        truth->of[1 + NUMBERS + name] = true; /* one answer contains itself */
        for (int mask = 1; mask <= SETS; mask++)
            if (mask >> name & 1)
                truth->of[NUMBERS + NAMES + mask] = true;
    }
}

static void any_cell_means_what_enumeration_says(void **state)
{
    (void)state;
    for (int turn = 0; turn < 20000; turn++) {
        struct text_buffer text = {0};
        struct truth truth = {{false}};
        bool negated = draw(3) == 0;

        buffer_add(&text, negated ? "not(" : "");
        for (int i = 0, count = 1 + draw(4); i < count; i++) {
            buffer_add(&text, i ? ", " : "");
            draw_item(&text, &truth);
        }
        buffer_add(&text, negated ? ")" : "");
        struct cell cell = read_cell(buffer_text(&text));

        for (int at = 0; at < DOMAIN; at++) {
            struct value value = domain_value(at);

            if (cell_matches(&cell, &value) != (truth.of[at] != negated))
                fail_msg("« %s » and value %d", buffer_text(&text), at);
        }
        buffer_finish(&text);
    }
}

static void noise_is_refused_within_its_bounds(void **state)
{
    static const char alphabet[] = "ab09-<>=[](),. .not(contient(vide_é\x01\xff";

    (void)state;
    for (int turn = 0; turn < 100000; turn++) {
        char text[24];
        int length = draw((int)sizeof text);
        struct cell cell;
        struct cell_error error;

        for (int i = 0; i < length; i++)
            text[i] = alphabet[draw((int)sizeof alphabet - 1)];
        text[length] = '\0';
        if (cell_parse(text, symbols, arena, &cell, &error))
            continue;
        assert_true(error.verdict != CELL_OK);
        assert_true(error.position + error.length <= strlen(text));
    }
}

/* ------------------------------------------------------------------------------- DMN TCK */

/* Numbers, strings of one letter, truth values and dates, all put on one line of integers. */
static bool line_place(const struct feel_literal *literal, int *place)
{
    bool text = literal->kind == FEEL_STRING;

    if (literal->kind == FEEL_NULL || literal->decimals || (text && literal->length != 1))
        return false;
    *place = text ? literal->text[0] : (int)literal->number;
    return true;
}

static bool line_item(const struct feel_item *feel, struct cell_item *item)
{
    *item = (struct cell_item){CELL_RANGE, INT_MIN, INT_MAX};
    if ((feel->has_low && !line_place(&feel->low, &item->low)) ||
        (feel->has_high && !line_place(&feel->high, &item->high)))
        return false;
    item->low += feel->has_low && feel->low_open;
    item->high -= feel->has_high && feel->high_open;
    return true;
}

static bool line_cell(const char *text, struct cell_item *items, struct cell *cell)
{
    struct feel_test test;

    if (feel_read_test(text, &test) != FEEL_READ)
        return false;
    *cell = (struct cell){items, test.count, test.any, test.negated};
    for (size_t i = 0; i < test.count; i++)
        if (!line_item(&test.items[i], &items[i]))
            return false;
    return true;
}

static unsigned feel_run, feel_parsed, feel_left;

static void check_unary_test(char **cells, unsigned count)
{
    struct cell_item items[FEEL_ITEMS_MOST];
    struct feel_literal literal;
    struct value value = blank;
    struct cell cell, ours;
    int number = 0;

    assert_int_equal(count, 4);
    assert_int_equal(feel_read_literal(cells[1], &literal), FEEL_READ);
    if (!line_cell(cells[2], items, &cell)) {
        feel_left++;
        return;
    }
    if (literal.kind != FEEL_NULL) {
        assert_true(line_place(&literal, &number));
        value = number_value(number);
    }
    /* « null » is neither: a row that is not known to match does not match */
    bool expected = strcmp(cells[3], "true") == 0;

    if (cell_matches(&cell, &value) != expected)
        fail_msg("%s: %s in %s is not %s", cells[0], cells[1], cells[2], cells[3]);
    feel_run++;
    if (strncmp(cells[0], "number", 6) != 0 || !cell_parse(cells[2], symbols, arena, &ours, NULL))
        return;
    if (cell_matches(&ours, &value) != expected)
        fail_msg("%s: our reading of %s", cells[0], cells[2]);
    feel_parsed++;
}

static void agrees_with_the_dmn_tck(void **state)
{
    (void)state;
    oracle_lines("dmn-tck/feel-in.unary-tests.tsv", check_unary_test);
    print_message("DMN TCK 0072: %u run, %u of them through the packs' own reader, %u left out\n",
                  feel_run, feel_parsed, feel_left);
    assert_true(feel_run >= 60);
    assert_true(feel_parsed >= 15);
    assert_int_equal(feel_left, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_keep_or_leave_their_bounds),
        cmocka_unit_test(a_blank_satisfies_only_what_says_so),
        cmocka_unit_test(a_department_no_cell_names_is_somewhere),
        cmocka_unit_test(several_choices_are_tested_one_by_one),
        cmocka_unit_test(says_what_it_does_not_understand),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(any_cell_means_what_enumeration_says),
        cmocka_unit_test(noise_is_refused_within_its_bounds),
        cmocka_unit_test(agrees_with_the_dmn_tck),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
