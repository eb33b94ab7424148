#include "tui/print/paper.h"

#include <stdlib.h>

#include "locale/charset/recode.h"
#include "model/desk/setting.h"

static struct charset *open_charset(struct store *store)
{
    char name[SETTING_SIZE] = "UTF-8";

    setting_get(store, "paper", name, NULL);
    return charset_open(name);
}

static void recode(const struct charset *charset, const struct text_buffer *page,
                   struct text_buffer *bytes)
{
    size_t length;

    if (!charset) {
        buffer_add(bytes, buffer_text(page));
        return;
    }
    char *recoded = recode_to(charset, buffer_text(page), page->length, &length);

    buffer_add_n(bytes, recoded, length);
    free(recoded);
}

void paper_sheet(struct store *store, const struct act *act, const struct pack *pack,
                 const struct desk *desk, struct text_buffer *bytes)
{
    struct charset *charset = open_charset(store);
    struct text_buffer page = {0};

    sheet_write(&page, act, pack, desk, setting_number(store, "columns"), charset);
    recode(charset, &page, bytes);
    charset_close(charset);
    buffer_finish(&page);
}

void paper_text(struct store *store, const char *text, struct text_buffer *bytes)
{
    struct charset *charset = open_charset(store);
    struct text_buffer page = {0};

    buffer_add(&page, text);
    recode(charset, &page, bytes);
    charset_close(charset);
    buffer_finish(&page);
}
