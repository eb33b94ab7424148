/* Decision tables and hit policies of the DMN TCK: each table becomes a pack, each of its cases a
 * person at the desk, and what is proposed is what the case expects. At every place that a table
 * tells apart, the pack proposes the rows that hold there, and the verifier knows of its gaps and
 * overlaps. Skipped where DP_ORACLES is not given. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "model/triage/triage.h"
#include "model/verify/verify.h"
#include "tests/model/tck/answer.h"
#include "tests/model/tck/enumerate.h"
#include "tests/model/tck/sheets.h"
#include "tests/support/oracle.h"
#include "tests/support/sample_pack.h"

/* What was run, and how much of it differs. */
struct tally {
    unsigned tables, cases, differences;
    unsigned outside[TCK_REASONS];
    unsigned alone, complete; /* tables that the verifier proved so */
    unsigned reckoned;        /* cases whose count or sum is the test's own */
    size_t points;
    struct text_buffer said; /* the differences, a line each */
};

static void differ(struct tally *tally, const char *name, const char *what)
{
    tally->differences++;
    buffer_addf(&tally->said, "%s: %s\n", name, what);
}

/* ------------------------------------------------------------------------------- cases */

static void answer_case(const struct tck_table *table, const struct tck_case *one,
                        const struct pack *pack, struct situation *situation)
{
    for (size_t i = 0; i < table->input_count; i++) {
        const struct tck_column *column = &table->inputs[i];
        struct tck_place place = tck_place_of(column, &one->given[i]);

        situation_set(situation, (int)i, tck_value(pack, column, (int)i, place));
    }
}

/* The rules proposed, in their order; the default stands aside when anything else does not. */
static size_t propose(const struct tck_table *table, const struct pack *pack,
                      const struct situation *situation, int *rules)
{
    const struct triage_at at = {pack->valid.from, DOOR_1, -1};
    struct proposal found[TRIAGE_MOST];
    size_t count = triage_proposals(pack, situation, &at, found, TRIAGE_MOST);

    for (size_t i = 0; i < count; i++)
        rules[i] = (size_t)found[i].rule < table->rule_count ? found[i].rule : TCK_STANDARD;
    return count > 1 && found[count - 1].net ? count - 1 : count;
}

static void check_case(const struct tck_table *table, const struct tck_case *one,
                       const struct pack *pack, const char *name, struct tally *tally)
{
    struct situation *situation = situation_create(pack);
    struct tck_answer expected, ours;
    int rules[TRIAGE_MOST];

    answer_case(table, one, pack, situation);
    size_t count = propose(table, pack, situation, rules);

    tck_answer_read(table, one->expected, &expected);
    tck_answer_of(table, rules, count, &ours);
    if (!tck_answers_agree(table, &expected, &ours)) {
        char *said = tck_answer_write(&ours);
        struct text_buffer what = {0};

        buffer_addf(&what, "case %s gives %s, not %s", one->id, said, one->expected);
        differ(tally, name, buffer_text(&what));
        buffer_finish(&what);
        free(said);
    }
    tck_answer_finish(&expected);
    tck_answer_finish(&ours);
    situation_destroy(situation);
    tally->cases++;
    tally->reckoned += table->policy->answering == TCK_SUM || table->policy->answering == TCK_COUNT;
}

/* ------------------------------------------------------------------------------- tables */

static bool expects_nothing(const struct tck_table *table)
{
    for (size_t i = 0; i < table->case_count; i++)
        if (strcmp(table->cases[i].expected, "null") == 0)
            return true;
    return false;
}

static void check_verifier(const struct tck_table *table, const struct pack *pack,
                           const struct tck_enumeration *points, const char *name,
                           struct tally *tally)
{
    struct verification *verified = verify_pack(pack, NULL);
    bool tie = false, gap = false;

    for (size_t i = 0; i < verification_count(verified); i++) {
        assert_int_not_equal(verification_at(verified, i)->kind, VERIFY_NOT_VERIFIABLE);
        tie = tie || verification_at(verified, i)->kind == VERIFY_TIE;
    }
    for (size_t i = 0; i < verification_slice_count(verified); i++) {
        const struct verify_slice *slice = verification_slice(verified, i);

        gap = gap || (table->has_standard ? slice->net_only : slice->uncovered) > 0;
    }
    verification_destroy(verified);
    if (points->whole && gap != points->gap)
        differ(tally, name, gap ? "the verifier sees a gap, there is none" : "a gap is not seen");
    if (points->whole && tie != points->overlap)
        differ(tally, name, tie ? "the verifier sees a tie, there is none" : "a tie is not seen");
    if (table->policy->alone && tie && !expects_nothing(table))
        differ(tally, name, "the table promises one output, the verifier finds two");
    tally->alone += table->policy->alone && !tie;
    tally->complete += !gap;
}

