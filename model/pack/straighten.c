#include "model/pack/straighten.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Never longer than what they replace: the work is done in place. None of them begins in ASCII. */
static const struct {
    const char *typed, *plain;
} straight[] = {
    {"\u00a0", " "},  {"\u202f", " "},  {"\u2018", "'"},  {"\u2019", "'"}, {"\u201c", "\""},
    {"\u201d", "\""}, {"\u00ab", "\""}, {"\u00bb", "\""}, {"\u2010", "-"}, {"\u2011", "-"},
    {"\u2012", "-"},  {"\u2013", "-"},  {"\u2014", "-"},  {"\u2212", "-"}, {"\u2026", ".."},
    {"\u2264", "<="}, {"\u2265", ">="}, {"\u2260", "!="},
};

static size_t plain_at(const char *at, const char **plain)
{
    if ((unsigned char)*at < 0x80)
        return 0;
    for (size_t i = 0; i < sizeof straight / sizeof *straight; i++) {
        size_t length = strlen(straight[i].typed);

        if (strncmp(at, straight[i].typed, length) == 0) {
            *plain = straight[i].plain;
            return length;
        }
    }
    return 0;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

void straighten_code(char *cell)
{
    char *to = cell;
    const char *plain;

    for (const char *at = cell; *at;) {
        size_t length = plain_at(at, &plain);

        if (length) {
            for (; *plain; plain++)
                *to++ = *plain;
            at += length;
        } else {
            *to++ = lower(*at++);
        }
        if (to - cell >= 2 && to[-1] == ' ' && to[-2] == ' ')
            to--;
    }
    *to = '\0';
    straighten_text(cell);
}

static size_t space_at(const char *at)
{
    if ((unsigned char)*at < 0x80)
        return *at == ' ' || *at == '\t' || *at == '\n' || *at == '\r';
    if (strncmp(at, "\u00a0", 2) == 0)
        return 2;
    return strncmp(at, "\u202f", 3) == 0 ? 3 : 0;
}

void straighten_text(char *cell)
{
    const char *from = cell;
    size_t size;

    while ((size = space_at(from)) != 0)
        from += size;
    const char *end = from;

    for (const char *at = from; *at;) {
        size = space_at(at);
        at += size ? size : 1;
        if (!size)
            end = at;
    }
    memmove(cell, from, (size_t)(end - from));
    cell[end - from] = '\0';
}
