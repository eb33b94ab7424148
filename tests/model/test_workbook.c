/* Packs in one .ods file: the same pack as its CSV sheets; typed cells; and what is refused. */
#include "model/pack/workbook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/pack/assemble.h"
#include "model/pack/pack.h"
#include "model/verify/verify.h"
#include "tests/support/ods.h"
#include "tests/support/sample_pack.h"

static struct sample_pack *sample;
static char path[4096];

static int make_sample(void **state)
{
    (void)state;
    sample = sample_pack_create();
    snprintf(path, sizeof path, "%s/jeu.ods", sample_pack_folder(sample));
    return 0;
}

static int drop_sample(void **state)
{
    (void)state;
    sample_pack_destroy(sample);
    return 0;
}

static void say_all(const struct fault_list *faults)
{
    for (size_t i = 0; i < fault_list_count(faults); i++) {
        const struct fault *fault = fault_list_at(faults, i);

        print_error("%s [%s] row %u column %u: code %d « %s » (%s)\n", fault->file, fault->sheet,
                    fault->row, fault->column, (int)fault->code, fault->word, fault->hint);
    }
}

/* ------------------------------------------------------------------------------- the same pack */

static void hash_of(const char *source, char hash[PACK_HASH_SIZE])
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = pack_read(source, faults);

    if (!pack)
        say_all(faults);
    assert_non_null(pack);
    assert_int_equal(fault_list_count(faults), 0);
    memcpy(hash, pack->hash, PACK_HASH_SIZE);
    pack_destroy(pack);
    fault_list_destroy(faults);
}

static void expect_same_hash(const char *folder)
{
    char sheets[PACK_HASH_SIZE], workbook[PACK_HASH_SIZE];

    hash_of(folder, sheets);
    ods_of_folder(folder, path);
    hash_of(path, workbook);
    assert_string_equal(workbook, sheets);
}

static void a_workbook_is_the_same_pack_as_its_sheets(void **state)
{
    static const char *const packs[] = {"france-2015", "france-2026", "template"};
    char folder[4096];

    (void)state;
    expect_same_hash(sample_pack_folder(sample));
    for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
        snprintf(folder, sizeof folder, "%s/forms/packs/%s", getenv("DP_SOURCE_ROOT"), packs[i]);
        expect_same_hash(folder);
    }
}

/* What coordinators start from leaves nobody without a door, and its own examples hold. */
static void the_template_has_nothing_to_mend(void **state)
{
    struct fault_list *faults = fault_list_create();
    char folder[4096];

    (void)state;
    snprintf(folder, sizeof folder, "%s/forms/packs/template", getenv("DP_SOURCE_ROOT"));
    struct pack *pack = pack_read(folder, faults);

    assert_non_null(pack);
    assert_true(pack->case_count >= 3);
    struct verification *verification = verify_pack(pack, NULL);

    assert_int_equal(verification_severity_count(verification, VERIFY_REFUSED), 0);
    assert_int_equal(verification_severity_count(verification, VERIFY_WARNING), 0);
    verification_destroy(verification);
    pack_destroy(pack);
    fault_list_destroy(faults);
}

/* What is installed from a workbook is the pack that was checked there. */
static void a_workbook_is_assembled_as_a_folder_is(void **state)
{
    struct fault_list *faults = fault_list_create();
    char output[4096], before[PACK_HASH_SIZE], after[PACK_HASH_SIZE];

    (void)state;
    ods_of_folder(sample_pack_folder(sample), path);
    hash_of(path, before);
    snprintf(output, sizeof output, "%s/sortie", sample_pack_folder(sample));
    assert_true(pack_assemble(path, NULL, output, ASSEMBLE_NEW, faults));
    hash_of(output, after);
    assert_string_equal(after, before);
    fault_list_destroy(faults);
}

/* ------------------------------------------------------------------------------- typed cells */

/* The sample as a workbook, with the first `from` of its content replaced. */
static void write_changed(const char *from, const char *to)
{
    struct text_buffer content = {0}, changed = {0};

    ods_content(sample_pack_folder(sample), &content);
    const char *text = buffer_text(&content), *at = strstr(text, from);

    if (!at)
        fail_msg("the content has no %s", from);
    buffer_add_n(&changed, text, (size_t)(at - text));
    buffer_add(&changed, to);
    buffer_add(&changed, at + strlen(from));
    ods_of_entry(path, "content.xml", buffer_text(&changed), changed.length);
    buffer_finish(&content);
    buffer_finish(&changed);
}

