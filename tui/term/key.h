/* Keys: what a person pressed, whatever the keyboard sends.
 *
 * Bytes are decoded from the terminal's charset by us (get_wch() loses keys after one stray byte).
 * 8, 127 and the terminfo key are one PRESS_BACKSPACE. Function keys of PuTTY, the Linux console,
 * VT and xterm are known whatever TERM says; each is also Esc then its digit (0 for F10), the
 * second key being awaited a second and a half. The digits of a numeric pad are digits.
 */
#ifndef DP_TUI_TERM_KEY_H
#define DP_TUI_TERM_KEY_H

#include "tui/term/terminal.h"

#include <stdint.h>

enum key_kind {
    PRESS_NONE, /* the timeout passed */
    PRESS_TEXT, /* code: a code point, never a control */
    PRESS_ENTER,
    PRESS_TAB,
    PRESS_BACKTAB,
    PRESS_UP,
    PRESS_DOWN,
    PRESS_LEFT,
    PRESS_RIGHT,
    PRESS_HOME,
    PRESS_END,
    PRESS_PAGE_UP,
    PRESS_PAGE_DOWN,
    PRESS_BACKSPACE,
    PRESS_DELETE,
    PRESS_INSERT,
    PRESS_FUNCTION, /* code: 1..12 */
    PRESS_ESCAPE,   /* Esc alone, or twice */
    PRESS_ESCAPED,  /* Esc then a character; code: that character, letters in lower case */
    PRESS_CONTROL,  /* Ctrl and a letter that means nothing above; code: 'A'..'Z' */
    PRESS_REPAINT,  /* ^L; terminal_repaint() has been done already */
    PRESS_RESIZE,   /* the size changed: lay out and draw again */
    PRESS_HANGUP,   /* line lost, SIGHUP, SIGTERM or SIGINT: save, close, leave. Comes for ever */
};

struct key {
    enum key_kind kind;
    uint32_t code; /* 0 where the kind says nothing of it */
};

/* Wait for one key, at most `timeout_ms` (-1 for ever, 0 only looks), and meanwhile send what is
 * owed to the line. The timeout of a pending Esc is its own. Returns true unless PRESS_NONE. */
bool terminal_wait(struct terminal *terminal, int timeout_ms, struct key *key);

/* Whether the line's charset can show and type this code point as itself. */
bool terminal_can_show(const struct terminal *terminal, uint32_t code);

#endif
