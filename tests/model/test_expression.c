/* `relevant` and `constraint`: truth, what is refused, and what may still change. */
#include "model/rule/expression.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "model/base/arena.h"
#include "tests/support/oracle.h"

enum { QUESTIONS = 3 };

static const char *const questions[QUESTIONS] = {"x", "y", "age"};
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

static int find(const void *context, const char *name, size_t length)
{
    (void)context;
    for (int i = 0; i < QUESTIONS; i++)
        if (strlen(questions[i]) == length && memcmp(questions[i], name, length) == 0)
            return i;
    return -1;
}

static const struct question_finder finder = {find, NULL};

static struct expression read_expression(const char *text)
{
    struct expression expression;
    struct expression_error error;

    if (!expression_parse(text, &finder, symbols, arena, &expression, &error))
        fail_msg("« %s » not understood at %zu", text, error.position);
    return expression;
}

static struct value name_value(const char *name, size_t length)
{
    return (struct value){VALUE_NAME, symbols_intern(symbols, name, length), NULL, 0};
}

static bool is_true(const char *text, const struct value values[QUESTIONS])
{
    struct expression expression = read_expression(text);

    return expression_truth(&expression, values, NULL) == TRUTH_YES;
}

/* ------------------------------------------------------------------------------- meaning */

static void compares_names_numbers_and_blanks(void **state)
{
    const struct value values[QUESTIONS] = {
        name_value("oui", 3), {.kind = VALUE_BLANK}, {VALUE_NUMBER, 18, NULL, 0}};
    static const struct {
        const char *text;
        bool truth;
    } said[] = {
        {"", true},
        {"${x} = 'oui'", true},
        {"${x} = \"non\"", false},
        {"${x} != 'non'", true},
        {"${x} = ‘oui’", true},
        {"${x} = “oui”", true},
        {"${y} = ''", true},
        {"${y} != ''", false},
        {"${y} = 'oui'", false},
        {"${y} != 'oui'", true},
        {"${age} >= 18 and ${age} <= 25", true},
        {"${age}<18", false},
        {"${age}>17", true},
        {"${age} != 18", false},
        {"${y} < 5", false},
        {"selected(${x}, 'oui')", true},
        {"selected( ${x} , 'non' )", false},
        {"not(${x} = 'oui')", false},
        {"${x} = 'non' or ${age} = 18", true},
        {"${x} = 'non' or ${age} = 18 and ${y} = 'oui'", false},
        {"(${x} = 'oui' or ${age} = 1) and ${age} = 18", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (is_true(said[i].text, values) != said[i].truth)
            fail_msg("« %s »", said[i].text);
}

static void what_is_outside_the_subset_is_an_error_with_its_place(void **state)
{
    static const struct {
        const char *text, *part;
        bool question;
    } bad[] = {
        {"${z} = 'oui'", "z", true},
        {". >= 0", ".", true},
        {"${x = 'oui'", "${", false},
        {"${x} == 'oui'", "=", false},
        {"${x} = ${y}", "$", false},
        {"${x} = 'oui", "'", false},
        {"${age} > 1.5", "1.", false},
        {"${age} > 12345678901", "1", false},
        {"${x} = 'oui' und ${y} = 'a'", "und ${y} = 'a'", false},
        {"today() > 5", "t", false},
        {"${age} + 1 > 5", "+", false},
        {"not ${x} = 'a'", "$", false},
        {"(${x} = 'a'", "", false},
        {"selected(${x}, 5)", " 5", false},
        {"selected(${x}, '')", " ''", false},
        {"${x} = 'a' or", "", false},
        {"selected ${x}, 'a'", "$", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct expression expression;
        struct expression_error error = {false, 0, 0};
        char part[64];

        if (expression_parse(bad[i].text, &finder, symbols, arena, &expression, &error))
            fail_msg("« %s » was understood", bad[i].text);
        snprintf(part, sizeof part, "%.*s", (int)error.length, bad[i].text + error.position);
        if (strcmp(part, bad[i].part) != 0 || error.unknown_question != bad[i].question)
            fail_msg("« %s »: « %s »", bad[i].text, part);
        assert_int_equal(expression.count, 0);
    }
}

static bool parses_repeated(const char *start, const char *repeated, int times, const char *end)
{
    struct text_buffer text = {0};
    struct expression expression;

    buffer_add(&text, start);
    for (int i = 0; i < times; i++)
        buffer_add(&text, repeated);
    buffer_add(&text, end);
    bool ok = expression_parse(buffer_text(&text), &finder, symbols, arena, &expression, NULL);

    buffer_finish(&text);
    return ok;
}

static void depth_and_length_are_bounded(void **state)
{
    (void)state;
    assert_true(parses_repeated("${age} = 1", " or ${age} = 1", EXPRESSION_NODES_MOST / 2 - 1, ""));
    assert_false(parses_repeated("${age} = 1", " or ${age} = 1", EXPRESSION_NODES_MOST / 2, ""));
    assert_false(parses_repeated("", "(", EXPRESSION_DEPTH_MOST + 1, "${age} = 1"));
    assert_false(parses_repeated("", "not(", 100000, ""));
}

/* ------------------------------------------------------------------------------- still open */

/* A reproducible source of choices (Marsaglia's xorshift). */
static unsigned seed = 33;

static int draw(int most)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return (int)(seed % (unsigned)most);
}

static void draw_expression(struct text_buffer *text, int depth)
{
    static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">="};

    switch (depth ? draw(4) : 3) {
    case 0:
        buffer_add(text, "not(");
        draw_expression(text, depth - 1);
        buffer_add(text, ")");
        return;
    case 1:
    case 2:
        buffer_add(text, "(");
        draw_expression(text, depth - 1);
        buffer_add(text, draw(2) ? " and " : " or ");
        draw_expression(text, depth - 1);
        buffer_add(text, ")");
        return;
    default:
        if (draw(3) == 0)
            buffer_addf(text, "${age} %s %d", signs[draw(6)], draw(3));
        else
            buffer_addf(text, "${%s} %s '%s'", questions[draw(2)], signs[draw(2)],
                        (const char *const[]){"a", "b", ""}[draw(3)]);
    }
}

/* Every value of a question: blank, a, b; blank, 0, 1, 2. */
static struct value any_value(int question, int at)
{
    if (at == 0)
        return (struct value){.kind = VALUE_BLANK};
    return question == 2 ? (struct value){VALUE_NUMBER, at - 1, NULL, 0}
                         : name_value(at == 1 ? "a" : "b", 1);
}

/* « Unknown » may be too cautious; yes and no are promises about every end. */
static void yes_and_no_hold_whatever_is_answered_later(void **state)
{
    (void)state;
    for (int turn = 0; turn < 5000; turn++) {
        struct text_buffer text = {0};

        draw_expression(&text, 3);
        struct expression expression = read_expression(buffer_text(&text));
        struct value now[QUESTIONS], later[QUESTIONS];
        bool open[QUESTIONS];

        for (int i = 0; i < QUESTIONS; i++) {
            open[i] = draw(2);
            now[i] = open[i] && draw(2) ? any_value(i, 0) : any_value(i, draw(3));
        }
        enum truth promised = expression_truth(&expression, now, open);

        for (int end = 0; end < 3 * 3 * 4; end++) {
            const int at[QUESTIONS] = {end % 3, end / 3 % 3, end / 9};

            for (int i = 0; i < QUESTIONS; i++)
                later[i] = open[i] ? any_value(i, at[i]) : now[i];
            enum truth held = expression_truth(&expression, later, NULL);

            assert_int_not_equal(held, TRUTH_UNKNOWN);
            if (promised != TRUTH_UNKNOWN && promised != held)
                fail_msg("« %s »", buffer_text(&text));
        }
        buffer_finish(&text);
    }
}

static void noise_is_refused_within_its_bounds(void **state)
{
    static const char *const pieces[] = {
        "${x}", "${", "}",   "'a'",       "'", " ",  "=", "!=", "<",    "(", ")",
        "and",  "or", "not", "selected(", ",", "12", "-", ".",  "\xff", "‘", "’"};

    (void)state;
    for (int turn = 0; turn < 50000; turn++) {
        struct text_buffer text = {0};
        struct expression expression;
        struct expression_error error;

        for (int i = draw(9); i > 0; i--)
            buffer_add(&text, pieces[draw((int)(sizeof pieces / sizeof *pieces))]);
        if (!expression_parse(buffer_text(&text), &finder, symbols, arena, &expression, &error))
            assert_true(error.position + error.length <= text.length + 1);
        buffer_finish(&text);
    }
}

/* ------------------------------------------------------------------------------- JavaRosa */

static unsigned javarosa_run, javarosa_left;

/* true() and false() under and, or, not: written with a question that is answered « oui ». */
static bool translate_booleans(const char *text, struct text_buffer *out, struct value *value)
{
    static const struct {
        const char *from, *to;
    } words[] = {{"true()", "${x} = 'oui'"},
                 {"false()", "${x} = 'non'"},
                 {"and", "and"},
                 {"or", "or"},
                 {"not", "not"},
                 {"(", "("},
                 {")", ")"},
                 {" ", " "}};

    *value = name_value("oui", 3);
    while (*text) {
        size_t i = 0, most = sizeof words / sizeof *words;

        while (i < most && strncmp(text, words[i].from, strlen(words[i].from)) != 0)
            i++;
        if (i == most)
            return false;
        buffer_add(out, words[i].to);
        text += strlen(words[i].from);
    }
    return true;
}

/* « literal sign literal »: the left one becomes the answer of a question. */
static bool translate_comparison(const char *text, struct text_buffer *out, struct value *value)
{
    char name[32], sign[3], right[32];
    int number, used = 0;

    if (sscanf(text, "'%31[a-z]' %2[=!<>] %31[a-z']%n", name, sign, right, &used) == 3)
        *value = name_value(name, strlen(name));
    else if (sscanf(text, "%d %2[=!<>] %31[-0-9]%n", &number, sign, right, &used) == 3)
        *value = (struct value){VALUE_NUMBER, number, NULL, 0};
    else
        return false;
    if (text[used])
        return false;
    buffer_addf(out, "${x} %s %s", sign, right);
    return true;
}

static bool translate_selected(char *text, struct text_buffer *out, struct value *value)
{
    static int set[8];
    char names[64], name[32];
    int used = 0;

    if (sscanf(text, "selected('%63[a-z ]', '%31[a-z ]')%n", names, name, &used) != 2 || !used)
        return false;
    *value = (struct value){VALUE_SET, 0, set, 0};
    for (char *rest = names, *at; (at = strtok_r(rest, " ", &rest));)
        set[value->count++] = name_value(at, strlen(at)).number;
    buffer_addf(out, "selected(${x}, '%s')", name);
    return true;
}

static void check_javarosa(char **cells, unsigned count)
{
    struct text_buffer text = {0};
    struct value values[QUESTIONS] = {{.kind = VALUE_BLANK}};
    bool boolean = count == 3 && (!strcmp(cells[2], "true") || !strcmp(cells[2], "false"));
    bool ours = boolean && translate_selected(cells[1], &text, &values[0]);

    for (int way = 0; boolean && !ours && way < 2; way++) {
        buffer_clear(&text);
        ours = way ? translate_comparison(cells[1], &text, &values[0])
                   : translate_booleans(cells[1], &text, &values[0]);
    }
    if (ours && is_true(buffer_text(&text), values) != (cells[2][0] == 't'))
        fail_msg("%s, as %s, is not %s", cells[1], buffer_text(&text), cells[2]);
    javarosa_run += ours;
    javarosa_left += !ours;
    buffer_finish(&text);
}

static void agrees_with_javarosa(void **state)
{
    (void)state;
    oracle_lines("javarosa/xpath_eval_subset.tsv", check_javarosa);
    print_message("JavaRosa: %u in the subset and run, %u outside it\n", javarosa_run,
                  javarosa_left);
    assert_true(javarosa_run >= 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_names_numbers_and_blanks),
        cmocka_unit_test(what_is_outside_the_subset_is_an_error_with_its_place),
        cmocka_unit_test(depth_and_length_are_bounded),
        cmocka_unit_test(yes_and_no_hold_whatever_is_answered_later),
        cmocka_unit_test(noise_is_refused_within_its_bounds),
        cmocka_unit_test(agrees_with_javarosa),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