#define TYPED(marks, shown)                                                                        \
    "<table:table-cell " marks "><text:p>" shown "</text:p></table:table-cell>"
#define FLOAT(value, shown) TYPED("office:value-type=\"float\" office:value=\"" value "\"", shown)

/* The change in words of the sample, and what is said: .word is what the person finds there. */
static const struct {
    const char *from, *to;
    enum fault_code code; /* FAULT_NONE: the pack is read */
    const char *sheet;
    unsigned row, column;
    const char *word, *hint;
} typed[] = {
    {ODS_CELL("&lt;26"), FLOAT("18", "18"), FAULT_NONE, "", 0, 0, "", ""},
    {ODS_CELL("115"), FLOAT("115", "115"), FAULT_NONE, "", 0, 0, "", ""},
    {ODS_CELL("2026-05-31"),
     TYPED("office:value-type=\"date\" office:date-value=\"2026-05-31\"", "31/05/26"), FAULT_NONE,
     "", 0, 0, "", ""},
    {ODS_CELL("2026-05-31"),
     TYPED("office:value-type=\"date\" office:date-value=\"2026-05-31T00:00:00\"", "31/05/26"),
     FAULT_NONE, "", 0, 0, "", ""},
    {ODS_CELL("&lt;26"), FLOAT("1.2", "1,2"), FAULT_CELL_DECIMAL, "orientation", 2, 4, "1,2",
     "[1..2]"},
    {ODS_CELL("&lt;26"),
     TYPED("table:formula=\"of:=18\" office:value-type=\"float\" office:value=\"18\"", "18"),
     FAULT_CELL_FORMULA, "orientation", 2, 4, "=18", ""},
    {ODS_CELL("&lt;26"),
     TYPED("office:value-type=\"date\" office:date-value=\"2026-04-03\"", "03/04/26"),
     FAULT_CELL_AS_DATE, "orientation", 2, 4, "2026-04-03", ""},
    {ODS_CELL("&lt;26"), TYPED("office:value-type=\"percentage\" office:value=\"1\"", "100%"),
     FAULT_CELL_PERCENT, "orientation", 2, 4, "100%", ""},
    {ODS_CELL("Essai"), FLOAT("2026", "2026"), FAULT_CELL_NUMBER, "settings", 2, 2, "2026", ""},
    {ODS_CELL("Vous êtes cadre."),
     TYPED("office:value-type=\"time\" office:time-value=\"PT12H\"", "12:00"), FAULT_CELL_NUMBER,
     "orientation", 3, 15, "12:00", ""},
    {ODS_CELL("Service emploi"),
     TYPED("office:value-type=\"boolean\" office:boolean-value=\"true\"", "VRAI"),
     FAULT_CELL_BOOLEAN, "reseaux", 3, 2, "VRAI", ""},
    {ODS_CELL("01 02 03 04 05"), FLOAT("102030405", "102030405"), FAULT_CELL_PHONE, "reseaux", 3, 6,
     "102030405", "01 02 03 04 05"},
    {ODS_CELL("c56121"), FLOAT("1004", "1004"), FAULT_CELL_ZERO, "territoire", 4, 2, "1004",
     "c01004"},
};

static void expect_typed(size_t i)
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = pack_read(path, faults);
    const struct fault *fault = fault_list_at(faults, 0);
    size_t expected = typed[i].code != FAULT_NONE;

    if (fault_list_count(faults) != expected || !pack != (expected != 0) ||
        (fault && (fault->code != typed[i].code || strcmp(fault->sheet, typed[i].sheet) != 0 ||
                   fault->row != typed[i].row || fault->column != typed[i].column ||
                   strcmp(fault->word, typed[i].word) != 0 ||
                   strcmp(fault->hint, typed[i].hint) != 0 || strcmp(fault->file, path) != 0))) {
        say_all(faults);
        fail_msg("%s", typed[i].to);
    }
    pack_destroy(pack);
    fault_list_destroy(faults);
}

static void a_cell_is_what_the_spreadsheet_says_it_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        write_changed(typed[i].from, typed[i].to);
        expect_typed(i);
    }
}

/* ------------------------------------------------------------------------------- texts */

static void expect_whom(const char *cell, const char *text)
{
    struct fault_list *faults = fault_list_create();

    write_changed(ODS_CELL("dormir ce soir"), cell);
    struct pack *pack = pack_read(path, faults);

    if (!pack)
        say_all(faults);
    assert_non_null(pack);
    assert_string_equal(pack_say(pack, &pack->emergencies[0].whom, "fr"), text);
    pack_destroy(pack);
    fault_list_destroy(faults);
}

