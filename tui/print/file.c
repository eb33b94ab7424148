#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tui/print/print.h"

static bool refuse(struct fault *fault, enum fault_code code, const char *path, int system)
{
    fault_set(fault, code);
    if (fault) {
        FAULT_TEXT(fault->file, path);
        fault->system = system;
    }
    return false;
}

static enum fault_code code_of(int error)
{
    if (error == ENOENT || error == ENOTDIR)
        return FAULT_FILE_MISSING;
    if (error == ENOSPC || error == EIO || error == EDQUOT)
        return FAULT_DISK;
    return FAULT_FILE_READ_ONLY;
}

static bool write_all(int fd, const char *text, size_t length)
{
    while (length) {
        ssize_t wrote = write(fd, text, length);

        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return false;
        text += wrote;
        length -= (size_t)wrote;
    }
    return true;
}

static bool full_path(const char *path, char out[PATH_MAX])
{
    const char *home = getenv("HOME");
    int length = strchr(path, '/') || !home || !home[0]
                     ? snprintf(out, PATH_MAX, "%s", path)
                     : snprintf(out, PATH_MAX, "%s/%s", home, path);

    return length > 0 && length < PATH_MAX;
}

bool print_to_file(const char *path, const char *sheet, struct fault *fault)
{
    char full[PATH_MAX];

    if (!full_path(path, full))
        return refuse(fault, FAULT_FILE_MISSING, path, ENAMETOOLONG);
    int fd = open(full, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0)
        return refuse(fault, code_of(errno), full, errno);
    bool ok = write_all(fd, sheet, strlen(sheet)) && fsync(fd) == 0;
    int error = errno;

    ok = close(fd) == 0 && ok;
    if (!ok) {
        unlink(full);
        return refuse(fault, code_of(error), full, error);
    }
    return true;
}