static void run_table(struct tck_table *table, const char *name, struct tally *tally)
{
    if (table->outside) {
        tally->outside[table->outside]++;
        return;
    }
    struct sample_pack *sample = sample_pack_create();

    tck_sheets_write(table, sample);
    struct pack *pack = sample_pack_read(sample);
    struct tck_enumeration points = tck_enumerate(table, pack);

    tally->tables++;
    tally->points += points.points;
    if (!points.whole)
        print_message("%s has too many places: only its cases are run\n", name);
    for (size_t i = 0; i < table->case_count; i++)
        check_case(table, &table->cases[i], pack, name, tally);
    if (!points.agrees)
        differ(tally, name, "somewhere the pack does not propose the rows that hold");
    check_verifier(table, pack, &points, name, tally);
    pack_destroy(pack);
    sample_pack_destroy(sample);
}

static struct tally run_text(const char *text, const char *cases)
{
    struct tally tally = {0};
    struct tck_table *table = tck_table_read(strdup(text), strdup(cases));

    run_table(table, "this table", &tally);
    tck_table_destroy(table);
    return tally;
}

/* ------------------------------------------------------------------------------- DMN TCK */

/* `path` is that of a table; its cases stand beside it, or nowhere. */
static void run_file(const char *path, struct tally *tally)
{
    static const char folder[] = "dmn-tck/", ending[] = ".table.tsv";
    char relative[512], cases[1024];
    const char *name = strrchr(path, '/') + 1;
    int stem = (int)(strlen(name) - strlen(ending));

    snprintf(relative, sizeof relative, "%s%s", folder, name);
    snprintf(cases, sizeof cases, "%.*s.cases.tsv", (int)(strlen(path) - strlen(ending)), path);
    bool given = access(cases, R_OK) == 0;

    snprintf(cases, sizeof cases, "%s%.*s.cases.tsv", folder, stem, name);
    struct tck_table *table =
        tck_table_read(oracle_text(relative), given ? oracle_text(cases) : NULL);

    run_table(table, name, tally);
    if (table->outside)
        print_message("%s is left out: %s%s%s\n", name, tck_reason(table->outside),
                      table->where[0] ? ": " : "", table->where);
    tck_table_destroy(table);
}

static glob_t find_tables(void)
{
    const char *root = getenv("DP_ORACLES");
    char pattern[4096];
    glob_t found;

    if (!root || !root[0]) {
        print_message("DP_ORACLES is not set: the tables of the DMN TCK are not consulted\n");
        skip();
    }
    snprintf(pattern, sizeof pattern, "%s/dmn-tck/*.table.tsv", root);
    if (glob(pattern, 0, NULL, &found) != 0) {
        print_message("%s: no table is there: skipped\n", pattern);
        skip();
    }
    return found;
}

static void agrees_with_the_dmn_tck(void **state)
{
    glob_t found = find_tables();
    struct tally tally = {0};
    unsigned outside = 0;

    (void)state;
    for (size_t i = 0; i < found.gl_pathc; i++)
        run_file(found.gl_pathv[i], &tally);
    for (size_t i = 0; i < TCK_REASONS; i++)
        outside += tally.outside[i];
    print_message(
        "DMN TCK: %u tables of %zu, %u cases (%u counted or summed by the test), %zu places;"
        " proved: %u without overlap where it is promised, %u without a gap;"
        " %u tables left out\n",
        tally.tables, found.gl_pathc, tally.cases, tally.reckoned, tally.points, tally.alone,
        tally.complete, outside);
    print_error("%s", buffer_text(&tally.said));
    buffer_finish(&tally.said);
    size_t given = found.gl_pathc;

    globfree(&found);
    assert_int_equal(tally.differences, 0);
    assert_int_equal(tally.tables + outside, given);
    assert_true(tally.tables > 0);
}

/* ------------------------------------------------------------------------------- of the test */

/* Bad news must be possible: an expectation that is wrong in value, in order, or in number. */
static void a_wrong_expectation_is_seen(void **state)
{
    static const char rows[] =
        "#in\tage:number\n#invalues\t\n#out\t:None\n#outvalues\t\n#default\t\n"
        "rule\t>10\t|\t\"b\"\nrule\t>5\t|\t\"a\"\n";
    static const struct {
        const char *hit, *age, *expected;
        unsigned differences;
    } cases[] = {
        {"RULE ORDER", "11", "[\"b\", \"a\"]", 0},
        {"RULE ORDER", "11", "[\"a\", \"b\"]", 1},
        {"COLLECT", "11", "[\"a\", \"b\"]", 0},
        {"COLLECT", "11", "[\"a\"]", 1},
        {"FIRST", "11", "\"b\"", 0},
        {"FIRST", "11", "\"a\"", 1},
        {"FIRST", "10", "\"a\"", 0},
        {"FIRST", "5", "null", 0},
        {"FIRST", "5", "\"a\"", 1},
        {"COLLECT\tCOUNT", "11", "2", 0},
        {"COLLECT\tCOUNT", "6", "2", 1},
        {"FIRST", "10.5", "\"b\"", 0},
        {"UNIQUE", "6", "\"a\"", 1}, /* right, and not unique: the verifier says so */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text_buffer table = {0}, given = {0};

        buffer_addf(&table, "#hit\t%s\n%s", cases[i].hit, rows);
        buffer_addf(&given, "#id\tage\texpected_json\n1\t%s\t%s\n", cases[i].age,
                    cases[i].expected);
        struct tally tally = run_text(buffer_text(&table), buffer_text(&given));

        if (tally.tables != 1 || tally.differences != cases[i].differences)
            fail_msg("%s, %s, %s: %s", cases[i].hit, cases[i].age, cases[i].expected,
                     buffer_text(&tally.said));
        buffer_finish(&tally.said);
        buffer_finish(&table);
        buffer_finish(&given);
    }
}

