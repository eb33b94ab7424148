#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "locale/text/utf8.h"
#include "locale/text/width.h"

#define COLUMNS_LEAST 2 /* a wide character must fit */

/* French typography sets a space before these, and never begins a line with them. */
static const char *const closing[] = {":", ";", "?", "!", "»", "%", "€", ")", "]",
                                      ",", ".", "…", "·", "/", "”", "–", "—", NULL};
static const char *const opening[] = {"«", "(", "[", "“", NULL};

static bool begins_with(const char *text, size_t length, const char *const *marks)
{
    for (; *marks; marks++)
        if (length >= strlen(*marks) && memcmp(text, *marks, strlen(*marks)) == 0)
            return true;
    return false;
}

static bool ends_with(const char *text, size_t length, const char *const *marks)
{
    for (; *marks; marks++)
        if (length >= strlen(*marks) &&
            memcmp(text + length - strlen(*marks), *marks, strlen(*marks)) == 0)
            return true;
    return false;
}

static size_t skip_spaces(const char *text, size_t length, size_t at)
{
    while (at < length && text[at] == ' ')
        at++;
    return at;
}

static size_t trim(const char *text, size_t end)
{
    while (end > 0 && text[end - 1] == ' ')
        end--;
    return end;
}

/* May a line end before the space at `at`? Not when that would leave an empty line. */
static bool may_break(const char *text, size_t length, size_t at)
{
    size_t before = trim(text, at), after = skip_spaces(text, length, at);

    return before > 0 && !ends_with(text, before, opening) &&
           !begins_with(text + after, length - after, closing);
}

/* One line of `text` (`length` bytes without \n, no space at its end, not empty): its bytes in
 * *line; returns the offset where the next line begins. */
static size_t next_line(const char *text, size_t length, int columns, size_t *line)
{
    size_t fits = width_cut_n(text, length, columns), at = fits;

    if (fits == length) {
        *line = length;
        return length;
    }
    while (at > 0 && !(text[at] == ' ' && may_break(text, length, at)))
        at--;
    if (at == 0) /* no good place: any space is better than the middle of a word */
        for (at = fits; at > 0 && !(text[at] == ' ' && trim(text, at) > 0);)
            at--;
    if (at == 0) /* one word, longer than the line */
        at = fits > 0 ? fits : utf8_next(text, length, 0);
    *line = trim(text, at);
    return skip_spaces(text, length, at);
}

struct wrapping {
    struct wrap_line *lines; /* NULL only counts */
    size_t most, count;
};

static bool add_line(struct wrapping *wrapping, const char *start, size_t length)
{
    if (wrapping->lines) {
        if (wrapping->count >= wrapping->most)
            return false;
        wrapping->lines[wrapping->count] = (struct wrap_line){.start = start, .length = length};
    }
    wrapping->count++;
    return true;
}

/* One paragraph: text without \n. */
static bool wrap_paragraph(struct wrapping *wrapping, const char *text, size_t length, int columns)
{
    size_t line = 0, next;

    length = trim(text, length);
    if (length == 0)
        return add_line(wrapping, text, 0);
    while (length > 0) {
        next = next_line(text, length, columns, &line);
        if (!add_line(wrapping, text, line))
            return false;
        text += next;
        length -= next;
    }
    return true;
}

static size_t wrap(const char *text, int columns, struct wrapping *wrapping)
{
    const char *end;

    if (columns < COLUMNS_LEAST)
        columns = COLUMNS_LEAST;
    for (;; text = end + 1) {
        end = strchrnul(text, '\n');
        if (!wrap_paragraph(wrapping, text, (size_t)(end - text), columns) || *end == '\0')
            return wrapping->count;
    }
}

size_t wrap_text(const char *text, int columns, struct wrap_line *lines, size_t most)
{
    struct wrapping wrapping = {.lines = lines, .most = most};

    return most > 0 ? wrap(text, columns, &wrapping) : 0;
}

size_t wrap_count(const char *text, int columns)
{
    struct wrapping wrapping = {.lines = NULL};

    return wrap(text, columns, &wrapping);
}
