#include "model/pack/workbook.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/pack/content.h"
#include "model/pack/sheet_name.h"
#include "model/pack/source_file.h"
#include "model/pack/straighten.h"

enum { PIECE = 32 * 1024 };

struct workbook {
    struct arena *arena;
    char path[PATH_MAX];
    struct content_sheet sheets[WORKBOOK_SHEETS_MOST];
    size_t count;
};

static void report(struct fault_list *faults, enum fault_code code, const char *path,
                   const char *word)
{
    struct fault fault;

    fault_set(&fault, code);
    FAULT_TEXT(fault.file, path);
    FAULT_TEXT(fault.word, word);
    fault_list_add(faults, &fault);
}

/* ------------------------------------------------------------------------------- unpacking */

/* The entry is unpacked by pieces and parsed as it comes: whatever its header promises, no more
 * than WORKBOOK_CONTENT_MOST is ever read of it. */
static enum fault_code parse_entry(zip_file_t *entry, struct content *content)
{
    static const enum fault_code codes[] = {
        [CONTENT_OK] = FAULT_NONE,
        [CONTENT_DAMAGED] = FAULT_WORKBOOK_DAMAGED,
        [CONTENT_UNSAFE] = FAULT_WORKBOOK_UNSAFE,
        [CONTENT_LARGE] = FAULT_WORKBOOK_LARGE,
    };
    enum content_verdict verdict = CONTENT_OK;
    char *piece = memory_alloc(PIECE);
    zip_int64_t got, total = 0;

    while ((got = zip_fread(entry, piece, PIECE)) > 0 && verdict == CONTENT_OK) {
        total += got;
        verdict = total > WORKBOOK_CONTENT_MOST ? CONTENT_LARGE
                                                : content_feed(content, piece, (size_t)got, false);
    }
    if (verdict == CONTENT_OK)
        verdict = got < 0 ? CONTENT_DAMAGED : content_feed(content, "", 0, true);
    free(piece);
    return codes[verdict];
}

static enum fault_code parse_archive(zip_t *archive, struct content *content)
{
    zip_int64_t at = zip_name_locate(archive, "content.xml", 0);
    zip_stat_t status;

    if (at < 0)
        return FAULT_WORKBOOK_KIND; /* a zip, but no OpenDocument: .xlsx for one */
    if (zip_stat_index(archive, (zip_uint64_t)at, 0, &status) != 0)
        return FAULT_WORKBOOK_DAMAGED;
    if ((status.valid & ZIP_STAT_SIZE) && status.size > WORKBOOK_CONTENT_MOST)
        return FAULT_WORKBOOK_LARGE;
    zip_file_t *entry = zip_fopen_index(archive, (zip_uint64_t)at, 0);

    if (!entry)
        return FAULT_WORKBOOK_DAMAGED;
    enum fault_code code = parse_entry(entry, content);

    zip_fclose(entry);
    return code;
}

static enum fault_code parse_bytes(const char *bytes, size_t count, struct content *content)
{
    zip_error_t error;

    if (count < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
        return FAULT_WORKBOOK_KIND;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, count, 0, &error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;

    zip_error_fini(&error);
    if (!archive) {
        zip_source_free(source);
        return FAULT_WORKBOOK_DAMAGED;
    }
    enum fault_code code = parse_archive(archive, content);

    zip_discard(archive);
    return code;
}

/* ------------------------------------------------------------------------------- opening */

static struct workbook *take_sheets(const char *path, struct arena *arena,
                                    const struct content *content)
{
    struct workbook *workbook = memory_zero(1, sizeof *workbook);
    const struct content_sheet *sheets = content_sheets(content, &workbook->count);

    workbook->arena = arena;
    strncpy(workbook->path, path, sizeof workbook->path - 1);
    for (size_t i = 0; i < workbook->count; i++) {
        char *name = arena_text(arena, sheets[i].name);

        straighten_code(name);
        workbook->sheets[i] = (struct content_sheet){name, sheets[i].table};
    }
    return workbook;
}

struct workbook *workbook_open(const char *path, struct fault_list *faults)
{
    bool absent = false;
    size_t count = 0;
    char *bytes = source_bytes_read(path, &absent, &count, faults);

    if (absent)
        report(faults, FAULT_FILE_MISSING, path, "");
    if (!bytes)
        return NULL;
    struct workbook *workbook = NULL;
    struct arena *arena = arena_create();
    struct content *content = content_create(arena);
    enum fault_code code = parse_bytes(bytes, count, content);

    if (code == FAULT_NONE) {
        workbook = take_sheets(path, arena, content);
    } else {
        report(faults, code, path, "");
        arena_destroy(arena);
    }
    content_destroy(content);
    free(bytes);
    return workbook;
}

void workbook_destroy(struct workbook *workbook)
{
    if (!workbook)
        return;
    arena_destroy(workbook->arena);
    free(workbook);
}

/* ------------------------------------------------------------------------------- looking */

static int find_sheet(const struct workbook *workbook, const char *name)
{
    for (size_t i = 0; i < workbook->count; i++)
        if (strcmp(workbook->sheets[i].name, name) == 0)
            return (int)i;
    return -1;
}

const struct csv_table *workbook_sheet(const struct workbook *workbook, const char *name)
{
    int at = find_sheet(workbook, name);

    return at < 0 ? NULL : &workbook->sheets[at].table;
}

static bool is_own(const struct content_sheet *sheet)
{
    static const char *const names[] = {"instructions", "mode d'emploi"};

    if (!sheet->table.count || sheet->name[0] == '#')
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(sheet->name, names[i]) == 0)
            return true;
    return false;
}

void workbook_check(const struct workbook *workbook, struct fault_list *faults)
{
    for (size_t i = 0; i < workbook->count; i++) {
        const struct content_sheet *sheet = &workbook->sheets[i];
        bool found = sheet_name_is_known(sheet->name);

        if (!found && !is_own(sheet))
            sheet_name_refuse(workbook->path, sheet->name, faults);
        else if (found && find_sheet(workbook, sheet->name) != (int)i)
            report(faults, FAULT_SHEET_TWICE, workbook->path, sheet->name);
    }
}