static void the_text_of_a_cell_is_what_is_seen(void **state)
{
    (void)state;
    expect_whom(ODS_CELL("dormir</text:p><text:p>ce soir"), "dormir\nce soir");
    expect_whom(ODS_CELL("dormir<text:line-break/>ce soir"), "dormir\nce soir");
    expect_whom(ODS_CELL("dor<text:span>mir <text:a>ce</text:a></text:span> soir"),
                "dormir ce soir");
    expect_whom(ODS_CELL("\n  dormir\n  ce <text:s text:c=\"2\"/>soir"), "dormir ce   soir");
    expect_whom("<table:table-cell><office:annotation><text:p>un mot à part</text:p>"
                "</office:annotation><draw:frame><draw:text-box><text:p>un dessin</text:p>"
                "</draw:text-box></draw:frame><text:p>dormir</text:p></table:table-cell>",
                "dormir");
    expect_whom("<table:table-cell office:value-type=\"string\" office:string-value=\"dormir\"/>",
                "dormir");
}

/* A row is numbered as the spreadsheet does, whatever is repeated or empty before it. */
static void rows_keep_their_numbers(void **state)
{
    struct fault_list *faults = fault_list_create();

    (void)state;
    write_changed("<table:table-row>" ODS_CELL("droits"),
                  "<table:table-row table:number-rows-repeated=\"40\"><table:table-cell "
                  "table:number-columns-repeated=\"16384\"/></table:table-row>"
                  "<table:table-row>" ODS_CELL("=18"));
    assert_null(pack_read(path, faults));
    assert_int_equal(fault_list_count(faults), 1);
    assert_int_equal(fault_list_at(faults, 0)->row, 46);
    assert_int_equal(fault_list_at(faults, 0)->column, 1);
    fault_list_destroy(faults);
}

/* ------------------------------------------------------------------------------- sheets */

#define SHEET(name)                                                                                \
    "<table:table table:name=\"" name                                                              \
    "\"><table:table-row>" ODS_CELL("x") "</table:table-row></table:table>"

static void expect_code(enum fault_code code, const char *word)
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = pack_read(path, faults);

    if (fault_list_count(faults) != (code != FAULT_NONE))
        say_all(faults);
    assert_int_equal(fault_list_count(faults), code != FAULT_NONE);
    assert_int_equal(pack == NULL, code != FAULT_NONE);
    if (code) {
        assert_int_equal(fault_list_at(faults, 0)->code, code);
        assert_string_equal(fault_list_at(faults, 0)->word, word);
        assert_string_equal(fault_list_at(faults, 0)->file, path);
    }
    pack_destroy(pack);
    fault_list_destroy(faults);
}

static void sheets_of_the_coordinator_are_left_alone(void **state)
{
    (void)state;
    write_changed(ODS_END, SHEET("#brouillon") SHEET("Instructions") SHEET(
                               "Mode d’emploi") "<table:table table:name=\"Feuille1\"/>" ODS_END);
    expect_code(FAULT_NONE, "");
    write_changed(ODS_END, SHEET("Brouillon") ODS_END);
    expect_code(FAULT_SHEET_UNKNOWN, "brouillon");
    write_changed(ODS_END, SHEET("Cas") ODS_END);
    expect_code(FAULT_SHEET_TWICE, "cas");
    write_changed("table:name=\"urgence\"", "table:name=\"#urgence\"");
    expect_code(FAULT_NONE, "");
    write_changed("table:name=\"reseaux\"", "table:name=\"Réseaux\"");
    struct fault_list *faults = fault_list_create();

    assert_null(pack_read(path, faults));
    assert_int_equal(fault_list_at(faults, 0)->code, FAULT_SHEET_UNKNOWN);
    assert_string_equal(fault_list_at(faults, 0)->detail, "reseaux");
    assert_int_equal(fault_list_at(faults, 1)->code, FAULT_SHEET_MISSING);
    fault_list_destroy(faults);
}

/* ------------------------------------------------------------------------------- refusals */

static void write_text(const char *name, const char *text)
{
    ods_of_entry(path, name, text, strlen(text));
}

