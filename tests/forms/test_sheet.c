/* The act as a page: what every paper shows, what a neutral one never does.
 *
 * Whole pages are kept in golden/sheet-<case>.txt, one after the other at each width;
 * DP_GOLDEN=write makes them anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "tests/forms/sheet_fixture.h"

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

enum { KEPT_MOST = 1 << 16 };

/* Each of these words must stay unsaid on a neutral page. */
static const char *const secrets[] = {"SecretNom",  "SecretMotif",   "SecretApport",
                                      "SecretSite", "SecretVoisin",  "SecretAppelé",
                                      "connaître",  "secret_reseau", "SecretNote"};

/* Without the cuts of lines: what a person reads, whatever the width. */
static char *joined(const char *page)
{
    struct text_buffer out = {0};

    for (bool blank = false; *page; page++) {
        bool space = *page == ' ' || *page == '\n';

        if (!space || !blank)
            buffer_add_n(&out, space ? " " : page, 1);
        blank = space;
    }
    return buffer_take(&out);
}

static void expect_text(const struct act *act, const char *text, bool there)
{
    for (size_t i = 0; i < SHEET_WIDTHS; i++) {
        char *page = sheets_page(act, sheets()->widths[i]), *line = joined(page);

        if ((strstr(line, text) != NULL) != there)
            fail_msg("%d columns, « %s »:\n%s", sheets()->widths[i], text, page);
        free(page);
        free(line);
    }
}

/* ------------------------------------------------------------------------------- golden */

static char *kept_path(const char *name)
{
    char *path = NULL;

    if (asprintf(&path, "%s/tests/forms/golden/sheet-%s.txt", getenv("DP_SOURCE_ROOT"), name) < 0)
        fail_msg("out of memory");
    return path;
}

static void write_kept(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static char *read_kept(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = calloc(KEPT_MOST, 1);

    assert_non_null(text);
    if (file) {
        text[fread(text, 1, KEPT_MOST - 1, file)] = '\0';
        fclose(file);
    }
    return text;
}

static void expect_kept(const struct act *act, const char *name)
{
    const char *mode = getenv("DP_GOLDEN");
    struct text_buffer pages = {0};
    char *path = kept_path(name), *kept;

    for (size_t i = 0; i < SHEET_WIDTHS; i++) {
        char *page = sheets_page(act, sheets()->widths[i]);

        sheets_expect_width(page, sheets()->widths[i]);
        buffer_addf(&pages, "-- %d columns\n%s", sheets()->widths[i], page);
        free(page);
    }
    char *message = sheets_message(act);

    buffer_addf(&pages, "-- message\n%s\n", message);
    free(message);
    if (mode && strcmp(mode, "write") == 0)
        write_kept(path, buffer_text(&pages));
    kept = read_kept(path);
    assert_string_equal(kept, buffer_text(&pages));
    free(kept);
    free(path);
    buffer_finish(&pages);
}

/* ------------------------------------------------------------------------------- pages */

static void a_sheet_says_where_why_with_what_and_the_reference(void **state)
{
    struct act act = sheets_apec();

    (void)state;
    expect_kept(&act, "plain");
}

static void a_reference_is_never_cut(void **state)
{
    struct act act = sheets_apec();

    (void)state;
    for (int columns = SHEET_LEAST; columns <= SHEET_WIDE; columns++) {
        char *page = sheets_page(&act, columns);

        if (!strstr(page, "7K3F\u00a0-\u00a09XQ2\u00a0-\u00a0M4MX"))
            fail_msg("%d columns:\n%s", columns, page);
        sheets_expect_width(page, columns);
        free(page);
    }
}

static void an_appointment_is_said_in_full_or_as_typed(void **state)
{
    struct act act = sheets_apec();

    (void)state;
    expect_text(&act, "jeudi 26 novembre 2026 à 9:00", true);
    COPY(act.appointment, "jeudi matin, demander Mme Le Goff");
    expect_text(&act, "jeudi matin, demander Mme Le Goff", true);
    act.appointment[0] = '\0';
    expect_text(&act, "RENDEZ-VOUS", false);
}

static void what_is_not_known_leaves_no_empty_line(void **state)
{
    struct act act = sheets_apec();

    (void)state;
    memset(&act.told.place, 0, sizeof act.told.place);
    COPY(act.told.place.name, "Apec");
    act.told.demand[0] = act.told.bring[0] = act.told.reason[0] = act.appointment[0] = '\0';
    COPY(act.told.level, "-");
    act.desk_phone[0] = '\0';
    expect_kept(&act, "bare");
}

static void an_act_of_another_pack_is_printed_without_its_need(void **state)
{
    struct act act = sheets_apec();
    struct text_buffer out = {0};

    (void)state;
    COPY(act.told.demand, "besoin_inconnu");
    expect_text(&act, "besoin_inconnu", false);
    sheet_write(&out, &act, NULL, NULL, SHEET_WIDE, NULL);
    assert_non_null(strstr(buffer_text(&out), "Conseil en évolution professionnelle, niveau 2"));
    assert_null(strstr(buffer_text(&out), "trouver un emploi"));
    buffer_finish(&out);
}

static void hours_checked_today_say_so(void **state)
{
    struct act act = sheets_apec();

    (void)state;
    expect_text(&act, "(fiche du 12/10/2026)", true);
    act.told.hours_checked = true;
    expect_text(&act, "(vérifié ce jour)", true);
    expect_text(&act, "fiche du", false);
}

static void a_handover_says_who_was_called(void **state)
{
    struct act act = sheets_apec();

    (void)state;
    COPY(act.told.mode, "mise_en_relation");
    COPY(act.told.handover_who, "Mme Le Goff");
    expect_kept(&act, "handover");
}

static void a_breach_apologises_and_gives_no_code(void **state)
{
    struct act act = sheets_apec();

    (void)state;
    COPY(act.told.breach, "mauvaise_porte");
    COPY(act.told.breach_note, "note du poste");
    expect_text(&act, "mauvaise_porte", false);
    expect_text(&act, "note du poste", false);
    expect_kept(&act, "breach");
}

static void here_is_one_door(void **state)
{
    struct act act = sheets_apec();

    (void)state;
    COPY(act.told.mode, "ici");
    COPY(act.told.place.name, sheets()->desk.name);
    expect_text(&act, "DEUXIÈME PORTE", false);
    expect_kept(&act, "here");
}

static void a_cancelled_act_says_so_first(void **state)
{
    struct act act = sheets_apec();
    char *message;

    (void)state;
    act.cancelled = true;
    expect_kept(&act, "cancelled");
    message = sheets_message(&act);
    assert_ptr_equal(strstr(message, "ACTE ANNULÉ"), message);
    free(message);
}

/* ------------------------------------------------------------------------------- sensitive */

static void a_neutral_page_keeps_what_was_said_to_itself(void **state)
{
    struct act act = sheets_neutral();
    char *message = sheets_message(&act);

    (void)state;
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        expect_text(&act, secrets[i], false);
        if (strstr(message, secrets[i]))
            fail_msg("message, « %s »: %s", secrets[i], message);
    }
    assert_non_null(strstr(message, "Service d’accès au droit"));
    free(message);
    expect_text(&act, "Ce que vous avez dit.", true);
    expect_kept(&act, "neutral");
}

