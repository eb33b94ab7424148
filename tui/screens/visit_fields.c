#include "tui/screens/visit_fields.h"

#include <string.h>

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/act/reference.h"
#include "model/desk/setting.h"
#include "model/territory/territory.h"
#include "tui/desk/app.h"
#include "tui/desk/suggest.h"
#include "tui/screens/steps.h"

enum { OWN_FIELDS_MOST = 3, REFERENCE_TYPED_MOST = 24, AGENT_MOST = 6, AGE_MOST = 9 };

static const struct {
    const char *code, *label;
} channels[] = {
    {"presence", N_("sur place")},
    {"telephone", N_("téléphone")},
    {"courriel", N_("courriel")},
    {"tchat", N_("tchat")},
};
enum { CHANNEL_COUNT = sizeof channels / sizeof *channels };

const char *visit_channel_label(const char *channel)
{
    for (size_t i = 0; i < CHANNEL_COUNT; i++)
        if (strcmp(channels[i].code, channel) == 0)
            return _(channels[i].label);
    return channel;
}

/* ------------------------------------------------------------------------------- which fields */

static size_t own_fields(const struct visit_fields *fields, int *ids)
{
    size_t count = 0;

    if (fields->step != 1)
        return 0;
    ids[count++] = VISIT_FIELD_CHANNEL;
    ids[count++] = VISIT_FIELD_REFERENCE;
    if (fields->ask_agent)
        ids[count++] = VISIT_FIELD_AGENT;
    return count;
}

static size_t all_fields(const struct visit_fields *fields, int *ids)
{
    size_t own = own_fields(fields, ids);

    return own + conversation_fields(reception_conversation(fields->reception), fields->step,
                                     ids + own, FORM_FIELDS_MOST - own);
}

static size_t count(void *self)
{
    int ids[FORM_FIELDS_MOST];

    return all_fields(self, ids);
}

static int id_at(const struct visit_fields *fields, size_t at)
{
    int ids[FORM_FIELDS_MOST];
    size_t held = all_fields(fields, ids);

    return at < held ? ids[at] : -1;
}

/* ------------------------------------------------------------------------------- describing */

static const struct pack *pack_of(const struct visit_fields *fields)
{
    return conversation_pack(reception_conversation(fields->reception));
}

static void describe_channel(struct visit_fields *fields, struct field *field)
{
    const struct visit *visit = reception_visit(fields->reception);

    field->kind = FIELD_CHOICE;
    field->label = _("Vient par");
    field->question = _("Comment la personne vient-elle à vous ?");
    field->value = visit->channel;
    field->shown = visit_channel_label(visit->channel);
}

static void describe_reference(struct visit_fields *fields, struct field *field)
{
    const struct visit *visit = reception_visit(fields->reception);
    char shown[REFERENCE_SHOWN_SIZE] = "";

    reference_show(visit->came_with, shown);
    buffer_add(&fields->shown, shown);
    field->kind = FIELD_TEXT;
    field->label = _("Référence");
    field->question = _("Apporte-t-elle une feuille avec une référence ?");
    field->hint = _("Tapez-la ou scannez-la : douze signes. La personne est alors à sa deuxième "
                    "porte. Sinon, laissez vide.");
    field->value = visit->came_with;
    field->shown = buffer_text(&fields->shown);
    field->most = REFERENCE_TYPED_MOST;
}

static void describe_agent(struct visit_fields *fields, struct field *field)
{
    const struct visit *visit = reception_visit(fields->reception);

    field->kind = FIELD_TEXT;
    field->label = _("Vos initiales");
    field->question = _("Vos initiales, si vous voulez retrouver vos visites.");
    field->value = field->shown = visit->agent;
    field->most = AGENT_MOST;
}

static enum field_kind kind_of(const struct pack *pack, int question)
{
    switch (pack->questions[question].kind) {
    case QUESTION_ONE:
        return pack_choices(pack, question)->count > FORM_CHOICES_MOST ? FIELD_SUGGEST
                                                                       : FIELD_CHOICE;
    case QUESTION_SEVERAL:
        return FIELD_SEVERAL;
    case QUESTION_COMMUNE:
        return FIELD_SUGGEST;
    default:
        return FIELD_TEXT;
    }
}

