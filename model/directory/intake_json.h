/* Records out of JSON that may be larger than memory. Inside of the intake.
 *
 * What surrounds the records is looked through here: one array of them, or an object one list of
 * which ("service" of DILA, "results" of an API, "data", "records", "items") holds them. The taker
 * sees each record as events with a level: how many lists and objects are open inside the record.
 *
 * yajl finds the tokens; the limits are ours: depth, and how long a token may go on.
 */
#ifndef DP_MODEL_DIRECTORY_INTAKE_JSON_H
#define DP_MODEL_DIRECTORY_INTAKE_JSON_H

#include <stdbool.h>
#include <stddef.h>

enum json_event {
    JSON_RECORD, /* a record begins */
    JSON_KEY,
    JSON_TEXT, /* a string; a number, true or false as written */
    JSON_NULL,
    JSON_OPEN_LIST, /* level: where it stands, before it is open */
    JSON_OPEN_MAP,
    JSON_CLOSE, /* level: likewise */
    JSON_END    /* the record ends */
};

enum json_verdict {
    JSON_FINE,
    JSON_BROKEN,
    JSON_DEEP,
    JSON_LONG,
    JSON_STOPPED, /* the taker answered false */
    JSON_WITHOUT  /* built without yajl */
};

struct json_taker {
    void *context;
    bool (*take)(void *context, enum json_event event, int level, const char *text, size_t length);
};

/* A string lasts no longer than this, whoever reads it. */
enum { JSON_TOKEN_MOST = 512 * 1024 };

struct json;

/* `inside`: the text is a part of a record (JSON text in a string): its events begin at level 0,
 * without JSON_RECORD nor JSON_END. */
struct json *json_create(const struct json_taker *taker, bool inside);
void json_destroy(struct json *json); /* accepts NULL */

/* Pieces of valid UTF-8, in order; after anything but JSON_FINE nothing more may be fed. */
enum json_verdict json_feed(struct json *json, const char *piece, size_t length);
enum json_verdict json_finish(struct json *json);

/* Where it stopped, in the bytes fed. */
unsigned long long json_at(const struct json *json);

#endif