/* A sensitive answer sent to an ordinary network: the door may be named, not what was said. */
static void a_sensitive_answer_is_not_told_by_an_ordinary_door(void **state)
{
    struct act act = sheets_neutral();

    (void)state;
    act.told.neutral[0] = '\0';
    COPY(act.told.place.name, "Service emploi");
    expect_text(&act, "Service emploi", true);
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        if (strcmp(secrets[i], "SecretSite") != 0)
            expect_text(&act, secrets[i], false);
}

static void a_door_without_an_address_says_where_to_ask(void **state)
{
    struct act act = sheets_neutral();

    (void)state;
    act.told.place.address[0] = act.told.place.phone[0] = '\0';
    expect_text(&act, "demandez-les ici avant de partir", true);
}

/* « une autre porte », typed: the rule says nothing, the need alone is sensitive. */
static void a_sensitive_need_is_not_printed(void **state)
{
    struct act act = sheets_apec();
    char *message;

    (void)state;
    COPY(act.told.demand, "droits");
    expect_text(&act, "connaître", false);
    expect_text(&act, "droits", false);
    message = sheets_message(&act);
    assert_null(strstr(message, "droits"));
    free(message);
}

/* ------------------------------------------------------------------------------- languages */

static void a_sheet_is_in_the_language_in_force(void **state)
{
    struct act act = sheets_apec();

    (void)state;
    assert_true(say_switch("en"));
    if (strcmp(_("VOTRE DEUXIÈME PORTE"), "VOTRE DEUXIÈME PORTE") == 0) {
        say_switch("fr");
        skip();
    }
    expect_kept(&act, "english");
    expect_text(&act, "find a job", true);
    act = sheets_neutral();
    expect_text(&act, "know one", false);
    expect_text(&act, "SecretMotif", false);
    assert_true(say_switch("fr"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sheet_says_where_why_with_what_and_the_reference),
        cmocka_unit_test(a_reference_is_never_cut),
        cmocka_unit_test(an_appointment_is_said_in_full_or_as_typed),
        cmocka_unit_test(what_is_not_known_leaves_no_empty_line),
        cmocka_unit_test(an_act_of_another_pack_is_printed_without_its_need),
        cmocka_unit_test(hours_checked_today_say_so),
        cmocka_unit_test(a_handover_says_who_was_called),
        cmocka_unit_test(a_breach_apologises_and_gives_no_code),
        cmocka_unit_test(here_is_one_door),
        cmocka_unit_test(a_cancelled_act_says_so_first),
        cmocka_unit_test(a_neutral_page_keeps_what_was_said_to_itself),
        cmocka_unit_test(a_sensitive_answer_is_not_told_by_an_ordinary_door),
        cmocka_unit_test(a_door_without_an_address_says_where_to_ask),
        cmocka_unit_test(a_sensitive_need_is_not_printed),
        cmocka_unit_test(a_sheet_is_in_the_language_in_force),
    };

    return cmocka_run_group_tests(tests, sheets_open, sheets_close);
}
