#include "model/directory/intake.h"

#include "model/directory/intake_source.h"

enum intake_source intake_recognise(const char *path, struct fault *fault)
{
    struct face face;

    return face_read(path, &face, fault) ? face.source : INTAKE_UNKNOWN;
}

/* One reading: what is read, and what becomes of it. */
struct reading {
    struct stream stream;
    struct draft draft;
    struct fault *fault;
};

static bool fail(const struct reading *reading, enum fault_code code, unsigned long long number)
{
    fault_set(reading->fault, code);
    if (reading->fault) {
        FAULT_TEXT(reading->fault->file, reading->stream.path);
        reading->fault->number = (long long)number;
    }
    return false;
}

static bool go_on(void *context)
{
    struct reading *reading = context;
    const struct intake_taker *taker = reading->draft.taker;

    return !taker->progress ||
           taker->progress(taker->context, reading->stream.read, reading->stream.size) ||
           fail(reading, FAULT_INTAKE_STOPPED, 0);
}

static bool fail_json(const struct reading *reading, enum json_verdict verdict,
                      const struct json *json)
{
    static const enum fault_code codes[] = {
        [JSON_BROKEN] = FAULT_INTAKE_BROKEN,   [JSON_DEEP] = FAULT_INTAKE_DEEP,
        [JSON_LONG] = FAULT_INTAKE_LONG,       [JSON_STOPPED] = FAULT_NONE,
        [JSON_WITHOUT] = FAULT_INTAKE_WITHOUT,
    };

    /* what made the taker stop is already said */
    return codes[verdict] != FAULT_NONE && fail(reading, codes[verdict], json_at(json));
}

/* JSON has one encoding: bytes that are not UTF-8 were damaged on the way, not badly saved. */
static bool fail_piece(const struct reading *reading)
{
    struct fault *fault = reading->fault;

    return fault && fault->code == FAULT_TEXT_ENCODING &&
           fail(reading, FAULT_INTAKE_BROKEN, (unsigned long long)fault->number);
}

static bool read_pieces(struct reading *reading, struct json *json)
{
    enum json_verdict verdict;
    const char *piece;
    size_t length;

    do {
        if (!stream_next(&reading->stream, &piece, &length, reading->fault))
            return fail_piece(reading);
        verdict = length ? json_feed(json, piece, length) : JSON_FINE;
        if (verdict != JSON_FINE)
            return fail_json(reading, verdict, json);
        if (!go_on(reading))
            return false;
    } while (length > 0 || reading->stream.read < reading->stream.size);
    verdict = json_finish(json);
    return verdict == JSON_FINE || fail_json(reading, verdict, json);
}

static bool read_json(struct reading *reading)
{
    bool administration = reading->draft.source == INTAKE_DILA;
    struct dila *dila = administration ? dila_create(&reading->draft) : NULL;
    struct inclusion *inclusion = administration ? NULL : inclusion_create(&reading->draft);
    const struct json_taker taker = {
        .context = administration ? (void *)dila : (void *)inclusion,
        .take = administration ? dila_take : inclusion_take,
    };
    struct json *json = json_create(&taker, false);
    bool done = read_pieces(reading, json);

    json_destroy(json);
    inclusion_destroy(inclusion);
    dila_destroy(dila);
    return done;
}

/* Words of a legacy file, for the person to confirm that they read well. */
static void say_legacy(struct reading *reading)
{
    struct text_buffer words = {0};

    for (size_t i = 0; i < 3 && reading->stream.samples[i][0]; i++)
        buffer_addf(&words, "%s%s", i ? ", " : "", reading->stream.samples[i]);
    draft_remark(&reading->draft, INTAKE_LEGACY, -1, buffer_text(&words));
    buffer_finish(&words);
}

static bool read_sheet(struct reading *reading, char delimiter)
{
    struct rows rows;
    bool done;

    if (!stream_settle(&reading->stream, reading->fault))
        return false;
    if (reading->stream.legacy)
        say_legacy(reading);
    rows_init(&rows, &reading->stream, delimiter, reading->fault);
    done = intake_sheet_read(&rows, &reading->draft, go_on, reading);
    rows_finish(&rows);
    return done;
}

bool intake_read(const char *path, enum intake_source source, const struct intake_limits *limits,
                 const struct territory *territory, const struct intake_taker *taker,
                 struct fault *fault)
{
    struct reading reading = {.fault = fault};
    struct face face;
    bool done;

    if (!face_read(path, &face, fault))
        return false;
    done = stream_open(&reading.stream, path, fault);
    draft_init(&reading.draft, source, limits, territory, taker, fault);
    if (done && face.source != source)
        done = fail(&reading, FAULT_INTAKE_UNKNOWN, 0);
    if (done)
        done = face.json ? read_json(&reading) : read_sheet(&reading, face.delimiter);
    draft_finish(&reading.draft);
    stream_close(&reading.stream);
    return done;
}
