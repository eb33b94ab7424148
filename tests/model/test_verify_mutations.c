/* Real packs, in which everybody has a door, damaged as a hand would: a row dropped, an age
 * narrowed, an operator closed in June. Each is told, with the situations that are counted apart
 * from the verifier. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "locale/time/date.h"
#include "model/pack/assemble.h"
#include "tests/model/verify_brute.h"
#include "tests/model/verify_count.h"
#include "tests/support/home.h"

enum { MUTATIONS = 2, RULES_MOST = 1024, FOLDER_SIZE = 2048, BOXES_MOST = 200 };

static const char *const ids[] = {"france-2015", "paca-2015"};
static char *home;
static char folder[FOLDER_SIZE]; /* of the pack that is whole */
static struct pack *whole;       /* and it */
static struct counter *counter;
static struct pack *pack; /* the damaged one */
static struct verification *found;

static struct pack *read_pack(const char *from)
{
    struct fault_list *faults = fault_list_create();
    struct pack *read = pack_read(from, faults);
    const struct fault *first = fault_list_at(faults, 0);

    if (first)
        fail_msg("%s:%u:%u: code %d « %s »", first->file, first->row, first->column,
                 (int)first->code, first->word);
    fault_list_destroy(faults);
    assert_non_null(read);
    return read;
}

static void forget(void)
{
    verification_destroy(found);
    pack_destroy(pack);
    found = NULL;
    pack = NULL;
}

static void write_overlay(const char *sheet, const char *text)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/over", home);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/over/%s.csv", home, sheet);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* The pack `base` with one sheet changed, in the folder `to` of the home. */
static void change(const char *base, const char *sheet, const char *text, const char *to, char *out)
{
    char over[4096];
    struct fault_list *faults = fault_list_create();

    snprintf(over, sizeof over, "%s/over", home);
    snprintf(out, FOLDER_SIZE, "%s/%s", home, to);
    write_overlay("settings", "form_id;version\nessai;essai\n");
    write_overlay(sheet, text);
    assert_true(pack_assemble(base, over, out, ASSEMBLE_REPLACE, faults));
    fault_list_destroy(faults);
    snprintf(over, sizeof over, "%s/over/%s.csv", home, sheet);
    assert_int_equal(remove(over), 0);
}

/* Without the net that catches everybody: whoever loses a door loses the last. */
static void open_pack(const char *id, const char *apart)
{
    char shipped[FOLDER_SIZE];

    assert_non_null(getenv("DP_BUILD_ROOT"));
    snprintf(shipped, sizeof shipped, "%s/forms/packs/%s", getenv("DP_BUILD_ROOT"), id);
    change(shipped, "orientation", "#action;regle\nretirer;ici-toujours\n", "whole", folder);
    counter_destroy(counter);
    pack_destroy(whole);
    whole = read_pack(folder);
    counter = counter_create(whole, pack_question(whole, apart));
}

static int open_home(void **state)
{
    (void)state;
    home = home_create();
    return 0;
}

static int close_home(void **state)
{
    (void)state;
    forget();
    counter_destroy(counter);
    pack_destroy(whole);
    counter = NULL;
    whole = NULL;
    home_remove(home);
    return 0;
}

/* ------------------------------------------------------------------------------- damage */

/* The pack with one sheet changed, verified. */
static void damage(const char *sheet, const char *text)
{
    char out[FOLDER_SIZE];

    change(folder, sheet, text, "damaged", out);
    forget();
    pack = read_pack(out);
    found = verify_pack(pack, NULL);
}

/* ------------------------------------------------------------------------------- comparing */

static const struct verify_finding *dead_end(enum door door)
{
    for (size_t i = 0; i < verification_count(found); i++) {
        const struct verify_finding *finding = verification_at(found, i);

        if (finding->kind == (door == DOOR_1 ? VERIFY_DEAD_END : VERIFY_DEAD_END_2))
            return finding;
    }
    fail_msg("no dead end at door %d", (int)door);
    return NULL;
}

static enum door looked_at;
static const struct period *looked_when;
static verify_count boxed[BOXES_MOST];

static bool is_looked_at(const struct verify_finding *finding)
{
    return finding->kind <= VERIFY_DEAD_END_2 && finding->doors == looked_at &&
           finding->period.from == looked_when->from;
}

