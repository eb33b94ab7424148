/* Folders: prepared under a hidden name, put in their place by one rename. */
#include "model/pack/edition_inside.h"

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
        edition_refuse_as(fault, FAULT_FILE_MISSING, target, ENOENT);
        free(edition);
        return NULL;
    }
    bool link = lstat(edition->target, &about) == 0 && S_ISLNK(about.st_mode);

    if (!link && make_folder(edition))
        return edition;
    edition_refuse(fault, target, link ? ELOOP : errno);
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
           edition_refuse(fault, path, errno);
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
    return edition_refuse(fault, other, errno);
}

bool edition_move(const char *from, const char *to, struct fault *fault)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return sync_parent(to, fault);
    bool cannot = (errno == EINVAL || errno == ENOSYS) && access(to, F_OK) != 0;

    if (cannot && rename(from, to) == 0)
        return sync_parent(to, fault);
    return edition_refuse(fault, to, errno);
}

bool edition_publish(struct edition *edition, struct fault *fault)
{
    if (!sync_folder(edition->folder))
        return edition_refuse(fault, edition->target, errno);
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
        return edition_refuse(fault, edition->target, errno);
    return edition_exchange(edition->folder, edition->target, fault);
}

void edition_finish(struct edition *edition)
{
    if (edition && edition->folder[0])
        edition_remove(edition->folder);
    free(edition);
}

bool edition_make_folders(const char *folder, struct fault *fault)
{
    char path[PATH_MAX];
    size_t length = strlen(folder);

    if (length == 0 || length >= sizeof path)
        return edition_refuse(fault, folder, ENAMETOOLONG);
    memcpy(path, folder, length + 1);
    for (char *at = path + 1; *at; at++)
        if (*at == '/') {
            *at = '\0';
            if (mkdir(path, 0700) != 0 && errno != EEXIST)
                return edition_refuse(fault, path, errno);
            *at = '/';
        }
    if (mkdir(path, 0700) != 0)
        return errno == EEXIST || edition_refuse(fault, path, errno);
    struct edition of = {.parent = 0};
    char parent[PATH_MAX];
    bool shared = split(&of, path) && edition_is_shared(parent_of(&of, parent));

    return !shared || chmod(path, 02770) == 0 || edition_refuse(fault, path, errno);
}
