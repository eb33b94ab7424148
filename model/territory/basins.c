#include "model/territory/basins.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/fold.h"
#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/pack/assemble.h"
#include "model/pack/edition.h"
#include "model/pack/pack.h"
#include "model/rule/symbols.h"
#include "model/territory/import_cells.h"
#include "model/territory/import_rows.h"
#include "model/territory/map.h"

enum { CODE_SIZE = 64 };

/* What the pack said of a place, and what the file says. */
struct basin_place {
    const struct pack_place *held; /* its row in the pack; NULL: none */
    const char *basin;             /* NULL: none */
};

struct basins {
    const struct basins_order *order;
    const struct territory *territory;
    const struct pack *pack;
    const struct table *table;
    struct territory_report *report;
    struct arena *arena;
    struct basin_place *communes, *departments; /* as the territory numbers them */
    const char *names[BASINS_MOST], *codes[BASINS_MOST];
    size_t name_count;
    size_t row;
};

static bool refuse(struct basins *basins, enum table_column column, enum territory_reason reason)
{
    import_remark(basins->table, basins->row, column, reason, "", basins->report);
    return false;
}

/* ------------------------------------------------------------------------------- the pack */

static size_t department_number(const struct basins *basins, const char *code)
{
    size_t count = territory_department_count(basins->territory);

    for (size_t i = 0; i < count; i++)
        if (strcmp(territory_department_at(basins->territory, i).code, code) == 0)
            return i;
    return count;
}

/* The department that a symbol of the pack names; the count when it names none. */
static size_t department_of_symbol(const struct basins *basins, int symbol)
{
    size_t count = territory_department_count(basins->territory);
    char code[5];

    for (size_t i = 0; symbol && i < count; i++)
        if (territory_department_code(territory_department_at(basins->territory, i).code, code) &&
            strcmp(symbols_name(basins->pack->symbols, symbol), code) == 0)
            return i;
    return count;
}

/* Of two rows of one place, desks look at the first. */
static void hold(struct basin_place *place, const struct pack_place *held)
{
    if (!place->held)
        place->held = held;
}

static void read_pack(struct basins *basins)
{
    for (size_t i = 0; i < basins->pack->place_count; i++) {
        const struct pack_place *place = &basins->pack->places[i];
        uint32_t commune =
            place->commune[0] ? map_find_insee(basins->territory, place->commune) : TERRITORY_NONE;
        size_t department = department_of_symbol(basins, place->department);

        if (place->commune[0] && commune != TERRITORY_NONE)
            hold(&basins->communes[commune], place);
        else if (!place->commune[0] && department < territory_department_count(basins->territory))
            hold(&basins->departments[department], place);
    }
}

/* ------------------------------------------------------------------------------- names */

static const char *make_code(struct basins *basins, const char *name)
{
    char code[CODE_SIZE];
    size_t length = fold_search(name, code, sizeof code);

    for (size_t i = 0; i < length; i++)
        if (code[i] == ' ')
            code[i] = '_';
    if (length + 1 >= sizeof code || !isalpha((unsigned char)code[0]))
        return NULL;
    if (strcmp(code, name) != 0)
        import_remark(basins->table, basins->row, TABLE_BASIN, TERRITORY_CODE_MADE, code,
                      basins->report);
    return arena_text(basins->arena, code);
}

/* The code of the row's bassin; NULL when it is refused. */
static const char *read_basin(struct basins *basins)
{
    const char *name = table_cell(basins->table, basins->row, TABLE_BASIN);
    size_t i = 0;

    if (!name[0]) {
        refuse(basins, TABLE_BASIN, TERRITORY_NAME);
        return NULL;
    }
    while (i < basins->name_count && strcmp(basins->names[i], name) != 0)
        i++;
    if (i < basins->name_count)
        return basins->codes[i];
    const char *code = i < BASINS_MOST ? make_code(basins, name) : NULL;

    if (!code) {
        refuse(basins, TABLE_BASIN, TERRITORY_BASIN);
        return NULL;
    }
    basins->names[i] = name;
    basins->codes[i] = code;
    basins->name_count++;
    return code;
}

/* ------------------------------------------------------------------------------- rows */

static bool set_basin(struct basins *basins, struct basin_place *place, enum table_column column)
{
    const char *basin = read_basin(basins);

    if (!basin)
        return false;
    if (place->basin && strcmp(place->basin, basin) != 0)
        return refuse(basins, column, TERRITORY_CONTRADICTION);
    place->basin = basin;
    return true;
}

static struct basin_place *department_of_commune(const struct basins *basins, size_t commune)
{
    const char *code = territory_at(basins->territory, commune).department;
    size_t number = department_number(basins, code);

    return number < territory_department_count(basins->territory) ? &basins->departments[number]
                                                                  : NULL;
}

static void read_commune_row(struct basins *basins)
{
    uint32_t commune =
        import_commune(basins->table, basins->row, basins->territory, basins->report);

    if (commune == TERRITORY_NONE)
        return;
    const struct basin_place *department = department_of_commune(basins, commune);
    bool inside = basins->communes[commune].held || (department && department->held);

    if (!inside && basins->pack->place_count)
        refuse(basins, TABLE_INSEE, TERRITORY_OUTSIDE);
    else
        set_basin(basins, &basins->communes[commune], TABLE_INSEE);
}

