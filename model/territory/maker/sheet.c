#include "model/territory/maker/sheet.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHEET_BYTES_MOST = 16 << 20, PATH_MOST = 4096 };

static char *read_all(const char *path)
{
    char *bytes = malloc(SHEET_BYTES_MOST);
    FILE *file = fopen(path, "rb");
    size_t length;

    if (!file || !bytes)
        err(1, "%s", path);
    length = fread(bytes, 1, SHEET_BYTES_MOST - 1, file);
    if (ferror(file) || !feof(file) || length == 0 || bytes[length - 1] != '\n')
        errx(1, "%s: unreadable, too large or cut", path);
    fclose(file);
    bytes[length] = 0;
    return bytes;
}

static size_t count_lines(const char *bytes)
{
    size_t count = 0;

    for (const char *at = strchr(bytes, '\n'); at; at = strchr(at + 1, '\n'))
        count++;
    return count;
}

static struct sheet_row split(char *line, size_t columns, const char *path, size_t number)
{
    struct sheet_row row = {{NULL}};
    size_t count = 0;

    for (char *cell; (cell = strsep(&line, "\t"));) {
        if (count == columns)
            errx(1, "%s:%zu: too many cells", path, number);
        row.cell[count++] = cell;
    }
    if (count != columns)
        errx(1, "%s:%zu: %zu cells instead of %zu", path, number, count, columns);
    return row;
}

struct sheet sheet_read(const char *folder, const char *file, const char *columns)
{
    char path[PATH_MOST];
    struct sheet sheet = {0};
    size_t width = 1;
    char *rest, *line;

    if ((size_t)snprintf(path, sizeof(path), "%s/%s", folder, file) >= sizeof(path))
        errx(1, "%s: path too long", folder);
    sheet.bytes = rest = read_all(path);
    sheet.rows = calloc(count_lines(rest), sizeof(*sheet.rows));
    if (!sheet.rows)
        err(1, "%s", path);
    for (const char *tab = strchr(columns, '\t'); tab; tab = strchr(tab + 1, '\t'))
        width++;
    line = strsep(&rest, "\n");
    if (width > SHEET_COLUMNS_MOST || strcmp(line, columns) != 0)
        errx(1, "%s:1: unexpected columns", path);
    while (rest && *rest) {
        line = strsep(&rest, "\n");
        sheet.rows[sheet.count] = split(line, width, path, sheet.count + 2);
        sheet.count++;
    }
    return sheet;
}

void sheet_free(struct sheet *sheet)
{
    free(sheet->rows);
    free(sheet->bytes);
}

size_t sheet_find(const struct sheet *sheet, const char *code)
{
    size_t low = 0;
    size_t high = sheet->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(sheet->rows[middle].cell[0], code);

        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    errx(1, "%s: not in a sheet that begins with %s", code,
         sheet->count ? sheet->rows[0].cell[0] : "nothing");
}
