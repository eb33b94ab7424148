/* Gaps and overlaps of decision tables, against those that KIE (Drools DMN analysis) finds: each
 * table becomes a pack, a row a network of its own at one rank, so that a gap is a dead end and an
 * overlap a tie. Skipped where DP_ORACLES is not given. */
#include "model/verify/verify.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/text/buffer.h"
#include "tests/support/oracle.h"
#include "tests/support/sample_pack.h"

enum { INPUTS_MOST = 4, CELL_MOST = 128 };

static struct sample_pack *sample;
static unsigned compared, known;

struct table {
    size_t inputs, rows;
    char types[INPUTS_MOST][CELL_MOST], allowed[INPUTS_MOST][CELL_MOST];
    char names[INPUTS_MOST][1024]; /* every string of a column, separated by commas */
    struct text_buffer rules, networks;
};

static void note_name(char *names, const char *name)
{
    char whole[80];
    size_t length = strlen(names);

    snprintf(whole, sizeof whole, ",%s,", name);
    if (!strstr(names, whole))
        snprintf(names + length, 1024 - length, "%s", length ? whole + 1 : whole);
}

/* From the opening quote of « "VERY LOW" »; the closing one is returned. */
static const char *write_string(const char *feel, struct text_buffer *out, char *names)
{
    char name[64] = "";

    for (size_t i = 0; *++feel && *feel != '"' && i + 1 < sizeof name; i++)
        name[i] = *feel == ' ' ? '_' : (char)tolower((unsigned char)*feel);
    buffer_add(out, name);
    note_name(names, name);
    return feel;
}

/* Strings become bare names, `null` `vide`; a pack refuses true and false, which spreadsheets read
 * as truth values. Numbers and intervals are written alike. */
static void write_cell(const char *feel, struct text_buffer *out, char *names)
{
    static const char *const words[][2] = {{"null", "vide"}, {"true", "oui"}, {"false", "non"}};

    for (; *feel; feel++) {
        size_t w = 0;

        while (w < 3 && strncmp(feel, words[w][0], strlen(words[w][0])) != 0)
            w++;
        if (*feel == '"') {
            feel = write_string(feel, out, names);
        } else if (w < 3) {
            buffer_add(out, words[w][1]);
            if (w > 0)
                note_name(names, words[w][1]);
            feel += strlen(words[w][0]) - 1;
        } else {
            buffer_addf(out, "%c", *feel);
        }
    }
}

static void read_row(struct table *table, char *rest)
{
    buffer_addf(&table->rules, "r%zu", table->rows);
    for (size_t i = 0; i < table->inputs; i++) {
        buffer_add(&table->rules, ";");
        write_cell(strsep(&rest, "\t"), &table->rules, table->names[i]);
    }
    buffer_addf(&table->rules, ";n%zu;2;1, 2;ici;1\n", table->rows);
    buffer_addf(&table->networks, "n%zu;n;oui\n", table->rows);
    table->rows++;
}

static void read_line(struct table *table, char *line)
{
    char *rest = line, *head = strsep(&rest, "\t"), *cell;

    if (strcmp(head, "rule") == 0)
        read_row(table, rest);
    for (size_t i = 0; strcmp(head, "#in") == 0 && (cell = strsep(&rest, "\t")); i++) {
        assert_true(i < INPUTS_MOST);
        snprintf(table->types[i], CELL_MOST, "%s", strrchr(cell, ':') + 1);
        table->inputs = i + 1;
    }
    for (size_t i = 0; strcmp(head, "#invalues") == 0 && i < table->inputs && rest; i++) {
        struct text_buffer allowed = {0};

        write_cell(strsep(&rest, "\t"), &allowed, table->names[i]);
        snprintf(table->allowed[i], CELL_MOST, "%s", buffer_text(&allowed));
        buffer_finish(&allowed);
    }
}

/* A string whose values are not listed may be another one. */
static void write_choices(const struct table *table, size_t input, struct text_buffer *out)
{
    char names[1024], *rest = names;
    bool text = strcmp(table->types[input], "boolean") != 0;

    snprintf(names, sizeof names, "%s", text ? table->names[input] : "oui,non");
    for (char *name; (name = strtok_r(rest, ",", &rest));)
        buffer_addf(out, "l%zu;%s;x\n", input, name);
    if (text && !table->allowed[input][0])
        buffer_addf(out, "l%zu;une_autre;x\n", input);
}

