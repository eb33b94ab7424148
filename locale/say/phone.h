/* Phone numbers as French people write them (numbering plan of the Arcep).
 *
 * Ten digits by pairs « 02 97 01 02 03 », the special 08 numbers « 0 800 600 007 », four digits
 * « 39 49 », six digits « 116 117 », with no-break spaces. +33 and 0033 become 0.
 */
#ifndef DP_LOCALE_SAY_PHONE_H
#define DP_LOCALE_SAY_PHONE_H

#include <stdbool.h>
#include <stddef.h>

/* Returns the length written, cut to fit. What is not a French number passes unchanged. */
size_t phone_format(const char *in, char *out, size_t size);

/* A French number, emergency (112) and short ones included. */
bool phone_valid(const char *in);

#endif
