/* Packs made by a program: with many rows the verifier is still exact, and costs what it may. What
 * it costs is counted (bytes, states, steps), never timed: the same on every machine. */
#include "model/verify/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/triage/triage.h"
#include "tests/model/verify_brute.h"
#include "tests/support/made_pack.h"

enum { MEMORY_MOST = 64 << 20, STEPS_MOST = 20000000, SMALL_PACKS = 60, SMALL_ROWS = 24 };

static struct sample_pack *sample;
static struct pack *pack;
static struct verification *found;

static int open_sample(void **state)
{
    (void)state;
    sample = sample_pack_create();
    return 0;
}

static void forget(void)
{
    verification_destroy(found);
    pack_destroy(pack);
    found = NULL;
    pack = NULL;
}

static int close_sample(void **state)
{
    (void)state;
    forget();
    sample_pack_destroy(sample);
    return 0;
}

static void make(enum made_shape shape, int rows, unsigned seed, const struct verify_limits *limits)
{
    forget();
    made_pack_write(sample, shape, rows, seed);
    pack = sample_pack_read(sample);
    found = verify_pack(pack, limits);
}

static size_t count_of(enum verify_kind kind)
{
    size_t count = 0;

    for (size_t f = 0; f < verification_count(found); f++)
        count += verification_at(found, f)->kind == kind;
    return count;
}

/* ------------------------------------------------------------------------------- exact */

/* What enumeration says: uncovered situations by door, rows that are shown. */
static verify_count uncovered[2];
static bool shown[SMALL_ROWS], reached[SMALL_ROWS];

static bool is_shown(const struct rule *rule, const bool *holds, enum door door)
{
    bool before[64] = {false};
    int count = 0;

    for (size_t o = 0; o < pack->rule_count; o++) {
        const struct rule *other = &pack->rules[o];
        int names = strcmp(pack->networks[other->network].code, pack->networks[rule->network].code);

        if (holds[o] && (other->doors & door) && names != 0 && !before[other->network] &&
            (other->rank < rule->rank || (other->rank == rule->rank && names < 0))) {
            before[other->network] = true;
            count++;
        }
    }
    return count < pack->most_proposals;
}

static void look(const struct situation *situation)
{
    bool holds[SMALL_ROWS];

    for (size_t r = 0; r < pack->rule_count; r++) {
        holds[r] = conditions_match(&pack->rules[r].when, situation_values(situation));
        reached[r] = reached[r] || holds[r];
    }
    for (int d = 0; d < 2; d++) {
        enum door door = d ? DOOR_2 : DOOR_1;
        bool served = false;

        for (size_t r = 0; r < pack->rule_count; r++) {
            const struct rule *rule = &pack->rules[r];

            if (!holds[r] || !(rule->doors & door))
                continue;
            served = served || !d || rule->mode != MODE_REFERRAL;
            shown[r] = shown[r] || is_shown(rule, holds, door);
        }
        uncovered[d] += !served;
    }
}

static void many_rows_over_few_questions_are_told_exactly(void **state)
{
    size_t hidden = 0, dead = 0;

    (void)state;
    for (unsigned seed = 1; seed <= SMALL_PACKS; seed++) {
        char most[8];

        snprintf(most, sizeof most, "31;%u\n", 2 + seed % 3);
        sample_pack_change(sample, "settings", "31;3\n", most);
        make(MADE_SMALL, SMALL_ROWS, seed * 7919, NULL);
        memset(uncovered, 0, sizeof uncovered);
        memset(shown, 0, sizeof shown);
        memset(reached, 0, sizeof reached);
        brute_each(pack, look);
        assert_int_equal(verification_slice_count(found), 2);
        for (size_t d = 0; d < 2; d++)
            assert_true(verification_slice(found, d)->uncovered == uncovered[d]);
        for (size_t f = 0; f < verification_count(found); f++) {
            const struct verify_finding *finding = verification_at(found, f);

            if (finding->kind == VERIFY_NEVER_SHOWN && shown[finding->rule])
                fail_msg("seed %u: %s is shown", seed, pack->rules[finding->rule].id);
        }
        size_t never = 0;

        for (size_t r = 0; r < pack->rule_count; r++)
            never += reached[r] && !shown[r];
        assert_int_equal(count_of(VERIFY_NEVER_SHOWN), never);
        hidden += never;
        dead += uncovered[0] > 0;
    }
    print_message("%zu rows never shown, %zu packs with a dead end at door 1\n", hidden, dead);
    assert_true(hidden > 20 && dead > 10);
}

