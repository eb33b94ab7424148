#include "forms/conversation/conversation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "forms/conversation/reading.h"
#include "locale/text/memory.h"

struct conversation {
    const struct pack *pack;
    const struct territory *territory;
    struct situation *situation;
    char **texts; /* one per question, NULL when not answered */
};

struct conversation *conversation_create(const struct pack *pack, const struct territory *territory)
{
    struct conversation *conversation = memory_zero(1, sizeof *conversation);

    conversation->pack = pack;
    conversation->territory = territory;
    conversation->situation = situation_create(pack);
    conversation->texts = memory_zero(pack->question_count + 1, sizeof *conversation->texts);
    return conversation;
}

void conversation_destroy(struct conversation *conversation)
{
    if (!conversation)
        return;
    for (size_t i = 0; i < conversation->pack->question_count; i++)
        free(conversation->texts[i]);
    free(conversation->texts);
    situation_destroy(conversation->situation);
    free(conversation);
}

const struct pack *conversation_pack(const struct conversation *conversation)
{
    return conversation->pack;
}

const struct situation *conversation_situation(const struct conversation *conversation)
{
    return conversation->situation;
}

/* ------------------------------------------------------------------------------- answering */

static void keep_text(struct conversation *conversation, int question, const char *text)
{
    char *copy = text[0] ? memory_text(text) : NULL;

    free(conversation->texts[question]);
    conversation->texts[question] = copy;
}

static void take_back(struct conversation *conversation, int question)
{
    keep_text(conversation, question, "");
    if (question == conversation->pack->commune_question)
        situation_set_place(conversation->situation, "", "");
    else
        situation_clear(conversation->situation, question);
}

bool conversation_answer(struct conversation *conversation, int question, const char *value,
                         struct fault *fault)
{
    struct answer_reading answer;

    if (!value[0]) {
        take_back(conversation, question);
        return true;
    }
    if (!answer_read(conversation->pack, conversation->territory, question, value, &answer, fault))
        return false;
    keep_text(conversation, question, answer.text);
    if (question == conversation->pack->commune_question)
        situation_set_place(conversation->situation, answer.text, answer.department);
    else
        situation_set(conversation->situation, question, answer.value);
    return true;
}

static bool question_unknown(const struct pack *pack, const char *name, struct fault *fault)
{
    struct text_buffer names;

    if (!fault)
        return false;
    buffer_init(&names);
    for (size_t i = 0; i < pack->asked_count; i++)
        buffer_addf(&names, "%s%s", i ? ", " : "", pack->questions[i].name);
    fault_set(fault, FAULT_QUESTION_UNKNOWN);
    FAULT_TEXT(fault->word, name);
    FAULT_TEXT(fault->hint, buffer_text(&names));
    buffer_finish(&names);
    return false;
}

bool conversation_answer_named(struct conversation *conversation, const char *name,
                               const char *value, struct fault *fault)
{
    int question = pack_question(conversation->pack, name);

    if (question < 0 || (size_t)question >= conversation->pack->asked_count)
        return question_unknown(conversation->pack, name, fault);
    return conversation_answer(conversation, question, value, fault);
}

/* ------------------------------------------------------------------------------- asking */

static bool is_field(const struct question *question)
{
    return question->kind != QUESTION_PLACE && question->kind != QUESTION_NOTE;
}

bool conversation_is_relevant(const struct conversation *conversation, int question)
{
    return situation_is_relevant(conversation->situation, question);
}

size_t conversation_fields(const struct conversation *conversation, int step, int *questions,
                           size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < conversation->pack->asked_count && count < most; i++) {
        const struct question *question = &conversation->pack->questions[i];

        if (question->step == step && is_field(question) &&
            conversation_is_relevant(conversation, (int)i))
            questions[count++] = (int)i;
    }
    return count;
}

static bool is_missing(const struct conversation *conversation, size_t question)
{
    const struct question *asked = &conversation->pack->questions[question];

    return asked->required && is_field(asked) && !conversation->texts[question] &&
           conversation_is_relevant(conversation, (int)question);
}

int conversation_missing(const struct conversation *conversation, int step)
{
    for (size_t i = 0; i < conversation->pack->asked_count; i++) {
        int asked_at = conversation->pack->questions[i].step;

        if ((step == 0 || asked_at == step) && is_missing(conversation, i))
            return (int)i;
    }
    return -1;
}

static bool refuse(struct fault *fault, enum fault_code code, const struct pack *pack, int question)
{
    struct text_buffer names;

    if (!fault)
        return false;
    fault_set(fault, code);
    FAULT_TEXT(fault->word, pack->questions[question].name);
    buffer_init(&names);
    answer_allowed(pack, question, &names);
    FAULT_TEXT(fault->hint, buffer_text(&names));
    buffer_finish(&names);
    return false;
}

bool conversation_check(const struct conversation *conversation, struct fault *fault)
{
    const struct pack *pack = conversation->pack;
    int missing = conversation_missing(conversation, 0);

    for (size_t i = 0; i < pack->asked_count; i++)
        if (conversation->texts[i] && !conversation_is_relevant(conversation, (int)i))
            return refuse(fault, FAULT_QUESTION_NOT_RELEVANT, pack, (int)i);
    return missing < 0 || refuse(fault, FAULT_ANSWER_MISSING, pack, missing);
}

void conversation_check_all(const struct conversation *conversation, struct fault_list *faults)
{
    const struct pack *pack = conversation->pack;
    struct fault fault;

    for (size_t i = 0; i < pack->asked_count; i++)
        if (conversation->texts[i] && !conversation_is_relevant(conversation, (int)i)) {
            refuse(&fault, FAULT_QUESTION_NOT_RELEVANT, pack, (int)i);
            fault_list_add(faults, &fault);
        }
    for (size_t i = 0; i < pack->asked_count; i++)
        if (is_missing(conversation, i)) {
            refuse(&fault, FAULT_ANSWER_MISSING, pack, (int)i);
            fault_list_add(faults, &fault);
        }
}

/* ------------------------------------------------------------------------------- looking */

const char *conversation_value(const struct conversation *conversation, int question)
{
    const char *text = conversation->texts[question];

    return text ? text : "";
}

bool conversation_commune(const struct conversation *conversation, struct commune *commune)
{
    int question = conversation->pack->commune_question;

    return question >= 0 && conversation->territory && conversation->texts[question] &&
           territory_by_insee(conversation->territory, conversation->texts[question], commune);
}

static void say_choices(const struct conversation *conversation, int question, const char *language,
                        struct text_buffer *out)
{
    const struct pack *pack = conversation->pack;
    const struct value *value = situation_answer(conversation->situation, question);
    const int *symbols = value->kind == VALUE_SET ? value->set : &value->number;
    size_t count = value->kind == VALUE_SET ? value->count : 1;

    for (size_t i = 0; i < count; i++) {
        const struct choice *choice = pack_choice_of(pack, question, symbols[i]);

        if (choice)
            buffer_addf(out, "%s%s", i ? ", " : "", pack_say(pack, &choice->label, language));
    }
}

void conversation_say(const struct conversation *conversation, int question, const char *language,
                      struct text_buffer *out)
{
    const char *text = conversation_value(conversation, question);
    struct commune commune;

    if (!text[0])
        return;
    if (conversation->pack->questions[question].list >= 0)
        say_choices(conversation, question, language, out);
    else if (question == conversation->pack->commune_question &&
             conversation_commune(conversation, &commune))
        buffer_addf(out, "%s (%s)", commune.name, commune.department);
    else
        buffer_add(out, text);
}
