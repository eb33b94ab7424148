/* What is wrong is said, with its field and its value, and what cannot be read to its end is
 * refused as a whole; nothing here ends the program or fills the memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/text/buffer.h"
#include "tests/model/intake_fixture.h"

#define SERVICE_HEAD "id,structure_id,source,nom,description,date_maj,"
#define SERVICE      "\na--1,a--s,a,Atelier,Une description,2026-01-02,"
#define PLACE_HEAD   "id,source,nom,date_maj,"
#define PLACE        "\na--1,a,Un lieu,2026-01-02,"

struct fault_case {
    const char *text;
    enum intake_reason reason;
    int field;
    const char *value;
};

static const struct fault_case refused[] = {
    {"id,source,nom,date_maj\na--1,a,,2026-01-02\n", INTAKE_MISSING, STRUCTURE_NOM, ""},
    {"id,source,nom,date_maj\na--1,a,Ab,2026-01-02\n", INTAKE_NAME_LENGTH, STRUCTURE_NOM, "Ab"},
    {PLACE_HEAD "description" PLACE "abc\n", INTAKE_DESCRIPTION_LENGTH, STRUCTURE_DESCRIPTION,
     "abc"},
    {"id,source,nom,date_maj\na--1,a,Un lieu,hier\n", INTAKE_DATE, STRUCTURE_DATE_MAJ, "hier"},
    {"id,source,nom,date_maj\na--1,a,Un lieu,1999-12-31\n", INTAKE_DATE, STRUCTURE_DATE_MAJ,
     "1999-12-31"},
    {"id,source,nom,date_maj\na--1,a,Un lieu,2026-11-25\n", INTAKE_DATE, STRUCTURE_DATE_MAJ,
     "2026-11-25"},
    {"id,source,nom,date_maj\na--1,a,Un lieu,46076.0\n", INTAKE_SPREADSHEET, STRUCTURE_DATE_MAJ,
     "46076.0"},
    {PLACE_HEAD "siret" PLACE "1234\n", INTAKE_SIRET, STRUCTURE_SIRET, "1234"},
    {PLACE_HEAD "siret" PLACE "\"8,2454E+13\"\n", INTAKE_SPREADSHEET, STRUCTURE_SIRET,
     "8,2454E+13"},
    {PLACE_HEAD "code_postal" PLACE "350\n", INTAKE_POSTCODE, STRUCTURE_CODE_POSTAL, "350"},
    {PLACE_HEAD "code_insee" PLACE "3523X\n", INTAKE_INSEE, STRUCTURE_CODE_INSEE, "3523X"},
    {PLACE_HEAD "courriel" PLACE "pas une adresse\n", INTAKE_ADDRESS, STRUCTURE_COURRIEL,
     "pas une adresse"},
    {PLACE_HEAD "site_web" PLACE "pas une url !\n", INTAKE_ADDRESS, STRUCTURE_SITE_WEB,
     "pas une url !"},
    {SERVICE_HEAD "type" SERVICE "danse\n", INTAKE_VALUE, SERVICE_TYPE, "danse"},
    {SERVICE_HEAD "thematiques" SERVICE "\"['a--b']\"\n", INTAKE_VALUE, SERVICE_THEMATIQUES,
     "a--b"},
    {SERVICE_HEAD "thematiques" SERVICE "\"['a--b'\"\n", INTAKE_VALUE, SERVICE_THEMATIQUES,
     "[\"a--b\"]"},
    {SERVICE_HEAD "nombre_semaines" SERVICE "beaucoup\n", INTAKE_VALUE, SERVICE_NOMBRE_SEMAINES,
     "beaucoup"},
    {SERVICE_HEAD "zone_eligibilite" SERVICE "59350.0\n", INTAKE_SPREADSHEET,
     SERVICE_ZONE_ELIGIBILITE, "59350.0"},
    {SERVICE_HEAD "publics" SERVICE "\"tous-publics, jeunes\"\n", INTAKE_TOGETHER, SERVICE_PUBLICS,
     "[\"tous-publics\",\"jeunes\"]"},
    {"id,nom,reseau,date_maj\n1,Un lieu,nulle_part,2026-01-02\n", INTAKE_NETWORK, STRUCTURE_RESEAU,
     "nulle_part"},
    {"id,source,nom,date_maj\na--1,a,Un lieu,2026-01-02,de trop\n", INTAKE_CELLS, -1, ""},
};

static void test_each_refusal_has_its_reason(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct taken taken = {0};

        taken_text(&taken, refused[i].text);
        assert_true(taken.done);
        assert_int_equal(taken.count, 0);
        assert_int_equal(taken.refused, 1);
        assert_int_equal(taken.remarks[0].reason, refused[i].reason);
        assert_int_equal(taken.remarks[0].field, refused[i].field);
        assert_string_equal(taken.remarks[0].value, refused[i].value);
        assert_int_equal(taken.remarks[0].at, 2);
        taken_finish(&taken);
    }
}

static const struct fault_case mended[] = {
    {PLACE_HEAD "code_postal" PLACE "1400\n", INTAKE_ZERO_RESTORED, STRUCTURE_CODE_POSTAL, "1400"},
    {PLACE_HEAD "code_insee" PLACE "1001\n", INTAKE_ZERO_RESTORED, STRUCTURE_CODE_INSEE, "1001"},
    {PLACE_HEAD "telephone" PLACE "299001122\n", INTAKE_ZERO_RESTORED, STRUCTURE_TELEPHONE,
     "299001122"},
    {PLACE_HEAD "longitude,latitude" PLACE "2.5,91\n", INTAKE_COORDINATES, STRUCTURE_LATITUDE,
     "91"},
    {PLACE_HEAD "longitude,latitude" PLACE "inf,48\n", INTAKE_COORDINATES, STRUCTURE_LONGITUDE,
     "inf"},
    {PLACE_HEAD "longitude,latitude" PLACE "2.5,\n", INTAKE_COORDINATES, STRUCTURE_LATITUDE, ""},
    {PLACE_HEAD "adresse" PLACE "1 rue \033[31mA\033]0;titre\a \342\200\256B\n", INTAKE_CLEANED,
     STRUCTURE_ADRESSE, "1 rue A B"},
    {"id,source,nom,date_maj\na--1,a,Un lieu.,2026-01-02\n", INTAKE_NAME_POINT, STRUCTURE_NOM,
     "Un lieu."},
    {PLACE_HEAD "reseaux_porteurs" PLACE "\"afpa, demain\"\n", INTAKE_FIELD_DROPPED,
     STRUCTURE_RESEAUX_PORTEURS, "demain"},
    {PLACE_HEAD "couleur" PLACE "bleu\n", INTAKE_COLUMN_UNKNOWN, -1, "couleur"},
    {PLACE_HEAD "nom" PLACE "Un autre\n", INTAKE_COLUMN_TWICE, -1, "nom"},
    {PLACE_HEAD "46084.0" PLACE "1\n", INTAKE_COLUMN_DAMAGED, -1, "46084.0"},
    {PLACE_HEAD "commune" PLACE "Orl\351ans\n", INTAKE_LEGACY, -1, "Orléans"},
};

static void test_each_mending_is_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mended / sizeof mended[0]; i++) {
        struct taken taken = {0};

        taken_text(&taken, mended[i].text);
        assert_true(taken.done);
        assert_int_equal(taken.count, 1);
        assert_int_equal(taken.remark_count, 1);
        assert_int_equal(taken.remarks[0].reason, mended[i].reason);
        assert_int_equal(taken.remarks[0].field, mended[i].field);
        assert_string_equal(taken.remarks[0].value, mended[i].value);
        taken_finish(&taken);
    }
}

static void test_all_that_is_wrong_with_a_row_is_said(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, PLACE_HEAD "siret,courriel" PLACE "12,moi\n");
    assert_int_equal(taken.remark_count, 2);
    assert_int_equal(taken.refused, 1);
    assert_false(taken.remarks[0].again);
    assert_true(taken.remarks[1].again);
    taken_finish(&taken);
}

static void expect_template(const char *name, const struct fault_case *expected, size_t count)
{
    struct taken taken = {0};
    char path[512];

    if (!taken_sample(name, path, sizeof path))
        skip();
    taken_file(&taken, path, NULL);
    assert_true(taken.done);
    assert_int_equal(taken.count, 0);
    assert_int_equal(taken.remark_count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(taken.remarks[i].reason, expected[i].reason);
        assert_int_equal(taken.remarks[i].field, expected[i].field);
        assert_string_equal(taken.remarks[i].value, expected[i].value);
    }
    taken_finish(&taken);
}

static void test_the_official_template_of_structures(void **state)
{
    static const struct fault_case expected[] = {
        {"", INTAKE_COLUMN_DAMAGED, -1, "46076.0"},
        {"", INTAKE_COLUMN_UNKNOWN, -1, "colonne en trop"},
        {"", INTAKE_COLUMN_UNKNOWN, -1, "colonne en double"},
        {"", INTAKE_NAME_POINT, STRUCTURE_NOM, "AGENCE ACTION LOGEMENT."},
        {"", INTAKE_MISSING, STRUCTURE_DATE_MAJ, ""},
        {"", INTAKE_SPREADSHEET, STRUCTURE_SIRET, "8.2454114801871E13"},
        {"", INTAKE_SPREADSHEET, STRUCTURE_CODE_POSTAL, "750121.0"},
        {"", INTAKE_ADDRESS, STRUCTURE_COURRIEL, "pas une adresse"},
        {"", INTAKE_ADDRESS, STRUCTURE_SITE_WEB, "pas une url !"},
    };

    (void)state;
    expect_template("data-inclusion-valideur/structures-gabarit-avec-erreurs.csv", expected,
                    sizeof expected / sizeof expected[0]);
}

static void test_the_official_template_of_services(void **state)
{
    static const struct fault_case expected[] = {
        {"", INTAKE_COLUMN_DAMAGED, -1, "46084.0"},
        {"", INTAKE_COLUMN_TWICE, -1, "lien_source"},
        {"", INTAKE_COLUMN_UNKNOWN, -1, "lien_url_gen"},
        {"", INTAKE_COLUMN_UNKNOWN, -1, "lien_url_widget"},
        {"", INTAKE_MISSING, SERVICE_DATE_MAJ, ""},
        {"", INTAKE_VALUE, SERVICE_THEMATIQUES, "logement-hebergement--louer-un-appartement"},
        {"", INTAKE_SPREADSHEET, SERVICE_CODE_INSEE, "59350.0"},
        {"", INTAKE_VALUE, SERVICE_MOBILISABLE_PAR, "autres"},
        {"", INTAKE_VALUE, SERVICE_NOMBRE_SEMAINES, "beaucoup"},
        {"", INTAKE_MISSING, SERVICE_DATE_MAJ, ""},
        {"", INTAKE_SPREADSHEET, SERVICE_CODE_INSEE, "59999.0"},
        {"", INTAKE_VALUE, SERVICE_MOBILISABLE_PAR, "autres"},
        {"", INTAKE_VALUE, SERVICE_NOMBRE_SEMAINES, "beaucoup"},
    };

    (void)state;
    expect_template("data-inclusion-valideur/services-gabarit-avec-erreurs.csv", expected,
                    sizeof expected / sizeof expected[0]);
}

static void expect_fault(const char *text, size_t length, enum fault_code code)
{
    struct taken taken = {0};

    taken_bytes(&taken, text, length);
    assert_false(taken.done);
    assert_int_equal(taken.fault.code, code);
    taken_finish(&taken);
}

#define EXPECT_FAULT(text, code) expect_fault((text), sizeof(text) - 1, (code))

#define GOOD "{\"id\":\"a--1\",\"source\":\"a\",\"nom\":\"Un lieu\",\"date_maj\":\"2026-01-02\"}"

static void test_the_old_standard_is_named(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken, "id,siret,rna,nom,commune,typologie,labels_nationaux,date_maj\n");
    assert_int_equal(taken.fault.code, FAULT_INTAKE_OLD);
    assert_string_equal(taken.fault.hint, "rna, typologie, labels_nationaux");
    taken_finish(&taken);
    taken_text(&taken, "[{\"id\":\"1\",\"structure_id\":\"2\",\"nom\":\"N\",\"profils\":[],"
                       "\"zone_diffusion_type\":\"france\"}]");
    assert_int_equal(taken.fault.code, FAULT_INTAKE_OLD);
    taken_finish(&taken);
}

static void test_what_is_no_directory_is_unknown(void **state)
{
    (void)state;
    EXPECT_FAULT("", FAULT_INTAKE_UNKNOWN);
    EXPECT_FAULT("bonjour\n", FAULT_INTAKE_UNKNOWN);
    EXPECT_FAULT("[]", FAULT_INTAKE_UNKNOWN);
    EXPECT_FAULT("nom;prenom\nA;B\n", FAULT_INTAKE_UNKNOWN);
    EXPECT_FAULT("PK\x03\x04 xlsx", FAULT_INTAKE_PACKED);
    EXPECT_FAULT("\x1F\x8B gzip", FAULT_INTAKE_PACKED);
    EXPECT_FAULT("\xFF\xFEi\0d\0", FAULT_INTAKE_PACKED); /* « Texte Unicode » of Excel */
    EXPECT_FAULT("id;nom;pivot;plage_ouverture\n", FAULT_INTAKE_SHEET);
}

