/* The national packs are clean, and whatever is broken in one of them is told, with whom it hits.
 */
#include "model/verify/verify.h"

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

static const char *const sheets[] = {"settings",   "survey", "choices",  "orientation", "reseaux",
                                     "territoire", "cas",    "reponses", "urgence"};

static struct sample_pack *sample;
static struct pack *pack;
static struct verification *found;

/* Freed by the caller; NULL when there is none. */
static char *file_text(const char *folder, const char *sheet)
{
    char path[4096], *text = malloc(1 << 20);

    assert_non_null(text);
    snprintf(path, sizeof path, "%s/%s.csv", folder, sheet);
    FILE *file = fopen(path, "rb");

    if (!file) {
        free(text);
        return NULL;
    }
    text[fread(text, 1, (1 << 20) - 1, file)] = '\0';
    fclose(file);
    return text;
}

static void copy_sheet(const char *id, const char *sheet)
{
    char folder[3000], *text;

    assert_non_null(getenv("DP_SOURCE_ROOT"));
    snprintf(folder, sizeof folder, "%s/forms/packs/%s", getenv("DP_SOURCE_ROOT"), id);
    text = file_text(folder, sheet);
    assert_non_null(text);
    sample_pack_write(sample, sheet, text);
    free(text);
}

static int open_sample(void **state)
{
    (void)state;
    sample = sample_pack_create();
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        copy_sheet("france-2026", sheets[i]);
    return 0;
}

static void forget(void)
{
    verification_destroy(found);
    pack_destroy(pack);
    found = NULL;
    pack = NULL;
}

static int close_sample(void **state)
{
    (void)state;
    forget();
    sample_pack_destroy(sample);
    return 0;
}

static void verify(void)
{
    forget();
    pack = sample_pack_read(sample);
    found = verify_pack(pack, NULL);
}

static const struct verify_finding *first(enum verify_kind kind, const char *rule)
{
    for (size_t i = 0; i < verification_count(found); i++) {
        const struct verify_finding *finding = verification_at(found, i);

        if (finding->kind == kind &&
            (!rule || (finding->rule >= 0 && strcmp(pack->rules[finding->rule].id, rule) == 0)))
            return finding;
    }
    return NULL;
}

/* A box as text: « statut=salarie age=16..25 ». */
static void write_box(const struct verify_box *box, struct text_buffer *out)
{
    for (size_t i = 0; i < box->count; i++) {
        const struct verify_side *side = &box->sides[i];
        const char *between = "=";

        buffer_addf(out, "%s%s", i ? " " : "", pack->questions[side->question].name);
        if (side->blank) {
            buffer_add(out, "=vide");
            between = ",";
        }
        for (size_t s = 0; s < side->symbol_count; s++, between = ",")
            buffer_addf(out, "%s%s", between, symbols_name(pack->symbols, side->symbols[s]));
        for (size_t r = 0; r < side->range_count; r++, between = ",")
            buffer_addf(out, "%s%d..%d", between, side->ranges[r].from, side->ranges[r].to);
    }
}

static void expect_box(const struct verify_finding *finding, const char *expected)
{
    struct text_buffer box = {0};

    assert_non_null(finding);
    write_box(&finding->box, &box);
    assert_string_equal(buffer_text(&box), expected);
    buffer_finish(&box);
}

/* ------------------------------------------------------------------------------- clean */

static void the_national_packs_are_clean(void **state)
{
    static const char *const ids[] = {"france-2015", "france-2026"};

    (void)state;
    for (size_t p = 0; p < sizeof ids / sizeof *ids; p++) {
        for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
            copy_sheet(ids[p], sheets[i]);
        verify();
        for (size_t i = 0; i < verification_count(found); i++)
            if (verification_at(found, i)->severity > VERIFY_INFORMATION)
                fail_msg("%s: finding %d, rule %s", pack->id, (int)verification_at(found, i)->kind,
                         verification_at(found, i)->rule >= 0
                             ? pack->rules[verification_at(found, i)->rule].id
                             : "none");
        assert_int_equal(verification_slice_count(found), 2);
        assert_true(verification_slice(found, 0)->situations > 10000000);
        assert_true(verification_memory(found) < 64 << 20);
    }
}

/* ------------------------------------------------------------------------------- mutations */

