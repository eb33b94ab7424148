#include "model/territory/mapped.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 64 << 20, HUGE_PAGE = 2 << 20, PIECE = 64 << 10, DIGEST_SIZE = 32 };

bool mapped_fault(struct fault *fault, enum fault_code code, const char *path)
{
    int system = errno;

    fault_set(fault, code);
    if (fault) {
        FAULT_TEXT(fault->file, path);
        if (code != FAULT_STORE_DAMAGED)
            fault->system = system;
    }
    return false;
}

/* A desk looks at a few pages of the file. Where the cache holds it in pages of 2 MB, each would
 * count whole at the first look, whatever madvise() says, as long as address and offset agree
 * modulo 2 MB: here they never do. NULL when it cannot be mapped. */
static void *map_in_small_pages(int fd, size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), whole = (size + page - 1) / page * page;
    char *room = mmap(NULL, whole + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (room == MAP_FAILED)
        return NULL;
    bool agrees = (uintptr_t)room % HUGE_PAGE == 0;
    char *start = agrees ? room + page : room;
    void *bytes = mmap(start, size, PROT_READ, MAP_SHARED | MAP_FIXED, fd, 0);

    if (bytes == MAP_FAILED) {
        munmap(room, whole + page);
        return NULL;
    }
    munmap(agrees ? room : room + whole, page);
    return bytes;
}

bool mapped_open(struct mapped *mapped, const char *path, size_t least, struct fault *fault)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    void *bytes;

    if (fd < 0)
        return mapped_fault(fault, errno == ENOENT ? FAULT_FILE_MISSING : FAULT_FILE_UNREADABLE,
                            path);
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > FILE_MOST ||
        status.st_size < (off_t)least) {
        close(fd);
        return mapped_fault(fault, FAULT_STORE_DAMAGED, path);
    }
    bytes = map_in_small_pages(fd, (size_t)status.st_size);
    close(fd);
    if (!bytes)
        return mapped_fault(fault, FAULT_FILE_UNREADABLE, path);
    *mapped = (struct mapped){.bytes = bytes, .size = (size_t)status.st_size};
    return true;
}

void mapped_close(struct mapped *mapped)
{
    if (mapped->bytes)
        munmap((void *)(uintptr_t)mapped->bytes, mapped->size);
    mapped->bytes = NULL;
}

void mapped_give_back(const struct mapped *mapped)
{
    madvise((void *)(uintptr_t)mapped->bytes, mapped->size, MADV_DONTNEED);
}

bool mapped_digest_holds(const struct mapped *mapped, size_t skip, const unsigned char *digest)
{
    crypto_generichash_state state;
    unsigned char found[DIGEST_SIZE];

    crypto_generichash_init(&state, NULL, 0, sizeof(found));
    for (size_t at = skip; at < mapped->size; at += PIECE) {
        size_t left = mapped->size - at;

        crypto_generichash_update(&state, mapped->bytes + at, left < PIECE ? left : PIECE);
        mapped_give_back(mapped);
    }
    crypto_generichash_final(&state, found, sizeof(found));
    return memcmp(found, digest, sizeof(found)) == 0;
}
