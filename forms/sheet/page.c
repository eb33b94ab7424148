#include "forms/sheet/page.h"

#include <string.h>
#include <utf8proc.h>

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

/* The first line continues what is already on the current line. */
static void add_wrapped(struct page *page, int indent, bool continued, const char *text)
{
    struct wrap_line lines[LINES_MOST];
    size_t count = wrap_text(text, page->columns - indent, lines, LINES_MOST);

    for (size_t i = 0; i < count; i++) {
        if (i || !continued)
            add_spaces(page->out, lines[i].length ? indent : 0);
        buffer_add_n(page->out, lines[i].start, lines[i].length);
        buffer_add(page->out, "\n");
    }
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
    int used = indent + width_of(label);

    add_spaces(page->out, indent);
    buffer_add(page->out, label);
    add_spaces(page->out, used < at ? at - used : 1);
    add_wrapped(page, used < at ? at : used + 1, true, text);
}

void page_ends(struct page *page, const char *left, const char *right)
{
    struct text_buffer capitals;

    buffer_init(&capitals);
    page_capitals(&capitals, left);
    int room = page->columns - width_of(right) - 2;

    if (width_of(buffer_text(&capitals)) <= room) {
        width_pad(page->out, buffer_text(&capitals), room + 2);
        buffer_addf(page->out, "%s\n", right);
    } else {
        page_paragraph(page, 0, buffer_text(&capitals));
        page_paragraph(page, 0, right);
    }
    buffer_finish(&capitals);
}
