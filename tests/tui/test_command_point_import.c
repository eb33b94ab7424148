/* `point import` as a coordinator calls it: what is taken, what is refused and why, and what is
 * left whole whatever happens. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/tui/called.h"

#define HEADER                                                                                     \
    "id;nom;reseau;date_maj;code_postal;commune;code_insee;longitude;latitude;telephone\n"
#define VANNES                                                                                     \
    "mife-1;MIFE de Vannes;mip;2026-11-01;56000;Vannes;56260;-2.76;47.65;02 97 01 02 03\n"
#define LORIENT                                                                                    \
    "mife-2;MIFE de Lorient;mip;2026-11-01;56100;Lorient;56121;-3.37;47.75;02 97 01 02 04\n"

/* ------------------------------------------------------------------------------- files */

static void write_bytes(const char *name, const char *bytes, size_t length)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", home, name);
    write_whole(path, bytes, length);
}

static void write_text(const char *name, const char *text)
{
    write_bytes(name, text, strlen(text));
}

/* The call of a line in which « ~ » is the home, « @ » the folder of the samples. */
static struct command asked(const char *line, int status)
{
    const char *data = getenv("DP_DATA");
    char whole[8192];
    size_t length = 0;

    for (const char *at = line; *at && length + 4096 < sizeof whole; at++)
        if (*at == '~' || *at == '@')
            length += (size_t)snprintf(whole + length, sizeof whole - length, "%s",
                                       *at == '~' ? home : data);
        else
            whole[length++] = *at;
    whole[length] = '\0';
    return called_for(home, whole, status);
}

static void expect(const char *line, int status, const char *out, const char *err)
{
    struct command answer = asked(line, status);

    expect_part(answer.out, out);
    expect_part(answer.err, err);
    command_free(&answer);
}

static char *output(const char *line, int status)
{
    struct command answer = asked(line, status);
    char *text = strdup(answer.out);

    command_free(&answer);
    return text;
}

/* Skips, saying so, where the samples are not. */
static void need_samples(void)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/dila/sample_v4.json",
             getenv("DP_DATA") ? getenv("DP_DATA") : "");
    if (access(path, R_OK) == 0)
        return;
    print_message("no sample: set DP_DATA to the folder of the samples\n");
    skip();
}

/* A desk that has two points of its own. */
static void two_points(void)
{
    write_text("mife.csv", HEADER VANNES LORIENT);
    expect("point import ~/mife.csv", 0, "Ajoutées                2\n", "");
}

static void expect_two_points(void)
{
    char *found = output("point search mife --format tsv", 0);

    assert_int_equal(line_count(found), 2);
    free(found);
}

/* ------------------------------------------------------------------------------- what is taken */

