#include "forms/reception/record.h"

#include <stdlib.h>
#include <string.h>

#include "forms/explain/explain.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

/* ------------------------------------------------------------------------------- the pack */

void record_pack_name(const struct pack *pack, struct pack_name *name)
{
    COPY(name->id, pack->id);
    COPY(name->version, pack->version);
    COPY(name->hash, pack->hash);
}

static size_t choice_count(const struct pack *pack)
{
    size_t count = 0;

    for (size_t i = 0; i < pack->asked_count; i++)
        count += pack_choices(pack, (int)i)->count;
    return count;
}

static enum code_kind code_kind_of(const struct question *question)
{
    static const enum code_kind kinds[] = {
        [QUESTION_ONE] = CODE_CHOICE,      [QUESTION_SEVERAL] = CODE_CHOICE,
        [QUESTION_INTEGER] = CODE_INTEGER, [QUESTION_TEXT] = CODE_TEXT,
        [QUESTION_NOTE] = CODE_TEXT,       [QUESTION_COMMUNE] = CODE_COMMUNE,
        [QUESTION_PLACE] = CODE_TEXT,
    };

    return kinds[question->kind];
}

static size_t add_question(const struct pack *pack, int question, struct pack_code *codes)
{
    const struct choice_list *list = pack_choices(pack, question);
    const char *name = pack->questions[question].name;
    size_t count = 0;

    codes[count++] = (struct pack_code){code_kind_of(&pack->questions[question]), name, NULL};
    for (size_t i = 0; i < list->count; i++)
        codes[count++] = (struct pack_code){CODE_VALUE, list->choices[i].name, name};
    return count;
}

bool record_register_pack(struct store *store, const struct pack *pack, struct fault *fault)
{
    struct pack_name name;
    size_t most = pack->asked_count + choice_count(pack) + pack->network_count + 1, count = 0;

    record_pack_name(pack, &name);
    if (codes_known(store, &name))
        return true;
    struct pack_code *codes = memory_zero(most, sizeof *codes);

    for (size_t i = 0; i < pack->asked_count; i++)
        count += add_question(pack, (int)i, codes + count);
    for (size_t i = 0; i < pack->network_count; i++)
        codes[count++] = (struct pack_code){CODE_NETWORK, pack->networks[i].code, NULL};
    bool ok = codes_register(store, &name, codes, count, fault);

    free(codes);
    return ok;
}

/* ------------------------------------------------------------------------------- answers */

static bool is_insee(const char *value)
{
    static const char digits[] = "0123456789";

    return strlen(value) == 5 && strspn(value, digits) >= 1 &&
           strspn(value + 1, "0123456789AB") >= 1 && strspn(value + 2, digits) == 3;
}

/* Without the territory's file a commune is whatever was typed: the draft keeps it, a closed visit
 * only an INSEE code. */
static bool is_kept(const struct conversation *conversation, int question, const char *value)
{
    const struct pack *pack = conversation_pack(conversation);

    if (!conversation_is_relevant(conversation, question))
        return false;
    return pack->questions[question].kind != QUESTION_COMMUNE || is_insee(value);
}

/* One row an answer; a question with several answers gives several rows. */
static size_t add_answers(const struct conversation *conversation, int question,
                          struct visit_answer *answers)
{
    const struct pack *pack = conversation_pack(conversation);
    const char *value = conversation_value(conversation, question);
    bool several = pack->questions[question].kind == QUESTION_SEVERAL;
    size_t count = 0;

    while (*value) {
        size_t length = several ? strcspn(value, ",") : strlen(value);
        struct visit_answer *answer = &answers[count++];

        COPY(answer->question, pack->questions[question].name);
        utf8_copy(answer->value, length < VISIT_VALUE_SIZE ? length + 1 : VISIT_VALUE_SIZE, value);
        answer->relevant = is_kept(conversation, question, answer->value);
        value += length + (value[length] == ',');
    }
    return count;
}

void record_gather(struct gathered *record, const struct conversation *conversation,
                   const bool *told)
{
    const struct pack *pack = conversation_pack(conversation);
    size_t answers = 0, ticks = 0;

    record->answers =
        memory_zero(pack->asked_count + choice_count(pack) + 1, sizeof *record->answers);
    record->told = memory_zero(pack->first_answer_count + 1, sizeof *record->told);
    for (size_t i = 0; i < pack->asked_count; i++)
        answers += add_answers(conversation, (int)i, record->answers + answers);
    for (size_t i = 0; i < pack->first_answer_count; i++)
        if (told[i])
            COPY(record->told[ticks++].key, pack->first_answers[i].key);
    record->said = (struct visit_said){.answers = record->answers,
                                       .answer_count = answers,
                                       .told = record->told,
                                       .told_count = ticks};
}

