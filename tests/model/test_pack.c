/* Packs as spreadsheets write them: what reads, what is said of what does not, and the hash. */
#include "model/pack/pack.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "tests/support/sample_pack.h"

static struct sample_pack *sample;

static int make_sample(void **state)
{
    (void)state;
    sample = sample_pack_create();
    return 0;
}

static int drop_sample(void **state)
{
    (void)state;
    sample_pack_destroy(sample);
    return 0;
}

/* ------------------------------------------------------------------------------- faults */

static struct fault_list *faults_of_sample(void)
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = pack_read(sample_pack_folder(sample), faults);

    assert_true(!pack || fault_list_count(faults) == 0 ||
                fault_list_at(faults, 0)->code == FAULT_TEXT_LEGACY);
    pack_destroy(pack);
    return faults;
}

static void say_all(const struct fault_list *faults)
{
    for (size_t i = 0; i < fault_list_count(faults); i++) {
        const struct fault *fault = fault_list_at(faults, i);

        print_error("%s row %u column %u: code %d « %s » (%s)\n", fault->file, fault->row,
                    fault->column, (int)fault->code, fault->word, fault->hint);
    }
}

struct expected {
    const char *sheet;
    enum fault_code code;
    unsigned row, column;
    const char *word;
};

static void expect_fault(const struct fault *fault, const struct expected *expected)
{
    char file[64];
    const char *name = fault ? strrchr(fault->file, '/') : NULL;

    assert_non_null(name);
    snprintf(file, sizeof file, "/%s.csv", expected->sheet);
    assert_string_equal(name, file);
    assert_int_equal(fault->code, expected->code);
    assert_int_equal(fault->row, expected->row);
    assert_int_equal(fault->column, expected->column);
    assert_string_equal(fault->word, expected->word);
}

static void expect_only(const struct expected *expected)
{
    struct fault_list *faults = faults_of_sample();

    if (fault_list_count(faults) != 1)
        say_all(faults);
    assert_int_equal(fault_list_count(faults), 1);
    expect_fault(fault_list_at(faults, 0), expected);
    fault_list_destroy(faults);
}

