#include "model/pack/workbook.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/pack/content.h"
#include "model/pack/sheet_name.h"
#include "model/pack/source_file.h"
#include "model/pack/straighten.h"
#include "model/pack/unzip.h"

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

struct unpacking {
    struct content *content;
    enum content_verdict verdict;
    size_t total;
};

/* The entry is unpacked by pieces and parsed as it comes: whatever its header promises, no more
 * than WORKBOOK_CONTENT_MOST is ever read of it. */
static bool take_piece(void *context, const char *piece, size_t count)
{
    struct unpacking *unpacking = context;

    unpacking->total += count;
    unpacking->verdict = unpacking->total > WORKBOOK_CONTENT_MOST
                             ? CONTENT_LARGE
                             : content_feed(unpacking->content, piece, count, false);
    return unpacking->verdict == CONTENT_OK;
}

static enum fault_code parse_bytes(const char *bytes, size_t count, struct content *content)
{
    static const enum fault_code of_content[] = {
        [CONTENT_OK] = FAULT_NONE,
        [CONTENT_DAMAGED] = FAULT_WORKBOOK_DAMAGED,
        [CONTENT_UNSAFE] = FAULT_WORKBOOK_UNSAFE,
        [CONTENT_LARGE] = FAULT_WORKBOOK_LARGE,
    };
    static const enum fault_code of_archive[] = {
        [UNZIP_WITHOUT] = FAULT_WORKBOOK_WITHOUT,
        [UNZIP_DAMAGED] = FAULT_WORKBOOK_DAMAGED,
        [UNZIP_ABSENT] = FAULT_WORKBOOK_KIND, /* a zip, but no OpenDocument: .xlsx for one */
        [UNZIP_LARGE] = FAULT_WORKBOOK_LARGE,
    };
    struct unpacking unpacking = {.content = content};

    if (count < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
        return FAULT_WORKBOOK_KIND;
    enum unzip_verdict verdict =
        unzip_entry(bytes, count, "content.xml", WORKBOOK_CONTENT_MOST, take_piece, &unpacking);

    if (verdict == UNZIP_OK)
        unpacking.verdict = content_feed(content, "", 0, true);
    return verdict <= UNZIP_STOPPED ? of_content[unpacking.verdict] : of_archive[verdict];
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
