/* Any text, any delimiter: what is read, written with every cell in quotes, reads the same. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/buffer.h"
#include "model/base/arena.h"
#include "model/pack/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_quoted(struct text_buffer *out, const char *cell)
{
    buffer_add(out, "\"");
    for (; *cell; cell++) {
        buffer_add(out, *cell == '"' ? "\"" : "");
        buffer_add_n(out, cell, 1);
    }
    buffer_add(out, "\"");
}

static void write_table(struct text_buffer *out, const struct csv_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        for (size_t at = 0; at < table->records[i].count; at++) {
            write_quoted(out, table->records[i].cells[at]);
            buffer_add(out, at + 1 < table->records[i].count ? "," : "\r\n");
        }
}

static void expect_same(const struct csv_table *left, const struct csv_table *right)
{
    if (left->count != right->count)
        abort();
    for (size_t i = 0; i < left->count; i++) {
        if (left->records[i].count != right->records[i].count)
            abort();
        for (size_t at = 0; at < left->records[i].count; at++)
            if (strcmp(left->records[i].cells[at], right->records[i].cells[at]) != 0)
                abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create();
    struct text_buffer written = {0};
    struct csv_table table, again;
    struct csv_error error = {CSV_OK, 0, 0};
    bool text = size > 0 && !memchr(data, 0, size); /* a zero byte never comes so far */
    char delimiter = size ? ";,\t"[data[0] % 3] : ';';

    if (text && csv_parse((const char *)data + 1, size - 1, delimiter, arena, &table, &error)) {
        write_table(&written, &table);
        if (!csv_parse(buffer_text(&written), written.length, ',', arena, &again, NULL))
            abort();
        expect_same(&table, &again);
    } else if (text && (!error.row || !error.column || error.verdict == CSV_OK)) {
        abort();
    }
    if (arena_size(arena) > (size_t)64 * 1024 * 1024)
        abort();
    buffer_finish(&written);
    arena_destroy(arena);
    return 0;
}
