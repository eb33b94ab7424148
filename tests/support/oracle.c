#include "tests/support/oracle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { CELLS_MOST = 8 };

char *oracle_text(const char *relative)
{
    const char *root = getenv("DP_ORACLES");
    char path[4096];
    FILE *file;
    long size;

    if (!root || !root[0]) {
        print_message("DP_ORACLES is not set: %s is not consulted\n", relative);
        skip();
    }
    snprintf(path, sizeof path, "%s/%s", root, relative);
    file = fopen(path, "rb");
    if (!file) {
        print_message("%s is not there: skipped\n", path);
        skip();
    }
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    assert_true(size >= 0);
    rewind(file);
    char *text = calloc(1, (size_t)size + 1);

    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)size, file), (size_t)size);
    fclose(file);
    return text;
}

void oracle_lines(const char *relative, void (*line)(char **cells, unsigned count))
{
    char *text = oracle_text(relative), *rest = text;

    for (char *at; (at = strsep(&rest, "\n"));) {
        char *cells[CELLS_MOST];
        unsigned count = 0;

        if (!at[0] || at[0] == '#')
            continue;
        for (char *cell; count < CELLS_MOST && (cell = strsep(&at, "\t"));)
            cells[count++] = cell;
        line(cells, count);
    }
    free(text);
}
