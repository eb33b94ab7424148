#include "tui/command/answers.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"

static void add_usage(struct fault_list *faults, enum speak_usage usage, const char *word)
{
    struct fault fault;

    fault_set(&fault, FAULT_USAGE);
    fault.number = usage;
    FAULT_TEXT(fault.word, word);
    fault_list_add(faults, &fault);
}

/* Whether an earlier word answers the same question. */
static bool was_given(const struct command_call *call, size_t index, size_t length)
{
    for (size_t i = 0; i < index; i++)
        if (strncmp(call->words[i], call->words[index], length + 1) == 0)
            return true;
    return false;
}

static void give_one(const struct command_call *call, struct conversation *conversation,
                     size_t index, struct fault_list *faults)
{
    const char *word = call->words[index], *equal = strchr(word, '=');
    struct fault fault;

    if (!equal || equal == word || !equal[1]) {
        add_usage(faults, USAGE_ANSWER_FORM, word);
        return;
    }
    char *name = memory_text_n(word, (size_t)(equal - word));

    if (was_given(call, index, strlen(name)))
        add_usage(faults, USAGE_ANSWER_TWICE, name);
    else if (!conversation_answer_named(conversation, name, equal + 1, &fault))
        fault_list_add(faults, &fault);
    free(name);
}

/* A commune can only be checked against the territory. */
static bool need_territory(const struct command_call *call, const struct pack *pack)
{
    size_t length;

    if (pack->commune_question < 0)
        return false;
    length = strlen(pack->questions[pack->commune_question].name);
    for (size_t i = 0; i < call->word_count; i++)
        if (strncmp(call->words[i], pack->questions[pack->commune_question].name, length) == 0 &&
            call->words[i][length] == '=')
            return true;
    return false;
}

bool answers_give(struct command_call *call, struct conversation *conversation, int *status)
{
    struct fault_list *faults = fault_list_create();

    for (size_t i = 0; i < call->word_count; i++)
        give_one(call, conversation, i, faults);
    if (!fault_list_count(faults))
        conversation_check_all(conversation, faults);
    bool ok = fault_list_count(faults) == 0;

    if (!ok)
        *status = call_refuse_all(call, faults);
    fault_list_destroy(faults);
    return ok;
}

bool answers_territory(struct command_call *call, const struct pack *pack,
                       const struct territory **territory, int *status)
{
    struct fault fault;

    *territory = call_territory(call, &fault);
    if (*territory || !need_territory(call, pack))
        return true;
    call_refuse(call, &fault);
    *status = EXIT_CANNOT;
    return false;
}

struct conversation *answers_read(struct command_call *call, const struct pack *pack, int *status)
{
    const struct territory *territory;

    if (!answers_territory(call, pack, &territory, status))
        return NULL;
    struct conversation *conversation = conversation_create(pack, territory);

    if (answers_give(call, conversation, status))
        return conversation;
    conversation_destroy(conversation);
    return NULL;
}
