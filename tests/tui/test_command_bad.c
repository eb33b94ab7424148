/* Bad input from outside: broken sheets, broken databases, folders that refuse. One sentence that
 * names the place and the remedy, the right exit status, nothing lost.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/tui/called.h"

/* ------------------------------------------------------------------------------- sheets */

static void sheet_path(const char *pack, const char *sheet, char out[4096])
{
    char folder[2048];

    snprintf(folder, sizeof folder, "%s/%s", home, pack);
    if (access(folder, F_OK) != 0)
        copy_pack("france-2026", folder);
    snprintf(out, 4096, "%s/%s.csv", folder, sheet);
}

static void append(const char *pack, const char *sheet, const char *text)
{
    char path[4096];

    sheet_path(pack, sheet, path);
    FILE *file = fopen(path, "ab");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static struct command triage_with(const char *pack, int status)
{
    char line[4096];

    snprintf(line, sizeof line, "triage --format tsv --pack %s/%s statut=nsp demande=metier", home,
             pack);
    return called_for(home, line, status);
}

static void expect_refused(const char *pack, const char *place, const char *remedy)
{
    struct command answer = triage_with(pack, 2);

    assert_string_equal(answer.out, "");
    expect_part(answer.err, place);
    expect_part(answer.err, remedy);
    command_free(&answer);
}

static void a_quote_that_never_closes(void **state)
{
    (void)state;
    append("quote", "urgence", "\"Un guillemet;112;\n");
    expect_refused("quote", "urgence.csv, ligne ", "guillemet");
}

static void a_row_with_another_count(void **state)
{
    (void)state;
    append("cells", "urgence", "a;b;c;d;e;f;g;h;i;j;k;l\n");
    expect_refused("cells", "urgence.csv, ligne ", "séparateur");
}

static void a_column_nobody_knows(void **state)
{
    (void)state;
    char path[4096];
    size_t length;

    sheet_path("column", "urgence", path);
    char *sheet = read_whole(path, &length), *numero = strstr(sheet, "numero");

    assert_non_null(numero);
    memcpy(numero, "numera", 6);
    write_whole(path, sheet, length);
    free(sheet);
    expect_refused("column", "colonne", "numera");
}

/* Each two-byte letter as Windows writes it. */
static size_t to_windows(char *text, size_t length)
{
    size_t used = 0;

    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];

        if (byte == 0xC3 || byte == 0xC2)
            text[used++] = (char)((unsigned char)text[++i] + (byte == 0xC3 ? 0x40 : 0));
        else if (byte >= 0x80 && strncmp(text + i, "\xE2\x80\x99", 3) == 0)
            i += 2, text[used++] = '\x92';
        else if (byte < 0x80)
            text[used++] = (char)byte;
    }
    return used;
}

static void a_sheet_of_windows_is_read_with_a_notice(void **state)
{
    (void)state;
    char path[4096];
    size_t length;

    sheet_path("windows", "urgence", path);
    char *sheet = read_whole(path, &length);

    write_whole(path, sheet, to_windows(sheet, length));
    free(sheet);
    struct command answer = triage_with("windows", 0);

    expect_part(answer.err, "urgence.csv");
    expect_part(answer.err, "Windows-1252");
    expect_part(answer.out, "1\taccueil\t");
    command_free(&answer);
}

static void a_sheet_of_a_hundred_megabytes(void **state)
{
    (void)state;
    char path[4096];

    sheet_path("large", "survey", path);
    assert_int_equal(truncate(path, 100 * 1024 * 1024), 0);
    expect_refused("large", "survey.csv", "trop gros");
}

static void a_sheet_that_is_not_there(void **state)
{
    (void)state;
    char path[4096];

    sheet_path("absent", "orientation", path);
    assert_int_equal(unlink(path), 0);
    expect_refused("absent", "orientation", "");
}

/* ------------------------------------------------------------------------------- databases */

/* A database of this desk with one visit. */
static void make_database(const char *name, char path[4096])
{
    char line[8192];

    snprintf(path, 4096, "%s/%s.db", home, name);
    snprintf(line, sizeof line, "visit record --db %s --pack france-2026 statut=nsp demande=metier",
             path);
    struct command answer = called_for(home, line, 0);

    command_free(&answer);
}

