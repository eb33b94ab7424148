#include "forms/sheet/page.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "locale/charset/charset.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "locale/text/width.h"

enum { LINES_MOST = 200, LABEL_ABOVE_UNDER = 42 };

static void add_spaces(struct text_buffer *out, int count)
{
    for (int i = 0; i < count; i++)
        buffer_add_n(out, " ", 1);
}

void page_blank(struct page *page)
{
    buffer_add(page->out, "\n");
}

/* On the heap, as the paper can show it. One character folds to a few letters at most. */
static char *folded(const struct page *page, const char *text)
{
    enum { FOLD_MOST = 8 };
    size_t size = strlen(text) * FOLD_MOST + 1;
    char *out;

    if (!page->charset)
        return memory_text(text);
    out = memory_alloc(size);
    charset_fold(page->charset, text, out, size);
    return out;
}

/* The first line continues what is already on the current line. */
static void add_wrapped(struct page *page, int indent, bool continued, const char *text)
{
    struct wrap_line lines[LINES_MOST];
    char *shown = folded(page, text);
    size_t count = wrap_text(shown, page->columns - indent, lines, LINES_MOST);

    for (size_t i = 0; i < count; i++) {
        if (i || !continued)
            add_spaces(page->out, lines[i].length ? indent : 0);
        buffer_add_n(page->out, lines[i].start, lines[i].length);
        buffer_add(page->out, "\n");
    }
    free(shown);
}

void page_paragraph(struct page *page, int indent, const char *text)
{
    if (text[0])
        add_wrapped(page, indent, false, text);
}

/* Whatever the locale: a script may print under none. */
static uint32_t upper(uint32_t code)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
}

void page_capitals(struct text_buffer *out, const char *text)
{
    size_t length = strlen(text);

    while (length) {
        uint32_t code;
        char bytes[4];
        size_t size = utf8_decode(text, length, &code);

        if (!size)
            break;
        buffer_add_n(out, bytes, utf8_encode(upper(code), bytes));
        text += size;
        length -= size;
    }
}

void page_heading(struct page *page, const char *text)
{
    page_blank(page);
    page_paragraph(page, 0, text);
}

void page_labelled(struct page *page, int indent, int at, const char *label, const char *text)
{
    if (!text[0])
        return;
    if (page->columns < LABEL_ABOVE_UNDER) {
        page_paragraph(page, indent, label);
        page_paragraph(page, indent + 2, text);
        return;
    }
    char *shown = folded(page, label);
    int used = indent + width_of(shown);

    add_spaces(page->out, indent);
    buffer_add(page->out, shown);
    add_spaces(page->out, used < at ? at - used : 1);
    add_wrapped(page, used < at ? at : used + 1, true, text);
    free(shown);
}

void page_ends(struct page *page, const char *left, const char *right)
{
    struct text_buffer capitals;

    buffer_init(&capitals);
    page_capitals(&capitals, left);
    char *name = folded(page, buffer_text(&capitals)), *end = folded(page, right);
    int room = page->columns - width_of(end) - 2;

    if (width_of(name) <= room) {
        width_pad(page->out, name, room + 2);
        buffer_addf(page->out, "%s\n", end);
    } else {
        page_paragraph(page, 0, name);
        page_paragraph(page, 0, end);
    }
    free(name);
    free(end);
    buffer_finish(&capitals);
}
