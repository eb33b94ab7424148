#include "tui/term/inside.h"

#include "locale/text/memory.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { ESCAPE_DELAY_MS = 100, LAST_WORDS_MS = 250 };

static bool refuse(struct fault *fault, enum fault_code code, int system, const char *word)
{
    fault_set(fault, code);
    if (fault != NULL) {
        fault->system = system;
        FAULT_TEXT(fault->word, word);
    }
    return false;
}

static bool says_nothing(const char *term)
{
    static const char *const mute[] = {"", "dumb", "unknown"};
    for (size_t i = 0; i < sizeof mute / sizeof *mute; i++) {
        if (strcmp(term, mute[i]) == 0)
            return true;
    }
    return false;
}

/* What can be known before the line is touched. */
static bool check_setup(const struct terminal_setup *setup, struct fault *fault)
{
    if (!isatty(setup->in_fd) || !isatty(setup->out_fd))
        return refuse(fault, FAULT_TERMINAL_NONE, errno, "");
    const char *term = setup->term != NULL ? setup->term : "";
    if (says_nothing(term))
        return refuse(fault, FAULT_TERMINAL_UNKNOWN, 0, term);
    const char *codeset = nl_langinfo(CODESET);
    if (strcmp(codeset, "UTF-8") != 0)
        return refuse(fault, FAULT_LOCALE, 0, codeset);
    return true;
}

static bool open_line(struct terminal *terminal, struct fault *fault)
{
    if (!signals_open(&terminal->signals) || !modes_enter(&terminal->modes, terminal->in_fd) ||
        !wire_open(&terminal->wire, terminal->out_fd))
        return refuse(fault, FAULT_TERMINAL_NONE, errno, "");
    return true;
}

static bool open_charset(struct terminal *terminal, const char *name, struct fault *fault)
{
    if (name == NULL || *name == '\0')
        name = "UTF-8";
    terminal->charset = charset_open(name);
    if (terminal->charset == NULL)
        return refuse(fault, FAULT_SETTING_VALUE, 0, name);
    if (modes_seven_bits(&terminal->modes)) {
        charset_close(terminal->charset);
        terminal->charset = charset_open("ASCII");
    }
    return terminal->charset != NULL;
}

static bool open_screen(struct terminal *terminal, const struct terminal_setup *setup,
                        struct fault *fault)
{
    static const char fallback[] = "vt100";
    bool given = setup->escape_delay_ms > 0;
    terminal_measure(terminal);
    struct screen_setup screen = {.term = setup->term,
                                  .in_fd = terminal->in_fd,
                                  .escape_delay_ms =
                                      given ? setup->escape_delay_ms : ESCAPE_DELAY_MS,
                                  .rows = terminal->rows,
                                  .columns = terminal->columns};
    if (screen_open(&terminal->screen, &screen))
        return true;
    refuse(fault, FAULT_TERMINAL_UNKNOWN, 0, setup->term);
    screen.term = fallback;
    if (!screen_open(&terminal->screen, &screen))
        return false;
    if (fault != NULL)
        FAULT_TEXT(fault->hint, fallback);
    return true;
}

static void choose_style(struct terminal *terminal, const struct terminal_setup *setup)
{
    bool colours = screen_number("colors") >= 8;
    terminal->style = setup->style;
    if (terminal->style == TERM_AUTO)
        terminal->style = colours && !modes_slow_line(&terminal->modes) ? TERM_RICH : TERM_SERIAL;
    terminal->colour = terminal->style == TERM_RICH && setup->colour && colours;
    terminal->marks = screen_number("xmc") <= 0;
    if (terminal->colour)
        paint_prepare(terminal);
}

static int clamp(int value, int least, int most, int unknown)
{
    if (value <= 0)
        return unknown;
    if (value < least)
        return least;
    return value < most ? value : most;
}

bool terminal_measure(struct terminal *terminal)
{
    struct winsize size = {0};
    if (ioctl(terminal->out_fd, TIOCGWINSZ, &size) != 0)
        size = (struct winsize){0};
    int rows = clamp(size.ws_row, 2, TERMINAL_ROWS_MOST, 24);
    int columns = clamp(size.ws_col, 8, TERMINAL_COLUMNS_MOST, 80);
    bool changed = rows != terminal->rows || columns != terminal->columns;
    terminal->rows = rows;
    terminal->columns = columns;
    return changed;
}

struct terminal *terminal_open(const struct terminal_setup *setup, struct fault *fault)
{
    fault_set(fault, FAULT_NONE);
    if (!check_setup(setup, fault))
        return NULL;
    struct terminal *terminal = memory_zero(1, sizeof *terminal);
    terminal->in_fd = setup->in_fd;
    terminal->out_fd = setup->out_fd;
    terminal->wire.fd = -1;
    terminal->signals.fd = -1;
    if (!open_line(terminal, fault) || !open_charset(terminal, setup->charset, fault) ||
        !open_screen(terminal, setup, fault)) {
        terminal_close(terminal);
        return NULL;
    }
    translate_begin(&terminal->translator, terminal->charset, screen_string("smacs"),
                    screen_string("rmacs"), screen_string("acsc"));
    key_decoder_init(&terminal->decoder, terminal->charset);
    choose_style(terminal, setup);
    terminal_repaint(terminal);
    return terminal;
}

void terminal_close(struct terminal *terminal)
{
    if (terminal == NULL)
        return;
    if (terminal->screen.handle != NULL) {
        screen_leave(&terminal->screen);
        terminal_send(terminal);
        wire_drain(&terminal->wire, LAST_WORDS_MS);
    }
    screen_close(&terminal->screen);
    wire_close(&terminal->wire);
    modes_leave(&terminal->modes);
    signals_close(&terminal->signals);
    charset_close(terminal->charset);
    free(terminal);
}

void terminal_send(struct terminal *terminal)
{
    struct text_buffer drawn = {0};
    screen_take(&terminal->screen, &drawn);
    translate_bytes(&terminal->translator, buffer_text(&drawn), drawn.length,
                    &terminal->wire.queue);
    buffer_finish(&drawn);
    wire_push(&terminal->wire);
}

enum term_style terminal_style(const struct terminal *terminal)
{
    return terminal->style;
}

const char *terminal_charset(const struct terminal *terminal)
{
    return charset_name(terminal->charset);
}

int terminal_rows(const struct terminal *terminal)
{
    return terminal->rows;
}

int terminal_columns(const struct terminal *terminal)
{
    return terminal->columns;
}

size_t terminal_bytes_written(const struct terminal *terminal)
{
    return terminal->wire.written;
}

bool terminal_is_gone(const struct terminal *terminal)
{
    return terminal->gone || terminal->wire.gone;
}
