/* The packs there are. */
#include "model/pack/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/time/date.h"
#include "tests/support/sample_pack.h"

static int day(int year, int month, int of_month)
{
    return civil_to_days((struct civil_date){year, month, of_month});
}

static void lists_the_packs_of_the_tree_in_order(void **state)
{
    char ids[CATALOGUE_MOST][CATALOGUE_ID_SIZE];
    size_t count = catalogue_ids(ids, CATALOGUE_MOST);
    bool found = false;

    (void)state;
    assert_true(count >= 2);
    for (size_t i = 0; i < count; i++) {
        found = found || strcmp(ids[i], "france-2015") == 0;
        assert_true(i == 0 || strcmp(ids[i - 1], ids[i]) < 0);
    }
    assert_true(found);
    assert_int_equal(catalogue_ids(ids, 1), 1);
}

static void opens_by_id_or_by_folder(void **state)
{
    struct sample_pack *sample = sample_pack_create();
    struct fault_list *faults = fault_list_create();
    struct pack *known = catalogue_open("france-2026", faults);
    struct pack *own = catalogue_open(sample_pack_folder(sample), faults);

    (void)state;
    assert_int_equal(fault_list_count(faults), 0);
    assert_string_equal(known->id, "france-2026");
    assert_string_equal(own->id, "essai");
    pack_destroy(known);
    pack_destroy(own);
    fault_list_destroy(faults);
    sample_pack_destroy(sample);
}

static void an_unknown_id_is_answered_with_the_known_ones(void **state)
{
    static const char *const names[] = {"", "atlantide-2015", "..", ".", "france-2015.csv"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct fault_list *faults = fault_list_create();

        assert_null(catalogue_open(names[i], faults));
        assert_int_equal(fault_list_count(faults), 1);
        const struct fault *fault = fault_list_at(faults, 0);

        assert_int_equal(fault->code, FAULT_PACK_UNKNOWN);
        assert_string_equal(fault->word, names[i]);
        assert_non_null(strstr(fault->hint, "france-2015"));
        fault_list_destroy(faults);
    }
}

static void a_folder_that_is_not_there_is_one_fault(void **state)
{
    struct fault_list *faults = fault_list_create();

    (void)state;
    assert_null(catalogue_open("./nowhere", faults));
    assert_int_equal(fault_list_count(faults), 1);
    assert_int_equal(fault_list_at(faults, 0)->code, FAULT_FILE_MISSING);
    fault_list_destroy(faults);
}

static void the_current_pack_is_the_one_of_the_day(void **state)
{
    char id[CATALOGUE_ID_SIZE];

    (void)state;
    catalogue_current(day(2015, 6, 26), id);
    assert_int_equal(strncmp(id + strlen(id) - 5, "-2015", 5), 0);
    catalogue_current(day(2026, 11, 24), id);
    assert_string_equal(id, "france-2026");
    catalogue_current(day(1999, 1, 1), id);
    assert_string_equal(id, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_the_packs_of_the_tree_in_order),
        cmocka_unit_test(opens_by_id_or_by_folder),
        cmocka_unit_test(an_unknown_id_is_answered_with_the_known_ones),
        cmocka_unit_test(a_folder_that_is_not_there_is_one_fault),
        cmocka_unit_test(the_current_pack_is_the_one_of_the_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
