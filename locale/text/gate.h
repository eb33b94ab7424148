/* The one gate that makes text safe to store, show, print or export.
 *
 * Data from outside (keyboard, sheets, command line, exchange) passes here before anything else.
 * Why each rule: escape sequences in data drive terminals (xterm CVE-2022-45063, git
 * CVE-2024-52005), direction overrides and zero-width characters make a text read differently from
 * what it is, and ncurses lets both through. So: strict UTF-8, no C0, C1 or DEL, no bidi control,
 * no zero-width, tag, private or unassigned character, no line separator, at most GATE_MARKS_MOST
 * combining marks on a base and none without a base; what passes is NFC. No-break spaces pass.
 */
#ifndef DP_LOCALE_TEXT_GATE_H
#define DP_LOCALE_TEXT_GATE_H

#include <stddef.h>

#define GATE_MARKS_MOST 2

enum gate_kind {
    GATE_LINE,      /* no line break */
    GATE_PARAGRAPH, /* \n allowed */
};

enum gate_verdict {
    GATE_SAFE = 0,
    GATE_ENCODING,   /* a byte that is not UTF-8 */
    GATE_CONTROL,    /* C0, C1, DEL, line or paragraph separator */
    GATE_DIRECTION,  /* bidi control */
    GATE_INVISIBLE,  /* zero width, tag, filler, soft hyphen */
    GATE_UNASSIGNED, /* no character, or a private one */
    GATE_MARKS,      /* too many combining marks, or one with nothing to stand on */
    GATE_TOO_LONG,   /* safe, but the NFC form and its zero do not fit in `size` */
};

/* Write the safe form of `length` bytes in `out`. When refused, `out` holds "" and *position the
 * byte offset in `in` of what is refused (for GATE_TOO_LONG, of nothing in particular: `length`).
 * `position` may be NULL. `out` must not overlap `in`. */
enum gate_verdict gate_pass(const char *in, size_t length, enum gate_kind kind, char *out,
                            size_t size, size_t *position);

/* A form that is always safe on one line, for messages: what the gate refuses is spelled out, a
 * character as `<U+202E>`, a byte that is not UTF-8 as `<FF>`. Cut at a boundary to fit. */
void gate_show(const char *in, size_t length, char *out, size_t size);

#endif