static void read_department_row(struct basins *basins)
{
    const char *cell = table_cell(basins->table, basins->row, TABLE_DEPARTMENT);
    char code[4];
    bool mended;
    size_t number = cell_department(cell, code, &mended)
                        ? department_number(basins, code)
                        : territory_department_count(basins->territory);

    if (number == territory_department_count(basins->territory)) {
        refuse(basins, TABLE_DEPARTMENT, TERRITORY_CODE);
        return;
    }
    if (!basins->departments[number].held && basins->pack->place_count) {
        refuse(basins, TABLE_DEPARTMENT, TERRITORY_OUTSIDE);
        return;
    }
    if (set_basin(basins, &basins->departments[number], TABLE_DEPARTMENT) && mended)
        import_remark(basins->table, basins->row, TABLE_DEPARTMENT, TERRITORY_ZERO, code,
                      basins->report);
}

static void read_rows(struct basins *basins)
{
    basins->report->rows = table_rows(basins->table);
    for (basins->row = 0; basins->row < basins->report->rows; basins->row++) {
        bool commune = table_cell(basins->table, basins->row, TABLE_INSEE)[0];

        if (!table_row_is_whole(basins->table, basins->row))
            territory_report_add(basins->report, TERRITORY_CELLS,
                                 table_row_number(basins->table, basins->row), "", "", "");
        else if (commune || !table_has(basins->table, TABLE_DEPARTMENT))
            read_commune_row(basins);
        else
            read_department_row(basins);
    }
}

static const char *symbol_text(const struct basins *basins, int symbol)
{
    return symbol ? symbols_name(basins->pack->symbols, symbol) : "";
}

static void count_place(struct basins *basins, const struct basin_place *place)
{
    const char *held = symbol_text(basins, place->held ? place->held->zone : 0);

    if (held[0] && place->basin)
        (*(strcmp(held, place->basin) == 0 ? &basins->report->same : &basins->report->changed))++;
    else if (held[0])
        basins->report->removed++;
    else if (place->basin)
        basins->report->added++;
}

static void count_places(struct basins *basins)
{
    for (size_t i = 0; i < territory_department_count(basins->territory); i++)
        count_place(basins, &basins->departments[i]);
    for (size_t i = 0; i < territory_count(basins->territory); i++)
        count_place(basins, &basins->communes[i]);
}

/* ------------------------------------------------------------------------------- the overlay */

static void add_department(const struct basins *basins, size_t number, struct text_buffer *out)
{
    const struct basin_place *place = &basins->departments[number];
    char code[5];

    if ((!place->held && !place->basin) ||
        !territory_department_code(territory_department_at(basins->territory, number).code, code))
        return;
    buffer_addf(out, ";%s;;%s;%s\n", code,
                symbol_text(basins, place->held ? place->held->region : 0),
                place->basin ? place->basin : "");
}

/* A commune that had a row of its own keeps its region; one that says no more than its department
 * has none. */
static void add_commune(const struct basins *basins, size_t number, struct text_buffer *out)
{
    const struct basin_place *place = &basins->communes[number];
    const struct basin_place *around = department_of_commune(basins, number);
    int usual = around && around->held ? around->held->region : 0;
    int region = place->held ? place->held->region : usual;
    const char *basin = place->basin ? place->basin : around ? around->basin : NULL;

    if (place->basin || region != usual)
        buffer_addf(out, ";;c%s;%s;%s\n", map_commune(basins->territory, number)->insee,
                    symbol_text(basins, region), basin ? basin : "");
}

static void write_places(const struct basins *basins, struct text_buffer *out)
{
    buffer_add(out, "#action;departement;commune;region;bassin\n");
    if (basins->pack->place_count)
        buffer_add(out, "retirer;*;;;\n");
    for (size_t i = 0; i < territory_department_count(basins->territory); i++)
        add_department(basins, i, out);
    for (size_t i = 0; i < territory_count(basins->territory); i++)
        add_commune(basins, i, out);
}

static void add_quoted(struct text_buffer *out, const char *text, size_t length)
{
    buffer_add(out, ";\"");
    for (size_t i = 0; i < length; i++) {
        buffer_add(out, text[i] == '"' ? "\"" : "");
        buffer_add_n(out, text + i, 1);
    }
    buffer_add(out, "\"");
}

static size_t length_before(const char *text, const char *mark)
{
    const char *at = strstr(text, mark);

    return at ? (size_t)(at - text) : strlen(text);
}

