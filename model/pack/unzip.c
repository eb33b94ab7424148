#include "model/pack/unzip.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "locale/text/memory.h"

enum { PIECE = 32 * 1024 };

/* What is called of libzip, with the types of its own header. */
struct library {
    void *handle;
    __typeof__(zip_error_init) *error_init;
    __typeof__(zip_error_fini) *error_fini;
    __typeof__(zip_source_buffer_create) *source_create;
    __typeof__(zip_source_free) *source_free;
    __typeof__(zip_open_from_source) *open;
    __typeof__(zip_discard) *discard;
    __typeof__(zip_name_locate) *locate;
    __typeof__(zip_stat_index) *stat;
    __typeof__(zip_fopen_index) *open_entry;
    __typeof__(zip_fread) *read;
    __typeof__(zip_fclose) *close_entry;
};

static const struct {
    const char *name;
    size_t at;
} functions[] = {
    {"zip_error_init", offsetof(struct library, error_init)},
    {"zip_error_fini", offsetof(struct library, error_fini)},
    {"zip_source_buffer_create", offsetof(struct library, source_create)},
    {"zip_source_free", offsetof(struct library, source_free)},
    {"zip_open_from_source", offsetof(struct library, open)},
    {"zip_discard", offsetof(struct library, discard)},
    {"zip_name_locate", offsetof(struct library, locate)},
    {"zip_stat_index", offsetof(struct library, stat)},
    {"zip_fopen_index", offsetof(struct library, open_entry)},
    {"zip_fread", offsetof(struct library, read)},
    {"zip_fclose", offsetof(struct library, close_entry)},
};

/* Debian calls `4` the interface that libzip itself calls `5`. */
static bool library_open(struct library *library)
{
    library->handle = dlopen("libzip.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library->handle)
        library->handle = dlopen("libzip.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library->handle)
        return false;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *found = dlsym(library->handle, functions[i].name);

        if (!found) {
            dlclose(library->handle);
            return false;
        }
        memcpy((char *)library + functions[i].at, &found, sizeof found);
    }
    return true;
}

/* ------------------------------------------------------------------------------- reading */

struct unzipping {
    struct library zip;
    const char *name;
    uint64_t most;
    unzip_taker *take;
    void *context;
};

static enum unzip_verdict give_pieces(const struct unzipping *unzipping, zip_file_t *entry)
{
    char *piece = memory_alloc(PIECE);
    bool wanted = true;
    zip_int64_t got = 0;

    while (wanted && (got = unzipping->zip.read(entry, piece, PIECE)) > 0)
        wanted = unzipping->take(unzipping->context, piece, (size_t)got);
    free(piece);
    return !wanted ? UNZIP_STOPPED : got < 0 ? UNZIP_DAMAGED : UNZIP_OK;
}

static enum unzip_verdict read_archive(const struct unzipping *unzipping, zip_t *archive)
{
    const struct library *library = &unzipping->zip;
    zip_int64_t at = library->locate(archive, unzipping->name, 0);
    zip_stat_t status;

    if (at < 0)
        return UNZIP_ABSENT;
    if (library->stat(archive, (zip_uint64_t)at, 0, &status) != 0)
        return UNZIP_DAMAGED;
    if ((status.valid & ZIP_STAT_SIZE) && status.size > unzipping->most)
        return UNZIP_LARGE;
    zip_file_t *entry = library->open_entry(archive, (zip_uint64_t)at, 0);

    if (!entry)
        return UNZIP_DAMAGED;
    enum unzip_verdict verdict = give_pieces(unzipping, entry);

    library->close_entry(entry);
    return verdict;
}

static enum unzip_verdict read_bytes(const struct unzipping *unzipping, const char *bytes,
                                     size_t count)
{
    const struct library *library = &unzipping->zip;
    zip_error_t error;

    library->error_init(&error);
    zip_source_t *source = library->source_create(bytes, count, 0, &error);
    zip_t *archive = source ? library->open(source, ZIP_RDONLY, &error) : NULL;

    library->error_fini(&error);
    if (!archive) {
        library->source_free(source);
        return UNZIP_DAMAGED;
    }
    enum unzip_verdict verdict = read_archive(unzipping, archive);

    library->discard(archive);
    return verdict;
}

enum unzip_verdict unzip_entry(const char *bytes, size_t count, const char *name, uint64_t most,
                               unzip_taker *take, void *context)
{
    struct unzipping unzipping = {.name = name, .most = most, .take = take, .context = context};

    if (!library_open(&unzipping.zip))
        return UNZIP_WITHOUT;
    enum unzip_verdict verdict = read_bytes(&unzipping, bytes, count);

    dlclose(unzipping.zip.handle);
    return verdict;
}
