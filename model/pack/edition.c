#include "model/pack/edition.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/text/memory.h"

struct edition {
    char target[PATH_MAX], folder[PATH_MAX + 64];
    size_t parent; /* length of the parent's part of both */
};

enum { RANDOM_BYTES = 8 };

static bool refuse(struct fault *fault, enum fault_code code, const char *path, int error)
{
    fault_set(fault, code);
    if (!fault)
        return false;
    FAULT_TEXT(fault->file, path);
    fault->system = error;
    return false;
}

static bool refuse_errno(struct fault *fault, const char *path, int error)
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
        {EIO, FAULT_DISK},
        {ELOOP, FAULT_FILE_UNREADABLE},
    };

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].error == error)
            return refuse(fault, codes[i].code, path, error);
    return refuse(fault, FAULT_FILE_READ_ONLY, path, error);
}

/* ------------------------------------------------------------------------------- folders */

static bool sync_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0)
        close(fd);
    return done;
}

/* Its files, then itself. A pack's folder has no folders in it. */
static void remove_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *entries = fd < 0 ? NULL : fdopendir(fd);

    for (struct dirent *entry; entries && (entry = readdir(entries));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(entries), entry->d_name, 0);
    if (entries)
        closedir(entries);
    rmdir(path);
}

/* A folder set up for a group of desks: setgid, and the group may write. */
static bool is_shared(const char *path)
{
    struct stat about;
    mode_t shared = S_ISGID | S_IRWXG;

    return stat(path, &about) == 0 && (about.st_mode & shared) == shared;
}

static bool split(struct edition *edition, const char *target)
{
    size_t length = strlen(target);

    while (length > 1 && target[length - 1] == '/')
        length--;
    if (length == 0 || length >= sizeof edition->target)
        return false;
    memcpy(edition->target, target, length);
    edition->target[length] = '\0';
    const char *slash = strrchr(edition->target, '/');

    edition->parent = slash ? (size_t)(slash - edition->target) + 1 : 0;
    const char *name = edition->target + edition->parent;

    return name[0] && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

static const char *parent_of(const struct edition *edition, char parent[PATH_MAX])
{
    if (!edition->parent)
        return ".";
    memcpy(parent, edition->target, edition->parent);
    parent[edition->parent] = '\0';
    return parent;
}

static bool make_folder(struct edition *edition)
{
    unsigned char random[RANDOM_BYTES];
    char hex[2 * RANDOM_BYTES + 1], parent[PATH_MAX];

    randombytes_buf(random, sizeof random);
    sodium_bin2hex(hex, sizeof hex, random, sizeof random);
    snprintf(edition->folder, sizeof edition->folder, "%.*s.%.40s.%s", (int)edition->parent,
             edition->target, edition->target + edition->parent, hex);
    if (mkdir(edition->folder, 0777) != 0)
        return false;
    return !is_shared(parent_of(edition, parent)) || chmod(edition->folder, 02770) == 0;
}

struct edition *edition_begin(const char *target, struct fault *fault)
{
    struct edition *edition = memory_zero(1, sizeof *edition);
    struct stat about;

    if (!split(edition, target)) {
        refuse(fault, FAULT_FILE_MISSING, target, ENOENT);
        free(edition);
        return NULL;
    }
    bool link = lstat(edition->target, &about) == 0 && S_ISLNK(about.st_mode);

    if (!link && make_folder(edition))
        return edition;
    refuse_errno(fault, target, link ? ELOOP : errno);
    free(edition);
    return NULL;
}

const char *edition_folder(const struct edition *edition)
{
    return edition->folder;
}

/* ------------------------------------------------------------------------------- publishing */

static bool sync_all(const struct edition *edition, struct fault *fault)
{
    char parent[PATH_MAX];

    return sync_folder(parent_of(edition, parent)) || refuse_errno(fault, edition->target, errno);
}

bool edition_publish(struct edition *edition, struct fault *fault)
{
    if (!sync_folder(edition->folder) ||
        renameat2(AT_FDCWD, edition->folder, AT_FDCWD, edition->target, RENAME_NOREPLACE) != 0)
        return refuse_errno(fault, edition->target, errno);
    edition->folder[0] = '\0';
    return sync_all(edition, fault);
}

/* Both names change in one step: at no time is there nothing. */
bool edition_replace(struct edition *edition, struct fault *fault)
{
    if (!sync_folder(edition->folder))
        return refuse_errno(fault, edition->target, errno);
    if (renameat2(AT_FDCWD, edition->folder, AT_FDCWD, edition->target, RENAME_EXCHANGE) == 0) {
        bool synced = sync_all(edition, fault);

        remove_folder(edition->folder);
        edition->folder[0] = '\0';
        return synced;
    }
    if (errno != ENOENT)
        return refuse_errno(fault, edition->target, errno);
    return edition_publish(edition, fault);
}

void edition_finish(struct edition *edition)
{
    if (edition && edition->folder[0])
        remove_folder(edition->folder);
    free(edition);
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

bool edition_write(const char *folder, const char *name, const char *bytes, size_t length,
                   struct fault *fault)
{
    char path[PATH_MAX];
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);

    if (size < 0 || (size_t)size >= sizeof path)
        return refuse_errno(fault, folder, ENAMETOOLONG);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);

    if (fd < 0)
        return refuse_errno(fault, path, errno);
    bool done = (!is_shared(folder) || fchmod(fd, 0660) == 0) && write_all(fd, bytes, length) &&
                fsync(fd) == 0;
    int error = errno;

    if (close(fd) != 0 && done) {
        error = errno;
        done = false;
    }
    return done || refuse_errno(fault, path, error);
}
