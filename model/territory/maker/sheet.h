/* One committed sheet: tab-separated, a header, LF. Ends the program when it is not so: this is a
 * build step, its message is read by whoever builds. */
#ifndef DP_MODEL_TERRITORY_MAKER_SHEET_H
#define DP_MODEL_TERRITORY_MAKER_SHEET_H

#include <stddef.h>

enum { SHEET_COLUMNS_MOST = 9 };

struct sheet_row {
    const char *cell[SHEET_COLUMNS_MOST];
};

struct sheet {
    char *bytes;
    struct sheet_row *rows; /* without the header */
    size_t count;
};

/* `columns` is the expected header, tabs included. */
struct sheet sheet_read(const char *folder, const char *file, const char *columns);
void sheet_free(struct sheet *sheet);

/* The row whose first cell is `code`; rows are sorted by it. Ends the program when absent. */
size_t sheet_find(const struct sheet *sheet, const char *code);

#endif
