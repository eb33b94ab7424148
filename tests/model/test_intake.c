/* Files of others arrive whole: every field, in every form that circulates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/territory/territory.h"
#include "tests/model/intake_fixture.h"

static void expect_field(const struct taken *taken, size_t record, int field, const char *value)
{
    assert_true(record < taken->count);
    assert_string_equal(taken->records[record].fields[field], value);
}

static void expect_said(const struct taken *taken, enum intake_reason reason, int field,
                        const char *value)
{
    const struct taken_remark *said = taken_said(taken, reason);

    assert_non_null(said);
    assert_int_equal(said->field, field);
    assert_string_equal(said->value, value);
}

/* Counted in the JSON sample by another reader: fields that are neither null nor "", and the bytes
 * of those that are strings. */
struct expected {
    const char *name;
    enum intake_source source;
    size_t records, fields, bytes;
};

static void count(const struct taken *taken, size_t *fields, size_t *bytes)
{
    *fields = *bytes = 0;
    for (size_t i = 0; i < taken->count; i++)
        for (int field = 0; field < RECORD_FIELDS_MOST; field++) {
            const char *text = taken->records[i].fields[field];
            bool service = taken->records[i].kind == RECORD_SERVICE;

            if (!*text)
                continue;
            enum field_form form = (service ? service_fields : structure_fields)[field].form;

            *fields += 1;
            if (form != FIELD_IS_LIST && form != FIELD_IS_NUMBER)
                *bytes += strlen(text);
        }
}

static void expect_same(const struct taken *left, const struct taken *right)
{
    assert_int_equal(left->count, right->count);
    for (size_t i = 0; i < left->count; i++)
        for (int field = 0; field < RECORD_FIELDS_MOST; field++)
            assert_string_equal(left->records[i].fields[field], right->records[i].fields[field]);
}

static void test_samples_arrive_whole(void **state)
{
    static const struct expected samples[] = {
        {"data-inclusion-v1-sample/structures-inclusion-sample", INTAKE_INCLUSION_STRUCTURES, 10,
         134, 3673},
        {"data-inclusion-v1-sample/services-inclusion-sample", INTAKE_INCLUSION_SERVICES, 14, 325,
         15808},
    };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct taken sheet = {0}, json = {0};
        char path[512], name[128];
        size_t fields, bytes;

        snprintf(name, sizeof name, "%s.csv", samples[i].name);
        if (!taken_sample(name, path, sizeof path))
            skip();
        taken_file(&sheet, path, NULL);
        snprintf(name, sizeof name, "%s.json", samples[i].name);
        assert_true(taken_sample(name, path, sizeof path));
        taken_file(&json, path, NULL);
        assert_true(sheet.done && json.done);
        assert_int_equal(sheet.source, samples[i].source);
        assert_int_equal(json.source, samples[i].source);
        assert_int_equal(sheet.remark_count + json.remark_count, 0);
        assert_int_equal(json.count, samples[i].records);
        count(&json, &fields, &bytes);
        assert_int_equal(fields, samples[i].fields);
        assert_int_equal(bytes, samples[i].bytes);
        expect_same(&sheet, &json);
        taken_finish(&sheet);
        taken_finish(&json);
    }
}

static void test_services_keep_their_lists_and_paragraphs(void **state)
{
    struct taken taken = {0};
    char path[512];

    (void)state;
    if (!taken_sample("data-inclusion-v1-sample/services-inclusion-sample.csv", path, sizeof path))
        skip();
    taken_file(&taken, path, NULL);
    expect_field(&taken, 0, SERVICE_ZONE_ELIGIBILITE,
                 "[\"21\",\"25\",\"39\",\"58\",\"70\",\"71\",\"89\",\"90\"]");
    expect_field(&taken, 0, SERVICE_MODES_MOBILISATION, "[\"envoyer-un-courriel\",\"telephoner\"]");
    expect_field(&taken, 0, SERVICE_LONGITUDE, "6.848865");
    assert_non_null(strstr(taken.records[0].fields[SERVICE_CONDITIONS_ACCES], "proche.\nJours"));
    taken_finish(&taken);
}

#define ROW(list)                                                                                  \
    "id,structure_id,source,nom,description,date_maj,thematiques,publics\n"                        \
    "a--1,a--s,a,Atelier,Une description,2026-01-02,\"" list "\",\n"

