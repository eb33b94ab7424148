#include "model/territory/territory.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/base/data_path.h"
#include "model/territory/map.h"

enum { FILE_MOST = 64 << 20, HUGE_PAGE = 2 << 20 };

static bool file_fault(struct fault *fault, enum fault_code code, const char *path)
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

static bool map_file(struct territory *territory, const char *path, struct fault *fault)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    void *bytes;

    if (fd < 0)
        return file_fault(fault, errno == ENOENT ? FAULT_FILE_MISSING : FAULT_FILE_UNREADABLE,
                          path);
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > FILE_MOST ||
        status.st_size < (off_t)sizeof(struct disk_header)) {
        close(fd);
        return file_fault(fault, FAULT_STORE_DAMAGED, path);
    }
    bytes = map_in_small_pages(fd, (size_t)status.st_size);
    close(fd);
    if (!bytes)
        return file_fault(fault, FAULT_FILE_UNREADABLE, path);
    territory->bytes = bytes;
    territory->size = (size_t)status.st_size;
    return true;
}

static bool place_sections(struct territory *territory)
{
    const struct disk_header *header = (const void *)territory->bytes;

    for (size_t i = 0; i < SECTION_COUNT; i++) {
        uint64_t offset = le32toh(header->sections[i].offset);
        uint64_t count = le32toh(header->sections[i].count);

        if (offset % 8 != 0 || offset < sizeof(*header) ||
            offset + count * map_record_size((enum territory_section)i) > territory->size)
            return false;
        territory->section[i] = territory->bytes + offset;
        territory->count[i] = (size_t)count;
    }
    return true;
}

static bool header_holds(const struct territory *territory)
{
    const struct disk_header *header = (const void *)territory->bytes;

    return memcmp(header->magic, TERRITORY_MAGIC, sizeof(header->magic)) == 0 &&
           le32toh(header->version) == TERRITORY_VERSION &&
           le32toh(header->size) == territory->size &&
           memchr(header->vintage, 0, sizeof(header->vintage)) &&
           territory->bytes[territory->size - 1] == 0;
}

struct territory *territory_open(const char *path, struct fault *fault)
{
    char found[4096];
    struct territory *territory;

    if (!path) {
        if (!data_path("territory.bin", found, sizeof(found))) {
            errno = ENOENT;
            file_fault(fault, FAULT_FILE_MISSING, "territory.bin");
            return NULL;
        }
        path = found;
    }
    territory = calloc(1, sizeof(*territory));
    if (!territory) {
        file_fault(fault, FAULT_FILE_UNREADABLE, path);
        return NULL;
    }
    if (!map_file(territory, path, fault)) {
        free(territory);
        return NULL;
    }
    if (!header_holds(territory) || !place_sections(territory)) {
        file_fault(fault, FAULT_STORE_DAMAGED, path);
        territory_close(territory);
        return NULL;
    }
    return territory;
}

void territory_close(struct territory *territory)
{
    if (!territory)
        return;
    munmap((void *)(uintptr_t)territory->bytes, territory->size);
    free(territory);
}

bool territory_verify(const struct territory *territory)
{
    const struct disk_header *header = (const void *)territory->bytes;
    unsigned char digest[TERRITORY_DIGEST];

    crypto_generichash(digest, sizeof(digest), territory->bytes + sizeof(*header),
                       territory->size - sizeof(*header), NULL, 0);
    return memcmp(digest, header->digest, sizeof(digest)) == 0;
}

const char *territory_vintage(const struct territory *territory)
{
    return ((const struct disk_header *)(const void *)territory->bytes)->vintage;
}
