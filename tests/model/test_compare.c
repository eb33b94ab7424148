/* What changes between two packs, against every situation of small ones, one by one. */
#include "model/verify/compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/rule/symbols.h"
#include "model/triage/triage.h"
#include "tests/model/verify_brute.h"
#include "tests/model/verify_random.h"
#include "tests/support/sample_pack.h"

enum { PAIRS = 300, PERIODS_MOST = 16, CHANGES_MOST = 64, CODES = 16, SAID = 160 };

static struct sample_pack *sample;
static struct pack *before, *after;
static struct pack_comparison *found;

static void forget(void)
{
    comparison_destroy(found);
    pack_destroy(before);
    pack_destroy(after);
    found = NULL;
    before = after = NULL;
}

static int open_sample(void **state)
{
    (void)state;
    sample = random_begin();
    return 0;
}

static int close_sample(void **state)
{
    (void)state;
    forget();
    sample_pack_destroy(sample);
    return 0;
}

/* ------------------------------------------------------------------------------- second opinion */

/* Answers to the joint pack, as one of the two knows them. */
static struct situation *translate(const struct pack *pack, const struct situation *situation)
{
    const struct pack *joint = comparison_pack(found);
    struct situation *same = situation_create(pack);

    for (size_t q = 0; q < joint->asked_count; q++) {
        const struct value *value = situation_answer(situation, (int)q);
        int set[16];

        if (joint->questions[q].kind == QUESTION_COMMUNE || value_is_blank(value))
            continue;
        struct value said = *value;

        if (value->kind == VALUE_NAME)
            said.number = symbols_find(pack->symbols, symbols_name(joint->symbols, value->number));
        for (size_t i = 0; value->kind == VALUE_SET && i < value->count; i++)
            set[i] = symbols_find(pack->symbols, symbols_name(joint->symbols, value->set[i]));
        if (value->kind == VALUE_SET)
            said.set = set;
        situation_set(same, pack_question(pack, joint->questions[q].name), said);
    }
    return same;
}

static size_t list_doors(const struct pack *pack, const struct situation *situation, int day,
                         enum door door, char codes[][CODES])
{
    struct situation *same = translate(pack, situation);
    struct triage_at at = {day, door, -1};
    struct proposal doors[TRIAGE_MOST];
    size_t count = triage_proposals(pack, same, &at, doors, (size_t)pack->most_proposals);

    for (size_t i = 0; i < count; i++)
        snprintf(codes[i], CODES, "%s", pack->networks[doors[i].network].code);
    situation_destroy(same);
    return count;
}

static bool holds_code(char codes[][CODES], size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(codes[i], code) == 0)
            return true;
    return false;
}

/* « first: a -> b », or « -a -c +d », as the change says it and as triage does. */
static void write_moved(char *out, size_t size, char one[][CODES], size_t one_count,
                        char two[][CODES], size_t two_count)
{
    static const char signs[] = {'-', '+'};
    char(*lists[])[CODES] = {one, two};
    size_t counts[] = {one_count, two_count};

    out[0] = '\0';
    for (int s = 0; s < 2; s++)
        for (int n = 0; n < RANDOM_NETWORKS; n++) {
            char code[CODES];

            snprintf(code, sizeof code, "n%d", n);
            if (holds_code(lists[s], counts[s], code) && !holds_code(lists[!s], counts[!s], code))
                snprintf(out + strlen(out), size - strlen(out), " %c%s", signs[s], code);
        }
}

/* False when nothing changes. */
static bool say_as_triage(const struct situation *situation, const struct verify_difference *where,
                          char *out, size_t size)
{
    char one[TRIAGE_MOST][CODES], two[TRIAGE_MOST][CODES];
    size_t one_count = list_doors(before, situation, where->period.from, where->door, one);
    size_t two_count = list_doors(after, situation, where->period.from, where->door, two);
    bool differ = one_count != two_count;

    for (size_t i = 0; i < one_count && !differ; i++)
        differ = strcmp(one[i], two[i]) != 0;
    if (strcmp(one_count ? one[0] : "", two_count ? two[0] : "") != 0)
        snprintf(out, size, "first: %s -> %s", one_count ? one[0] : "", two_count ? two[0] : "");
    else
        write_moved(out, size, one, one_count, two, two_count);
    return differ;
}