/* One mistake in one sheet, and the one fault that it makes. */
static const struct {
    const char *sheet, *from, *to;
    enum fault_code code;
    unsigned row, column;
    const char *word;
} mistakes[] = {
    {"choices", "emploi;trouver", "emploi;\"trouver", FAULT_CSV_QUOTE, 2, 3, ""},
    {"choices", "demande;formation", "\"demande\"x;formation", FAULT_CSV_QUOTE, 3, 1, ""},
    {"urgence", "dormir ce soir;essai", "dormir ce soir", FAULT_CSV_COLUMNS, 2, 0, "4"},
    {"urgence", "nom;numero", "#nom;numero", FAULT_COLUMN_MISSING, 1, 0, "nom"},
    {"cas", "cas;demande", "cas;demandes", FAULT_COLUMN_UNKNOWN, 1, 2, "demandes"},
    {"reseaux", "sensible;telephone", "sensible;couleur", FAULT_COLUMN_UNKNOWN, 1, 6, "couleur"},
    {"reseaux", "si:age", "si:taille", FAULT_COLUMN_UNKNOWN, 1, 7, "taille"},
    {"reseaux", "cep;sensible", "cep;cep", FAULT_CELL_DUPLICATE, 1, 5, "cep"},
    {"orientation", "niveau;porte", "#niveau;porte", FAULT_COLUMN_MISSING, 1, 0, "niveau"},
    {"orientation", "droits;droits;-;", "droits;droits;;", FAULT_CELL_EMPTY, 6, 3, ""},
    {"orientation", "droits;droits;-", "droits;droit;-", FAULT_CELL_VALUE, 6, 2, "droit"},
    {"orientation", "<26", "=18", FAULT_CELL_FORMULA, 2, 4, "=18"},
    {"orientation", "<26", "1,2", FAULT_CELL_DECIMAL, 2, 4, "1,2"},
    {"orientation", "<26", "oui", FAULT_CELL_SYNTAX, 2, 4, "oui"},
    {"orientation", "contient(argent)", "contient(or)", FAULT_CELL_VALUE, 7, 6, "or"},
    {"orientation", "contient(argent)", "argent", FAULT_CELL_SYNTAX, 7, 6, "argent"},
    {"orientation", "bretagne", "normandie", FAULT_CELL_VALUE, 7, 8, "normandie"},
    {"orientation", ";cadres;2;1;", ";cadre;2;1;", FAULT_CELL_VALUE, 3, 9, "cadre"},
    {"orientation", ";cadres;2;1;", ";cadres;4;1;", FAULT_CELL_VALUE, 3, 10, "4"},
    {"orientation", ";cadres;2;1;", ";cadres;2;3;", FAULT_CELL_VALUE, 3, 11, "3"},
    {"orientation", "cadres;2;1;orientation;1", "cadres;2;1;orientation;0", FAULT_CELL_VALUE, 3, 13,
     "0"},
    {"orientation", ";ici;", ";la-bas;", FAULT_CELL_VALUE, 9, 12, "la-bas"},
    {"orientation", "\ncadre;", "\njeune;", FAULT_CELL_DUPLICATE, 3, 1, "jeune"},
    {"orientation", "2026-05-31", "31/05/26", FAULT_CELL_DATE, 8, 17, "31/05/26"},
    {"orientation", "2026-05-31", "2026-02-30", FAULT_CELL_DATE, 8, 17, "2026-02-30"},
    {"reseaux", "2026-03-01", "mars 2026", FAULT_CELL_DATE, 7, 8, "mars 2026"},
    {"survey", "${statut} = 'salarie'", "${age} = 'salarie'", FAULT_EXPRESSION_SYNTAX, 5, 6, "age"},
    {"survey", "${statut} = 'salarie'", "${statut} = 'cadre'", FAULT_CELL_VALUE, 5, 6, "cadre"},
    {"survey", "${statut} = 'salarie'", "${handicap} = 'oui'", FAULT_EXPRESSION_ORDER, 5, 6,
     "handicap"},
    {"survey", "${statut} = 'salarie'", "${statut} == 'a'", FAULT_EXPRESSION_SYNTAX, 5, 6, "="},
    {"survey", "${statut} != 'eleve'", "${aide} = 'papiers'", FAULT_EXPRESSION_SYNTAX, 7, 6,
     "aide"},
    {"survey", "text;remarque", "commune;remarque", FAULT_CELL_DUPLICATE, 9, 1, "commune"},
    {"survey", "text;remarque", "text;Éléphant", FAULT_CELL_SYNTAX, 9, 2, "Éléphant"},
    {"survey", "text;remarque", "text;aide", FAULT_CELL_DUPLICATE, 9, 2, "aide"},
    {"survey", ";3;statistique", ";4;statistique", FAULT_CELL_VALUE, 9, 10, "4"},
    {"territoire", "c56121", "1004", FAULT_CELL_ZERO, 4, 2, "1004"},
    {"reponses", "gratuit;", "pour_eleve;", FAULT_CELL_DUPLICATE, 3, 1, "pour_eleve"},
    {"urgence", ";115;", ";;", FAULT_CELL_EMPTY, 2, 2, ""},
    {"settings", "2026-12-31", "31/12/26", FAULT_CELL_DATE, 2, 7, "31/12/26"},
    {"settings", ";3\n", ";31\n", FAULT_CELL_VALUE, 2, 8, "31"},
    {"settings",
     "valide_au;max_propositions\nessai;Essai;1;Français (fr);Ici;2026-01-01;2026-12-31;3",
     "valide_au;canaux\nessai;Essai;1;Français (fr);Ici;2026-01-01;2026-12-31;tchat, fax",
     FAULT_CELL_VALUE, 2, 8, "fax"},
    {"settings",
     "valide_au;max_propositions\nessai;Essai;1;Français (fr);Ici;2026-01-01;2026-12-31;3",
     "valide_au;heures_max\nessai;Essai;1;Français (fr);Ici;2026-01-01;2026-12-31;trois",
     FAULT_CELL_VALUE, 2, 8, "trois"},
    {"choices", "des papiers", "des \u202epapiers", FAULT_TEXT_UNSAFE, 10, 3, "<U+202E>"},
    {"choices", "label::English (en)", "label::Eng\x1blish (en)", FAULT_TEXT_UNSAFE, 1, 4,
     "<U+001B>"},
};

