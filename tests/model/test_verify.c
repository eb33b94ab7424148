/* The verifier against every situation, one by one, of thousands of small packs. */
#include "model/verify/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "model/rule/symbols.h"
#include "model/triage/triage.h"
#include "tests/model/verify_brute.h"
#include "tests/model/verify_random.h"
#include "tests/support/sample_pack.h"

enum { PACKS = 2000, SLICES_MOST = 16, RULES_MOST = 16, BOXES_MOST = 400 };

static struct sample_pack *sample;
static struct pack *pack;
static struct verification *found;

static int open_sample(void **state)
{
    (void)state;
    sample = random_begin();
    return 0;
}

static int close_sample(void **state)
{
    (void)state;
    verification_destroy(found);
    pack_destroy(pack);
    found = NULL;
    pack = NULL;
    sample_pack_destroy(sample);
    return 0;
}

static void reread(void)
{
    verification_destroy(found);
    pack_destroy(pack);
    pack = sample_pack_read(sample);
    found = verify_pack(pack, &(struct verify_limits){.boxes = BOXES_MOST});
}

/* ------------------------------------------------------------------------------- second opinion */

/* What enumeration says. */
static struct {
    verify_count situations, uncovered[SLICES_MOST], net_only[SLICES_MOST];
    bool reached[RULES_MOST], shown[RULES_MOST];
    bool beyond[RULES_MOST][RULES_MOST]; /* the first holds where the second does not */
    bool tie[RANDOM_NETWORKS][RANDOM_NETWORKS];
    verify_count boxed[BOXES_MOST * SLICES_MOST];
    bool in_no_box;
} brute;

static bool rule_holds(const struct rule *rule, const struct situation *situation, int day)
{
    const struct network *network = &pack->networks[rule->network];

    return period_holds(&rule->period, day) && period_holds(&network->period, day) &&
           conditions_match(&rule->when, situation_values(situation)) &&
           conditions_match(&network->eligible, situation_values(situation));
}

static bool serves(const struct rule *rule, enum door door)
{
    return (rule->doors & door) && (door == DOOR_1 || rule->mode != MODE_REFERRAL);
}

static void note_shown(const bool *holds, enum door door)
{
    for (size_t r = 0; r < pack->rule_count; r++) {
        const struct rule *rule = &pack->rules[r];
        bool before[RANDOM_NETWORKS] = {false};
        int count = 0;

        if (!holds[r] || !(rule->doors & door))
            continue;
        for (size_t o = 0; o < pack->rule_count; o++) {
            const struct rule *other = &pack->rules[o];

            before[other->network] =
                before[other->network] ||
                (holds[o] && (other->doors & door) && other->network != rule->network &&
                 (other->rank < rule->rank ||
                  (other->rank == rule->rank && other->network < rule->network)));
        }
        for (int n = 0; n < RANDOM_NETWORKS; n++)
            count += before[n];
        brute.shown[r] = brute.shown[r] || count < pack->most_proposals;
    }
}

static void note_ties(const struct situation *situation, const struct verify_slice *slice,
                      bool covered)
{
    struct triage_at at = {slice->period.from, slice->door, -1};
    struct proposal doors[TRIAGE_MOST];
    size_t count = triage_proposals(pack, situation, &at, doors, TRIAGE_MOST);

    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            if (doors[i].rank == doors[j].rank)
                brute.tie[doors[i].network][doors[j].network] =
                    brute.tie[doors[j].network][doors[i].network] = true;
    if (slice->door == DOOR_1 && covered != (count > 0))
        fail_msg("triage and its own conditions differ");
}

static void note_boxes(const struct situation *situation, const struct verify_slice *slice,
                       bool covered)
{
    bool boxed = false;

    for (size_t f = 0; f < verification_count(found); f++) {
        const struct verify_finding *finding = verification_at(found, f);

        if (finding->kind > VERIFY_DEAD_END_2 || finding->doors != slice->door ||
            finding->period.from != slice->period.from ||
            !brute_in_box(pack, &finding->box, situation))
            continue;
        if (covered)
            fail_msg("a box of a dead end holds a situation that has a door");
        boxed = true;
        brute.boxed[f]++;
    }
    brute.in_no_box = brute.in_no_box || (!covered && !boxed);
}

