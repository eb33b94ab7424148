#include "model/store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "locale/text/memory.h"

/* Where WAL cannot work: its index is memory shared between processes of one machine, and vfat and
 * exFAT promise nothing about order. Numbers of linux/magic.h and statfs(2). */
static const long refused[] = {
    0x6969,     /* NFS */
    0x517B,     /* SMB */
    0xFE534D42, /* SMB2 */
    0xFF534D42, /* CIFS */
    0x564C,     /* NCP */
    0x5346414F, /* AFS */
    0x73757245, /* Coda */
    0x00C36400, /* Ceph */
    0x4D44,     /* vfat */
    0x2011BAB0, /* exFAT */
};

long place_filesystem(const char *folder)
{
    struct statfs system;

    return statfs(folder, &system) == 0 ? (long)system.f_type : -1;
}

static bool place_fault(struct fault *fault, enum fault_code code, const char *path, int error)
{
    fault_set(fault, code);
    if (fault == NULL)
        return false;
    fault->system = error;
    FAULT_TEXT(fault->file, path);
    return false;
}

/* What errno says about writing in a folder. */
static enum fault_code writing_fault(int error)
{
    if (error == ENOSPC || error == EDQUOT || error == EIO)
        return FAULT_DISK;
    return error == ENOENT || error == ENOTDIR ? FAULT_FILE_MISSING : FAULT_FILE_READ_ONLY;
}

/* `folder` and its missing parents, 0700. */
static bool make_folders(char *folder)
{
    for (char *at = folder + 1; *at != '\0'; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
            *at = '/';
            return false;
        }
        *at = '/';
    }
    return mkdir(folder, 0700) == 0 || errno == EEXIST;
}

/* A folder set up for a group of desks: setgid, and the group may write. */
static mode_t mode_for(const struct stat *folder)
{
    mode_t shared = S_ISGID | S_IRWXG;

    return (folder->st_mode & shared) == shared ? 0660 : 0600;
}

static bool folder_prepare(char *folder, enum store_mode mode, const struct store_seam *seam,
                           mode_t *file_mode, struct fault *fault)
{
    struct stat about;
    long kind;

    if (stat(folder, &about) != 0) {
        if (mode != STORE_CREATE)
            return place_fault(fault, FAULT_STORE_MISSING, folder, errno);
        if (!make_folders(folder) || stat(folder, &about) != 0)
            return place_fault(fault, writing_fault(errno), folder, errno);
    }
    kind = seam->filesystem(folder);
    for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
        if (kind == refused[i])
            return place_fault(fault, FAULT_STORE_NETWORK, folder, 0);
    if (mode != STORE_READ && faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
        return place_fault(fault, FAULT_FILE_READ_ONLY, folder, errno);
    *file_mode = mode_for(&about);
    return true;
}

/* The file is made empty with its final rights before SQLite sees it: the -wal and -shm files take
 * the rights of the database. */
static bool file_make(const char *path, mode_t file_mode, struct fault *fault)
{
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, file_mode);

    if (file < 0)
        return errno == EEXIST || place_fault(fault, writing_fault(errno), path, errno);
    fchmod(file, file_mode);
    close(file);
    return true;
}

static bool file_prepare(const char *path, enum store_mode mode, mode_t file_mode,
                         struct fault *fault)
{
    int wanted = mode == STORE_READ ? R_OK : R_OK | W_OK;
    struct stat about;

    if (stat(path, &about) != 0) {
        if (errno == EACCES)
            return place_fault(fault, FAULT_FILE_UNREADABLE, path, errno);
        if (errno != ENOENT || mode != STORE_CREATE)
            return place_fault(fault, FAULT_STORE_MISSING, path, errno);
        return file_make(path, file_mode, fault);
    }
    if (!S_ISREG(about.st_mode))
        return place_fault(fault, FAULT_STORE_FOREIGN, path, 0);
    if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) != 0)
        return place_fault(fault, FAULT_FILE_UNREADABLE, path, errno);
    if (faccessat(AT_FDCWD, path, wanted, AT_EACCESS) != 0)
        return place_fault(fault, FAULT_FILE_READ_ONLY, path, errno);
    return true;
}

bool place_prepare(const char *path, enum store_mode mode, const struct store_seam *seam,
                   mode_t *file_mode, struct fault *fault)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash == NULL   ? memory_text(".")
                   : slash == path ? memory_text("/")
                                   : memory_text_n(path, (size_t)(slash - path));
    bool done = folder_prepare(folder, mode, seam, file_mode, fault) &&
                file_prepare(path, mode, *file_mode, fault);

    free(folder);
    return done;
}