static void test_lists_are_read_in_four_ways(void **state)
{
    static const char *const sheets[] = {
        ROW("['mobilite--acceder-a-un-vehicule', 'famille--garde-denfants']"),
        ROW("[\"\"mobilite--acceder-a-un-vehicule\"\",\"\"famille--garde-denfants\"\"]"),
        ROW("{mobilite--acceder-a-un-vehicule,\"\"famille--garde-denfants\"\"}"),
        ROW("mobilite--acceder-a-un-vehicule, famille--garde-denfants"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof sheets / sizeof sheets[0]; i++) {
        struct taken taken = {0};

        taken_text(&taken, sheets[i]);
        assert_true(taken.done);
        expect_field(&taken, 0, SERVICE_THEMATIQUES,
                     "[\"mobilite--acceder-a-un-vehicule\",\"famille--garde-denfants\"]");
        expect_field(&taken, 0, SERVICE_PUBLICS, "");
        taken_finish(&taken);
    }
}

static void test_dates_are_read_in_three_ways(void **state)
{
    static const char *const dates[] = {"\"2025-12-18\"", "\"2025-12-18T00:00:00\"",
                                        "1766016000000"};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct taken taken = {0};
        char text[256];

        snprintf(text, sizeof text,
                 "[{\"id\":\"a--1\",\"source\":\"a\",\"nom\":\"Ici\\u0301\",\"date_maj\":%s}]",
                 dates[i]);
        /* a record without siret is known by its source */
        taken_text(&taken, text);
        assert_true(taken.done);
        expect_field(&taken, 0, STRUCTURE_DATE_MAJ, "2025-12-18");
        expect_field(&taken, 0, STRUCTURE_NOM, "Icí");
        taken_finish(&taken);
    }
}

static void test_dila_keeps_what_means_a_network(void **state)
{
    struct taken taken = {0};
    char path[512];

    (void)state;
    if (!taken_sample("dila/sample_v4.json", path, sizeof path))
        skip();
    taken_file(&taken, path, NULL);
    assert_true(taken.done);
    assert_int_equal(taken.source, INTAKE_DILA);
    assert_int_equal(taken.count, 1); /* the town hall is no network */
    assert_int_equal(taken.left, 1);
    expect_field(&taken, 0, STRUCTURE_ID, "dila--b7c5ef55-664f-4e16-90c3-87518a823b81");
    expect_field(&taken, 0, STRUCTURE_TYPES, "[\"mission_locale\"]");
    expect_field(&taken, 0, STRUCTURE_ADRESSE, "29-31 rue des Boulets");
    expect_field(&taken, 0, STRUCTURE_CODE_INSEE, "75111");
    expect_field(&taken, 0, STRUCTURE_TELEPHONE, "01 00 00 00 00");
    expect_field(&taken, 0, STRUCTURE_ACCES, "ACC");
    expect_field(&taken, 0, STRUCTURE_REMARQUES, "rampe");
    assert_non_null(
        strstr(taken.records[0].fields[STRUCTURE_HORAIRES_ACCUEIL], "Mo-Th 09:00-11:30,13:30"));
    taken_finish(&taken);
}

#define BODY                                                                                       \
    "\"id\":\"x\",\"nom\":\"Mission locale\",\"date_modification\":\"09/08/2023 13:30:19\","       \
    "\"siret\":\"21770188700010\",\"url_service_public\":\"https://a.fr/b\","

static const char dila_plain[] =
    "{\"service\":[{" BODY "\"pivot\":[{\"type_service_local\":\"mission_locale\","
    "\"code_insee_commune\":[\"75111\"]},{\"type_service_local\":\"cio\"}],"
    "\"adresse\":[{\"type_adresse\":\"Adresse postale\",\"numero_voie\":\"BP 1\"},"
    "{\"type_adresse\":\"Adresse\",\"numero_voie\":\"3 rue A\",\"complement1\":\"Bat. B\","
    "\"code_postal\":\"75011\",\"longitude\":\"2.38\",\"latitude\":\"48.85\"}],"
    "\"telephone\":[{\"valeur\":\"01 00 00 00 00\",\"description\":\"\"},"
    "{\"valeur\":\"3949\",\"description\":\"inscription\"}],"
    "\"adresse_courriel\":[\"a@b.fr\",\"c@d.fr\"],"
    "\"site_internet\":[{\"libelle\":\"\",\"valeur\":\"http://www.a.fr\"}],"
    "\"plage_ouverture\":[{\"nom_jour_debut\":\"Lundi\",\"nom_jour_fin\":\"Lundi\","
    "\"valeur_heure_debut_1\":\"09:00:00\",\"valeur_heure_fin_1\":\"12:00:00\"}]}]}";

