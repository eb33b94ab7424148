/* `triage` by script: the examples of the shared vocabulary, and every way of asking badly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/tui/called.h"

/* The answer is exactly those lines' beginnings, in order, and perhaps more after. */
static void expect_first(const char *line, const char *first)
{
    struct command answer = called_for(home, line, 0);

    if (strncmp(answer.out, first, strlen(first)) != 0)
        fail_msg("%s\nfirst « %s », answered\n%s%s", line, first, answer.out, answer.err);
    command_free(&answer);
}

static void expect_refused(const char *line, int status, const char *part)
{
    struct command answer = called_for(home, line, status);

    assert_string_equal(answer.out, "");
    expect_part(answer.err, part);
    command_free(&answer);
}

static void the_examples_of_the_vocabulary(void **state)
{
    (void)state;
    expect_first("triage --pack france-2015 --format tsv statut=demandeur_emploi cadre=oui age=50 "
                 "demande=emploi",
                 "1\tapec\t2\t");
    expect_first("triage --pack france-2015 --format tsv statut=salarie contrat=interim "
                 "demande=formation projet_defini=oui",
                 "1\tfaf_tt\t3\t");
    expect_first("triage --pack france-2015 --format=tsv statut=nsp demande=metier",
                 "1\taccueil\t-\t");
    expect_first("triage --format tsv --pack france-2026 -- statut=salarie cadre=non "
                 "demande=metier",
                 "1\tavenir_actifs\t2\t");
}

/* One line in twenty of the sourced tables: forms/ checks them all without the program. */
static void the_sourced_tables(void **state)
{
    (void)state;
    static const char *const packs[] = {"france-2015", "france-2026"};

    for (size_t p = 0; p < 2; p++) {
        char path[4096], line[2048], call[4096], first[256];
        int number = 0;

        snprintf(path, sizeof path, "%s/tests/forms/cases/%s.tsv", getenv("DP_SOURCE_ROOT"),
                 packs[p]);
        FILE *file = fopen(path, "r");

        assert_non_null(file);
        while (fgets(line, sizeof line, file)) {
            char *rest = line, *answers = strsep(&rest, "\t"), *door = strsep(&rest, "\t");
            char *network = strsep(&rest, "\t"), *level = strsep(&rest, "\t");

            if (line[0] == '#' || number++ % 20 != 0)
                continue;
            network[strcspn(network, ", ")] = '\0';
            snprintf(call, sizeof call, "triage --pack %s --door %s --format tsv %s", packs[p],
                     door, answers);
            snprintf(first, sizeof first, "1\t%s\t%s\t", network, level);
            expect_first(call, first);
        }
        fclose(file);
        assert_true(number > 100);
    }
}

static void a_line_has_six_cells_and_a_rank(void **state)
{
    (void)state;
    struct command answer = called_for(
        home, "triage --pack france-2026 --format tsv statut=demandeur_emploi demande=emploi", 0);
    int rank = 0, tabs = 0;

    for (char *c = answer.out; *c;) {
        assert_int_equal(strtol(c, &c, 10), ++rank);
        for (tabs = 0; *c && *c != '\n'; c++)
            tabs += *c == '\t';
        assert_int_equal(tabs, 5);
        c += *c == '\n';
    }
    assert_true(rank >= 2);
    assert_string_equal(answer.err, "");
    command_free(&answer);
}

static void json_is_json(void **state)
{
    (void)state;
    struct command answer = called_for(
        home, "triage --pack france-2026 --format json statut=demandeur_emploi demande=emploi", 0);

    assert_true(json_valid(answer.out));
    expect_part(answer.out, "\"network\": \"france_travail\"");
    expect_part(answer.out, "\"point\": null");
    command_free(&answer);
}

static void a_bad_answer_is_named_with_what_is_allowed(void **state)
{
    (void)state;
    expect_refused("triage --pack france-2026 statut=salarie demande=metier couleur=bleu", 2,
                   "«\u00a0couleur\u00a0»");
    expect_refused("triage --pack france-2026 statut=salarie demande=metier idcc=1234", 2,
                   "«\u00a0idcc\u00a0»");
    expect_refused("triage --pack france-2026 statut=roi demande=metier", 2, "salarie");
    expect_refused("triage --pack france-2026 statut=salarie demande=metier age=130", 2, "120");
    expect_refused("triage --pack france-2026 statut=eleve demande=metier cadre=oui", 2,
                   "«\u00a0cadre\u00a0»");
    expect_refused("triage --pack france-2026 statut=salarie", 2, "«\u00a0demande\u00a0»");
    expect_refused("triage --pack france-2026 statut=salarie demande=metier statut=autre", 2,
                   "«\u00a0statut\u00a0»");
    expect_refused("triage --pack france-2026 statut=salarie demande=metier salarie", 2,
                   "question=valeur");
    expect_refused("triage --pack france-2026 statut=salarie demande=metier age=", 2, "age=");
    expect_refused("triage --pack france-2026 statut=salarie demande=metier departement=d35", 2,
                   "«\u00a0departement\u00a0»");
}

static void every_bad_answer_is_said_at_once(void **state)
{
    (void)state;
    struct command answer =
        called_for(home, "triage --pack france-2026 statut=roi demande=rien couleur=bleu", 2);

    assert_int_equal(line_count(answer.err), 3);
    command_free(&answer);
    answer = called_for(home, "triage --pack france-2026", 2);
    assert_int_equal(line_count(answer.err), 2);
    command_free(&answer);
}

