#include "model/directory/intake_json.h"

#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "locale/text/memory.h"
#include "model/directory/intake_draft.h"

struct json {
    struct json_taker taker;
    yajl_handle yajl;
    enum json_verdict verdict;
    int depth;        /* containers open, all of them */
    int record_depth; /* of a record once it is open; 0 while not known */
    bool inside;
    bool in_record;
    bool in_list; /* the list of the records is open */
    bool listed;  /* the key just read is that of the records */
    bool maps[INTAKE_DEPTH_MOST + 1];
    size_t quiet;             /* bytes fed since the last token */
    unsigned long long given; /* bytes fed before the piece of now */
    unsigned long long stopped_at;
};

static int stop(struct json *json, enum json_verdict verdict)
{
    json->verdict = verdict;
    return 0;
}

static int tell(struct json *json, enum json_event event, int level, const char *text,
                size_t length)
{
    return json->taker.take(json->taker.context, event, level, text, length)
               ? 1
               : stop(json, JSON_STOPPED);
}

static int level_of(const struct json *json)
{
    return json->inside ? json->depth : json->depth - json->record_depth;
}

static int value(struct json *json, enum json_event event, const char *text, size_t length)
{
    json->quiet = 0;
    if (json->inside || json->in_record)
        return tell(json, event, level_of(json), text, length);
    return 1;
}

static int on_string(void *context, const unsigned char *text, size_t length)
{
    return value(context, JSON_TEXT, (const char *)text, length);
}

static int on_number(void *context, const char *text, size_t length)
{
    return value(context, JSON_TEXT, text, length);
}

static int on_boolean(void *context, int truth)
{
    return value(context, JSON_TEXT, truth ? "true" : "false", truth ? 4 : 5);
}

static int on_null(void *context)
{
    return value(context, JSON_NULL, "", 0);
}

static bool holds_records(const char *key, size_t length)
{
    static const char *const keys[] = {"service", "results", "records", "data", "items"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (draft_is(keys[i], key, length))
            return true;
    return false;
}

static int on_key(void *context, const unsigned char *text, size_t length)
{
    struct json *json = context;

    if (!json->inside && !json->in_record) {
        json->quiet = 0;
        json->listed = json->depth == 1 && holds_records((const char *)text, length);
        return 1;
    }
    return value(json, JSON_KEY, (const char *)text, length);
}

/* Outside the records: is this the list of them, or one of them? */
static int open_around(struct json *json, bool map)
{
    bool of_top = json->depth == 1 && !map;
    bool of_key = json->depth == 2 && !map && json->maps[0] && json->listed;

    json->listed = false;
    if (of_top || of_key) {
        json->in_list = true;
        json->record_depth = json->depth + 1;
        return 1;
    }
    if (!json->in_list || !map || json->depth != json->record_depth)
        return 1;
    json->in_record = true;
    return tell(json, JSON_RECORD, 0, "", 0);
}

static int open_container(struct json *json, bool map)
{
    int level = level_of(json);

    json->quiet = 0;
    if (json->depth == INTAKE_DEPTH_MOST)
        return stop(json, JSON_DEEP);
    json->maps[json->depth++] = map;
    if (json->inside || json->in_record)
        return tell(json, map ? JSON_OPEN_MAP : JSON_OPEN_LIST, level, "", 0);
    return open_around(json, map);
}

static int on_map(void *context)
{
    return open_container(context, true);
}

static int on_list(void *context)
{
    return open_container(context, false);
}

static int on_close(void *context)
{
    struct json *json = context;

    json->quiet = 0;
    json->depth--;
    if (json->in_record && json->depth < json->record_depth) {
        json->in_record = false;
        return tell(json, JSON_END, 0, "", 0);
    }
    if (json->in_list && json->depth < json->record_depth - 1)
        json->in_list = false;
    if (json->inside || json->in_record)
        return tell(json, JSON_CLOSE, level_of(json), "", 0);
    return 1;
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_start_map = on_map,
    .yajl_map_key = on_key,
    .yajl_end_map = on_close,
    .yajl_start_array = on_list,
    .yajl_end_array = on_close,
};

struct json *json_create(const struct json_taker *taker, bool inside)
{
    struct json *json = memory_zero(1, sizeof *json);

    json->taker = *taker;
    json->inside = inside;
    json->yajl = yajl_alloc(&callbacks, NULL, json);
    if (json->yajl) /* the stream has looked at every byte already */
        yajl_config(json->yajl, yajl_dont_validate_strings, 1);
    else
        json->verdict = JSON_BROKEN;
    return json;
}

void json_destroy(struct json *json)
{
    if (!json)
        return;
    if (json->yajl)
        yajl_free(json->yajl);
    free(json);
}

static enum json_verdict settle(struct json *json, yajl_status status)
{
    if (status != yajl_status_ok) {
        json->stopped_at = json->given + yajl_get_bytes_consumed(json->yajl);
        if (json->verdict == JSON_FINE)
            json->verdict = JSON_BROKEN;
    }
    return json->verdict;
}

enum json_verdict json_feed(struct json *json, const char *piece, size_t length)
{
    if (json->verdict != JSON_FINE)
        return json->verdict;
    json->quiet += length;
    settle(json, yajl_parse(json->yajl, (const unsigned char *)piece, length));
    json->given += length;
    if (json->verdict == JSON_FINE && json->quiet > JSON_TOKEN_MOST) {
        json->stopped_at = json->given;
        json->verdict = JSON_LONG;
    }
    return json->verdict;
}

enum json_verdict json_finish(struct json *json)
{
    if (json->verdict == JSON_FINE && settle(json, yajl_complete_parse(json->yajl)) == JSON_BROKEN)
        json->stopped_at = json->given;
    return json->verdict;
}

unsigned long long json_at(const struct json *json)
{
    return json->stopped_at;
}
