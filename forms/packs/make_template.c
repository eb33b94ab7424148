/* make_template FOLDER FILE: the sheets of a pack, after its instructions, as the workbook that a
 * coordinator starts from. Run when the program is built. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "model/base/arena.h"
#include "model/pack/source_file.h"
#include "model/pack/workbook_write.h"

/* In the order in which the instructions speak of them. */
static const char *const sheets[] = {"settings", "survey",  "choices",    "reseaux", "orientation",
                                     "reponses", "urgence", "territoire", "cas"};
enum { SHEETS = sizeof sheets / sizeof *sheets };

static char *read_file(const char *folder, const char *name, size_t *length)
{
    struct fault_list *faults = fault_list_create();
    struct text_buffer path = {0};
    bool absent;

    buffer_addf(&path, "%s/%s", folder, name);
    char *text = source_file_read(buffer_text(&path), &absent, length, faults);

    if (!text || fault_list_count(faults)) {
        fprintf(stderr, "make_template: %s cannot be read\n", buffer_text(&path));
        free(text);
        text = NULL;
    }
    buffer_finish(&path);
    fault_list_destroy(faults);
    return text;
}

/* One row a line, empty ones too. */
static struct csv_table lines_of(const char *text, struct arena *arena)
{
    size_t count = 0;

    for (const char *at = text; *at; at++)
        count += *at == '\n';
    struct csv_record *records = arena_take_array(arena, count, sizeof *records);

    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(text, "\n");
        const char *line = arena_text_n(arena, text, length);

        records[i] = (struct csv_record){
            .cells = arena_copy(arena, &line, sizeof line), .count = 1, .row = (unsigned)i + 1};
        text += length + 1;
    }
    return (struct csv_table){records, count};
}

static bool read_pages(const char *folder, struct arena *arena,
                       struct workbook_page pages[SHEETS + 1])
{
    size_t length;
    char *text = read_file(folder, "instructions.txt", &length);
    bool ok = text != NULL;

    if (ok)
        pages[0] = (struct workbook_page){"instructions", lines_of(text, arena), true};
    free(text);
    for (size_t i = 0; i < SHEETS && ok; i++) {
        char name[32];

        snprintf(name, sizeof name, "%s.csv", sheets[i]);
        text = read_file(folder, name, &length);
        pages[i + 1] = (struct workbook_page){.name = sheets[i]};
        ok = text && csv_parse(text, length, ';', arena, &pages[i + 1].table, NULL);
        free(text);
    }
    return ok;
}

int main(int argc, char **argv)
{
    struct workbook_page pages[SHEETS + 1];

    if (argc != 3) {
        fputs("make_template FOLDER FILE\n", stderr);
        return 2;
    }
    struct arena *arena = arena_create();

    remove(argv[2]);
    bool ok = read_pages(argv[1], arena, pages) && workbook_write(argv[2], pages, SHEETS + 1);

    if (!ok)
        fprintf(stderr, "make_template: %s could not be made\n", argv[2]);
    arena_destroy(arena);
    return ok ? 0 : 1;
}
