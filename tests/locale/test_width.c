/* Columns, lines, and words reduced to what people type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/fold.h"
#include "locale/text/utf8.h"
#include "locale/text/width.h"
#include "tests/locale/noise.h"

static void columns_are_those_of_the_terminal(void **state)
{
    (void)state;
    assert_int_equal(width_of(""), 0);
    assert_int_equal(width_of("été « œuvre » €"), 15);
    assert_int_equal(width_of("e\u0301"), 1);
    assert_int_equal(width_of("中文"), 4);
    assert_int_equal(width_of("\xE9"), 1);
    assert_int_equal(width_of("a\u00A0b\u202Fc"), 5);
}

static void cutting_keeps_characters_whole(void **state)
{
    (void)state;
    assert_int_equal(width_cut("été", 2), 3);
    assert_int_equal(width_cut("été", 9), 5);
    assert_int_equal(width_cut("中文", 3), 3);
    assert_int_equal(width_cut("e\u0301a", 1), 3);
    assert_int_equal(width_cut("abc", 0), 0);
}

static void padding_fills_the_columns(void **state)
{
    struct text_buffer buffer = {0};

    (void)state;
    width_pad(&buffer, "été", 5);
    width_pad_left(&buffer, "12", 4);
    width_pad(&buffer, "中文", 3);
    assert_string_equal(buffer_text(&buffer), "été    12中 ");
    buffer_finish(&buffer);
}

/* Lines joined by '|'. */
static void assert_wraps(const char *text, int columns, const char *expected)
{
    struct wrap_line lines[32];
    struct text_buffer joined = {0};
    size_t count = wrap_text(text, columns, lines, 32);

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_add(&joined, "|");
        buffer_add_n(&joined, lines[i].start, lines[i].length);
    }
    assert_string_equal(buffer_text(&joined), expected);
    assert_int_equal(wrap_count(text, columns), count);
    buffer_finish(&joined);
}

static void text_breaks_between_words(void **state)
{
    (void)state;
    assert_wraps("", 10, "");
    assert_wraps("un deux trois", 7, "un deux|trois");
    assert_wraps("un deux trois", 8, "un deux|trois");
    assert_wraps("un  deux   ", 3, "un|deu|x");
    assert_wraps("a\nb\n\nc\n", 10, "a|b||c|");
    assert_wraps("  retrait de ligne", 11, "  retrait|de ligne");
    assert_wraps("anticonstitutionnellement", 10, "anticonsti|tutionnell|ement");
    assert_wraps("été été été", 7, "été été|été");
    assert_wraps("question ?", 8, "question|?");
    assert_wraps("中文中文", 5, "中文|中文");
}

static void french_punctuation_stays_with_its_word(void **state)
{
    (void)state;
    assert_wraps("prenez rendez-vous : demain", 19, "prenez|rendez-vous :|demain");
    assert_wraps("il dit « oui » alors", 8, "il dit|« oui »|alors");
    assert_wraps("il dit «\u00A0oui\u00A0» alors", 8, "il dit|«\u00A0oui\u00A0»|alors");
    assert_wraps("au 02\u00A097\u00A001", 8, "au|02\u00A097\u00A001");
}

static void no_more_lines_than_asked(void **state)
{
    struct wrap_line lines[2];

    (void)state;
    assert_int_equal(wrap_text("a b c d", 2, lines, 2), 2);
    assert_int_equal(wrap_text("a b c d", 2, lines, 0), 0);
    assert_int_equal(wrap_count("a b c d", 2), 4);
}

/* Nothing but spaces is lost, no line is too wide, lines follow each other. */
static void assert_sound(const char *text, int columns)
{
    struct wrap_line lines[256];
    size_t count = wrap_text(text, columns, lines, 256);
    const char *at = text;

    assert_true(count > 0 && count == wrap_count(text, columns));
    for (size_t i = 0; i < count; i++) {
        for (; at < lines[i].start; at++)
            assert_true(*at == ' ' || *at == '\n');
        assert_ptr_equal(at, lines[i].start);
        assert_true(width_of_n(at, lines[i].length) <= columns);
        at += lines[i].length;
    }
    for (; *at; at++)
        assert_true(*at == ' ' || *at == '\n');
}

static void noise_wraps_soundly(void **state)
{
    uint64_t seed = 7;
    char text[200];

    (void)state;
    for (int i = 0; i < 20000; i++) {
        noise_text(&seed, text, sizeof text);
        assert_sound(text, 2 + (int)(noise_next(&seed) % 40));
    }
}

static void assert_folds(const char *text, const char *expected)
{
    char out[128];

    assert_int_equal(fold_search(text, out, sizeof out), strlen(expected));
    assert_string_equal(out, expected);
}

static void names_are_found_as_people_type_them(void **state)
{
    (void)state;
    assert_folds("Saint-Cœur d'Aÿ", "saint coeur d ay");
    assert_folds("  L’Haÿ-les-Roses ", "l hay les roses");
    assert_folds("ŒUVRE Æthelred Straße Łódź Ørsted", "oeuvre aethelred strasse lodz orsted");
    assert_folds("e\u0301te\u0301", "ete");
    assert_folds("St Brieuc (22)", "st brieuc 22");
    assert_folds("№ 5, n° 6", "no 5 n 6");
    assert_folds("中文 ... ", "");
    assert_folds("a\xE9"
                 "b",
                 "a b");
}

static void folding_is_cut_to_fit(void **state)
{
    char out[4];

    (void)state;
    assert_int_equal(fold_search("ab cd", out, sizeof out), 2);
    assert_string_equal(out, "ab");
    assert_int_equal(fold_search("abœ", out, sizeof out), 3);
    assert_string_equal(out, "abo");
    assert_int_equal(fold_search("abc", out, 0), 0);
}

static void noise_folds_to_words(void **state)
{
    uint64_t seed = 11;
    char text[200], out[200];

    (void)state;
    for (int i = 0; i < 20000; i++) {
        size_t length;

        noise_text(&seed, text, sizeof text);
        length = fold_search(text, out, sizeof out);
        assert_int_equal(length, strlen(out));
        assert_int_equal(strspn(out, "abcdefghijklmnopqrstuvwxyz0123456789 "), length);
        assert_null(strstr(out, "  "));
        assert_true(length == 0 || (out[0] != ' ' && out[length - 1] != ' '));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_those_of_the_terminal),
        cmocka_unit_test(cutting_keeps_characters_whole),
        cmocka_unit_test(padding_fills_the_columns),
        cmocka_unit_test(text_breaks_between_words),
        cmocka_unit_test(french_punctuation_stays_with_its_word),
        cmocka_unit_test(no_more_lines_than_asked),
        cmocka_unit_test(noise_wraps_soundly),
        cmocka_unit_test(names_are_found_as_people_type_them),
        cmocka_unit_test(folding_is_cut_to_fit),
        cmocka_unit_test(noise_folds_to_words),
    };

    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