static void what_is_no_workbook_is_said_to_be_none(void **state)
{
    FILE *file = fopen(path, "wb");

    (void)state;
    assert_non_null(file);
    fputs("nom;numero\n", file);
    fclose(file);
    expect_code(FAULT_WORKBOOK_KIND, "");
    write_text("xl/workbook.xml", "<workbook/>");
    expect_code(FAULT_WORKBOOK_KIND, "");
    write_text("content.xml", "not xml, or enciphered");
    expect_code(FAULT_WORKBOOK_DAMAGED, "");
    write_text("content.xml", "<html><body/></html>");
    expect_code(FAULT_WORKBOOK_DAMAGED, "");
    write_text("content.xml", ODS_BEGIN);
    expect_code(FAULT_WORKBOOK_DAMAGED, "");
    ods_of_folder(sample_pack_folder(sample), path);
    assert_int_equal(truncate(path, 1000), 0);
    expect_code(FAULT_WORKBOOK_DAMAGED, "");
    unlink(path);
    expect_code(FAULT_FILE_MISSING, "");
}

static void entities_are_refused(void **state)
{
    (void)state;
    write_text("content.xml", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                              "\"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>");
    expect_code(FAULT_WORKBOOK_UNSAFE, "");
    write_text("content.xml", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>");
    expect_code(FAULT_WORKBOOK_UNSAFE, "");
    write_text("content.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"/etc/passwd\">]><x>&a;</x>");
    expect_code(FAULT_WORKBOOK_UNSAFE, "");
    write_text("content.xml", "<x>&a;</x>");
    expect_code(FAULT_WORKBOOK_DAMAGED, "");
}

/* `middle`, over and over, between the parts of a content. */
static void write_flood(const char *before, const char *middle, size_t times, const char *after)
{
    struct text_buffer flood = {0};

    buffer_add(&flood, before);
    for (size_t i = 0; i < times; i++)
        buffer_add(&flood, middle);
    buffer_add(&flood, after);
    ods_of_entry(path, "content.xml", buffer_text(&flood), flood.length);
    buffer_finish(&flood);
}

#define TABLE ODS_BEGIN "<table:table table:name=\"cas\">"
#define REPEATED_ROW(times)                                                                        \
    "<table:table-row table:number-rows-repeated=\"" times "\">" ODS_CELL("x") "</"                \
                                                                               "table:table-row>"

static void floods_are_refused(void **state)
{
    (void)state;
    write_flood("<x>", "                                                                ",
                (size_t)33 * 16 * 1024, "</x>");
    expect_code(FAULT_WORKBOOK_LARGE, "");
    write_flood("<x a=\"", "aaaaaaaaaaaaaaaa", (size_t)64 * 1024, "\"/>");
    expect_code(FAULT_WORKBOOK_LARGE, "");
    write_flood("", "<x>", 1000, "");
    expect_code(FAULT_WORKBOOK_DAMAGED, "");
    write_flood(TABLE REPEATED_ROW("1048576"), "", 0, "</table:table>" ODS_END);
    expect_code(FAULT_WORKBOOK_LARGE, "");
    write_flood(TABLE "<table:table-row><table:table-cell table:number-columns-repeated=\"600\" "
                      "office:value-type=\"string\"><text:p>x</text:p></table:table-cell>",
                "", 0, "</table:table-row></table:table>" ODS_END);
    expect_code(FAULT_WORKBOOK_LARGE, "");
    write_flood(TABLE "<table:table-row><table:table-cell><text:p>", "aaaaaaaaaaaaaaaa", 5000,
                "</text:p></table:table-cell></table:table-row></table:table>" ODS_END);
    expect_code(FAULT_WORKBOOK_LARGE, "");
    write_flood(ODS_BEGIN, "<table:table table:name=\"x\"/>", 65, ODS_END);
    expect_code(FAULT_WORKBOOK_LARGE, "");
}

#define with_sample(test) cmocka_unit_test_setup_teardown(test, make_sample, drop_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_sample(a_workbook_is_the_same_pack_as_its_sheets),
        with_sample(the_template_has_nothing_to_mend),
        with_sample(a_workbook_is_assembled_as_a_folder_is),
        with_sample(a_cell_is_what_the_spreadsheet_says_it_is),
        with_sample(the_text_of_a_cell_is_what_is_seen),
        with_sample(rows_keep_their_numbers),
        with_sample(sheets_of_the_coordinator_are_left_alone),
        with_sample(what_is_no_workbook_is_said_to_be_none),
        with_sample(entities_are_refused),
        with_sample(floods_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
