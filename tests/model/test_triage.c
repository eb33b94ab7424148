/* Which doors fit: rows, dates, doors of the visit, networks, and what is still possible. */
#include "model/triage/triage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "locale/time/date.h"
#include "model/rule/symbols.h"
#include "tests/support/sample_pack.h"

static struct sample_pack *sample;
static struct pack *pack;
static struct situation *situation;

static int open_sample(void **state)
{
    (void)state;
    sample = sample_pack_create();
    pack = sample_pack_read(sample);
    situation = situation_create(pack);
    return 0;
}

static int close_sample(void **state)
{
    (void)state;
    situation_destroy(situation);
    pack_destroy(pack);
    sample_pack_destroy(sample);
    return 0;
}

static struct triage_at at(int month, int day, enum door door)
{
    return (struct triage_at){civil_to_days((struct civil_date){2026, month, day}), door, -1};
}

static void say(const char *question, const char *choice)
{
    int asked = pack_question(pack, question);
    const struct choice *said = pack_choice(pack, asked, choice);

    assert_non_null(said);
    if (pack->questions[asked].kind == QUESTION_SEVERAL)
        situation_set(situation, asked, (struct value){VALUE_SET, 0, &said->symbol, 1});
    else
        situation_set(situation, asked, (struct value){VALUE_NAME, said->symbol, NULL, 0});
}

static void say_age(int age)
{
    situation_set(situation, pack_question(pack, "age"),
                  (struct value){VALUE_NUMBER, age, NULL, 0});
}

static void write_networks(const int *networks, size_t count, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < count; i++)
        snprintf(out + strlen(out), size - strlen(out), "%s%s", i ? " " : "",
                 pack->networks[networks[i]].code);
}

static void expect_doors(struct triage_at when, const char *expected)
{
    struct proposal found[TRIAGE_MOST];
    size_t count = triage_proposals(pack, situation, &when, found, TRIAGE_MOST);
    int networks[TRIAGE_MOST];
    char codes[512];

    for (size_t i = 0; i < count; i++)
        networks[i] = found[i].network;
    write_networks(networks, count, codes, sizeof codes);
    assert_string_equal(codes, expected);
}

static void expect_possible(const char *expected)
{
    struct triage_at when = at(4, 1, DOOR_1);
    int networks[TRIAGE_MOST];
    char codes[512];

    write_networks(networks, triage_possible(pack, situation, &when, networks, TRIAGE_MOST), codes,
                   sizeof codes);
    assert_string_equal(codes, expected);
}

/* ------------------------------------------------------------------------------- doors */

static void one_proposal_a_network_with_its_best_row(void **state)
{
    struct triage_at when = at(1, 15, DOOR_1);
    struct proposal found[TRIAGE_MOST];

    (void)state;
    say("demande", "emploi");
    say("statut", "salarie");
    say("handicap", "oui");
    say("cadre", "oui");
    say_age(40);
    /* both of rank 1: the code of the network decides */
    expect_doors(when, "cadres emploi_service accueil");
    triage_proposals(pack, situation, &when, found, TRIAGE_MOST);
    assert_string_equal(pack->rules[found[1].rule].id, "emploi_adapte");
    assert_int_equal(found[1].rank, 1);
    assert_int_equal(found[1].level, LEVEL_2);
    assert_int_equal(found[1].mode, MODE_REFERRAL);
    assert_true(found[2].net);
    assert_int_equal(triage_proposals(pack, situation, &when, found, 1), 1);
}

static void the_first_and_last_days_count(void **state)
{
    (void)state;
    say("demande", "formation");
    say("statut", "nsp");
    say_age(40);
    expect_doors(at(2, 28, DOOR_1), "emploi_service accueil");
    expect_doors(at(3, 1, DOOR_1), "printemps emploi_service accueil");
    expect_doors(at(5, 31, DOOR_1), "printemps emploi_service accueil");
    expect_doors(at(6, 1, DOOR_1), "emploi_service accueil"); /* the row ends before the network */
}