/* Every row that begins with `start` goes. */
static void drop_rows(const char *start)
{
    struct text_buffer out = {0};
    char *text = sample_pack_text(sample, "orientation"), *rest = text;

    for (char *line; (line = strsep(&rest, "\n"));)
        if (*line && strncmp(line, start, strlen(start)) != 0)
            buffer_addf(&out, "%s\n", line);
    sample_pack_write(sample, "orientation", buffer_text(&out));
    buffer_finish(&out);
    free(text);
}

static void a_row_dropped_leaves_its_people_without_a_door(void **state)
{
    (void)state;
    drop_rows("ici-");
    verify();
    assert_true(verification_severity_count(found, VERIFY_REFUSED) > 0);
    const struct verify_finding *finding = first(VERIFY_DEAD_END, NULL);

    assert_non_null(finding);
    assert_int_equal(finding->doors, DOOR_1);
    assert_true(finding->situations == verification_slice(found, 0)->uncovered);
    assert_true(finding->box.situations > 0 && finding->box.situations <= finding->situations);
    assert_non_null(first(VERIFY_DEAD_END_2, NULL));
    assert_non_null(first(VERIFY_NEVER_PROPOSED, NULL)); /* `accueil` has no row left */
    assert_non_null(first(VERIFY_CASE_DIFFERS, NULL));
}

/* A small pack, of which each situation is known by heart. */
static void write_small(const char *age, const char *network_end, const char *door_two)
{
    struct text_buffer rows = {0};
    char networks[512];

    sample_pack_write(sample, "settings",
                      "form_id;form_title;version;default_language;territoire;valide_du;valide_au;"
                      "max_propositions\np;P;1;Français (fr);x;2026-01-01;2026-12-31;3\n");
    sample_pack_write(sample, "survey",
                      "type;name;label;relevant;constraint;required\n"
                      "select_one statut;statut;S;;;yes\n"
                      "integer;age;A;;. >= 0 and . <= 120;\n"
                      "select_one oui;cadre;C;${statut} = 'salarie';;\n");
    sample_pack_write(sample, "choices",
                      "list_name;name;label\nstatut;eleve;E\nstatut;salarie;S\noui;oui;O\n"
                      "oui;non;N\n");
    snprintf(networks, sizeof networks, "code;nom;cep;au\napec;A;oui;%s\ncio;C;non;\nml;M;oui;\n",
             network_end);
    sample_pack_write(sample, "reseaux", networks);
    sample_pack_remove(sample, "territoire");
    sample_pack_remove(sample, "reponses");
    sample_pack_remove(sample, "urgence");
    sample_pack_write(sample, "cas", "cas;statut;age;attendu\nun;eleve;17;cio\n");
    buffer_addf(&rows,
                "regle;statut;age;cadre;=> reseau;niveau;porte;mode;rang\n"
                "e;eleve;-;-;cio;-;1;orientation;1\ne2;eleve;-;-;cio;-;2;mise_en_relation;1\n"
                "c;salarie;-;oui;apec;2;1;orientation;1\n"
                "c2;salarie;-;oui;apec;2;2;%s;1\n"
                "s;salarie;%s;non, vide;ml;2;1, 2;ici;2\n",
                door_two, age);
    sample_pack_write(sample, "orientation", buffer_text(&rows));
    buffer_finish(&rows);
    verify();
}

static void a_small_pack_is_counted_exactly(void **state)
{
    (void)state;
    write_small(">=0, vide", "", "ici");
    /* 122 ages or none, for pupils; three answers more for employees */
    assert_int_equal(verification_slice(found, 0)->situations, 122 + 3 * 122);
    assert_int_equal(verification_severity_count(found, VERIFY_REFUSED), 0);
    assert_int_equal(verification_severity_count(found, VERIFY_WARNING), 0);
}

static void an_age_narrowed_is_told_with_the_ages_left_out(void **state)
{
    (void)state;
    write_small("[16..64], vide", "", "ici");
    const struct verify_finding *finding = first(VERIFY_DEAD_END, NULL);

    expect_box(finding, "statut=salarie age=0..15,65..120 cadre=vide,non");
    assert_int_equal(finding->situations, 2 * (16 + 56));
    assert_int_equal(finding->box.situations, 2 * (16 + 56));
    expect_box(first(VERIFY_DEAD_END_2, NULL), "statut=salarie age=0..15,65..120 cadre=vide,non");
    assert_null(first(VERIFY_NEVER_REACHED, NULL));
}

