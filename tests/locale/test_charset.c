/* What a terminal that lacks a character shows instead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "locale/charset/charset.h"
#include "locale/charset/folds.h"
#include "locale/text/utf8.h"
#include "tests/locale/noise.h"

static void assert_fold(const char *charset_name_given, const char *in, const char *expected)
{
    struct charset *charset = charset_open(charset_name_given);
    char out[256];

    assert_non_null(charset);
    assert_int_equal(charset_fold(charset, in, out, sizeof out), strlen(expected));
    assert_string_equal(out, expected);
    charset_close(charset);
}

static void french_reads_well_in_ascii(void **state)
{
    (void)state;
    assert_fold("ascii", "Élève : « œuvre », l’été… 12 €", "Eleve : \" oeuvre \", l'ete... 12 EUR");
    assert_fold("ASCII", "n° 3 · № 4 ≈ 5\u00A0km – ß Œ æ", "no 3 - No 4 ~ 5 km - ss OE ae");
    assert_fold("ascii", "┌─┐│└┘├┼",
                "+-+|+++"
                "+");
}

static void each_charset_keeps_what_it_has(void **state)
{
    (void)state;
    assert_fold("latin1", "« Cœur » à 3 €, Ÿ", "« Coeur » à 3 EUR, Y");
    assert_fold("latin9", "« Cœur » à 3 €, l’Ÿ", "« Cœur » à 3 €, l'Ÿ");
    assert_fold("cp850", "« Cœur » à 3 € ┌─┐", "« Coeur » à 3 EUR ┌─┐");
    assert_fold("cp437", "À É œ «", "A É oe «");
    assert_fold("cp1252", "œ € … ’ ≈", "œ € … ’ ~");
    assert_fold("utf8", "œ € … ’ ≈ 中", "œ € … ’ ≈ 中");
}

static void narrow_space_stays_no_break_where_it_can(void **state)
{
    (void)state;
    assert_fold("latin1", "34\u202F969", "34\u00A0969");
    assert_fold("ascii", "34\u202F969", "34 969");
}

static void accents_typed_apart_compose(void **state)
{
    (void)state;
    assert_fold("latin1", "e\u0301te\u0301", "été");
    assert_fold("ascii", "e\u0301te\u0301", "ete");
    assert_fold("latin1", "m\u0301", "m");
    assert_fold("ascii", "Việt Nam", "Viet Nam");
}

static void nothing_unknown_or_dangerous_comes_out(void **state)
{
    (void)state;
    assert_fold("ascii", "中 \x1B[2J \xFF \xC2\x85 \x7F", "? ?[2J ? ? ?");
    assert_fold("utf8", "a\x1B \xC2\x9B \xE9", "a? ? ?");
}

static void fold_cuts_between_whole_folds(void **state)
{
    struct charset *charset = charset_open("ascii");
    char out[5];

    (void)state;
    assert_int_equal(charset_fold(charset, "ab…", out, sizeof out), 2);
    assert_string_equal(out, "ab");
    assert_int_equal(charset_fold(charset, "abœ", out, sizeof out), 4);
    assert_string_equal(out, "aboe");
    charset_close(charset);
}

static void tables_go_both_ways(void **state)
{
    static const char *const names[] = {"ISO-8859-1", "ISO-8859-2", "latin9",    "CP850", "CP437",
                                        "CP1252",     "KOI8-R",     "MACINTOSH", "TCVN"};

    (void)state;
    for (size_t n = 0; n < sizeof names / sizeof names[0]; n++) {
        struct charset *charset = charset_open(names[n]);
        int known = 0;

        assert_non_null(charset);
        for (int byte = 1; byte < 256; byte++) {
            uint32_t code = charset_code_of(charset, (unsigned char)byte);

            if (code == 0)
                continue;
            known++;
            if (byte != charset_byte_of(charset, code))
                fail_msg("%s: byte %02X", names[n], (unsigned)byte);
        }
        assert_true(known > 150);
        charset_close(charset);
    }
}

static void usual_names_are_understood(void **state)
{
    static const char *const same[][2] = {{"utf8", "UTF-8"},          {"utf-8", "UTF-8"},
                                          {"latin1", "ISO-8859-1"},   {"ISO_8859-1", "ISO-8859-1"},
                                          {"Latin-9", "ISO-8859-15"}, {"850", "CP850"},
                                          {"us-ascii", "ASCII"},      {"windows-1252", "CP1252"}};

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        struct charset *charset = charset_open(same[i][0]);

        assert_non_null(charset);
        assert_string_equal(charset_name(charset), same[i][1]);
        charset_close(charset);
    }
}

static void other_charsets_are_refused(void **state)
{
    static const char *const names[] = {
        "",          "klingon", "EUC-JP",           "SHIFT_JIS", "UTF-16", "UTF-7",
        "EBCDIC-FR", "BIG5",    "latin1//TRANSLIT", "../x",      "GB18030"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (charset_open(names[i]))
            fail_msg("%s was taken", names[i]);
    assert_null(charset_open(NULL));
    charset_close(NULL);
}

static void charsets_in_the_c1_range_say_so(void **state)
{
    static const struct {
        const char *name;
        bool uses;
    } cases[] = {{"CP850", true},   {"CP437", true},  {"CP1252", true}, {"latin1", false},
                 {"latin9", false}, {"ascii", false}, {"utf8", false}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct charset *charset = charset_open(cases[i].name);

        assert_int_equal(charset_uses_c1(charset), cases[i].uses);
        charset_close(charset);
    }
}

static void folds_are_sorted_and_ascii(void **state)
{
    (void)state;
    for (size_t i = 0; i < charset_fold_count; i++) {
        const char *ascii = charset_folds[i].ascii;

        assert_true(i == 0 || charset_folds[i - 1].code < charset_folds[i].code);
        assert_true(ascii[0] != '\0' && strlen(ascii) <= 4);
        for (; *ascii; ascii++)
            assert_in_range((unsigned char)*ascii, 0x20, 0x7E);
    }
    assert_null(charset_fold_of(0x4E2D));
    assert_string_equal(charset_fold_of(0x301), "");
}

/* Paper and screens live for years: a fold that changes is changed here too, knowingly. */
static void every_fold_is_pinned(void **state)
{
    char path[4096], line[64], expected[64];
    size_t count = 0;
    FILE *file;

    (void)state;
    assert_non_null(getenv("DP_SOURCE_ROOT"));
    snprintf(path, sizeof path, "%s/tests/locale/folds.txt", getenv("DP_SOURCE_ROOT"));
    file = fopen(path, "r");
    assert_non_null(file);
    for (; fgets(line, sizeof line, file); count++) {
        assert_true(count < charset_fold_count);
        snprintf(expected, sizeof expected, "U+%04X\t%s\n", (unsigned)charset_folds[count].code,
                 charset_folds[count].ascii);
        assert_string_equal(line, expected);
    }
    assert_int_equal(count, charset_fold_count);
    fclose(file);
}

