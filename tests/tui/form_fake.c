#include "tests/tui/form_fake.h"

#include <stdio.h>
#include <string.h>

#include "locale/text/utf8.h"

static const enum field_kind kinds[FAKE_FIELDS] = {
    [STATUS] = FIELD_CHOICE, [MANAGER] = FIELD_CHOICE, [AGE] = FIELD_TEXT,
    [HELP] = FIELD_SEVERAL,  [TOWN] = FIELD_SUGGEST,   [REMARK] = FIELD_TEXT,
};

static int id_of(const struct fake *fake, size_t at)
{
    for (int id = 0; id < FAKE_FIELDS; id++)
        if (!fake->hidden[id] && at-- == 0)
            return id;
    return -1;
}

static size_t count(void *self)
{
    const struct fake *fake = self;
    size_t shown = 0;

    for (int id = 0; id < FAKE_FIELDS; id++)
        shown += !fake->hidden[id];
    return shown;
}

static void describe(void *self, size_t at, struct field *field)
{
    const struct fake *fake = self;
    static const char *const labels[] = {"Situation", "Cadre", "Âge", "Aide", "Commune", "Note"};
    int id = id_of(fake, at);

    field->id = id;
    field->kind = kinds[id];
    field->label = id == STATUS && fake->label ? fake->label : labels[id];
    field->question = fake->question;
    field->value = field->shown = fake->values[id];
    field->most = 20;
}

static void offer(struct field_choice *choice, const char *code, size_t number)
{
    *choice = (struct field_choice){.code = ""};
    snprintf(choice->code, sizeof choice->code, "%s%zu", code, number);
    snprintf(choice->label, sizeof choice->label, "le choix %s%zu", code, number);
}

static size_t choices(void *self, size_t at, const char *typed, struct field_choice *out,
                      size_t most)
{
    const struct fake *fake = self;
    int id = id_of(fake, at);
    size_t held = id == STATUS ? fake->status_choices : id == TOWN ? LONG_LIST : 3, given = 0;

    for (size_t i = 1; i <= held && given < most; i++) {
        offer(&out[given], id == TOWN ? "v" : "c", i);
        given += strncmp(out[given].code, typed, strlen(typed)) == 0;
    }
    return given;
}

/* A manager is asked for only when the status is not c2. */
static bool answer(void *self, size_t at, const char *value, struct fault *fault)
{
    struct fake *fake = self;
    int id = id_of(fake, at);

    fake->answers++;
    if (fake->refused && strcmp(value, fake->refused) == 0) {
        fault_set(fault, FAULT_COMMUNE_UNKNOWN);
        FAULT_TEXT(fault->detail, value);
        return false;
    }
    utf8_copy(fake->values[id], sizeof fake->values[id], value);
    if (id == STATUS)
        fake->hidden[MANAGER] = strcmp(value, "c2") == 0;
    return true;
}

const struct form_source fake_source = {count, describe, choices, answer};