static void an_operator_closed_in_june_leaves_a_gap_from_july(void **state)
{
    (void)state;
    write_small(">=0, vide", "2026-06-30", "ici");
    const struct verify_finding *finding = first(VERIFY_DEAD_END, NULL);

    expect_box(finding, "statut=salarie cadre=oui");
    assert_int_equal(finding->situations, 122);
    assert_int_equal(finding->period.from, civil_to_days((struct civil_date){2026, 7, 1}));
    assert_int_equal(finding->period.to, civil_to_days((struct civil_date){2026, 12, 31}));
    assert_int_equal(verification_slice_count(found), 4);
    assert_int_equal(verification_slice(found, 0)->uncovered, 0);
    finding = first(VERIFY_ENDS_EARLY, NULL);
    assert_non_null(finding);
    assert_string_equal(pack->networks[finding->network].code, "apec");
}

static void a_row_of_door_two_that_sends_on_is_refused(void **state)
{
    (void)state;
    write_small(">=0, vide", "", "orientation");
    const struct verify_finding *finding = first(VERIFY_SENDS_ON, NULL);

    assert_non_null(finding);
    assert_string_equal(pack->rules[finding->rule].id, "c2");
    assert_int_equal(finding->severity, VERIFY_REFUSED);
    assert_null(first(VERIFY_DEAD_END, NULL));
    expect_box(first(VERIFY_DEAD_END_2, NULL), "statut=salarie cadre=oui"); /* it helps nobody */
}

/* The same, in the real pack: each is told by name. */
static void the_national_pack_cannot_be_broken_unseen(void **state)
{
    (void)state;
    sample_pack_edit(sample, "orientation", "cio;-;2;mise_en_relation;10",
                     "cio;-;2;orientation;10");
    verify();
    assert_non_null(first(VERIFY_SENDS_ON, "scolaire-p2"));
    copy_sheet("france-2026", "orientation");
    sample_pack_edit(sample, "orientation", "\nscolaire;-;scolaire;-;-;-;",
                     "\nscolaire;-;scolaire;-;-;>=121;");
    verify();
    const struct verify_finding *finding = first(VERIFY_NEVER_REACHED, "scolaire");

    assert_non_null(finding);
    assert_int_equal(finding->cause, VERIFY_CAUSE_VALUES);
    assert_string_equal(pack->questions[finding->question].name, "age");
}

/* ------------------------------------------------------------------------------- other findings */

static void rows_that_say_different_things_are_told(void **state)
{
    (void)state;
    write_small(">=0, vide", "", "ici");
    sample_pack_edit(sample, "orientation", "s;salarie;>=0, vide;non, vide;ml;2;1, 2;ici;2\n",
                     "s;salarie;>=0, vide;non, vide;ml;2;1, 2;ici;2\n"
                     "t;salarie;<18;non;ml;3;1;ici;2\n"        /* another level */
                     "u;-;[20..30];-;cio;-;1;orientation;2\n"  /* tied with s, over s alone */
                     "v;eleve;<10;-;cio;-;1;orientation;1\n"   /* within e */
                     "w;eleve;-;oui;cio;-;1;orientation;3\n"); /* pupils are not asked */
    verify();
    const struct verify_finding *finding = first(VERIFY_CONTRADICTION, NULL);

    assert_non_null(finding);
    assert_int_equal(finding->cause, VERIFY_CAUSE_LEVEL);
    expect_box(finding, "statut=salarie age=0..17 cadre=non");
    finding = first(VERIFY_TIE, NULL);
    expect_box(finding, "statut=salarie age=20..30 cadre=vide,non");
    assert_int_equal(finding->situations, 2 * 11);
    assert_non_null(first(VERIFY_REDUNDANT, "v"));
    finding = first(VERIFY_NEVER_REACHED, "w");
    assert_non_null(finding);
    assert_int_equal(finding->cause, VERIFY_CAUSE_RELEVANCE);
    assert_null(first(VERIFY_REDUNDANT, "e"));
}

