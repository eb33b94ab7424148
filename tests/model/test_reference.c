/* The reference on the person's paper: pinned vectors, every slip of the pen seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/act/reference.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void pinned_vectors_never_change(void **state)
{
    static const char *const vectors[][2] = {
        {"7K3F9XQ2M4", "MX"}, {"2QWERTY8HJ", "3K"}, {"0123456789", "XW"}, {"ZZZZZZZZZZ", "GG"}};

    (void)state;
    for (size_t i = 0; i < sizeof(vectors) / sizeof(*vectors); i++) {
        char checks[3] = "";

        reference_checks(vectors[i][0], checks);
        assert_string_equal(checks, vectors[i][1]);
    }
}

static void typed_as_people_type(void **state)
{
    static const char *const typed[] = {"7K3F-9XQ2-M4MX", "7k3f 9xq2 m4mx", " 7K3F9XQ2M4MX ",
                                        ("7K3F\xc2\xa0"
                                         "9XQ2\xe2\x80\x91M4MX")};
    char out[REFERENCE_SIZE], suggestion[REFERENCE_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
        assert_int_equal(reference_parse(typed[i], out, suggestion), REFERENCE_GOOD);
        assert_string_equal(out, "7K3F9XQ2M4MX");
    }
    assert_int_equal(reference_parse("oi23456789xw", out, suggestion), REFERENCE_GOOD);
    assert_string_equal(out, "0123456789XW");
    assert_int_equal(reference_parse("OL23-4567-89XW", out, NULL), REFERENCE_GOOD);
}

static void what_is_no_reference(void **state)
{
    static const char *const typed[] = {
        "7K3F",      "7K3F-9XQ2-M4MX-0", "7K3F-9XQ2-M4MU", "7K3F-9XQ2-M4M\x1b", "7K3F-9XQ2-M4M\xff",
        "Mme Durand"};
    char out[REFERENCE_SIZE], suggestion[REFERENCE_SIZE], shown[REFERENCE_SHOWN_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
        assert_int_equal(reference_parse(typed[i], out, suggestion), REFERENCE_FORM);
        assert_string_equal(out, "");
        assert_string_equal(suggestion, "");
    }
    assert_int_equal(reference_parse(" - ", out, suggestion), REFERENCE_EMPTY);
    reference_show("7K3F", shown);
    assert_string_equal(shown, "");
}

static void shown_in_groups_of_four(void **state)
{
    char shown[REFERENCE_SHOWN_SIZE], groups[REFERENCE_GROUPS][REFERENCE_GROUP_SIZE];

    (void)state;
    reference_show("7K3F9XQ2M4MX", shown);
    assert_string_equal(shown, "7K3F-9XQ2-M4MX");
    reference_groups("7K3F9XQ2M4MX", groups);
    assert_string_equal(groups[2], "M4MX");
}

/* One wrong symbol: always seen, and the one correction is the truth. */
static void one_wrong_symbol(const char *reference)
{
    char out[REFERENCE_SIZE], suggestion[REFERENCE_SIZE], typed[REFERENCE_SIZE];

    for (int place = 0; place < REFERENCE_LENGTH; place++)
        for (int i = 0; i < 32; i++) {
            if (alphabet[i] == reference[place])
                continue;
            memcpy(typed, reference, sizeof(typed));
            typed[place] = alphabet[i];
            assert_int_equal(reference_parse(typed, out, suggestion), REFERENCE_CHECK);
            assert_string_equal(out, "");
            assert_string_equal(suggestion, reference);
        }
}

static void two_wrong_symbols(const char *reference, int one, int two)
{
    char out[REFERENCE_SIZE], typed[REFERENCE_SIZE];

    for (int i = 0; i < 32 * 32; i++) {
        memcpy(typed, reference, sizeof(typed));
        typed[one] = alphabet[i % 32];
        typed[two] = alphabet[i / 32];
        if (strcmp(typed, reference) != 0)
            assert_int_equal(reference_parse(typed, out, NULL), REFERENCE_CHECK);
    }
}

static void every_slip_is_seen(void **state)
{
    char reference[REFERENCE_SIZE], swapped[REFERENCE_SIZE], out[REFERENCE_SIZE];

    (void)state;
    for (int round = 0; round < 5; round++) {
        reference_make(reference);
        assert_int_equal(reference_parse(reference, out, NULL), REFERENCE_GOOD);
        one_wrong_symbol(reference);
        for (int one = 0; one < REFERENCE_LENGTH; one++)
            for (int two = one + 1; two < REFERENCE_LENGTH; two++) {
                two_wrong_symbols(reference, one, two);
                memcpy(swapped, reference, sizeof(swapped));
                swapped[one] = reference[two];
                swapped[two] = reference[one];
                if (reference[one] != reference[two])
                    assert_int_equal(reference_parse(swapped, out, NULL), REFERENCE_CHECK);
            }
    }
}

/* 4,000 draws: each symbol about 1,250 times (standard deviation 35), no reference twice. */
static void drawn_evenly(void **state)
{
    int seen[128] = {0};
    char reference[REFERENCE_SIZE], before[REFERENCE_SIZE] = "";

    (void)state;
    for (int i = 0; i < 4000; i++) {
        reference_make(reference);
        assert_string_not_equal(reference, before);
        memcpy(before, reference, sizeof(before));
        for (int place = 0; place < REFERENCE_DATA; place++)
            seen[(unsigned char)reference[place]]++;
    }
    for (int i = 0; i < 32; i++)
        assert_in_range(seen[(unsigned char)alphabet[i]], 1000, 1500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pinned_vectors_never_change), cmocka_unit_test(typed_as_people_type),
        cmocka_unit_test(what_is_no_reference),        cmocka_unit_test(shown_in_groups_of_four),
        cmocka_unit_test(every_slip_is_seen),          cmocka_unit_test(drawn_evenly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
