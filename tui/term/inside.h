/* What the files of this folder share and nobody else may see: curses, and the open terminal. */
#ifndef DP_TUI_TERM_INSIDE_H
#define DP_TUI_TERM_INSIDE_H

#define NCURSES_WIDECHAR 1

#include "locale/charset/charset.h"
#include "locale/charset/keys.h"
#include "tui/term/key.h"
#include "tui/term/modes.h"
#include "tui/term/paint.h"
#include "tui/term/screen.h"
#include "tui/term/signals.h"
#include "tui/term/terminal.h"
#include "tui/term/translate.h"
#include "tui/term/wire.h"

enum {
    TERMINAL_ROWS_MOST = 80, /* a claimed 5000x5000 costs ncurses 686 MB */
    TERMINAL_COLUMNS_MOST = 250,
};

struct terminal {
    struct charset *charset;
    struct translator translator;
    struct key_decoder decoder;
    struct wire wire;
    struct modes modes;
    struct signals signals;
    struct screen screen;
    enum term_style style;
    int in_fd, out_fd;
    int rows, columns;
    bool colour;
    bool marks; /* attributes are safe: no magic cookie takes a cell */
    int cursor_row, cursor_column;

    bool frame_owed;   /* painted, not sent: the line was busy or keys were waiting */
    bool gone;         /* hang-up or a signal to leave */
    bool escaped;      /* Esc came, its second key is awaited until escape_end */
    bool after_return; /* the last byte was CR: a scanner's LF after it is the same key */
    int64_t escape_end;
    int empty_reads; /* readable line that gave nothing, in a row */
    struct key pushed_back;
};

/* Send what the queue holds and what ncurses drew, as far as the line takes it. */
void terminal_send(struct terminal *terminal);

/* Once, where colours are wanted. */
void paint_prepare(struct terminal *terminal);

/* The attributes of a paint, for what is written next. */
void paint_use(const struct terminal *terminal, enum paint paint);

/* Take the size the line claims now, clamped. True when it changed. */
bool terminal_measure(struct terminal *terminal);

#endif