static void say_change(const struct verify_change *change, char *out, size_t size)
{
    if (change->first) {
        snprintf(out, size, "first: %s -> %s",
                 change->before_count ? before->networks[change->before[0]].code : "",
                 change->after_count ? after->networks[change->after[0]].code : "");
        return;
    }
    out[0] = '\0';
    for (size_t i = 0; i < change->before_count; i++)
        snprintf(out + strlen(out), size - strlen(out), " -%s",
                 before->networks[change->before[i]].code);
    for (size_t i = 0; i < change->after_count; i++)
        snprintf(out + strlen(out), size - strlen(out), " +%s",
                 after->networks[change->after[i]].code);
}

static struct {
    verify_count situations;
    verify_count of[PERIODS_MOST][CHANGES_MOST], boxed[PERIODS_MOST][CHANGES_MOST];
    bool changed, told;
} brute;

static void look_at_change(const struct situation *situation, size_t d, size_t c, const char *truth)
{
    const struct verify_change *change = &comparison_at(found, d)->changes[c];
    char said[SAID];

    say_change(change, said, sizeof said);
    brute.of[d][c] += strcmp(said, truth) == 0;
    if (!change->box.situations || !brute_in_box(comparison_pack(found), &change->box, situation))
        return;
    brute.boxed[d][c]++;
    if (strcmp(said, truth) != 0)
        fail_msg("the box of «%s» holds a situation with «%s»", said, truth);
}

static void look(const struct situation *situation)
{
    brute.situations++;
    for (size_t d = 0; d < comparison_count(found); d++) {
        const struct verify_difference *where = comparison_at(found, d);
        char truth[SAID];

        if (!say_as_triage(situation, where, truth, sizeof truth))
            snprintf(truth, sizeof truth, "nothing");
        else
            brute.changed = true;
        for (size_t c = 0; c < where->count; c++)
            look_at_change(situation, d, c, truth);
    }
}

static void compare_all(void)
{
    memset(&brute, 0, sizeof brute);
    assert_true(comparison_count(found) <= PERIODS_MOST);
    brute_each(comparison_pack(found), look);
    for (size_t d = 0; d < comparison_count(found); d++) {
        const struct verify_difference *where = comparison_at(found, d);
        verify_count sums[2] = {0, 0};

        assert_true(where->count <= CHANGES_MOST);
        assert_true(where->situations == brute.situations);
        for (size_t c = 0; c < where->count; c++) {
            assert_true(where->changes[c].situations == brute.of[d][c]);
            assert_true(where->changes[c].box.situations == brute.boxed[d][c]);
            assert_true(brute.of[d][c] > 0 && brute.boxed[d][c] > 0);
            sums[where->changes[c].first] += brute.of[d][c];
        }
        assert_true(sums[1] == where->changed && sums[0] == where->others);
        brute.told = brute.told || sums[0] || sums[1];
    }
}

static void agrees_with_every_situation_of_small_packs(void **state)
{
    unsigned changed = 0;

    (void)state;
    for (int turn = 0; turn < PAIRS; turn++) {
        struct random_pack drawn;

        do { /* places are drawn by classes there, communes here: they count differently */
            random_sheets(sample, &drawn);
            if (strcmp(drawn.questions[3], "departement") == 0)
                random_finish(&drawn);
        } while (strcmp(drawn.questions[3], "departement") == 0);
        random_rows(sample, &drawn, 0);
        before = sample_pack_read(sample);
        if (random_draw(2))
            random_networks(sample);
        random_redraw(&drawn);
        random_rows(sample, &drawn, 0);
        after = sample_pack_read(sample);
        found = verify_compare(before, after, &(struct verify_limits){.boxes = CHANGES_MOST});
        assert_non_null(found);
        compare_all();
        assert_true(brute.told == brute.changed);
        changed += brute.changed;
        random_finish(&drawn);
        forget();
    }
    print_message("%u pairs in which somebody finds another door\n", changed);
    assert_true(changed > PAIRS / 2);
}

