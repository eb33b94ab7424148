/* Files as spreadsheets really write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "locale/charset/recode.h"
#include "locale/text/utf8.h"
#include "tests/locale/noise.h"

static enum recode_verdict recode(const char *bytes, size_t count, const char *expected,
                                  struct recode_report *report)
{
    char *utf8;
    size_t length;
    enum recode_verdict verdict = recode_text(bytes, count, &utf8, &length, report);

    if (verdict == RECODE_DONE) {
        assert_int_equal(length, strlen(expected));
        assert_string_equal(utf8, expected);
    } else {
        assert_null(utf8);
        assert_int_equal(length, 0);
    }
    free(utf8);
    return verdict;
}

#define RECODE(bytes, expected, report) recode((bytes), sizeof(bytes) - 1, (expected), (report))

static void utf8_is_read_with_or_without_its_mark(void **state)
{
    struct recode_report report;

    (void)state;
    assert_int_equal(RECODE("clé;été\r\n", "clé;été\r\n", &report), RECODE_DONE);
    assert_false(report.marked || report.legacy);
    assert_int_equal(RECODE("\xEF\xBB\xBF"
                            "clé",
                            "clé", &report),
                     RECODE_DONE);
    assert_true(report.marked);
    assert_int_equal(RECODE("", "", &report), RECODE_DONE);
}

static void excel_files_are_read_with_a_notice(void **state)
{
    struct recode_report report;

    (void)state;
    assert_int_equal(RECODE("r\xE9ponse;\x9Cuvre;a;r\xE9ponse;d\xE9\x80;\xE0",
                            "réponse;œuvre;a;réponse;dé€;à", &report),
                     RECODE_DONE);
    assert_true(report.legacy);
    assert_string_equal(report.samples[0], "réponse");
    assert_string_equal(report.samples[1], "œuvre");
    assert_string_equal(report.samples[2], "dé");
}

static void other_files_are_refused_where_they_stop_making_sense(void **state)
{
    struct recode_report report;

    (void)state;
    assert_int_equal(RECODE("\xFF\xFE"
                            "a\0",
                            "", &report),
                     RECODE_UTF16);
    assert_int_equal(RECODE("\xFE\xFF\0a", "", &report), RECODE_UTF16);
    assert_int_equal(RECODE("ab\r\nc\xE9\x81", "", &report), RECODE_UNKNOWN);
    assert_int_equal(report.row, 2);
    assert_int_equal(report.column, 3);
    assert_int_equal(report.byte, 0x81);
    assert_int_equal(RECODE("a\rb\nc\0", "", &report), RECODE_NUL);
    assert_int_equal(report.row, 3);
    assert_int_equal(report.column, 2);
    assert_int_equal(RECODE("\xEF\xBB\xBF"
                            "ok\nr\xE9",
                            "", &report),
                     RECODE_UNKNOWN);
    assert_int_equal(report.row, 2);
    assert_int_equal(report.column, 2);
}

static void enormous_files_are_refused_before_any_copy(void **state)
{
    struct recode_report report;
    char *utf8;
    size_t length;

    (void)state;
    assert_int_equal(recode_text("", RECODE_MOST + 1, &utf8, &length, &report), RECODE_TOO_LONG);
    assert_null(utf8);
}

static void a_long_word_is_cut_in_the_notice(void **state)
{
    struct recode_report report;
    char bytes[300], *utf8;
    size_t length;

    (void)state;
    memset(bytes, '\xE9', sizeof bytes);
    assert_int_equal(recode_text(bytes, sizeof bytes, &utf8, &length, &report), RECODE_DONE);
    assert_true(strlen(report.samples[0]) > 50);
    assert_true(utf8_valid(report.samples[0], strlen(report.samples[0])));
    free(utf8);
}

static void noise_gives_utf8_or_a_position(void **state)
{
    uint64_t seed = 5;
    char text[200];

    (void)state;
    for (int i = 0; i < 20000; i++) {
        size_t length = noise_text(&seed, text, sizeof text), count;
        struct recode_report report;
        char *utf8;
        enum recode_verdict verdict = recode_text(text, length, &utf8, &count, &report);

        if (verdict == RECODE_DONE) {
            assert_true(utf8_valid(utf8, count));
            assert_int_equal(strlen(utf8), count);
            for (size_t s = 0; s < RECODE_SAMPLES; s++)
                assert_true(report.samples[s][0] == '\0' || report.legacy);
        } else {
            assert_null(utf8);
            assert_true(verdict == RECODE_UTF16 || (report.row > 0 && report.column > 0));
        }
        free(utf8);
    }
}

static void paper_gets_bytes_of_its_printer(void **state)
{
    struct charset *printer = charset_open("cp850");
    const char *text = "Élève :\n\tcœur…\f";
    size_t length;
    char *bytes = recode_to(printer, text, strlen(text), &length);

    (void)state;
    assert_int_equal(length, 18);
    assert_memory_equal(bytes, "\x90l\x8Ave :\n\tcoeur...\f", 18);
    free(bytes);
    charset_close(printer);
}

static void folding_to_paper_never_truncates(void **state)
{
    struct charset *printer = charset_open("ascii");
    size_t length;
    char *bytes = recode_to(printer, "☎☎§§\x1B中", strlen("☎☎§§\x1B中"), &length);

    (void)state;
    assert_string_equal(bytes, "tel.tel.par.par.??");
    assert_int_equal(length, strlen(bytes));
    free(bytes);
    bytes = recode_to(printer, "a\0b", 3, &length);
    assert_string_equal(bytes, "a?b");
    free(bytes);
    charset_close(printer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_read_with_or_without_its_mark),
        cmocka_unit_test(excel_files_are_read_with_a_notice),
        cmocka_unit_test(other_files_are_refused_where_they_stop_making_sense),
        cmocka_unit_test(enormous_files_are_refused_before_any_copy),
        cmocka_unit_test(a_long_word_is_cut_in_the_notice),
        cmocka_unit_test(noise_gives_utf8_or_a_position),
        cmocka_unit_test(paper_gets_bytes_of_its_printer),
        cmocka_unit_test(folding_to_paper_never_truncates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
