#include "tui/term/line_edit.h"

#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "locale/text/width.h"
#include "tui/term/inside.h"

#include <form.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { CELLS_MOST = 2 * LINE_EDIT_MAX + 1, BYTES_MOST = LINE_EDIT_MAX * UTF8_MOST };

struct line_edit {
    struct terminal *terminal;
    int row, column, width;
    int max_chars;
    int offset; /* columns hidden on the left */
    bool refused;
    bool marked[2]; /* a bracket, left or right, is replaced by its mark */
    WINDOW *pad;    /* no resize reaches it */
    FORM *form;
    FIELD *fields[2];
    char text[CELLS_MOST * UTF8_MOST + 1];
};

/* libform without its habits: no erasing at the first key (O_BLANK), no jump at the end
 * (O_AUTOSKIP), no leaving by Backspace or Enter (overloads). */
static bool make_form(struct line_edit *edit)
{
    int cells = 2 * edit->max_chars + 1; /* as wide as any text: the form never scrolls */
    edit->pad = newpad(1, cells);
    edit->fields[0] = new_field(1, cells, 0, 0, 0, 0);
    if (edit->pad == NULL || edit->fields[0] == NULL)
        return false;
    field_opts_off(edit->fields[0], O_BLANK | O_AUTOSKIP | O_WRAP);
    edit->form = new_form(edit->fields);
    if (edit->form == NULL)
        return false;
    form_opts_off(edit->form, O_BS_OVERLOAD | O_NL_OVERLOAD);
    set_form_win(edit->form, edit->pad);
    set_form_sub(edit->form, edit->pad);
    return post_form(edit->form) == E_OK;
}

struct line_edit *line_edit_open(struct terminal *terminal, int row, int column, int width,
                                 int max_chars, const char *initial)
{
    struct line_edit *edit = memory_zero(1, sizeof *edit);
    edit->terminal = terminal;
    edit->row = row;
    edit->column = column;
    edit->width = width > 0 ? width : 1;
    edit->max_chars = max_chars < LINE_EDIT_MAX ? max_chars : LINE_EDIT_MAX;
    if (edit->max_chars < 1)
        edit->max_chars = 1;
    if (!make_form(edit)) {
        line_edit_close(edit);
        return NULL;
    }
    line_edit_replace(edit, initial != NULL ? initial : "");
    return edit;
}

void line_edit_close(struct line_edit *edit)
{
    if (edit == NULL)
        return;
    if (edit->form != NULL) {
        unpost_form(edit->form);
        free_form(edit->form);
    }
    if (edit->fields[0] != NULL)
        free_field(edit->fields[0]);
    if (edit->pad != NULL)
        delwin(edit->pad);
    free(edit);
}

static int cursor_of(const struct line_edit *edit)
{
    pos_form_cursor(edit->form);
    return getcurx(edit->pad);
}

/* The whole text up to the cursor or the last character, whichever is farther: libform pads its
 * buffer with blanks, and blanks typed at the end are only known by the cursor. The buffer is
 * stale until REQ_VALIDATION. */
static const char *read_text(struct line_edit *edit)
{
    form_driver(edit->form, REQ_VALIDATION);
    const char *buffer = field_buffer(edit->fields[0], 0);
    utf8_copy(edit->text, sizeof edit->text, buffer != NULL ? buffer : "");
    size_t length = strlen(edit->text), typed = width_cut(edit->text, cursor_of(edit));
    while (length > typed && edit->text[length - 1] == ' ')
        length--;
    edit->text[length] = '\0';
    return edit->text;
}

const char *line_edit_text(struct line_edit *edit)
{
    const char *raw = read_text(edit);
    while (*raw == ' ')
        raw++;
    size_t length = strlen(raw);
    while (length > 0 && raw[length - 1] == ' ')
        length--;
    char safe[sizeof edit->text];
    if (gate_pass(raw, length, GATE_LINE, safe, sizeof safe, NULL) != GATE_SAFE)
        gate_show(raw, length, safe, sizeof safe);
    memcpy(edit->text, safe, strlen(safe) + 1);
    return edit->text;
}

