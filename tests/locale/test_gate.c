/* What may enter, and what never does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "locale/text/gate.h"
#include "locale/text/utf8.h"
#include "tests/locale/noise.h"

static enum gate_verdict pass(const char *in, enum gate_kind kind, char *out, size_t size)
{
    return gate_pass(in, strlen(in), kind, out, size, NULL);
}

static void assert_passes(const char *in, const char *expected)
{
    char out[256];

    assert_int_equal(pass(in, GATE_LINE, out, sizeof out), GATE_SAFE);
    assert_string_equal(out, expected);
}

static void assert_refused(const char *in, enum gate_verdict verdict, size_t position)
{
    char out[256] = "before";
    size_t at = 999;

    assert_int_equal(gate_pass(in, strlen(in), GATE_LINE, out, sizeof out, &at), verdict);
    assert_int_equal(at, position);
    assert_string_equal(out, "");
}

static void french_text_passes_unchanged(void **state)
{
    (void)state;
    assert_passes("", "");
    assert_passes("L’accueil : « œuvre », 34\u202F969 €", "L’accueil : « œuvre », 34\u202F969 €");
    assert_passes("Việt Nam, Łódź, Ελλάδα, Київ, 中文, العربية, 한국어, 😀",
                  "Việt Nam, Łódź, Ελλάδα, Київ, 中文, العربية, 한국어, 😀");
}

static void accents_typed_apart_are_composed(void **state)
{
    (void)state;
    assert_passes("e\u0301te\u0301 c\u0327a", "été ça");
    assert_passes("\u1112\u1161\u11AB", "한");
    assert_passes("\u03B1\u0313\u0300\u0345", "\u1F82"); /* three marks, one Greek letter */
}

static void dangerous_text_is_refused_where_it_is(void **state)
{
    (void)state;
    assert_refused("ab\x1B[2J", GATE_CONTROL, 2);
    assert_refused("\x7F", GATE_CONTROL, 0);
    assert_refused("é\xC2\x9B", GATE_CONTROL, 2);
    assert_refused("a\tb", GATE_CONTROL, 1);
    assert_refused("a\nb", GATE_CONTROL, 1);
    assert_refused("a\u2028b", GATE_CONTROL, 1);
    assert_refused("abc\xE9", GATE_ENCODING, 3);
    assert_refused("\xED\xA0\x80", GATE_ENCODING, 0);
    assert_refused("a\u202Eb", GATE_DIRECTION, 1);
    assert_refused("\u2066", GATE_DIRECTION, 0);
    assert_refused("a\u200Bb", GATE_INVISIBLE, 1);
    assert_refused("\uFEFFa", GATE_INVISIBLE, 0);
    assert_refused("a\u00ADb", GATE_INVISIBLE, 1);
    assert_refused("a\U000E0041", GATE_INVISIBLE, 1);
    assert_refused("a\uFE0F", GATE_INVISIBLE, 1);
    assert_refused("\uE000", GATE_UNASSIGNED, 0);
    assert_refused("\u0378", GATE_UNASSIGNED, 0);
    assert_refused("\uFFFF", GATE_UNASSIGNED, 0);
}

static void marks_are_limited(void **state)
{
    (void)state;
    assert_passes("x\u0305\u0332", "x\u0332\u0305");
    assert_refused("abx\u0305\u0332\u0301", GATE_MARKS, 2);
    assert_refused("\u0301a", GATE_MARKS, 0);
    assert_refused("\u1112\u1161 b\u1161", GATE_INVISIBLE, 7);
    assert_refused("ok \uFB2C\u0305", GATE_MARKS, 3);
}

static void paragraph_keeps_its_lines(void **state)
{
    char out[64];

    (void)state;
    assert_int_equal(pass("un\ndeux\n", GATE_PARAGRAPH, out, sizeof out), GATE_SAFE);
    assert_string_equal(out, "un\ndeux\n");
    assert_int_equal(pass("un\r\ndeux", GATE_PARAGRAPH, out, sizeof out), GATE_CONTROL);
    assert_int_equal(pass("a\n\u0301", GATE_PARAGRAPH, out, sizeof out), GATE_MARKS);
}

static void too_long_is_a_verdict_not_a_cut(void **state)
{
    char out[4], *large = malloc(1000000);

    (void)state;
    assert_int_equal(pass("abc", GATE_LINE, out, 4), GATE_SAFE);
    assert_int_equal(pass("abcd", GATE_LINE, out, 4), GATE_TOO_LONG);
    assert_string_equal(out, "");
    assert_int_equal(pass("e\u0301", GATE_LINE, out, 3), GATE_SAFE);
    assert_int_equal(pass("éé", GATE_LINE, out, 4), GATE_TOO_LONG);
    assert_non_null(large);
    memset(large, 'a', 1000000);
    assert_int_equal(gate_pass(large, 1000000, GATE_LINE, out, 4, NULL), GATE_TOO_LONG);
    assert_int_equal(gate_pass("", 0, GATE_LINE, out, 0, NULL), GATE_TOO_LONG);
    free(large);
}