static void test_cut_json_is_broken_wherever_it_is_cut(void **state)
{
    static const char whole[] = "[" GOOD "," GOOD "]";

    (void)state;
    for (size_t length = sizeof GOOD + 1; length < sizeof whole - 1; length++) {
        struct taken taken = {0};

        taken_bytes(&taken, whole, length);
        assert_false(taken.done);
        assert_int_equal(taken.fault.code, FAULT_INTAKE_BROKEN);
        assert_in_range(taken.fault.number, 1, length);
        taken_finish(&taken);
    }
    EXPECT_FAULT("[" GOOD ",,]", FAULT_INTAKE_BROKEN);
    EXPECT_FAULT("[" GOOD "] et puis", FAULT_INTAKE_BROKEN);
    EXPECT_FAULT("[" GOOD ",\"\xC3(\"]", FAULT_INTAKE_BROKEN);
    EXPECT_FAULT(PLACE_HEAD "adresse" PLACE "\"jamais ferm\n", FAULT_CSV_QUOTE);
    EXPECT_FAULT("\xEF\xBB\xBF" PLACE_HEAD "adresse" PLACE "\xE9\n", FAULT_TEXT_ENCODING);
    EXPECT_FAULT(PLACE_HEAD "adresse" PLACE "\x81\n", FAULT_TEXT_ENCODING);
    EXPECT_FAULT(PLACE_HEAD "adresse" PLACE "\0\n", FAULT_TEXT_ENCODING);
}

