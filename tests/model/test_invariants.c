/* What the database itself refuses, attacked as a foreign shell would: bare SQL, no pragma. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/model/desk_fixture.h"

/* The statement is refused with this word; or goes through, changing nothing or not, when `word` is
 * "". `values` are bound to ?1, ?2... */
static void refused_with(struct desk_fixture *fixture, const char *sql, const char *const *values,
                         int count, const char *word)
{
    char message[256];
    int code = foreign_run(fixture->path, sql, values, count, message);

    if (word[0] == '\0' ? code != 0 : code == 0 || strstr(message, word) == NULL)
        fail_msg("%s: %d %s, not %s", sql, code, message, word);
}

static void refused(struct desk_fixture *fixture, const char *sql, const char *word)
{
    refused_with(fixture, sql, NULL, 0, word);
}

/* A statement about one id, ?1. */
static void refused_about(struct desk_fixture *fixture, const char *id, const char *sql,
                          const char *word)
{
    refused_with(fixture, sql, &id, 1, word);
}

static void an_act_is_never_changed_nor_deleted(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store);
    static const char *const attacks[][2] = {
        {"UPDATE act SET place_name = 'Ailleurs'", "frozen"},
        {"UPDATE OR REPLACE act SET reference = '000000000000'", "frozen"},
        {"DELETE FROM act", "frozen"},
        {"UPDATE act_event SET kind = 'helped'", "frozen"},
        {"DELETE FROM act_event", "frozen"},
        {"UPDATE need SET demand = 'autre'", "frozen"},
        {"DELETE FROM need", "frozen"},
    };

    for (size_t i = 0; i < sizeof(attacks) / sizeof(*attacks); i++)
        refused(fixture, attacks[i][0], attacks[i][1]);
    /* The whole row again under its own id, with another place: ignored. */
    refused(fixture,
            "CREATE TEMP TABLE twin AS SELECT * FROM act; UPDATE twin SET place_name = 'Ailleurs';"
            "INSERT OR REPLACE INTO act SELECT * FROM twin",
            "");
    /* Under another id, through the reference: refused. */
    refused(fixture,
            "CREATE TEMP TABLE twin AS SELECT * FROM act;"
            "UPDATE twin SET id = '019aaf4e-2c40-7000-8000-0123456789ab';"
            "INSERT OR REPLACE INTO act SELECT * FROM twin",
            "reference_taken");
    refused(fixture,
            "INSERT OR REPLACE INTO act_event SELECT id, reference, at, 'helped', '', ''"
            " FROM act_event",
            "");
    assert_int_equal(
        foreign_number(fixture->path, "SELECT count(*) FROM act WHERE place_name LIKE 'Apec%'"), 1);
    assert_int_equal(
        foreign_number(fixture->path, "SELECT count(*) FROM act_event WHERE kind = 'issued'"), 1);
    assert_string_equal(act.told.place.name, "Apec, centre de Rennes");
}

static void no_hidden_row_number_to_replace_through(void **state)
{
    struct desk_fixture *fixture = *state;

    fixture_act(fixture->store);
    refused(fixture, "SELECT rowid FROM act", "no such column");
    refused(fixture, "SELECT rowid FROM visit", "no such column");
    refused(fixture, "SELECT rowid FROM answer", "no such column");
}

static void only_the_purge_deletes(void **state)
{
    struct desk_fixture *fixture = *state;

    fixture_act(fixture->store);
    refused(fixture, "DELETE FROM visit", "frozen");
    refused(fixture,
            "BEGIN; INSERT INTO purge_pass VALUES (1); DELETE FROM act_event; DELETE FROM act;"
            "DELETE FROM need; DELETE FROM answer; DELETE FROM visit; DELETE FROM purge_pass;"
            "COMMIT",
            "");
    assert_int_equal(foreign_number(fixture->path, "SELECT count(*) FROM visit"), 0);
}

struct raw_act {
    const char *network, *name, *who, *at, *breach; /* at "0": no handover */
};

/* An act for this visit by bare SQL. */
static void raw_act(struct desk_fixture *fixture, const char *visit, const struct raw_act *act,
                    const char *word)
{
    const char *values[] = {visit, act->network, act->name, act->who, act->at, act->breach};

    foreign_run(fixture->path, "INSERT INTO need (visit, demand) VALUES (?1, 'emploi')", values, 1,
                NULL);
    refused_with(
        fixture,
        "INSERT INTO act VALUES ('019aaf4e-2c40-7000-8000-0123456789ab', '7K3F9XQ2M4MX',"
        " ?1, 'emploi', '', 1, '2026-11-24', 0, '', '', 'fr', '', ?2, 0, '', '2', ?3, '', '',"
        " '', '', '', 0, 0, 0, '', '', '', '', '', 'orientation', '', ?4,"
        " nullif(CAST(?5 AS INTEGER), 0), ?6, '')",
        values, 6, word);
}

