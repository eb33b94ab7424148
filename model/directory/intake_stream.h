/* The bytes of somebody's file, a piece at a time: always valid UTF-8, always whole characters,
 * whatever was written. Inside of the intake.
 */
#ifndef DP_MODEL_DIRECTORY_INTAKE_STREAM_H
#define DP_MODEL_DIRECTORY_INTAKE_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/base/fault.h"

enum { STREAM_CHUNK = 128 * 1024, STREAM_CARRY = 4 };

/* Bytes of the largest file: no source is a third of it. */
#define STREAM_MOST ((uint64_t)2 * 1024 * 1024 * 1024)

struct stream {
    int fd;
    const char *path;
    uint64_t size, read;     /* bytes of the file, and how many were taken from it */
    bool legacy;             /* CP1252 */
    char *raw;               /* STREAM_CARRY + STREAM_CHUNK */
    char tail[STREAM_CARRY]; /* a cut character, for the front of the next piece */
    size_t carried;          /* its bytes */
    char *wide;              /* CP1252 as UTF-8, three bytes a byte; NULL until needed */
    char upper[128][4];      /* UTF-8 of the bytes 80..FF in CP1252, "" where there is none */
    char samples[3][64];     /* words with accents of a legacy file */
};

/* The caller closes it, opened or not. `path` must outlive it. */
bool stream_open(struct stream *stream, const char *path, struct fault *fault);
void stream_close(struct stream *stream);

/* Reads the whole file once to know whether it is UTF-8 or CP1252 (locale/charset/recode.h), then
 * goes back to its beginning. JSON needs it not: it is UTF-8 (RFC 8259, 8.1). */
bool stream_settle(struct stream *stream, struct fault *fault);

/* The next piece, after the byte order mark; *length 0 at the end. False on FAULT_TEXT_ENCODING,
 * FAULT_DISK. The piece is valid until the next call. */
bool stream_next(struct stream *stream, const char **piece, size_t *length, struct fault *fault);

/* How many bytes of `text` are whole valid characters; what follows is invalid unless it is the
 * cut beginning of one, which *cut says. */
size_t stream_valid(const char *text, size_t length, bool *cut);

#endif
