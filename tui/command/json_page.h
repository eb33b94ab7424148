/* A JSON value of several levels (RFC 8259), for results that are neither a list of rows nor one
 * flat record (listing.h). Strings are written through json_string(), hence always valid.
 */
#ifndef DP_TUI_COMMAND_JSON_PAGE_H
#define DP_TUI_COMMAND_JSON_PAGE_H

#include <stdbool.h>

#include "locale/text/buffer.h"

struct json_page {
    struct text_buffer out;
    int depth;
    bool filled; /* something stands before, at this level */
};

/* `key` NULL within a list. `bracket` is '{' or '['; every opening has its closing. */
void json_open(struct json_page *page, const char *key, char bracket);
void json_close(struct json_page *page, char bracket);

void json_text(struct json_page *page, const char *key, const char *text); /* NULL is null */
void json_number(struct json_page *page, const char *key, long long number);
void json_digits(struct json_page *page, const char *key, const char *digits);
void json_truth(struct json_page *page, const char *key, bool truth);

/* Write it on standard output, with a line end, and free. */
void json_print(struct json_page *page);

#endif
