/* Real files after the tools of people: databases, notebooks, spreadsheets. Nothing is lost, and
 * nothing that is not there is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "tests/model/intake_fixture.h"

static void expect_field(const struct taken *taken, size_t record, int field, const char *value)
{
    assert_true(record < taken->count);
    assert_string_equal(taken->records[record].fields[field], value);
}

static void test_nothing_has_many_names(void **state)
{
    static const char *const names[] = {"",    "NULL", "null", "None", "nan",
                                        "NaN", "NaT",  "<NA>", "\\N"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *none = names[i];
        struct taken taken = {0};
        char text[512];

        snprintf(text, sizeof text,
                 "id,nom,source,date_maj,siret,commune,adresse,description,courriel,longitude,"
                 "latitude,reseaux_porteurs\n"
                 "a--1,Mission locale,a,2026-01-02,%s,%s,%s,%s,%s,%s,%s,%s\n",
                 none, none, none, none, none, none, none, none);
        taken_text(&taken, text);
        assert_true(taken.done);
        assert_int_equal(taken.remark_count, 0);
        expect_field(&taken, 0, STRUCTURE_COMMUNE, "");
        expect_field(&taken, 0, STRUCTURE_ADRESSE, "");
        expect_field(&taken, 0, STRUCTURE_RESEAUX_PORTEURS, "");
        taken_finish(&taken);
    }
}

static void test_lists_of_a_notebook(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, "id,structure_id,source,nom,description,date_maj,zone_eligibilite,publics\n"
                       "a--1,a--s,a,Atelier,Une description,2026-01-02,\"['21' '25'\n '39']\","
                       "['jeunes']\n");
    assert_true(taken.done);
    expect_field(&taken, 0, SERVICE_ZONE_ELIGIBILITE, "[\"21\",\"25\",\"39\"]");
    expect_field(&taken, 0, SERVICE_PUBLICS, "[\"jeunes\"]");
    taken_finish(&taken);
}

#define SHEET "id;nom;reseau;date_maj;longitude;latitude\r\n"

static void test_a_spreadsheet_in_french(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken,
               "sep=;\r\n" SHEET "\"1\";Cité des métiers d’Évry;Cité des métiers;02/01/2026;"
               "2,4297;48,6243\r\n"
               ";;;;;\r\n"
               "2;CIBC du Rhône;CIBC;02/01/2026;;\r\n"
               " ; ;;;;\r\n");
    assert_true(taken.done);
    assert_int_equal(taken.remark_count, 0);
    assert_int_equal(taken.count, 2);
    expect_field(&taken, 0, STRUCTURE_RESEAU, "cite_des_metiers");
    expect_field(&taken, 0, STRUCTURE_LONGITUDE, "2.4297");
    expect_field(&taken, 0, STRUCTURE_LATITUDE, "48.6243");
    expect_field(&taken, 1, STRUCTURE_RESEAU, "cibc");
    taken_finish(&taken);
}

static void test_exchanged_coordinates_place_nobody_off_somalia(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, SHEET "1;Cité des métiers;cibc;02/01/2026;48.6243;2.4297\r\n"
                             "2;À Mayotte;cibc;02/01/2026;45.2279;-12.7806\r\n");
    assert_int_equal(taken.count, 2);
    expect_field(&taken, 0, STRUCTURE_LONGITUDE, "");
    expect_field(&taken, 0, STRUCTURE_LATITUDE, "");
    assert_non_null(taken_said(&taken, INTAKE_COORDINATES));
    expect_field(&taken, 1, STRUCTURE_LONGITUDE, "45.2279");
    taken_finish(&taken);
}

static void test_a_page_of_the_api(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, "{\"items\":[{\"id\":\"a--1\",\"nom\":\"Mission locale\",\"source\":\"a\","
                       "\"siret\":null,\"date_maj\":\"2026-01-02\"}],\"total\":1,\"page\":1}");
    assert_true(taken.done);
    assert_int_equal(taken.source, INTAKE_INCLUSION_STRUCTURES);
    assert_int_equal(taken.count, 1);
    taken_finish(&taken);
}

static void test_a_cio_that_closed(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, "Identifiant_de_l_etablissement;Nom_etablissement;code_nature;etat;"
                       "date_maj_ligne\n"
                       "0010001A;CIO de Bourg;841;OUVERT;2026-01-02\n"
                       "0010002B;CIO de Gex;841;FERME;2026-01-02\n");
    assert_int_equal(taken.count, 2);
    expect_field(&taken, 0, STRUCTURE_FERME_LE, "");
    expect_field(&taken, 1, STRUCTURE_FERME_LE, "2026-01-02");
    taken_finish(&taken);
}

static void test_a_postal_address_is_said_to_be_one(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, "{\"service\":[{\"id\":\"a\",\"nom\":\"Mission locale\",\"pivot\":"
                       "[{\"type_service_local\":\"mission_locale\"}],\"adresse\":"
                       "[{\"type_adresse\":\"Adresse postale\",\"numero_voie\":\"BP 12\","
                       "\"note_accessibilite\":\"rampe\"}],\"plage_ouverture\":[{}]}]}");
    assert_int_equal(taken.count, 1);
    expect_field(&taken, 0, STRUCTURE_ADRESSE, "BP 12");
    expect_field(&taken, 0, STRUCTURE_REMARQUES, "Adresse postale\nrampe");
    expect_field(&taken, 0, STRUCTURE_HORAIRES_ACCUEIL, "");
    taken_finish(&taken);
}

static void test_a_sheet_cut_on_its_way_is_broken(void **state)
{
    static const char whole[] = "id,nom,source,date_maj,siret\n"
                                "a--1,Mission locale,a,2026-01-02,\n"
                                "a--2,Mission locale,a,2026-01-02,\n";
    struct taken taken = {0};

    (void)state;
    taken_bytes(&taken, whole, sizeof whole - 1);
    assert_true(taken.done);
    taken_finish(&taken);
    taken_bytes(&taken, whole, sizeof whole - 2); /* only its last end of line is missing */
    assert_true(taken.done);
    assert_int_equal(taken.count, 2);
    taken_finish(&taken);
    taken_bytes(&taken, whole, sizeof whole - 8);
    assert_false(taken.done);
    assert_int_equal(taken.fault.code, FAULT_INTAKE_BROKEN);
    taken_finish(&taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_has_many_names),
        cmocka_unit_test(test_lists_of_a_notebook),
        cmocka_unit_test(test_a_spreadsheet_in_french),
        cmocka_unit_test(test_exchanged_coordinates_place_nobody_off_somalia),
        cmocka_unit_test(test_a_page_of_the_api),
        cmocka_unit_test(test_a_cio_that_closed),
        cmocka_unit_test(test_a_sheet_cut_on_its_way_is_broken),
        cmocka_unit_test(test_a_postal_address_is_said_to_be_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