static void a_network_takes_only_whom_it_may(void **state)
{
    (void)state;
    say("demande", "emploi");
    say("statut", "nsp");
    expect_doors(at(1, 2, DOOR_1), "emploi_service accueil"); /* the age row needs an age */
    say_age(15);
    expect_doors(at(1, 2, DOOR_1), "emploi_service accueil"); /* the network begins at 16 */
    say_age(16);
    expect_doors(at(1, 2, DOOR_1), "jeunes emploi_service accueil");
    say_age(25);
    expect_doors(at(1, 2, DOOR_1), "jeunes emploi_service accueil");
    say_age(26);
    expect_doors(at(1, 2, DOOR_1), "emploi_service accueil");
}

static void door_two_never_sends_on(void **state)
{
    (void)state;
    say("demande", "emploi");
    say("statut", "nsp");
    say_age(20);
    expect_doors(at(1, 2, DOOR_2), "jeunes accueil");
}

static void the_desk_s_own_network_is_here(void **state)
{
    struct triage_at when = at(1, 2, DOOR_1);
    struct proposal found[TRIAGE_MOST];

    (void)state;
    say("demande", "emploi");
    say("statut", "nsp");
    when.own_network = pack_network(pack, "emploi_service");
    assert_int_equal(triage_proposals(pack, situation, &when, found, TRIAGE_MOST), 2);
    assert_true(found[0].own);
    assert_int_equal(found[0].mode, MODE_HERE);
    assert_false(found[1].own);
}

static void a_commune_gives_its_department_region_and_zone(void **state)
{
    const struct value *values = situation_values(situation);

    (void)state;
    say("aide", "argent");
    expect_doors(at(1, 2, DOOR_1), "accueil");
    situation_set_place(situation, "56260", "56");
    expect_doors(at(1, 2, DOOR_1), "juristes accueil");
    assert_string_equal(symbols_name(pack->symbols, values[pack->zone_question].number), "vannes");
    situation_set_place(situation, "56121", "56"); /* the commune wins over its department */
    assert_string_equal(symbols_name(pack->symbols, values[pack->zone_question].number), "lorient");
    situation_set_place(situation, "2A004", "2A");
    expect_doors(at(1, 2, DOOR_1), "accueil");
    assert_int_equal(values[pack->region_question].number, SYMBOL_ELSEWHERE);
    situation_set_place(situation, "", "");
    assert_true(value_is_blank(&values[pack->department_question]));
}

static void first_answers_suit_the_demand(void **state)
{
    int answers[8];

    (void)state;
    assert_int_equal(triage_first_answers(pack, situation, answers, 8), 1);
    say("demande", "formation");
    say("statut", "eleve");
    assert_int_equal(triage_first_answers(pack, situation, answers, 8), 2);
    assert_string_equal(pack->first_answers[answers[1]].key, "pour_eleve");
    assert_int_equal(triage_first_answers(pack, situation, answers, 1), 1);
}

/* ------------------------------------------------------------------------------- relevance */

static void an_answer_that_is_not_relevant_is_kept_and_not_seen(void **state)
{
    int manager = pack_question(pack, "cadre");

    (void)state;
    say("demande", "emploi");
    say("statut", "salarie");
    say("cadre", "oui");
    say_age(40);
    expect_doors(at(1, 2, DOOR_1), "cadres emploi_service accueil");
    say("statut", "nsp");
    expect_doors(at(1, 2, DOOR_1), "emploi_service accueil");
    assert_true(value_is_blank(&situation_values(situation)[manager]));
    assert_false(value_is_blank(situation_answer(situation, manager)));
    say("statut", "salarie");
    expect_doors(at(1, 2, DOOR_1), "cadres emploi_service accueil");
}

static void doors_go_as_answers_contradict_them(void **state)
{
    (void)state;
    expect_possible("cadres emploi_service juristes jeunes printemps accueil");
    say("demande", "emploi");
    expect_possible("cadres emploi_service jeunes juristes accueil");
    say("statut", "eleve"); /* the question « cadre » will not come */
    expect_possible("jeunes emploi_service juristes accueil");
    say_age(50);
    expect_possible("emploi_service juristes accueil");
}

/* ------------------------------------------------------------------------------- properties */

/* A reproducible source of choices (Marsaglia's xorshift). */
static unsigned seed = 54;

