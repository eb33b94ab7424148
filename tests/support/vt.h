#ifndef DP_TESTS_SUPPORT_VT_H
#define DP_TESTS_SUPPORT_VT_H

/*
 * A terminal without glass: bytes in, a page of cells out (libvterm).
 *
 * libvterm 0.1.4 knows UTF-8 only: told otherwise it strips bit 8. A terminal of another charset is
 * therefore emulated by turning each high byte into UTF-8 first, one byte one character; a byte the
 * charset leaves undefined (and a C1 control of ISO-8859) shows as U+FFFD so that a test sees it.
 * Rows and columns count from 0.
 */

#include <stdbool.h>
#include <stddef.h>

struct vt;

struct vt_pos {
    int row;
    int col;
};

struct vt_cell {
    char text[28]; /* UTF-8, empty for a blank or the right half of a wide character */
    bool bold;
    bool underline;
    bool reverse;
    bool blink;
    int fg; /* index of the palette, -1 for the terminal's own */
    int bg;
};

/* charset: a name iconv knows, "UTF-8" among them. NULL when iconv does not know it. */
struct vt *vt_create(int rows, int cols, const char *charset);
void vt_destroy(struct vt *vt);

void vt_feed(struct vt *vt, const char *bytes, size_t count);
void vt_resize(struct vt *vt, int rows, int cols);

/* What the terminal answers to the host (status reports). Returns the bytes written to answer. */
size_t vt_answer(struct vt *vt, char *answer, size_t size);

int vt_rows(const struct vt *vt);
int vt_cols(const struct vt *vt);

/* One row in UTF-8 without its trailing blanks; the caller frees it. */
char *vt_row(const struct vt *vt, int row);
struct vt_pos vt_cursor(const struct vt *vt);
bool vt_cursor_shown(const struct vt *vt);
struct vt_cell vt_cell(const struct vt *vt, int row, int col);

#endif
