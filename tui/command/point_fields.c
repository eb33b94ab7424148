#include "tui/command/point_fields.h"

#include <stdio.h>
#include <string.h>

#include "forms/hours/typed.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "model/directory/directory.h"
#include "model/directory/networks.h"
#include "tui/command/call_commune.h"

/* Texts as they are given. */
static const struct {
    const char *name;
    size_t at, size;
} texts[] = {
    {"name", offsetof(struct point, name), sizeof(((struct point *)0)->name)},
    {"address", offsetof(struct point, address), sizeof(((struct point *)0)->address)},
    {"phone", offsetof(struct point, phone), sizeof(((struct point *)0)->phone)},
    {"site", offsetof(struct point, site), sizeof(((struct point *)0)->site)},
    {"publics", offsetof(struct point, publics), sizeof(((struct point *)0)->publics)},
    {"note", offsetof(struct point, note), sizeof(((struct point *)0)->note)},
    {"agent", offsetof(struct point, agent), sizeof(((struct point *)0)->agent)},
};

/* A code of the shared vocabulary, or what people say for one (« mife »). */
static bool read_word(const char *typed, char *network, size_t size)
{
    struct fault fault;
    struct networks *networks = networks_open(NULL, &fault);
    const char *code = "";
    bool found = networks && networks_find(networks, "local", "reseau", typed, &code, 1) == 1;

    if (found)
        utf8_copy(network, size, code);
    networks_close(networks);
    return found;
}

static int refuse_network(struct command_call *call, const char *code)
{
    struct text_buffer known = {0};
    struct fault fault;

    for (size_t i = 0; i < call->pack->network_count; i++)
        buffer_addf(&known, "%s%s", i ? ", " : "", call->pack->networks[i].code);
    fault_set(&fault, FAULT_NETWORK_UNKNOWN);
    FAULT_TEXT(fault.detail, code);
    FAULT_TEXT(fault.hint, buffer_text(&known));
    buffer_finish(&known);
    return call_refuse(call, &fault);
}

static bool read_network(struct command_call *call, struct point *point, int *status)
{
    const char *code = call_option(call, "network");
    size_t size = sizeof point->network;

    if (!code || read_word(code, point->network, size))
        return true;
    if (code[0] && !call_pack(call, civil_to_days(clock_today()), status))
        return false;
    if (code[0] && pack_network(call->pack, code) < 0) {
        *status = refuse_network(call, code);
        return false;
    }
    utf8_copy(point->network, size, code);
    return true;
}

static bool read_commune(struct command_call *call, struct point *point, int *status)
{
    const char *typed = call_option(call, "commune");
    struct commune commune;
    bool given;

    if (typed && !typed[0]) {
        point->commune[0] = '\0';
        return true;
    }
    if (!call_commune(call, &commune, &given, status))
        return false;
    if (given)
        utf8_copy(point->commune, sizeof point->commune, commune.insee);
    return true;
}

bool point_hours_read(struct command_call *call, char *out, size_t size, int *status)
{
    struct text_buffer hours = {0};

    if (!call_text(call, "hours", out, size, status))
        return false;
    bool known = hours_typed(out, &hours);

    if (known && hours.length < size)
        utf8_copy(out, size, buffer_text(&hours));
    else if (out[0])
        call_notice(call, _("ces horaires ne sont pas compris, ils seront montrés tels quels, sans "
                            "dire si le lieu est ouvert."));
    buffer_finish(&hours);
    return true;
}

bool point_fields_read(struct command_call *call, struct point *point, int *status)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (call_option(call, texts[i].name) &&
            !call_text(call, texts[i].name, (char *)point + texts[i].at, texts[i].size, status))
            return false;
    for (char *c = point->publics; *c; c++)
        *c = *c == ',' ? ' ' : *c;
    return (!call_option(call, "hours") ||
            point_hours_read(call, point->hours, sizeof point->hours, status)) &&
           read_network(call, point, status) && read_commune(call, point, status);
}

static bool has_form(const char *id)
{
    const char *dashes = strstr(id, "--");

    return dashes && dashes != id && dashes[2] && strlen(id) < LOCAL_POINT_SIZE;
}

static bool is_written(struct command_call *call, const char *id)
{
    struct local local;
    bool known = false;
    int ignored;

    return call_store_if_there(call, &ignored) && call->store &&
           local_find(call->store, &id, 1, &local, &known, NULL) && known;
}

static bool in_directory(struct directory *directory, const char *id, struct fault *fault)
{
    struct directory_point point;
    bool there = directory_point(directory, id, &point, fault);

    if (there)
        directory_point_finish(&point);
    directory_close(directory);
    return there;
}

static bool without_directory(const char *id, struct fault *fault)
{
    if (fault->code != FAULT_STORE_MISSING || has_form(id))
        return fault->code == FAULT_STORE_MISSING;
    fault_set(fault, FAULT_POINT_UNKNOWN);
    FAULT_TEXT(fault->word, id);
    return false;
}

bool point_of_source(struct command_call *call, const char *id, int *status)
{
    struct fault fault;
    struct directory *directory = directory_open(call_store_path(call), &fault);
    bool known = directory ? in_directory(directory, id, &fault) : without_directory(id, &fault);

    if (known || (fault.code == FAULT_POINT_UNKNOWN && is_written(call, id)))
        return true;
    *status = call_refuse(call, &fault);
    return false;
}

const char *point_fields_given(const struct command_call *call, const char *const *names)
{
    for (; *names; names++)
        if (call_option(call, *names))
            return *names;
    return NULL;
}

int point_fields_refuse(struct command_call *call, const struct fault *fault)
{
    char dashed[64];

    if (fault->code == FAULT_CELL_VALUE || fault->code == FAULT_CELL_DATE) {
        snprintf(dashed, sizeof dashed, "--%.60s", fault->file);
        return call_refuse_usage(call, USAGE_OPTION_VALUE, dashed, fault->word,
                                 fault->code == FAULT_CELL_DATE ? "AAAA-MM-JJ" : fault->hint);
    }
    if (fault->code == FAULT_ANSWER_MISSING)
        return call_refuse_usage(call, USAGE_OPTION_VALUE, "--name", "", _("le nom du lieu"));
    return call_refuse(call, fault);
}