static void every_mistake_is_placed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const struct expected expected = {mistakes[i].sheet, mistakes[i].code, mistakes[i].row,
                                          mistakes[i].column, mistakes[i].word};

        sample_pack_change(sample, mistakes[i].sheet, mistakes[i].from, mistakes[i].to);
        expect_only(&expected);
        sample_pack_write(sample, mistakes[i].sheet, sample_pack_sheet(mistakes[i].sheet));
    }
}

static void several_mistakes_are_all_listed(void **state)
{
    static const struct expected expected[] = {
        {"territoire", FAULT_CELL_ZERO, 4, 2, "1004"},
        {"reseaux", FAULT_CELL_DATE, 7, 8, "mars"},
        {"orientation", FAULT_CELL_FORMULA, 2, 4, "=18"},
        {"urgence", FAULT_CELL_EMPTY, 2, 2, ""},
    };

    (void)state;
    sample_pack_change(sample, "territoire", "c56121", "1004");
    sample_pack_change(sample, "reseaux", "2026-03-01", "mars");
    sample_pack_change(sample, "orientation", "<26", "=18");
    sample_pack_change(sample, "urgence", ";115;", ";;");
    struct fault_list *faults = faults_of_sample();

    assert_int_equal(fault_list_count(faults), 4);
    for (size_t i = 0; i < 4; i++)
        expect_fault(fault_list_at(faults, i), &expected[i]);
    fault_list_destroy(faults);
}

/* What went wrong in one pack silences nothing of another. */
static void packs_share_a_list_of_faults_and_nothing_else(void **state)
{
    struct sample_pack *other = sample_pack_create();
    struct fault_list *faults = fault_list_create();

    (void)state;
    sample_pack_change(sample, "choices", "emploi;trouver", "emploi;\"trouver");
    sample_pack_change(other, "orientation", ";cadres;2;1;", ";cadre;2;1;");
    assert_null(pack_read(sample_pack_folder(sample), faults));
    assert_null(pack_read(sample_pack_folder(other), faults));
    assert_int_equal(fault_list_count(faults), 2);
    assert_int_equal(fault_list_at(faults, 1)->code, FAULT_CELL_VALUE);
    fault_list_destroy(faults);
    sample_pack_destroy(other);
}

static void a_sheet_of_another_kind_is_not_a_flood(void **state)
{
    struct text_buffer text = {0};

    (void)state;
    buffer_add(&text, sample_pack_sheet("choices"));
    for (int i = 0; i < 2000; i++)
        buffer_add(&text, "Été;Été;x;y;peut-être\n");
    sample_pack_write(sample, "choices", buffer_text(&text));
    struct fault_list *faults = faults_of_sample();

    assert_int_equal(fault_list_count(faults), 100);
    fault_list_destroy(faults);
    for (int i = 0; i < 4000; i++)
        buffer_add(&text, "a;b;x;y;\n");
    sample_pack_write(sample, "choices", buffer_text(&text));
    faults = faults_of_sample();
    assert_int_equal(fault_list_at(faults, 0)->code, FAULT_FILE_TOO_LARGE);
    assert_int_equal(fault_list_at(faults, 0)->number, 4096);
    fault_list_destroy(faults);
    buffer_finish(&text);
}