static void a_sheet_twice_changes_nothing(void **state)
{
    (void)state;
    two_points();
    char *before = output("point export", 0);

    expect("point import ~/mife.csv", 0, "rien n’a changé", "");
    expect("point import ~/mife.csv", 0, "Identiques              2\n", "");
    char *after = output("point export", 0);

    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void an_edition_takes_the_place_of_the_last(void **state)
{
    (void)state;
    two_points();
    write_text("mife.csv",
               HEADER "mife-1;MIFE de Vannes;mip;2026-11-20;56000;Vannes;56260;;;02 97 99 99 99\n"
                      "mife-3;MIFE de Rennes;mip;2026-11-20;35000;Rennes;35238;;;02 99 01 02 03\n");
    struct command answer = asked("point import ~/mife.csv", 0);

    expect_part(answer.out, "Ajoutées                1\n");
    expect_part(answer.out, "Changées                1\n");
    expect_part(answer.out, "Retirées                1\n");
    command_free(&answer);
    expect("point search lorient", 3, "", "aucun lieu ne répond");
    expect("point search lorient --hidden", 0, "n’est plus proposé", "");
}

/* The day in a file's name is not part of what it is. */
static void next_month_is_the_same_sheet(void **state)
{
    (void)state;
    write_text("mife-2026-10.csv", HEADER VANNES LORIENT);
    write_text("mife-2026-11.csv", HEADER VANNES);
    expect("point import ~/mife-2026-10.csv", 0, "Ajoutées                2\n", "");
    expect("point import ~/mife-2026-11.csv", 0, "Retirées                1\n", "");
    write_text("autre.csv", HEADER LORIENT);
    expect("point import ~/autre.csv --name mife", 0, "Retirées                1\n", "");
    expect("point sources --format tsv", 0, "local\tmife\tstructures\t", "");
}

static void a_dry_run_writes_nothing(void **state)
{
    (void)state;
    write_text("mife.csv", HEADER VANNES);
    expect("point import --dry-run ~/mife.csv", 0, "rien n’a été écrit", "");
    expect("point search", 3, "", "aucun annuaire n’a été importé");
    expect("point sources", 3, "", "aucun annuaire");
    two_points();
    write_text("mife.csv", HEADER VANNES);
    expect("point import --dry-run ~/mife.csv", 0, "Retirées                1\n", "");
    expect_two_points();
}

static void only_some_departments(void **state)
{
    (void)state;
    write_text("mife.csv", HEADER VANNES
               "mife-3;MIFE de Rennes;mip;2026-11-20;35000;Rennes;35238;;;02 99 01 02 03\n");
    expect("point import ~/mife.csv --departments 35,2a", 0, "Ajoutées                1\n", "");
    expect("point search --format tsv", 0, "local--mife-3\t", "");
    expect("point import ~/mife.csv --departments 35,99", 2, "", "35,99");
    expect("point import ~/mife.csv --departments ''", 2, "", "--departments");
}

static void where_it_comes_from_is_told(void **state)
{
    (void)state;
    write_text("mife-2026-11.csv", HEADER VANNES);
    expect("point import ~/mife-2026-11.csv --url https://exemple.fr/mife", 0, "", "");
    expect("point sources", 0, "https://exemple.fr/mife, mife-2026-11.csv", "");
    expect("point sources", 0, "structures\u00a0: 1 fiche, importée le 24/11/2026", "");
    expect("doctor", 0, "https://exemple.fr/mife", "");
}

static void ones_own_sheet_is_written_again(void **state)
{
    (void)state;
    write_text("mife.csv", "id;nom;reseau;date_maj;code_postal;commune;description;publics\n"
                           "m;\"Maison; \"\"de\"\" l'été\";mip;2026-11-01;56000;Vannes;"
                           "\"deux\nlignes\";jeunes,seniors\n");
    expect("point import ~/mife.csv", 0, "Ajoutées                1\n", "");
    char *text = output("point export --source mife", 0);

    write_text("again.csv", text);
    expect("point import ~/again.csv --name mife", 0, "rien n’a changé", "");
    free(text);
}

/* ------------------------------------------------------------------------------- what is mended */

static void lost_zeros_are_restored_and_said(void **state)
{
    (void)state;
    write_text("mife.csv", HEADER "m;MIFE de Bourg;mip;2026-11-01;1000;Bourg-en-Bresse;1053;;;\n");
    expect("point import ~/mife.csv", 1,
           "ligne 2, code_postal\u00a0: «\u00a01000\u00a0» (local--m)", "");
    expect("point export", 0, ",01000,01053,", "");
}

static void what_drives_a_terminal_is_taken_out(void **state)
{
    (void)state;
    write_text("mife.csv", HEADER "m;M\033[2JIFE \xe2\x80\xae"
                                  "de Vannes;mip;2026-11-01;56000;Vannes;56260;;;\n");
    struct command answer = asked("point import ~/mife.csv", 1);

    expect_part(answer.out, "caractères invisibles ou de commande");
    assert_null(strchr(answer.out, '\033'));
    assert_null(strstr(answer.out, "\xe2\x80\xae"));
    command_free(&answer);
    char *found = output("point search mife --format json", 0);

    assert_null(strchr(found, '\033'));
    assert_null(strstr(found, "\xe2\x80\xae"));
    assert_true(json_valid(found));
    free(found);
}

static void impossible_places_are_said(void **state)
{
    (void)state;
    write_text("mife.csv", HEADER "m1;MIFE de Vannes;mip;2026-11-01;56000;Vannes;56260;500;47.65;\n"
                                  "m2;MIFE de Rennes;mip;2026-11-01;35000;Rennes;35999;;;\n");
    struct command answer = asked("point import ~/mife.csv", 1);

    expect_part(answer.out, "ligne 2, longitude\u00a0: «\u00a0500\u00a0»");
    expect_part(answer.out, "ligne 3, code_insee\u00a0: «\u00a035999\u00a0»");
    command_free(&answer);
    expect("point search mife --commune 56260 --within 20", 0, "MIFE de Vannes", "");
    expect("point search mife --commune 35238 --within 20", 0, "MIFE de Rennes", "");
}

/* ------------------------------------------------------------------------------- what is refused
 */

static void each_refusal_has_its_reason(void **state)
{
    (void)state;
    write_text("mife.csv", HEADER VANNES "m2;;mip;2026-11-01;56000;Vannes;56260;;;\n"
                                         "m3;MIFE;nulle_part;2026-11-01;56000;Vannes;56260;;;\n"
                                         "m4;MIFE;mip;2031-11-01;56000;Vannes;56260;;;\n"
                                         "m5;MIFE;mip;2026-11-01;7;Vannes;56260;;;\n"
                                         "mife-1;MIFE;mip;2026-11-01;56000;Vannes;56260;;;\n");
    struct command answer = asked("point import ~/mife.csv", 1);

    expect_part(answer.out, "Refusées                5\n");
    expect_part(answer.out, "ligne 3, nom\u00a0: vide");
    expect_part(answer.out, "ligne 4, reseau\u00a0: «\u00a0nulle_part\u00a0»");
    expect_part(answer.out, "ligne 5, date_maj\u00a0: «\u00a02031-11-01\u00a0»");
    expect_part(answer.out, "ligne 6, code_postal\u00a0: «\u00a07\u00a0»");
    expect_part(answer.out, "identifiant est déjà celui d’une fiche");
    command_free(&answer);
    char *json = output("point import ~/mife.csv --format json", 1);

    assert_true(json_valid(json));
    expect_part(json, "\"code\": \"network\"");
    expect_part(json, "\"refused\": 5");
    free(json);
}

static void a_file_of_refusals_empties_nothing(void **state)
{
    (void)state;
    two_points();
    write_text("mife.csv", HEADER "m5;MIFE;mip;2026-11-01;7;Vannes;56260;;;\n");
    expect("point import ~/mife.csv", 2, "ligne 2, code_postal", "Aucune fiche");
    expect("point import ~/mife.csv", 2, "pas pris", "reste tel qu’il était");
    expect_two_points();
}

/* Each leaves the edition that was there. */
static void expect_left(const char *name, int status, const char *err)
{
    char line[256];

    snprintf(line, sizeof line, "point import ~/%s", name);
    expect(line, status, "", err);
    expect_two_points();
}

static void a_text_of_json(const char *name, const char *text)
{
    char whole[1024];

    snprintf(
        whole, sizeof whole,
        "[{\"id\":\"a--1\",\"source\":\"a\",\"nom\":\"Un lieu\",\"date_maj\":\"2026-01-01\"},%s",
        text);
    write_text(name, whole);
}

static void a_damaged_file_leaves_what_was_there(void **state)
{
    (void)state;
    two_points();
    a_text_of_json("cut.json", "{\"id\":\"a--2\",\"nom\":\"Un");
    expect_left("cut.json", 2, "coupé ou abîmé");
    a_text_of_json("bytes.json", "{\"id\":\"a--2\",\"nom\":\"Un \xff\"}]");
    expect_left("bytes.json", 2, "abîmé à l’octet");
    write_text("quote.csv", "id,source,nom,date_maj\na--1,a,\"Un lieu,2026-01-01\n");
    expect_left("quote.csv", 2, "quote.csv");
    write_text("empty.csv", "");
    expect_left("empty.csv", 2, "aucun des fichiers connus");
    write_text("v0.csv", "id,source,nom,date_maj,typologie,labels_nationaux,rna\n"
                         "a--1,a,Un lieu,2026-01-01,ML,,\n");
    expect_left("v0.csv", 2, "ancienne version 0");
    expect_left("absent.csv", 2, "n’existe pas");
    expect_left("mife.csv ~/absent.csv", 2, "n’existe pas");
}

static void a_huge_file_is_not_read(void **state)
{
    char path[4096];

    (void)state;
    two_points();
    snprintf(path, sizeof path, "%s/huge.json", home);
    a_text_of_json("huge.json", "");
    assert_int_equal(truncate(path, 5LL << 30), 0);
    expect_left("huge.json", 2, "trop gros");
}

static void lists_within_lists_are_not_followed(void **state)
{
    enum { DEEP = 100000 };
    char *text = calloc(DEEP + 200, 1);
    size_t length = (size_t)sprintf(text, "[{\"id\":\"a--1\",\"source\":\"a\",\"nom\":\"Un lieu\","
                                          "\"date_maj\":\"2026-01-01\",\"reseaux_porteurs\":");

    (void)state;
    two_points();
    memset(text + length, '[', DEEP);
    write_text("deep.json", text);
    expect_left("deep.json", 2, "emboîte trop de listes");
    memset(text, '[', DEEP);
    write_text("deeper.json", text);
    expect_left("deeper.json", 2, "deeper.json");
    free(text);
}

static void what_is_not_a_file_is_refused(void **state)
{
    char path[4096];

    (void)state;
    two_points();
    snprintf(path, sizeof path, "%s/pipe", home);
    assert_int_equal(mkfifo(path, 0600), 0);
    expect_left("pipe", 4, "pipe");
    expect_left("", 4, "dossier");
}

/* ------------------------------------------------------------------------------- interruption */

/* A sheet that takes far longer than the second after which progress is shown. */
static void long_sheet(void)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/mife.csv", home);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(HEADER, file);
    for (int i = 0; i < 150000; i++)
        fprintf(file, "m%d;MIFE numéro %d;mip;2026-11-01;56000;Vannes;56260;;;\n", i, i);
    fclose(file);
}

