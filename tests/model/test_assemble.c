/* A region laid over a base: what is added, replaced, removed, and what is refused. */
#include "model/pack/assemble.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/pack/pack.h"
#include "tests/support/home.h"
#include "tests/support/sample_pack.h"

struct bench {
    struct sample_pack *base;
    char *home;
    char overlay[512], output[512];
    struct fault_list *faults;
};

static void overlay_write(struct bench *bench, const char *sheet, const char *text)
{
    char path[600];

    snprintf(path, sizeof path, "%s/%s.csv", bench->overlay, sheet);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);

    bench->base = sample_pack_create();
    bench->home = home_create();
    bench->faults = fault_list_create();
    snprintf(bench->overlay, sizeof bench->overlay, "%s/region", bench->home);
    snprintf(bench->output, sizeof bench->output, "%s/out", bench->home);
    assert_int_equal(mkdir(bench->overlay, 0755), 0);
    overlay_write(bench, "settings", "form_id;form_title;version\nregion;;2\n");
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;

    sample_pack_destroy(bench->base);
    home_remove(bench->home);
    fault_list_destroy(bench->faults);
    free(bench);
    return 0;
}

static bool assemble(struct bench *bench)
{
    return pack_assemble(sample_pack_folder(bench->base), bench->overlay, bench->output,
                         ASSEMBLE_NEW, bench->faults);
}

/* The pack that comes out; the caller destroys it. */
static struct pack *assembled(struct bench *bench)
{
    bool done = assemble(bench);

    for (size_t i = 0; i < fault_list_count(bench->faults); i++) {
        const struct fault *fault = fault_list_at(bench->faults, i);

        print_error("%s:%u:%u code %d %s\n", fault->file, fault->row, fault->column, fault->code,
                    fault->word);
    }
    assert_true(done);
    struct pack *pack = pack_read(bench->output, bench->faults);

    assert_non_null(pack);
    return pack;
}

/* Refused with this first fault, in this sheet of the overlay, and nothing written. */
static void expect_refusal(struct bench *bench, enum fault_code code, const char *sheet,
                           unsigned row, unsigned column, const char *word)
{
    char file[600];

    assert_false(assemble(bench));
    assert_true(fault_list_count(bench->faults) > 0);
    const struct fault *fault = fault_list_at(bench->faults, 0);

    snprintf(file, sizeof file, "%s/%s.csv", bench->overlay, sheet);
    assert_int_equal(fault->code, code);
    assert_string_equal(fault->file, file);
    assert_int_equal(fault->row, row);
    assert_int_equal(fault->column, column);
    assert_string_equal(fault->word, word);
    assert_int_equal(access(bench->output, F_OK), -1);
}

/* ------------------------------------------------------------------------------- settings */

static void filled_settings_win_and_empty_ones_stay(void **state)
{
    struct pack *pack = assembled(*state);

    assert_string_equal(pack->id, "region");
    assert_string_equal(pack->version, "2");
    assert_string_equal(pack_say(pack, &pack->title, "fr"), "Essai");
    assert_string_equal(pack->territory, "Ici");
    assert_int_equal(pack->rule_count, 8);
    pack_destroy(pack);
}

static void an_overlay_needs_a_name_of_its_own(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "settings", "form_title;version\nRégion;2\n");
    expect_refusal(bench, FAULT_COLUMN_MISSING, "settings", 1, 0, "form_id");
}

static void the_base_is_named_in_the_settings(void **state)
{
    struct bench *bench = *state;
    char base[64];

    overlay_write(bench, "settings", "#base;form_id\nfrance-2015;region\n");
    pack_overlay_base(bench->overlay, base, sizeof base);
    assert_string_equal(base, "france-2015");
    pack_overlay_base(bench->home, base, sizeof base);
    assert_string_equal(base, "");
}

/* ------------------------------------------------------------------------------- rows */

static void rules_are_added_replaced_and_removed(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "orientation",
                  "#action;regle;demande;age;=> reseau;niveau;porte;mode;rang\n"
                  ";nouvelle;emploi;>=60;accueil;-;1;ici;5\n"
                  "remplacer;jeune;emploi;<20;jeunes;3;1;orientation;4\n"
                  "retirer;cadre;;;;;;;\n");
    struct pack *pack = assembled(bench);

    assert_int_equal(pack->rule_count, 8);
    assert_string_equal(pack->rules[0].id, "jeune");
    assert_int_equal(pack->rules[0].level, LEVEL_3);
    assert_int_equal(pack->rules[0].rank, 4);
    assert_int_equal(pack->rules[0].when.count, 2);
    assert_string_equal(pack->rules[1].id, "emploi");
    assert_string_equal(pack->rules[7].id, "nouvelle");
    pack_destroy(pack);
}

static void a_replaced_row_keeps_what_the_overlay_does_not_speak_of(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "orientation",
                  "#action;regle;=> reseau;niveau;porte;mode;rang\n"
                  "remplacer;argent;juristes;-;1;orientation;1\n");
    overlay_write(
        bench, "choices",
        "#action;list_name;name;label::Français (fr)\nremplacer;demande;droits;vos droits\n");
    struct pack *pack = assembled(bench);
    int question = pack_question(pack, "demande");
    const struct choice *choice = pack_choice(pack, question, "droits");

    assert_true(choice->sensitive);
    assert_string_equal(pack_say(pack, &choice->label, "fr"), "vos droits");
    assert_string_equal(pack->rules[5].source, "essai");
    assert_int_equal(pack->rules[5].when.count, 0); /* tests are never inherited */
    pack_destroy(pack);
}

static void a_star_removes_every_row_of_the_base(void **state)
{
    struct bench *bench = *state;

    overlay_write(bench, "orientation",
                  "#action;regle;=> reseau;niveau;porte;mode;rang\n"
                  ";accueil;accueil;-;1, 2;ici;9\nretirer;*;;;;;\n");
    struct pack *pack = assembled(bench);

    assert_int_equal(pack->rule_count, 1);
    assert_string_equal(pack->rules[0].id, "accueil");
    pack_destroy(pack);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(filled_settings_win_and_empty_ones_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_overlay_needs_a_name_of_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_base_is_named_in_the_settings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rules_are_added_replaced_and_removed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_replaced_row_keeps_what_the_overlay_does_not_speak_of,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_star_removes_every_row_of_the_base, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
