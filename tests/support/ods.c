#include "tests/support/ods.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include <cmocka.h>

#include "model/base/arena.h"
#include "model/base/fault.h"
#include "model/pack/csv.h"
#include "model/pack/source_file.h"
#include "model/pack/workbook_write.h"

static const char *const sheets[] = {"settings",    "survey",   "choices",    "reseaux", "cas",
                                     "orientation", "reponses", "territoire", "urgence"};
enum { SHEETS = sizeof sheets / sizeof *sheets };

static bool read_sheet(const char *folder, const char *name, struct arena *arena,
                       struct csv_table *table)
{
    struct fault_list *faults = fault_list_create();
    char path[4096];
    bool absent;
    size_t length;

    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    char *text = source_file_read(path, &absent, &length, faults);
    bool ok = text && csv_parse(text, length, ';', arena, table, NULL);

    free(text);
    fault_list_destroy(faults);
    return ok;
}

void ods_of_folder(const char *folder, const char *path)
{
    struct arena *arena = arena_create();
    struct workbook_page pages[SHEETS];
    size_t count = 0;

    for (size_t i = 0; i < SHEETS; i++) {
        pages[count] = (struct workbook_page){.name = sheets[i]};
        count += read_sheet(folder, sheets[i], arena, &pages[count].table);
    }
    assert_true(count > 4);
    unlink(path);
    assert_true(workbook_write(path, pages, count));
    arena_destroy(arena);
}

void ods_of_entry(const char *path, const char *entry, const void *bytes, size_t count)
{
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

    assert_non_null(archive);
    zip_source_t *source = zip_source_buffer(archive, bytes, count, 0);

    assert_true(zip_file_add(archive, entry, source, 0) >= 0);
    assert_int_equal(zip_close(archive), 0);
}

static void add_cell(struct text_buffer *out, const char *cell)
{
    if (!cell[0]) {
        buffer_add(out, "<table:table-cell/>");
        return;
    }
    buffer_add(out, "<table:table-cell office:value-type=\"string\"><text:p>");
    for (; *cell; cell++)
        if (*cell == '<' || *cell == '&')
            buffer_add(out, *cell == '<' ? "&lt;" : "&amp;");
        else
            buffer_add_n(out, cell, 1);
    buffer_add(out, "</text:p></table:table-cell>");
}

void ods_content(const char *folder, struct text_buffer *out)
{
    struct arena *arena = arena_create();

    buffer_add(out, ODS_BEGIN);
    for (size_t i = 0; i < SHEETS; i++) {
        struct csv_table table;

        if (!read_sheet(folder, sheets[i], arena, &table))
            continue;
        buffer_addf(out, "<table:table table:name=\"%s\">", sheets[i]);
        for (size_t row = 0; row < table.count; row++) {
            buffer_add(out, "<table:table-row>");
            for (size_t at = 0; at < table.records[row].count; at++)
                add_cell(out, table.records[row].cells[at]);
            buffer_add(out, "</table:table-row>");
        }
        buffer_add(out, "</table:table>");
    }
    buffer_add(out, ODS_END);
    arena_destroy(arena);
}
