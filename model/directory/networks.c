#include "model/directory/networks.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/charset/recode.h"
#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/base/data_path.h"
#include "model/pack/csv.h"

enum { COLUMN_SOURCE, COLUMN_FIELD, COLUMN_VALUE, COLUMN_NETWORK, COLUMNS };

enum { TABLE_MOST = 1024 * 1024 }; /* bytes; ours has four thousand */

static const char *const names[COLUMNS] = {
    [COLUMN_SOURCE] = "source",
    [COLUMN_FIELD] = "champ",
    [COLUMN_VALUE] = "valeur",
    [COLUMN_NETWORK] = "reseau",
};

struct networks {
    struct arena *arena;
    struct csv_table table;
};

static bool fail(struct fault *fault, enum fault_code code, const char *path, int system)
{
    fault_set(fault, code);
    if (fault) {
        FAULT_TEXT(fault->file, path);
        fault->system = system;
    }
    return false;
}

static char *slurp(const char *path, size_t *length, struct fault *fault)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool fits = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
                status.st_size <= TABLE_MOST;
    char *bytes = NULL;
    ssize_t got = -1;

    if (fits) {
        bytes = memory_alloc(TABLE_MOST);
        got = read(fd, bytes, TABLE_MOST);
    }
    if (got < 0) {
        fail(fault, fd < 0 && errno == ENOENT ? FAULT_FILE_MISSING : FAULT_FILE_UNREADABLE, path,
             errno);
        free(bytes);
        bytes = NULL;
    }
    if (fd >= 0)
        close(fd);
    *length = got < 0 ? 0 : (size_t)got;
    return bytes;
}

/* The header says the four columns, in this order; every row has them. */
static bool check(const struct csv_table *table, const char *path, struct fault *fault)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->records[i].count != COLUMNS) {
            fail(fault, FAULT_CSV_COLUMNS, path, 0);
            if (fault) {
                fault->row = table->records[i].row;
                fault->number = (long long)table->records[i].count;
            }
            return false;
        }
    for (size_t i = 0; i < COLUMNS; i++)
        if (table->count == 0 || strcmp(table->records[0].cells[i], names[i]) != 0) {
            fail(fault, FAULT_COLUMN_MISSING, path, 0);
            if (fault)
                FAULT_TEXT(fault->word, names[i]);
            return false;
        }
    return true;
}

static bool load(struct networks *networks, const char *path, struct fault *fault)
{
    struct recode_report report;
    struct csv_error error;
    size_t length, utf8_length;
    char *bytes = slurp(path, &length, fault), *utf8 = NULL;
    bool done = false;

    if (!bytes)
        return false;
    if (recode_text(bytes, length, &utf8, &utf8_length, &report) != RECODE_DONE)
        fail(fault, FAULT_TEXT_ENCODING, path, 0);
    else if (!csv_parse(utf8, utf8_length, ';', networks->arena, &networks->table, &error))
        fail(fault, FAULT_CSV_QUOTE, path, 0);
    else
        done = check(&networks->table, path, fault);
    free(utf8);
    free(bytes);
    return done;
}

struct networks *networks_open(const char *path, struct fault *fault)
{
    char installed[PATH_MAX];
    struct networks *networks;

    if (!path && !data_path("networks.csv", installed, sizeof installed)) {
        fail(fault, FAULT_FILE_MISSING, "networks.csv", 0);
        return NULL;
    }
    networks = memory_zero(1, sizeof *networks);
    networks->arena = arena_create();
    if (load(networks, path ? path : installed, fault))
        return networks;
    networks_close(networks);
    return NULL;
}

void networks_close(struct networks *networks)
{
    if (!networks)
        return;
    arena_destroy(networks->arena);
    free(networks);
}

size_t networks_find(const struct networks *networks, const char *source, const char *field,
                     const char *value, const char **codes, size_t most)
{
    size_t count = 0;

    for (size_t i = 1; i < networks->table.count; i++) {
        const char *const *cells = networks->table.records[i].cells;

        if (strcmp(cells[COLUMN_VALUE], value) != 0 || strcmp(cells[COLUMN_SOURCE], source) != 0 ||
            strcmp(cells[COLUMN_FIELD], field) != 0)
            continue;
        if (count < most)
            codes[count] = cells[COLUMN_NETWORK];
        count++;
    }
    return count;
}

static bool begins_words(const char *text, const char *words)
{
    size_t length = strlen(words);

    return length > 0 && strncmp(text, words, length) == 0 &&
           (text[length] == ' ' || text[length] == '\0');
}

size_t networks_of_name(const struct networks *networks, const char *source, const char *folded,
                        const char **codes, size_t most)
{
    size_t count = 0;

    for (size_t i = 1; i < networks->table.count; i++) {
        const char *const *cells = networks->table.records[i].cells;

        if (strcmp(cells[COLUMN_FIELD], "nom") != 0 || strcmp(cells[COLUMN_SOURCE], source) != 0 ||
            !begins_words(folded, cells[COLUMN_VALUE]))
            continue;
        if (count < most)
            codes[count] = cells[COLUMN_NETWORK];
        count++;
    }
    return count;
}

size_t networks_words(const struct networks *networks, const char *code, char *out, size_t size)
{
    size_t used = 0;

    if (size > 0)
        out[0] = '\0';
    for (size_t i = 1; i < networks->table.count; i++) {
        const char *const *cells = networks->table.records[i].cells;
        size_t length = strlen(cells[COLUMN_VALUE]);

        if (strcmp(cells[COLUMN_SOURCE], "local") != 0 ||
            strcmp(cells[COLUMN_NETWORK], code) != 0 || used + length + 2 > size)
            continue;
        if (used > 0)
            out[used++] = ' ';
        memcpy(out + used, cells[COLUMN_VALUE], length + 1);
        used += length;
    }
    return used;
}
