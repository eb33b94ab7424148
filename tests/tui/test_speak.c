/* Every fault is a sentence: none is empty, none shows a hole, whatever is known of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/say/say.h"
#include "tui/speak/speak.h"

static char *spoken(const struct fault *fault)
{
    struct text_buffer out = {0};

    speak_fault(&out, fault);
    return buffer_take(&out);
}

static void expect_sentence(const struct fault *fault)
{
    char *text = spoken(fault);
    size_t length = strlen(text);

    if (length < 20)
        fail_msg("code %d number %lld: says « %s »", fault->code, fault->number, text);
    if (strpbrk(text, "!\n\t") || strchr(text, '{') != strstr(text, "{statut}"))
        fail_msg("code %d number %lld: says « %s »", fault->code, fault->number, text);
    free(text);
}

static struct fault full(enum fault_code code)
{
    return (struct fault){.code = code,
                          .row = 3,
                          .column = 28,
                          .system = 28,
                          .number = 7,
                          .file = "survey.csv",
                          .word = "statut",
                          .detail = "salarié",
                          .hint = "salarie, autre"};
}

static void every_code_is_a_sentence(void **state)
{
    (void)state;
    for (int code = FAULT_NONE + 1; code < FAULT_COUNT; code++) {
        struct fault known = full((enum fault_code)code);
        struct fault unknown = {.code = (enum fault_code)code};

        expect_sentence(&known);
        expect_sentence(&unknown);
    }
}

static void every_slip_of_the_hand_is_a_sentence(void **state)
{
    (void)state;
    for (int usage = 0; usage < USAGE_KINDS; usage++) {
        struct fault known = full(FAULT_USAGE);
        struct fault unknown = {.code = FAULT_USAGE, .number = usage};

        known.number = usage;
        expect_sentence(&known);
        expect_sentence(&unknown);
    }
}

static void a_place_is_said_as_a_spreadsheet_does(void **state)
{
    (void)state;
    struct fault fault = full(FAULT_CELL_SYNTAX);
    char *text = spoken(&fault);

    assert_non_null(strstr(text, "survey.csv, ligne 3, colonne AB"));
    assert_non_null(strstr(text, "«\u00a0statut\u00a0»"));
    free(text);
}

static void a_pack_s_own_words_end_once(void **state)
{
    (void)state;
    struct fault fault = full(FAULT_ANSWER_VALUE);

    strcpy(fault.hint, "Un âge entre 0 et 120 ans.");
    char *text = spoken(&fault);

    assert_null(strstr(text, ".."));
    free(text);
}

/* What happened to the sheet differs, and so does what to do. */
static void a_spooler_is_spoken_of_as_it_ended(void **state)
{
    static const struct {
        struct fault fault;
        const char *part;
    } ends[] = {
        {{.code = FAULT_SPOOLER, .number = 3}, "(code 3)"},
        {{.code = FAULT_SPOOLER_NONE}, "ne peut pas être lancé"},
        {{.code = FAULT_SPOOLER_SLOW, .number = 20}, "20\u00a0s et a été arrêté"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct fault fault = ends[i].fault;

        strcpy(fault.word, "/usr/bin/lp");
        char *text = spoken(&fault);

        assert_non_null(strstr(text, "/usr/bin/lp"));
        assert_non_null(strstr(text, ends[i].part));
        assert_non_null(strstr(text, "L’acte est enregistré"));
        free(text);
    }
}

static void faults_are_said_one_a_line(void **state)
{
    (void)state;
    struct fault_list *list = fault_list_create();
    struct fault error = full(FAULT_CSV_QUOTE), notice = full(FAULT_TEXT_LEGACY);
    struct text_buffer out = {0};

    fault_list_add(list, &error);
    fault_list_add(list, &notice);
    speak_faults(&out, list, "E ", "N ");
    assert_int_equal(strncmp(buffer_text(&out), "E survey.csv", 12), 0);
    assert_non_null(strstr(buffer_text(&out), "\nN survey.csv"));
    buffer_finish(&out);
    fault_list_destroy(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_is_a_sentence),
        cmocka_unit_test(every_slip_of_the_hand_is_a_sentence),
        cmocka_unit_test(a_place_is_said_as_a_spreadsheet_does),
        cmocka_unit_test(a_pack_s_own_words_end_once),
        cmocka_unit_test(a_spooler_is_spoken_of_as_it_ended),
        cmocka_unit_test(faults_are_said_one_a_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
