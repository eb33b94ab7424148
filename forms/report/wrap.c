#include "forms/report/wrap.h"

#include <stdlib.h>

#include "locale/text/memory.h"
#include "locale/text/width.h"

void report_wrap(struct text_buffer *out, int margin, int hang, const char *label, const char *text)
{
    struct text_buffer whole = {0};
    int columns = REPORT_COLUMNS - margin - hang;

    buffer_addf(&whole, "%s%s", label, text);
    size_t count = wrap_count(buffer_text(&whole), columns);
    struct wrap_line *lines = memory_zero(count + 1, sizeof *lines);

    count = wrap_text(buffer_text(&whole), columns, lines, count);
    for (size_t i = 0; i < count; i++) {
        width_pad(out, "", margin + (i ? hang : 0));
        buffer_add_n(out, lines[i].start, lines[i].length);
        buffer_add(out, "\n");
    }
    free(lines);
    buffer_finish(&whole);
}