/* the same record as the API exports it */
static const char dila_written[] =
    "[{" BODY "\"pivot\":\"[{\\\"type_service_local\\\":\\\"mission_locale\\\","
    "\\\"code_insee_commune\\\":[\\\"75111\\\"]},{\\\"type_service_local\\\":\\\"cio\\\"}]\","
    "\"adresse\":\"[{\\\"type_adresse\\\":\\\"Adresse postale\\\",\\\"numero_voie\\\":\\\"BP "
    "1\\\"},"
    "{\\\"type_adresse\\\":\\\"Adresse\\\",\\\"numero_voie\\\":\\\"3 rue A\\\","
    "\\\"complement1\\\":\\\"Bat. B\\\",\\\"code_postal\\\":\\\"75011\\\","
    "\\\"longitude\\\":\\\"2.38\\\",\\\"latitude\\\":\\\"48.85\\\"}]\","
    "\"telephone\":\"[{\\\"valeur\\\":\\\"01 00 00 00 00\\\",\\\"description\\\":\\\"\\\"},"
    "{\\\"valeur\\\":\\\"3949\\\",\\\"description\\\":\\\"inscription\\\"}]\","
    "\"adresse_courriel\":\"a@b.fr\","
    "\"site_internet\":\"[{\\\"libelle\\\":\\\"\\\",\\\"valeur\\\":\\\"http://www.a.fr\\\"}]\","
    "\"plage_ouverture\":\"[{\\\"nom_jour_debut\\\":\\\"Lundi\\\","
    "\\\"nom_jour_fin\\\":\\\"Lundi\\\",\\\"valeur_heure_debut_1\\\":\\\"09:00:00\\\","
    "\\\"valeur_heure_fin_1\\\":\\\"12:00:00\\\"}]\"}]";

static void test_dila_of_the_api_is_the_same(void **state)
{
    struct taken plain = {0}, written = {0};

    (void)state;
    taken_text(&plain, dila_plain);
    taken_text(&written, dila_written);
    assert_true(plain.done && written.done);
    assert_int_equal(plain.source, INTAKE_DILA);
    assert_int_equal(written.source, INTAKE_DILA);
    expect_field(&plain, 0, STRUCTURE_ADRESSE, "3 rue A"); /* not the postal one */
    expect_field(&plain, 0, STRUCTURE_COMPLEMENT_ADRESSE, "Bat. B");
    expect_field(&plain, 0, STRUCTURE_DATE_MAJ, "2023-08-09");
    expect_field(&plain, 0, STRUCTURE_TYPES, "[\"mission_locale\",\"cio\"]");
    expect_field(&plain, 0, STRUCTURE_TELEPHONE, "01 00 00 00 00");
    expect_field(&plain, 0, STRUCTURE_REMARQUES, "3949 (inscription)");
    expect_field(&plain, 0, STRUCTURE_COURRIEL, "a@b.fr");
    expect_field(&plain, 0, STRUCTURE_SITE_WEB, "http://www.a.fr");
    expect_field(&plain, 0, STRUCTURE_HORAIRES_ACCUEIL, "Mo 09:00-12:00");
    expect_same(&plain, &written);
    taken_finish(&plain);
    taken_finish(&written);
}

/* Nobody is told of a town hall; how many there were is known all the same. */
static void test_dila_counts_what_it_leaves(void **state)
{
    static const char several[] =
        "{\"service\":[{" BODY "\"pivot\":[{\"type_service_local\":\"mairie\"}]},"
        "{" BODY "\"pivot\":[{\"type_service_local\":\"mission_locale\"}]},"
        "{\"id\":\"z\"}]}";
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, several);
    assert_true(taken.done);
    assert_int_equal(taken.count, 1);
    assert_int_equal(taken.left, 2);
    assert_int_equal(taken.remark_count, 0);
    taken_finish(&taken);
}

