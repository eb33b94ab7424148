/* From curses key codes to the keys of key.h, and the mending of what terminfo leaves wrong. */
#ifndef DP_TUI_TERM_KEYMAP_H
#define DP_TUI_TERM_KEYMAP_H

#include "tui/term/key.h"

/* Teach ncurses the keys that keyboards send whatever TERM says (PuTTY's ESC [11~, the Linux
 * console's ESC [[A, both forms of arrows, Home and End), make the numeric pad type digits, and
 * undefine keys that would swallow Esc + digit, Esc + letter, ^H or ^L. After newterm(). */
void keymap_mend(void);

/* The key of a curses code (KEY_UP...); PRESS_NONE when it is none of ours. */
struct key keymap_of_code(int code);

/* The key of a control byte (0..31 or 127), Esc excepted. */
struct key keymap_of_control(unsigned char byte);

#endif
