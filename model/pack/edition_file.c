/* The files of an edition: written whole and on the disk, or not at all. */
#include "model/pack/edition_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/text/memory.h"
#include "model/base/data_path.h"
#include "model/pack/pack.h"
#include "model/pack/source_file.h"

/* ------------------------------------------------------------------------------- refusals */

bool edition_refuse_as(struct fault *fault, enum fault_code code, const char *path, int error)
{
    fault_set(fault, code);
    if (!fault)
        return false;
    FAULT_TEXT(fault->file, path);
    fault->system = error;
    return false;
}

bool edition_refuse(struct fault *fault, const char *path, int error)
{
    static const struct {
        int error;
        enum fault_code code;
    } codes[] = {
        {ENOENT, FAULT_FILE_MISSING},
        {ENOTDIR, FAULT_FILE_MISSING},
        {EEXIST, FAULT_FILE_PRESENT},
        {ENOTEMPTY, FAULT_FILE_PRESENT},
        {ENOSPC, FAULT_DISK},
        {EDQUOT, FAULT_DISK},
        {EFBIG, FAULT_DISK},
        {EIO, FAULT_DISK},
        {ELOOP, FAULT_FILE_UNREADABLE},
    };

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].error == error)
            return edition_refuse_as(fault, codes[i].code, path, error);
    return edition_refuse_as(fault, FAULT_FILE_READ_ONLY, path, error);
}

/* ------------------------------------------------------------------------------- files */

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

static char *read_all(int fd, size_t *length)
{
    struct stat about;

    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size > PACK_FILE_MOST) {
        errno = errno ? errno : EINVAL;
        return NULL;
    }
    char *bytes = memory_alloc((size_t)about.st_size + 1);

    *length = 0;
    for (ssize_t got = 1; got > 0 && *length < (size_t)about.st_size; *length += (size_t)got) {
        got = read(fd, bytes + *length, (size_t)about.st_size - *length);
        if (got < 0) {
            free(bytes);
            return NULL;
        }
    }
    return bytes;
}

bool edition_copy(const char *folder, const char *from, const char *name, struct fault *fault)
{
    char path[PATH_MAX], file[NAME_MAX];
    size_t length;

    snprintf(file, sizeof file, "%s.csv", name);
    if (snprintf(path, sizeof path, "%s/%s", from, file) >= (int)sizeof path)
        return edition_refuse(fault, from, ENAMETOOLONG);
    errno = 0;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (fd < 0)
        return errno == ENOENT || edition_refuse_as(fault, FAULT_FILE_UNREADABLE, path, errno);
    char *bytes = read_all(fd, &length);
    int error = errno;

    close(fd);
    if (!bytes)
        return edition_refuse_as(fault, FAULT_FILE_UNREADABLE, path, error);
    bool done = edition_write(folder, file, bytes, length, fault);

    free(bytes);
    return done;
}

bool edition_write(const char *folder, const char *name, const char *bytes, size_t length,
                   struct fault *fault)
{
    char path[PATH_MAX];
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);

    if (size < 0 || (size_t)size >= sizeof path)
        return edition_refuse(fault, folder, ENAMETOOLONG);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);

    if (fd < 0)
        return edition_refuse(fault, path, errno);
    bool done = (!edition_is_shared(folder) || fchmod(fd, 0660) == 0) &&
                write_all(fd, bytes, length) && fsync(fd) == 0;
    int error = errno;

    if (close(fd) != 0 && done) {
        error = errno;
        done = false;
    }
    return done || edition_refuse(fault, path, error);
}

bool edition_write_path(const char *path, const char *bytes, size_t length, struct fault *fault)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char *folder = slash ? memory_text_n(path, (size_t)(name - path)) : memory_text(".");
    bool done = edition_write(folder, name, bytes, length, fault);

    free(folder);
    return done;
}

bool edition_write_installed(const char *path, const char *name, enum fault_code missing,
                             const char *about, struct fault *fault)
{
    char source[PATH_MAX];
    struct fault_list *faults = fault_list_create();
    bool absent = true, done = false;
    size_t count = 0;
    char *bytes = data_path(name, source, sizeof source)
                      ? source_bytes_read(source, &absent, &count, faults)
                      : NULL;

    if (bytes) {
        done = edition_write_path(path, bytes, count, fault);
    } else if (fault_list_count(faults)) {
        *fault = *fault_list_at(faults, 0);
    } else {
        fault_set(fault, missing);
        FAULT_TEXT(fault->file, about);
    }
    free(bytes);
    fault_list_destroy(faults);
    return done;
}
