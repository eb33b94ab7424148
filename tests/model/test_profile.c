/*
 * A person in the words of the directory: what was not asked holds nobody back.
 */

#include "model/directory/profile.h"

#include "model/base/data_path.h"
#include "tests/support/sample_pack.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct said {
    struct pack *pack;
    struct situation *situation;
    struct profiles *profiles;
    struct profile profile;
};

static struct said begin(const char *pack)
{
    struct fault_list *faults = fault_list_create();
    char relative[64], folder[PATH_MAX];
    struct said said = {.pack = NULL};
    struct fault fault = {0};

    snprintf(relative, sizeof relative, "packs/%s", pack);
    assert_true(data_path(relative, folder, sizeof folder));
    said.pack = pack_read(folder, faults);
    assert_non_null(said.pack);
    fault_list_destroy(faults);
    said.situation = situation_create(said.pack);
    said.profiles = profiles_open(NULL, &fault);
    if (!said.profiles)
        fail_msg("profile.csv: fault %d row %u %s", (int)fault.code, fault.row, fault.word);
    return said;
}

static void end(struct said *said)
{
    profiles_close(said->profiles);
    situation_destroy(said->situation);
    pack_destroy(said->pack);
}

static void answer(struct said *said, const char *question, const char *value)
{
    int at = pack_question(said->pack, question);
    struct value given = {VALUE_NUMBER, atoi(value), NULL, 0};

    assert_true(at >= 0);
    if (said->pack->questions[at].kind == QUESTION_ONE)
        given = (struct value){VALUE_NAME, pack_choice(said->pack, at, value)->symbol, NULL, 0};
    situation_set(said->situation, at, given);
    profile_of(said->profiles, said->pack, said->situation, &said->profile);
}

#define MAY_BE(said, value) assert_true(profile_meets((said)->profile.publics, value))
#define IS_NOT(said, value) assert_false(profile_meets((said)->profile.publics, value))
#define ABOUT(said, value)  assert_true(profile_meets((said)->profile.themes, value))
#define SAYS_NONE(said)     assert_string_equal((said)->profile.publics, "")

static void who_said_nothing_may_be_anybody(void **state)
{
    struct said said = begin("france-2026");

    (void)state;
    profile_of(said.profiles, said.pack, said.situation, &said.profile);
    SAYS_NONE(&said);
    assert_string_equal(said.profile.themes, "");
    profile_of(NULL, said.pack, said.situation, &said.profile);
    SAYS_NONE(&said);
    end(&said);
}

static void answers_set_publics_aside(void **state)
{
    struct said said = begin("france-2026");

    (void)state;
    answer(&said, "demande", "formation");
    answer(&said, "statut", "salarie");
    MAY_BE(&said, "actifs");
    IS_NOT(&said, "demandeurs-emploi");
    MAY_BE(&said, "jeunes");
    answer(&said, "age", "45");
    IS_NOT(&said, "jeunes");
    MAY_BE(&said, "seniors");
    MAY_BE(&said, "tous-publics");
    MAY_BE(&said, "femmes");
    MAY_BE(&said, "demandeurs-emploi femmes");
    answer(&said, "age", "20");
    MAY_BE(&said, "jeunes");
    IS_NOT(&said, "seniors");
    answer(&said, "age", "28"); /* « au sens large » */
    MAY_BE(&said, "jeunes");
    end(&said);
}

/* Handicap is said or not said; only a « non » sets it aside. */
static void what_was_not_said_is_not_no(void **state)
{
    struct said said = begin("france-2026");

    (void)state;
    answer(&said, "statut", "demandeur_emploi");
    MAY_BE(&said, "personnes-en-situation-de-handicap");
    answer(&said, "handicap", "non");
    IS_NOT(&said, "personnes-en-situation-de-handicap");
    answer(&said, "handicap", "oui");
    MAY_BE(&said, "personnes-en-situation-de-handicap");
    answer(&said, "rsa", "non");
    MAY_BE(&said, "beneficiaires-des-minimas-sociaux");
    end(&said);
}

/* An employee who looks for work is a job seeker « de tout type »: a yes wins. */
static void a_yes_wins_over_a_no(void **state)
{
    struct said said = begin("france-2026");

    (void)state;
    answer(&said, "demande", "emploi");
    answer(&said, "statut", "salarie");
    MAY_BE(&said, "demandeurs-emploi");
    MAY_BE(&said, "actifs");
    end(&said);
}

static void a_demand_has_its_themes(void **state)
{
    struct said said = begin("france-2015");

    (void)state;
    answer(&said, "demande", "emploi");
    ABOUT(&said, "trouver-un-emploi");
    ABOUT(&said, "preparer-sa-candidature");
    answer(&said, "demande", "autre");
    assert_string_equal(said.profile.themes, "");
    end(&said);
}

/* A question that this pack leaves out (rsa in 2015), or a choice, says nothing. */
static void any_pack_reads_the_table(void **state)
{
    struct sample_pack *sample = sample_pack_create();
    struct said said = begin("france-2015");

    (void)state;
    situation_destroy(said.situation);
    pack_destroy(said.pack);
    said.pack = sample_pack_read(sample);
    said.situation = situation_create(said.pack);
    profile_of(said.profiles, said.pack, said.situation, &said.profile);
    SAYS_NONE(&said);
    end(&said);
    sample_pack_destroy(sample);
}

static void a_damaged_table_is_told(void **state)
{
    static const char *const tables[] = {
        "", "liste;valeur;question;oui\n",
        "liste;valeur;question;oui;non;source\npublics;jeunes;age;[5..;;x\n",
        "liste;valeur;question;oui;non;source\nautre;jeunes;age;5;;x\n",
        "liste;valeur;question;oui;non;source\npublics;jeunes;age;5\n"};
    char path[] = "/tmp/deuxportes-profile-XXXXXX";
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    close(fd);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct fault fault = {0};
        FILE *file = fopen(path, "w");

        assert_non_null(file);
        fputs(tables[i], file);
        fclose(file);
        assert_null(profiles_open(path, &fault));
        assert_true(fault.code == FAULT_COLUMN_MISSING || fault.code == FAULT_CELL_VALUE);
    }
    unlink(path);
    struct fault fault = {0};

    assert_null(profiles_open(path, &fault));
    assert_int_equal(fault.code, FAULT_FILE_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_said_nothing_may_be_anybody),
        cmocka_unit_test(answers_set_publics_aside),
        cmocka_unit_test(what_was_not_said_is_not_no),
        cmocka_unit_test(a_yes_wins_over_a_no),
        cmocka_unit_test(a_demand_has_its_themes),
        cmocka_unit_test(any_pack_reads_the_table),
        cmocka_unit_test(a_damaged_table_is_told),
    };

    return cmocka_run_group_tests_name("profile", tests, NULL, NULL);
}
