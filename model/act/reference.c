#include "model/act/reference.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "locale/text/utf8.h"
#include "model/base/uuid.h"

enum { FIELD = 32, ORDER = FIELD - 1, POLYNOMIAL = 0x25 }; /* x^5 + x^2 + 1 */

static const char alphabet[FIELD + 1] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* a times `value`, a = x. */
static unsigned times_a(unsigned value)
{
    value <<= 1;
    return value & FIELD ? value ^ POLYNOMIAL : value;
}

static unsigned power(unsigned exponent)
{
    unsigned value = 1;

    for (exponent %= ORDER; exponent > 0; exponent--)
        value = times_a(value);
    return value;
}

/* Exponent of a non-zero value: 0..30. */
static unsigned logarithm(unsigned value)
{
    unsigned exponent = 0;

    for (unsigned at = 1; at != value; at = times_a(at))
        exponent++;
    return exponent;
}

static unsigned multiply(unsigned left, unsigned right)
{
    return left == 0 || right == 0 ? 0 : power(logarithm(left) + logarithm(right));
}

static unsigned divide(unsigned left, unsigned right)
{
    return left == 0 ? 0 : power(logarithm(left) + ORDER - logarithm(right));
}

static int symbol_value(char symbol)
{
    const char *at = symbol == '\0' ? NULL : strchr(alphabet, symbol);

    return at == NULL ? -1 : (int)(at - alphabet);
}

/* The two sums that a good reference makes zero: sum(xi) and sum(a^i xi). */
static void syndromes(const char *symbols, int count, unsigned *plain, unsigned *weighted)
{
    *plain = *weighted = 0;
    for (int i = 0; i < count; i++) {
        unsigned value = (unsigned)symbol_value(symbols[i]);

        *plain ^= value;
        *weighted ^= multiply(power((unsigned)i), value);
    }
}

void reference_checks(const char data[REFERENCE_DATA], char out[2])
{
    unsigned first = power(REFERENCE_DATA), last = power(REFERENCE_DATA + 1);
    unsigned plain, weighted, check;

    syndromes(data, REFERENCE_DATA, &plain, &weighted);
    check = divide(weighted ^ multiply(last, plain), first ^ last);
    out[0] = alphabet[check];
    out[1] = alphabet[check ^ plain];
}

void reference_make(char out[REFERENCE_SIZE])
{
    unsigned char drawn[REFERENCE_DATA];

    random_bytes(drawn, sizeof(drawn));
    for (int i = 0; i < REFERENCE_DATA; i++)
        out[i] = alphabet[drawn[i] % FIELD]; /* 256 is a multiple of 32: no bias */
    reference_checks(out, out + REFERENCE_DATA);
    out[REFERENCE_LENGTH] = '\0';
}

/* Spaces and dashes of any width, as typed, printed or pasted. */
static bool is_separator(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '-' || code == '.' || code == 0xA0 ||
           code == 0x202F || code == 0x2212 || (code >= 0x2000 && code <= 0x2015);
}

static char symbol_of(uint32_t code)
{
    if (code >= 'a' && code <= 'z')
        code -= 'a' - 'A';
    if (code == 'O')
        return '0';
    if (code == 'I' || code == 'L')
        return '1';
    return code < 0x80 && symbol_value((char)code) >= 0 ? (char)code : '\0';
}

/* How many symbols, copied in `out`; -1 for anything else than symbols and separators. */
static int read_symbols(const char *typed, char out[REFERENCE_SIZE])
{
    size_t left = strlen(typed);
    int count = 0;

    while (left > 0) {
        uint32_t code = 0;
        size_t bytes = utf8_decode(typed, left, &code);

        if (bytes == 0)
            return -1;
        if (!is_separator(code)) {
            char symbol = symbol_of(code);

            if (symbol == '\0' || count == REFERENCE_LENGTH)
                return -1;
            out[count++] = symbol;
        }
        typed += bytes;
        left -= bytes;
    }
    out[count] = '\0';
    return count;
}

/* With one wrong symbol e at place i the sums are e and a^i e: both are found, or no place fits. */
static void suggest(const char *symbols, unsigned plain, unsigned weighted, char *suggestion)
{
    unsigned place;

    if (plain == 0 || weighted == 0)
        return;
    place = logarithm(divide(weighted, plain));
    if (place >= REFERENCE_LENGTH)
        return;
    memcpy(suggestion, symbols, REFERENCE_SIZE);
    suggestion[place] = alphabet[(unsigned)symbol_value(symbols[place]) ^ plain];
}

enum reference_verdict reference_parse(const char *typed, char out[REFERENCE_SIZE],
                                       char suggestion[REFERENCE_SIZE])
{
    char symbols[REFERENCE_SIZE];
    unsigned plain, weighted;
    int count;

    out[0] = '\0';
    if (suggestion != NULL)
        suggestion[0] = '\0';
    count = read_symbols(typed, symbols);
    if (count == 0)
        return REFERENCE_EMPTY;
    if (count != REFERENCE_LENGTH)
        return REFERENCE_FORM;
    syndromes(symbols, REFERENCE_LENGTH, &plain, &weighted);
    if (plain == 0 && weighted == 0) {
        memcpy(out, symbols, REFERENCE_SIZE);
        return REFERENCE_GOOD;
    }
    if (suggestion != NULL)
        suggest(symbols, plain, weighted, suggestion);
    return REFERENCE_CHECK;
}

void reference_groups(const char *reference, char out[REFERENCE_GROUPS][REFERENCE_GROUP_SIZE])
{
    bool whole = strlen(reference) == REFERENCE_LENGTH;

    for (int i = 0; i < REFERENCE_GROUPS; i++)
        snprintf(out[i], REFERENCE_GROUP_SIZE, "%.4s", whole ? reference + i * 4 : "");
}

void reference_show(const char *reference, char out[REFERENCE_SHOWN_SIZE])
{
    char groups[REFERENCE_GROUPS][REFERENCE_GROUP_SIZE];

    out[0] = '\0';
    if (strlen(reference) != REFERENCE_LENGTH)
        return;
    reference_groups(reference, groups);
    snprintf(out, REFERENCE_SHOWN_SIZE, "%s-%s-%s", groups[0], groups[1], groups[2]);
}
