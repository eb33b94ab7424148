#include "model/pack/source_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/charset/recode.h"
#include "locale/text/buffer.h"
#include "locale/text/memory.h"
#include "model/pack/pack.h"

static void report(struct fault_list *faults, enum fault_code code, const char *path, int system)
{
    struct fault fault;

    fault_set(&fault, code);
    FAULT_TEXT(fault.file, path);
    fault.system = system;
    fault.number = code == FAULT_FILE_TOO_LARGE ? PACK_FILE_MOST : 0;
    fault_list_add(faults, &fault);
}

/* A regular file within the limit, opened without waiting on a pipe somebody left there. */
static int open_regular(const char *path, bool *absent, off_t *size, struct fault_list *faults)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    *absent = fd < 0 && errno == ENOENT;
    if (fd < 0) {
        if (!*absent)
            report(faults, FAULT_FILE_UNREADABLE, path, errno);
        return -1;
    }
    bool regular = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);

    if (regular && status.st_size <= PACK_FILE_MOST) {
        *size = status.st_size;
        return fd;
    }
    report(faults, regular ? FAULT_FILE_TOO_LARGE : FAULT_FILE_UNREADABLE, path, 0);
    close(fd);
    return -1;
}

/* All the bytes, or NULL: a file that grows while it is read stays within `size`. */
static char *read_bytes(int fd, size_t size, size_t *count)
{
    char *bytes = memory_alloc(size + 1);
    size_t have = 0;

    while (have < size) {
        ssize_t got = read(fd, bytes + have, size - have);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            free(bytes);
            return NULL;
        }
        if (got == 0)
            break;
        have += (size_t)got;
    }
    *count = have;
    return bytes;
}

static char *decode(const char *path, const char *bytes, size_t count, size_t *length,
                    struct fault_list *faults)
{
    struct recode_report said;
    struct fault fault;
    char *text;
    enum recode_verdict verdict = recode_text(bytes, count, &text, length, &said);

    if (verdict == RECODE_DONE && !said.legacy)
        return text;
    fault_set(&fault, verdict == RECODE_DONE ? FAULT_TEXT_LEGACY : FAULT_TEXT_ENCODING);
    FAULT_TEXT(fault.file, path);
    if (verdict == RECODE_DONE) {
        struct text_buffer words = {0};

        for (size_t i = 0; i < RECODE_SAMPLES && said.samples[i][0]; i++)
            buffer_addf(&words, "%s%s", i ? ", " : "", said.samples[i]);
        FAULT_TEXT(fault.word, buffer_text(&words));
        buffer_finish(&words);
    } else {
        fault.row = (unsigned)said.row;
        fault.column = (unsigned)said.column;
        fault.number = verdict == RECODE_UTF16 ? 16 : said.byte;
    }
    fault_list_add(faults, &fault);
    return text;
}

char *source_bytes_read(const char *path, bool *absent, size_t *count, struct fault_list *faults)
{
    off_t size;
    int fd = open_regular(path, absent, &size, faults);

    if (fd < 0)
        return NULL;
    char *bytes = read_bytes(fd, (size_t)size, count);
    int error = errno;

    close(fd);
    if (!bytes)
        report(faults, FAULT_FILE_UNREADABLE, path, error);
    return bytes;
}

char *source_file_read(const char *path, bool *absent, size_t *length, struct fault_list *faults)
{
    size_t count;
    char *bytes = source_bytes_read(path, absent, &count, faults);

    if (!bytes)
        return NULL;
    char *text = decode(path, bytes, count, length, faults);

    free(bytes);
    return text;
}