/* ------------------------------------------------------------------------------- files */

static void expect_first(const char *sheet, enum fault_code code)
{
    struct fault_list *faults = faults_of_sample();

    assert_true(fault_list_count(faults) > 0);
    assert_int_equal(fault_list_at(faults, 0)->code, code);
    assert_non_null(strstr(fault_list_at(faults, 0)->file, sheet));
    fault_list_destroy(faults);
}

static void sheet_path(const char *sheet, char *path, size_t size)
{
    snprintf(path, size, "%s/%s.csv", sample_pack_folder(sample), sheet);
}

static void a_hundred_megabytes_are_not_read(void **state)
{
    char path[PATH_MAX];

    (void)state;
    sheet_path("choices", path, sizeof path);
    assert_int_equal(truncate(path, 100 * 1024 * 1024), 0);
    expect_first("choices.csv", FAULT_FILE_TOO_LARGE);
}

static void a_pipe_in_the_folder_holds_nobody(void **state)
{
    char path[PATH_MAX];

    (void)state;
    sheet_path("survey", path, sizeof path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    expect_first("survey.csv", FAULT_FILE_UNREADABLE);
}

static void a_folder_without_sheets_names_those_it_needs(void **state)
{
    static const char *const needed[] = {"settings", "choices", "survey", "reseaux", "orientation"};
    static const char *const all[] = {"settings",    "choices",  "survey",  "territoire", "reseaux",
                                      "orientation", "reponses", "urgence", "cas"};
    char path[PATH_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        sheet_path(all[i], path, sizeof path);
        assert_int_equal(unlink(path), 0);
    }
    struct fault_list *faults = faults_of_sample();

    assert_int_equal(fault_list_count(faults), sizeof needed / sizeof *needed);
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const struct expected expected = {needed[i], FAULT_SHEET_MISSING, 0, 0, needed[i]};

        expect_fault(fault_list_at(faults, i), &expected);
    }
    fault_list_destroy(faults);
}

static void an_empty_sheet_or_a_foreign_one_has_no_header(void **state)
{
    static const char *const foreign[] = {"", "\n\n", "<html>\n</html>\n", "a|b|c\n1|2|3\n"};

    (void)state;
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        const struct expected expected = {"urgence", FAULT_CSV_HEADER, 1, 1, "nom"};

        sample_pack_write(sample, "urgence", foreign[i]);
        expect_only(&expected);
    }
}

static void utf16_and_zero_bytes_are_refused(void **state)
{
    (void)state;
    sample_pack_write_bytes(sample, "urgence", "\xff\xfen\0o\0m\0", 8);
    expect_first("urgence.csv", FAULT_TEXT_ENCODING);
    sample_pack_write_bytes(sample, "urgence", "nom;num\0ero\n", 12);
    expect_first("urgence.csv", FAULT_TEXT_ENCODING);
    sample_pack_write(sample, "urgence", "nom;numero;pour::fr\n\x81;1;2\n");
    const struct expected expected = {"urgence", FAULT_TEXT_ENCODING, 2, 1, ""};

    expect_only(&expected);
}

/* ------------------------------------------------------------------------------- spreadsheets */

static void read_hash(char hash[PACK_HASH_SIZE])
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = pack_read(sample_pack_folder(sample), faults);

    if (!pack)
        say_all(faults);
    assert_non_null(pack);
    memcpy(hash, pack->hash, PACK_HASH_SIZE);
    pack_destroy(pack);
    fault_list_destroy(faults);
}

