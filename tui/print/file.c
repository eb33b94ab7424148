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
    if (error == ENOSPC || error == EIO || error == EDQUOT || error == EFBIG)
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

/* The name too must survive a power cut; some file systems do not know how, which is no reason to
 * refuse. */
static void sync_folder(const char *path)
{
    char folder[PATH_MAX];
    char *slash = strrchr(strcpy(folder, path), '/');

    if (slash)
        slash[slash == folder] = '\0';
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

bool print_to_file(const char *path, const char *sheet, struct fault *fault)
{
    char full[PATH_MAX];

    if (!full_path(path, full))
        return refuse(fault, FAULT_FILE_MISSING, path, ENAMETOOLONG);
    int fd = open(full, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0)
        return refuse(fault, code_of(errno), full, errno);
    int error = write_all(fd, sheet, strlen(sheet)) && fsync(fd) == 0 ? 0 : errno;

    if (close(fd) != 0 && !error)
        error = errno;
    if (error) {
        unlink(full);
        return refuse(fault, code_of(error), full, error);
    }
    sync_folder(full);
    return true;
}
