#include "tui/command/call.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/say/say.h"
#include "locale/text/gate.h"
#include "locale/text/utf8.h"
#include "locale/time/date.h"
#include "model/base/clock.h"
#include "model/pack/catalogue.h"
#include "model/territory/overlay.h"
#include "model/verify/use.h"

/* ------------------------------------------------------------------------------- options */

const char *call_option(const struct command_call *call, const char *name)
{
    for (size_t i = 0; i < call->command->option_count; i++)
        if (strcmp(call->command->options[i].name, name) == 0)
            return call->values[i];
    return NULL;
}

const char *call_take_word(struct command_call *call)
{
    const char *word = call->words[0];

    memmove(call->words, call->words + 1, --call->word_count * sizeof *call->words);
    return word;
}

bool call_switch(const struct command_call *call, const char *name)
{
    return call_option(call, name) != NULL;
}

void call_usage_line(const struct command *command, struct text_buffer *out)
{
    buffer_addf(out, "deuxportes %s", command->name);
    if (command->option_count)
        buffer_add(out, _(" [options]"));
    if (command->usage)
        buffer_addf(out, " %s", say_text(command->usage));
}

bool call_day(struct command_call *call, const char *option, int *day, bool *given, int *status)
{
    const char *text = call_option(call, option);
    struct civil_date date = clock_today();
    char shown[64];

    *given = text != NULL;
    if (text && !civil_parse(text, &date)) {
        snprintf(shown, sizeof shown, "--%s", option);
        *status = call_refuse_usage(call, USAGE_OPTION_VALUE, shown, text, "AAAA-MM-JJ");
        return false;
    }
    *day = civil_to_days(date);
    return true;
}

/* ------------------------------------------------------------------------------- speaking */

static void say_line(const char *prefix, const char *sentence)
{
    fprintf(stderr, "%s%s\n", prefix, sentence);
}

int call_refuse(struct command_call *call, const struct fault *fault)
{
    struct text_buffer sentence = {0};
    int status = fault_exit(fault->code);

    speak_fault(&sentence, fault);
    say_line(status == EXIT_WARNED ? _("À savoir : ") : _("Erreur : "), buffer_text(&sentence));
    buffer_finish(&sentence);
    call->warned |= status == EXIT_WARNED;
    return status;
}

int call_refuse_all(struct command_call *call, const struct fault_list *faults)
{
    int status = EXIT_DONE;

    for (size_t i = 0; i < fault_list_count(faults); i++) {
        int one = call_refuse(call, fault_list_at(faults, i));

        status = one > status ? one : status;
    }
    return status;
}

int call_refuse_usage(struct command_call *call, enum speak_usage usage, const char *word,
                      const char *detail, const char *hint)
{
    struct fault fault;

    fault_set(&fault, FAULT_USAGE);
    fault.number = usage;
    FAULT_TEXT(fault.word, word ? word : "");
    FAULT_TEXT(fault.detail, detail ? detail : "");
    FAULT_TEXT(fault.hint, hint ? hint : "");
    return call_refuse(call, &fault);
}

void call_told(const struct command_call *call, const char *sentence)
{
    (void)call;
    say_line(_("À savoir : "), sentence);
}

void call_notice(struct command_call *call, const char *sentence)
{
    call_told(call, sentence);
    call->warned = true;
}

bool call_text(struct command_call *call, const char *name, char *out, size_t size, int *status)
{
    const char *text = call_option(call, name);
    size_t at = 0;
    char dashed[64];
    struct fault fault;
    enum gate_verdict verdict =
        gate_pass(text ? text : "", text ? strlen(text) : 0, GATE_LINE, out, size, &at);

    if (verdict == GATE_SAFE)
        return true;
    snprintf(dashed, sizeof dashed, "--%s", name);
    if (verdict == GATE_TOO_LONG) {
        *status =
            call_refuse_usage(call, USAGE_OPTION_VALUE, dashed, text, _("un texte plus court"));
        return false;
    }
    fault_set(&fault, FAULT_TEXT_UNSAFE);
    FAULT_TEXT(fault.file, dashed);
    FAULT_TEXT(fault.word, text + at);
    *status = call_refuse(call, &fault);
    return false;
}

/* ------------------------------------------------------------------------------- opening */

