/* Numbers as people read them: « 34 969 », « 3,2 km »; "34,969", "3.2 km" in English.
 *
 * French thousands are separated by U+202F, a number and its unit by U+00A0. Everything adds to
 * `buffer`.
 */
#ifndef DP_LOCALE_SAY_NUMBER_H
#define DP_LOCALE_SAY_NUMBER_H

#include "locale/text/buffer.h"

void number_write(struct text_buffer *buffer, long long value);

/* `tenths` tenths, one decimal: 32 is « 3,2 ». */
void number_write_tenths(struct text_buffer *buffer, long long tenths);

/* A distance: « 800 m » to the nearest hundred, « 3,2 km » under ten, « 98 km » beyond. Negative
 * counts as 0. */
void number_write_distance(struct text_buffer *buffer, long long metres);

#endif
