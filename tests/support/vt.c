#include "tests/support/vt.h"

#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <vterm.h>

struct vt {
    VTerm *term;
    VTermScreen *screen;
    bool recode;
    bool cursor_shown;
    char high[128][5]; /* the UTF-8 of bytes 0x80 to 0xFF */
};

static bool fill_high(struct vt *vt, const char *charset)
{
    iconv_t cd = iconv_open("UTF-8", charset);

    if (cd == (iconv_t)-1)
        return false;
    for (int i = 0; i < 128; i++) {
        char byte = (char)(unsigned char)(128 + i), *in = &byte, *out = vt->high[i];
        size_t in_left = 1, out_left = sizeof vt->high[i] - 1;
        bool known = iconv(cd, &in, &in_left, &out, &out_left) != (size_t)-1 && out > vt->high[i];
        bool control =
            known && (unsigned char)vt->high[i][0] == 0xC2 && (unsigned char)vt->high[i][1] < 0xA0;

        if (!known || control)
            strcpy(vt->high[i], "\xEF\xBF\xBD");
        iconv(cd, NULL, NULL, NULL, NULL);
    }
    iconv_close(cd);
    return true;
}

static int set_property(VTermProp prop, VTermValue *value, void *user)
{
    struct vt *vt = user;

    if (prop == VTERM_PROP_CURSORVISIBLE)
        vt->cursor_shown = value->boolean != 0;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = set_property};

struct vt *vt_create(int rows, int cols, const char *charset)
{
    struct vt *vt = calloc(1, sizeof *vt);

    if (vt == NULL)
        return NULL;
    vt->recode = strcasecmp(charset, "UTF-8") != 0;
    vt->cursor_shown = true;
    if (vt->recode && !fill_high(vt, charset)) {
        free(vt);
        return NULL;
    }
    vt->term = vterm_new(rows, cols);
    vterm_set_utf8(vt->term, 1);
    vt->screen = vterm_obtain_screen(vt->term);
    vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
    vterm_screen_enable_altscreen(vt->screen, 1);
    vterm_screen_reset(vt->screen, 1);
    return vt;
}

void vt_destroy(struct vt *vt)
{
    if (vt == NULL)
        return;
    vterm_free(vt->term);
    free(vt);
}

void vt_feed(struct vt *vt, const char *bytes, size_t count)
{
    if (!vt->recode) {
        vterm_input_write(vt->term, bytes, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        unsigned char byte = (unsigned char)bytes[i];

        if (byte < 0x80)
            vterm_input_write(vt->term, &bytes[i], 1);
        else
            vterm_input_write(vt->term, vt->high[byte - 0x80], strlen(vt->high[byte - 0x80]));
    }
}

void vt_resize(struct vt *vt, int rows, int cols)
{
    vterm_set_size(vt->term, rows, cols);
}

size_t vt_answer(struct vt *vt, char *answer, size_t size)
{
    return vterm_output_read(vt->term, answer, size);
}

int vt_rows(const struct vt *vt)
{
    int rows, cols;

    vterm_get_size(vt->term, &rows, &cols);
    return rows;
}

int vt_cols(const struct vt *vt)
{
    int rows, cols;

    vterm_get_size(vt->term, &rows, &cols);
    return cols;
}

static size_t put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

static bool read_cell(const struct vt *vt, int row, int col, VTermScreenCell *cell)
{
    memset(cell, 0, sizeof *cell);
    return vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = col}, cell) != 0;
}

/* libvterm marks the right half of a wide character with an impossible code point. */
static bool right_half(const VTermScreenCell *cell)
{
    return cell->chars[0] == UINT32_MAX;
}

static size_t cell_text(const VTermScreenCell *cell, char *out)
{
    size_t length = 0;

    if (right_half(cell))
        return 0;
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++)
        length += put_utf8(out + length, cell->chars[i]);
    return length;
}

char *vt_row(const struct vt *vt, int row)
{
    size_t cols = (size_t)vt_cols(vt), length = 0;
    char *text = calloc(cols * 4 * VTERM_MAX_CHARS_PER_CELL + 1, 1);

    for (size_t col = 0; text != NULL && col < cols; col++) {
        VTermScreenCell cell;
        size_t added;

        if (!read_cell(vt, row, (int)col, &cell) || right_half(&cell))
            continue;
        added = cell_text(&cell, text + length);
        if (added == 0)
            text[length++] = ' ';
        length += added;
    }
    while (length > 0 && text[length - 1] == ' ')
        text[--length] = '\0';
    return text;
}

struct vt_pos vt_cursor(const struct vt *vt)
{
    VTermPos pos;

    vterm_state_get_cursorpos(vterm_obtain_state(vt->term), &pos);
    return (struct vt_pos){.row = pos.row, .col = pos.col};
}

bool vt_cursor_shown(const struct vt *vt)
{
    return vt->cursor_shown;
}

static int palette(const VTermColor *color)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color) ||
        !VTERM_COLOR_IS_INDEXED(color))
        return -1;
    return color->indexed.idx;
}

struct vt_cell vt_cell(const struct vt *vt, int row, int col)
{
    struct vt_cell result = {.fg = -1, .bg = -1};
    VTermScreenCell cell;

    if (!read_cell(vt, row, col, &cell))
        return result;
    result.text[cell_text(&cell, result.text)] = '\0';
    result.bold = cell.attrs.bold;
    result.underline = cell.attrs.underline != 0;
    result.reverse = cell.attrs.reverse;
    result.blink = cell.attrs.blink;
    result.fg = palette(&cell.fg);
    result.bg = palette(&cell.bg);
    return result;
}