/* ------------------------------------------------------------------------------- what it costs */

/* 150 rows and 12 questions, as coordinators write them. */
static void usual_packs_cost_little(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 5; seed++) {
        make(MADE_USUAL, 150, seed * 104729, NULL);
        assert_int_equal(verification_severity_count(found, VERIFY_REFUSED), 0);
        assert_in_range(verification_memory(found), 1, 1 << 20);
        assert_in_range(verification_steps(found), 1, 90000);
    }
}

static void rows_cost_no_more_than_their_square(void **state)
{
    size_t before = 0;

    (void)state;
    for (int rows = 150; rows <= 600; rows *= 2) {
        make(MADE_USUAL, rows, 104729, NULL);
        assert_int_equal(count_of(VERIFY_NOT_VERIFIABLE), 0);
        if (before)
            assert_in_range(verification_steps(found), 1, 4 * before);
        before = verification_steps(found);
    }
}

static void hard_packs_are_verified_or_refused_within_the_budget(void **state)
{
    static const bool too_hard[MADE_SHAPES] = {
        [MADE_MIXED] = true, [MADE_APART] = true, [MADE_SEVERAL] = true};

    (void)state;
    for (enum made_shape shape = MADE_MIXED; shape < MADE_SMALL; shape++) {
        make(shape, 150, 20260329, NULL);
        assert_int_equal(count_of(VERIFY_NOT_VERIFIABLE), too_hard[shape]);
        assert_true(verification_severity_count(found, VERIFY_REFUSED) > 0);
        assert_in_range(verification_memory(found), 1, MEMORY_MOST + (1 << 20));
        assert_in_range(verification_steps(found), 1, STEPS_MOST + 100000);
    }
}

/* A row whose ranges still to come lie within those of another is of no use: 18 million otherwise.
 */
static void rows_that_another_stands_for_are_not_followed(void **state)
{
    (void)state;
    make(MADE_RANGES, 150, 20260329, NULL);
    assert_in_range(verification_steps(found), 1, 12000000);
}

/* Nothing that a walk cut short half found is told: only that it was cut short, and by what. */
static void a_pack_over_a_limit_is_refused_for_that_alone(void **state)
{
    static const struct verify_limits limits[] = {
        {.states = 100}, {.steps = 5000}, {.memory = 300 << 10}};

    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        make(MADE_GAPS, 150, 104729, &limits[i]);
        assert_int_equal(verification_severity_count(found, VERIFY_REFUSED), 1);
        assert_int_equal(verification_at(found, 0)->kind, VERIFY_NOT_VERIFIABLE);
        assert_int_equal(verification_at(found, 0)->question_count, 3);
        assert_int_equal(verification_slice_count(found), 0);
    }
    assert_in_range(verification_memory(found), 1, 600 << 10);
}

#define with_sample(test) cmocka_unit_test_setup_teardown(test, open_sample, close_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_sample(many_rows_over_few_questions_are_told_exactly),
        with_sample(usual_packs_cost_little),
        with_sample(rows_cost_no_more_than_their_square),
        with_sample(hard_packs_are_verified_or_refused_within_the_budget),
        with_sample(rows_that_another_stands_for_are_not_followed),
        with_sample(a_pack_over_a_limit_is_refused_for_that_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