static void look_in_boxes(const struct situation *situation, verify_count weight)
{
    for (size_t i = 0; i < verification_count(found) && i < BOXES_MOST; i++)
        if (is_looked_at(verification_at(found, i)) &&
            brute_in_box(pack, &verification_at(found, i)->box, situation))
            boxed[i] += weight;
}

/* Each box holds as many of those who were counted as it says. */
static void expect_boxes(const struct count_loss *loss, const char *what)
{
    memset(boxed, 0, sizeof boxed);
    count_lost(counter, loss, look_in_boxes);
    for (size_t i = 0; i < verification_count(found) && i < BOXES_MOST; i++) {
        const struct verify_finding *finding = verification_at(found, i);

        if (is_looked_at(finding) && finding->box.situations != boxed[i])
            fail_msg("%s: a box of %llu holds %llu", what,
                     (unsigned long long)finding->box.situations, (unsigned long long)boxed[i]);
    }
}

/* From `from` on the damaged pack leaves as many without a door as were counted, and its boxes hold
 * them; before, nobody. */
static void expect_lost(const struct count_loss *loss, int from, const char *what)
{
    verify_count lost = count_lost(counter, loss, NULL);

    for (size_t s = 0; s < verification_slice_count(found); s++) {
        const struct verify_slice *slice = verification_slice(found, s);
        verify_count expected = slice->period.from >= from ? lost : 0;

        if (slice->door == loss->door && slice->uncovered != expected)
            fail_msg("%s: %llu without a door at door %d, counted %llu", what,
                     (unsigned long long)slice->uncovered, (int)slice->door,
                     (unsigned long long)expected);
    }
    const struct verify_finding *finding = dead_end(loss->door);

    assert_true(finding->situations == lost);
    assert_int_equal(finding->period.from, from);
    looked_at = loss->door;
    looked_when = &finding->period;
    expect_boxes(loss, what);
}

static enum door door_of(const struct rule *rule)
{
    return (rule->doors & DOOR_1) ? DOOR_1 : DOOR_2;
}

/* ------------------------------------------------------------------------------- tests */

static void the_situations_of_a_pack_are_counted(void **state)
{
    (void)state;
    for (size_t p = 0; p < sizeof ids / sizeof *ids; p++) {
        open_pack(ids[p], "");
        found = verify_pack(whole, NULL);
        assert_int_equal(verification_severity_count(found, VERIFY_REFUSED), 0); /* to begin with */
        assert_true(verification_slice(found, 0)->situations == count_all(whole));
        forget();
    }
}

static void drop_some(void)
{
    bool lost[RULES_MOST] = {false};
    size_t told = 0;

    for (size_t r = 0; r < whole->rule_count && told < MUTATIONS; r++) {
        const struct rule *rule = &whole->rules[r];
        struct count_loss loss = {lost, -1, -1, 0, 0, door_of(rule)};
        char text[512];

        lost[r] = true;
        if (count_lost(counter, &loss, NULL)) {
            snprintf(text, sizeof text, "#action;regle\nretirer;%s\n", rule->id);
            damage("orientation", text);
            expect_lost(&loss, whole->valid.from, rule->id);
            told++;
        }
        lost[r] = false;
    }
    assert_true(told > 1);
}

static void a_row_dropped_is_told_with_those_whom_it_alone_served(void **state)
{
    (void)state;
    for (size_t p = 0; p < sizeof ids / sizeof *ids; p++) {
        open_pack(ids[p], "");
        drop_some();
    }
}

/* The ages of a row, « 16 to 25 », if it has some. */
static const struct cell_item *age_of(const struct rule *rule, int age)
{
    for (size_t i = 0; i < rule->when.count; i++) {
        const struct cell *cell = &rule->when.all[i].cell;

        if (rule->when.all[i].question == age && !cell->negated &&
            cell->items[0].kind == CELL_RANGE && cell->items[0].high < 120)
            return &cell->items[0];
    }
    return NULL;
}