void record_finish(struct gathered *record)
{
    free(record->answers);
    free(record->told);
}

static void restore_answer(struct conversation *conversation, const struct visit_answer *answer,
                           int without)
{
    const struct pack *pack = conversation_pack(conversation);
    int question = pack_question(pack, answer->question);
    char value[VISIT_VALUE_SIZE * 2];

    if (question < 0 || pack->questions[question].step == without)
        return;
    COPY(value, answer->value);
    if (pack->questions[question].kind == QUESTION_SEVERAL) {
        COPY(value, conversation_value(conversation, question));
        size_t used = strlen(value);

        utf8_copy(value + used, sizeof value - used, used ? "," : "");
        used = strlen(value);
        utf8_copy(value + used, sizeof value - used, answer->value);
    }
    conversation_answer(conversation, question, value, NULL);
}

void record_restore(const struct visit_content *content, struct conversation *conversation,
                    bool *told, int without)
{
    const struct pack *pack = conversation_pack(conversation);

    for (size_t i = 0; i < content->answer_count; i++)
        restore_answer(conversation, &content->answers[i], without);
    for (size_t i = 0; i < content->told_count; i++)
        for (size_t at = 0; at < pack->first_answer_count; at++)
            if (strcmp(pack->first_answers[at].key, content->told[i].key) == 0)
                told[at] = true;
}

/* ------------------------------------------------------------------------------- the act */

static const char *mode_of(const struct proposal *proposal)
{
    static const char *const modes[] = {
        [MODE_HERE] = "ici", [MODE_REFERRAL] = "orientation", [MODE_HANDOVER] = "mise_en_relation"};

    return modes[proposal->mode];
}

static void fill_here(const struct workplace *workplace, struct act_draft *draft)
{
    struct commune commune;

    COPY(draft->place.name, workplace->desk->name);
    COPY(draft->place.phone, workplace->desk->phone);
    if (workplace->territory &&
        territory_by_insee(workplace->territory, workplace->desk->commune, &commune))
        COPY(draft->place.address, commune.name);
}

static void fill_reason(const struct conversation *conversation, int rule, struct act_draft *draft)
{
    struct text_buffer reason;

    buffer_init(&reason);
    explain_on_paper(conversation, rule, say_language(), &reason);
    COPY(draft->reason, buffer_text(&reason));
    buffer_finish(&reason);
}

/* A sensitive network is never named on paper, even when its pack forgot the neutral name. */
static void fill_neutral(const struct pack *pack, const struct network *network,
                         struct act_draft *draft)
{
    const char *neutral = pack_say(pack, &network->neutral_name, say_language());

    if (network->sensitive)
        COPY(draft->neutral, neutral[0] ? neutral : _("Le service indiqué par l’accueil"));
}

void record_fill_act(const struct workplace *workplace, const struct conversation *conversation,
                     const struct proposal *proposal, struct act_draft *draft)
{
    static const char *const levels[] = {[LEVEL_NONE] = "-", [LEVEL_2] = "2", [LEVEL_3] = "3"};
    const struct pack *pack = workplace->pack;
    const struct network *network = &pack->networks[proposal->network];
    const struct rule *rule = &pack->rules[proposal->rule];

    COPY(draft->network, network->code);
    COPY(draft->rule, rule->id);
    COPY(draft->level, levels[proposal->level]);
    COPY(draft->mode, mode_of(proposal));
    COPY(draft->bring, pack_say(pack, &rule->bring, say_language()));
    fill_neutral(pack, network, draft);
    draft->sensitive = explain_is_sensitive(conversation, proposal->rule);
    COPY(draft->place.name, pack_say(pack, &network->name, say_language()));
    COPY(draft->place.phone, network->phone);
    COPY(draft->place.site, network->site);
    if (proposal->mode == MODE_HERE)
        fill_here(workplace, draft);
    fill_reason(conversation, proposal->rule, draft);
}

void record_fill_alternatives(const struct pack *pack, const struct proposal *shown, size_t count,
                              const struct proposal *chosen, struct act_draft *draft)
{
    struct text_buffer codes;

    buffer_init(&codes);
    for (size_t i = 0; i < count; i++)
        if (shown[i].network != chosen->network)
            buffer_addf(&codes, "%s%s", codes.length ? " " : "",
                        pack->networks[shown[i].network].code);
    COPY(draft->alternatives, buffer_text(&codes));
    COPY(draft->choice,
         count && shown[0].network == chosen->network ? "premiere" : "autre_proposition");
    buffer_finish(&codes);
}