static void zero_bytes_are_controls(void **state)
{
    char out[16];
    size_t at = 0;

    (void)state;
    assert_int_equal(gate_pass("ab\0c", 4, GATE_LINE, out, sizeof out, &at), GATE_CONTROL);
    assert_int_equal(at, 2);
}

static void refused_text_is_shown_safely(void **state)
{
    char out[128];

    (void)state;
    gate_show("a\u202Eb\xFF\x1B[2Jé\u200B", strlen("a\u202Eb\xFF\x1B[2Jé\u200B"), out, sizeof out);
    assert_string_equal(out, "a<U+202E>b<FF><U+001B>[2Jé<U+200B>");
    gate_show("a\nb", 3, out, sizeof out);
    assert_string_equal(out, "a<U+000A>b");
    gate_show("ab\u202E", 5, out, 6);
    assert_string_equal(out, "ab");
    gate_show("\U000E0041", 4, out, sizeof out);
    assert_string_equal(out, "<U+E0041>");
}

static bool harmless(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

    return code >= 0x20 && category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CF &&
           category != UTF8PROC_CATEGORY_CN && category != UTF8PROC_CATEGORY_CO &&
           category != UTF8PROC_CATEGORY_ZL && category != UTF8PROC_CATEGORY_ZP;
}

static void assert_harmless(const char *text)
{
    size_t length = strlen(text), taken;
    uint32_t code;

    for (size_t at = 0; at < length; at += taken) {
        taken = utf8_decode(text + at, length - at, &code);
        if (taken == 0 || !harmless(code))
            fail_msg("byte %zu of \"%s\"", at, text);
    }
}

/* Whatever passes passes again unchanged; whatever is shown would pass. */
static void assert_stable(const char *in, size_t length)
{
    char out[512], again[512], shown[2048], through[2048];

    if (gate_pass(in, length, GATE_LINE, out, sizeof out, NULL) == GATE_SAFE) {
        assert_harmless(out);
        assert_int_equal(pass(out, GATE_LINE, again, sizeof again), GATE_SAFE);
        assert_string_equal(out, again);
    } else {
        assert_string_equal(out, "");
    }
    gate_show(in, length, shown, sizeof shown);
    assert_harmless(shown);
    if (pass(shown, GATE_LINE, through, sizeof through) != GATE_SAFE)
        fail_msg("shown but refused: \"%s\"", shown);
}

static void every_character_is_judged_soundly(void **state)
{
    char text[16] = "a";

    (void)state;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        size_t length = utf8_encode(code, text + 1);

        if (length == 0)
            continue;
        text[1 + length] = '\0';
        if (code < 0x31350 || (code & 0xFF) == 0 || code >= 0xE0000)
            assert_stable(text, length + 1);
        if (code == 0xE1000)
            code = 0x10FF00; /* private planes: their ends are enough */
    }
}

static void noise_never_gets_through(void **state)
{
    uint64_t seed = 20261124;
    char text[120];

    (void)state;
    for (int i = 0; i < 20000; i++) {
        size_t length = noise_text(&seed, text, sizeof text);

        assert_stable(text, length);
    }
}

/* Every character of the blocks that French is written in, between two letters it might join. */
static void what_passes_is_in_normal_form(void **state)
{
    (void)state;
    for (uint32_t code = 0x20; code < 0x2100; code++) {
        char in[16] = "e", out[64];
        size_t length = 1 + utf8_encode(code, in + 1);

        in[length++] = 'o';
        in[length] = '\0';
        if (pass(in, GATE_LINE, out, sizeof out) != GATE_SAFE)
            continue;
        utf8proc_uint8_t *normal = utf8proc_NFC((const utf8proc_uint8_t *)in);

        assert_string_equal(out, (const char *)normal);
        free(normal);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(french_text_passes_unchanged),
        cmocka_unit_test(accents_typed_apart_are_composed),
        cmocka_unit_test(dangerous_text_is_refused_where_it_is),
        cmocka_unit_test(marks_are_limited),
        cmocka_unit_test(paragraph_keeps_its_lines),
        cmocka_unit_test(too_long_is_a_verdict_not_a_cut),
        cmocka_unit_test(zero_bytes_are_controls),
        cmocka_unit_test(refused_text_is_shown_safely),
        cmocka_unit_test(every_character_is_judged_soundly),
        cmocka_unit_test(what_passes_is_in_normal_form),
        cmocka_unit_test(noise_never_gets_through),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
