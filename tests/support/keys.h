#ifndef DP_TESTS_SUPPORT_KEYS_H
#define DP_TESTS_SUPPORT_KEYS_H

/*
 * Keys as a test writes them: text in UTF-8, and names between < and >.
 *
 *   F1 to F12  Enter  Tab  BackTab  Esc  Space  BS  Del  Ins  Up  Down  Left  Right
 *   Home  End  PgUp  PgDn  lt (the character <)  C-a to C-z
 *
 * "<F2>1<Enter>abc<Esc>u". The bytes are those that a keyboard sends under the given TERM (terminfo
 * of ncurses 6.4); TERM values other than linux and xterm* send a vt220's.
 */

#include <stddef.h>

/* The bytes of keys for term, text turned into charset; the caller frees. *length receives their
 * number. NULL when a name or a character is unknown: the test is wrong. */
char *keys_bytes(const char *keys, const char *term, const char *charset, size_t *length);

#endif
