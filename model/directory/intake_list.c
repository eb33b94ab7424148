#include "model/directory/intake_list.h"

#include <stdint.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/utf8.h"
#include "model/directory/intake_value.h"

struct cursor {
    const char *at, *end;
};

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void skip_spaces(struct cursor *cursor)
{
    while (cursor->at < cursor->end && is_space(*cursor->at))
        cursor->at++;
}

static bool read_hex(struct cursor *cursor, size_t digits, uint32_t *code)
{
    *code = 0;
    for (size_t i = 0; i < digits; i++) {
        const char *found;

        if (cursor->at == cursor->end || !*cursor->at)
            return false;
        found = strchr("0123456789abcdef", *cursor->at | (*cursor->at >= 'A' ? 0x20 : 0));
        if (!found)
            return false;
        *code = *code << 4 | (uint32_t)(found - "0123456789abcdef");
        cursor->at++;
    }
    return true;
}

/* After a backslash: the escapes that Python and JSON share, and \xNN. */
static bool read_escape(struct cursor *cursor, struct text_buffer *out)
{
    static const char names[] = "nrtbf", bytes[] = "\n\r\t\b\f";
    char encoded[UTF8_MOST], letter;
    const char *found;
    uint32_t code, low;

    if (cursor->at == cursor->end)
        return false;
    letter = *cursor->at++;
    found = letter ? strchr(names, letter) : NULL;
    if (found) {
        buffer_add_n(out, &bytes[found - names], 1);
        return true;
    }
    if (letter != 'x' && letter != 'u' && letter != 'U') {
        buffer_add_n(out, &letter, 1);
        return true;
    }
    if (!read_hex(cursor, letter == 'x' ? 2 : letter == 'u' ? 4 : 8, &code))
        return false;
    if (code >= 0xD800 && code < 0xDC00 && cursor->end - cursor->at >= 6 && cursor->at[0] == '\\' &&
        cursor->at[1] == 'u') {
        cursor->at += 2;
        if (!read_hex(cursor, 4, &low) || low < 0xDC00 || low > 0xDFFF)
            return false;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    buffer_add_n(out, encoded, utf8_encode(code, encoded));
    return true;
}

static bool read_quoted(struct cursor *cursor, struct text_buffer *out)
{
    char quote = *cursor->at++;

    while (cursor->at < cursor->end && *cursor->at != quote) {
        const char *stop = cursor->at;

        if (*stop == '\\') {
            cursor->at++;
            if (!read_escape(cursor, out))
                return false;
            continue;
        }
        while (stop < cursor->end && *stop != quote && *stop != '\\')
            stop++;
        buffer_add_n(out, cursor->at, (size_t)(stop - cursor->at));
        cursor->at = stop;
    }
    if (cursor->at == cursor->end)
        return false;
    cursor->at++;
    return true;
}

/* Up to a comma or `close`; false on a bracket, which would be a list in a list. */
static bool read_bare(struct cursor *cursor, char close, struct text_buffer *out)
{
    const char *stop = cursor->at, *last;

    while (stop < cursor->end && *stop != ',' && (!close || *stop != close)) {
        if (close && strchr("[]{}'\"", *stop))
            return false;
        stop++;
    }
    last = stop;
    while (last > cursor->at && is_space(last[-1]))
        last--;
    buffer_add_n(out, cursor->at, (size_t)(last - cursor->at));
    cursor->at = stop;
    return true;
}

static bool read_item(struct cursor *cursor, char close, struct text_buffer *word)
{
    bool quoted = close && (*cursor->at == '"' || (*cursor->at == '\'' && close == ']'));

    buffer_clear(word);
    if (quoted ? !read_quoted(cursor, word) : !read_bare(cursor, close, word))
        return false;
    if (!quoted && close && value_is_nothing(buffer_text(word)))
        buffer_clear(word);
    skip_spaces(cursor);
    return true;
}

/* ['21' '25']: another item after a space. */
static bool goes_on_quoted(const struct cursor *cursor, char close)
{
    return close == ']' && cursor->at < cursor->end && is_space(cursor->at[-1]) &&
           (*cursor->at == '\'' || *cursor->at == '"');
}

/* Items to `close`, or to the end when it is 0; the cursor is after the opening bracket. */
static bool read_items(struct cursor *cursor, char close, struct text_buffer *word,
                       void (*item)(void *, const char *, size_t), void *context)
{
    for (size_t count = 0; count < LIST_ITEMS_MOST; count++) {
        skip_spaces(cursor);
        if (cursor->at == cursor->end)
            return !close;
        if (close && *cursor->at == close) {
            cursor->at++;
            return true;
        }
        if (!read_item(cursor, close, word))
            return false;
        if (word->length > 0)
            item(context, buffer_text(word), word->length);
        if (cursor->at < cursor->end && *cursor->at == ',')
            cursor->at++;
        else if (goes_on_quoted(cursor, close)) /* as arrays of numpy are written */
            continue;
        else if (cursor->at < cursor->end && (!close || *cursor->at != close))
            return false;
    }
    return false;
}

bool list_read(const char *text, size_t length, void (*item)(void *, const char *, size_t),
               void *context)
{
    struct cursor cursor = {text, text + length};
    struct text_buffer word = {0};
    char close = 0;
    bool done;

    skip_spaces(&cursor);
    if (cursor.at < cursor.end && (*cursor.at == '[' || *cursor.at == '{'))
        close = *cursor.at++ == '[' ? ']' : '}';
    done = read_items(&cursor, close, &word, item, context);
    skip_spaces(&cursor);
    buffer_finish(&word);
    return done && cursor.at == cursor.end;
}
