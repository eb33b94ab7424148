#include "forms/point/column.h"

#include <stdlib.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/width.h"

enum { LABEL_WIDTH = 14, NARROW = 60, NARROW_INDENT = 2 };

void column_paragraph(struct text_buffer *out, int columns, int indent, const char *mark,
                      const char *text)
{
    int room = columns - indent > 2 ? columns - indent : 2;
    size_t count = wrap_count(text, room);
    struct wrap_line *lines = memory_zero(count + 1, sizeof *lines);

    count = wrap_text(text, room, lines, count);
    for (size_t i = 0; i < count; i++) {
        if (i && !lines[i].length) {
            buffer_add(out, "\n");
            continue;
        }
        width_pad(out, i ? "" : mark, indent);
        buffer_add_n(out, lines[i].start, lines[i].length);
        buffer_add(out, "\n");
    }
    free(lines);
}

static void add_narrow(struct text_buffer *out, int columns, const char *label, const char *text)
{
    const struct say_value values[] = {{"quoi", label}, {"texte", text}};
    struct text_buffer line = {0};

    if (label[0])
        say_format(&line, _("{quoi} : {texte}"), values, 2);
    else
        buffer_add(&line, text);
    column_paragraph(out, columns, label[0] ? 0 : NARROW_INDENT, "", buffer_text(&line));
    buffer_finish(&line);
}

void column_add(struct text_buffer *out, int columns, const char *label, const char *text)
{
    if (!text[0])
        return;
    if (columns < NARROW)
        add_narrow(out, columns, label, text);
    else
        column_paragraph(out, columns, LABEL_WIDTH, label, text);
}