/* The left half shows the short form of an answer where the pack has one. */
static void show_answer(struct visit_fields *fields, int question)
{
    const struct conversation *conversation = reception_conversation(fields->reception);
    const struct pack *pack = conversation_pack(conversation);
    const char *value = conversation_value(conversation, question);
    const struct choice *choice = pack_choice(pack, question, value);
    const char *brief = choice ? pack_say(pack, &choice->short_label, say_language()) : "";

    if (brief[0])
        buffer_add(&fields->shown, brief);
    else
        conversation_say(conversation, question, say_language(), &fields->shown);
}

static void describe_question(struct visit_fields *fields, int question, struct field *field)
{
    const struct pack *pack = pack_of(fields);
    const struct question *asked = &pack->questions[question];
    const char *brief = pack_say(pack, &asked->short_label, say_language());

    show_answer(fields, question);
    field->kind = kind_of(pack, question);
    field->question = pack_say(pack, &asked->label, say_language());
    field->label = brief[0] ? brief : field->question;
    field->hint = pack_say(pack, &asked->hint, say_language());
    field->value = conversation_value(reception_conversation(fields->reception), question);
    field->shown = buffer_text(&fields->shown);
    field->most = asked->kind == QUESTION_INTEGER ? AGE_MOST : CONVERSATION_TEXT_MOST;
}

static void describe(void *self, size_t at, struct field *field)
{
    struct visit_fields *fields = self;
    int id = id_at(fields, at);

    buffer_clear(&fields->shown);
    if (id == VISIT_FIELD_CHANNEL)
        describe_channel(fields, field);
    else if (id == VISIT_FIELD_REFERENCE)
        describe_reference(fields, field);
    else if (id == VISIT_FIELD_AGENT)
        describe_agent(fields, field);
    else if (id >= 0)
        describe_question(fields, id, field);
    field->id = id;
}

/* ------------------------------------------------------------------------------- choices */

static size_t channel_choices(const struct pack *pack, struct field_choice *out, size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < CHANNEL_COUNT && count < most; i++)
        if (pack_uses_channel(pack, channels[i].code))
            suggest_set(&out[count++], channels[i].code, _(channels[i].label));
    return count;
}

static size_t pack_choices_for(const struct visit_fields *fields, int question, const char *typed,
                               struct field_choice *out, size_t most)
{
    const struct pack *pack = pack_of(fields);
    const struct choice_list *list = pack_choices(pack, question);
    size_t count = 0;

    for (size_t i = 0; i < list->count && count < most; i++) {
        const char *label = pack_say(pack, &list->choices[i].label, say_language());

        if (!suggest_answers(label, typed))
            continue;
        suggest_set(&out[count], list->choices[i].name, label);
        utf8_copy(out[count].short_label, sizeof out[count].short_label,
                  pack_say(pack, &list->choices[i].short_label, say_language()));
        count++;
    }
    return count;
}

static size_t choices(void *self, size_t at, const char *typed, struct field_choice *out,
                      size_t most)
{
    struct visit_fields *fields = self;
    int id = id_at(fields, at);

    if (id == VISIT_FIELD_CHANNEL)
        return channel_choices(pack_of(fields), out, most);
    if (id < 0 || id >= VISIT_FIELD_CHANNEL)
        return 0;
    if (pack_of(fields)->questions[id].kind == QUESTION_COMMUNE)
        return suggest_communes(fields->app->territory, typed, out, most);
    return pack_choices_for(fields, id, typed, out, most);
}

/* ------------------------------------------------------------------------------- answering */

static bool answer_channel(struct visit_fields *fields, const char *value)
{
    struct visit *visit = reception_visit(fields->reception);

    if (value[0])
        utf8_copy(visit->channel, sizeof visit->channel, value);
    setting_set(fields->app->store, "channel", visit->channel, NULL);
    return true;
}

static bool bring(struct visit_fields *fields, const char *value, struct fault *fault)
{
    if (!reception_bring(fields->reception, value, fault))
        return false;
    steps_say_past(fields->app, fields->reception);
    return true;
}

static bool answer(void *self, size_t at, const char *value, struct fault *fault)
{
    struct visit_fields *fields = self;
    struct visit *visit = reception_visit(fields->reception);
    int id = id_at(fields, at);

    if (id == VISIT_FIELD_CHANNEL)
        return answer_channel(fields, value);
    if (id == VISIT_FIELD_REFERENCE)
        return bring(fields, value, fault);
    if (id == VISIT_FIELD_AGENT) {
        utf8_copy(visit->agent, sizeof visit->agent, value);
        return true;
    }
    return conversation_answer(reception_conversation(fields->reception), id, value, fault);
}

const struct form_source visit_fields_source = {count, describe, choices, answer};
