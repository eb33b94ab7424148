#include "tui/term/translate.h"

#include "locale/text/utf8.h"
#include "locale/text/width.h"

#include <string.h>

struct box {
    uint32_t code;
    char letter; /* in the VT100 line-drawing set, the names acsc goes by */
    char plain;
};

static const struct box boxes[] = {
    {.code = 0x2500, .letter = 'q', .plain = '-'}, {.code = 0x2502, .letter = 'x', .plain = '|'},
    {.code = 0x250C, .letter = 'l', .plain = '+'}, {.code = 0x2510, .letter = 'k', .plain = '+'},
    {.code = 0x2514, .letter = 'm', .plain = '+'}, {.code = 0x2518, .letter = 'j', .plain = '+'},
    {.code = 0x251C, .letter = 't', .plain = '+'}, {.code = 0x2524, .letter = 'u', .plain = '+'},
    {.code = 0x252C, .letter = 'w', .plain = '+'}, {.code = 0x2534, .letter = 'v', .plain = '+'},
    {.code = 0x253C, .letter = 'n', .plain = '+'},
};

static const struct box *box_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        if (boxes[i].code == code)
            return &boxes[i];
    }
    return NULL;
}

/* Terminfo strings carry delays as $<2>: no terminal may read them. False when it does not fit. */
static bool copy_without_padding(char *target, size_t size, const char *source)
{
    size_t length = 0;
    while (*source != '\0') {
        if (source[0] == '$' && source[1] == '<') {
            const char *end = strchr(source, '>');
            if (end != NULL) {
                source = end + 1;
                continue;
            }
        }
        if (length + 1 >= size)
            return false;
        target[length++] = *source++;
    }
    target[length] = '\0';
    return length > 0;
}

void translate_begin(struct translator *translator, const struct charset *charset,
                     const char *enter, const char *leave, const char *letters)
{
    *translator = (struct translator){.charset = charset};
    if (enter == NULL || leave == NULL || letters == NULL)
        return;
    char enter_box[TRANSLATE_MODE_MOST], leave_box[TRANSLATE_MODE_MOST];
    if (!copy_without_padding(enter_box, sizeof enter_box, enter) ||
        !copy_without_padding(leave_box, sizeof leave_box, leave))
        return;
    memcpy(translator->enter_box, enter_box, sizeof enter_box);
    memcpy(translator->leave_box, leave_box, sizeof leave_box);
    for (; letters[0] != '\0' && letters[1] != '\0'; letters += 2) {
        unsigned char name = (unsigned char)letters[0];
        if (name < sizeof translator->letters)
            translator->letters[name] = letters[1];
    }
}

static void leave_box(struct translator *translator, struct text_buffer *out)
{
    if (!translator->in_box)
        return;
    buffer_add(out, translator->leave_box);
    translator->in_box = false;
}

static void add_byte(struct translator *translator, char byte, struct text_buffer *out)
{
    leave_box(translator, out);
    buffer_add_n(out, &byte, 1);
}

static void add_box(struct translator *translator, const struct box *box, struct text_buffer *out)
{
    char letter = translator->letters[(unsigned char)box->letter];
    if (letter == 0) {
        add_byte(translator, box->plain, out);
        return;
    }
    if (!translator->in_box) {
        buffer_add(out, translator->enter_box);
        translator->in_box = true;
    }
    buffer_add_n(out, &letter, 1);
}

/* A character that the charset lacks and that no layout folded: as many columns, never none. */
static void add_fallback(struct translator *translator, const char *bytes, size_t length,
                         uint32_t code, struct text_buffer *out)
{
    char text[UTF8_MOST + 1] = {0}, fold[16];
    memcpy(text, bytes, length);
    charset_fold(translator->charset, text, fold, sizeof fold);
    int columns = width_of_code(code);
    if (columns == 1 && strlen(fold) == 1) {
        add_byte(translator, fold[0], out);
        return;
    }
    for (int i = 0; i < columns; i++)
        add_byte(translator, '?', out);
}

static void add_character(struct translator *translator, const char *bytes, size_t length,
                          uint32_t code, struct text_buffer *out)
{
    if (code < 0x80 || charset_is_utf8(translator->charset)) {
        leave_box(translator, out);
        buffer_add_n(out, bytes, length);
        return;
    }
    int byte = charset_byte_of(translator->charset, code);
    if (byte >= 0) {
        add_byte(translator, (char)byte, out);
        return;
    }
    const struct box *box = box_of(code);
    if (box != NULL)
        add_box(translator, box, out);
    else
        add_fallback(translator, bytes, length, code, out);
}

/* Bytes the character beginning with this one takes; 1 for what begins none. */
static size_t promised_length(unsigned char first)
{
    if (first >= 0xF5)
        return 1;
    if (first >= 0xF0)
        return 4;
    if (first >= 0xE0)
        return 3;
    return first >= 0xC2 ? 2 : 1;
}

void translate_bytes(struct translator *translator, const char *bytes, size_t length,
                     struct text_buffer *out)
{
    for (size_t i = 0; i < length; i++) {
        bool continues = ((unsigned char)bytes[i] & 0xC0) == 0x80;
        if (translator->partial_length > 0 && !continues) {
            add_byte(translator, '?', out);
            translator->partial_length = 0;
        }
        translator->partial[translator->partial_length++] = bytes[i];
        if (translator->partial_length < promised_length((unsigned char)translator->partial[0]))
            continue;
        uint32_t code = 0;
        size_t used = utf8_decode(translator->partial, translator->partial_length, &code);
        if (used > 0)
            add_character(translator, translator->partial, used, code, out);
        else
            add_byte(translator, '?', out);
        translator->partial_length = 0;
    }
    leave_box(translator, out);
}