static void write_question(const struct table *table, size_t input, struct text_buffer *out)
{
    int from = -100000, to = 100000;

    if (sscanf(table->allowed[input], ">=%d", &from) != 1)
        sscanf(table->allowed[input], "[%d..%d]", &from, &to);
    bool number = strcmp(table->types[input], "number") == 0;
    bool may_be_null = strstr(buffer_text(&table->rules), "vide") != NULL;

    if (number)
        buffer_addf(out, "integer;q%zu;q;. >= %d and . <= %d;", input, from, to);
    else
        buffer_addf(out, "select_one l%zu;q%zu;q;;", input, input);
    buffer_add(out, may_be_null ? "\n" : "yes\n");
}

static void write_pack(struct table *table)
{
    struct text_buffer survey = {0}, choices = {0}, rules = {0}, networks = {0};

    buffer_add(&survey, "type;name;label;constraint;required\n");
    buffer_add(&choices, "list_name;name;label\nrien;rien;x\n");
    buffer_add(&rules, "regle");
    for (size_t i = 0; i < table->inputs; i++) {
        write_question(table, i, &survey);
        if (strcmp(table->types[i], "number") != 0)
            write_choices(table, i, &choices);
        buffer_addf(&rules, ";q%zu", i);
    }
    buffer_addf(&rules, ";=> reseau;niveau;porte;mode;rang\n%s", buffer_text(&table->rules));
    buffer_addf(&networks, "code;nom;cep\n%s", buffer_text(&table->networks));
    sample_pack_write(sample, "survey", buffer_text(&survey));
    sample_pack_write(sample, "choices", buffer_text(&choices));
    sample_pack_write(sample, "orientation", buffer_text(&rules));
    sample_pack_write(sample, "reseaux", buffer_text(&networks));
    buffer_finish(&survey);
    buffer_finish(&choices);
    buffer_finish(&rules);
    buffer_finish(&networks);
}

static void read_table(const char *name)
{
    struct table table = {.inputs = 0};
    char path[256], *text, *rest;

    snprintf(path, sizeof path, "kie/%s.table.tsv", name);
    text = rest = oracle_text(path);
    for (char *line; (line = strsep(&rest, "\n"));)
        read_line(&table, line);
    write_pack(&table);
    buffer_finish(&table.rules);
    buffer_finish(&table.networks);
    free(text);
}

static void compare(const char *name, const char *what, const char *expected, bool found)
{
    if (expected[0] == '?')
        return;
    if ((expected[0] == '+') == found) {
        compared++;
        return;
    }
    /* KIE does not look for gaps in strings that are not enumerated; we do */
    if (strcmp(name, "stringWithoutEnumNoGap") != 0 || strcmp(what, "gap") != 0)
        fail_msg("%s: %s %s", name, found ? "a" : "no", what);
    known++;
}

static void check_table(char **cells, unsigned count)
{
    bool overlap = false;

    assert_true(count >= 4);
    read_table(cells[0]);
    struct pack *pack = sample_pack_read(sample);
    struct verification *found = verify_pack(pack, NULL);

    for (size_t i = 0; i < verification_count(found); i++)
        overlap = overlap || verification_at(found, i)->kind == VERIFY_TIE;
    assert_true(verification_slice_count(found) > 0);
    compare(cells[0], "gap", cells[2], verification_slice(found, 0)->uncovered > 0);
    compare(cells[0], "overlap", cells[3], overlap);
    verification_destroy(found);
    pack_destroy(pack);
}

static void agrees_with_kie(void **state)
{
    (void)state;
    sample = sample_pack_create();
    sample_pack_remove(sample, "reponses");
    sample_pack_remove(sample, "territoire");
    sample_pack_remove(sample, "cas");
    oracle_lines("kie/EXPECTED.tsv", check_table);
    print_message("KIE: %u answers agree, %u known difference\n", compared, known);
    assert_true(compared >= 30);
    sample_pack_destroy(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(agrees_with_kie)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
