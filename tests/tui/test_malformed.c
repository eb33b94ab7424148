/* Malformed sheets as spreadsheets leave them: one sentence each, with the file, the row, the
 * column and the way out; and all of them when there are several. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "tests/support/oracle.h"
#include "tests/support/sample_pack.h"
#include "tui/speak/speak.h"

static struct sample_pack *sample;

static int make_sample(void **state)
{
    (void)state;
    sample = sample_pack_create();
    return 0;
}

static int drop_sample(void **state)
{
    (void)state;
    sample_pack_destroy(sample);
    return 0;
}

static struct fault_list *faults_of_sample(void)
{
    struct fault_list *faults = fault_list_create();

    pack_destroy(pack_read(sample_pack_folder(sample), faults));
    return faults;
}

/* What a person reads: one line a fault, without the folder's name. */
static char *spoken(void)
{
    struct fault_list *faults = faults_of_sample();
    struct text_buffer out = {0};

    speak_faults(&out, faults, "", "");
    fault_list_destroy(faults);
    return buffer_take(&out);
}

static int line_count(const char *text)
{
    int count = 0;

    for (; *text; text++)
        count += *text == '\n';
    return count;
}

/* One change in one sheet; where it is said to be, and what is said to be done. */
static const struct {
    const char *sheet, *from, *to, *place, *remedy;
} malformed[] = {
    /* formulas and what becomes of them */
    {"orientation", "<26", "=18", "orientation.csv, ligne 2, colonne D", "sans signe ="},
    {"orientation", "<26", "=SOMME(1)", "orientation.csv, ligne 2, colonne D", "la valeur"},
    {"orientation", "<26", "#NAME?", "orientation.csv, ligne 2, colonne D", "la valeur"},
    {"orientation", "Vous êtes cadre.", "#NOM?", "ligne 3, colonne O", "la valeur"},
    {"reseaux", "Service emploi", "#REF!", "reseaux.csv, ligne 3, colonne B", "la valeur"},
    {"reseaux", "2026-03-01", "Err:508", "reseaux.csv, ligne 7, colonne H", "la valeur"},
    /* numbers with a comma */
    {"orientation", "<26", "1,2", "orientation.csv, ligne 2, colonne D", "écrivez [1..2]"},
    {"orientation", "<26", "1.5", "orientation.csv, ligne 2, colonne D", "[1..5]"},
    {"orientation", "<26", "25,16", "orientation.csv, ligne 2, colonne D", "une ligne par valeur"},
    {"reseaux", "[16..25], vide", "16,25", "reseaux.csv, ligne 4, colonne G", "[16..25]"},
    {"settings", ";3\n", ";3,5\n", "settings.csv, ligne 2, colonne H", "nombre entier"},
    {"orientation", "cadres;2;1;orientation;1", "cadres;2;1;orientation;1,5",
     "orientation.csv, ligne 3, colonne M", "nombre entier"},
    {"cas", ";19;", ";19,5;", "cas.csv, ligne 2, colonne D", "une ligne par valeur"},
    /* true or false */
    {"orientation", ";oui;-;-;-;cadres", ";VRAI;-;-;-;cadres", "ligne 3, colonne E", "oui ou non"},
    {"orientation", ";oui;-;-;-;cadres", ";TRUE;-;-;-;cadres", "ligne 3, colonne E", "oui ou non"},
    {"reseaux", ";non;oui;;-", ";FAUX;oui;;-", "reseaux.csv, ligne 5, colonne D", "oui ou non"},
    {"choices", "know one's rights;oui", "know one's rights;VRAI",
     "choices.csv, ligne 4, colonne E", "oui ou non"},
    /* dates */
    {"orientation", "<26", "3/4", "orientation.csv, ligne 2, colonne D", "format texte"},
    {"orientation", "<26", "01/09/2026", "orientation.csv, ligne 2, colonne D", "format texte"},
    {"orientation", ";1, 2;mise", ";01/02/26;mise", "ligne 2, colonne K", "format texte"},
    {"choices", "aide;internet;", "aide;mars 3;", "choices.csv, ligne 12, colonne B",
     "format texte"},
    {"choices", "aide;internet;", "aide;3-mars;", "choices.csv, ligne 12, colonne B",
     "format texte"},
    {"orientation", "2026-05-31", "31/05/26", "ligne 8, colonne Q", "AAAA-MM-JJ"},
    {"settings", "2026-01-01", "1er janvier", "settings.csv, ligne 2, colonne F", "AAAA-MM-JJ"},
    /* percentages, scientific notation */
    {"orientation", "<26", "100%", "orientation.csv, ligne 2, colonne D", "nombre entier"},
    {"orientation", "<26", "12,5 %", "orientation.csv, ligne 2, colonne D", "nombre entier"},
    {"reseaux", "01 02 03 04 05", "1,02E+08", "reseaux.csv, ligne 3, colonne F", "numéro entier"},
    {"orientation", "<26", "2.6e+01", "orientation.csv, ligne 2, colonne D", "format texte"},
    {"reseaux", "Service emploi", "3,88E+08", "reseaux.csv, ligne 3, colonne B", "format texte"},
    /* what lost its beginning */
    {"reseaux", "01 02 03 04 05", "102030405", "ligne 3, colonne F", "01 02 03 04 05"},
    {"reseaux", "01 02 03 04 05", "33102030405", "ligne 3, colonne F", "+33 1 02 03 04 05"},
    {"urgence", ";115;", ";388123456;", "urgence.csv, ligne 2, colonne B", "03 88 12 34 56"},
    {"territoire", "c56121", "1004", "territoire.csv, ligne 4, colonne B", "c01004"},
    {"territoire", "d35", "1", "territoire.csv, ligne 2, colonne A", "d01"},
    {"territoire", "d35", "35", "territoire.csv, ligne 2, colonne A", "d35"},
    {"territoire", "d35", "d1", "territoire.csv, ligne 2, colonne A", "d01"},
    {"territoire", "d35", "2A", "territoire.csv, ligne 2, colonne A", "d2a"},
    {"cas", "cas;demande;statut;age;attendu\nUn jeune;emploi;nsp;19;",
     "cas;demande;statut;commune;attendu\nUn jeune;emploi;nsp;1004;", "cas.csv, ligne 2, colonne D",
     "c01004"},
    /* the file itself */
    {"urgence", "nom;numero", "num;numero", "urgence.csv, ligne 1, colonne A", "corrigez son nom"},
    {"urgence", ";essai", ";essai;", "urgence.csv, ligne 2", "séparateur"},
    {"choices", "emploi;trouver", "emploi;\"trouver", "choices.csv, ligne 2, colonne C",
     "guillemet"},
    {"choices", "trouver", "trou\x1bver", "choices.csv, ligne 2, colonne C", "retapez"},
};

