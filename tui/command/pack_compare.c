/* What changes for whom between two packs. Opens no database and creates nothing. */
#include "tui/command/commands.h"

#include <stdio.h>

#include "forms/report/change.h"
#include "locale/say/say.h"
#include "tui/command/call.h"
#include "tui/command/report_json.h"

/* ------------------------------------------------------------------------------- JSON */

static void add_edition(struct json_page *page, const char *key, const struct pack *pack)
{
    json_open(page, key, '{');
    json_text(page, "pack", pack->id);
    json_text(page, "version", pack->version);
    json_text(page, "hash", pack->hash);
    json_period(page, &pack->valid);
    json_close(page, '}');
}

static void add_change(struct json_page *page, const struct change *change,
                       const struct verify_change *one)
{
    struct text_buffer said = {0};

    change_say(change, one, &said);
    json_open(page, NULL, '{');
    json_truth(page, "first", one->first);
    json_networks(page, "before", change->before, one->before, one->before_count);
    json_networks(page, "after", change->after, one->after, one->after_count);
    json_count(page, "situations", one->situations);
    json_text(page, "said", buffer_text(&said));
    if (one->box.situations)
        json_box(page, comparison_pack(change->comparison), &one->box);
    json_close(page, '}');
    buffer_finish(&said);
}

static void add_doors(struct json_page *page, const struct change *change)
{
    json_open(page, "doors", '[');
    for (size_t i = 0; i < comparison_count(change->comparison); i++) {
        const struct verify_difference *where = comparison_at(change->comparison, i);

        json_open(page, NULL, '{');
        json_number(page, "door", where->door == DOOR_2 ? 2 : 1);
        json_period(page, &where->period);
        json_count(page, "situations", where->situations);
        json_count(page, "changed", where->changed);
        json_count(page, "others", where->others);
        json_open(page, "changes", '[');
        for (size_t c = 0; c < where->count; c++)
            add_change(page, change, &where->changes[c]);
        json_close(page, ']');
        json_close(page, '}');
    }
    json_close(page, ']');
}

static void add_row(void *context, const struct changed_row *row)
{
    static const char *const kinds[] = {
        [CHANGE_ADDED] = "added", [CHANGE_REMOVED] = "removed", [CHANGE_CHANGED] = "changed"};
    struct json_page *page = context;

    json_open(page, NULL, '{');
    json_text(page, "code", row->code);
    json_text(page, "change", kinds[row->kind]);
    json_text(page, "column", row->what[0] ? row->what : NULL);
    json_text(page, "before", row->kind == CHANGE_ADDED ? NULL : row->before);
    json_text(page, "after", row->kind == CHANGE_REMOVED ? NULL : row->after);
    json_close(page, '}');
}

static void print_json(const struct change *change)
{
    struct json_page page = {0};

    json_open(&page, NULL, '{');
    add_edition(&page, "before", change->before);
    add_edition(&page, "after", change->after);
    json_truth(&page, "nothing_changes", change_is_empty(change));
    if (change->comparison)
        add_doors(&page, change);
    json_open(&page, "networks", '[');
    change_networks(change, add_row, &page);
    json_close(&page, ']');
    json_open(&page, "first_answers", '[');
    change_first_answers(change, add_row, &page);
    json_close(&page, ']');
    json_close(&page, '}');
    json_print(&page);
}

/* ------------------------------------------------------------------------------- the command */

static void print_text(const struct change *change)
{
    struct text_buffer out = {0};

    change_write(change, &out);
    fputs(buffer_text(&out), stdout);
    buffer_finish(&out);
}

static int compare(struct command_call *call, const struct pack *before)
{
    struct pack_comparison *comparison = verify_compare(before, call->pack, NULL);
    const struct change change = {before, call->pack, comparison, call->language};

    if (!comparison)
        call_notice(call, _("ces deux jeux de règles mêlent trop de questions : leurs portes n’ont "
                            "pas pu être comparées."));
    if (call->format == FORMAT_JSON)
        print_json(&change);
    else
        print_text(&change);
    comparison_destroy(comparison);
    return EXIT_DONE;
}

/* The second pack is the call's own; the first is held here. */
static int run(struct command_call *call)
{
    struct fault_list *faults = fault_list_create();
    struct pack *before = call_read_pack(call->words[0], faults);

    call->pack = call_read_pack(call->words[1], faults);
    int status = call_refuse_all(call, faults);

    fault_list_destroy(faults);
    if (before && call->pack)
        status = compare(call, before);
    pack_destroy(before);
    return status;
}

static const struct option_row options[] = {OPTION_FORMAT_TREE};

const struct command command_pack_compare = {
    .name = "pack compare",
    .summary = N_("ce qui change, et pour qui, entre deux jeux de règles"),
    .usage = N_("AVANT APRÈS"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 2,
    .words_most = 2,
    .run = run,
};