bool line_edit_refused(const struct line_edit *edit)
{
    return edit->refused;
}

static bool is_full(struct line_edit *edit)
{
    const char *text = read_text(edit);
    return utf8_count(text, strlen(text)) >= (size_t)edit->max_chars;
}

static bool insert(struct line_edit *edit, uint32_t code)
{
    return !is_full(edit) && form_driver_w(edit->form, OK, (wchar_t)code) == E_OK;
}

/* A combining mark, which libform would drop, joins the letter before the cursor where Unicode has
 * a letter for both. */
static bool compose(struct line_edit *edit, const char *mark, size_t mark_length)
{
    const char *text = read_text(edit);
    size_t at = width_cut(text, cursor_of(edit)), before = utf8_previous(text, at);
    char pair[2 * UTF8_MOST + 1] = {0}, composed[2 * UTF8_MOST + 1];
    if (at == 0 || at - before > UTF8_MOST)
        return false;
    memcpy(pair, text + before, at - before);
    memcpy(pair + (at - before), mark, mark_length);
    if (gate_pass(pair, strlen(pair), GATE_LINE, composed, sizeof composed, NULL) != GATE_SAFE)
        return false;
    uint32_t code = 0;
    if (utf8_decode(composed, strlen(composed), &code) != strlen(composed))
        return false;
    form_driver(edit->form, REQ_DEL_PREV);
    return insert(edit, code);
}

static bool type(struct line_edit *edit, uint32_t code)
{
    char bytes[UTF8_MOST], safe[UTF8_MOST * 4];
    size_t length = utf8_encode(code, bytes);
    enum gate_verdict verdict = gate_pass(bytes, length, GATE_LINE, safe, sizeof safe, NULL);
    if (verdict == GATE_MARKS)
        return compose(edit, bytes, length);
    return verdict == GATE_SAFE && length > 0 && insert(edit, code);
}

/* Counted here: asking libform for its text before each character makes 300 of them a second. A
 * mark that no letter took is left out, as libform would. */
static void fill(struct line_edit *edit, const char *safe)
{
    size_t length = strlen(safe);
    for (int room = edit->max_chars; length > 0 && room > 0;) {
        uint32_t code = 0;
        size_t used = utf8_decode(safe, length, &code);
        if (used == 0)
            break;
        safe += used;
        length -= used;
        room -= width_of_code(code) > 0 && form_driver_w(edit->form, OK, (wchar_t)code) == E_OK;
    }
}

void line_edit_replace(struct line_edit *edit, const char *text)
{
    char safe[BYTES_MOST + 1];
    size_t length = strlen(text);
    form_driver(edit->form, REQ_CLR_FIELD);
    edit->offset = 0;
    edit->refused = false;
    if (gate_pass(text, length, GATE_LINE, safe, sizeof safe, NULL) != GATE_SAFE)
        gate_show(text, length, safe, sizeof safe);
    fill(edit, safe);
    line_edit_draw(edit);
}

static void go_left(struct line_edit *edit)
{
    if (cursor_of(edit) > 0)
        form_driver(edit->form, REQ_PREV_CHAR);
}

static void go_right(struct line_edit *edit)
{
    if (cursor_of(edit) < width_of(read_text(edit)))
        form_driver(edit->form, REQ_NEXT_CHAR);
}

static void go_home(struct line_edit *edit)
{
    while (cursor_of(edit) > 0 && form_driver(edit->form, REQ_PREV_CHAR) == E_OK)
        ;
}

static void go_end(struct line_edit *edit)
{
    form_driver(edit->form, REQ_END_FIELD);
}

static void erase_before(struct line_edit *edit)
{
    if (cursor_of(edit) > 0)
        form_driver(edit->form, REQ_DEL_PREV);
}

static void erase_here(struct line_edit *edit)
{
    form_driver(edit->form, REQ_DEL_CHAR);
}