/* The row again, its ages from one year later on. */
static void narrow(const struct rule *rule, const struct count_loss *loss)
{
    struct text_buffer text = {0};
    char *sheet, path[4096];
    size_t length = 0;

    snprintf(path, sizeof path, "%s/orientation.csv", folder);
    FILE *file = fopen(path, "r");
    char *line = NULL;

    assert_non_null(file);
    for (size_t room = 0; getline(&line, &room, file) > 0;) {
        char from[32], to[32], *at;

        snprintf(from, sizeof from, ";[%d..", loss->least - 1);
        snprintf(to, sizeof to, ";[%d..", loss->least);
        if (!length++)
            buffer_addf(&text, "#action;%s", line);
        if (strncmp(line, rule->id, strlen(rule->id)) != 0 || line[strlen(rule->id)] != ';')
            continue;
        at = strstr(line, from);
        assert_non_null(at);
        buffer_addf(&text, "remplacer;%.*s%s%s", (int)(at - line), line, to, at + strlen(from));
    }
    fclose(file);
    free(line);
    sheet = buffer_take(&text);
    damage("orientation", sheet);
    free(sheet);
}

static const struct verify_side *side_of(const struct verify_box *box, int question)
{
    for (size_t i = 0; i < box->count; i++)
        if (box->sides[i].question == question)
            return &box->sides[i];
    return NULL;
}

static void narrow_some(void)
{
    int age = pack_question(whole, "age");
    const bool lost[RULES_MOST] = {false};
    size_t told = 0;

    for (size_t r = 0; r < whole->rule_count && told < MUTATIONS; r++) {
        const struct cell_item *item = age_of(&whole->rules[r], age);
        struct count_loss loss = {lost, (int)r, age, 0, 0, door_of(&whole->rules[r])};

        if (!item)
            continue;
        loss.least = item->low + 1;
        loss.most = item->high;
        if (!count_lost(counter, &loss, NULL))
            continue;
        narrow(&whole->rules[r], &loss);
        expect_lost(&loss, whole->valid.from, whole->rules[r].id);
        const struct verify_side *side = side_of(&dead_end(loss.door)->box, age);

        assert_non_null(side);
        assert_false(side->blank);
        assert_int_equal(side->range_count, 1);
        assert_int_equal(side->ranges[0].from, item->low);
        assert_int_equal(side->ranges[0].to, item->low);
        told++;
    }
    assert_true(told > 0);
}

static void an_age_narrowed_is_told_with_that_age(void **state)
{
    (void)state;
    for (size_t p = 0; p < sizeof ids / sizeof *ids; p++) {
        open_pack(ids[p], "age");
        narrow_some();
    }
}

static void expect_end_told(const char *code)
{
    for (size_t i = 0; i < verification_count(found); i++) {
        const struct verify_finding *finding = verification_at(found, i);

        if (finding->kind == VERIFY_ENDS_EARLY && finding->rule < 0 &&
            strcmp(pack->networks[finding->network].code, code) == 0)
            return;
    }
    fail_msg("nothing says that %s stops", code);
}

static void close_some(void)
{
    int july = civil_to_days((struct civil_date){2015, 7, 1});
    size_t told = 0;

    for (size_t n = 0; n < whole->network_count && told < MUTATIONS; n++) {
        bool lost[RULES_MOST] = {false};
        struct count_loss loss = {lost, -1, -1, 0, 0, DOOR_1};
        char text[512];

        for (size_t r = 0; r < whole->rule_count; r++)
            lost[r] = whole->rules[r].network == (int)n;
        if (!count_lost(counter, &loss, NULL))
            continue;
        snprintf(text, sizeof text, "#action;code;au\nremplacer;%s;2015-06-30\n",
                 whole->networks[n].code);
        damage("reseaux", text);
        expect_lost(&loss, july, whole->networks[n].code);
        expect_end_told(whole->networks[n].code);
        told++;
    }
    assert_true(told > 1);
}

static void an_operator_closed_in_june_is_told_from_july(void **state)
{
    (void)state;
    for (size_t p = 0; p < sizeof ids / sizeof *ids; p++) {
        open_pack(ids[p], "");
        close_some();
    }
}

#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, open_home, close_home)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_HOME(the_situations_of_a_pack_are_counted),
        AT_HOME(a_row_dropped_is_told_with_those_whom_it_alone_served),
        AT_HOME(an_age_narrowed_is_told_with_that_age),
        AT_HOME(an_operator_closed_in_june_is_told_from_july),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
