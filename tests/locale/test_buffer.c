/* Text that grows, and UTF-8 cut where characters end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"

static void buffer_grows_and_is_taken(void **state)
{
    struct text_buffer buffer = {0};
    char *taken;

    (void)state;
    assert_string_equal(buffer_text(&buffer), "");
    for (int i = 0; i < 1000; i++)
        buffer_addf(&buffer, "%d,", i % 10);
    assert_int_equal(buffer.length, 2000);
    assert_int_equal(strlen(buffer_text(&buffer)), 2000);
    buffer_clear(&buffer);
    assert_string_equal(buffer_text(&buffer), "");
    buffer_add_n(&buffer, "abcdef", 3);
    buffer_add(&buffer, NULL);
    buffer_add(&buffer, "é");
    taken = buffer_take(&buffer);
    assert_string_equal(taken, "abcé");
    free(taken);
    taken = buffer_take(&buffer);
    assert_string_equal(taken, "");
    free(taken);
    buffer_finish(&buffer);
    buffer_finish(NULL);
}

static void memory_copies_and_zeroes(void **state)
{
    char *none = memory_text(NULL), *part = memory_text_n("abcdef", 2);
    int *zeros = memory_zero(10, sizeof *zeros);

    (void)state;
    assert_string_equal(none, "");
    assert_string_equal(part, "ab");
    for (int i = 0; i < 10; i++)
        assert_int_equal(zeros[i], 0);
    free(none);
    free(part);
    free(zeros);
}

static void every_code_goes_there_and_back(void **state)
{
    char bytes[UTF8_MOST];
    uint32_t back = 0;

    (void)state;
    for (uint32_t code = 0; code < 0x110800; code++) {
        size_t length = utf8_encode(code, bytes);
        int is_character = code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);

        if ((length > 0) != is_character)
            fail_msg("U+%04X", (unsigned)code);
        if (length == 0)
            continue;
        if (utf8_decode(bytes, length, &back) != length || back != code ||
            utf8_decode(bytes, length - 1, &back) != 0)
            fail_msg("U+%04X", (unsigned)code);
    }
}

static void loose_forms_are_refused(void **state)
{
    static const char *const bad[] = {"\xC0\x80",
                                      "\xC1\xBF",
                                      "\xE0\x80\x80",
                                      "\xED\xA0\x80",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\x80",
                                      "\xBF",
                                      "\xFF",
                                      "\xFE",
                                      "\xC3",
                                      "\xE2\x82",
                                      "\xF0\x9F\x98",
                                      "\xC3\x41",
                                      "\xF0\x80\x80\x80"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (utf8_valid(bad[i], strlen(bad[i])))
            fail_msg("form %zu was taken", i);
    assert_true(utf8_valid("œuvre 中 😀", strlen("œuvre 中 😀")));
    assert_true(utf8_valid("", 0));
}

static void boundaries_are_found_both_ways(void **state)
{
    const char text[] = "aé€😀\xE9z";
    const size_t ends[] = {1, 3, 6, 10, 11, 12};
    size_t at = 0;

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        at = utf8_next(text, strlen(text), at);
        assert_int_equal(at, ends[i]);
    }
    assert_int_equal(utf8_next(text, strlen(text), at), 12);
    for (size_t i = 5; i > 0; i--) {
        at = utf8_previous(text, at);
        assert_int_equal(at, ends[i - 1]);
    }
    assert_int_equal(utf8_previous(text, 1), 0);
    assert_int_equal(utf8_previous(text, 0), 0);
    assert_int_equal(utf8_count(text, strlen(text)), 6);
}

static void copy_never_cuts_a_character(void **state)
{
    char out[16];

    (void)state;
    for (size_t size = 1; size <= sizeof out; size++) {
        size_t length = utf8_copy(out, size, "é€😀");

        assert_true(length < size);
        assert_int_equal(strlen(out), length);
        assert_true(utf8_valid(out, length));
    }
    assert_int_equal(utf8_copy(out, 5, "é€😀"), 2);
    assert_int_equal(utf8_copy(out, 6, "é€😀"), 5);
    assert_int_equal(utf8_copy(out, sizeof out, NULL), 0);
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffer_grows_and_is_taken),
        cmocka_unit_test(memory_copies_and_zeroes),
        cmocka_unit_test(every_code_goes_there_and_back),
        cmocka_unit_test(loose_forms_are_refused),
        cmocka_unit_test(boundaries_are_found_both_ways),
        cmocka_unit_test(copy_never_cuts_a_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