bool line_edit_key(struct line_edit *edit, const struct key *key)
{
    static void (*const moves[])(struct line_edit *) = {
        [PRESS_LEFT] = go_left, [PRESS_RIGHT] = go_right,         [PRESS_HOME] = go_home,
        [PRESS_END] = go_end,   [PRESS_BACKSPACE] = erase_before, [PRESS_DELETE] = erase_here,
    };
    edit->refused = false;
    if (key->kind == PRESS_TEXT)
        edit->refused = !type(edit, key->code);
    else if (key->kind < sizeof moves / sizeof *moves && moves[key->kind] != NULL)
        moves[key->kind](edit);
    else
        return false;
    line_edit_draw(edit);
    return true;
}

/* Keep the cursor in sight. It may stand on the closing bracket when the text is over: a field as
 * wide as its text never scrolls. Inside the text scrolling goes by thirds, for slow lines. */
static void scroll_to_cursor(struct line_edit *edit, int cursor, int length)
{
    bool at_end = cursor == length;
    int step = edit->width / 3;
    int last = at_end ? edit->width : edit->width - 1;
    if (length <= edit->width)
        edit->offset = 0;
    if (cursor < edit->offset)
        edit->offset = cursor > step ? cursor - step : 0;
    if (cursor > edit->offset + last)
        edit->offset = cursor - last + (at_end ? 0 : step);
}

/* `<` or `>` over the caller's bracket, in the bracket's own colours, and the bracket back. */
static void draw_mark(struct line_edit *edit, int side, bool hidden)
{
    static const char marks[2] = {'<', '>'}, brackets[2] = {'[', ']'};
    int column = side == 0 ? edit->column - 1 : edit->column + edit->width;
    if ((!hidden && !edit->marked[side]) || column < 0 || column >= edit->terminal->columns)
        return;
    attr_t attributes = 0;
    short pair = 0;
    wchar_t old[CCHARW_MAX + 1];
    cchar_t cell;
    mvin_wch(edit->row, column, &cell);
    getcchar(&cell, old, &attributes, &pair, NULL);
    attr_set(attributes, pair, NULL);
    mvaddch(edit->row, column, (chtype)(hidden ? marks[side] : brackets[side]));
    edit->marked[side] = hidden;
}

/* The part of the text that the field shows, completed with blanks. Never more than `width`. */
static void draw_window(struct line_edit *edit, const char *text)
{
    wchar_t line[TERMINAL_COLUMNS_MOST + 1];
    int room = edit->terminal->columns - edit->column;
    int width = edit->width < room ? edit->width : room;
    int count = 0, drawn = 0, at = 0;
    size_t length = strlen(text);
    for (size_t i = 0; i < length && drawn < width;) {
        uint32_t code = 0;
        size_t used = utf8_decode(text + i, length - i, &code);
        int columns = width_of_code(code);
        i += used > 0 ? used : 1;
        bool shown = at >= edit->offset && at - edit->offset + columns <= width;
        at += columns;
        if (!shown)
            continue;
        line[count++] = (wchar_t)code;
        drawn = at - edit->offset;
    }
    while (drawn++ < width)
        line[count++] = L' ';
    paint_use(edit->terminal, PAINT_FOCUS);
    mvaddnwstr(edit->row, edit->column, line, count);
}

void line_edit_draw(struct line_edit *edit)
{
    if (edit->row < 0 || edit->row >= edit->terminal->rows || edit->column < 0 ||
        edit->column >= edit->terminal->columns)
        return;
    const char *text = read_text(edit);
    int length = width_of(text);
    scroll_to_cursor(edit, cursor_of(edit), length);
    draw_window(edit, text);
    draw_mark(edit, 0, edit->offset > 0);
    draw_mark(edit, 1, length - edit->offset > edit->width);
}

void line_edit_move(struct line_edit *edit, int row, int column, int width)
{
    edit->row = row;
    edit->column = column;
    edit->width = width > 0 ? width : 1;
    edit->marked[0] = edit->marked[1] = false;
    line_edit_draw(edit);
}

void line_edit_place_cursor(const struct line_edit *edit)
{
    paint_cursor(edit->terminal, edit->row, edit->column + cursor_of(edit) - edit->offset);
}
