/* Files of others laid over the territory: what they change, what is refused, what never breaks. */
#include <fcntl.h>
#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/territory/import.h"
#include "model/territory/overlay_format.h"
#include "tests/support/home.h"

static char *home;
static struct territory *territory;
static struct territory_report report;
static struct fault_list *faults;

static int open_home(void **state)
{
    (void)state;
    home = home_create();
    faults = fault_list_create();
    territory = territory_open(NULL, NULL);
    return territory ? 0 : -1;
}

static int close_home(void **state)
{
    (void)state;
    territory_close(territory);
    fault_list_destroy(faults);
    home_remove(home);
    return 0;
}

static const char *at_home(const char *name)
{
    static char path[4096];

    snprintf(path, sizeof path, "%s/%s", home, name);
    return path;
}

static void write_bytes(const char *name, const void *bytes, size_t size)
{
    FILE *file = fopen(at_home(name), "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void write_text(const char *name, const char *text)
{
    write_bytes(name, text, strlen(text));
}

static char *read_bytes(const char *name, size_t *size)
{
    FILE *file = fopen(at_home(name), "rb");
    char *bytes = malloc(1 << 22);

    assert_non_null(file);
    assert_non_null(bytes);
    *size = fread(bytes, 1, 1 << 22, file);
    fclose(file);
    return bytes;
}

static struct territory_order order_of(const char *path)
{
    static char overlay[4096];

    snprintf(overlay, sizeof overlay, "%s/over.bin", home);
    return (struct territory_order){
        .path = path, .url = "https://example.org/a.csv", .overlay = overlay};
}

static bool import_path(const char *path)
{
    struct territory_order order = order_of(path);

    fault_list_destroy(faults);
    faults = fault_list_create();
    return territory_import(&order, territory, &report, faults);
}

static bool import_text(const char *text)
{
    char path[4096];

    write_text("in-2023-06-23.csv", text);
    snprintf(path, sizeof path, "%s", at_home("in-2023-06-23.csv"));
    return import_path(path);
}

static struct commune look(const char *insee)
{
    struct commune commune;

    territory_lay(territory, at_home("over.bin"), NULL);
    assert_true(territory_by_insee(territory, insee, &commune));
    return commune;
}

/* The first fault that is no notice. */
static enum fault_code first_fault(void)
{
    for (size_t i = 0; i < fault_list_count(faults); i++)
        if (fault_exit(fault_list_at(faults, i)->code) > 1)
            return fault_list_at(faults, i)->code;
    return FAULT_NONE;
}

static void expect_place(const char *insee, int latitude, int longitude)
{
    struct commune commune = look(insee);

    assert_int_equal(commune.latitude, latitude);
    assert_int_equal(commune.longitude, longitude);
    assert_true(commune.located);
    assert_false(commune.approximate);
}

/* ------------------------------------------------------------------------------- what is read */

static void both_generations_of_la_poste_are_read(void **state)
{
    (void)state;
    assert_true(look("01002").approximate);
    assert_true(import_text("code_commune_insee;nom_de_la_commune;code_postal;ligne_5;"
                            "libelle_d_acheminement;coordonnees_geographiques\n"
                            "01001;L ABERGEMENT CLEMENCIAT;01400;;X;46.153721024,4.925850148\n"
                            "2A004;AJACCIO;20167;MEZZAVIA;AJACCIO;41.934723456,8.700937555\n"
                            "2A004;AJACCIO;20000;;AJACCIO;41.934723456,8.700937555\n"));
    assert_int_equal(report.kind, TERRITORY_LA_POSTE);
    assert_int_equal(report.added, 2);
    assert_int_equal(report.refused, 0);
    expect_place("01001", 461537, 49259);
    expect_place("2A004", 419347, 87009);
    assert_true(
        import_text("Nom_commune;Code_commune_INSEE;Code_postal;Libell\xc3\xa9_d_acheminement;"
                    "Ligne_5;coordonnees_gps\r\nX;01002;01640;X;;46.00, 5.4281\r\n"));
    assert_int_equal(report.added, 1);
    assert_int_equal(report.removed, 2);
    expect_place("01002", 460000, 54281);
}

static void distances_are_exact_between_places_that_are(void **state)
{
    struct commune from, to;
    bool approximate = true;

    (void)state;
    assert_true(import_text("insee\tlat\tlon\n01001\t46.1537\t4.9259\n35238\t48.1117\t-1.6819\n"));
    from = look("01001");
    to = look("35238");
    assert_in_range(territory_distance_m(&from, &to, &approximate), 544970, 544985);
    assert_false(approximate);
    to = look("01002");
    territory_distance_m(&from, &to, &approximate);
    assert_true(approximate);
}

static void zones_are_restored_from_a_spreadsheet(void **state)
{
    struct territory_edition edition;

    (void)state;
    assert_true(import_text("codgeo,libgeo,ze2020,libze2020,dep\n1001,L'Abergement,8405,"
                            "Bourg-en-Bresse,1\n61001,Alen\xe7on,51,Alen\xe7on,61\n97501,M,,,\n"));
    assert_int_equal(report.kind, TERRITORY_INSEE);
    assert_int_equal(report.by_reason[TERRITORY_ZERO], 2);
    assert_int_equal(report.remarks[TERRITORY_ZERO][0].row, 2);
    assert_string_equal(report.remarks[TERRITORY_ZERO][0].column, "codgeo");
    assert_string_equal(report.remarks[TERRITORY_ZERO][0].value, "1001");
    assert_string_equal(report.remarks[TERRITORY_ZERO][0].made, "01001");
    assert_int_equal(report.refused, 0);
    assert_string_equal(look("01001").zone, "8405");
    assert_string_equal(look("61001").zone, "0051");
    assert_string_equal(look("61001").zone_name, "Alen\xc3\xa7on");
    assert_string_equal(look("97501").zone, "");
    assert_string_equal(look("35238").zone_name, "");
    assert_true(territory_edition(territory, TERRITORY_ZONES, &edition));
    assert_string_equal(edition.source, "insee");
    assert_string_equal(edition.url, "https://example.org/a.csv");
    assert_string_equal(edition.file, "in-2023-06-23.csv");
    assert_string_equal(edition.date, "2023-06-23");
    assert_int_equal(edition.count, 2);
    assert_false(territory_edition(territory, TERRITORY_PLACES, &edition));
}

static void layers_are_renewed_one_by_one(void **state)
{
    (void)state;
    assert_true(import_text("insee;lat;lon;ze\n35238;48,1117;-1,6819;5315\n"));
    assert_true(import_text("ze2020;libze2020\n5315;Rennes\n51;Alen\xc3\xa7on\n"));
    assert_int_equal(report.kind, TERRITORY_INSEE_NAMES);
    assert_int_equal(report.added, 2);
    assert_string_equal(look("35238").zone_name, "Rennes");
    assert_true(import_text("insee;ze\n35238;51\n"));
    assert_int_equal(report.changed, 1);
    assert_string_equal(look("35238").zone_name, "Alen\xc3\xa7on");
    expect_place("35238", 481117, -16819);
}

static void a_city_is_amid_its_arrondissements(void **state)
{
    (void)state;
    assert_true(import_text("insee;lat;lon;ze\n69381;45.76;4.82;\n69382;45.74;4.84;\n"
                            "69123;;;8421\n"));
    expect_place("69123", 457500, 48300);
    assert_string_equal(look("69382").zone, "8421");
    assert_true(look("69383").zone[0]);
}

static void the_same_file_twice_changes_nothing(void **state)
{
    static const char text[] = "insee;lat;lon\n35238;48.1;-1.6\n";
    struct stat before, after;

    (void)state;
    assert_true(import_text(text));
    assert_false(report.nothing_new);
    assert_int_equal(stat(at_home("over.bin"), &before), 0);
    assert_true(import_text(text));
    assert_true(report.nothing_new);
    assert_int_equal(report.same, 1);
    assert_int_equal(stat(at_home("over.bin"), &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
}

static void a_dry_run_writes_nothing(void **state)
{
    char path[4096];

    (void)state;
    write_text("dry.csv", "insee;lat;lon\n35238;48.1;-1.6\n");
    snprintf(path, sizeof path, "%s", at_home("dry.csv"));
    struct territory_order order = order_of(path);

    order.dry = true;
    assert_true(territory_import(&order, territory, &report, faults));
    assert_int_equal(report.added, 1);
    assert_int_equal(access(at_home("over.bin"), F_OK), -1);
    assert_int_equal(access(at_home(".territoire.verrou"), F_OK), -1);
}

/* ------------------------------------------------------------------------------- what is refused
 */

static void each_bad_row_is_refused_for_its_reason(void **state)
{
    static const struct {
        const char *row;
        enum territory_reason reason;
        const char *column;
    } rows[] = {
        {"99999;48.1;-1.6;", TERRITORY_COMMUNE, "insee"},
        {"3523;48.1;-1.6;", TERRITORY_COMMUNE, "insee"},
        {"Rennes;48.1;-1.6;", TERRITORY_CODE, "insee"},
        {";48.1;-1.6;", TERRITORY_CODE, "insee"},
        {"2C004;48.1;-1.6;", TERRITORY_CODE, "insee"},
        {"35238;91;-1.6;", TERRITORY_RANGE, "lat"},
        {"35238;48.1;-181;", TERRITORY_RANGE, "lon"},
        {"35238;-1.6;48.1;", TERRITORY_FAR, "lat"},
        {"35238;48.1;;", TERRITORY_COORDINATES, "lon"},
        {"35238;48.;1;", TERRITORY_COORDINATES, "lat"},
        {"35238;4.8E1;1;", TERRITORY_COORDINATES, "lat"},
        {"35238;nan;1;", TERRITORY_COORDINATES, "lat"},
        {"35238;99999999999999999999;1;", TERRITORY_COORDINATES, "lat"},
        {"35238;48.1;-1.6;53150", TERRITORY_ZONE, "ze"},
        {"35238;48.1;-1.6;Rennes", TERRITORY_ZONE, "ze"},
        {"35238;48.1", TERRITORY_CELLS, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];

        snprintf(text, sizeof text, "insee;lat;lon;ze\n01001;46.1;4.9;8405\n%s\n", rows[i].row);
        assert_true(import_text(text));
        if (report.refused != 1 || report.by_reason[rows[i].reason] != 1)
            fail_msg("%s: %lu refused", rows[i].row, report.refused);
        assert_int_equal(report.remarks[rows[i].reason][0].row, 3);
        assert_string_equal(report.remarks[rows[i].reason][0].column, rows[i].column);
        assert_true(look("35238").approximate || look("35238").zone[0] == 0);
    }
}

static void a_commune_never_says_two_things(void **state)
{
    (void)state;
    assert_true(import_text("insee;lat;lon\n35238;48.1;-1.6\n35238;48.2;-1.6\n35238;48.1;-1.6\n"));
    assert_int_equal(report.refused, 1);
    assert_int_equal(report.by_reason[TERRITORY_CONTRADICTION], 1);
    expect_place("35238", 481000, -16000);
    assert_true(import_text("ze2020;libze2020\n5315;Rennes\n5315;Brest\n5316;\n"
                            "5317;a\xe2\x80\xae"
                            "b\n;x\n"));
    assert_int_equal(report.by_reason[TERRITORY_CONTRADICTION], 1);
    assert_int_equal(report.by_reason[TERRITORY_NAME], 2);
    assert_int_equal(report.by_reason[TERRITORY_ZONE], 1);
    assert_int_equal(report.added, 1);
}

static void expect_refusal(bool imported, enum fault_code code, const char *before, size_t size)
{
    size_t now;
    char *after = read_bytes("over.bin", &now);

    assert_false(imported);
    assert_int_equal(first_fault(), code);
    assert_int_equal(now, size);
    assert_memory_equal(after, before, size);
    free(after);
}

static void a_file_that_cannot_be_taken_changes_nothing(void **state)
{
    static const struct {
        const char *text;
        enum fault_code code;
    } files[] = {
        {"", FAULT_TERRITORY_KIND},
        {"\n\n", FAULT_TERRITORY_KIND},
        {"insee|lat|lon\n35238|48.1|-1.6\n", FAULT_TERRITORY_KIND},
        {"nom;prenom\na;b\n", FAULT_TERRITORY_KIND},
        {"commune;bassin\n35238;rennes\n", FAULT_TERRITORY_KIND},
        {"Code_commune_INSEE;Nom_commune;Code_postal;Libelle_d_acheminement;Ligne_5\n01001;A;01400;"
         "A;\n",
         FAULT_TERRITORY_PLACES},
        {"insee;lat;lon\n01001;46.1;4.9\n0100", FAULT_TERRITORY_CUT},
        {"insee;lat;lon\n01001;46.1;\"4.9\n", FAULT_CSV_QUOTE},
        {"insee;lat;lon\n99999;46.1;4.9\n", FAULT_TERRITORY_NOTHING},
        {"insee;lat;lon\n", FAULT_TERRITORY_NOTHING},
        {"insee;lat;lon;nom\n01001;46.1;4.9;\x81\n", FAULT_TEXT_ENCODING},
        {"\xff\xfei\0n\0", FAULT_TEXT_ENCODING},
        {"insee;lat,lon\n01001;46.1,4.9\n", FAULT_TERRITORY_KIND},
    };
    size_t size;

    (void)state;
    assert_true(import_text("insee;lat;lon\n35238;48.1;-1.6\n"));
    char *before = read_bytes("over.bin", &size);

    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        expect_refusal(import_text(files[i].text), files[i].code, before, size);
    expect_refusal(import_path("/nowhere/file.csv"), FAULT_FILE_MISSING, before, size);
    expect_refusal(import_path(home), FAULT_FILE_UNREADABLE, before, size);
    free(before);
}

/* What waits for ever, and what fills the memory, elsewhere. */
static void a_pipe_and_a_giant_are_refused_at_once(void **state)
{
    char path[4096];
    size_t size;

    (void)state;
    assert_true(import_text("insee;lat;lon\n35238;48.1;-1.6\n"));
    char *before = read_bytes("over.bin", &size);

    snprintf(path, sizeof path, "%s", at_home("pipe"));
    assert_int_equal(mkfifo(path, 0600), 0);
    expect_refusal(import_path(path), FAULT_FILE_UNREADABLE, before, size);
    snprintf(path, sizeof path, "%s", at_home("giant.csv"));
    write_text("giant.csv", "insee;lat;lon\n");
    assert_int_equal(truncate(path, (off_t)5 << 30), 0);
    expect_refusal(import_path(path), FAULT_FILE_TOO_LARGE, before, size);
    free(before);
}

/* ------------------------------------------------------------------------------- what never breaks
 */

static void stop_there(void *context, enum territory_import_step step)
{
    if (step == *(enum territory_import_step *)context)
        _exit(9);
}

static void import_and_stop(enum territory_import_step step)
{
    char path[4096];
    int status;

    write_text("next.csv", "insee;lat;lon\n35238;48.2;-1.7\n");
    snprintf(path, sizeof path, "%s", at_home("next.csv"));
    pid_t child = fork();

    if (child == 0) {
        struct territory_order order = order_of(path);

        order.after = stop_there;
        order.context = &step;
        territory_import(&order, territory, &report, faults);
        _exit(1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), 9);
}

static void an_import_that_is_killed_leaves_the_edition_whole(void **state)
{
    (void)state;
    assert_true(import_text("insee;lat;lon\n35238;48.1;-1.6\n"));
    import_and_stop(IMPORT_LOCKED);
    expect_place("35238", 481000, -16000);
    import_and_stop(IMPORT_WRITTEN);
    expect_place("35238", 481000, -16000);
    import_and_stop(IMPORT_PLACED);
    expect_place("35238", 482000, -17000);
    assert_true(import_text("insee;lat;lon\n35238;48.3;-1.6\n"));
    expect_place("35238", 483000, -16000);
}

static void a_place_that_cannot_be_written_is_told(void **state)
{
    struct territory_order order = order_of(NULL);

    (void)state;
    write_text("a.csv", "insee;lat;lon\n35238;48.2;-1.7\n");
    order.path = at_home("a.csv");
    order.overlay = "/proc/nowhere/over.bin";
    assert_false(territory_import(&order, territory, &report, faults));
    assert_int_not_equal(first_fault(), FAULT_NONE);
}

static void expect_left_aside(void)
{
    struct fault fault = {.code = FAULT_NONE};
    struct commune commune;

    assert_false(territory_lay(territory, at_home("over.bin"), &fault));
    assert_int_equal(fault.code, FAULT_TERRITORY_OVERLAY);
    assert_int_equal(fault_exit(fault.code), 1);
    assert_true(territory_overlay_fault(territory, &fault));
    assert_true(territory_by_insee(territory, "01002", &commune));
    assert_true(commune.approximate);
}

static void a_damaged_overlay_is_left_aside_and_made_again(void **state)
{
    size_t size;

    (void)state;
    assert_true(import_text("insee;lat;lon\n01002;46.0;5.4\n"));
    expect_place("01002", 460000, 54000);
    char *bytes = read_bytes("over.bin", &size);

    for (size_t at = 0; at < size; at += at < 200 ? 7 : 40009) {
        bytes[at] ^= 0x41;
        write_bytes("over.bin", bytes, size);
        expect_left_aside();
        bytes[at] ^= 0x41;
    }
    static const size_t cuts[] = {0, 1, 47, 199, 4096, 800000};

    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        write_bytes("over.bin", bytes, cuts[i]);
        expect_left_aside();
    }
    assert_true(import_text("insee;lat;lon\n01002;46.0;5.4\n"));
    assert_true(report.previous_damaged);
    expect_place("01002", 460000, 54000);
    free(bytes);
}

/* After an update of the program a commune may have another number: it is found by its code. */
static void an_overlay_survives_a_new_list_of_communes(void **state)
{
    size_t size;

    (void)state;
    assert_true(import_text("insee;lat;lon;ze\n35238;48.1;-1.6;5315\n"));
    char *bytes = read_bytes("over.bin", &size);
    struct overlay_header *header = (void *)bytes;

    header->sections[OVERLAY_PLACES].offset += 24; /* the first commune is no more */
    header->sections[OVERLAY_PLACES].count--;
    crypto_generichash(header->digest, sizeof header->digest,
                       (unsigned char *)bytes + OVERLAY_UNSIGNED, size - OVERLAY_UNSIGNED, NULL, 0);
    write_bytes("over.bin", bytes, size);
    expect_place("35238", 481000, -16000);
    assert_string_equal(look("35238").zone, "5315");
    assert_true(look("01001").zone[0] == 0);
    free(bytes);
}

static void the_overlay_of_the_reference_is_taken_whole(void **state)
{
    const char *data = getenv("DP_DATA");
    struct territory_edition edition;
    char path[4096];

    (void)state;
    snprintf(path, sizeof path, "%s/gazetteer/overlay_geo_ze.tsv", data ? data : "");
    if (!data || access(path, R_OK) != 0) {
        print_message("DP_DATA has no gazetteer/overlay_geo_ze.tsv: skipped\n");
        skip();
    }
    assert_true(import_path(path));
    assert_int_equal(report.rows, 35014);
    assert_int_equal(report.refused, 0);
    assert_int_equal(report.mended, 0);
    snprintf(path, sizeof path, "%s/gazetteer/zones_emploi.tsv", data);
    assert_true(import_path(path));
    assert_int_equal(report.added, 306);
    expect_place("35238", 481117, -16819);
    assert_string_equal(look("35238").zone_name, "Rennes");
    assert_string_equal(look("15031").zone, "8429");
    assert_true(look("15031").approximate);
    assert_true(territory_edition(territory, TERRITORY_PLACES, &edition));
    assert_int_equal(edition.count, 35002);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_home, close_home)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(both_generations_of_la_poste_are_read),
        TEST(distances_are_exact_between_places_that_are),
        TEST(zones_are_restored_from_a_spreadsheet),
        TEST(layers_are_renewed_one_by_one),
        TEST(a_city_is_amid_its_arrondissements),
        TEST(the_same_file_twice_changes_nothing),
        TEST(a_dry_run_writes_nothing),
        TEST(each_bad_row_is_refused_for_its_reason),
        TEST(a_commune_never_says_two_things),
        TEST(a_file_that_cannot_be_taken_changes_nothing),
        TEST(a_pipe_and_a_giant_are_refused_at_once),
        TEST(an_import_that_is_killed_leaves_the_edition_whole),
        TEST(a_place_that_cannot_be_written_is_told),
        TEST(a_damaged_overlay_is_left_aside_and_made_again),
        TEST(an_overlay_survives_a_new_list_of_communes),
        TEST(the_overlay_of_the_reference_is_taken_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
