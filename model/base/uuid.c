#include "model/base/uuid.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "model/base/clock.h"

enum { UUID_BYTES = 16, TIME_BYTES = 6 };

void random_bytes(void *out, size_t size)
{
    unsigned char *at = out;

    while (size > 0) {
        ssize_t got = getrandom(at, size, 0);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            abort(); /* a predictable reference would be worse than no program */
        at += got;
        size -= (size_t)got;
    }
}

static void set_time(unsigned char id[UUID_BYTES], uint64_t ms)
{
    for (int i = 0; i < TIME_BYTES; i++)
        id[i] = (unsigned char)(ms >> (8 * (TIME_BYTES - 1 - i)));
}

/* The 74 random bits as one big number plus one, stepping over the version and variant bits. */
static void increment(unsigned char id[UUID_BYTES])
{
    static const unsigned char free_bits[UUID_BYTES] = {
        [6] = 0x0f,  [7] = 0xff,  [8] = 0x3f,  [9] = 0xff,  [10] = 0xff,
        [11] = 0xff, [12] = 0xff, [13] = 0xff, [14] = 0xff, [15] = 0xff};

    for (int i = UUID_BYTES - 1; i >= TIME_BYTES; i--) {
        unsigned char fixed = (unsigned char)(id[i] & ~free_bits[i]);
        unsigned char next = (unsigned char)((id[i] + 1) & free_bits[i]);

        id[i] = (unsigned char)(fixed | next);
        if (next != 0)
            return;
    }
}

static void draw(unsigned char id[UUID_BYTES], uint64_t ms)
{
    random_bytes(id, UUID_BYTES);
    set_time(id, ms);
    id[6] = (unsigned char)(0x70 | (id[6] & 0x0f));
    id[8] = (unsigned char)(0x80 | (id[8] & 0x3f));
    id[6] &= 0xf7; /* keep the top random bit clear: increments never run out of room */
}

void uuid_make(char out[UUID_SIZE])
{
    /* The one piece of state RFC 9562 asks for; a forked child draws anew. */
    static unsigned char last[UUID_BYTES];
    static pid_t owner;
    unsigned char next[UUID_BYTES];
    char *at = out;

    draw(next, (uint64_t)clock_now_ms());
    if (owner == getpid() && memcmp(next, last, TIME_BYTES) <= 0) {
        memcpy(next, last, sizeof(next));
        increment(next);
    }
    memcpy(last, next, sizeof(last));
    owner = getpid();
    for (int i = 0; i < UUID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *at++ = '-';
        at += snprintf(at, 3, "%02x", next[i]);
    }
}

bool uuid_valid(const char *text)
{
    static const char form[] = "xxxxxxxx-xxxx-7xxx-vxxx-xxxxxxxxxxxx";

    if (text == NULL || strlen(text) != UUID_SIZE - 1)
        return false;
    for (int i = 0; i < UUID_SIZE - 1; i++) {
        const char *allowed = form[i] == 'x' ? "0123456789abcdef" : form[i] == 'v' ? "89ab" : NULL;

        if (allowed == NULL ? text[i] != form[i] : strchr(allowed, text[i]) == NULL)
            return false;
    }
    return true;
}