static void expect_database(const char *path, const char *part)
{
    static const char *const lines[] = {"visit list --db %s", "config set style=serial --db %s",
                                        "visit record --db %s statut=nsp demande=metier"};
    char line[8192];
    size_t before, after;
    char *bytes = read_whole(path, &before);

    for (size_t i = 0; i < 3; i++) {
        size_t used = strcspn(lines[i], "%");

        snprintf(line, sizeof line, "%.*s%s%s", (int)used, lines[i], path, lines[i] + used + 2);
        struct command answer = called_for(home, line, 4);

        expect_part(answer.err, part);
        expect_part(answer.err, path);
        assert_int_equal(line_count(answer.err), 1);
        command_free(&answer);
    }
    char *left = read_whole(path, &after);

    assert_int_equal(before, after);
    assert_memory_equal(bytes, left, before);
    free(bytes);
    free(left);
}

/* Bytes of the header of SQLite's files (its file format, 1.3): 60 is the schema's number. */
static void change(const char *path, size_t at, const char *bytes, size_t count)
{
    size_t length;
    char *file = read_whole(path, &length);

    assert_true(at + count <= length);
    memcpy(file + at, bytes, count);
    write_whole(path, file, length);
    free(file);
}

static void a_newer_database(void **state)
{
    (void)state;
    char path[4096];

    make_database("newer", path);
    change(path, 60, "\0\0\3\347", 4);
    expect_database(path, "plus récente");
}

static void a_file_that_is_not_a_database(void **state)
{
    (void)state;
    char path[4096];

    snprintf(path, sizeof path, "%s/letter.db", home);
    write_whole(path, "Madame, Monsieur,\n", 18);
    expect_database(path, "rien n’y a été touché");
}

static void a_damaged_database(void **state)
{
    (void)state;
    char path[4096], line[8192];
    char noise[4096];

    make_database("damaged", path);
    memset(noise, 0x5A, sizeof noise);
    for (size_t page = 1; page < 4; page++)
        change(path, page * sizeof noise, noise, sizeof noise);
    snprintf(line, sizeof line, "visit list --db %s", path);
    struct command answer = called_for(home, line, 4);

    expect_part(answer.err, "abîmé");
    expect_part(answer.err, path);
    command_free(&answer);
}

static void a_folder_that_refuses(void **state)
{
    (void)state;
    /* Root writes everywhere: what lets it is given up first, for good (exec keeps it out). */
    static const char script[] =
        "mkdir -p \"$HOME/closed\" && chmod 555 \"$HOME/closed\" || exit 99;"
        "[ \"$(id -u)\" = 0 ] && as='setpriv --bounding-set=-dac_override,-dac_read_search';"
        "$as sh -c ': >\"$HOME/closed/x\"' 2>/dev/null && exit 98;"
        "XDG_DATA_HOME=\"$HOME/closed\" exec $as \"$PROGRAM\" config set style=serial";
    struct command answer = shell_answer(home, script);

    assert_int_equal(answer.status, 4);
    expect_part(answer.err, "closed");
    expect_part(answer.err, "--db");
    command_free(&answer);
}

static void no_locale_at_all_changes_nothing(void **state)
{
    (void)state;
    struct command answer =
        shell_answer(home, "LC_ALL=tlh_KX.KLINGON LANG=C exec \"$PROGRAM\" triage --format tsv "
                           "--pack france-2026 statut=nsp demande=metier");

    assert_int_equal(answer.status, 0);
    expect_part(answer.out, "dès maintenant");
    command_free(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quote_that_never_closes),
        cmocka_unit_test(a_row_with_another_count),
        cmocka_unit_test(a_column_nobody_knows),
        cmocka_unit_test(a_sheet_of_windows_is_read_with_a_notice),
        cmocka_unit_test(a_sheet_of_a_hundred_megabytes),
        cmocka_unit_test(a_sheet_that_is_not_there),
        cmocka_unit_test(a_newer_database),
        cmocka_unit_test(a_file_that_is_not_a_database),
        cmocka_unit_test(a_damaged_database),
        cmocka_unit_test(a_folder_that_refuses),
        cmocka_unit_test(no_locale_at_all_changes_nothing),
    };

    return cmocka_run_group_tests(tests, open_home, close_home);
}