static void repeat(struct text_buffer *out, const char *text, size_t times)
{
    while (times-- > 0)
        buffer_add(out, text);
}

/* In JSON a zero may hide in a key, and end it for who reads it as C does. */
static void test_a_zero_ends_no_key(void **state)
{
    struct taken taken = {0};

    (void)state;
    taken_text(&taken,
               "[{\"id\":\"a--1\",\"source\":\"a\",\"nom\":\"Un lieu\",\"date_maj\":\"2026-01-02\","
               "\"nom\\u0000                                        \":\"Un faux\"}]");
    assert_true(taken.done);
    assert_int_equal(taken.count, 1);
    assert_string_equal(taken.records[0].fields[STRUCTURE_NOM], "Un lieu");
    assert_int_equal(taken.remarks[0].reason, INTAKE_COLUMN_UNKNOWN);
    taken_finish(&taken);
}

static void test_lists_in_lists_end_somewhere(void **state)
{
    struct text_buffer text = {0};

    (void)state;
    buffer_add(&text, "[" GOOD ",{\"id\":");
    repeat(&text, "[", 100000);
    expect_fault(text.data, text.length, FAULT_INTAKE_DEEP);
    buffer_clear(&text);
    buffer_add(&text, PLACE_HEAD "reseaux_porteurs" PLACE "\"");
    repeat(&text, "[", 50000);
    buffer_add(&text, "\"\n");

    struct taken taken = {0};

    taken_text(&taken, text.data);
    assert_true(taken.done);
    assert_int_equal(taken.remarks[0].reason, INTAKE_VALUE);
    taken_finish(&taken);
    buffer_finish(&text);
}

