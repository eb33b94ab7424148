/* Keys of a bad line are still keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "locale/charset/keys.h"
#include "locale/text/buffer.h"
#include "locale/text/utf8.h"
#include "tests/locale/noise.h"

static void assert_types(const char *charset_name_given, const char *bytes, const char *expected)
{
    struct charset *charset = charset_open(charset_name_given);
    struct text_buffer seen = {0};
    struct key_decoder decoder;
    char encoded[UTF8_MOST];
    uint32_t code;

    key_decoder_init(&decoder, charset);
    for (; *bytes; bytes++)
        if (key_decoder_feed(&decoder, (unsigned char)*bytes, &code))
            buffer_add_n(&seen, encoded, utf8_encode(code, encoded));
    assert_string_equal(buffer_text(&seen), expected);
    buffer_finish(&seen);
    charset_close(charset);
}

static void each_charset_types_french(void **state)
{
    (void)state;
    assert_types("utf8", "Hélène œ € 😀", "Hélène œ € 😀");
    assert_types("latin1", "H\xE9l\xE8ne", "Hélène");
    assert_types("latin9", "c\xBDur \xA4", "cœur €");
    assert_types("cp850", "H\x82l\x8Ane \xAE", "Hélène «");
    assert_types("ascii", "H\xE9l", "Hl");
    assert_types("utf8", "\x1B[11~", "\x1B[11~");
}

static void a_stray_byte_costs_no_key(void **state)
{
    char line[202], expected[201];

    (void)state;
    memset(expected, 'a', 200);
    expected[200] = '\0';
    line[0] = '\xE9';
    memcpy(line + 1, expected, 201);
    assert_types("utf8", line, expected);
    assert_types("utf8", "\xC3\xC3\xA9", "é");
    assert_types("utf8",
                 "\xE2\x82"
                 "é",
                 "é");
    assert_types("utf8", "\xF0\x9F\x98\xE2\x82\xAC", "€");
    assert_types("utf8", "\xFF\xC0\x80z", "z");
    assert_types("utf8", "\xED\xA0\x80z", "z");
}

static void dropped_bytes_are_counted(void **state)
{
    struct charset *charset = charset_open("utf8");
    struct key_decoder decoder;
    uint32_t code = 0;

    (void)state;
    key_decoder_init(&decoder, charset);
    assert_false(key_decoder_feed(&decoder, 0xE9, &code));
    assert_true(key_decoder_feed(&decoder, 'x', &code));
    assert_int_equal(code, 'x');
    assert_int_equal(decoder.dropped, 1);
    charset_close(charset);
}

/* Every ASCII byte is a key, whatever surrounds it. */
static void noise_loses_no_ascii_key(void **state)
{
    struct charset *charset = charset_open("utf8");
    struct key_decoder decoder;
    uint64_t seed = 3;
    uint32_t code;
    char encoded[UTF8_MOST];

    (void)state;
    key_decoder_init(&decoder, charset);
    for (int i = 0; i < 500000; i++) {
        unsigned char byte = (unsigned char)noise_next(&seed);
        int seen = key_decoder_feed(&decoder, byte, &code);

        if (byte < 0x80)
            assert_true(seen && code == byte);
        if (seen)
            assert_true(utf8_encode(code, encoded) > 0);
        assert_true(decoder.count < sizeof decoder.pending);
    }
    charset_close(charset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_charset_types_french),
        cmocka_unit_test(a_stray_byte_costs_no_key),
        cmocka_unit_test(dropped_bytes_are_counted),
        cmocka_unit_test(noise_loses_no_ascii_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