/* The sample has no delimiter in a cell, but for « 1, 2 » and its kind, which are quoted here. */
static void rewrite(const char *name, const char *start, char delimiter, const char *line_end)
{
    struct text_buffer out = {0};

    buffer_add(&out, start);
    for (const char *at = sample_pack_sheet(name); *at;) {
        size_t length = strcspn(at, ";\n");
        bool quoted = memchr(at, delimiter, length) != NULL;

        buffer_add(&out, quoted ? "\"" : "");
        buffer_add_n(&out, at, length);
        buffer_add(&out, quoted ? "\"" : "");
        at += length;
        if (*at == ';')
            buffer_add_n(&out, &delimiter, 1);
        else
            buffer_add(&out, line_end);
        at += *at != '\0';
    }
    sample_pack_write(sample, name, buffer_text(&out));
    buffer_finish(&out);
}

static void the_hash_is_of_what_is_said_not_of_how(void **state)
{
    static const char *const names[] = {"settings",   "choices", "survey",
                                        "territoire", "reseaux", "orientation",
                                        "reponses",   "urgence", "cas"};
    static const struct {
        const char *start, *line_end;
        char delimiter;
    } ways[] = {
        {"\xef\xbb\xbf", "\r\n", ';'},
        {"", "\r\n", ','},
        {"", "\r", '\t'},
        {"\xef\xbb\xbf", "\n", ','},
    };
    char hash[PACK_HASH_SIZE], other[PACK_HASH_SIZE];

    (void)state;
    read_hash(hash);
    assert_int_equal(strlen(hash), 64);
    for (size_t way = 0; way < sizeof ways / sizeof *ways; way++) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            rewrite(names[i], ways[way].start, ways[way].delimiter, ways[way].line_end);
        read_hash(other);
        assert_string_equal(other, hash);
    }
}

static void one_changed_cell_changes_the_hash(void **state)
{
    char hash[PACK_HASH_SIZE], other[PACK_HASH_SIZE];

    (void)state;
    read_hash(hash);
    sample_pack_change(sample, "urgence", "115", "116");
    read_hash(other);
    assert_string_not_equal(other, hash);
    sample_pack_change(sample, "urgence", "Sans abri;115", "Sans;abri 115");
    read_hash(other);
    assert_string_not_equal(other, hash);
}

static void cp1252_is_read_with_a_notice_that_shows_words(void **state)
{
    static const char cp1252[] =
        "nom;numero;pour::Fran\xe7"
        "ais (fr);source\r\n"
        "Sans abri;115;o\xf9 dormir, \xe9t\xe9 comme hiver \x96 115;essai\r\n";
    static const char utf8[] = "nom;numero;pour::Français (fr);source\n"
                               "Sans abri;115;où dormir, été comme hiver – 115;essai\n";
    struct fault_list *faults = fault_list_create();
    char hash[PACK_HASH_SIZE];

    (void)state;
    sample_pack_write(sample, "urgence", utf8);
    read_hash(hash);
    sample_pack_write(sample, "urgence", cp1252);
    struct pack *pack = pack_read(sample_pack_folder(sample), faults);

    assert_non_null(pack);
    assert_int_equal(fault_list_count(faults), 1);
    assert_int_equal(fault_list_at(faults, 0)->code, FAULT_TEXT_LEGACY);
    assert_string_equal(fault_list_at(faults, 0)->word, "Français, où, été");
    assert_string_equal(pack_say(pack, &pack->emergencies[0].whom, "fr"),
                        "où dormir, été comme hiver – 115");
    assert_string_equal(pack->hash, hash);
    pack_destroy(pack);
    fault_list_destroy(faults);
}

static void what_spreadsheets_type_by_themselves_is_straightened(void **state)
{
    (void)state;
    sample_pack_change(sample, "survey", "${statut} = 'salarie'", "${statut} = ‘salarie’");
    sample_pack_change(sample, "orientation",
                       "emploi;emploi, formation;-;-;-;-;-;-;emploi_service;2;1;",
                       "EMPLOI;\u00a0emploi,\u00a0formation ;–;—;-;-;-;-;Emploi_Service;2;1;");
    struct pack *pack = sample_pack_read(sample);

    assert_string_equal(pack->rules[2].id, "emploi");
    assert_int_equal(pack->rules[2].when.count, 1);
    assert_int_equal(pack->rules[2].when.all[0].cell.count, 2);
    assert_int_equal(pack->questions[3].relevant.count, 1);
    pack_destroy(pack);
}

