/* What an import tells: every reason with its remedy, the first of each, and how many more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "forms/intake/reasons.h"
#include "forms/intake/report.h"
#include "forms/intake/sources.h"
#include "forms/report/wrap.h"
#include "locale/say/say.h"
#include "locale/text/width.h"

static char *page_of(const struct import_report *report, bool rows, bool dry)
{
    struct intake_page page = {"lieux.csv", rows, dry, false, report};
    struct text_buffer out = {0};

    intake_page_write(&page, &out);
    return buffer_take(&out);
}

static void expect(const struct import_report *report, bool rows, const char *part)
{
    char *text = page_of(report, rows, false);

    if (!strstr(text, part))
        fail_msg("« %s » is not in\n%s", part, text);
    free(text);
}

static void remark(struct import_report *report, enum intake_reason reason, unsigned long at,
                   int field, const char *value)
{
    unsigned long known = report->by_reason[reason]++;

    if (known >= IMPORT_REMARKS_EACH)
        return;
    struct import_remark *kept = &report->remarks[reason][known];

    *kept = (struct import_remark){.reason = reason, .at = at, .field = field};
    snprintf(kept->value, sizeof kept->value, "%s", value);
    snprintf(kept->id, sizeof kept->id, "dora--%lu", at);
}

static void every_reason_has_its_words(void **state)
{
    (void)state;
    for (int i = INTAKE_TAKEN + 1; i < INTAKE_REASONS; i++) {
        enum intake_reason reason = (enum intake_reason)i;

        if (strcmp(reason_code(reason), "?") == 0 || strlen(reason_text(reason)) < 15 ||
            strlen(reason_remedy(reason)) < 10)
            fail_msg("reason %d has no words", i);
        for (int other = INTAKE_TAKEN + 1; other < i; other++)
            assert_string_not_equal(reason_code(reason), reason_code((enum intake_reason)other));
    }
    assert_string_equal(reason_code(INTAKE_TAKEN), "?");
    assert_string_equal(reason_code((enum intake_reason) - 1), "?");
    assert_string_equal(reason_code(INTAKE_REASONS), "?");
}

static void columns_are_named_as_in_the_standard(void **state)
{
    (void)state;
    assert_string_equal(reason_column(RECORD_STRUCTURE, STRUCTURE_CODE_POSTAL), "code_postal");
    assert_string_equal(reason_column(RECORD_SERVICE, SERVICE_STRUCTURE_ID), "structure_id");
    assert_string_equal(reason_column(RECORD_STRUCTURE, -1), "");
    assert_string_equal(reason_column(RECORD_STRUCTURE, STRUCTURE_FIELDS), "");
    assert_string_equal(reason_column(RECORD_SERVICE, SERVICE_FIELDS), "");
}

static void counts_are_told_as_people_write_numbers(void **state)
{
    struct import_report report = {
        .source = INTAKE_INCLUSION_STRUCTURES, .read = 65945, .added = 12, .same = 65933};

    (void)state;
    expect(&report, true, "lieux.csv\u00a0: data·inclusion, structures\n");
    expect(&report, true, "   Lues               65\u202f945\n");
    expect(&report, true, "   Ajoutées               12\n");
    expect(&report, true, "   Refusées                0\n");
    assert_false(intake_warned(&report));
}

static void what_is_of_another_type_is_counted_without_alarm(void **state)
{
    struct import_report report = {.source = INTAKE_DILA, .added = 2, .aside = 1};

    (void)state;
    expect(&report, false, "   1 fiche d’un autre type, laissée de côté.\n");
    report.aside = 84210;
    expect(&report, false, "   84\u202f210 fiches d’un autre type, laissées de côté.\n");
    assert_false(intake_warned(&report));
    report.aside = 0;
    char *text = page_of(&report, false, false);

    assert_null(strstr(text, "autre type"));
    free(text);
}

static void the_same_file_again_says_so(void **state)
{
    struct import_report report = {.source = INTAKE_DILA, .same = 2};
    char *dry;

    (void)state;
    expect(&report, false, "rien n’a changé");
    report.added = 1;
    dry = page_of(&report, false, true);
    assert_non_null(strstr(dry, "rien n’a été écrit"));
    assert_null(strstr(dry, "rien n’a changé"));
    free(dry);
}

static void a_refusal_says_where_what_and_what_to_do(void **state)
{
    struct import_report report = {.source = INTAKE_INCLUSION_STRUCTURES, .refused = 1};

    (void)state;
    remark(&report, INTAKE_POSTCODE, 4, STRUCTURE_CODE_POSTAL, "8000");
    assert_true(intake_warned(&report));
    expect(&report, true, "Refusées");
    expect(&report, true, "   1 fois\u00a0: un code postal a cinq chiffres.\n");
    expect(&report, true, "À faire\u00a0: mettez la colonne au format texte, puis retapez-le.\n");
    expect(&report, true, "ligne 4, code_postal\u00a0: «\u00a08000\u00a0» (dora--4)\n");
    expect(&report, false, "fiche 4, code_postal\u00a0: «\u00a08000\u00a0» (dora--4)\n");
    remark(&report, INTAKE_MISSING, 5, STRUCTURE_NOM, "");
    expect(&report, true, "ligne 5, nom\u00a0: vide (dora--5)\n");
}

static void what_was_mended_is_told_apart(void **state)
{
    struct import_report report = {.source = INTAKE_OWN, .mended = 1};

    (void)state;
    remark(&report, INTAKE_ZERO_RESTORED, 2, STRUCTURE_CODE_POSTAL, "1400");
    assert_true(intake_warned(&report));
    char *text = page_of(&report, true, false);

    assert_null(strstr(text, "Refusées\u00a0:"));
    assert_non_null(strstr(text, "Réserves\u00a0: ce qui"));
    free(text);
}

static void what_is_of_the_whole_file_has_no_line(void **state)
{
    struct import_report report = {.source = INTAKE_OWN};

    (void)state;
    remark(&report, INTAKE_LEGACY, 0, -1, "été");
    report.remarks[INTAKE_LEGACY][0].id[0] = '\0';
    expect(&report, true, "\n     «\u00a0été\u00a0»\n");
}

static void many_of_one_kind_do_not_hide_the_others(void **state)
{
    struct import_report report = {.source = INTAKE_OWN, .refused = 301};

    (void)state;
    for (unsigned long i = 0; i < 300; i++)
        remark(&report, INTAKE_POSTCODE, i + 2, STRUCTURE_CODE_POSTAL, "x");
    remark(&report, INTAKE_DATE, 900, STRUCTURE_DATE_MAJ, "2030-01-01");
    expect(&report, true, "   300 fois\u00a0: un code postal");
    expect(&report, true, "ligne 6, code_postal");
    expect(&report, true, "… et 295 autres\n");
    expect(&report, true, "ligne 900, date_maj\u00a0: «\u00a02030-01-01\u00a0»");
    char *text = page_of(&report, true, false);

    assert_null(strstr(text, "ligne 7, code_postal"));
    free(text);
}

/* A name written to drive the terminal of whoever reads the report. */
static void nothing_from_the_file_drives_the_terminal(void **state)
{
    struct import_report report = {.source = INTAKE_OWN, .refused = 1};
    struct intake_page page = {"\033[2Jx.csv", true, false, true, &report};
    struct text_buffer out = {0};

    (void)state;
    remark(&report, INTAKE_CLEANED, 2, STRUCTURE_NOM, "\033]0;x\a\xe2\x80\xae");
    intake_page_write(&page, &out);
    for (const char *c = buffer_text(&out); *c; c++)
        assert_false((unsigned char)*c < 0x20 && *c != '\n');
    assert_null(strstr(buffer_text(&out), "\xe2\x80\xae"));
    buffer_finish(&out);
}