static void look(const struct situation *situation)
{
    brute.situations++;
    for (size_t s = 0; s < verification_slice_count(found); s++) {
        const struct verify_slice *slice = verification_slice(found, s);
        bool holds[RULES_MOST], covered = false, plainly = false;

        for (size_t r = 0; r < pack->rule_count; r++) {
            const struct rule *rule = &pack->rules[r];

            holds[r] = rule_holds(rule, situation, slice->period.from);
            brute.reached[r] = brute.reached[r] || holds[r];
            covered = covered || (holds[r] && serves(rule, slice->door));
            plainly = plainly || (holds[r] && serves(rule, slice->door) && !rule->net);
        }
        for (size_t r = 0; r < pack->rule_count; r++)
            for (size_t o = 0; o < pack->rule_count; o++)
                brute.beyond[r][o] = brute.beyond[r][o] || (holds[r] && !holds[o]);
        brute.uncovered[s] += !covered;
        brute.net_only[s] += covered && !plainly;
        note_shown(holds, slice->door);
        note_boxes(situation, slice, covered);
        note_ties(situation, slice, covered);
    }
}

/* ------------------------------------------------------------------------------- comparing */

static bool is_told(enum verify_kind kind, int rule)
{
    for (size_t f = 0; f < verification_count(found); f++)
        if (verification_at(found, f)->kind == kind && verification_at(found, f)->rule == rule)
            return true;
    return false;
}

static bool tie_is_told(int one, int two)
{
    for (size_t f = 0; f < verification_count(found); f++) {
        const struct verify_finding *finding = verification_at(found, f);

        if (finding->kind != VERIFY_TIE)
            continue;
        int a = pack->rules[finding->rule].network, b = pack->rules[finding->other].network;

        if ((a == one && b == two) || (a == two && b == one))
            return true;
    }
    return false;
}

static void compare_slices(void)
{
    for (size_t s = 0; s < verification_slice_count(found); s++) {
        const struct verify_slice *slice = verification_slice(found, s);

        if (slice->situations != brute.situations || slice->uncovered != brute.uncovered[s] ||
            slice->net_only != brute.net_only[s])
            fail_msg("door %d: %llu of %llu uncovered, %llu by nets; enumeration %llu of %llu, "
                     "%llu",
                     (int)slice->door, (unsigned long long)slice->uncovered,
                     (unsigned long long)slice->situations, (unsigned long long)slice->net_only,
                     (unsigned long long)brute.uncovered[s], (unsigned long long)brute.situations,
                     (unsigned long long)brute.net_only[s]);
    }
}

static void compare_boxes(void)
{
    if (brute.in_no_box)
        fail_msg("a dead end lies in no box");
    for (size_t f = 0; f < verification_count(found); f++) {
        const struct verify_finding *finding = verification_at(found, f);

        if (finding->kind <= VERIFY_DEAD_END_2 && finding->box.situations != brute.boxed[f])
            fail_msg("a box of %llu situations holds %llu",
                     (unsigned long long)finding->box.situations,
                     (unsigned long long)brute.boxed[f]);
    }
}

static void compare_rules(void)
{
    for (size_t r = 0; r < pack->rule_count; r++) {
        const struct rule *rule = &pack->rules[r];

        if (is_told(VERIFY_NEVER_REACHED, (int)r) != !brute.reached[r])
            fail_msg("%s is %sreached", rule->id, brute.reached[r] ? "" : "never ");
        if (is_told(VERIFY_NEVER_SHOWN, (int)r) != (brute.reached[r] && !brute.shown[r]))
            fail_msg("%s is %sshown", rule->id, brute.shown[r] ? "" : "never ");
        if (is_told(VERIFY_SENDS_ON, (int)r) !=
            ((rule->doors & DOOR_2) && rule->mode == MODE_REFERRAL))
            fail_msg("%s sends on, or not", rule->id);
    }
    for (int one = 0; one < RANDOM_NETWORKS; one++)
        for (int two = one + 1; two < RANDOM_NETWORKS; two++)
            if (tie_is_told(one, two) != brute.tie[one][two])
                fail_msg("n%d and n%d are %stied", one, two, brute.tie[one][two] ? "" : "not ");
}

