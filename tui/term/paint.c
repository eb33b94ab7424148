#include "tui/term/inside.h"

#include "locale/text/gate.h"
#include "locale/text/utf8.h"
#include "locale/text/width.h"

#include <poll.h>
#include <string.h>

enum {
    CELLS_MOST = TERMINAL_COLUMNS_MOST,
    TEXT_MOST = CELLS_MOST * 8, /* bytes of one line: wide characters with their marks */
    BACKLOG_MOST = 64,          /* bytes a line may hold and still be called quick */
};

enum { PAIR_BAR = 1, PAIR_FOCUS, PAIR_BANNER };

struct look {
    short pair;
    attr_t colour;     /* attributes beside the pair */
    attr_t monochrome; /* where there is no colour, or it was declined */
};

/* Contrast was computed on three palettes: white on blue 5.7 and more, black on cyan 7.3, black on
 * white 9.0; red on black and white on red fail 4.5, so an error is reverse video and a word. The
 * serial style has no look at all: attributes triple the bytes of a key. */
static const struct look looks[PAINT_COUNT] = {
    [PAINT_PLAIN] = {.pair = 0},
    [PAINT_TITLE] = {.pair = PAIR_BAR, .monochrome = A_REVERSE},
    [PAINT_FOOTER] = {.pair = PAIR_BAR, .monochrome = A_REVERSE},
    [PAINT_FOCUS] = {.pair = PAIR_FOCUS, .monochrome = A_REVERSE},
    [PAINT_DIM] = {.colour = A_DIM, .monochrome = A_DIM},
    [PAINT_STRONG] = {.colour = A_BOLD, .monochrome = A_BOLD},
    [PAINT_ERROR] = {.colour = A_REVERSE, .monochrome = A_REVERSE},
    [PAINT_BANNER] = {.pair = PAIR_BANNER, .monochrome = A_REVERSE},
};

void paint_prepare(struct terminal *terminal)
{
    if (start_color() == ERR) {
        terminal->colour = false;
        return;
    }
    use_default_colors();
    init_pair(PAIR_BAR, COLOR_WHITE, COLOR_BLUE);
    init_pair(PAIR_FOCUS, COLOR_BLACK, COLOR_CYAN);
    init_pair(PAIR_BANNER, COLOR_BLACK, COLOR_WHITE);
}

void paint_use(const struct terminal *terminal, enum paint paint)
{
    const struct look *look = &looks[paint];
    if (terminal->style == TERM_SERIAL || !terminal->marks)
        attr_set(A_NORMAL, 0, NULL);
    else if (terminal->colour)
        attr_set(look->colour, look->pair, NULL);
    else
        attr_set(look->monochrome, 0, NULL);
}

void paint_clear(struct terminal *terminal)
{
    paint_use(terminal, PAINT_PLAIN);
    erase();
}

/* What may be shown: through the gate, then folded. */
static void prepare_text(const struct terminal *terminal, const char *text, char *out, size_t size)
{
    char safe[TEXT_MOST];
    size_t length = strnlen(text, sizeof safe - 1);
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--; /* not in the middle of a character */
    if (gate_pass(text, length, GATE_LINE, safe, sizeof safe, NULL) != GATE_SAFE)
        gate_show(text, length, safe, sizeof safe);
    charset_fold(terminal->charset, safe, out, size);
}

size_t term_fold(const struct terminal *terminal, const char *text, char *out, size_t size)
{
    return charset_fold(terminal->charset, text, out, size);
}

int term_width(const struct terminal *terminal, const char *text)
{
    char folded[TEXT_MOST];
    prepare_text(terminal, text, folded, sizeof folded);
    return width_of(folded);
}

static void add_text(const char *text, size_t length)
{
    wchar_t wide[TEXT_MOST];
    int count = 0;
    for (size_t at = 0; at < length && count < TEXT_MOST;) {
        uint32_t code = 0;
        size_t used = utf8_decode(text + at, length - at, &code);
        if (used == 0)
            break;
        wide[count++] = (wchar_t)code;
        at += used;
    }
    addnwstr(wide, count);
}

static void add_blanks(int columns)
{
    char blanks[CELLS_MOST];
    memset(blanks, ' ', sizeof blanks);
    if (columns > 0)
        addnstr(blanks, columns < CELLS_MOST ? columns : CELLS_MOST);
}

/* Cells available at this place: 0 outside the screen. */
static int room_at(const struct terminal *terminal, int row, int column)
{
    if (row < 0 || row >= terminal->rows || column < 0 || column >= terminal->columns)
        return 0;
    return terminal->columns - column;
}

static int clip(const struct terminal *terminal, int row, int column, int columns)
{
    int room = room_at(terminal, row, column);
    return columns < 0 || columns > room ? room : columns;
}

int paint_text(struct terminal *terminal, int row, int column, int columns, enum paint paint,
               const char *text)
{
    int area = clip(terminal, row, column, columns);
    if (area == 0)
        return 0;
    char folded[TEXT_MOST], more[8];
    prepare_text(terminal, text, folded, sizeof folded);
    term_fold(terminal, "\u2026", more, sizeof more);
    int wanted = width_of(folded), mark = width_of(more);
    bool cut = wanted > area;
    size_t length = strlen(folded);
    if (cut)
        length = width_cut(folded, area > mark ? area - mark : area);
    int used = width_of_n(folded, length);
    paint_use(terminal, paint);
    move(row, column);
    add_text(folded, length);
    if (cut && area > mark) {
        add_text(more, strlen(more));
        used += mark;
    }
    if (columns < 0)
        return used;
    add_blanks(area - used);
    return area;
}

void paint_fill(struct terminal *terminal, int row, int column, int columns, enum paint paint)
{
    int area = clip(terminal, row, column, columns);
    if (area == 0)
        return;
    paint_use(terminal, paint);
    move(row, column);
    add_blanks(area);
}

void paint_rule(struct terminal *terminal, int row, int column, int columns)
{
    int area = clip(terminal, row, column, columns);
    if (terminal->style != TERM_RICH || area == 0)
        return;
    wchar_t line[CELLS_MOST];
    for (int i = 0; i < area; i++)
        line[i] = 0x2500; /* folded by the translator: ncurses would count its own ACS */
    paint_use(terminal, PAINT_DIM);
    mvaddnwstr(row, column, line, area);
}

static int clamp_to(int value, int count)
{
    if (value < 0)
        return 0;
    return value < count ? value : count - 1;
}

void paint_cursor(struct terminal *terminal, int row, int column)
{
    terminal->cursor_row = clamp_to(row, terminal->rows);
    terminal->cursor_column = clamp_to(column, terminal->columns);
}

static bool keys_wait(const struct terminal *terminal)
{
    struct pollfd keys = {.fd = terminal->in_fd, .events = POLLIN};
    return poll(&keys, 1, 0) > 0;
}

/* An earlier frame still waits, or somebody types ahead of a slow line. */
static bool must_wait(const struct terminal *terminal)
{
    if (wire_is_busy(&terminal->wire))
        return true;
    return wire_backlog(&terminal->wire) > BACKLOG_MOST && keys_wait(terminal);
}

void paint_show(struct terminal *terminal)
{
    wire_push(&terminal->wire);
    terminal->frame_owed = must_wait(terminal);
    if (terminal->frame_owed)
        return;
    move(terminal->cursor_row, terminal->cursor_column);
    wnoutrefresh(stdscr);
    doupdate();
    terminal_send(terminal);
}

void terminal_repaint(struct terminal *terminal)
{
    clearok(curscr, TRUE);
    paint_show(terminal);
}