/* What the tables given do not hold: null, several kinds of bounds, MAX, a default, dates. */
static void other_tables_of_the_format_are_read(void **state)
{
    static const char table[] = "#hit\tCOLLECT\tMAX\n#in\tday:date\tpart:number\tword:tWord\n"
                                "#invalues\t\t[0..1]\t\n#out\t:None\n#outvalues\t\n#default\t0\n"
                                "rule\t>=date(\"2026-02-28\")\t(0.25..0.5]\tnull\t|\t-1.5\n"
                                "rule\t-\t<=0.25\tnot(\"Été, là\",\"b\")\t|\t10\n"
                                "rule\t@\"2026-03-01\"\t-\t!=\"b\"\t|\t2\n";
    static const char cases[] = "#id\tday\tpart\tword\texpected_json\n"
                                "1\t\"2026-02-28\"\t0.3\tnull\t-1.5\n"
                                "2\t\"2026-02-27\"\t0.3\tnull\t0\n"
                                "3\t\"2026-03-01\"\t0.25\t\"c\"\t10.0\n"
                                "4\t\"2026-03-01\"\t0.26\t\"Été, là\"\t2\n"
                                "5\t\"2026-03-01\"\t0\t\"b\"\t0\n";
    struct tally tally = run_text(table, cases);

    (void)state;
    if (tally.differences)
        fail_msg("%s", buffer_text(&tally.said));
    assert_int_equal(tally.cases, 5);
    assert_true(tally.points > 100);
    buffer_finish(&tally.said);
}

static void what_a_pack_has_not_is_left_out_with_its_reason(void **state)
{
    static const struct {
        const char *hit, *input, *cell, *output, *given;
        enum tck_outside outside;
    } tables[] = {
        {"UNIQUE", "a:number", ">5", "1", "6", TCK_INSIDE},
        {"UNIQUE", "a:string", "upper case(\"x\")", "1", "\"X\"", TCK_CALL},
        {"UNIQUE", "a:number", "> 2 * 3", "1", "7", TCK_ARITHMETIC},
        {"UNIQUE", "a:number", "> other", "1", "7", TCK_NAME},
        {"UNIQUE", "a:number", "? > 5", "1", "7", TCK_NAME},
        {"UNIQUE", "a:number", "5, \"x\"", "1", "7", TCK_MIXED},
        {"UNIQUE", "a:string", "\"x\"", "1", "[1, 2]", TCK_MIXED},
        {"UNIQUE", "a:string", "< \"x\"", "1", "\"a\"", TCK_TEXT_ORDER},
        {"UNIQUE", "a:number", "[6..5]", "1", "6", TCK_EMPTY_INTERVAL},
        {"UNIQUE", "a:number", ">5000000000", "1", "6", TCK_OUT_OF_RANGE},
        {"UNIQUE", "a * 2:number", ">5", "1", "6", TCK_INPUT_COMPUTED},
        {"UNIQUE", "a:number", ">5", "a + 1", "6", TCK_OUTPUT_COMPUTED},
        {"PRIORITY", "a:number", ">5", "1", "6", TCK_NO_ORDER},
        {"COLLECT\tSUM", "a:number", ">5", "\"x\"", "6", TCK_NO_NUMBER},
        {"UNIQUE", "a:number", ">5", "1", NULL, TCK_NO_CASES},
    };

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct text_buffer table = {0}, cases = {0};

        buffer_addf(&table, "#hit\t%s\n#in\t%s\n#invalues\t\n#out\t:None\n#outvalues\t\n",
                    tables[i].hit, tables[i].input);
        buffer_addf(&table, "rule\t%s\t|\t%s\n", tables[i].cell, tables[i].output);
        buffer_add(&cases, "#id\ta\texpected_json\n");
        if (tables[i].given)
            buffer_addf(&cases, "1\t%s\t1\n", tables[i].given);
        struct tally tally = run_text(buffer_text(&table), buffer_text(&cases));

        if (tally.tables != (tables[i].outside == TCK_INSIDE) ||
            (tables[i].outside && tally.outside[tables[i].outside] != 1))
            fail_msg("%s %s is not left out as it should be", tables[i].input, tables[i].cell);
        assert_int_equal(tally.differences, 0);
        buffer_finish(&table);
        buffer_finish(&cases);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_expectation_is_seen),
        cmocka_unit_test(other_tables_of_the_format_are_read),
        cmocka_unit_test(what_a_pack_has_not_is_left_out_with_its_reason),
        cmocka_unit_test(agrees_with_the_dmn_tck),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
