#include "tui/command/point_asked.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "forms/point/labels.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "model/directory/networks.h"
#include "tui/command/call_commune.h"
#include "tui/command/point_call.h"

enum { LIMIT_USUAL = 50, LIMIT_MOST = 100000, WITHIN_MOST_KM = 20000, SCALE = 10000 };

/* ------------------------------------------------------------------------------- values */

static bool read_number(struct command_call *call, const char *option, long most, long *number,
                        int *status)
{
    const char *text = call_option(call, option);
    char dashed[32], hint[64];
    char *end = NULL;

    if (!text)
        return true;
    errno = 0;
    *number = strtol(text, &end, 10);
    if (*text && !*end && errno == 0 && *number >= 1 && *number <= most)
        return true;
    snprintf(dashed, sizeof dashed, "--%s", option);
    snprintf(hint, sizeof hint, "1..%ld", most);
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, dashed, text, hint);
    return false;
}

/* A code of the vocabulary, the name that people use for it, or a network of the desk's rules. */
static bool find_network(struct command_call *call, const char *typed, char *code, size_t size)
{
    struct fault none;
    struct networks *networks = networks_open(NULL, &none);
    const char *found = NULL;
    bool known = networks && networks_find(networks, "local", "reseau", typed, &found, 1) >= 1;

    utf8_copy(code, size, known ? found : typed);
    networks_close(networks);
    if (known)
        return true;
    const struct pack *pack = point_pack(call);

    return pack && pack_network(pack, typed) >= 0;
}

static bool read_network(struct command_call *call, struct point_asked *asked, int *status)
{
    const char *typed = call_option(call, "network");

    if (!typed || find_network(call, typed, asked->network, sizeof asked->network))
        return true;
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, "--network", typed,
                                _("un code de réseau, comme mission_locale, cio, apec, cibc"));
    return false;
}

static bool is_label(enum label_list list, const char *code)
{
    for (size_t i = 0; i < label_count(list); i++)
        if (strcmp(label_code(list, i), code) == 0)
            return true;
    return false;
}

static bool refuse_label(struct command_call *call, const char *option, const char *typed,
                         enum label_list list, int *status)
{
    struct text_buffer hint = {0};

    for (size_t i = 0; i < label_count(list); i++)
        buffer_addf(&hint, "%s%s", i ? ", " : "", label_code(list, i));
    *status = call_refuse_usage(call, USAGE_OPTION_VALUE, option, typed, buffer_text(&hint));
    buffer_finish(&hint);
    return false;
}

static bool read_labels(struct command_call *call, struct point_query *query, int *status)
{
    const char *theme = call_option(call, "theme"), *audience = call_option(call, "public");

    query->theme = theme ? theme : "";
    query->audience = audience ? audience : "";
    if (theme && !is_label(LABEL_THEMES, theme) && !is_label(LABEL_NEEDS, theme))
        return refuse_label(call, "--theme", theme, LABEL_NEEDS, status);
    if (audience && !is_label(LABEL_PUBLICS, audience))
        return refuse_label(call, "--public", audience, LABEL_PUBLICS, status);
    return true;
}

/* ------------------------------------------------------------------------------- where */

static void stand_somewhere(struct command_call *call, struct point_asked *asked, bool given)
{
    struct fault none;
    struct point_query *query = &asked->query;
    const struct territory *territory = call_territory(call, &none);
    bool known = given || (territory && call->desk_known &&
                           territory_by_insee(territory, call->desk.commune, &asked->commune));

    query->commune = given ? &asked->commune : NULL;
    query->has_place = known && asked->commune.located;
    query->latitude = (double)asked->commune.latitude / SCALE;
    query->longitude = (double)asked->commune.longitude / SCALE;
}

static bool read_place(struct command_call *call, struct point_asked *asked, int *status)
{
    long within = 0;
    bool given;

    if (!read_number(call, "within", WITHIN_MOST_KM, &within, status) ||
        !call_commune(call, &asked->commune, &given, status))
        return false;
    stand_somewhere(call, asked, given);
    asked->query.within_m = (int32_t)within * 1000;
    if (!within || asked->query.has_place)
        return true;
    *status = call_refuse_usage(call, USAGE_WORD_MISSING, "--commune", NULL,
                                "--commune 56260 --within 30");
    return false;
}

/* ------------------------------------------------------------------------------- everything */

bool point_asked_read(struct command_call *call, struct point_asked *asked, int *status)
{
    *asked = (struct point_asked){.limit = LIMIT_USUAL};
    for (size_t i = 0; i < call->word_count; i++)
        buffer_addf(&asked->words, "%s%s", i ? " " : "", call->words[i]);
    asked->query.words = buffer_text(&asked->words);
    asked->query.network = asked->network;
    asked->query.open_now = call_switch(call, "open-now");
    asked->query.hidden = call_switch(call, "hidden");
    clock_local(clock_now_ms(), &asked->query.date, &asked->query.time);
    return read_number(call, "limit", LIMIT_MOST, &asked->limit, status) &&
           read_network(call, asked, status) && read_labels(call, &asked->query, status) &&
           read_place(call, asked, status);
}

void point_asked_finish(struct point_asked *asked)
{
    buffer_finish(&asked->words);
}