static const struct raw_act silent = {"apec", "Apec", "", "0", ""};

static void nobody_is_sent_to_a_third_door_in_silence(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 2);

    raw_act(fixture, visit.id, &silent, "third_door");
    raw_act(fixture, visit.id, &(struct raw_act){"apec", "Apec", "Mme le Gall", "0", ""},
            "third_door");
    raw_act(fixture, visit.id, &(struct raw_act){"apec", "Apec", "", "5", ""}, "CHECK");
    refused_about(fixture, visit.id,
                  "UPDATE visit SET closed = 9, outcome = 'orientation' WHERE id = ?1",
                  "third_door");
    refused_about(fixture, visit.id,
                  "UPDATE visit SET closed = 9, outcome = 'troisieme_porte' WHERE id = ?1",
                  "third_door");
    raw_act(fixture, visit.id, &(struct raw_act){"apec", "Apec", "", "0", "ferme"}, "");
    refused_about(fixture, visit.id,
                  "UPDATE visit SET closed = 9, outcome = 'troisieme_porte' WHERE id = ?1", "");
}

static void a_called_operator_makes_it_a_handover(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 2);

    raw_act(fixture, visit.id, &(struct raw_act){"apec", "Apec", "Mme le Gall", "5", ""}, "");
}

static void a_door_cannot_change_behind_an_act(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);

    raw_act(fixture, visit.id, &silent, "");
    refused(fixture, "UPDATE visit SET door = 2", "third_door");
    refused(fixture, "UPDATE visit SET came_with = '7K3F9XQ2M4MX'", "CHECK");
}

static void networks_come_from_the_pack_of_the_visit(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);

    raw_act(fixture, visit.id, &(struct raw_act){"fongecif", "Fongecif", "", "0", ""},
            "network_unknown");
    raw_act(fixture, visit.id, &(struct raw_act){"", "", "", "0", ""}, "CHECK");
    raw_act(fixture, visit.id, &(struct raw_act){"", "Maison de quartier", "", "0", ""}, "");
}

static void answers_come_from_the_pack_of_the_visit(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    static const char *const attacks[][2] = {
        {"INSERT INTO answer VALUES (?1, 'couleur', 'bleu')", "question_unknown"},
        {"INSERT INTO answer VALUES (?1, 'demande', 'salarie')", "answer_value"},
        {"INSERT INTO answer VALUES (?1, 'age', 'cinquante')", "answer_value"},
        {"INSERT INTO answer VALUES (?1, 'age', '')", "answer_value"},
        {"INSERT INTO answer VALUES (?1, 'commune', 'Vannes')", "answer_value"},
        {"INSERT INTO answer VALUES (?1, 'precision', '')", "answer_value"},
        {"INSERT INTO answer VALUES (?1, 'demande', 'emploi')", ""},
        {"INSERT INTO answer VALUES (?1, 'age', '50')", ""},
        {"INSERT INTO answer VALUES (?1, 'commune', '2A004')", ""},
    };

    for (size_t i = 0; i < sizeof(attacks) / sizeof(*attacks); i++)
        refused_about(fixture, visit.id, attacks[i][0], attacks[i][1]);
    refused(fixture, "INSERT INTO answer VALUES ('nulle part', 'age', '50')", "visit_unknown");
}

static void what_was_said_stays_as_it_was_said(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);
    static const char *const attacks[][2] = {
        {"INSERT INTO answer VALUES (?1, 'age', '50')", ""},
        {"INSERT INTO answer VALUES (?1, 'age', '50')", ""}, /* said again: the same row */
        {"INSERT INTO told VALUES (?1, 'cep')", ""},
        {"INSERT INTO told VALUES (?1, 'cep')", ""},
        {"INSERT INTO note VALUES (?1, 'revient jeudi')", ""},
        {"INSERT OR REPLACE INTO note VALUES (?1, 'ne revient pas')", ""},
        {"UPDATE answer SET value = '51' WHERE visit = ?1", "frozen"},
        {"DELETE FROM answer WHERE visit = ?1", "frozen"},
        {"UPDATE told SET key = 'vae' WHERE visit = ?1", "frozen"},
        {"UPDATE note SET text = 'ne revient pas' WHERE visit = ?1", "frozen"},
    };

    for (size_t i = 0; i < sizeof(attacks) / sizeof(*attacks); i++)
        refused_about(fixture, visit.id, attacks[i][0], attacks[i][1]);
    assert_int_equal(
        foreign_number(fixture->path, "SELECT count(*) FROM note WHERE text = 'revient jeudi'"), 1);
}