/* A field too long costs its record, not the file; a text without end costs the file. */
static void test_what_is_too_long_is_left(void **state)
{
    struct text_buffer text = {0};
    struct taken taken = {0};

    (void)state;
    buffer_add(&text, "[{\"id\":\"a--0\",\"source\":\"a\",\"nom\":\"Long\",\"description\":\"");
    repeat(&text, "0123456789abcdef", 5000);
    buffer_add(&text, "\"}," GOOD "]");
    taken_text(&taken, text.data);
    assert_true(taken.done);
    assert_int_equal(taken.count, 1);
    assert_non_null(taken_said(&taken, INTAKE_TOO_LONG));
    taken_finish(&taken);

    buffer_clear(&text);
    buffer_add(&text, PLACE_HEAD "description,adresse" PLACE "\"");
    repeat(&text, "0123456789abcdef", 70000);
    buffer_add(&text, "\"" PLACE "Une description,1 rue A\n");
    taken_text(&taken, text.data);
    assert_true(taken.done);
    assert_int_equal(taken.count, 1);
    assert_int_equal(taken.remarks[0].reason, INTAKE_TOO_LONG);
    taken_finish(&taken);

    buffer_clear(&text);
    buffer_add(&text, "[" GOOD ",{\"id\":\"");
    repeat(&text, "0123456789abcdef", 60000);
    expect_fault(text.data, text.length, FAULT_INTAKE_LONG);
    buffer_finish(&text);
}

