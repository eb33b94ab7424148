#include "locale/text/nearest.h"

#include <string.h>

enum { NAME_MOST = 32 };

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;

    return least < c ? least : c;
}

/* Levenshtein's distance; names longer than NAME_MOST are far from everything. */
static size_t distance(const char *left, const char *right)
{
    size_t row[NAME_MOST + 1], width = strlen(right);

    if (width > NAME_MOST || strlen(left) > NAME_MOST)
        return NAME_MOST;
    for (size_t i = 0; i <= width; i++)
        row[i] = i;
    for (size_t i = 1; left[i - 1]; i++) {
        size_t corner = row[0];

        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            size_t changed = corner + (left[i - 1] != right[j - 1]);

            corner = row[j];
            row[j] = smallest(changed, row[j] + 1, row[j - 1] + 1);
        }
    }
    return row[width];
}

const char *nearest_name(const char *word, const char *const *names, size_t count)
{
    const char *best = "";
    size_t least = strlen(word) > 4 ? 3 : 2; /* one slip in a short word, two in a long one */

    for (size_t i = 0; i < count; i++) {
        size_t far = distance(word, names[i]);

        if (far < least) {
            least = far;
            best = names[i];
        }
    }
    return best;
}