static void expect_one(size_t i)
{
    char *said = spoken();
    int most = strcmp(malformed[i].remedy, "corrigez son nom") == 0 ? 2 : 1; /* and the missing */

    if (!strstr(said, malformed[i].place) || !strstr(said, malformed[i].remedy) ||
        line_count(said) > most || line_count(said) == 0)
        fail_msg("%s, « %s » became « %s »: %s", malformed[i].sheet, malformed[i].from,
                 malformed[i].to, said);
    free(said);
}

static void each_gives_one_sentence_with_the_way_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        sample_pack_change(sample, malformed[i].sheet, malformed[i].from, malformed[i].to);
        expect_one(i);
        sample_pack_write(sample, malformed[i].sheet, sample_pack_sheet(malformed[i].sheet));
    }
}

/* A name that is not one of a sheet: what the file says would be left out without a word. */
static void a_misspelt_sheet_is_told_with_the_right_name(void **state)
{
    static const struct {
        const char *name, *meant;
    } names[] = {
        {"orientations", "orientation.csv"},  {"regle", "orientation.csv"},
        {"regles", "orientation.csv"},        {"cle", "reponses.csv"},
        {"Réseaux", "reseaux.csv"},           {"Cas", "cas.csv"},
        {"reponse", "reponses.csv"},          {"urgences", "urgence.csv"},
        {"memo", "settings.csv, survey.csv"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        sample_pack_write(sample, names[i].name, "a;b\n1;2\n");
        char *said = spoken();

        if (line_count(said) != 1 || !strstr(said, names[i].name) || !strstr(said, names[i].meant))
            fail_msg("« %s »: %s", names[i].name, said);
        free(said);
        sample_pack_remove(sample, names[i].name);
    }
    sample_pack_write(sample, "#regle", "a;b\n");
    sample_pack_write(sample, ".~lock.regle", "a;b\n");
    char *said = spoken();

    assert_string_equal(said, "");
    free(said);
    sample_pack_remove(sample, "#regle");
    sample_pack_remove(sample, ".~lock.regle");
}

static void several_are_all_said(void **state)
{
    (void)state;
    sample_pack_change(sample, "orientation", "<26", "1,2");
    sample_pack_change(sample, "reseaux", "01 02 03 04 05", "102030405");
    sample_pack_change(sample, "choices", "know one's rights;oui", "know one's rights;VRAI");
    sample_pack_change(sample, "territoire", "d35", "35");
    char *said = spoken();

    assert_int_equal(line_count(said), 4);
    assert_non_null(strstr(said, "[1..2]"));
    assert_non_null(strstr(said, "01 02 03 04 05"));
    assert_non_null(strstr(said, "oui ou non"));
    assert_non_null(strstr(said, "d35"));
    free(said);
}

/* What only looks like damage and is what somebody typed. */
static const struct {
    const char *sheet, *from, *to;
} sound[] = {
    {"orientation", "<26", "[18..25]"},
    {"orientation", "<26", "18, 25"},
    {"orientation", "<26", ">=18"},
    {"orientation", ";1, 2;mise", ";1,2;mise"},
    {"orientation", "Vous êtes cadre.", "100 % des cadres, 3/4 en mars 2026."},
    {"orientation", "2026-05-31", "31/05/2026"},
    {"reseaux", "01 02 03 04 05", "3919"},
    {"reseaux", "01 02 03 04 05", "+33 1 02 03 04 05"},
    {"reseaux", "Service emploi", "2026"},
    {"orientation", "=> reseau", "Err:510"}, /* what LibreOffice makes of that header */
    {"orientation", "=> reseau", "#NAME?"},
    {"choices", "aide;internet;", "aide;mars;"},
    {"cas", "statut;age;attendu\nUn jeune;emploi;nsp;19;",
     "statut;commune;attendu\nUn jeune;emploi;nsp;c01004;"},
    {"choices", "aide;internet;", "aide;mars_3;"},
};

static void what_a_person_typed_is_left_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        sample_pack_change(sample, sound[i].sheet, sound[i].from, sound[i].to);
        char *said = spoken();

        if (said[0])
            fail_msg("« %s »: %s", sound[i].to, said);
        free(said);
        sample_pack_write(sample, sound[i].sheet, sample_pack_sheet(sound[i].sheet));
    }
}

