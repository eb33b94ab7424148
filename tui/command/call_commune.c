#include "tui/command/call_commune.h"

#include <string.h>

enum { COMMUNES_MOST = 64 };

static bool refuse(struct command_call *call, const char *typed, const struct commune *some,
                   size_t count, int *status)
{
    struct text_buffer names = {0};
    struct fault fault;

    for (size_t i = 0; i < count; i++)
        buffer_addf(&names, "%s%s %s", i ? ", " : "", some[i].insee, some[i].name);
    fault_set(&fault, count ? FAULT_ANSWER_AMBIGUOUS : FAULT_COMMUNE_UNKNOWN);
    FAULT_TEXT(fault.word, "--commune");
    FAULT_TEXT(fault.detail, typed);
    FAULT_TEXT(fault.hint, count ? buffer_text(&names) : "56260, cp:56000");
    buffer_finish(&names);
    *status = call_refuse(call, &fault);
    return false;
}

bool call_commune(struct command_call *call, struct commune *commune, bool *given, int *status)
{
    const char *typed = call_option(call, "commune");
    struct commune found[COMMUNES_MOST];
    struct fault fault;

    *given = typed != NULL;
    if (!typed)
        return true;
    const struct territory *territory = call_territory(call, &fault);

    if (!territory) {
        call_refuse(call, &fault);
        *status = EXIT_CANNOT;
        return false;
    }
    if (strncmp(typed, "cp:", 3) != 0)
        return territory_by_insee(territory, typed, commune) ||
               refuse(call, typed, NULL, 0, status);
    size_t count = territory_by_postcode(territory, typed + 3, found, COMMUNES_MOST);

    if (count != 1)
        return refuse(call, typed, found, count < COMMUNES_MOST ? count : COMMUNES_MOST, status);
    *commune = found[0];
    return true;
}
