/* What a desk knows of points, by script. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "model/directory/import.h"
#include "tests/support/at_home.h"
#include "tests/tui/called.h"

#define DORA "dora--347cb0a7"

static void expect(const char *line, int status, const char *part)
{
    struct command answer = called_for(home, line, status);

    expect_part(answer.out, part);
    command_free(&answer);
}

static void refuse(const char *line, int status, const char *part)
{
    struct command answer = called_for(home, line, status);

    expect_part(answer.err, part);
    assert_string_equal(answer.out, "");
    command_free(&answer);
}

/* The id of a point that is added. */
static void add(const char *options, char id[64])
{
    char line[512];

    snprintf(line, sizeof line, "point add %.400s", options);
    struct command answer = called_for(home, line, 0);

    assert_int_equal(strlen(answer.out), 37);
    snprintf(id, 64, "%.36s", answer.out);
    command_free(&answer);
}

/* A line about this point: what follows its id comes last. */
static const char *about(const char *command, const char *id, const char *options)
{
    static char line[512];

    snprintf(line, sizeof line, "%s %s %s", command, id, options);
    return line;
}

/* ------------------------------------------------------------------------------- of a source */

static void what_is_told_of_a_point_is_shown_again(void **state)
{
    (void)state;
    expect("point edit " DORA " --hours 'Mo-Fr 09:00-12:00' --phone '02 97 01 02 03' "
           "--ask 'Mme Le Goff' --capacity complet --note 'sonner deux fois' --checked --agent ML "
           "--closed 2026-11-23..2026-11-27:congés",
           0, "Mme Le Goff");
    expect("point edit --format tsv " DORA, 0, "hours\tMo-Fr 09:00-12:00\n");
    expect("point edit --format tsv " DORA, 0, "phone\t02 97 01 02 03\n");
    expect("point edit --format tsv " DORA, 0,
           "closed_from\t2026-11-23\nclosed_to\t2026-11-27\nclosed_reason\tcongés\n");
    expect("point edit --format tsv " DORA, 0, "capacity_day\t2026-11-24\n");
    expect("point edit --format tsv " DORA, 0, "checked\t2026-11-24\nagent\tML\n");
    struct command answer = called_for(home, "point edit --format json " DORA, 0);

    assert_true(json_valid(answer.out));
    command_free(&answer);
}

static void a_closure_is_a_period_a_day_or_without_end(void **state)
{
    (void)state;
    expect("point edit --format tsv " DORA " --closed 24/11/2026", 0,
           "closed_from\t2026-11-24\nclosed_to\t2026-11-24\n");
    expect("point edit --format tsv " DORA " --closed '2026-11-24..:dégât des eaux : étage'", 0,
           "closed_to\t\nclosed_reason\tdégât des eaux : étage\n");
    expect("point edit --format tsv " DORA " --closed ''", 0, "closed_from\t\nclosed_to\t\n");
    refuse("point edit " DORA " --closed 2026-11-27..2026-11-23", 2, "--closed");
    refuse("point edit " DORA " --closed demain", 2, "AAAA-MM-JJ");
    refuse("point edit " DORA " --closed ..2026-11-27", 2, "--closed");
}

static void hours_in_words_are_kept_with_a_warning(void **state)
{
    (void)state;
    struct command answer =
        called_for(home, "point edit --format tsv " DORA " --hours 'sur rendez-vous'", 1);

    expect_part(answer.out, "hours\tsur rendez-vous\n");
    expect_part(answer.err, "tels quels");
    command_free(&answer);
    expect("point edit --format tsv " DORA " --hours ''", 0, "hours\t\n");
}

/* As the screens read them; programs find the form of hours.h again. */
static void hours_are_typed_as_people_say_them(void **state)
{
    (void)state;
    char id[64];

    expect("point edit --format tsv " DORA " --hours 'lundi au vendredi 9h-12h et 14h-17h'", 0,
           "hours\tMo-Fr 09:00-12:00,14:00-17:00\n");
    add("--name 'MIFE de test' --hours 'mardi 9h-12h'", id);
    expect(about("point edit --format tsv", id, ""), 0, "hours\tTu 09:00-12:00\n");
    expect(about("point edit --format tsv", id, "--hours 'sam 10h à 12h'"), 0,
           "hours\tSa 10:00-12:00\n");
    struct command answer =
        called_for(home, "point add --name Relais --hours 'un mardi sur deux'", 1);

    expect_part(answer.err, "tels quels");
    command_free(&answer);
    expect("point edit --format tsv " DORA " --hours ''", 0, "hours\t\n");
}