/* A letter with accents folds to the letter: Unicode's own decomposition agrees. */
static void accented_letters_fold_to_their_letter(void **state)
{
    utf8proc_int32_t parts[8];
    int last, letters = 0;

    (void)state;
    for (size_t i = 0; i < charset_fold_count; i++) {
        utf8proc_int32_t code = (utf8proc_int32_t)charset_folds[i].code;

        last = 0;
        if (utf8proc_decompose_char(code, parts, 8, UTF8PROC_DECOMPOSE, &last) < 2 ||
            parts[0] >= 0x80 || utf8proc_category(parts[0]) == UTF8PROC_CATEGORY_SM)
            continue;
        letters++;
        assert_int_equal(strlen(charset_folds[i].ascii), 1);
        assert_int_equal(charset_folds[i].ascii[0], parts[0]);
    }
    assert_true(letters > 150);
}

static void frames_keep_their_columns(void **state)
{
    (void)state;
    for (uint32_t code = 0x2500; code < 0x2590; code++)
        assert_int_equal(strlen(charset_fold_of(code)), 1);
}

/* Whatever comes in, what comes out can be sent, and folding it again changes nothing. */
static void noise_folds_to_what_the_charset_has(void **state)
{
    static const char *const names[] = {"ascii", "latin1", "latin9", "cp850", "cp437", "utf8"};
    struct charset *charset = NULL;
    uint64_t seed = 17;
    char text[120], out[600], again[600];
    uint32_t code;

    (void)state;
    for (int i = 0; i < 18000; i++) {
        if (i % 3000 == 0) {
            charset_close(charset);
            charset = charset_open(names[i / 3000]);
        }
        noise_text(&seed, text, sizeof text);
        charset_fold(charset, text, out, sizeof out);
        for (size_t at = 0; out[at];) {
            size_t taken = utf8_decode(out + at, strlen(out + at), &code);

            assert_true(taken > 0 && charset_has(charset, code));
            assert_true(code == '\n' || (code >= 0x20 && code != 0x7F));
            at += taken;
        }
        charset_fold(charset, out, again, sizeof again);
        if (!charset_is_utf8(charset))
            assert_string_equal(out, again);
    }
    charset_close(charset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(french_reads_well_in_ascii),
        cmocka_unit_test(each_charset_keeps_what_it_has),
        cmocka_unit_test(narrow_space_stays_no_break_where_it_can),
        cmocka_unit_test(accents_typed_apart_compose),
        cmocka_unit_test(nothing_unknown_or_dangerous_comes_out),
        cmocka_unit_test(fold_cuts_between_whole_folds),
        cmocka_unit_test(tables_go_both_ways),
        cmocka_unit_test(usual_names_are_understood),
        cmocka_unit_test(other_charsets_are_refused),
        cmocka_unit_test(charsets_in_the_c1_range_say_so),
        cmocka_unit_test(folds_are_sorted_and_ascii),
        cmocka_unit_test(every_fold_is_pinned),
        cmocka_unit_test(accented_letters_fold_to_their_letter),
        cmocka_unit_test(frames_keep_their_columns),
        cmocka_unit_test(noise_folds_to_what_the_charset_has),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
