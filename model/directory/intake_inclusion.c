/* data·inclusion in JSON: the keys are the columns. */
#include <stdlib.h>
#include <string.h>

#include "locale/text/gate.h"
#include "locale/text/memory.h"
#include "model/directory/intake_source.h"

enum { KEYS_MOST = 64, UNKNOWN_MOST = 32, UNKNOWN_BYTES = 48 };

struct inclusion {
    struct draft *draft;
    unsigned long rank;
    int field;                                 /* of the key just read, -1 */
    int index;                                 /* rank of that key in its record */
    int order[KEYS_MOST];                      /* fields as the record before gave them */
    char unknown[UNKNOWN_MOST][UNKNOWN_BYTES]; /* keys already said */
    size_t unknown_count;
};

struct inclusion *inclusion_create(struct draft *draft)
{
    struct inclusion *inclusion = memory_zero(1, sizeof *inclusion);

    inclusion->draft = draft;
    return inclusion;
}

void inclusion_destroy(struct inclusion *inclusion)
{
    free(inclusion);
}

/* A key that the standard does not have, said the first time. */
static void say_unknown(struct inclusion *inclusion, const char *key, size_t length)
{
    char name[UNKNOWN_BYTES];

    if (inclusion->unknown_count == UNKNOWN_MOST)
        return;
    gate_show(key, length, name, sizeof name);
    for (size_t i = 0; i < inclusion->unknown_count; i++)
        if (strcmp(inclusion->unknown[i], name) == 0)
            return;
    memcpy(inclusion->unknown[inclusion->unknown_count++], name, sizeof name);
    draft_remark(inclusion->draft, INTAKE_COLUMN_UNKNOWN, -1, name);
}

static void take_key(struct inclusion *inclusion, const char *key, size_t length)
{
    int at = inclusion->index < KEYS_MOST ? inclusion->index : KEYS_MOST - 1;

    inclusion->field = draft_field(inclusion->draft, key, length, inclusion->order[at]);
    inclusion->order[at] = inclusion->field;
    inclusion->index++;
    if (inclusion->field < 0)
        say_unknown(inclusion, key, length);
}

static void take_open(struct inclusion *inclusion, bool list, int level)
{
    struct draft *draft = inclusion->draft;

    if (inclusion->field < 0)
        return;
    if (list && level == 0 && draft->specs[inclusion->field].form == FIELD_IS_LIST)
        draft_list_begin(draft, inclusion->field);
    else
        draft->fields[inclusion->field].malformed = true;
}

bool inclusion_take(void *context, enum json_event event, int level, const char *text,
                    size_t length)
{
    struct inclusion *inclusion = context;
    struct draft *draft = inclusion->draft;

    switch (event) {
    case JSON_RECORD:
        inclusion->index = 0;
        inclusion->field = -1;
        draft_begin(draft, ++inclusion->rank);
        break;
    case JSON_KEY:
        if (level == 0)
            take_key(inclusion, text, length);
        break;
    case JSON_TEXT:
        if (level == 0)
            draft_put(draft, inclusion->field, text, length);
        else if (level == 1)
            draft_list_add(draft, text, length);
        break;
    case JSON_OPEN_LIST:
    case JSON_OPEN_MAP:
        take_open(inclusion, event == JSON_OPEN_LIST, level);
        break;
    case JSON_CLOSE:
        if (level == 0)
            draft_list_end(draft);
        break;
    case JSON_END:
        return draft_end(draft);
    case JSON_NULL:
        break;
    }
    return true;
}