static void corrections_wait_for_their_source(void **state)
{
    (void)state;
    expect("point edit " DORA " --correction 'le numéro a changé' --agent ML", 0, "le numéro");
    expect("point edit soliguide--4 --correction fermé", 0, "fermé");
    expect("point corrections --format tsv", 0,
           "dora\t" DORA "\tle numéro a changé\t2026-11-24\t-\tML\n"
           "soliguide\tsoliguide--4\tfermé\t2026-11-24\t-\t-\n");
    expect("point edit " DORA " --reported", 0, "2026-11-24");
    struct command answer = called_for(home, "point corrections --format tsv", 0);

    assert_int_equal(line_count(answer.out), 1);
    command_free(&answer);
    expect("point edit soliguide--4 --reported", 0, "2026-11-24");
    answer = called_for(home, "point corrections", 0);
    assert_string_equal(answer.out, "");
    expect_part(answer.err, "rien à signaler");
    command_free(&answer);
    expect("point corrections --all --format json", 0, "\"reported\": \"2026-11-24\"");
    refuse("point edit dora--2 --reported", 2, "dora--2");
}

static void what_cannot_be_is_refused(void **state)
{
    (void)state;
    refuse("point edit nulle-part --note x", 3, "nulle-part");
    refuse("point edit 01926b7e-0000-7000-8000-000000000000 --note x", 3, "01926b7e");
    refuse("point edit " DORA " --note 'a\033[2Jb'", 2, "U+001B");
    refuse("point edit " DORA " --name MIFE", 2, "--correction");
    refuse("point edit", 2, "LIEU");
    refuse("point remove " DORA, 3, DORA);
}

/* ------------------------------------------------------------------------------- by hand */

static void a_point_added_by_hand_is_changed_and_removed(void **state)
{
    (void)state;
    char id[64], again[64];

    add("--network mife --name 'MIFE du Morbihan' --commune cp:35000 --publics jeunes,femmes "
        "--hours 'Tu 09:00-12:00'",
        id);
    expect(about("point edit --format tsv", id, ""), 0, "network\tmip\n");
    expect(about("point edit --format tsv", id, ""), 0, "publics\tjeunes femmes\n");
    expect(about("point edit --format tsv", id, "--phone '02 97' --commune 56260 --ask Anne"), 0,
           "commune\t56260\n");
    expect(about("point edit --format tsv", id, ""), 0, "ask\tAnne\n");
    expect(about("point edit --format tsv", id, ""), 0, "phone\t02 97\n");
    expect(about("point edit --format tsv", id, ""), 0, "hours\tTu 09:00-12:00\n");
    refuse(about("point edit", id, "--correction faux"), 2, "--correction");
    refuse(about("point edit", id, "--publics jeune"), 2, "jeunes");
    expect(about("point remove", id, ""), 0, "");
    expect(about("point edit --format tsv", id, ""), 0, "hidden\t2026-11-24\n");
    add("--network mip --name 'MIFE du Morbihan' --commune 56260", again);
    assert_string_equal(id, again);
    expect(about("point edit --format tsv", id, ""), 0, "hidden\t\n");
}

static void a_point_needs_a_name_and_places_that_exist(void **state)
{
    (void)state;
    refuse("point add --network mip", 2, "--name");
    refuse("point add --name MIFE --network tartempion", 2, "tartempion");
    refuse("point add --name MIFE --commune 99999", 2, "99999");
    refuse("point add --name MIFE --commune cp:56000 --commune 56260", 2, "--commune");
    refuse("point add --name MIFE --publics tout-le-monde", 2, "tous-publics");
}

static void what_is_refused_creates_no_desk(void **state)
{
    (void)state;
    char *empty = home_create();
    static const struct {
        const char *line;
        int status;
    } lines[] = {{"point add --network mip", 2},
                 {"point edit nulle-part --note x", 3},
                 {"point edit " DORA " --closed demain", 2},
                 {"point edit " DORA, 4},
                 {"point missing", 4},
                 {"point corrections", 4}};

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct command answer = called_for(empty, lines[i].line, lines[i].status);

        command_free(&answer);
    }
    assert_int_equal(rmdir(empty), 0);
    free(empty);
}

/* ------------------------------------------------------------------------------- a directory */

