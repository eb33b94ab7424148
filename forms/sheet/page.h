/* Laying out a page of plain text: headings, indented paragraphs, labelled lines; private to the
 * sheet. Under 42 columns a label stands on its own line. */
#ifndef DP_FORMS_SHEET_PAGE_H
#define DP_FORMS_SHEET_PAGE_H

#include <stdbool.h>

#include "locale/text/buffer.h"

struct charset;

/* What `charset` lacks is folded before anything is measured (œ becomes oe, which is wider); NULL
 * is UTF-8, which lacks nothing. */
struct page {
    struct text_buffer *out;
    int columns;
    const struct charset *charset;
};

void page_blank(struct page *page);
void page_paragraph(struct page *page, int indent, const char *text);

/* A heading in capitals, after a blank line. */
void page_heading(struct page *page, const char *text);

/* « Téléphone   02 97… »: `text` aligned on column `at`, nothing when it is empty. */
void page_labelled(struct page *page, int indent, int at, const char *label, const char *text);

/* `left` in capitals and `right` against the right edge, on two lines where they do not fit. */
void page_ends(struct page *page, const char *left, const char *right);

/* `text` in capitals, added to `out`. */
void page_capitals(struct text_buffer *out, const char *text);

#endif