/* A row told to be redundant holds nowhere that the other does not. */
static void compare_redundancy(void)
{
    for (size_t f = 0; f < verification_count(found); f++) {
        const struct verify_finding *finding = verification_at(found, f);

        if (finding->kind == VERIFY_REDUNDANT && brute.beyond[finding->rule][finding->other])
            fail_msg("%s is not redundant", pack->rules[finding->rule].id);
    }
    for (size_t r = 0; r < pack->rule_count; r++)
        for (size_t o = 0; o < pack->rule_count; o++) {
            const struct rule *one = &pack->rules[r], *two = &pack->rules[o];
            bool serves_as =
                r != o && brute.reached[r] && !brute.beyond[r][o] && one->network == two->network &&
                two->rank < one->rank && one->mode == two->mode && !(one->doors & ~two->doors) &&
                two->period.from <= one->period.from && two->period.to >= one->period.to;

            if (serves_as && !is_told(VERIFY_REDUNDANT, (int)r))
                fail_msg("%s lies within %s", one->id, two->id);
        }
}

static void compare_all(void)
{
    memset(&brute, 0, sizeof brute);
    brute_each(pack, look);
    compare_slices();
    compare_boxes();
    compare_rules();
    compare_redundancy();
}

/* ------------------------------------------------------------------------------- shuffling */

/* Findings as text, without the place of rows in the sheet. */
static int compare_lines(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static char *finding_line(const struct verify_finding *finding)
{
    struct text_buffer out = {0};
    const char *one = finding->rule >= 0 ? pack->rules[finding->rule].id : "";
    const char *two = finding->other >= 0 ? pack->rules[finding->other].id : "";
    bool swap = (finding->kind == VERIFY_TIE || finding->kind == VERIFY_CONTRADICTION) &&
                strcmp(one, two) > 0;

    buffer_addf(&out, "%d %d %s %s %d %u %llu %llu %zu\n", (int)finding->kind, (int)finding->cause,
                swap ? two : one,
                finding->kind == VERIFY_REDUNDANT ? ""
                : swap                            ? one
                                                  : two,
                finding->period.from, finding->doors, (unsigned long long)finding->situations,
                (unsigned long long)finding->box.situations, finding->count);
    char *line = strdup(buffer_text(&out));

    buffer_finish(&out);
    return line;
}

static void write_findings(struct text_buffer *out)
{
    size_t count = verification_count(found);
    char **lines = calloc(count + 1, sizeof *lines);

    assert_non_null(lines);
    for (size_t f = 0; f < count; f++)
        lines[f] = finding_line(verification_at(found, f));
    qsort(lines, count, sizeof *lines, compare_lines);
    for (size_t f = 0; f < count; f++) {
        buffer_add(out, lines[f]);
        free(lines[f]);
    }
    free(lines);
}

/* ------------------------------------------------------------------------------- tests */

static void agrees_with_every_situation_of_small_packs(void **state)
{
    struct random_pack drawn;
    unsigned dead = 0, clean = 0;

    (void)state;
    for (int turn = 0; turn < PACKS; turn++) {
        random_sheets(sample, &drawn);
        random_rows(sample, &drawn, 0);
        reread();
        compare_all();
        dead += verification_slice(found, 0)->uncovered > 0;
        clean += verification_slice(found, 0)->uncovered == 0;
        random_finish(&drawn);
    }
    print_message("%u packs with a dead end at door 1, %u without\n", dead, clean);
    assert_true(dead > 100 && clean > 20);
}

static void the_order_of_the_rows_changes_nothing(void **state)
{
    struct random_pack drawn;

    (void)state;
    for (int turn = 0; turn < 200; turn++) {
        struct text_buffer said[2] = {{0}, {0}};

        random_sheets(sample, &drawn);
        for (int way = 0; way < 2; way++) {
            random_rows(sample, &drawn, way * (1 + random_draw(RANDOM_ROWS - 1)));
            reread();
            write_findings(&said[way]);
        }
        assert_string_equal(buffer_text(&said[0]), buffer_text(&said[1]));
        random_finish(&drawn);
        buffer_finish(&said[0]);
        buffer_finish(&said[1]);
    }
}

#define with_sample(test) cmocka_unit_test_setup_teardown(test, open_sample, close_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_sample(agrees_with_every_situation_of_small_packs),
        with_sample(the_order_of_the_rows_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