static void expect_path(const char *path, enum fault_code code)
{
    struct taken taken = {0};

    taken_file(&taken, path, NULL);
    assert_false(taken.done);
    assert_int_equal(taken.fault.code, code);
    taken_finish(&taken);
}

static void test_files_that_are_none(void **state)
{
    char path[64], fifo[] = "/tmp/intake-XXXXXX", inside[64];
    int fd = memfd_create("sparse", MFD_CLOEXEC);

    (void)state;
    assert_int_equal(ftruncate(fd, (off_t)5 * 1024 * 1024 * 1024), 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    expect_path(path, FAULT_FILE_TOO_LARGE);
    /* a beginning, then a gigabyte of nothing */
    assert_int_equal(write(fd, "[" GOOD ",", sizeof GOOD + 1), sizeof GOOD + 1);
    assert_int_equal(ftruncate(fd, (off_t)1024 * 1024 * 1024), 0);
    expect_path(path, FAULT_INTAKE_BROKEN);
    close(fd);
    expect_path("/proc/self/fd/none", FAULT_FILE_MISSING);
    expect_path("/", FAULT_FILE_UNREADABLE);
    assert_non_null(mkdtemp(fifo));
    snprintf(inside, sizeof inside, "%s/pipe", fifo);
    assert_int_equal(mkfifo(inside, 0600), 0);
    expect_path(inside, FAULT_FILE_UNREADABLE);
    unlink(inside);
    rmdir(fifo);
}

static void test_a_person_or_a_disk_may_stop_it(void **state)
{
    struct taken taken = {.stop_progress = true};

    (void)state;
    taken_text(&taken, "[" GOOD "]");
    assert_false(taken.done);
    assert_int_equal(taken.fault.code, FAULT_INTAKE_STOPPED);
    taken_finish(&taken);
    taken = (struct taken){.stop_after = 1};
    taken_text(&taken, "[" GOOD "," GOOD "]");
    assert_false(taken.done);
    assert_int_equal(taken.fault.code, FAULT_DISK);
    assert_int_equal(taken.count, 1);
    taken_finish(&taken);
}

#ifdef __SANITIZE_ADDRESS__
size_t __sanitizer_get_current_allocated_bytes(void); /* its header does not come with gcc */
#endif

/* What the process holds now: under a sanitizer, which keeps what is freed, the bytes that are not;
 * else its pages. */
static size_t held(void)
{
#ifdef __SANITIZE_ADDRESS__
    return __sanitizer_get_current_allocated_bytes();
#else
    size_t whole = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");

    assert_non_null(file);
    assert_int_equal(fscanf(file, "%zu %zu", &whole, &resident), 2);
    fclose(file);
    return resident * (size_t)sysconf(_SC_PAGESIZE);
#endif
}

struct holding {
    size_t before, most;
    uint64_t taken;
};

static bool take_and_weigh(void *context, const struct record *record, struct fault *fault)
{
    struct holding *holding = context;

    (void)record;
    (void)fault;
    if (holding->taken++ % 1000 == 0) {
        size_t now = held() - holding->before;

        holding->most = now > holding->most && now < SIZE_MAX / 2 ? now : holding->most;
    }
    return true;
}

static void remark_nothing(void *context, const struct intake_remark *remark)
{
    (void)context;
    (void)remark;
}

/* Whatever the size: sixty megabytes of records and as much of a list, in the room of a few. */
static void test_memory_does_not_follow_the_file(void **state)
{
    char path[] = "/tmp/deuxportes-intake-XXXXXX";
    const struct intake_limits limits = {.today = {2026, 11, 24}};
    struct text_buffer some = {0};
    struct holding holding = {0};
    const struct intake_taker taker = {
        .context = &holding, .take = take_and_weigh, .remark = remark_nothing};
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "[" GOOD, strlen("[" GOOD)), strlen("[" GOOD));
    repeat(&some, "," GOOD ",{\"id\":\"x\",\"reseaux_porteurs\":[\"\",\"\",\"\"]}", 1000);
    for (size_t written = 0; written < (size_t)60 * 1024 * 1024; written += some.length)
        assert_int_equal(write(fd, some.data, some.length), some.length);
    assert_int_equal(write(fd, "]", 1), 1);
    close(fd);
    buffer_finish(&some);
    holding.before = held();
    assert_true(intake_read(path, INTAKE_INCLUSION_STRUCTURES, &limits, NULL, &taker, NULL));
    unlink(path);
    assert_true(holding.taken > 100000);
    assert_true(holding.most > 0 && holding.most < (size_t)16 * 1024 * 1024);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_refusal_has_its_reason),
        cmocka_unit_test(test_each_mending_is_said),
        cmocka_unit_test(test_all_that_is_wrong_with_a_row_is_said),
        cmocka_unit_test(test_the_official_template_of_structures),
        cmocka_unit_test(test_the_official_template_of_services),
        cmocka_unit_test(test_the_old_standard_is_named),
        cmocka_unit_test(test_what_is_no_directory_is_unknown),
        cmocka_unit_test(test_cut_json_is_broken_wherever_it_is_cut),
        cmocka_unit_test(test_a_zero_ends_no_key),
        cmocka_unit_test(test_lists_in_lists_end_somewhere),
        cmocka_unit_test(test_what_is_too_long_is_left),
        cmocka_unit_test(test_files_that_are_none),
        cmocka_unit_test(test_a_person_or_a_disk_may_stop_it),
        cmocka_unit_test(test_memory_does_not_follow_the_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
