#include "model/directory/intake_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/charset/recode.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"

static bool fail(const struct stream *stream, struct fault *fault, enum fault_code code, int system,
                 uint64_t number)
{
    fault_set(fault, code);
    if (fault) {
        FAULT_TEXT(fault->file, stream->path);
        fault->system = system;
        fault->number = (long long)number;
    }
    return false;
}

bool stream_open(struct stream *stream, const char *path, struct fault *fault)
{
    struct stat status;

    *stream = (struct stream){.path = path};
    stream->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (stream->fd < 0)
        return fail(stream, fault, errno == ENOENT ? FAULT_FILE_MISSING : FAULT_FILE_UNREADABLE,
                    errno, 0);
    if (fstat(stream->fd, &status) != 0 || !S_ISREG(status.st_mode))
        return fail(stream, fault, FAULT_FILE_UNREADABLE, S_ISDIR(status.st_mode) ? EISDIR : EINVAL,
                    0);
    stream->size = (uint64_t)status.st_size;
    if (stream->size > STREAM_MOST)
        return fail(stream, fault, FAULT_FILE_TOO_LARGE, 0, STREAM_MOST);
    posix_fadvise(stream->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    stream->raw = memory_alloc(STREAM_CARRY + STREAM_CHUNK);
    return true;
}

void stream_close(struct stream *stream)
{
    if (stream->fd >= 0)
        close(stream->fd);
    free(stream->raw);
    free(stream->wide);
    *stream = (struct stream){.fd = -1};
}

/* Fills `raw` after what was carried; the bytes there are then, 0 at the end of the file. A file
 * that grows while it is read stays within the size it had. */
static bool fill(struct stream *stream, size_t *have, struct fault *fault)
{
    uint64_t left = stream->size - stream->read;
    size_t want = left < STREAM_CHUNK ? (size_t)left : STREAM_CHUNK;
    ssize_t got = 0;

    memcpy(stream->raw, stream->tail, stream->carried);

    do {
        got = want ? read(stream->fd, stream->raw + stream->carried, want) : 0;
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return fail(stream, fault, FAULT_FILE_UNREADABLE, errno, 0);
    stream->read += (uint64_t)got;
    *have = stream->carried + (size_t)got;
    stream->carried = 0;
    if (got == 0)
        stream->size = stream->read;
    return true;
}

size_t stream_valid(const char *text, size_t length, bool *cut)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0, taken;
    uint64_t word;
    uint32_t code;

    *cut = false;
    while (at < length) {
        while (length - at >= sizeof word) {
            memcpy(&word, text + at, sizeof word);
            if (word & UINT64_C(0x8080808080808080))
                break;
            at += sizeof word;
        }
        if (at == length)
            break;
        if (bytes[at] < 0x80) {
            at++;
            continue;
        }
        taken = utf8_decode(text + at, length - at, &code);
        if (taken == 0) {
            size_t need = bytes[at] >= 0xF0 ? 4 : bytes[at] >= 0xE0 ? 3 : 2;

            *cut = bytes[at] >= 0xC2 && bytes[at] <= 0xF4 && length - at < need;
            return at;
        }
        at += taken;
    }
    return at;
}

/* Where the piece begins: after a byte order mark, which only the first has. */
static size_t skip_mark(const struct stream *stream, size_t have)
{
    bool first = stream->read == have;

    return first && have >= 3 && memcmp(stream->raw, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* What CP1252 says of each byte, asked once from the one place that knows. */
static void learn_legacy(struct stream *stream)
{
    struct recode_report report;
    size_t length;
    char *utf8;

    stream->legacy = true;
    stream->wide = memory_alloc(3 * (size_t)STREAM_CHUNK);
    for (size_t i = 0; i < 128; i++) {
        char byte = (char)(unsigned char)(0x80 + i);

        if (recode_text(&byte, 1, &utf8, &length, &report) == RECODE_DONE)
            memcpy(stream->upper[i], utf8, length + 1);
        free(utf8);
    }
}

static bool widen(struct stream *stream, size_t have, const char **piece, size_t *length,
                  struct fault *fault)
{
    for (size_t i = 0; i < have; i++) {
        unsigned char byte = (unsigned char)stream->raw[i];

        if (byte < 0x80) {
            stream->wide[(*length)++] = (char)byte;
            continue;
        }
        if (!stream->upper[byte - 0x80][0])
            return fail(stream, fault, FAULT_TEXT_ENCODING, 0, stream->read - have + i);
        for (const char *from = stream->upper[byte - 0x80]; *from; from++)
            stream->wide[(*length)++] = *from;
    }
    *piece = stream->wide;
    return true;
}

bool stream_next(struct stream *stream, const char **piece, size_t *length, struct fault *fault)
{
    size_t have, mark, valid;
    bool cut;

    *length = 0;
    *piece = "";
    if (!fill(stream, &have, fault))
        return false;
    if (stream->legacy)
        return widen(stream, have, piece, length, fault);
    mark = skip_mark(stream, have);
    valid = mark + stream_valid(stream->raw + mark, have - mark, &cut);
    stream->carried = have - valid;
    if (stream->carried > 0 && (!cut || stream->read == stream->size))
        return fail(stream, fault, FAULT_TEXT_ENCODING, 0, stream->read - stream->carried);
    memcpy(stream->tail, stream->raw + valid, stream->carried);
    *piece = stream->raw + mark;
    *length = valid - mark;
    return true;
}

static void take_samples(struct stream *stream, const char *bytes, size_t length)
{
    struct recode_report report;
    size_t taken;
    char *utf8;

    if (recode_text(bytes, length, &utf8, &taken, &report) == RECODE_DONE)
        memcpy(stream->samples, report.samples, sizeof stream->samples);
    free(utf8);
}

/* One look at a piece: false with the fault when it is no text at all, or no CP1252 either. */
static bool settle_piece(struct stream *stream, size_t have, bool marked, struct fault *fault)
{
    const char *zero = memchr(stream->raw, 0, have);
    uint64_t begin = stream->read - have;
    size_t valid, ignored;
    const char *piece;
    bool cut;

    if (zero)
        return fail(stream, fault, FAULT_TEXT_ENCODING, 0, begin + (size_t)(zero - stream->raw));
    if (stream->legacy) {
        ignored = 0;
        return widen(stream, have, &piece, &ignored, fault);
    }
    valid = stream_valid(stream->raw, have, &cut);
    stream->carried = have - valid;
    if (stream->carried == 0 || (cut && stream->read < stream->size)) {
        memcpy(stream->tail, stream->raw + valid, stream->carried);
        return true;
    }
    stream->carried = 0;
    if (marked)
        return fail(stream, fault, FAULT_TEXT_ENCODING, 0, begin + valid);
    learn_legacy(stream);
    take_samples(stream, stream->raw, have);
    return true;
}

bool stream_settle(struct stream *stream, struct fault *fault)
{
    bool marked = false, first = true;
    size_t have;

    for (;;) {
        if (!fill(stream, &have, fault))
            return false;
        if (have == 0)
            break;
        if (first && have >= 2 &&
            (memcmp(stream->raw, "\xFF\xFE", 2) == 0 || memcmp(stream->raw, "\xFE\xFF", 2) == 0))
            return fail(stream, fault, FAULT_TEXT_ENCODING, 0, 0);
        if (first)
            marked = have >= 3 && memcmp(stream->raw, "\xEF\xBB\xBF", 3) == 0;
        first = false;
        if (!settle_piece(stream, have, marked, fault))
            return false;
    }
    stream->read = 0;
    stream->carried = 0;
    return lseek(stream->fd, 0, SEEK_SET) == 0 ||
           fail(stream, fault, FAULT_FILE_UNREADABLE, errno, 0);
}
