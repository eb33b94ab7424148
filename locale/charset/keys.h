/* Key bytes of a terminal, decoded one by one.
 *
 * ncurses' own get_wch() swallowed 140 keys after one stray byte 0xE9 on a UTF-8 line; here a byte
 * that begins nothing is dropped alone and the next key is seen. Escape sequences are ASCII and go
 * through unchanged. What comes out is a character, not yet safe text: the gate comes later.
 */
#ifndef DP_LOCALE_CHARSET_KEYS_H
#define DP_LOCALE_CHARSET_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "locale/charset/charset.h"

struct key_decoder {
    const struct charset *charset; /* borrowed: outlives the decoder */
    unsigned char pending[4];      /* the beginning of a character of a UTF-8 line */
    size_t count;
    unsigned long dropped; /* stray bytes since the start, for `doctor` */
};

void key_decoder_init(struct key_decoder *decoder, const struct charset *charset);

/* True when `byte` completes a character, written in *code. */
bool key_decoder_feed(struct key_decoder *decoder, unsigned char byte, uint32_t *code);

#endif