static void a_commune_is_an_insee_code_or_a_postal_code(void **state)
{
    (void)state;
    expect_first("triage --pack france-2026 --format tsv statut=salarie demande=metier "
                 "commune=56260",
                 "1\t");
    expect_first("triage --pack france-2026 --format tsv statut=salarie demande=metier "
                 "commune=cp:69001",
                 "1\t");
    expect_refused("triage --pack france-2026 statut=salarie demande=metier commune=99999", 2,
                   "INSEE");
    expect_refused("triage --pack france-2026 statut=salarie demande=metier commune=cp:35000x", 2,
                   "cp:35000x");
}

static void days_outside_the_pack(void **state)
{
    (void)state;
    struct command answer =
        called_for(home, "triage --pack france-2015 --format tsv statut=nsp demande=metier", 0);

    assert_int_equal(line_count(answer.err), 1);
    expect_part(answer.err, "france-2015");
    command_free(&answer);
    answer = called_for(home,
                        "triage --pack france-2015 --at 26/06/2015 --format tsv statut=nsp "
                        "demande=metier",
                        0);
    assert_string_equal(answer.err, "");
    command_free(&answer);
    expect_refused("triage --pack france-2015 --at 2026-11-24 statut=nsp demande=metier", 2,
                   "2026-11-24");
    expect_refused("triage --pack france-2015 --at 2015-02-30 statut=nsp demande=metier", 2,
                   "AAAA-MM-JJ");
}

static void bad_options_are_named(void **state)
{
    (void)state;
    expect_refused("triage --pack nulle-part statut=nsp demande=metier", 2, "france-2026");
    expect_refused("triage --pack ./nulle/part statut=nsp demande=metier", 2, "./nulle/part");
    expect_refused("triage --door 3 statut=nsp demande=metier", 2, "--door");
    expect_refused("triage --network tartempion statut=nsp demande=metier", 2, "tartempion");
    expect_refused("triage --format xml statut=nsp demande=metier", 2, "json");
    expect_refused("triage --foramt tsv", 2, "--format");
    expect_refused("triage --pack", 2, "--pack");
    expect_refused("triage --door 1 --door 2", 2, "--door");
    expect_refused("triage --help=oui", 2, "--help");
    expect_refused("triage --lang ../../etc", 2, "--lang");
    expect_refused("triag", 2, "triage");
    expect_refused("triage --pack france-2026 'statut=\033[2J' demande=metier", 2, "U+001B");
}

static void the_second_door_leads_to_no_third(void **state)
{
    (void)state;
    struct command answer = called_for(home,
                                       "triage --pack france-2026 --door 2 --format json "
                                       "statut=demandeur_emploi demande=emploi",
                                       0);

    assert_null(strstr(answer.out, "\"mode\": \"orientation\""));
    command_free(&answer);
}

static void the_desk_s_own_network_is_here(void **state)
{
    (void)state;
    struct command answer = called_for(home,
                                       "triage --pack france-2026 --network france_travail "
                                       "--format json statut=demandeur_emploi demande=emploi",
                                       0);

    expect_part(answer.out, "\"mode\": \"ici\"");
    command_free(&answer);
}

static void nothing_is_created(void **state)
{
    (void)state;
    assert_int_equal(rmdir(home), 0); /* still empty after all these calls */
    free(home);
    home = home_create();
}

static void a_full_or_closed_output_is_said(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "exec \"$PROGRAM\" triage --pack france-2026 statut=nsp demande=metier >/dev/full",
        "exec \"$PROGRAM\" triage --pack france-2026 statut=nsp demande=metier >&-",
    };

    for (size_t i = 0; i < 2; i++) {
        struct command answer = shell_answer(home, lines[i]);

        assert_int_equal(answer.status, 4);
        expect_part(answer.err, "sortie standard");
        command_free(&answer);
    }
}

static void help_lists_what_works(void **state)
{
    (void)state;
    struct command answer = called_for(home, "--help", 0);

    expect_part(answer.out, "triage");
    command_free(&answer);
    answer = called_for(home, "help triage", 0);
    expect_part(answer.out, "--network CODE");
    command_free(&answer);
    answer = called_for(home, "triage --help", 0);
    expect_part(answer.out, "--network CODE");
    command_free(&answer);
    answer = called_for(home, "--version", 0);
    expect_part(answer.out, "deuxportes ");
    command_free(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_vocabulary),
        cmocka_unit_test(the_sourced_tables),
        cmocka_unit_test(a_line_has_six_cells_and_a_rank),
        cmocka_unit_test(json_is_json),
        cmocka_unit_test(a_bad_answer_is_named_with_what_is_allowed),
        cmocka_unit_test(every_bad_answer_is_said_at_once),
        cmocka_unit_test(a_commune_is_an_insee_code_or_a_postal_code),
        cmocka_unit_test(days_outside_the_pack),
        cmocka_unit_test(bad_options_are_named),
        cmocka_unit_test(the_second_door_leads_to_no_third),
        cmocka_unit_test(the_desk_s_own_network_is_here),
        cmocka_unit_test(nothing_is_created),
        cmocka_unit_test(a_full_or_closed_output_is_said),
        cmocka_unit_test(help_lists_what_works),
    };

    return cmocka_run_group_tests(tests, open_home, close_home);
}
