#include "locale/charset/charset.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

#define NAME_MOST 40

#define BYTES_UPPER 128

struct place {
    uint32_t code;
    unsigned char byte;
};

struct charset {
    char name[NAME_MOST + 1];
    bool utf8;
    uint32_t codes[256];             /* 0: undefined */
    struct place bytes[BYTES_UPPER]; /* the upper half, by increasing code */
    size_t count;
};

/* Usual names, compared without case, hyphen nor underscore; the others are iconv's. */
static const struct {
    const char *usual, *name;
} aliases[] = {
    {.usual = "UTF8", .name = "UTF-8"},
    {.usual = "ASCII", .name = "ASCII"},
    {.usual = "USASCII", .name = "ASCII"},
    {.usual = "ANSIX3.41968", .name = "ASCII"},
    {.usual = "LATIN1", .name = "ISO-8859-1"},
    {.usual = "ISO88591", .name = "ISO-8859-1"},
    {.usual = "LATIN9", .name = "ISO-8859-15"},
    {.usual = "LATIN0", .name = "ISO-8859-15"},
    {.usual = "ISO885915", .name = "ISO-8859-15"},
    {.usual = "CP850", .name = "CP850"},
    {.usual = "IBM850", .name = "CP850"},
    {.usual = "850", .name = "CP850"},
    {.usual = "DOS", .name = "CP850"},
    {.usual = "CP437", .name = "CP437"},
    {.usual = "IBM437", .name = "CP437"},
    {.usual = "437", .name = "CP437"},
    {.usual = "CP1252", .name = "CP1252"},
    {.usual = "WINDOWS1252", .name = "CP1252"},
};

static bool is_c1(uint32_t code)
{
    return code >= 0x7F && code <= 0x9F;
}

/* The canonical name in `out`; false when this cannot be a name (iconv reads "//" as options, and
 * an empty name as the locale's charset). */
static bool canonical(const char *name, char out[NAME_MOST + 1])
{
    char plain[NAME_MOST + 1];
    size_t length = strlen(name), count = 0;

    if (length == 0 || length > NAME_MOST)
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)name[i];

        if (!isalnum(byte) && !strchr("-_.:", byte))
            return false;
        out[i] = (char)toupper(byte);
        if (byte != '-' && byte != '_')
            plain[count++] = out[i];
    }
    out[length] = plain[count] = '\0';
    for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
        if (strcmp(plain, aliases[i].usual) == 0)
            memcpy(out, aliases[i].name, strlen(aliases[i].name) + 1);
    return true;
}

/* The character of one byte, 0 when undefined; false when the byte only begins a character. */
static bool convert_byte(iconv_t route, unsigned char byte, uint32_t *code)
{
    char in = (char)byte, out[16] = {0};
    char *from = &in, *to = out;
    size_t left = 1, room = sizeof out;

    *code = 0;
    iconv(route, NULL, NULL, NULL, NULL);
    if (iconv(route, &from, &left, &to, &room) == (size_t)-1)
        return errno == EILSEQ;
    iconv(route, NULL, NULL, &to, &room); /* TCVN and CP1255 wait for a combining mark */
    if (to == out)
        return false;
    if (to == out + 4)
        for (int i = 3; i >= 0; i--)
            *code = *code << 8 | (unsigned char)out[i];
    return true;
}

static int compare_places(const void *left, const void *right)
{
    const struct place *a = left, *b = right;

    return (a->code > b->code) - (a->code < b->code);
}

static bool build_tables(struct charset *charset, iconv_t route)
{
    uint32_t code;

    for (int byte = 0; byte < 256; byte++) {
        if (!convert_byte(route, (unsigned char)byte, &code))
            return false;
        if (byte >= 0x20 && byte < 0x7F && code != (uint32_t)byte)
            return false;
        if (byte < 0x20)
            code = (uint32_t)byte;
        if (is_c1(code))
            code = 0;
        charset->codes[byte] = code;
        if (byte >= 0x80 && code >= 0x80)
            charset->bytes[charset->count++] =
                (struct place){.code = code, .byte = (unsigned char)byte};
    }
    qsort(charset->bytes, charset->count, sizeof charset->bytes[0], compare_places);
    return true;
}

struct charset *charset_open(const char *name)
{
    struct charset *charset;
    char known[NAME_MOST + 1];
    iconv_t route;
    bool built = true;

    if (!name || !canonical(name, known))
        return NULL;
    charset = memory_zero(1, sizeof *charset);
    memcpy(charset->name, known, sizeof known);
    charset->utf8 = strcmp(known, "UTF-8") == 0;
    route = iconv_open("UTF-32LE", charset->utf8 ? "ASCII" : known);
    if (route == (iconv_t)-1) {
        free(charset);
        return NULL;
    }
    built = build_tables(charset, route);
    iconv_close(route);
    if (!built) {
        free(charset);
        return NULL;
    }
    return charset;
}

void charset_close(struct charset *charset)
{
    free(charset);
}

const char *charset_name(const struct charset *charset)
{
    return charset->name;
}

bool charset_is_utf8(const struct charset *charset)
{
    return charset->utf8;
}

bool charset_uses_c1(const struct charset *charset)
{
    for (int byte = 0x80; byte < 0xA0; byte++)
        if (charset->codes[byte] != 0)
            return true;
    return false;
}

int charset_byte_of(const struct charset *charset, uint32_t code)
{
    const struct place wanted = {.code = code}, *found;

    if (code < 0x80)
        return code == 0x7F ? -1 : (int)code;
    found = bsearch(&wanted, charset->bytes, charset->count, sizeof wanted, compare_places);
    return found ? found->byte : -1;
}

uint32_t charset_code_of(const struct charset *charset, unsigned char byte)
{
    return charset->codes[byte];
}

bool charset_has(const struct charset *charset, uint32_t code)
{
    if (charset->utf8)
        return !is_c1(code);
    return charset_byte_of(charset, code) >= 0;
}
