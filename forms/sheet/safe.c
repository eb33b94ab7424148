#include "forms/sheet/safe.h"

#include <string.h>

#include "locale/text/gate.h"
#include "locale/text/utf8.h"

enum { SAFE_MOST = 3 * ACT_TEXT_SIZE }; /* NFC may lengthen a text, three times at most */

void safe_text(char *text, size_t size)
{
    char safe[SAFE_MOST];
    size_t length = strlen(text);

    if (gate_pass(text, length, GATE_PARAGRAPH, safe, sizeof safe, NULL) != GATE_SAFE)
        gate_show(text, length, safe, sizeof safe);
    utf8_copy(text, size, safe);
}

struct act safe_act(const struct act *act)
{
    struct act safe = *act;
    const struct {
        char *text;
        size_t size;
    } texts[] = {
#define TEXT(member) {safe.member, sizeof safe.member}
        TEXT(told.place.name), TEXT(told.place.address), TEXT(told.place.phone),
        TEXT(told.place.site), TEXT(told.place.hours),   TEXT(told.neutral),
        TEXT(told.reason),     TEXT(told.bring),         TEXT(told.handover_who),
        TEXT(told.level),      TEXT(appointment),        TEXT(desk_name),
        TEXT(desk_phone),
#undef TEXT
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        safe_text(texts[i].text, texts[i].size);
    return safe;
}
