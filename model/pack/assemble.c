#include "model/pack/assemble.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/arena.h"
#include "model/pack/edition.h"
#include "model/pack/overlay.h"
#include "model/pack/pack.h"
#include "model/pack/source.h"

struct assembly {
    struct pack pack;              /* only what sheets are read with: arena, languages, folder */
    const char *paths[FROM_COUNT]; /* NULL: there is none */
    struct workbook *workbooks[FROM_COUNT];
    struct draft drafts[SHEET_KIND_COUNT];
    struct fault_list *faults;
};

static bool is_notice(const struct fault *fault)
{
    return fault_exit(fault->code) < 2;
}

static bool only_notices(const struct fault_list *faults)
{
    for (size_t i = 0; i < fault_list_count(faults); i++)
        if (!is_notice(fault_list_at(faults, i)))
            return false;
    return true;
}

static void assembly_begin(struct assembly *assembly)
{
    *assembly = (struct assembly){.faults = fault_list_create()};
    assembly->pack.arena = arena_create();
    assembly->pack.languages[0] = "fr"; /* what a bare `label` is in */
    assembly->pack.language_count = 1;
}

static void assembly_end(struct assembly *assembly, struct fault_list *faults)
{
    for (size_t i = 0; i < fault_list_count(assembly->faults); i++)
        fault_list_add(faults, fault_list_at(assembly->faults, i));
    fault_list_destroy(assembly->faults);
    for (size_t i = 0; i < FROM_COUNT; i++)
        workbook_destroy(assembly->workbooks[i]);
    arena_destroy(assembly->pack.arena);
}

/* ------------------------------------------------------------------------------- reading */

static bool open_sources(struct assembly *assembly, const char *base, const char *overlay)
{
    assembly->paths[FROM_BASE] = base;
    assembly->paths[FROM_OVERLAY] = overlay;
    for (size_t i = 0; i < FROM_COUNT; i++)
        if (assembly->paths[i] &&
            !pack_source_open(assembly->paths[i], &assembly->workbooks[i], assembly->faults))
            return false;
    return true;
}

static struct sheet *read_from(struct assembly *assembly, int from, const struct sheet_spec *spec)
{
    const char *path = assembly->paths[from];

    assembly->pack.folder = path;
    assembly->pack.workbook = assembly->workbooks[from];
    return path ? sheet_read(&assembly->pack, spec, assembly->faults) : NULL;
}

static void lay(struct assembly *assembly)
{
    for (size_t i = 0; i < SHEET_KIND_COUNT; i++) {
        const struct sheet_kind *kind = &sheet_kinds[i];
        struct sheet *under = read_from(assembly, FROM_BASE, kind->spec);
        struct sheet *over =
            read_from(assembly, FROM_OVERLAY, overlay_spec(kind, assembly->pack.arena));

        draft_open(&assembly->drafts[i], kind, under, over, assembly->pack.arena);
        overlay_lay(&assembly->drafts[i], over, assembly->faults);
        sheet_destroy(under);
        sheet_destroy(over);
    }
    if (assembly->paths[FROM_OVERLAY] && only_notices(assembly->faults))
        overlay_forget_questions(assembly->drafts, assembly->faults);
}

static void rename_pack(struct draft *settings, const char *id)
{
    int column = draft_column(settings, "form_id");

    if (column >= 0 && settings->first >= 0)
        settings->rows[settings->first].cells[column] = arena_text(settings->arena, id);
}

/* ------------------------------------------------------------------------------- writing */

static bool write_sheet(const struct draft *draft, const char *folder, struct fault *fault)
{
    struct text_buffer text = {0};
    char name[NAME_MAX];

    snprintf(name, sizeof name, "%s.csv", draft->kind->spec->name);
    draft_print(draft, &text);
    bool done = edition_write(folder, name, buffer_text(&text), text.length, fault);

    buffer_finish(&text);
    return done;
}

static void write_sheets(struct assembly *assembly, const char *folder)
{
    struct fault fault = {0};

    for (size_t i = 0; i < SHEET_KIND_COUNT; i++)
        if (draft_exists(&assembly->drafts[i]) &&
            !write_sheet(&assembly->drafts[i], folder, &fault)) {
            fault_list_add(assembly->faults, &fault);
            return;
        }
}

/* A fault of the folder just written is told where its writer can mend it. */
static void tell_at_source(struct assembly *assembly, const struct fault *said)
{
    struct fault fault = *said;
    const char *slash = strrchr(fault.file, '/');
    const char *file = slash ? slash + 1 : fault.file;

    for (size_t i = 0; i < SHEET_KIND_COUNT; i++) {
        const char *name = sheet_kinds[i].spec->name;

        if (strncmp(file, name, strlen(name)) == 0 && strcmp(file + strlen(name), ".csv") == 0 &&
            draft_exists(&assembly->drafts[i])) {
            draft_locate(&assembly->drafts[i], &fault);
            break;
        }
    }
    fault_list_add(assembly->faults, &fault);
}

static void read_back(struct assembly *assembly, const char *folder)
{
    struct fault_list *said = fault_list_create();

    pack_destroy(pack_read(folder, said));
    for (size_t i = 0; i < fault_list_count(said); i++)
        tell_at_source(assembly, fault_list_at(said, i));
    fault_list_destroy(said);
}

bool pack_assemble_sheets(const char *base, const char *overlay, const char *id, const char *folder,
                          struct fault_list *faults)
{
    struct assembly assembly;

    assembly_begin(&assembly);
    if (open_sources(&assembly, base, overlay))
        lay(&assembly);
    if (id)
        rename_pack(&assembly.drafts[0], id);
    if (only_notices(assembly.faults))
        write_sheets(&assembly, folder);
    if (only_notices(assembly.faults))
        read_back(&assembly, folder);
    bool done = only_notices(assembly.faults);

    assembly_end(&assembly, faults);
    return done;
}

bool pack_assemble(const char *base, const char *overlay, const char *output,
                   enum assemble_mode mode, struct fault_list *faults)
{
    static bool (*const publish[])(struct edition *, struct fault *) = {
        [ASSEMBLE_NEW] = edition_publish, [ASSEMBLE_REPLACE] = edition_replace};
    struct fault fault = {0};
    struct edition *edition = edition_begin(output, &fault);

    if (!edition) {
        fault_list_add(faults, &fault);
        return false;
    }
    bool done = pack_assemble_sheets(base, overlay, NULL, edition_folder(edition), faults);

    if (done && !publish[mode](edition, &fault)) {
        fault_list_add(faults, &fault);
        done = false;
    }
    edition_finish(edition);
    return done;
}

void pack_overlay_base(const char *overlay, char *base, size_t size)
{
    struct assembly assembly;

    struct fault_list *unsaid = fault_list_create();
    struct sheet *sheet = NULL;
    size_t column = sheet_kinds[0].spec->count + OVERLAY_BASE;

    assembly_begin(&assembly);
    if (open_sources(&assembly, NULL, overlay))
        sheet =
            read_from(&assembly, FROM_OVERLAY, overlay_spec(&sheet_kinds[0], assembly.pack.arena));
    utf8_copy(base, size, sheet && sheet_rows(sheet) ? sheet_cell(sheet, 0, column) : "");
    sheet_destroy(sheet);
    assembly_end(&assembly, unsaid);
    fault_list_destroy(unsaid);
}