static void an_example_that_is_wrong_is_told(void **state)
{
    (void)state;
    write_small(">=0, vide", "", "ici");
    sample_pack_write(sample, "cas",
                      "cas;statut;age;cadre;attendu\nbon;salarie;;oui;apec\n"
                      "autre;salarie;;oui;ml\ninconnu;eleve;;;cioo\nhors;eleve;130;;cio\n"
                      "pas_demande;eleve;;oui;cio\nsans;;20;;cio\n");
    verify();
    static const struct {
        const char *name;
        enum verify_kind kind;
    } expected[] = {{"autre", VERIFY_CASE_DIFFERS},
                    {"inconnu", VERIFY_CASE_NETWORK},
                    {"hors", VERIFY_CASE_ANSWER},
                    {"pas_demande", VERIFY_CASE_ANSWER},
                    {"sans", VERIFY_CASE_ANSWER}};
    size_t told = 0;

    for (size_t i = 0; i < verification_count(found); i++) {
        const struct verify_finding *finding = verification_at(found, i);

        if (finding->example < 0)
            continue;
        for (size_t e = 0; e < sizeof expected / sizeof *expected; e++)
            told += finding->kind == expected[e].kind &&
                    strcmp(pack->cases[finding->example].name, expected[e].name) == 0;
        if (finding->kind == VERIFY_CASE_DIFFERS) {
            assert_int_equal(finding->network_count, 1);
            assert_string_equal(pack->networks[finding->networks[0]].code, "apec");
        }
    }
    assert_int_equal(told, 5);
    assert_int_equal(verification_severity_count(found, VERIFY_WARNING), 5);
}

static void a_question_asked_for_nothing_is_told(void **state)
{
    (void)state;
    write_small(">=0, vide", "", "ici");
    sample_pack_edit(sample, "survey", "integer;age;A;;. >= 0 and . <= 120;\n",
                     "integer;age;A;;;\nselect_one oui;motif;M;;;\n");
    sample_pack_edit(sample, "orientation", "s;salarie;>=0, vide;non, vide;",
                     "s;salarie;>=0, vide;not(oui);");
    sample_pack_edit(sample, "orientation", "e;eleve;-;-;", "e;eleve;-;vide;");
    verify();
    const struct verify_finding *finding = first(VERIFY_UNUSED_QUESTION, NULL);

    assert_non_null(finding);
    assert_string_equal(pack->questions[finding->question].name, "motif");
    assert_non_null(first(VERIFY_UNBOUNDED, NULL));
    assert_non_null(first(VERIFY_BLANK_IN_NOT, "s"));
    finding = first(VERIFY_UNUSED_VALUE, NULL);
    assert_non_null(finding);
    assert_string_equal(symbols_name(pack->symbols, finding->symbols[0]), "non");
}

static void a_pack_over_the_limits_is_refused_never_assumed_fine(void **state)
{
    struct verify_limits limits = {.states = 3};

    (void)state;
    write_small(">=0, vide", "", "ici");
    verification_destroy(found);
    found = verify_pack(pack, &limits);
    const struct verify_finding *finding = first(VERIFY_NOT_VERIFIABLE, NULL);

    assert_non_null(finding);
    assert_int_equal(finding->severity, VERIFY_REFUSED);
    assert_true(finding->question_count > 0);
    assert_int_equal(verification_slice_count(found), 0);
}

static void counts_pass_what_64_bits_hold(void **state)
{
    char digits[VERIFY_DIGITS_MOST];

    (void)state;
    assert_string_equal(verify_count_write(0, digits), "0");
    assert_string_equal(verify_count_write((verify_count)1 << 100, digits),
                        "1267650600228229401496703205376");
    assert_string_equal(verify_count_write(~(verify_count)0, digits),
                        "340282366920938463463374607431768211455");
}

#define with_sample(test) cmocka_unit_test_setup_teardown(test, open_sample, close_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_sample(the_national_packs_are_clean),
        with_sample(a_row_dropped_leaves_its_people_without_a_door),
        with_sample(a_small_pack_is_counted_exactly),
        with_sample(an_age_narrowed_is_told_with_the_ages_left_out),
        with_sample(an_operator_closed_in_june_leaves_a_gap_from_july),
        with_sample(a_row_of_door_two_that_sends_on_is_refused),
        with_sample(the_national_pack_cannot_be_broken_unseen),
        with_sample(rows_that_say_different_things_are_told),
        with_sample(an_example_that_is_wrong_is_told),
        with_sample(a_question_asked_for_nothing_is_told),
        with_sample(a_pack_over_the_limits_is_refused_never_assumed_fine),
        cmocka_unit_test(counts_pass_what_64_bits_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
