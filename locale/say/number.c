#include "locale/say/number.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "locale/say/say.h"

#define NO_BREAK_SPACE "\u00A0"

static bool is_english(void)
{
    return strncmp(say_language(), "en", 2) == 0;
}

void number_write(struct text_buffer *buffer, long long value)
{
    const char *thousands = is_english() ? "," : "\u202F";
    char digits[32];
    size_t count;

    snprintf(digits, sizeof digits, "%llu",
             value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value);
    count = strlen(digits);
    if (value < 0)
        buffer_add(buffer, "-");
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0)
            buffer_add(buffer, thousands);
        buffer_add_n(buffer, &digits[i], 1);
    }
}

void number_write_tenths(struct text_buffer *buffer, long long tenths)
{
    long long digit = tenths % 10;

    if (tenths < 0 && tenths > -10)
        buffer_add(buffer, "-");
    number_write(buffer, tenths / 10);
    buffer_addf(buffer, "%c%lld", is_english() ? '.' : ',', digit < 0 ? -digit : digit);
}

void number_write_distance(struct text_buffer *buffer, long long metres)
{
    long long hundreds;

    if (metres < 0)
        metres = 0;
    hundreds = metres / 100 + (metres % 100 >= 50);
    if (hundreds < 10) {
        number_write(buffer, hundreds * 100);
        buffer_add(buffer, NO_BREAK_SPACE "m");
        return;
    }
    if (hundreds < 100)
        number_write_tenths(buffer, hundreds);
    else
        number_write(buffer, metres / 1000 + (metres % 1000 >= 500));
    buffer_add(buffer, NO_BREAK_SPACE "km");
}