static void test_education_brings_the_cio(void **state)
{
    struct taken taken = {0};
    char path[512];

    (void)state;
    if (!taken_sample("annuaire-education/cio_35_extrait.csv", path, sizeof path))
        skip();
    taken_file(&taken, path, NULL);
    assert_true(taken.done);
    assert_int_equal(taken.source, INTAKE_EDUCATION);
    assert_int_equal(taken.count, 5);
    assert_int_equal(taken.remark_count, 0);
    expect_field(&taken, 0, STRUCTURE_ID, "education--0350065F");
    expect_field(&taken, 0, STRUCTURE_TYPES, "[\"841\"]");
    expect_field(&taken, 0, STRUCTURE_COMPLEMENT_ADRESSE, "Résidence Les Marines de Chasles");
    expect_field(&taken, 0, STRUCTURE_CODE_POSTAL, "35400");
    expect_field(&taken, 0, STRUCTURE_CODE_INSEE, "35288");
    expect_field(&taken, 0, STRUCTURE_DATE_MAJ, "2023-06-08");
    expect_field(&taken, 4, STRUCTURE_LONGITUDE, "-2.0891796137837773");
    taken_finish(&taken);
}

static void test_education_after_a_spreadsheet(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, "Identifiant_de_l_etablissement;Nom_etablissement;Code_postal;Code_commune;"
                       "Code_departement;code_nature;Mail\r\n"
                       "0010001A;CIO de Bourg;1000;1053;1;841;pas une adresse\r\n"
                       "0010002B;Collège;1000;1053;1;340;\r\n");
    assert_true(taken.done);
    assert_int_equal(taken.count, 1);
    expect_field(&taken, 0, STRUCTURE_CODE_POSTAL, "01000");
    expect_field(&taken, 0, STRUCTURE_CODE_INSEE, "01053");
    expect_field(&taken, 0, STRUCTURE_COURRIEL, "");
    expect_said(&taken, INTAKE_ZERO_RESTORED, STRUCTURE_CODE_INSEE, "1");
    expect_said(&taken, INTAKE_FIELD_DROPPED, STRUCTURE_COURRIEL, "pas une adresse");
    taken_finish(&taken);
}

static void test_our_template_only_explains(void **state)
{
    struct taken taken = {0};
    char path[512];

    (void)state;
    snprintf(path, sizeof path, "%s/model/directory/modele-lieux.csv", getenv("DP_SOURCE_ROOT"));
    taken_file(&taken, path, NULL);
    assert_true(taken.done);
    assert_int_equal(taken.source, INTAKE_OWN);
    assert_int_equal(taken.count + taken.remark_count, 0);
    taken_finish(&taken);
}

static void test_our_sheet_as_excel_saves_it(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken,
               "id;nom;reseau;date_maj;fin;code_postal;publics;zone_eligibilite;telephone\r\n"
               "mife-1;Maison de l\222insertion \340 Bourg;mife;15/01/2026;31/12/2027;1000;"
               "jeunes, actifs;1, 01053, france;474000000\r\n");
    assert_true(taken.done);
    expect_field(&taken, 0, STRUCTURE_NOM, "Maison de l’insertion à Bourg");
    expect_field(&taken, 0, STRUCTURE_ID, "local--mife-1");
    expect_field(&taken, 0, STRUCTURE_RESEAU, "mip");
    expect_field(&taken, 0, STRUCTURE_DATE_MAJ, "2026-01-15");
    expect_field(&taken, 0, STRUCTURE_FERME_LE, "2027-12-31");
    expect_field(&taken, 0, STRUCTURE_CODE_POSTAL, "01000");
    expect_field(&taken, 0, STRUCTURE_PUBLICS, "[\"jeunes\",\"actifs\"]");
    expect_field(&taken, 0, STRUCTURE_ZONE, "[\"01\",\"01053\",\"france\"]");
    expect_field(&taken, 0, STRUCTURE_TELEPHONE, "0474000000");
    assert_non_null(taken_said(&taken, INTAKE_LEGACY));
    taken_finish(&taken);
}

static void test_only_the_departments_asked(void **state)
{
    static const char *const wanted[] = {"01", "2B"};
    struct taken taken = {0};

    (void)state;
    taken_text_of(&taken,
                  "id,source,nom,date_maj,code_postal,code_insee\n"
                  "a--1,a,Bourg,2026-01-01,1000,\n"
                  "a--2,a,Bastia,2026-01-01,20200,\n"
                  "a--3,a,Ajaccio,2026-01-01,20000,2A004\n"
                  "a--4,a,Nulle part,2026-01-01,,\n"
                  "a--5,a,Rennes,2026-01-01,35000,\n",
                  wanted, 2);
    assert_true(taken.done);
    assert_int_equal(taken.count, 3);
    expect_field(&taken, 2, STRUCTURE_NOM, "Nulle part");
    taken_finish(&taken);
}

