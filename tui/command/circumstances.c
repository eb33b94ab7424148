#include "tui/command/circumstances.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "forms/reception/limits.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/time/date.h"
#include "model/base/clock.h"

/* ------------------------------------------------------------------------------- the day */

static void write_bound(struct text_buffer *out, int day, const char *pattern)
{
    char shown[CLOCK_DAY_SIZE];
    struct say_value value = {"day", shown};

    clock_day_text(civil_from_days(day), shown);
    say_format(out, pattern, &value, 1);
}

/* « du 2015-01-01 au 2018-12-31 ». */
static void write_period(struct text_buffer *out, const struct period *period)
{
    if (period->from > INT_MIN)
        write_bound(out, period->from, _("du {day}"));
    if (period->to < INT_MAX)
        write_bound(out, period->to, period->from > INT_MIN ? _(" au {day}") : _("jusqu’au {day}"));
}

static int refuse_day(struct command_call *call, const struct pack *pack, int day)
{
    char shown[CLOCK_DAY_SIZE];
    struct text_buffer period = {0};

    clock_day_text(civil_from_days(day), shown);
    write_period(&period, &pack->valid);
    int status = call_refuse_usage(call, USAGE_DAY_OUTSIDE, shown, pack->id, buffer_text(&period));

    buffer_finish(&period);
    return status;
}

/* Today is outside: the nearest day of the pack is taken, and said once. */
static void tell_nearest(struct command_call *call, const struct pack *pack, int day)
{
    char shown[CLOCK_DAY_SIZE];
    struct text_buffer sentence = {0};
    const struct say_value values[] = {{"pack", pack->id}, {"day", shown}};

    clock_day_text(civil_from_days(day), shown);
    say_format(&sentence,
               _("le jeu de règles {pack} ne vaut pas aujourd’hui ; réponse donnée pour le {day}."),
               values, 2);
    call_told(call, buffer_text(&sentence));
    buffer_finish(&sentence);
}

static bool settle_day(struct command_call *call, const struct pack *pack, int *day, bool given,
                       int *status)
{
    if (period_holds(&pack->valid, *day))
        return true;
    if (given) {
        *status = refuse_day(call, pack, *day);
        return false;
    }
    *day = *day < pack->valid.from ? pack->valid.from : pack->valid.to;
    tell_nearest(call, pack, *day);
    return true;
}

/* ------------------------------------------------------------------------------- the options */

static bool read_door(struct command_call *call, enum door *door, int *status)
{
    const char *text = call_option(call, "door");

    *door = text && strcmp(text, "2") == 0 ? DOOR_2 : DOOR_1;
    if (!text || *door == DOOR_2 || strcmp(text, "1") == 0)
        return true;
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, "--door", text, "1, 2");
    return false;
}

bool circumstances_network(struct command_call *call, const char *option, const struct pack *pack,
                           int *network, int *status)
{
    const char *code = call_option(call, option);
    char dashed[32];
    struct text_buffer known = {0};
    struct fault fault;

    *network = code ? pack_network(pack, code) : -1;
    if (!code || *network >= 0)
        return true;
    for (size_t i = 0; i < pack->network_count; i++)
        buffer_addf(&known, "%s%s", i ? ", " : "", pack->networks[i].code);
    fault_set(&fault, FAULT_NETWORK_UNKNOWN);
    snprintf(dashed, sizeof dashed, "--%s", option);
    FAULT_TEXT(fault.word, dashed);
    FAULT_TEXT(fault.detail, code);
    FAULT_TEXT(fault.hint, buffer_text(&known));
    *status = call_refuse(call, &fault);
    buffer_finish(&known);
    return false;
}

static void say_first_doors(struct command_call *call, const struct pack *pack, int network)
{
    struct text_buffer said = {0};

    if (limits_say_first_doors(pack, network, call->language, &said))
        call_told(call, buffer_text(&said));
    buffer_finish(&said);
}

const struct pack *circumstances_read(struct command_call *call, const char *name,
                                      struct triage_at *at, int *status)
{
    bool given;

    if (!call_day(call, "at", &at->day, &given, status) || !read_door(call, &at->door, status))
        return NULL;
    const struct pack *pack = call_pack_named(call, name, at->day, status);

    if (!pack || !circumstances_network(call, "network", pack, &at->own_network, status) ||
        !settle_day(call, pack, &at->day, given, status))
        return NULL;
    if (at->door == DOOR_1)
        say_first_doors(call, pack, at->own_network);
    return pack;
}
