/* Any bytes as a workbook: as the file itself, or as the content.xml within it, so that the fuzzer
 * need not learn to compute checksums. A pack or its faults, in bounded memory. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "locale/text/buffer.h"
#include "model/base/arena.h"
#include "model/pack/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t checksum(const uint8_t *data, size_t size)
{
    uint32_t crc = UINT32_MAX;

    for (size_t i = 0; i < size; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
    }
    return ~crc;
}

static void add_number(struct text_buffer *out, uint32_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        char byte = (char)(number >> 8 * i & 0xff);

        buffer_add_n(out, &byte, 1);
    }
}

/* What the local header and the central directory share, from « version needed » on. */
static void add_facts(struct text_buffer *out, uint32_t crc, uint32_t size, uint32_t name)
{
    add_number(out, 10, 2);
    add_number(out, 0, 4); /* flags, stored */
    add_number(out, 0x210000, 4);
    add_number(out, crc, 4);
    add_number(out, size, 4);
    add_number(out, size, 4);
    add_number(out, name, 2);
    add_number(out, 0, 2);
}

/* A zip with one entry, stored (PKWARE appnote 4.3). */
static void add_zip(struct text_buffer *out, const uint8_t *data, size_t size)
{
    static const char name[] = "content.xml";
    uint32_t crc = checksum(data, size), length = sizeof name - 1;

    buffer_add_n(out, "PK\3\4", 4);
    add_facts(out, crc, (uint32_t)size, length);
    buffer_add_n(out, name, length);
    buffer_add_n(out, (const char *)data, size);
    uint32_t directory = (uint32_t)out->length;

    buffer_add_n(out, "PK\1\2\12\0", 6);
    add_facts(out, crc, (uint32_t)size, length);
    add_number(out, 0, 2);
    add_number(out, 0, 4);
    add_number(out, 0, 4);
    add_number(out, 0, 4);
    buffer_add_n(out, name, length);
    uint32_t end = (uint32_t)out->length;

    buffer_add_n(out, "PK\5\6\0\0\0\0\1\0\1\0", 12);
    add_number(out, end - directory, 4);
    add_number(out, directory, 4);
    add_number(out, 0, 2);
}

static void expect_bounded(const struct pack *pack, const struct fault_list *faults)
{
    if (!pack && !fault_list_count(faults))
        abort();
    if (pack && arena_size(pack->arena) > (size_t)64 * 1024 * 1024)
        abort();
    for (size_t i = 0; i < fault_list_count(faults); i++)
        if (fault_list_at(faults, i)->code == FAULT_NONE || !fault_list_at(faults, i)->file[0])
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text_buffer file = {0};
    char path[64];

    if (!size)
        return 0;
    if (data[0] & 1)
        add_zip(&file, data + 1, size - 1);
    else
        buffer_add_n(&file, (const char *)data + 1, size - 1);
    int fd = memfd_create("workbook", 0);

    if (fd < 0 || write(fd, buffer_text(&file), file.length) != (ssize_t)file.length)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct fault_list *faults = fault_list_create();
    struct pack *pack = pack_read(path, faults);

    expect_bounded(pack, faults);
    pack_destroy(pack);
    fault_list_destroy(faults);
    buffer_finish(&file);
    close(fd);
    return 0;
}
