#include "locale/say/format.h"

#include <string.h>

static const struct say_value *find_value(const struct say_value *values, size_t count,
                                          const char *name, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(values[i].name) == length && memcmp(values[i].name, name, length) == 0)
            return &values[i];
    return NULL;
}

void say_format(struct text_buffer *buffer, const char *pattern, const struct say_value *values,
                size_t count)
{
    const struct say_value *value;
    const char *open, *close;

    buffer_add(buffer, "");
    while ((open = strchr(pattern, '{'))) {
        buffer_add_n(buffer, pattern, (size_t)(open - pattern));
        close = open + 1 + strcspn(open + 1, "{}");
        value =
            *close == '}' ? find_value(values, count, open + 1, (size_t)(close - open - 1)) : NULL;
        if (value) {
            buffer_add(buffer, value->text);
            pattern = close + 1;
        } else {
            buffer_add_n(buffer, open, 1);
            pattern = open + 1;
        }
    }
    buffer_add(buffer, pattern);
}