/* What a person reads is kept to the letter; line breaks stay where lines may be. */
static void test_text_stays_what_it_was(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, "[{\"id\":\"a--é:1\",\"source\":\"a\",\"date_maj\":\"2026-01-02\","
                       "\"nom\":\" L’été\\u00a0: œuvre\\u202f! 😀 \\\"x\\\" \","
                       "\"adresse\":\"1 rue A\\r\\nBP 2\\tCedex\","
                       "\"site_web\":\"https://a.fr/un fichier.pdf\","
                       "\"description\":\"un\\r\\ndeux\\u2028trois\\rquatre\"}]");
    assert_true(taken.done);
    assert_int_equal(taken.remark_count, 0);
    expect_field(&taken, 0, STRUCTURE_ID, "a--é:1");
    expect_field(&taken, 0, STRUCTURE_NOM, " L’été\u00A0: œuvre\u202F! 😀 \"x\" ");
    expect_field(&taken, 0, STRUCTURE_ADRESSE, "1 rue A BP 2 Cedex");
    expect_field(&taken, 0, STRUCTURE_SITE_WEB, "https://a.fr/un fichier.pdf");
    expect_field(&taken, 0, STRUCTURE_DESCRIPTION, "un\ndeux\ntrois\nquatre");
    taken_finish(&taken);
}

static void test_unknown_communes_are_left_out(void **state)
{
    struct territory *territory = territory_open(NULL, NULL);
    struct taken taken = {0};

    (void)state;
    assert_non_null(territory);
    taken_text_in(&taken,
                  "id,source,nom,date_maj,code_insee,commune\n"
                  "a--1,a,Un lieu,2026-01-02,59999,Lille\n"
                  "a--2,a,Un lieu,2026-01-02,1053,Bourg-en-Bresse\n",
                  territory);
    assert_true(taken.done);
    assert_int_equal(taken.count, 2);
    expect_field(&taken, 0, STRUCTURE_CODE_INSEE, "");
    expect_field(&taken, 0, STRUCTURE_COMMUNE, "Lille");
    expect_said(&taken, INTAKE_INSEE_UNKNOWN, STRUCTURE_CODE_INSEE, "59999");
    expect_field(&taken, 1, STRUCTURE_CODE_INSEE, "01053"); /* known once its zero is back */
    assert_int_equal(taken.remark_count, 2);
    taken_finish(&taken);
    territory_close(territory);
}

static void test_the_communes_of_the_samples_exist(void **state)
{
    struct territory *territory = territory_open(NULL, NULL);
    struct taken taken = {0};
    char path[512];

    (void)state;
    assert_non_null(territory);
    if (!taken_sample("data-inclusion-v1-sample/structures-inclusion-sample.json", path,
                      sizeof path)) {
        territory_close(territory);
        skip();
    }
    taken_file(&taken, path, territory);
    assert_true(taken.done);
    assert_int_equal(taken.count, 10);
    assert_int_equal(taken.remark_count, 0); /* all ten communes exist */
    taken_finish(&taken);
    territory_close(territory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples_arrive_whole),
        cmocka_unit_test(test_services_keep_their_lists_and_paragraphs),
        cmocka_unit_test(test_lists_are_read_in_four_ways),
        cmocka_unit_test(test_dates_are_read_in_three_ways),
        cmocka_unit_test(test_dila_keeps_what_means_a_network),
        cmocka_unit_test(test_dila_of_the_api_is_the_same),
        cmocka_unit_test(test_dila_counts_what_it_leaves),
        cmocka_unit_test(test_education_brings_the_cio),
        cmocka_unit_test(test_education_after_a_spreadsheet),
        cmocka_unit_test(test_our_template_only_explains),
        cmocka_unit_test(test_our_sheet_as_excel_saves_it),
        cmocka_unit_test(test_only_the_departments_asked),
        cmocka_unit_test(test_text_stays_what_it_was),
        cmocka_unit_test(test_unknown_communes_are_left_out),
        cmocka_unit_test(test_the_communes_of_the_samples_exist),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