static int draw(int most)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return (int)(seed % (unsigned)most);
}

enum { QUESTIONS = 5, NETWORKS = 4, ROWS = 8 };

/* q0..q4, of which some depend on earlier ones; every one has the choices a, b, c. */
static void draw_survey(struct text_buffer *out)
{
    buffer_add(out, "type;name;label;relevant\n");
    for (int i = 0; i < QUESTIONS; i++) {
        buffer_addf(out, "%s l;q%d;q;", i == 3 ? "select_multiple" : "select_one", i);
        if (i && i != 4 && draw(2))
            buffer_addf(out, "${q%d} %s '%c'%s", draw(i < 3 ? i : 3),
                        draw(2) ? "=" : "!=", 'a' + draw(3), draw(3) ? "" : " or ${q0} = 'b'");
        buffer_add(out, "\n");
    }
}

static void draw_cell(struct text_buffer *out, int question)
{
    const char *open = question == 3 ? "contient(" : "", *close = question == 3 ? ")" : "";

    switch (draw(5)) {
    case 0:
        buffer_addf(out, ";%s%c%s", open, 'a' + draw(3), close);
        return;
    case 1:
        buffer_addf(out, ";not(%s%c%s)", open, 'a' + draw(3), close);
        return;
    case 2:
        buffer_addf(out, ";%s%c%s, vide", open, 'a' + draw(3), close);
        return;
    default:
        buffer_add(out, ";-");
    }
}

static void draw_rows(struct text_buffer rows[ROWS])
{
    for (int row = 0; row < ROWS; row++) {
        rows[row] = (struct text_buffer){0};
        buffer_addf(&rows[row], "r%d", row);
        for (int i = 0; i < QUESTIONS; i++)
            draw_cell(&rows[row], i);
        buffer_addf(&rows[row], ";n%d;2;1;orientation;%d;%s\n", draw(NETWORKS), 1 + draw(3),
                    draw(4) ? "" : "filet");
    }
}

static void write_rows(const struct text_buffer rows[ROWS], int first)
{
    struct text_buffer out = {0};

    buffer_add(&out, "regle;q0;q1;q2;q3;q4;=> reseau;niveau;porte;mode;rang;nature\n");
    for (int i = 0; i < ROWS; i++)
        buffer_add(&out, buffer_text(&rows[(first + i * 3) % ROWS]));
    sample_pack_write(sample, "orientation", buffer_text(&out));
    buffer_finish(&out);
}

static void draw_sheets(struct text_buffer rows[ROWS])
{
    struct text_buffer survey = {0};

    draw_survey(&survey);
    draw_rows(rows);
    sample_pack_write(sample, "choices", "list_name;name;label\nl;a;a\nl;b;b\nl;c;c\n");
    sample_pack_write(sample, "survey", buffer_text(&survey));
    sample_pack_write(sample, "reseaux",
                      "code;nom;cep;si:q4\nn0;n;oui;-\nn1;n;oui;not(a)\nn2;n;oui;-\nn3;n;oui;-\n");
    sample_pack_remove(sample, "reponses");
    sample_pack_write(sample, "cas", "cas;attendu\n");
    buffer_finish(&survey);
}

static void draw_answer(int question)
{
    int set[3];
    size_t count = 0;

    for (int i = 0; i < 3; i++) {
        const char name[] = {(char)('a' + i), '\0'};

        if (draw(2))
            set[count++] = pack_choice(pack, question, name)->symbol;
    }
    if (!count)
        return;
    if (pack->questions[question].kind == QUESTION_SEVERAL)
        situation_set(situation, question, (struct value){VALUE_SET, 0, set, count});
    else
        situation_set(situation, question,
                      (struct value){VALUE_NAME, set[draw((int)count)], NULL, 0});
}

static unsigned mask_of(const int *networks, size_t count)
{
    unsigned mask = 0;

    for (size_t i = 0; i < count; i++)
        mask |= 1u << networks[i];
    return mask;
}

static unsigned final_doors(struct triage_at *when)
{
    struct proposal found[TRIAGE_MOST];
    unsigned mask = 0;
    size_t count = triage_proposals(pack, situation, when, found, TRIAGE_MOST);

    for (size_t i = 0; i < count; i++)
        mask |= 1u << found[i].network;
    return mask;
}

