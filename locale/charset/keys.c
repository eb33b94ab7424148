#include "locale/charset/keys.h"

#include <string.h>

#include "locale/text/utf8.h"

void key_decoder_init(struct key_decoder *decoder, const struct charset *charset)
{
    *decoder = (struct key_decoder){.charset = charset};
}

/* Could `bytes` still become a character? Completed by the lowest and the highest bytes that
 * continue one, it would then decode in one of the two cases. */
static bool may_grow(const unsigned char *bytes, size_t count)
{
    static const unsigned char fillers[] = {0x80, 0xBF};
    char trial[UTF8_MOST];
    uint32_t code;

    for (size_t f = 0; f < sizeof fillers; f++) {
        memset(trial, fillers[f], sizeof trial);
        memcpy(trial, bytes, count);
        if (utf8_decode(trial, sizeof trial, &code) > count)
            return true;
    }
    return false;
}

static bool feed_utf8(struct key_decoder *decoder, unsigned char byte, uint32_t *code)
{
    decoder->pending[decoder->count++] = byte;
    while (decoder->count > 0) {
        if (utf8_decode((const char *)decoder->pending, decoder->count, code) == decoder->count) {
            decoder->count = 0;
            return true;
        }
        if (may_grow(decoder->pending, decoder->count))
            return false;
        /* a stray byte: it goes alone, what follows it is looked at again */
        decoder->dropped++;
        decoder->count--;
        memmove(decoder->pending, decoder->pending + 1, decoder->count);
    }
    return false;
}

bool key_decoder_feed(struct key_decoder *decoder, unsigned char byte, uint32_t *code)
{
    if (charset_is_utf8(decoder->charset))
        return feed_utf8(decoder, byte, code);
    *code = byte < 0x80 ? byte : charset_code_of(decoder->charset, byte);
    if (*code == 0 && byte != 0) {
        decoder->dropped++;
        return false;
    }
    return true;
}
