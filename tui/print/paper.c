#include "tui/print/paper.h"

#include <stdlib.h>

#include "locale/charset/recode.h"
#include "model/desk/setting.h"

void paper_sheet(struct store *store, const struct act *act, const struct pack *pack,
                 const struct desk *desk, struct text_buffer *bytes)
{
    char name[SETTING_SIZE] = "UTF-8";
    struct text_buffer page = {0};
    size_t length;

    setting_get(store, "paper", name, NULL);
    struct charset *charset = charset_open(name);

    sheet_write(&page, act, pack, desk, setting_number(store, "columns"), charset);
    if (charset) {
        char *recoded = recode_to(charset, buffer_text(&page), page.length, &length);

        buffer_add_n(bytes, recoded, length);
        free(recoded);
    } else {
        buffer_add(bytes, buffer_text(&page));
    }
    charset_close(charset);
    buffer_finish(&page);
}