static void lines_fit_in_eighty_columns(void **state)
{
    struct import_report report = {.source = INTAKE_INCLUSION_SERVICES, .same = 4000000000};
    char value[96];

    (void)state;
    memset(value, 'a', sizeof value);
    value[sizeof value - 1] = '\0';
    for (int i = INTAKE_TAKEN + 1; i < INTAKE_REASONS; i++)
        for (unsigned long j = 0; j < 7; j++)
            remark(&report, (enum intake_reason)i, 4000000000 + j, SERVICE_NOM, value);
    char *text = page_of(&report, true, true);

    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        if (width_of(line) > REPORT_COLUMNS)
            fail_msg("too wide: %s", line);
    free(text);
}

static void an_edition_is_attributed(void **state)
{
    struct directory_edition dila = {.source = "dila",
                                     .url = "https://lecomarquage.example/all",
                                     .file = "data.gouv_local.json",
                                     .date = "2026-11-20"};
    struct directory_edition own = {.source = "local", .name = "mife-bretagne", .file = "m.csv"};
    struct text_buffer out = {0};

    (void)state;
    source_say_edition(&dila, &out);
    assert_string_equal(buffer_text(&out),
                        "Annuaire\u00a0: Service-Public / DILA, https://lecomarquage.example/all, "
                        "data.gouv_local.json, 20/11/2026, Licence Ouverte 2.0");
    buffer_clear(&out);
    source_say_edition(&own, &out);
    assert_string_equal(buffer_text(&out), "Feuille de votre territoire, mife-bretagne, m.csv");
    buffer_finish(&out);
    assert_string_equal(source_licence("unknown"), "");
    assert_string_equal(source_producer("unknown"), "unknown");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reason_has_its_words),
        cmocka_unit_test(columns_are_named_as_in_the_standard),
        cmocka_unit_test(counts_are_told_as_people_write_numbers),
        cmocka_unit_test(what_is_of_another_type_is_counted_without_alarm),
        cmocka_unit_test(the_same_file_again_says_so),
        cmocka_unit_test(a_refusal_says_where_what_and_what_to_do),
        cmocka_unit_test(what_was_mended_is_told_apart),
        cmocka_unit_test(what_is_of_the_whole_file_has_no_line),
        cmocka_unit_test(many_of_one_kind_do_not_hide_the_others),
        cmocka_unit_test(nothing_from_the_file_drives_the_terminal),
        cmocka_unit_test(lines_fit_in_eighty_columns),
        cmocka_unit_test(an_edition_is_attributed),
    };

    return say_start("fr", NULL) ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