static void only_a_draft_takes_another_edition_of_its_pack(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);

    refused(fixture, "INSERT INTO pack VALUES (2, 'essai-2026', '2', 'cd34')", "");
    refused_about(fixture, visit.id, "UPDATE visit SET pack = 3 WHERE id = ?1", "pack_unknown");
    refused_about(fixture, visit.id, "UPDATE visit SET pack = 2 WHERE id = ?1", "");
    refused_about(fixture, visit.id, "UPDATE visit SET pack = 1 WHERE id = ?1", "");
    raw_act(fixture, visit.id, &silent, "");
    refused_about(fixture, visit.id, "UPDATE visit SET pack = 2 WHERE id = ?1", "frozen");
    assert_int_equal(foreign_number(fixture->path, "SELECT pack FROM visit"), 1);
}

static void the_codes_of_a_pack_do_not_change_behind_its_visits(void **state)
{
    struct desk_fixture *fixture = *state;
    static const char *const attacks[][2] = {
        {"UPDATE pack SET hash = 'autre'", "frozen"},
        {"UPDATE pack_question SET kind = 'text'", "frozen"},
        {"UPDATE pack_value SET name = 'autre' WHERE name = 'emploi'", "frozen"},
        {"UPDATE pack_network SET code = 'autre' WHERE code = 'apec'", "frozen"},
        {"INSERT OR REPLACE INTO pack VALUES (1, 'autre', '1', 'cd34')", ""},
        {"INSERT OR REPLACE INTO pack VALUES (2, 'essai-2026', '1', 'ab12')", ""},
        {"INSERT OR REPLACE INTO pack_question VALUES (1, 'age', 'text')", ""},
    };

    for (size_t i = 0; i < sizeof(attacks) / sizeof(*attacks); i++)
        refused(fixture, attacks[i][0], attacks[i][1]);
    assert_int_equal(
        foreign_number(fixture->path, "SELECT count(*) FROM pack WHERE key = 1 AND hash = 'ab12'"),
        1);
    assert_int_equal(
        foreign_number(
            fixture->path,
            "SELECT count(*) FROM pack_question WHERE name = 'age' AND kind = 'integer'"),
        1);
}

static void a_closed_visit_does_not_change(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store);
    const char *id = act.told.visit;
    static const char *const attacks[][2] = {
        {"UPDATE visit SET outcome = 'ici' WHERE id = ?1", "visit_closed"},
        {"UPDATE visit SET closed = NULL, outcome = '' WHERE id = ?1", "visit_closed"},
        {"INSERT INTO answer VALUES (?1, 'demande', 'emploi')", "visit_closed"},
        {"INSERT INTO told VALUES (?1, 'cep')", "visit_closed"},
        {"INSERT INTO note VALUES (?1, 'ajout')", "visit_closed"},
        {"INSERT INTO draft VALUES (?1, 1, '', '', '')", "visit_closed"},
        {"INSERT OR REPLACE INTO visit SELECT id, 0, day, NULL, 'tchat', 'fr', 1, '', NULL, pack,"
         " '', '' FROM visit WHERE id = ?1",
         ""},
    };

    for (size_t i = 0; i < sizeof(attacks) / sizeof(*attacks); i++)
        refused_about(fixture, id, attacks[i][0], attacks[i][1]);
    raw_act(fixture, id, &silent, "visit_closed");
    raw_act(fixture, "nulle part", &silent, "visit_unknown");
    assert_int_equal(foreign_number(fixture->path, "SELECT count(*) FROM visit WHERE opened > 0"
                                                   " AND outcome = 'orientation'"),
                     1);
}

static void an_open_visit_cannot_take_the_place_of_another(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store);
    struct visit visit = fixture_visit(fixture->store, 1);
    const char *ids[] = {act.told.visit, visit.id};

    refused_with(fixture, "UPDATE OR REPLACE visit SET id = ?1 WHERE id = ?2", ids, 2, "frozen");
    refused_about(fixture, visit.id, "UPDATE visit SET pack = 2 WHERE id = ?1", "pack_unknown");
    refused_about(fixture, visit.id, "UPDATE visit SET opened = 1 WHERE id = ?1", "frozen");
}