/* Starts the import of ~/mife.csv; `*err` is what it says. */
static pid_t start_import(int *err)
{
    const char *program = getenv("DP_PROGRAM");
    char path[4096], *argv[] = {(char *)program, "point", "import", path, NULL};
    char **environment = home_environment(home, NULL, NULL);
    int ends[2];

    snprintf(path, sizeof path, "%s/mife.csv", home);
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    pid_t child = fork();

    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        execve(program, argv, environment);
        _exit(127);
    }
    close(ends[1]);
    home_environment_free(environment);
    *err = ends[0];
    return child;
}

/* What it says until it has said `part`, or until it ends. */
static void hear(int err, const char *part, char *heard, size_t size)
{
    size_t length = strlen(heard);
    ssize_t got;

    while (!(part && strstr(heard, part)) && length + 1 < size &&
           (got = read(err, heard + length, size - length - 1)) > 0)
        heard[length += (size_t)got] = '\0';
}

static int end_of(pid_t child)
{
    int status;

    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void interrupt(int number, int status, const char *said)
{
    char heard[4096] = "";
    int err;

    two_points();
    long_sheet();
    pid_t child = start_import(&err);

    hear(err, "%\n", heard, sizeof heard); /* a line of progress: it is at work */
    assert_non_null(strstr(heard, "mife.csv\u00a0: "));
    kill(child, number);
    hear(err, NULL, heard, sizeof heard);
    close(err);
    assert_int_equal(end_of(child), status);
    expect_part(heard, said);
    expect_two_points();
    write_text("mife.csv", HEADER VANNES);
    expect("point import ~/mife.csv", 0, "Retirées                1\n", "");
}

static void ctrl_c_leaves_the_last_edition(void **state)
{
    (void)state;
    interrupt(SIGINT, 4, "reste tel qu’il était");
}

static void a_kill_leaves_the_last_edition(void **state)
{
    (void)state;
    interrupt(SIGKILL, 128 + SIGKILL, "");
}

/* ------------------------------------------------------------------------------- the template */

static void the_template_is_filled_and_taken(void **state)
{
    char path[4096];
    size_t length;

    (void)state;
    expect("point template ~/lieux.csv", 0, "", "gardez tout au format texte");
    expect("point template ~/lieux.csv", 2, "", "existe déjà");
    expect("point import ~/lieux.csv", 2, "", "Aucune fiche"); /* instructions only */
    snprintf(path, sizeof path, "%s/lieux.csv", home);
    char *text = read_whole(path, &length);
    FILE *file = fopen(path, "a");

    assert_non_null(file);
    fputs(";cibc-56;CIBC du Morbihan;cibc;24/11/2026;;1 rue de la Paix;;56000;Vannes\n", file);
    fclose(file);
    expect("point import ~/lieux.csv", 0, "Ajoutées                1\n", "");
    expect("point search cibc --format tsv", 0, "local--cibc-56\tCIBC du Morbihan\tVannes\tcibc\t",
           "");
    free(text);
}

/* ------------------------------------------------------------------------------- the samples */

static void real_files_are_taken(void **state)
{
    (void)state;
    need_samples();
    /* services first: they find their structures all the same */
    expect("point import @/data-inclusion-v1-sample/services-inclusion-sample.json "
           "@/data-inclusion-v1-sample/structures-inclusion-sample.json",
           0, "Ajoutées               14\n", "");
    expect("point import @/dila/sample_v4.json", 0, "annuaire de l’administration (DILA)", "");
    expect("point import @/dila/sample_v4.json", 0, "1 fiche d’un autre type, laissée de côté", "");
    expect("point import --format json @/dila/sample_v4.json", 0, "\"other_type\": 1", "");
    expect("point import @/annuaire-education/cio_35_extrait.csv", 0, "Ajoutées                5\n",
           "");
    expect("point search cio rennes", 0, "02\u00a099\u00a025\u00a018\u00a030", "");
    expect("point search --network cio --within 20 --commune 35288 --format tsv", 0,
           "education--0350065F\t", "");
    expect("point sources", 0, "Annuaire\u00a0: Service-Public / DILA, sample_v4.json", "");
    expect("point import @/data-inclusion-v1-sample/structures-inclusion-sample.csv", 0,
           "Identiques             10\n", "");
}

static void what_was_taken_is_written_again(void **state)
{
    static const char *const kinds[] = {"structures", "services"};

    (void)state;
    need_samples();
    expect("point import @/data-inclusion-v1-sample/structures-inclusion-sample.csv "
           "@/data-inclusion-v1-sample/services-inclusion-sample.csv",
           0, "", "");
    for (size_t i = 0; i < 2; i++) {
        char line[256], name[64];

        for (int json = 0; json < 2; json++) {
            snprintf(line, sizeof line, "point export --kind %s --format %s", kinds[i],
                     json ? "json" : "csv");
            char *text = output(line, 0);

            snprintf(name, sizeof name, "again-%s.%s", kinds[i], json ? "json" : "csv");
            write_text(name, text);
            assert_true(!json || json_valid(text));
            snprintf(line, sizeof line, "point import ~/%s", name);
            expect(line, 0, "rien n’a changé", "");
            free(text);
        }
    }
}

static void the_official_bad_rows_are_refused(void **state)
{
    (void)state;
    need_samples();
    struct command answer =
        asked("point import @/data-inclusion-valideur/structures-gabarit-avec-erreurs.csv", 2);

    expect_part(answer.out, "ligne 4, date_maj\u00a0: vide");
    expect_part(answer.out, "courriel\u00a0: «\u00a0pas une adresse\u00a0»");
    expect_part(answer.out, "site_web\u00a0: «\u00a0pas une url !\u00a0»");
    expect_part(answer.out, "siret\u00a0: «\u00a08.2454114801871E13\u00a0»");
    expect_part(answer.out, "code_postal\u00a0: «\u00a0750121.0\u00a0»");
    command_free(&answer);
    answer = asked("point import @/data-inclusion-valideur/services-gabarit-avec-erreurs.csv", 2);
    expect_part(answer.out, "thematiques\u00a0: «\u00a0logement-hebergement--louer-un-appartement");
    expect_part(answer.out, "mobilisable_par\u00a0: «\u00a0autres\u00a0»");
    expect_part(answer.out, "nombre_semaines\u00a0: «\u00a0beaucoup\u00a0»");
    expect_part(answer.out, "code_insee\u00a0: «\u00a059350.0\u00a0»");
    command_free(&answer);
    expect("point search", 3, "", "aucun annuaire");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_home, close_home)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(a_sheet_twice_changes_nothing),
        TEST(an_edition_takes_the_place_of_the_last),
        TEST(next_month_is_the_same_sheet),
        TEST(a_dry_run_writes_nothing),
        TEST(only_some_departments),
        TEST(where_it_comes_from_is_told),
        TEST(ones_own_sheet_is_written_again),
        TEST(lost_zeros_are_restored_and_said),
        TEST(what_drives_a_terminal_is_taken_out),
        TEST(impossible_places_are_said),
        TEST(each_refusal_has_its_reason),
        TEST(a_file_of_refusals_empties_nothing),
        TEST(a_damaged_file_leaves_what_was_there),
        TEST(a_huge_file_is_not_read),
        TEST(lists_within_lists_are_not_followed),
        TEST(what_is_not_a_file_is_refused),
        TEST(ctrl_c_leaves_the_last_edition),
        TEST(a_kill_leaves_the_last_edition),
        TEST(the_template_is_filled_and_taken),
        TEST(real_files_are_taken),
        TEST(what_was_taken_is_written_again),
        TEST(the_official_bad_rows_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
