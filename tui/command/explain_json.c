/* `pack explain` for a program. */
#include "forms/explain/account.h"
#include "forms/explain/words.h"
#include "model/base/clock.h"
#include "tui/command/explain_page.h"
#include "tui/command/json_page.h"

enum { CONDITIONS_MOST = 64 };

static void add_place(struct json_page *page, const struct pack *pack, const char *sheet,
                      unsigned row)
{
    struct text_buffer file = {0};

    words_file(pack, sheet, &file);
    json_text(page, "file", buffer_text(&file));
    json_text(page, "sheet", sheet);
    json_number(page, "row", row);
    buffer_finish(&file);
}

static void add_head(const struct explained *explained, struct json_page *page)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    char day[CLOCK_DAY_SIZE];

    clock_day_text(civil_from_days(explained->at->day), day);
    json_text(page, "pack", pack->id);
    json_text(page, "version", pack->version);
    json_text(page, "hash", pack->hash);
    json_text(page, "day", day);
    json_number(page, "door", explained->at->door == DOOR_2 ? 2 : 1);
    json_open(page, "answers", '{');
    for (size_t i = 0; i < pack->asked_count; i++)
        if (conversation_value(explained->conversation, (int)i)[0])
            json_text(page, pack->questions[i].name,
                      conversation_value(explained->conversation, (int)i));
    json_close(page, '}');
}

static void add_condition(const struct explained *explained,
                          const struct account_condition *condition, struct json_page *page)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    int question = condition->condition->question;
    struct text_buffer accepts = {0}, answer = {0};

    words_cell(pack, question, &condition->condition->cell, explained->call->language, &accepts);
    account_answer(explained->conversation, question, explained->call->language, &answer);
    json_open(page, NULL, '{');
    json_text(page, "question", pack->questions[question].name);
    json_text(page, "accepts", buffer_text(&accepts));
    json_text(page, "answer", buffer_text(&answer));
    json_truth(page, "of_network", condition->of_network);
    json_truth(page, "holds", condition->holds);
    json_close(page, '}');
    buffer_finish(&accepts);
    buffer_finish(&answer);
}

static void add_rule(const struct explained *explained, int index, struct json_page *page)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    const struct rule *rule = &pack->rules[index];
    struct account_condition conditions[CONDITIONS_MOST];
    size_t count = account_conditions(explained->conversation, index, conditions, CONDITIONS_MOST);

    json_text(page, "rule", rule->id);
    add_place(page, pack, "orientation", rule->row);
    json_text(page, "why", pack_say(pack, &rule->why, explained->call->language));
    json_text(page, "bring", pack_say(pack, &rule->bring, explained->call->language));
    json_text(page, "source", rule->source);
    json_open(page, "conditions", '[');
    for (size_t i = 0; i < count; i++)
        add_condition(explained, &conditions[i], page);
    json_close(page, ']');
}

static void add_door(const struct explained *explained, size_t index, struct json_page *page)
{
    static const char *const levels[] = {[LEVEL_NONE] = "-", [LEVEL_2] = "2", [LEVEL_3] = "3"};
    static const char *const modes[] = {
        [MODE_HERE] = "ici", [MODE_REFERRAL] = "orientation", [MODE_HANDOVER] = "mise_en_relation"};
    const struct pack *pack = conversation_pack(explained->conversation);
    const struct proposal *proposal = &explained->proposals[index];

    json_open(page, NULL, '{');
    json_number(page, "rank", (long long)index + 1);
    json_text(page, "network", pack->networks[proposal->network].code);
    json_text(page, "name", pack_network_name(pack, proposal->network, explained->call->language));
    json_text(page, "level", levels[proposal->level]);
    json_text(page, "mode", modes[proposal->mode]);
    json_truth(page, "net", proposal->net);
    add_rule(explained, proposal->rule, page);
    json_close(page, '}');
}

static void add_first_answers(const struct explained *explained, struct json_page *page)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    int answers[TRIAGE_MOST];
    size_t count = triage_first_answers(pack, conversation_situation(explained->conversation),
                                        answers, TRIAGE_MOST);

    json_open(page, "first_answers", '[');
    for (size_t i = 0; i < count; i++) {
        const struct first_answer *answer = &pack->first_answers[answers[i]];

        json_open(page, NULL, '{');
        json_text(page, "key", answer->key);
        add_place(page, pack, "reponses", answer->row);
        json_text(page, "text", pack_say(pack, &answer->text, explained->call->language));
        json_text(page, "source", answer->source);
        json_close(page, '}');
    }
    json_close(page, ']');
}

static void add_absent(const struct explained *explained, struct json_page *page)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    struct text_buffer sentence = {0};
    int rule;

    explain_aside(explained, &rule, &sentence);
    json_open(page, "why_not", '{');
    json_text(page, "network", pack->networks[explained->absent].code);
    json_text(page, "said", buffer_text(&sentence));
    if (rule >= 0)
        add_rule(explained, rule, page);
    json_close(page, '}');
    buffer_finish(&sentence);
}

void explain_print_json(const struct explained *explained)
{
    struct json_page page = {0};

    json_open(&page, NULL, '{');
    add_head(explained, &page);
    json_open(&page, "doors", '[');
    for (size_t i = 0; i < explained->count; i++)
        add_door(explained, i, &page);
    json_close(&page, ']');
    add_first_answers(explained, &page);
    if (explained->absent >= 0)
        add_absent(explained, &page);
    json_close(&page, '}');
    json_print(&page);
}