/* The version says which bassins; the notes, where they come from. */
static void write_settings(const struct basins *basins, struct text_buffer *out)
{
    const struct pack *pack = basins->pack;
    struct text_buffer version = {0}, notes = {0};
    char date[11];

    territory_file_date(basins->order->path, date);
    buffer_addf(&version, "%.*s+bassins-%s", (int)length_before(pack->version, "+bassins-"),
                pack->version, date);
    buffer_add_n(&notes, pack->notes, length_before(pack->notes, basins->order->mark));
    if (notes.length && notes.data[notes.length - 1] != ' ')
        buffer_add(&notes, " ");
    buffer_add(&notes, basins->order->note);
    buffer_addf(out, "form_id;version;notes\n%s", pack->id);
    add_quoted(out, buffer_text(&version), version.length);
    add_quoted(out, buffer_text(&notes), notes.length);
    buffer_add(out, "\n");
    buffer_finish(&version);
    buffer_finish(&notes);
}

static bool write_overlay(const struct basins *basins, const char *folder, struct fault *fault)
{
    static void (*const write[])(const struct basins *, struct text_buffer *) = {write_settings,
                                                                                 write_places};
    static const char *const names[] = {"settings.csv", "territoire.csv"};
    bool done = true;

    for (size_t i = 0; done && i < 2; i++) {
        struct text_buffer text = {0};

        write[i](basins, &text);
        done = edition_write(folder, names[i], buffer_text(&text), text.length, fault);
        buffer_finish(&text);
    }
    return done;
}

/* ------------------------------------------------------------------------------- installing */

/* The edition that would be, read and verified; nothing is placed. */
static bool try_overlay(const struct basins *basins, const char *overlay, struct fault_list *faults)
{
    const struct install_request *install = &basins->order->install;
    struct fault fault = {0};
    struct edition *edition = edition_begin(overlay, &fault);
    bool accepted = false;

    if (!edition) {
        fault_list_add(faults, &fault);
        return false;
    }
    const char *folder = edition_folder(edition);

    if (pack_assemble_sheets(basins->order->pack, overlay, NULL, folder, faults)) {
        struct pack *pack = pack_read(folder, faults);

        accepted = pack && install->accept(pack, install->context);
        if (pack && !accepted) {
            fault_set(&fault, FAULT_PACK_REFUSED);
            FAULT_TEXT(fault.word, basins->pack->id);
            fault_list_add(faults, &fault);
        }
        pack_destroy(pack);
    }
    edition_finish(edition);
    return accepted;
}

static bool install(const struct basins *basins, const char *overlay, struct install_result *result,
                    struct fault_list *faults)
{
    struct install_request request = basins->order->install;

    request.source = basins->order->pack;
    request.overlay = overlay;
    request.id = basins->pack->id;
    return pack_install(&request, result, faults);
}

/* The overlay is prepared under a name that nobody can guess, and never stays. */
static bool lay(const struct basins *basins, struct install_result *result,
                struct fault_list *faults)
{
    char aside[] = "/tmp/deuxportes-XXXXXX";
    const char *folder = mkdtemp(aside);
    struct fault fault = {0};

    if (!folder || !write_overlay(basins, folder, &fault)) {
        if (!folder) {
            fault_set(&fault, FAULT_DISK);
            FAULT_TEXT(fault.file, aside);
        }
        fault_list_add(faults, &fault);
    }
    bool done =
        fault.code == FAULT_NONE && (basins->order->dry ? try_overlay(basins, folder, faults)
                                                        : install(basins, folder, result, faults));

    if (folder)
        edition_remove(folder);
    return done;
}

static bool has_basin(const struct basins *basins)
{
    return basins->report->added + basins->report->changed + basins->report->same > 0;
}

static bool import_table(struct basins *basins, struct install_result *result,
                         struct fault_list *faults)
{
    struct fault fault;
    bool kind = table_kind(basins->table) == TERRITORY_BASINS;

    basins->report->kind = table_kind(basins->table);
    if (kind) {
        read_pack(basins);
        read_rows(basins);
        count_places(basins);
    }
    if (kind && has_basin(basins))
        return lay(basins, result, faults);
    fault_set(&fault, kind ? FAULT_TERRITORY_NOTHING : FAULT_TERRITORY_KIND);
    FAULT_TEXT(fault.file, basins->order->path);
    fault_list_add(faults, &fault);
    return false;
}

bool basins_import(const struct basins_order *order, const struct territory *territory,
                   struct territory_report *report, struct install_result *result,
                   struct fault_list *faults)
{
    struct pack *pack = pack_read(order->pack, faults);
    struct table *table = pack ? table_read(order->path, faults) : NULL;
    struct basins *basins = memory_zero(1, sizeof *basins);
    bool done = false;

    *report = (struct territory_report){.kind = TERRITORY_UNKNOWN};
    *result = (struct install_result){.same = false};
    basins->order = order;
    basins->territory = territory;
    basins->pack = pack;
    basins->table = table;
    basins->report = report;
    basins->arena = arena_create();
    basins->communes = memory_zero(territory_count(territory), sizeof *basins->communes);
    basins->departments =
        memory_zero(territory_department_count(territory), sizeof *basins->departments);
    if (table)
        done = import_table(basins, result, faults);
    arena_destroy(basins->arena);
    free(basins->communes);
    free(basins->departments);
    free(basins);
    table_destroy(table);
    pack_destroy(pack);
    return done;
}
