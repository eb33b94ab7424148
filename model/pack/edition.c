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
#include "model/pack/pack.h"

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
        {EFBIG, FAULT_DISK},
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

void edition_remove(const char *path)
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

bool edition_is_shared(const char *path)
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

/* A hidden name beside `target` that nobody can guess. */
static void hide_name(const char *target, char *out, size_t size)
{
    unsigned char random[RANDOM_BYTES];
    char hex[2 * RANDOM_BYTES + 1];
    const char *slash = strrchr(target, '/');
    int parent = slash ? (int)(slash - target) + 1 : 0;

    randombytes_buf(random, sizeof random);
    sodium_bin2hex(hex, sizeof hex, random, sizeof random);
    snprintf(out, size, "%.*s.%.60s.%s", parent, target, target + parent, hex);
}

bool edition_is_unfinished(const char *name)
{
    const char *dot = strrchr(name, '.');

    return name[0] == '.' && dot > name && strlen(dot + 1) == 2 * RANDOM_BYTES &&
           strspn(dot + 1, "0123456789abcdef") == 2 * RANDOM_BYTES;
}

static bool make_folder(struct edition *edition)
{
    char parent[PATH_MAX];

    hide_name(edition->target, edition->folder, sizeof edition->folder);
    if (mkdir(edition->folder, 0777) != 0)
        return false;
    return !edition_is_shared(parent_of(edition, parent)) || chmod(edition->folder, 02770) == 0;
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

static bool sync_parent(const char *path, struct fault *fault)
{
    struct edition of = {.parent = 0};
    char parent[PATH_MAX];

    return (split(&of, path) && sync_folder(parent_of(&of, parent))) ||
           refuse_errno(fault, path, errno);
}

/* Where the file system has no exchange (some network ones): one name is free for a moment. */
static bool exchange_by_steps(const char *one, const char *other)
{
    char aside[PATH_MAX + 64];

    hide_name(other, aside, sizeof aside);
    if (rename(other, aside) != 0)
        return false;
    if (rename(one, other) == 0)
        return rename(aside, one) == 0;
    rename(aside, other);
    return false;
}

bool edition_exchange(const char *one, const char *other, struct fault *fault)
{
    if (renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0)
        return sync_parent(other, fault);
    if ((errno == EINVAL || errno == ENOSYS) && exchange_by_steps(one, other))
        return sync_parent(other, fault);
    return refuse_errno(fault, other, errno);
}

bool edition_move(const char *from, const char *to, struct fault *fault)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return sync_parent(to, fault);
    bool cannot = (errno == EINVAL || errno == ENOSYS) && access(to, F_OK) != 0;

    if (cannot && rename(from, to) == 0)
        return sync_parent(to, fault);
    return refuse_errno(fault, to, errno);
}

bool edition_publish(struct edition *edition, struct fault *fault)
{
    if (!sync_folder(edition->folder))
        return refuse_errno(fault, edition->target, errno);
    if (!edition_move(edition->folder, edition->target, fault))
        return false;
    edition->folder[0] = '\0';
    return true;
}

bool edition_replace(struct edition *edition, struct fault *fault)
{
    struct stat about;

    if (lstat(edition->target, &about) != 0)
        return edition_publish(edition, fault);
    if (!sync_folder(edition->folder))
        return refuse_errno(fault, edition->target, errno);
    return edition_exchange(edition->folder, edition->target, fault);
}

void edition_finish(struct edition *edition)
{
    if (edition && edition->folder[0])
        edition_remove(edition->folder);
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
        return refuse_errno(fault, from, ENAMETOOLONG);
    errno = 0;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (fd < 0)
        return errno == ENOENT || refuse(fault, FAULT_FILE_UNREADABLE, path, errno);
    char *bytes = read_all(fd, &length);
    int error = errno;

    close(fd);
    if (!bytes)
        return refuse(fault, FAULT_FILE_UNREADABLE, path, error);
    bool done = edition_write(folder, file, bytes, length, fault);

    free(bytes);
    return done;
}

bool edition_make_folders(const char *folder, struct fault *fault)
{
    char path[PATH_MAX];
    size_t length = strlen(folder);

    if (length == 0 || length >= sizeof path)
        return refuse_errno(fault, folder, ENAMETOOLONG);
    memcpy(path, folder, length + 1);
    for (char *at = path + 1; *at; at++)
        if (*at == '/') {
            *at = '\0';
            if (mkdir(path, 0700) != 0 && errno != EEXIST)
                return refuse_errno(fault, path, errno);
            *at = '/';
        }
    if (mkdir(path, 0700) != 0)
        return errno == EEXIST || refuse_errno(fault, path, errno);
    struct edition of = {.parent = 0};
    char parent[PATH_MAX];
    bool shared = split(&of, path) && edition_is_shared(parent_of(&of, parent));

    return !shared || chmod(path, 02770) == 0 || refuse_errno(fault, path, errno);
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
    bool done = (!edition_is_shared(folder) || fchmod(fd, 0660) == 0) &&
                write_all(fd, bytes, length) && fsync(fd) == 0;
    int error = errno;

    if (close(fd) != 0 && done) {
        error = errno;
        done = false;
    }
    return done || refuse_errno(fault, path, error);
}
