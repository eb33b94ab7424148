/* From ncurses' UTF-8 to the bytes of a terminal: one column in, one column out. */
#include "tui/term/translate.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define VT_ENTER   "\033(0$<2>"
#define VT_LEAVE   "\033(B$<4>"
#define VT_LETTERS "``aaffggjjkkllmmnnooppqqrrssttuuvvwwxxyyzz{{||}}~~"
#define BOX        "\u250C\u2500\u2510\u2502\u2514\u2518"

enum drawing { WITHOUT_DRAWING, WITH_DRAWING };

static void expect(const char *charset_wanted, enum drawing drawing, const char *in,
                   const char *out)
{
    struct charset *charset = charset_open(charset_wanted);
    struct text_buffer bytes = {0};
    struct translator translator;
    bool with = drawing == WITH_DRAWING;
    assert_non_null(charset);
    translate_begin(&translator, charset, with ? VT_ENTER : NULL, with ? VT_LEAVE : NULL,
                    with ? VT_LETTERS : NULL);
    translate_bytes(&translator, in, strlen(in), &bytes);
    assert_string_equal(buffer_text(&bytes), out);
    buffer_finish(&bytes);
    charset_close(charset);
}

static void letters_become_the_bytes_of_the_charset(void **state)
{
    (void)state;
    expect("UTF-8", WITH_DRAWING, "été œ €", "été œ €");
    expect("ISO-8859-15", WITH_DRAWING, "été œ €", "\xE9t\xE9 \xBD \xA4");
    expect("ISO-8859-1", WITH_DRAWING, "été", "\xE9t\xE9");
    expect("CP850", WITHOUT_DRAWING, "été à ç", "\x82t\x82 \x85 \x87");
    expect("CP1252", WITHOUT_DRAWING, "œ€", "\x9C\x80");
}

static void what_a_charset_lacks_keeps_its_columns(void **state)
{
    (void)state;
    expect("ASCII", WITHOUT_DRAWING, "été", "ete");
    expect("ISO-8859-1", WITHOUT_DRAWING, "c\u0153ur", "c?ur");
    expect("ISO-8859-1", WITHOUT_DRAWING, "l\u2019eau", "l'eau");
    expect("ISO-8859-1", WITHOUT_DRAWING, "\u4E2D.", "??.");
    expect("ISO-8859-1", WITHOUT_DRAWING, "q\u0301.", "q.");
}

static void boxes_take_the_best_the_terminal_has(void **state)
{
    (void)state;
    expect("UTF-8", WITH_DRAWING, BOX, BOX);
    expect("CP850", WITH_DRAWING, BOX, "\xDA\xC4\xBF\xB3\xC0\xD9");
    expect("ISO-8859-15", WITH_DRAWING, BOX, "\033(0lqkxmj\033(B");
    expect("ISO-8859-15", WITHOUT_DRAWING, BOX, "+-+|++");
    expect("ASCII", WITH_DRAWING, "a\u2500\u2500b", "a\033(0qq\033(Bb");
}

static void line_drawing_is_left_before_any_other_byte(void **state)
{
    (void)state;
    expect("ASCII", WITH_DRAWING, "\u2500\033[2;1H\u2500", "\033(0q\033(B\033[2;1H\033(0q\033(B");
}

static void escape_sequences_pass_untouched(void **state)
{
    (void)state;
    expect("CP850", WITH_DRAWING, "\033[1;24r\033[4;4H\033(B\017", "\033[1;24r\033[4;4H\033(B\017");
}

static void a_character_cut_between_two_calls_is_whole(void **state)
{
    (void)state;
    struct charset *charset = charset_open("ISO-8859-15");
    struct text_buffer bytes = {0};
    struct translator translator;
    static const char text[] = "\u20AC\u00E9\u2500";
    translate_begin(&translator, charset, VT_ENTER, VT_LEAVE, VT_LETTERS);
    for (size_t i = 0; i < strlen(text); i++)
        translate_bytes(&translator, text + i, 1, &bytes);
    assert_string_equal(buffer_text(&bytes), "\xA4\xE9\033(0q\033(B");
    buffer_finish(&bytes);
    charset_close(charset);
}

static void bytes_that_are_no_character_harm_nobody(void **state)
{
    (void)state;
    expect("ISO-8859-15", WITHOUT_DRAWING, "a\xFFz", "a?z");
    expect("ISO-8859-15", WITHOUT_DRAWING, "a\x80z", "a?z");
    expect("ISO-8859-15", WITHOUT_DRAWING, "a\xC3zb", "a?zb");
}

static void a_mode_string_too_long_means_no_drawing(void **state)
{
    (void)state;
    struct charset *charset = charset_open("ASCII");
    struct text_buffer bytes = {0};
    struct translator translator;
    translate_begin(&translator, charset, "\033(0000000000000000000000000", VT_LEAVE, VT_LETTERS);
    translate_bytes(&translator, "\u2500", 3, &bytes);
    assert_string_equal(buffer_text(&bytes), "-");
    buffer_finish(&bytes);
    charset_close(charset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_become_the_bytes_of_the_charset),
        cmocka_unit_test(what_a_charset_lacks_keeps_its_columns),
        cmocka_unit_test(boxes_take_the_best_the_terminal_has),
        cmocka_unit_test(line_drawing_is_left_before_any_other_byte),
        cmocka_unit_test(escape_sequences_pass_untouched),
        cmocka_unit_test(a_character_cut_between_two_calls_is_whole),
        cmocka_unit_test(bytes_that_are_no_character_harm_nobody),
        cmocka_unit_test(a_mode_string_too_long_means_no_drawing),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
