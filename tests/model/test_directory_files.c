/* Real files of data·inclusion, in and out again: every field as it was, whichever form they had.
 * DP_DATA names the folder of the samples; without it there is nothing to read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "model/base/clock.h"
#include "model/directory/export.h"
#include "tests/model/directory_fixture.h"

static void sample(char path[512], const char *name)
{
    if (getenv("DP_DATA") == NULL) {
        print_message("DP_DATA is not set: the samples are not read\n");
        skip();
    }
    snprintf(path, 512, "%s/data-inclusion-v1-sample/%s", getenv("DP_DATA"), name);
}

static void import_file(struct directory_fixture *fixture, const char *name)
{
    char path[512];
    struct import_order order = {.path = path, .url = "", .name = ""};
    struct fault fault = {0};

    sample(path, name);
    order.limits.today = clock_today();
    memset(&fixture->report, 0, sizeof(fixture->report));
    if (!directory_import(fixture->desk, &order, fixture->territory, &fixture->report, &fault))
        fail_msg("%s: %d %s %s", name, fault.code, fault.word, fault.detail);
    assert_int_equal(fixture->report.refused, 0);
    assert_true(fixture->report.read > 0);
}

/* Records as one text: a line a field. */
static bool add_record(void *context, const struct record *record, struct fault *fault)
{
    bool structure = record->kind == RECORD_STRUCTURE;
    const struct field_spec *specs = structure ? structure_fields : service_fields;
    int columns = structure ? (int)STRUCTURE_FIELDS : (int)SERVICE_FIELDS;

    (void)fault;
    for (int i = 0; i < columns; i++)
        buffer_addf(context, "%s=%s\n", specs[i].name, record->fields[i]);
    return true;
}

static char *all_of(struct directory_fixture *fixture, enum record_kind kind)
{
    struct directory *directory = fixture_open(fixture);
    struct text_buffer text = {0};

    assert_true(directory_export(directory, kind, "", false, add_record, &text, NULL));
    directory_close(directory);
    return buffer_take(&text);
}

struct comparing {
    struct directory *directory;
    size_t count;
};

/* What the intake reads is what the directory gives back, field by field. */
static bool compare_record(void *context, const struct record *record, struct fault *fault)
{
    struct comparing *comparing = context;
    struct directory_point point;

    if (!directory_point(comparing->directory, record->fields[STRUCTURE_ID], &point, fault))
        return false;
    if (point.same_count == 0)
        for (int i = 0; i < STRUCTURE_FIELDS; i++)
            assert_string_equal(point.fields[i], record->fields[i]);
    directory_point_finish(&point);
    comparing->count++;
    return true;
}

static void a_sample_comes_out_as_it_went_in(void **state)
{
    struct directory_fixture *fixture = *state;
    struct comparing comparing = {0};
    struct intake_limits limits = {.today = clock_today()};
    struct intake_taker taker = {.context = &comparing, .take = compare_record};
    struct fault fault = {0};
    char path[512];

    import_file(fixture, "structures-inclusion-sample.json");
    sample(path, "structures-inclusion-sample.json");
    comparing.directory = fixture_open(fixture);
    assert_true(intake_read(path, INTAKE_INCLUSION_STRUCTURES, &limits, fixture->territory, &taker,
                            &fault));
    assert_int_equal(comparing.count, fixture->report.read);
    directory_close(comparing.directory);
}

static void the_csv_and_the_json_are_one_edition(void **state)
{
    struct directory_fixture *fixture = *state;
    char *structures, *services, *again;

    import_file(fixture, "structures-inclusion-sample.json");
    import_file(fixture, "services-inclusion-sample.json");
    structures = all_of(fixture, RECORD_STRUCTURE);
    services = all_of(fixture, RECORD_SERVICE);
    import_file(fixture, "structures-inclusion-sample.csv");
    import_file(fixture, "services-inclusion-sample.csv");
    again = all_of(fixture, RECORD_STRUCTURE);
    assert_string_equal(again, structures);
    free(again);
    again = all_of(fixture, RECORD_SERVICE);
    assert_string_equal(again, services);
    free(again);
    free(structures);
    free(services);
    check_directory(fixture);
}

#define ON_A_DESK(name) cmocka_unit_test_setup_teardown(name, directory_setup, directory_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_DESK(a_sample_comes_out_as_it_went_in),
        ON_A_DESK(the_csv_and_the_json_are_one_edition),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