/* The sample with a table of rules of another pack, whose columns are not ours. */
static struct fault_list *faults_of_variant(const char *variant)
{
    char path[128];

    snprintf(path, sizeof path, "../example-pack/variantes/orientation-%s.csv", variant);
    char *text = oracle_text(path);

    sample_pack_write(sample, "orientation", text);
    free(text);
    return faults_of_sample();
}

/* Four encodings and delimiters that spreadsheets write: the same is said of the same columns, and
 * nothing of the rows. */
static void each_variant_of_a_spreadsheet_is_read_alike(void **state)
{
    static const char *const variants[] = {"utf8-bom-crlf", "cp1252-crlf", "tab", "virgule"};
    struct fault_list *first = faults_of_variant("utf8-bom-crlf");

    (void)state;
    assert_true(fault_list_count(first) > 0);
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
        struct fault_list *faults = faults_of_variant(variants[i]);
        size_t notices = strcmp(variants[i], "cp1252-crlf") == 0;

        if (notices)
            assert_int_equal(fault_list_at(faults, 0)->code, FAULT_TEXT_LEGACY);
        assert_int_equal(fault_list_count(faults), fault_list_count(first) + notices);
        for (size_t at = notices; at < fault_list_count(faults); at++) {
            const struct fault *fault = fault_list_at(faults, at);
            const struct fault *other = fault_list_at(first, at - notices);

            assert_int_equal(fault->row, 1);
            assert_int_equal(fault->code, other->code);
            assert_int_equal(fault->column, other->column);
            assert_string_equal(fault->word, other->word);
        }
        fault_list_destroy(faults);
    }
    fault_list_destroy(first);
}

/* Each of their sentences says where, and what to do. */
static void each_variant_is_told_with_its_columns(void **state)
{
    static const char *const variants[] = {"utf8-bom-crlf", "cp1252-crlf", "tab", "virgule"};

    (void)state;
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
        fault_list_destroy(faults_of_variant(variants[i]));
        char *said = spoken(), *rest = said;

        assert_true(line_count(said) > 1);
        for (char *line; (line = strsep(&rest, "\n")) && *line;) {
            bool legacy = strstr(line, "Windows-1252") != NULL;

            if (legacy ? !strstr(line, "CSV UTF-8")
                       : !strstr(line, "orientation.csv, ligne 1") ||
                             (!strstr(line, "corrigez son nom") && !strstr(line, "ajoutez")))
                fail_msg("%s: %s", variants[i], line);
        }
        free(said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_gives_one_sentence_with_the_way_out, make_sample,
                                        drop_sample),
        cmocka_unit_test_setup_teardown(a_misspelt_sheet_is_told_with_the_right_name, make_sample,
                                        drop_sample),
        cmocka_unit_test_setup_teardown(several_are_all_said, make_sample, drop_sample),
        cmocka_unit_test_setup_teardown(what_a_person_typed_is_left_alone, make_sample,
                                        drop_sample),
        cmocka_unit_test_setup_teardown(each_variant_of_a_spreadsheet_is_read_alike, make_sample,
                                        drop_sample),
        cmocka_unit_test_setup_teardown(each_variant_is_told_with_its_columns, make_sample,
                                        drop_sample),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
