#include "tui/command/json_page.h"

#include <stdio.h>

#include "tui/command/listing.h"

static void begin(struct json_page *page, const char *key)
{
    if (page->filled)
        buffer_add(&page->out, ",");
    if (page->depth)
        buffer_addf(&page->out, "\n%*s", page->depth, "");
    page->filled = true;
    if (key) {
        json_string(&page->out, key);
        buffer_add(&page->out, ": ");
    }
}

void json_open(struct json_page *page, const char *key, char bracket)
{
    begin(page, key);
    buffer_addf(&page->out, "%c", bracket);
    page->depth++;
    page->filled = false;
}

void json_close(struct json_page *page, char bracket)
{
    page->depth--;
    if (page->filled)
        buffer_addf(&page->out, "\n%*s", page->depth, "");
    buffer_addf(&page->out, "%c", bracket);
    page->filled = true;
}

void json_text(struct json_page *page, const char *key, const char *text)
{
    begin(page, key);
    if (text)
        json_string(&page->out, text);
    else
        buffer_add(&page->out, "null");
}

void json_number(struct json_page *page, const char *key, long long number)
{
    begin(page, key);
    buffer_addf(&page->out, "%lld", number);
}

void json_digits(struct json_page *page, const char *key, const char *digits)
{
    begin(page, key);
    buffer_add(&page->out, digits);
}

void json_truth(struct json_page *page, const char *key, bool truth)
{
    begin(page, key);
    buffer_add(&page->out, truth ? "true" : "false");
}

void json_print(struct json_page *page)
{
    buffer_add(&page->out, "\n");
    fwrite(buffer_text(&page->out), 1, page->out.length, stdout);
    buffer_finish(&page->out);
}
