#include "model/pack/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/pack/hash.h"
#include "model/pack/reading.h"
#include "model/pack/source.h"

/* ------------------------------------------------------------------------------- reading */

/* Hand the faults over; whether they are notices only. */
static bool hand_over(struct fault_list *own, struct fault_list *faults)
{
    bool only_notices = true;

    for (size_t i = 0; i < fault_list_count(own); i++) {
        fault_list_add(faults, fault_list_at(own, i));
        only_notices = only_notices && fault_list_at(own, i)->code == FAULT_TEXT_LEGACY;
    }
    fault_list_destroy(own);
    return only_notices;
}

bool pack_is_workbook(const char *name)
{
    size_t length = strlen(name);

    return length > 4 && strcasecmp(name + length - 4, ".ods") == 0;
}

static struct pack *read_from(const char *folder, const struct workbook *workbook,
                              void (*const *readers)(struct reading *), size_t count,
                              struct fault_list *faults)
{
    struct pack *pack = memory_zero(1, sizeof *pack);

    pack->arena = arena_create();
    pack->symbols = symbols_create();
    pack->folder = arena_text(pack->arena, folder);
    pack->workbook = workbook;
    struct reading reading = {pack, faults, pack_hash_create()};

    for (size_t i = 0; i < count; i++)
        readers[i](&reading);
    pack_hash_finish(reading.hash, pack->hash);
    pack->workbook = NULL;
    return pack;
}

/* Every sheet of `readers`, in their order; NULL when one says more than a notice. */
static struct pack *read_sheets(const char *folder, void (*const *readers)(struct reading *),
                                size_t count, struct fault_list *faults)
{
    struct fault_list *own = fault_list_create(); /* what is said depends on no other pack */
    struct workbook *workbook;
    struct pack *pack = NULL;

    if (pack_source_open(folder, &workbook, own))
        pack = read_from(folder, workbook, readers, count, own);
    workbook_destroy(workbook);
    if (hand_over(own, faults))
        return pack;
    pack_destroy(pack);
    return NULL;
}

struct pack *pack_read(const char *folder, struct fault_list *faults)
{
    static void (*const readers[])(struct reading *) = {
        read_settings,    read_choices,       read_survey,      read_places, read_networks,
        read_orientation, read_first_answers, read_emergencies, read_cases,
    };
    return read_sheets(folder, readers, sizeof readers / sizeof *readers, faults);
}

bool pack_read_validity(const char *folder, struct period *valid)
{
    static void (*const readers[])(struct reading *) = {read_settings};
    struct fault_list *unsaid = fault_list_create();
    struct pack *pack = read_sheets(folder, readers, 1, unsaid);
    bool known = pack != NULL;

    if (known)
        *valid = pack->valid;
    pack_destroy(pack);
    fault_list_destroy(unsaid);
    return known;
}

void pack_destroy(struct pack *pack)
{
    if (!pack)
        return;
    arena_destroy(pack->arena);
    symbols_destroy(pack->symbols);
    free(pack);
}

/* ------------------------------------------------------------------------------- looking */

static const char *said_in(const struct pack *pack, const struct pack_text *text,
                           const char *language)
{
    for (size_t i = 0; i < pack->language_count; i++)
        if (strcmp(pack->languages[i], language) == 0)
            return text->said[i];
    return NULL;
}

const char *pack_say(const struct pack *pack, const struct pack_text *text, const char *language)
{
    const char *said = said_in(pack, text, language);

    if (!said)
        said = text->said[0];
    return said ? said : "";
}

const char *pack_say_short(const struct pack *pack, const struct pack_text *brief,
                           const struct pack_text *text, const char *language)
{
    const char *said = said_in(pack, brief, language);

    return said ? said : pack_say(pack, text, language);
}

int pack_question(const struct pack *pack, const char *name)
{
    for (size_t i = 0; i < pack->question_count; i++)
        if (strcmp(pack->questions[i].name, name) == 0)
            return (int)i;
    return -1;
}

int pack_network(const struct pack *pack, const char *code)
{
    for (size_t i = 0; i < pack->network_count; i++)
        if (strcmp(pack->networks[i].code, code) == 0)
            return (int)i;
    return -1;
}

bool pack_is_first_door(const struct pack *pack, int network)
{
    bool named = false;

    for (size_t i = 0; i < pack->network_count; i++)
        named = named || pack->networks[i].first_door;
    return !named || network < 0 || pack->networks[network].first_door;
}

bool pack_uses_channel(const struct pack *pack, const char *channel)
{
    size_t length = strlen(channel);

    for (const char *at = pack->channels; *(at += strspn(at, ", "));) {
        size_t size = strcspn(at, ", ");

        if (size == length && strncmp(at, channel, length) == 0)
            return true;
        at += size;
    }
    return !pack->channels[0];
}

void pack_usual_channel(const struct pack *pack, const char *channel, char *out, size_t size)
{
    int length = (int)strcspn(pack->channels, ", ");

    if (pack_uses_channel(pack, channel))
        snprintf(out, size, "%s", channel);
    else
        snprintf(out, size, "%.*s", length, pack->channels);
}

const struct choice_list *pack_choices(const struct pack *pack, int question)
{
    static const struct choice_list none = {"", NULL, 0};
    int list = pack->questions[question].list;

    return list >= 0 ? &pack->lists[list] : &none;
}

const struct choice *pack_choice(const struct pack *pack, int question, const char *name)
{
    const struct choice_list *list = pack_choices(pack, question);

    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->choices[i].name, name) == 0)
            return &list->choices[i];
    return NULL;
}

const struct choice *pack_choice_of(const struct pack *pack, int question, int symbol)
{
    const struct choice_list *list = pack_choices(pack, question);

    for (size_t i = 0; i < list->count; i++)
        if (list->choices[i].symbol == symbol)
            return &list->choices[i];
    return NULL;
}

bool period_holds(const struct period *period, int day)
{
    return day >= period->from && day <= period->to;
}

const char *pack_network_name(const struct pack *pack, int network, const char *language)
{
    return pack_say(pack, &pack->networks[network].name, language);
}

const char *pack_network_public_name(const struct pack *pack, int network, const char *language)
{
    const struct network *held = &pack->networks[network];

    return held->sensitive ? pack_say(pack, &held->neutral_name, language)
                           : pack_say(pack, &held->name, language);
}
