#include "tests/support/keys.h"

#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum keyboard { VT, XTERM, LINUX, KEYBOARDS };

struct key {
    const char *name;
    const char *bytes[KEYBOARDS];
};

/* A vt220 has no local F1 to F5 on its keyboard; ncurses gives PF1 to PF4 to F1 to F4, and F5 is
 * what PuTTY and xterm send in its place. */
static const struct key keys_table[] = {
    {"F1", {"\033OP", "\033OP", "\033[[A"}},
    {"F2", {"\033OQ", "\033OQ", "\033[[B"}},
    {"F3", {"\033OR", "\033OR", "\033[[C"}},
    {"F4", {"\033OS", "\033OS", "\033[[D"}},
    {"F5", {"\033[15~", "\033[15~", "\033[[E"}},
    {"F6", {"\033[17~", "\033[17~", "\033[17~"}},
    {"F7", {"\033[18~", "\033[18~", "\033[18~"}},
    {"F8", {"\033[19~", "\033[19~", "\033[19~"}},
    {"F9", {"\033[20~", "\033[20~", "\033[20~"}},
    {"F10", {"\033[21~", "\033[21~", "\033[21~"}},
    {"F11", {"\033[23~", "\033[23~", "\033[23~"}},
    {"F12", {"\033[24~", "\033[24~", "\033[24~"}},
    {"Enter", {"\r", "\r", "\r"}},
    {"Tab", {"\t", "\t", "\t"}},
    {"BackTab", {"\033[Z", "\033[Z", "\033[Z"}},
    {"Esc", {"\033", "\033", "\033"}},
    {"Space", {" ", " ", " "}},
    {"BS", {"\b", "\177", "\177"}},
    {"Del", {"\033[3~", "\033[3~", "\033[3~"}},
    {"Ins", {"\033[2~", "\033[2~", "\033[2~"}},
    {"Up", {"\033[A", "\033OA", "\033[A"}},
    {"Down", {"\033[B", "\033OB", "\033[B"}},
    {"Right", {"\033[C", "\033OC", "\033[C"}},
    {"Left", {"\033[D", "\033OD", "\033[D"}},
    {"Home", {"\033[1~", "\033OH", "\033[1~"}},
    {"End", {"\033[4~", "\033OF", "\033[4~"}},
    {"PgUp", {"\033[5~", "\033[5~", "\033[5~"}},
    {"PgDn", {"\033[6~", "\033[6~", "\033[6~"}},
    {"lt", {"<", "<", "<"}},
};

static enum keyboard keyboard_of(const char *term)
{
    if (strncmp(term, "xterm", 5) == 0)
        return XTERM;
    return strcmp(term, "linux") == 0 ? LINUX : VT;
}

static bool add_named(const char *name, size_t length, enum keyboard keyboard, char **out)
{
    if (length == 3 && name[0] == 'C' && name[1] == '-' && name[2] >= 'a' && name[2] <= 'z') {
        *(*out)++ = (char)(name[2] - 'a' + 1);
        return true;
    }
    for (size_t i = 0; i < sizeof keys_table / sizeof *keys_table; i++) {
        const struct key *key = &keys_table[i];

        if (strlen(key->name) == length && memcmp(key->name, name, length) == 0) {
            *out = stpcpy(*out, key->bytes[keyboard]);
            return true;
        }
    }
    return false;
}

static bool add_text(const char *text, size_t length, iconv_t cd, char **out, size_t room)
{
    char *in = (char *)text; /* iconv does not write there */

    return iconv(cd, &in, &length, out, &room) == 0;
}

char *keys_bytes(const char *keys, const char *term, const char *charset, size_t *length)
{
    size_t room = strlen(keys) * 4 + 8; /* a name of two letters between < and > gives 5 bytes */
    char *bytes = malloc(room), *out = bytes;
    iconv_t cd = iconv_open(charset, "UTF-8");
    bool good = bytes != NULL && cd != (iconv_t)-1;

    while (good && *keys != '\0') {
        const char *close = *keys == '<' ? strchr(keys, '>') : NULL;
        size_t run = close != NULL ? (size_t)(close - keys) + 1 : strcspn(keys + 1, "<") + 1;

        if (close != NULL)
            good = add_named(keys + 1, run - 2, keyboard_of(term), &out);
        else
            good = *keys != '<' && add_text(keys, run, cd, &out, room - (size_t)(out - bytes));
        keys += run;
    }
    if (cd != (iconv_t)-1)
        iconv_close(cd);
    if (!good) {
        free(bytes);
        return NULL;
    }
    *length = (size_t)(out - bytes);
    return bytes;
}
