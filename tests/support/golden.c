#include "tests/support/golden.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { GOLDEN_LIMIT = 1 << 16 };

char *golden_page(const struct vt *vt)
{
    struct vt_pos cursor = vt_cursor(vt);
    char *page = NULL;
    size_t size;
    FILE *out = open_memstream(&page, &size);

    if (out == NULL)
        fail_msg("out of memory");
    for (int row = 0; row < vt_rows(vt); row++) {
        char *text = vt_row(vt, row);

        fprintf(out, "%s\n", text);
        free(text);
    }
    fprintf(out, "-- %d x %d, cursor %s %d,%d\n", vt_rows(vt), vt_cols(vt),
            vt_cursor_shown(vt) ? "at" : "hidden at", cursor.row, cursor.col);
    fclose(out);
    return page;
}

static char *golden_path(const char *name)
{
    const char *root = getenv("DP_SOURCE_ROOT");
    char *path = NULL;

    if (root == NULL)
        fail_msg("DP_SOURCE_ROOT is not set: run this through meson test");
    if (asprintf(&path, "%s/tests/screens/golden/%s.txt", root, name) < 0)
        fail_msg("out of memory");
    return path;
}

static void golden_write(const char *path, const char *page)
{
    FILE *file = fopen(path, "w");

    if (file == NULL)
        fail_msg("cannot write %s: %s", path, strerror(errno));
    fputs(page, file);
    if (fclose(file) != 0)
        fail_msg("cannot write %s: %s", path, strerror(errno));
}

/* The file's text, or NULL when there is none yet. */
static char *golden_read(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = calloc(GOLDEN_LIMIT, 1);

    if (text == NULL)
        fail_msg("out of memory");
    if (file == NULL) {
        free(text);
        return NULL;
    }
    text[fread(text, 1, GOLDEN_LIMIT - 1, file)] = '\0';
    fclose(file);
    return text;
}

/* Both texts have one line a row: shows the rows that are not alike. */
static void show_difference(const char *kept, const char *seen)
{
    for (int row = 0; *kept != '\0' || *seen != '\0'; row++) {
        int kept_length = (int)strcspn(kept, "\n"), seen_length = (int)strcspn(seen, "\n");

        if (kept_length != seen_length || strncmp(kept, seen, (size_t)kept_length) != 0)
            print_error("row %d\n  kept |%.*s|\n  seen |%.*s|\n", row, kept_length, kept,
                        seen_length, seen);
        kept += kept_length + (kept[kept_length] == '\n');
        seen += seen_length + (seen[seen_length] == '\n');
    }
}

static bool golden_written(void)
{
    const char *mode = getenv("DP_GOLDEN");

    return mode != NULL && strcmp(mode, "write") == 0;
}

bool golden_is(const struct vt *vt, const char *name)
{
    char *path = golden_path(name), *seen = golden_page(vt), *kept = golden_read(path);
    bool alike = golden_written() || (kept != NULL && strcmp(kept, seen) == 0);

    free(kept);
    free(seen);
    free(path);
    return alike;
}

void golden_expect(const struct vt *vt, const char *name)
{
    char *path = golden_path(name), *seen = golden_page(vt), *kept;
    bool alike;

    if (golden_written())
        golden_write(path, seen);
    kept = golden_read(path);
    alike = kept != NULL && strcmp(kept, seen) == 0;
    if (kept == NULL)
        print_error("%s does not exist; DP_GOLDEN=write makes it from this page:\n%s", path, seen);
    else if (!alike)
        show_difference(kept, seen);
    free(kept);
    free(seen);
    free(path);
    if (!alike)
        fail_msg("the screen is not the one kept as %s", name);
}
