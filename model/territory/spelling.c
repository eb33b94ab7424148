#include "model/territory/spelling.h"

#include <string.h>

static const char *spelled(const char *word, size_t length)
{
    if (length == 2 && strncmp(word, "st", 2) == 0)
        return "saint";
    if (length == 3 && strncmp(word, "ste", 3) == 0)
        return "sainte";
    return NULL;
}

bool spelling_of_saints(const char *folded, bool last, char *out, size_t size)
{
    size_t used = 0;

    out[0] = 0;
    while (*folded) {
        size_t length = strcspn(folded, " ");
        bool more = folded[length] == ' ';
        const char *full = more || last ? spelled(folded, length) : NULL;
        size_t needed = full ? strlen(full) : length;

        if (used + needed + 2 > size) {
            out[0] = 0;
            return false;
        }
        memcpy(out + used, full ? full : folded, needed);
        used += needed;
        if (more)
            out[used++] = ' ';
        out[used] = 0;
        folded += length + more;
    }
    return true;
}

void spelling_squeeze(const char *typed, char *out)
{
    for (; *typed; typed++)
        if (*typed != ' ')
            *out++ = *typed;
    *out = 0;
}