static void texts_keep_their_typography_and_their_lines(void **state)
{
    (void)state;
    sample_pack_write(sample, "urgence",
                      "nom;numero;pour::fr;source\r\n"
                      "Nuit;115;\" dormir « ce soir »\r\nou demain – vite \";essai\r\n");
    struct pack *pack = sample_pack_read(sample);

    assert_string_equal(pack_say(pack, &pack->emergencies[0].whom, "fr"),
                        "dormir « ce soir »\nou demain – vite");
    pack_destroy(pack);
}

static void the_coordinator_s_own_columns_and_blank_rows_are_left_alone(void **state)
{
    char hash[PACK_HASH_SIZE], other[PACK_HASH_SIZE];

    (void)state;
    read_hash(hash);
    sample_pack_write(sample, "urgence",
                      "#note;nom;numero;pour::Français (fr);source;\n"
                      "à revoir;Sans abri;115;dormir ce soir;essai;\n"
                      ";;;;;\n; ;;;;\n\n;\n");
    read_hash(other);
    assert_string_equal(other, hash);
}

/* The first header has no room for doubt: two sheets begin with a column in several languages. */
static void a_sheet_may_begin_with_a_column_of_texts(void **state)
{
    static const char *const written[] = {
        "nom::Français (fr),numero,pour::Français (fr)\nSans abri,115,dormir\n",
        "nom::Français (fr)\tnumero\tpour::fr\nSans abri\t115\tdormir\n",
        "\"nom\",\"numero\",\"pour\"\n\"Sans abri\",\"115\",\"dormir\"\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        sample_pack_write(sample, "urgence", written[i]);
        struct pack *pack = sample_pack_read(sample);

        assert_string_equal(pack_say(pack, &pack->emergencies[0].name, "fr"), "Sans abri");
        assert_string_equal(pack_say(pack, &pack->emergencies[0].whom, "fr"), "dormir");
        assert_int_equal(pack->language_count, 2);
        pack_destroy(pack);
    }
}

/* ------------------------------------------------------------------------------- contents */

static void a_pack_says_what_its_sheets_say(void **state)
{
    struct pack *pack = sample_pack_read(sample);

    (void)state;
    assert_string_equal(pack->id, "essai");
    assert_int_equal(pack->asked_count, 8);
    assert_int_equal(pack->question_count, 11); /* departement, region, bassin */
    assert_int_equal(pack->questions[2].least, 0);
    assert_int_equal(pack->questions[2].most, 120);
    assert_true(pack->questions[1].used);  /* relevance and a first answer */
    assert_false(pack->questions[7].used); /* a remark */
    assert_true(pack->questions[7].statistical);
    assert_true(pack->questions[5].sensitive);
    assert_int_equal(pack->rule_count, 8);
    assert_int_equal(pack->rules[0].doors, DOOR_1 | DOOR_2);
    assert_true(pack->rules[7].net);
    assert_int_equal(pack_network(pack, "printemps"), 5);
    assert_string_equal(pack_network_public_name(pack, pack_network(pack, "juristes"), "fr"),
                        "Service d’accès au droit");
    assert_string_equal(pack_say(pack, &pack->questions[0].label, "en"), "What do you need?");
    assert_string_equal(pack_say(pack, &pack->questions[0].label, "br"), "Que cherchez-vous ?");
    assert_string_equal(
        pack_say_short(pack, &pack->questions[0].short_label, &pack->questions[0].label, "fr"),
        "Demande");
    assert_string_equal(
        pack_say_short(pack, &pack->questions[0].short_label, &pack->questions[0].label, "en"),
        "What do you need?");
    pack_destroy(pack);
}