/* Whatever the order in which a person tells things, no door comes back that had been closed. */
static void answer_in_any_order(struct triage_at *when)
{
    int order[QUESTIONS], networks[TRIAGE_MOST];
    unsigned possible[QUESTIONS + 1];

    for (int i = 0; i < QUESTIONS; i++) {
        int other = draw(i + 1);

        order[i] = order[other];
        order[other] = i;
    }
    for (int i = 0; i <= QUESTIONS; i++) {
        possible[i] =
            mask_of(networks, triage_possible(pack, situation, when, networks, TRIAGE_MOST));
        if (i < QUESTIONS)
            draw_answer(order[i]);
    }
    unsigned doors = final_doors(when);

    for (int i = 0; i <= QUESTIONS; i++)
        if ((doors & ~possible[i]) || (i && (possible[i] & ~possible[i - 1])))
            fail_msg("after %d answers %#x were possible, in the end %#x", i, possible[i], doors);
}

static void reread(void)
{
    situation_destroy(situation);
    pack_destroy(pack);
    situation = NULL;
    pack = NULL;
    pack = sample_pack_read(sample);
    situation = situation_create(pack);
}

static void possible_doors_hold_the_final_ones(void **state)
{
    struct triage_at when = at(4, 1, DOOR_1);
    struct text_buffer rows[ROWS];

    (void)state;
    for (int turn = 0; turn < 120; turn++) {
        draw_sheets(rows);
        write_rows(rows, 0);
        reread();
        for (int person = 0; person < 100; person++) {
            answer_in_any_order(&when);
            situation_destroy(situation);
            situation = situation_create(pack);
        }
        for (int i = 0; i < ROWS; i++)
            buffer_finish(&rows[i]);
    }
}

/* What is proposed to one person, as text: networks, ranks and rule names. */
static void write_proposals(struct text_buffer *out)
{
    struct triage_at when = at(4, 1, DOOR_1);
    struct proposal found[TRIAGE_MOST];
    size_t count = triage_proposals(pack, situation, &when, found, TRIAGE_MOST);

    for (size_t i = 0; i < count; i++)
        buffer_addf(out, "%s %d %s %d;", pack->networks[found[i].network].code, found[i].rank,
                    pack->rules[found[i].rule].id, found[i].net);
    buffer_add(out, "\n");
}

static void the_order_of_the_rows_has_no_meaning(void **state)
{
    struct text_buffer rows[ROWS];

    (void)state;
    for (int turn = 0; turn < 60; turn++) {
        struct text_buffer said[2] = {{0}, {0}};
        unsigned people = 1 + (unsigned)draw(1 << 20);

        draw_sheets(rows);
        for (int way = 0; way < 2; way++) {
            write_rows(rows, way * (1 + draw(ROWS - 1)));
            reread();
            unsigned kept = seed;

            seed = people;
            for (int person = 0; person < 50; person++) {
                for (int i = 0; i < QUESTIONS; i++)
                    draw_answer(i);
                write_proposals(&said[way]);
            }
            seed = kept;
        }
        assert_string_equal(buffer_text(&said[0]), buffer_text(&said[1]));
        buffer_finish(&said[0]);
        buffer_finish(&said[1]);
        for (int i = 0; i < ROWS; i++)
            buffer_finish(&rows[i]);
    }
}

#define with_sample(test) cmocka_unit_test_setup_teardown(test, open_sample, close_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_sample(one_proposal_a_network_with_its_best_row),
        with_sample(the_first_and_last_days_count),
        with_sample(a_network_takes_only_whom_it_may),
        with_sample(door_two_never_sends_on),
        with_sample(the_desk_s_own_network_is_here),
        with_sample(a_commune_gives_its_department_region_and_zone),
        with_sample(first_answers_suit_the_demand),
        with_sample(an_answer_that_is_not_relevant_is_kept_and_not_seen),
        with_sample(doors_go_as_answers_contradict_them),
        with_sample(possible_doors_hold_the_final_ones),
        with_sample(the_order_of_the_rows_has_no_meaning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
