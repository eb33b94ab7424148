/* The path of a person without a name: how often she was received, along her slips. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/visit/chain.h"
#include "tests/model/desk_fixture.h"

static void set_hour(const char *hour)
{
    setenv("DEUXPORTES_NOW", hour, 1);
}

/* A visit of `minutes` that came with `reference` ("" for the first), and its act. */
static struct act received(struct store *store, const char *reference, const char *from,
                           const char *to)
{
    struct visit visit = {.door = reference[0] ? 2 : 1, .pack = fixture_pack};
    struct fault fault = {0};
    struct act act;

    set_hour(from);
    snprintf(visit.channel, sizeof visit.channel, "presence");
    snprintf(visit.language, sizeof visit.language, "fr");
    snprintf(visit.came_with, sizeof visit.came_with, "%s", reference);
    assert_true(visit_open(store, &visit, &fault));
    struct act_draft draft = fixture_draft(&visit);

    if (reference[0]) {
        snprintf(draft.mode, sizeof draft.mode, "mise_en_relation");
        snprintf(draft.handover_who, sizeof draft.handover_who, "Mme A.");
        draft.handover_at = clock_now_ms();
    }
    set_hour(to);
    const struct act_closing closing = {&visit, reference[0] ? "mise_en_relation" : "orientation",
                                        NULL};

    assert_true(act_issue(store, &draft, &closing, &act, &fault));
    return act;
}

static void a_path_is_counted_along_its_slips(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit_chain chain;
    struct act first = received(fixture->store, "", "2026-01-05T09:00:00", "2026-01-05T09:45:00");
    struct act second =
        received(fixture->store, first.reference, "2026-03-05T09:00:00", "2026-03-05T10:30:00");
    struct act third =
        received(fixture->store, second.reference, "2026-05-05T09:00:00", "2026-05-05T09:20:00");
    struct civil_date new_year = {2026, 1, 1}, april = {2026, 4, 1};

    /* another person of the same desk does not count */
    received(fixture->store, "", "2026-05-05T11:00:00", "2026-05-05T12:00:00");
    assert_true(visit_chain(fixture->store, third.reference,
                            clock_instant(new_year, (struct civil_time){0, 0}), &chain, NULL));
    assert_int_equal(chain.interviews, 3);
    assert_int_equal(chain.minutes, 45 + 90 + 20);
    assert_true(visit_chain(fixture->store, third.reference,
                            clock_instant(april, (struct civil_time){0, 0}), &chain, NULL));
    assert_int_equal(chain.interviews, 1);
    assert_int_equal(chain.minutes, 45 + 90 + 20);
}

static void a_slip_of_another_desk_begins_a_path(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit_chain chain = {7, 7};

    assert_true(visit_chain(fixture->store, "7K3F9XQ2M4MX", 0, &chain, NULL));
    assert_int_equal(chain.interviews, 0);
    assert_int_equal(chain.minutes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_path_is_counted_along_its_slips, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_slip_of_another_desk_begins_a_path, fixture_setup,
                                        fixture_teardown),
    };

    return cmocka_run_group_tests_name("model chain", tests, NULL, NULL);
}
