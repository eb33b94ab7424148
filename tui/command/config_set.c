/* Settings and identity of the desk, several at once. Everything is checked before anything is
 * written: a refused value changes nothing.
 */
#include "tui/command/commands.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "locale/say/say.h"
#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "model/desk/setting.h"
#include "model/pack/catalogue.h"
#include "model/verify/use.h"
#include "tui/command/identity.h"

/* name=value, cut. */
struct change {
    char *name, *value;
    const struct identity_row *row; /* NULL: a setting */
};

static bool refuse_text(struct command_call *call, const struct change *change, size_t at)
{
    struct fault fault;

    fault_set(&fault, FAULT_TEXT_UNSAFE);
    FAULT_TEXT(fault.word, change->value + at);
    call_refuse(call, &fault);
    return false;
}

static bool refuse_value(struct command_call *call, const struct change *change, const char *hint)
{
    struct fault fault;

    fault_set(&fault, FAULT_SETTING_VALUE);
    FAULT_TEXT(fault.word, change->name);
    FAULT_TEXT(fault.detail, change->value);
    FAULT_TEXT(fault.hint, hint);
    call_refuse(call, &fault);
    return false;
}

/* ------------------------------------------------------------------------------- identity */

static bool keep_text(struct command_call *call, struct desk *desk, const struct change *change)
{
    size_t at = 0;
    enum gate_verdict verdict = gate_pass(change->value, strlen(change->value), GATE_LINE,
                                          identity_text(desk, change->row), change->row->size, &at);

    if (verdict == GATE_SAFE)
        return true;
    return verdict == GATE_TOO_LONG ? refuse_value(call, change, _("un texte plus court"))
                                    : refuse_text(call, change, at);
}

/* The pack must exist; a desk that never named one takes the one valid today. */
static bool settle_pack(struct command_call *call, struct desk *desk)
{
    struct fault_list *faults = fault_list_create();
    struct fault fault;

    if (!desk->pack[0])
        catalogue_current(civil_to_days(clock_today()), desk->pack);
    call->pack = catalogue_open(desk->pack, faults);
    call_refuse_all(call, faults);
    fault_list_destroy(faults);
    if (!call->pack)
        return false;
    if (pack_may_be_used(call->store, call->pack, &fault))
        return true;
    FAULT_TEXT(fault.hint, desk->pack);
    call_refuse(call, &fault);
    return false;
}

static bool check_network(struct command_call *call, const struct desk *desk)
{
    struct text_buffer known = {0};
    struct fault fault;

    if (!desk->network[0] || pack_network(call->pack, desk->network) >= 0)
        return true;
    for (size_t i = 0; i < call->pack->network_count; i++)
        buffer_addf(&known, "%s%s", i ? ", " : "", call->pack->networks[i].code);
    fault_set(&fault, FAULT_NETWORK_UNKNOWN);
    FAULT_TEXT(fault.detail, desk->network);
    FAULT_TEXT(fault.hint, buffer_text(&known));
    call_refuse(call, &fault);
    buffer_finish(&known);
    return false;
}

static bool check_commune(struct command_call *call, struct desk *desk)
{
    struct commune commune;
    struct fault fault;
    const struct territory *territory = desk->commune[0] ? call_territory(call, &fault) : NULL;

    if (!territory)
        return true;
    if (territory_by_insee(territory, desk->commune, &commune)) {
        utf8_copy(desk->commune, sizeof desk->commune, commune.insee);
        return true;
    }
    fault_set(&fault, FAULT_COMMUNE_UNKNOWN);
    FAULT_TEXT(fault.detail, desk->commune);
    call_refuse(call, &fault);
    return false;
}

/* ------------------------------------------------------------------------------- changes */

static bool read_change(struct command_call *call, const char *word, struct change *change)
{
    const char *equal = strchr(word, '=');
    struct text_buffer usage = {0};
    struct fault fault;

    if (!equal) {
        call_usage_line(call->command, &usage);
        call_refuse_usage(call, USAGE_ARGUMENT, word, NULL, buffer_text(&usage));
        buffer_finish(&usage);
        return false;
    }
    change->name = memory_text_n(word, (size_t)(equal - word));
    change->value = memory_text(equal + 1);
    change->row = identity_find(change->name);
    if (change->row || setting_find(change->name))
        return true;
    fault_set(&fault, FAULT_SETTING_UNKNOWN);
    FAULT_TEXT(fault.word, change->name);
    call_refuse(call, &fault);
    return false;
}

/* Whether everything may be written; `desk` then holds the new identity. */
static bool check(struct command_call *call, struct change *changes, struct desk *desk,
                  bool *identity)
{
    for (size_t i = 0; i < call->word_count; i++) {
        struct change *change = &changes[i];

        if (!read_change(call, call->words[i], change))
            return false;
        if (change->row && !keep_text(call, desk, change))
            return false;
        if (!change->row && !setting_accepts(setting_find(change->name), change->value)) {
            const struct setting_row *row = setting_find(change->name);

            return refuse_value(call, change, row->words ? row->words : "");
        }
        *identity |= change->row != NULL;
    }
    return !*identity ||
           (settle_pack(call, desk) && check_network(call, desk) && check_commune(call, desk));
}

static int write_changes(struct command_call *call, const struct change *changes, struct desk *desk,
                         bool identity)
{
    struct fault fault;

    if (identity && !desk_save(call->store, desk, &fault))
        return call_refuse(call, &fault);
    for (size_t i = 0; i < call->word_count; i++)
        if (!changes[i].row && !setting_set(call->store, changes[i].name, changes[i].value, &fault))
            return call_refuse(call, &fault);
    return EXIT_DONE;
}

static int run(struct command_call *call)
{
    bool identity = false;
    int status = EXIT_DONE;

    if (!call_store_if_there(call, &status))
        return status;
    struct change *changes = memory_zero(call->word_count + 1, sizeof *changes);
    struct desk desk = call->desk;

    if (!check(call, changes, &desk, &identity))
        status = EXIT_INPUT;
    else if (call_store(call, STORE_CREATE, &status))
        status = write_changes(call, changes, &desk, identity);
    for (size_t i = 0; i < call->word_count; i++) {
        free(changes[i].name);
        free(changes[i].value);
    }
    free(changes);
    return status;
}

static const struct option_row options[] = {OPTION_DB};

const struct command command_config_set = {
    .name = "config set",
    .summary = N_("changer des réglages : name, pack, network, commune…"),
    .usage = N_("NOM=VALEUR…"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = SIZE_MAX,
    .run = run,
};