static void a_visit_begins_open(void **state)
{
    struct desk_fixture *fixture = *state;

    refused(fixture,
            "INSERT INTO visit VALUES ('019aaf4e-2c40-7000-8000-0123456789ab', 1, '2026-11-24', 2,"
            " 'presence', 'fr', 2, '', NULL, 1, 'troisieme_porte', '')",
            "visit_closed");
}

static void an_act_is_cancelled_once(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store);
    struct fault fault = {0};

    assert_true(act_cancel(fixture->store, act.reference, "erreur", "", &fault));
    assert_false(act_cancel(fixture->store, act.reference, "encore", "", &fault));
    assert_int_equal(fault.code, FAULT_ALREADY_CANCELLED);
    refused_about(fixture, act.reference,
                  "INSERT INTO act_event VALUES ('019aaf4e-2c40-7000-8000-0123456789ab', ?1, 9,"
                  " 'cancelled', 'encore', '')",
                  "already_cancelled");
    refused(fixture,
            "INSERT INTO act_event VALUES ('019aaf4e-2c40-7000-8000-0123456789ac', '000000000000',"
            " 9, 'cancelled', 'sans acte', '')",
            "reference_unknown");
}

static void a_name_needs_consent_and_an_end(void **state)
{
    struct desk_fixture *fixture = *state;
    struct visit visit = fixture_visit(fixture->store, 1);

    refused_about(fixture, visit.id,
                  "INSERT INTO contact VALUES (?1, 'M. X', '', '', NULL, '2027-01-01')",
                  "NOT NULL");
    refused_about(fixture, visit.id,
                  "INSERT INTO contact VALUES (?1, 'M. X', '', '', 0, '2027-01-01')", "CHECK");
    refused_about(fixture, visit.id, "INSERT INTO contact VALUES (?1, 'M. X', '', '', 9, '')",
                  "CHECK");
    refused_about(fixture, visit.id,
                  "INSERT INTO contact VALUES (?1, 'M. X', '', '', 9, '2027-01-01')", "");
}

static void the_log_is_append_only(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store);
    struct fault fault = {0};

    assert_true(act_cancel(fixture->store, act.reference, "erreur", "", &fault));
    refused(fixture, "UPDATE audit SET action = 'rien'", "frozen");
    refused(fixture, "DELETE FROM audit", "frozen");
    refused(fixture, "INSERT OR REPLACE INTO audit SELECT id, 0, '', 'rien', '' FROM audit", "");
    assert_int_equal(
        foreign_number(fixture->path, "SELECT count(*) FROM audit WHERE action = 'act_cancelled'"),
        1);
}

static void every_table_is_strict(void **state)
{
    struct desk_fixture *fixture = *state;

    refused(fixture,
            "INSERT INTO quick VALUES ('019aaf4e-2c40-7000-8000-0123456789ab', 'hier',"
            " '2026-11-24', 'rapide')",
            "cannot store TEXT");
    assert_int_equal(foreign_number(fixture->path,
                                    "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                                    " AND type = 'table' AND name NOT LIKE 'sqlite_%'"
                                    " AND (strict = 0 OR wr = 0)"),
                     0);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(an_act_is_never_changed_nor_deleted),
        IN_A_DESK(no_hidden_row_number_to_replace_through),
        IN_A_DESK(only_the_purge_deletes),
        IN_A_DESK(nobody_is_sent_to_a_third_door_in_silence),
        IN_A_DESK(a_called_operator_makes_it_a_handover),
        IN_A_DESK(a_door_cannot_change_behind_an_act),
        IN_A_DESK(networks_come_from_the_pack_of_the_visit),
        IN_A_DESK(answers_come_from_the_pack_of_the_visit),
        IN_A_DESK(what_was_said_stays_as_it_was_said),
        IN_A_DESK(only_a_draft_takes_another_edition_of_its_pack),
        IN_A_DESK(the_codes_of_a_pack_do_not_change_behind_its_visits),
        IN_A_DESK(a_closed_visit_does_not_change),
        IN_A_DESK(an_open_visit_cannot_take_the_place_of_another),
        IN_A_DESK(a_visit_begins_open),
        IN_A_DESK(an_act_is_cancelled_once),
        IN_A_DESK(a_name_needs_consent_and_an_end),
        IN_A_DESK(the_log_is_append_only),
        IN_A_DESK(every_table_is_strict),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
