#include "model/directory/intake_draft.h"

#include <string.h>

#include "model/directory/intake_check.h"
#include "model/directory/intake_clean.h"
#include "model/directory/intake_list.h"

bool intake_refuses(enum intake_reason reason)
{
    return reason > INTAKE_TAKEN && reason < INTAKE_ZERO_RESTORED;
}

void draft_init(struct draft *draft, enum intake_source source, const struct intake_limits *limits,
                const struct territory *territory, const struct intake_taker *taker,
                struct fault *fault)
{
    bool service = source == INTAKE_INCLUSION_SERVICES;

    *draft = (struct draft){
        .source = source,
        .limits = limits,
        .territory = territory,
        .taker = taker,
        .fault = fault,
        .today = civil_to_days(limits->today),
        .kind = service ? RECORD_SERVICE : RECORD_STRUCTURE,
        .specs = service ? service_fields : structure_fields,
        .count = service ? (int)SERVICE_FIELDS : (int)STRUCTURE_FIELDS,
        .list = -1,
    };
    buffer_add_n(&draft->text, "", 1);
}

void draft_finish(struct draft *draft)
{
    buffer_finish(&draft->text);
}

void draft_begin(struct draft *draft, unsigned long at)
{
    draft->at = at;
    draft->text.length = 1;
    memset(draft->fields, 0, sizeof draft->fields);
    draft->record_too_long = draft->refused = draft->shifted = false;
    draft->list = -1;
}

bool draft_is(const char *known, const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (known[i] != word[i] || known[i] == '\0')
            return false;
    return known[length] == '\0';
}

int draft_field(const struct draft *draft, const char *name, size_t length, int hint)
{
    /* what comes with its own sources only (record.h, « ours ») is no column of data·inclusion */
    int count = draft->source == INTAKE_INCLUSION_STRUCTURES ? (int)STRUCTURE_TYPES : draft->count;

    if (hint >= 0 && hint < count && draft_is(draft->specs[hint].name, name, length))
        return hint;
    for (int field = 0; field < count; field++)
        if (draft_is(draft->specs[field].name, name, length))
            return field;
    return -1;
}

const char *draft_text(const struct draft *draft, int field)
{
    return draft->text.data + draft->fields[field].at;
}

/* Room for `length` more bytes, or the record is too long for anybody. */
static bool has_room(struct draft *draft, size_t length)
{
    if (draft->text.length + length > INTAKE_RECORD_MOST)
        draft->record_too_long = true;
    return !draft->record_too_long;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t blank_length(const char *text, size_t length)
{
    size_t at = 0;

    while (at < length && is_blank(text[at]))
        at++;
    return at;
}

static void add_item(void *context, const char *item, size_t length)
{
    draft_list_add(context, item, length);
}

static void put_list(struct draft *draft, int field, const char *text, size_t length)
{
    draft_list_begin(draft, field);
    if (!list_read(text, length, add_item, draft))
        draft->fields[field].malformed = true;
    draft_list_end(draft);
}

void draft_put(struct draft *draft, int field, const char *text, size_t length)
{
    struct draft_field *into;
    enum field_form form;
    size_t blank = blank_length(text, length);

    if (field < 0)
        return;
    into = &draft->fields[field];
    form = draft->specs[field].form;
    into->at = 0;
    if (blank == length)
        return;
    if (length > INTAKE_FIELD_MOST)
        into->too_long = true;
    if (into->too_long || !has_room(draft, length))
        return;
    if (form == FIELD_IS_LIST) {
        put_list(draft, field, text, length);
        return;
    }
    if (form != FIELD_IS_TEXT && form != FIELD_IS_PARAGRAPH) {
        text += blank;
        length -= blank;
        while (is_blank(text[length - 1]))
            length--;
    }
    into->at = draft->text.length;
    into->cleaned |= clean_add(&draft->text, text, length, form == FIELD_IS_PARAGRAPH);
    if (draft->text.length == into->at)
        into->at = 0;
    buffer_add_n(&draft->text, "", 1);
}

void draft_list_begin(struct draft *draft, int field)
{
    draft->list = field;
    draft->items = 0;
    if (field < 0)
        return;
    draft->fields[field].at = draft->text.length;
    buffer_add(&draft->text, "[");
}

static void add_escaped(struct text_buffer *out, const char *text, size_t length)
{
    size_t start = 0;

    for (size_t at = 0; at < length; at++)
        if (text[at] == '"' || text[at] == '\\') {
            buffer_add_n(out, text + start, at - start);
            buffer_add(out, "\\");
            start = at;
        }
    buffer_add_n(out, text + start, length - start);
}

void draft_list_add(struct draft *draft, const char *item, size_t length)
{
    struct text_buffer clean = {0};
    struct draft_field *into;

    if (draft->list < 0)
        return;
    into = &draft->fields[draft->list];
    if (draft->text.length - into->at + length > INTAKE_FIELD_MOST)
        into->too_long = true;
    if (into->too_long || !has_room(draft, length + 8))
        return;
    into->cleaned |= clean_add(&clean, item, length, false);
    if (clean.length > 0) {
        buffer_add(&draft->text, draft->items++ ? ",\"" : "\"");
        add_escaped(&draft->text, clean.data, clean.length);
        buffer_add(&draft->text, "\"");
    }
    buffer_finish(&clean);
}

void draft_list_end(struct draft *draft)
{
    if (draft->list >= 0)
        buffer_add_n(&draft->text, "]", 2);
    draft->list = -1;
}

void draft_remark(struct draft *draft, enum intake_reason reason, int field, const char *value)
{
    int id = draft->kind == RECORD_SERVICE ? (int)SERVICE_ID : (int)STRUCTURE_ID;
    bool refuses = intake_refuses(reason);
    const struct intake_remark remark = {
        .reason = reason,
        .kind = draft->kind,
        .at = draft->at,
        .field = field,
        .value = value,
        .id = draft_text(draft, id),
        .again = refuses && draft->refused,
    };

    if (draft->taker->remark)
        draft->taker->remark(draft->taker->context, &remark);
    draft->refused = draft->refused || refuses;
}

void draft_leave(const struct draft *draft)
{
    if (draft->taker->leave)
        draft->taker->leave(draft->taker->context);
}

static bool lend(struct draft *draft)
{
    struct record record = {.kind = draft->kind, .at = draft->at};

    for (int field = 0; field < RECORD_FIELDS_MOST; field++)
        record.fields[field] = draft_text(draft, field);
    draft->stopped = !draft->taker->take(draft->taker->context, &record, draft->fault);
    return !draft->stopped;
}

bool draft_end(struct draft *draft)
{
    if (draft->record_too_long) {
        draft_remark(draft, INTAKE_TOO_LONG, -1, "");
        return true;
    }
    if (!check_wanted(draft))
        return true;
    check_record(draft);
    return draft->refused || lend(draft);
}
