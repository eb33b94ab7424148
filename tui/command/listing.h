/* The results of a command: rows of cells, or one thing told field by field, written as text for a
 * person, as TSV without a header, or as JSON (RFC 8259).
 *
 * Cells are collected and written together at listing_close(), because columns of text are
 * measured. Text and TSV never hold a tab, a line end or anything the gate refuses within a cell.
 */
#ifndef DP_TUI_COMMAND_LISTING_H
#define DP_TUI_COMMAND_LISTING_H

#include "tui/command/call.h"

enum listing_where { IN_TEXT = 1, IN_TSV = 2, IN_JSON = 4, IN_ALL = 7 };

struct listing_column {
    const char *name; /* key in JSON */
    unsigned where;   /* listing_where; 0 counts as IN_ALL */
    bool number;      /* a number in JSON, on the right in text */
};

struct listing;

struct listing *listing_open(const struct command_call *call, const struct listing_column *columns,
                             size_t count);

/* The next cell of the row, copied; NULL is `-`, and null in JSON. A row is complete when every
 * column was given. */
void listing_add(struct listing *listing, const char *text);
void listing_add_number(struct listing *listing, long long number);

/* Write everything on standard output and free. */
void listing_close(struct listing *listing);

/* One thing: fields with a key for machines and a label (already said) for people. An empty value
 * is left out of the text. */
struct record_page;

struct record_page *record_page_open(const struct command_call *call);
void record_page_add(struct record_page *page, const char *key, const char *label,
                     const char *value);
void record_page_close(struct record_page *page);

/* `text` as a JSON string, quotes included; a byte that is not UTF-8 becomes U+FFFD. */
void json_string(struct text_buffer *out, const char *text);

#endif