static void refuse_no_pack(struct command_call *call, int day, int *status)
{
    char ids[CATALOGUE_MOST][CATALOGUE_ID_SIZE], shown[CLOCK_DAY_SIZE];
    size_t count = catalogue_ids(ids, CATALOGUE_MOST);
    struct text_buffer known = {0};

    for (size_t i = 0; i < count; i++)
        buffer_addf(&known, "%s%s", i ? ", " : "", ids[i]);
    clock_day_text(civil_from_days(day), shown);
    *status = call_refuse_usage(call, USAGE_NO_PACK_TODAY, shown, NULL, buffer_text(&known));
    buffer_finish(&known);
}

/* A folder that is not there is one fault, not one for each of its sheets. */
static bool is_folder_missing(const char *name)
{
    struct stat about;

    return strchr(name, '/') && stat(name, &about) != 0;
}

static void add_missing(const char *name, struct fault_list *faults)
{
    struct fault fault;

    fault_set(&fault, errno == EACCES ? FAULT_FILE_UNREADABLE : FAULT_FILE_MISSING);
    fault.system = errno;
    FAULT_TEXT(fault.file, name);
    fault_list_add(faults, &fault);
}

const struct pack *call_pack(struct command_call *call, int day, int *status)
{
    return call_pack_named(call, call_option(call, "pack"), day, status);
}

bool call_pack_may_be_used(struct command_call *call, struct fault *fault)
{
    const char *asked = call_option(call, "pack");

    if (pack_may_be_used(call->store, call->pack, fault))
        return true;
    FAULT_TEXT(fault->hint, asked ? asked : call->desk_known ? call->desk.pack : call->pack->id);
    return false;
}

const struct pack *call_pack_to_use(struct command_call *call, int day, int *status)
{
    struct fault fault;

    if (!call_pack(call, day, status) || call_pack_may_be_used(call, &fault))
        return call->pack;
    *status = call_refuse(call, &fault);
    return NULL;
}

const struct pack *call_pack_named(struct command_call *call, const char *asked, int day,
                                   int *status)
{
    char name[4096] = "";
    struct fault_list *faults;

    if (call->pack)
        return call->pack;
    if (asked)
        utf8_copy(name, sizeof name, asked);
    else if (call->desk_known)
        utf8_copy(name, sizeof name, call->desk.pack);
    else
        catalogue_current(day, name);
    if (!asked && !name[0]) {
        refuse_no_pack(call, day, status);
        return NULL;
    }
    faults = fault_list_create();
    call->pack = call_read_pack(name, faults);
    *status = call_refuse_all(call, faults);
    fault_list_destroy(faults);
    return call->pack;
}

struct pack *call_read_pack(const char *name, struct fault_list *faults)
{
    if (!is_folder_missing(name))
        return catalogue_open(name, faults);
    add_missing(name, faults);
    return NULL;
}

const struct territory *call_territory(struct command_call *call, struct fault *fault)
{
    struct fault aside;

    if (call->territory)
        return call->territory;
    call->territory = territory_open(NULL, fault);
    if (call->territory && territory_overlay_fault(call->territory, &aside))
        call_refuse(call, &aside); /* a notice: the territory works without */
    return call->territory;
}

/* ------------------------------------------------------------------------------- the store */

const char *call_store_path(struct command_call *call)
{
    const char *asked = call_option(call, "db"), *data = getenv("XDG_DATA_HOME");
    const char *person = getenv("HOME");
    size_t size = sizeof call->store_path;

    if (asked)
        snprintf(call->store_path, size, "%s", asked);
    else if (data && data[0] == '/') /* the XDG specification ignores a relative one */
        snprintf(call->store_path, size, "%s/deuxportes/desk.db", data);
    else
        snprintf(call->store_path, size, "%s/.local/share/deuxportes/desk.db",
                 person ? person : "");
    return call->store_path;
}

struct store *call_store(struct command_call *call, enum store_mode mode, int *status)
{
    struct fault fault;

    if (call->store)
        return call->store;
    call->store = store_open(call_store_path(call), mode, &fault);
    if (call->store && desk_load(call->store, &call->desk, &call->desk_known, &fault))
        return call->store;
    *status = call_refuse(call, &fault);
    return NULL;
}

bool call_store_if_there(struct command_call *call, int *status)
{
    return access(call_store_path(call), F_OK) != 0 || call_store(call, STORE_EXISTING, status);
}

void call_finish(struct command_call *call)
{
    store_close(call->store);
    territory_close(call->territory);
    pack_destroy(call->pack);
    free(call->words);
}
