/* The act as a page: whatever it holds, on whatever paper, the page keeps its shape and drives
 * nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/charset/recode.h"
#include "locale/text/gate.h"
#include "locale/text/utf8.h"
#include "locale/text/width.h"
#include "tests/forms/sheet_fixture.h"
#include "tests/locale/noise.h"

enum { RANDOM_ACTS = 400 };

/* ------------------------------------------------------------------------------- old printers */

static void an_old_printer_gets_the_same_layout(void **state)
{
    static const char *const charsets[] = {"CP850", "ASCII", "ISO-8859-1"};
    struct act act = sheets_apec();

    (void)state;
    /* letters that fold wider than they are: the lines must have been measured after that */
    snprintf(act.told.reason, sizeof act.told.reason, "%s",
             "Œuvrer au cœur d’un chœur œcuménique, œuf, œil et œillet\u2026 à 10 \u20ac.");
    for (size_t i = 0; i < SHEET_WIDTHS * 3; i++) {
        struct charset *charset = charset_open(charsets[i / SHEET_WIDTHS]);
        int columns = sheets()->widths[i % SHEET_WIDTHS];
        struct text_buffer out = {0};
        size_t length, lines = 0, kept = 0;

        sheet_write(&out, &act, sheets()->pack, &sheets()->desk, columns, charset);
        const char *page = buffer_text(&out);
        char *bytes = recode_to(charset, page, strlen(page), &length);

        for (const char *at = page; *at; at++)
            lines += *at == '\n';
        for (const char *line = bytes; *line; line += strcspn(line, "\n") + 1, kept++)
            assert_in_range(strcspn(line, "\n"), 0, columns);
        assert_int_equal(kept, lines);
        assert_non_null(strstr(bytes, "9XQ2"));
        assert_null(strchr(bytes, '?'));
        free(bytes);
        buffer_finish(&out);
        charset_close(charset);
    }
}

/* ------------------------------------------------------------------------------- any text */

/* Every text of an act that a person, a pack or another program may have written. */
static const struct {
    size_t at, size;
} texts[] = {
#define TEXT(member)                                                                               \
    {                                                                                              \
        offsetof(struct act, member), sizeof((struct act *)NULL)->member                           \
    }
    TEXT(told.place.name),    TEXT(told.place.address), TEXT(told.place.phone),
    TEXT(told.place.site),    TEXT(told.place.hours),   TEXT(told.neutral),
    TEXT(told.reason),        TEXT(told.bring),         TEXT(told.handover_who),
    TEXT(told.level),         TEXT(told.demand),        TEXT(told.mode),
    TEXT(told.place.checked), TEXT(told.breach),        TEXT(appointment),
    TEXT(desk_name),          TEXT(desk_phone),
#undef TEXT
};
enum { TEXTS = sizeof texts / sizeof *texts };

static void set_text(struct act *act, size_t text, const char *value)
{
    utf8_copy((char *)act + texts[text].at, texts[text].size, value);
}

static void expect_safe(const char *text, const char *what)
{
    char *safe = malloc(strlen(text) * 3 + 1);
    size_t at;

    if (gate_pass(text, strlen(text), GATE_PARAGRAPH, safe, strlen(text) * 3 + 1, &at) != GATE_SAFE)
        fail_msg("%s: unsafe at %zu:\n%s", what, at, text);
    free(safe);
}

static void nothing_from_outside_drives_the_printer(void **state)
{
    static const char *const bad[] = {"a\x1b[2Jb",     "a\u202eb",  "a\x7f", "a\tb\rc",
                                      "a\xC2\x9B[31m", "a\xff\xfe", "a\fb"};

    (void)state;
    for (size_t text = 0; text < TEXTS; text++)
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
            struct act act = sheets_apec();
            char what[40], *page, *message;

            set_text(&act, text, bad[i]);
            page = sheets_page(&act, SHEET_RECEIPT);
            message = sheets_message(&act);
            snprintf(what, sizeof what, "text %zu, bad %zu", text, i);
            expect_safe(page, what);
            expect_safe(message, what);
            sheets_expect_width(page, SHEET_RECEIPT);
            free(page);
            free(message);
        }
}

static void a_notice_is_made_safe_too(void **state)
{
    struct desk sly = {.notice = "un\x1b[2J deux\ntrois\u202e"};
    struct act act = sheets_apec();
    struct text_buffer out = {0};

    (void)state;
    sheet_write(&out, &act, sheets()->pack, &sly, SHEET_NARROW, NULL);
    expect_safe(buffer_text(&out), "notice");
    buffer_finish(&out);
}

/* Long names, wide characters, no-break spaces, words without an end. */
static void any_text(uint64_t *noise, char *out, size_t size)
{
    static const char *const pieces[] = {
        "Établissement",
        " ",
        " ",
        "\u00a0",
        "中国語",
        " :",
        "«\u00a0accueil\u00a0»",
        "de",
        "à",
        "e\u0301",
        "œuvre",
        "\u202f!",
        "12/3",
        "Saint-Georges-de-Reintembault",
        "0297010203",
        "\n",
        "(",
        ") ",
        "…",
        "9:00",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    };
    size_t wanted = noise_next(noise) % size, used = 0;

    out[0] = '\0';
    while (used < wanted) {
        used += utf8_copy(out + used, size - used,
                          pieces[noise_next(noise) % (sizeof pieces / sizeof *pieces)]);
        if (used + 32 > size)
            return;
    }
}

static void no_line_is_ever_wider_than_the_paper(void **state)
{
    uint64_t noise = 20261124;

    (void)state;
    for (int i = 0; i < RANDOM_ACTS; i++) {
        struct act act = sheets_apec();
        int columns = sheets()->widths[noise_next(&noise) % SHEET_WIDTHS];
        char *page;

        for (size_t text = 0; text < TEXTS; text++) {
            char value[ACT_TEXT_SIZE];

            any_text(&noise, value, texts[text].size);
            if (noise_next(&noise) % 4)
                set_text(&act, text, value);
        }
        act.cancelled = noise_next(&noise) % 8 == 0;
        act.told.sensitive = noise_next(&noise) % 4 == 0;
        page = sheets_page(&act, columns);
        for (const char *line = page; *line; line += strcspn(line, "\n") + 1)
            if (width_of_n(line, strcspn(line, "\n")) > columns)
                fail_msg("act %d, %d columns: |%.*s|", i, columns, (int)strcspn(line, "\n"), line);
        assert_non_null(strstr(page, "7K3F\u00a0-\u00a09XQ2\u00a0-\u00a0M4MX"));
        free(page);
    }
}

static void a_paper_too_narrow_is_taken_as_the_least(void **state)
{
    struct act act = sheets_apec();
    char *least = sheets_page(&act, SHEET_LEAST), *none = sheets_page(&act, 0),
         *less = sheets_page(&act, -5);

    (void)state;
    assert_string_equal(none, least);
    assert_string_equal(less, least);
    free(least);
    free(none);
    free(less);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_old_printer_gets_the_same_layout),
        cmocka_unit_test(nothing_from_outside_drives_the_printer),
        cmocka_unit_test(a_notice_is_made_safe_too),
        cmocka_unit_test(no_line_is_ever_wider_than_the_paper),
        cmocka_unit_test(a_paper_too_narrow_is_taken_as_the_least),
    };

    return cmocka_run_group_tests(tests, sheets_open, sheets_close);
}