static void the_default_language_need_not_be_the_first_column(void **state)
{
    (void)state;
    sample_pack_write(sample, "settings",
                      "form_id;form_title::Français (fr);form_title::English (EN);version;"
                      "default_language;valide_du\nessai;Essai;Trial;1;English (en);2026-01-01\n");
    struct pack *pack = sample_pack_read(sample);

    assert_string_equal(pack_say(pack, &pack->title, "en"), "Trial");
    assert_string_equal(pack_say(pack, &pack->title, "fr"), "Essai");
    assert_string_equal(pack_say(pack, &pack->title, "br"), "Trial");
    assert_string_equal(pack_say(pack, &pack->questions[0].label, "fr"), "Que cherchez-vous ?");
    assert_string_equal(pack_say(pack, &pack->questions[0].label, "br"), "What do you need?");
    assert_int_equal(pack->valid.to, INT_MAX);
    pack_destroy(pack);
}

/* The channels that a territory names, and the first of them for who says none of these. */
static void a_territory_may_name_its_channels(void **state)
{
    char usual[16];

    (void)state;
    sample_pack_change(
        sample, "settings",
        "valide_au;max_propositions\nessai;Essai;1;Français (fr);Ici;2026-01-01;2026-12-31;3",
        "valide_au;canaux\nessai;Essai;1;Français (fr);Ici;2026-01-01;2026-12-31;telephone, tchat");
    struct pack *pack = sample_pack_read(sample);

    assert_true(pack_uses_channel(pack, "telephone") && pack_uses_channel(pack, "tchat"));
    assert_false(pack_uses_channel(pack, "presence"));
    assert_false(pack_uses_channel(pack, "tele"));
    pack_usual_channel(pack, "presence", usual, sizeof usual);
    assert_string_equal(usual, "telephone");
    pack_usual_channel(pack, "tchat", usual, sizeof usual);
    assert_string_equal(usual, "tchat");
    pack_destroy(pack);
}

static void the_tightest_bounds_of_an_integer_count(void **state)
{
    (void)state;
    sample_pack_change(sample, "survey", ". >= 0 and . <= 120",
                       ". >= 18 and . < 100 and . >= 0 and . <= 120");
    struct pack *pack = sample_pack_read(sample);

    assert_int_equal(pack->questions[2].least, 18);
    assert_int_equal(pack->questions[2].most, 99);
    pack_destroy(pack);
}

#define with_sample(test) cmocka_unit_test_setup_teardown(test, make_sample, drop_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_sample(a_pack_says_what_its_sheets_say),
        with_sample(the_default_language_need_not_be_the_first_column),
        with_sample(a_territory_may_name_its_channels),
        with_sample(the_tightest_bounds_of_an_integer_count),
        with_sample(every_mistake_is_placed),
        with_sample(several_mistakes_are_all_listed),
        with_sample(packs_share_a_list_of_faults_and_nothing_else),
        with_sample(a_sheet_of_another_kind_is_not_a_flood),
        with_sample(a_hundred_megabytes_are_not_read),
        with_sample(a_pipe_in_the_folder_holds_nobody),
        with_sample(a_folder_without_sheets_names_those_it_needs),
        with_sample(an_empty_sheet_or_a_foreign_one_has_no_header),
        with_sample(utf16_and_zero_bytes_are_refused),
        with_sample(the_hash_is_of_what_is_said_not_of_how),
        with_sample(one_changed_cell_changes_the_hash),
        with_sample(cp1252_is_read_with_a_notice_that_shows_words),
        with_sample(what_spreadsheets_type_by_themselves_is_straightened),
        with_sample(texts_keep_their_typography_and_their_lines),
        with_sample(the_coordinator_s_own_columns_and_blank_rows_are_left_alone),
        with_sample(a_sheet_may_begin_with_a_column_of_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