/* ------------------------------------------------------------------------------- by hand */

static int open_plain(void **state)
{
    (void)state;
    sample = sample_pack_create();
    return 0;
}

static void compare_sample_with(void (*edit)(void))
{
    before = sample_pack_read(sample);
    edit();
    after = sample_pack_read(sample);
    found = verify_compare(before, after, NULL);
    assert_non_null(found);
}

static void nothing(void)
{
}

static void a_pack_against_itself_changes_nothing(void **state)
{
    (void)state;
    compare_sample_with(nothing);
    assert_true(comparison_count(found) >= 2);
    for (size_t d = 0; d < comparison_count(found); d++) {
        assert_true(comparison_at(found, d)->situations > 0);
        assert_int_equal(comparison_at(found, d)->count, 0);
    }
}

static void next_year(void)
{
    sample_pack_change(sample, "settings", "2026-01-01;2026-12-31", "2027-01-01;2027-12-31");
}

/* Two editions that follow each other share no day: the last of the one, the days of the other. */
static void editions_that_follow_each_other_are_compared(void **state)
{
    (void)state;
    if (!strstr(sample_pack_sheet("settings"), "2026-01-01;2026-12-31"))
        fail_msg("the sample's dates moved: %s", sample_pack_sheet("settings"));
    compare_sample_with(next_year);
    assert_true(comparison_at(found, 0)->period.from == after->valid.from);
    assert_true(comparison_at(found, comparison_count(found) - 1)->period.to == after->valid.to);
    assert_int_equal(comparison_at(found, 0)->count, 0);
}

static void a_demand_appears(void)
{
    sample_pack_change(sample, "choices", "demande;droits;",
                       "demande;logement;se loger;housing;\ndemande;droits;");
    sample_pack_change(sample, "orientation", "droits;droits;",
                       "logement;logement;-;-;-;-;-;-;juristes;-;1;orientation;1;;;;;essai\n"
                       "droits;droits;");
}

/* Whoever asks for what the first pack did not know is told too, in the words of the second. */
static void a_choice_that_only_one_knows_is_compared(void **state)
{
    (void)state;
    compare_sample_with(a_demand_appears);
    const struct verify_difference *where = comparison_at(found, 0);
    const struct pack *joint = comparison_pack(found);
    int asked = pack_question(joint, "demande");
    int housing = symbols_find(joint->symbols, "logement");

    assert_true(where->count > 0 && where->door == DOOR_1);
    for (size_t c = 0; c < where->count && where->changes[c].first; c++) {
        const struct verify_side *side = &where->changes[c].box.sides[0];

        assert_string_equal(after->networks[where->changes[c].after[0]].code, "juristes");
        assert_int_equal(side->question, asked);
        assert_int_equal(side->symbol_count, 1);
        assert_int_equal(side->symbols[0], housing);
    }
    assert_true(where->changes[0].first);
}

static void too_much_is_not_compared(void **state)
{
    (void)state;
    before = sample_pack_read(sample);
    after = sample_pack_read(sample);
    assert_null(verify_compare(before, after, &(struct verify_limits){.states = 2}));
}

#define with_sample(test) cmocka_unit_test_setup_teardown(test, open_sample, close_sample)
#define with_plain(test)  cmocka_unit_test_setup_teardown(test, open_plain, close_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_sample(agrees_with_every_situation_of_small_packs),
        with_plain(a_pack_against_itself_changes_nothing),
        with_plain(editions_that_follow_each_other_are_compared),
        with_plain(a_choice_that_only_one_knows_is_compared),
        with_plain(too_much_is_not_compared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