static struct import_report import_one(const char *folder)
{
    static const char sheet[] = "id;nom;reseau;date_maj;code_insee;code_postal;commune\n"
                                "m1;MIFE de Rennes;mip;2026-10-01;35238;35000;Rennes\n";
    struct import_order order = {.url = "", .name = "mife"};
    struct import_report report;
    struct fault fault = {.code = FAULT_NONE};
    char desk[512], file[512];

    snprintf(desk, sizeof desk, "%.400s/desk.db", folder);
    snprintf(file, sizeof file, "%.400s/lieux.csv", folder);
    write_whole(file, sheet, sizeof sheet - 1);
    order.path = file;
    order.limits.today = (struct civil_date){2026, 11, 24};
    if (!directory_import(desk, &order, NULL, &report, &fault))
        fail_msg("directory_import: %d %s %s", fault.code, fault.word, fault.detail);
    return report;
}

/* Once there is a directory a slip in an id is seen; what was written before is still reached. */
static void a_point_is_one_of_the_directory(void **state)
{
    (void)state;
    char *folder = home_create(), line[512];

    snprintf(line, sizeof line, "point edit --db %.400s/desk.db dora--9 --note avant", folder);
    struct command answer = called_for(home, line, 0);

    command_free(&answer);
    assert_int_equal(import_one(folder).added, 1);
    snprintf(line, sizeof line, "point edit --db %.400s/desk.db local--m1 --note x", folder);
    expect(line, 0, "local--m1");
    snprintf(line, sizeof line, "point edit --db %.400s/desk.db local--m2 --note x", folder);
    refuse(line, 3, "local--m2");
    snprintf(line, sizeof line, "point edit --db %.400s/desk.db dora--9 --note ''", folder);
    expect(line, 0, "dora--9");
    home_remove(folder);
}

/* ------------------------------------------------------------------------------- missing doors */

/* As a desk of two months leaves them. */
static void store_counts(const char *path)
{
    sqlite3 *database;

    assert_int_equal(sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(database,
                     "INSERT INTO missing_door VALUES ('2026-10', '56', 'mip', 'projet', 5),"
                     " ('2026-11', '56', 'mip', 'projet', 2), ('2026-11', '', 'cidff', '', 1)",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(database);
}

static void count_some(void)
{
    struct command answer = called_for(home, "point edit dora--3 --note x", 0);

    command_free(&answer);
    answer = shell_answer(
        home, "for db in \"$HOME\"/.local/share/deuxportes/desk.db; do echo \"$db\"; done");
    answer.out[strcspn(answer.out, "\n")] = '\0';
    store_counts(answer.out);
    command_free(&answer);
}

static void the_territory_reads_where_doors_miss(void **state)
{
    (void)state;
    count_some();
    expect("point missing --format tsv", 0, "56\tMorbihan\tmip\tprojet\t7\n");
    expect("point missing --format tsv --from 2026-10 --to 2026-10", 0,
           "56\tMorbihan\tmip\tprojet\t5\n");
    expect("point missing --format tsv --from 2026-10", 0, "-\t-\tcidff\t-\t1\n");
    expect("point missing", 0, "Morbihan");
    struct command answer = called_for(home, "point missing --format json", 0);

    assert_true(json_valid(answer.out));
    command_free(&answer);
    answer = called_for(home, "point missing --from 2026-12 --format tsv", 0);
    assert_string_equal(answer.out, "");
    expect_part(answer.err, "aucune porte n’a manqué");
    command_free(&answer);
    refuse("point missing --from novembre", 2, "AAAA-MM");
    refuse("point missing --to 2026-13", 2, "--to");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told_of_a_point_is_shown_again),
        cmocka_unit_test(a_closure_is_a_period_a_day_or_without_end),
        cmocka_unit_test(hours_in_words_are_kept_with_a_warning),
        cmocka_unit_test(hours_are_typed_as_people_say_them),
        cmocka_unit_test(corrections_wait_for_their_source),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(a_point_added_by_hand_is_changed_and_removed),
        cmocka_unit_test(a_point_needs_a_name_and_places_that_exist),
        cmocka_unit_test(what_is_refused_creates_no_desk),
        cmocka_unit_test(a_point_is_one_of_the_directory),
        cmocka_unit_test(the_territory_reads_where_doors_miss),
    };

    return cmocka_run_group_tests(tests, open_home, close_home);
}
