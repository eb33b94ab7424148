/* Dead ends and failing examples: which row is near, which row decides. */
#include <stdio.h>
#include <string.h>

#include "forms/explain/account.h"
#include "forms/explain/words.h"
#include "forms/report/nearest.h"
#include "forms/report/telling.h"
#include "locale/say/format.h"
#include "locale/say/say.h"

enum { CONDITIONS_MOST = 64, CODE_SIZE = 64 };

static void add_rule_sentence(const struct telling *telling, int rule, const char *pattern,
                              const char *list, struct text_buffer *out)
{
    const struct rule *row = &telling->pack->rules[rule];
    struct text_buffer place = {0};

    words_place(telling->pack, "orientation", row->row, &place);
    const struct say_value values[] = {
        {"rule", row->id},
        {"place", buffer_text(&place)},
        {"network", pack_network_name(telling->pack, row->network, telling->language)},
        {"list", list},
    };

    say_format(out, pattern, values, 4);
    buffer_finish(&place);
}

/* ------------------------------------------------------------------------------- a box */

static void add_piece(struct text_buffer *list, const char *piece)
{
    buffer_addf(list, "%s%s", list->length ? ", " : "", piece);
}

static void list_misses(const struct telling *telling, const struct nearest *nearest,
                        struct text_buffer *list)
{
    const struct rule *rule = &telling->pack->rules[nearest->rule];
    struct text_buffer place = {0};

    for (size_t i = 0; i < nearest->question_count; i++) {
        buffer_add(list, list->length ? ", " : "");
        words_question(telling->pack, nearest->questions[i], telling->language, list);
        if (nearest->of_network[i])
            buffer_add(list, _(" (condition du réseau)"));
    }
    words_place(telling->pack, "reseaux", telling->pack->networks[rule->network].row, &place);
    if (nearest->dates)
        add_piece(list, _("ses dates"));
    if (nearest->network_dates) {
        add_piece(list, _("les dates de son réseau"));
        buffer_addf(list, " (%s)", buffer_text(&place));
    }
    if (nearest->door)
        add_piece(list, _("sa colonne porte"));
    if (nearest->mode)
        add_piece(list, _("sa colonne mode"));
    buffer_finish(&place);
}

void telling_near(const struct telling *telling, struct text_buffer *out)
{
    const struct verify_finding *finding = telling->finding;
    enum door door = finding->kind == VERIFY_DEAD_END_2 ? DOOR_2 : DOOR_1;
    struct nearest nearest = nearest_rule(telling->pack, &finding->box, &finding->period, door);
    struct text_buffer list = {0};

    if (nearest.rule < 0)
        return;
    list_misses(telling, &nearest, &list);
    if (list.length)
        add_rule_sentence(telling, nearest.rule,
                          _("La règle la plus proche, {rule} ({place}, {network}), en diffère par "
                            "{list}."),
                          buffer_text(&list), out);
    buffer_finish(&list);
}

/* ------------------------------------------------------------------------------- an example */

/* The conversation that the example describes. A place is taken as written: no territory here. */
static struct conversation *replay(const struct telling *telling)
{
    const struct pack_case *example = &telling->pack->cases[telling->finding->example];
    struct conversation *conversation = conversation_create(telling->pack, NULL);

    for (size_t i = 0; i < telling->pack->asked_count; i++)
        if (example->answers[i][0])
            conversation_answer(conversation, (int)i, example->answers[i], NULL);
    return conversation;
}

static struct triage_at when(const struct telling *telling)
{
    return (struct triage_at){
        .day = telling->finding->period.from,
        .door = telling->finding->doors == DOOR_2 ? DOOR_2 : DOOR_1,
        .own_network = -1,
    };
}

/* « apec (règle cadre, orientation.csv, ligne 3) ». */
static void add_got(const struct telling *telling, const struct conversation *conversation,
                    int network, struct text_buffer *out)
{
    struct triage_at at = when(telling);
    struct text_buffer place = {0};
    int rule;

    buffer_add(out, telling->pack->networks[network].code);
    if (account_network(conversation, network, &at, &rule) != ASIDE_PROPOSED)
        return;
    words_place(telling->pack, "orientation", telling->pack->rules[rule].row, &place);
    const struct say_value values[] = {{"rule", telling->pack->rules[rule].id},
                                       {"place", buffer_text(&place)}};

    say_format(out, _(" (règle {rule}, {place})"), values, 2);
    buffer_finish(&place);
}

void telling_got(const struct telling *telling, struct text_buffer *out)
{
    const struct verify_finding *finding = telling->finding;
    struct conversation *conversation = replay(telling);

    if (!finding->network_count)
        buffer_add(out, _("aucune porte"));
    for (size_t i = 0; i < finding->network_count; i++) {
        buffer_add(out, i ? ", " : "");
        add_got(telling, conversation, finding->networks[i], out);
    }
    conversation_destroy(conversation);
}

static bool is_got(const struct verify_finding *finding, int network)
{
    for (size_t i = 0; i < finding->network_count; i++)
        if (finding->networks[i] == network)
            return true;
    return false;
}

/* The first network of `attendu` that the rules do not give, -1 when only the order differs. */
static int first_missing(const struct telling *telling)
{
    const char *at = telling->pack->cases[telling->finding->example].expected;

    while (*at) {
        char code[CODE_SIZE];
        size_t length = strcspn(at, ", ");
        int network;

        snprintf(code, sizeof code, "%.*s", (int)length, at);
        network = pack_network(telling->pack, code);
        if (network >= 0 && !is_got(telling->finding, network))
            return network;
        at += length;
        at += strspn(at, ", ");
    }
    return -1;
}

/* « Cadre » = oui (réponse : non), « Âge » = 16 à 25 (réponse : 40). */
static void list_failing(const struct telling *telling, const struct conversation *conversation,
                         int rule, struct text_buffer *list)
{
    struct account_condition conditions[CONDITIONS_MOST];
    size_t count = account_conditions(conversation, rule, conditions, CONDITIONS_MOST);

    for (size_t i = 0; i < count; i++) {
        const struct condition *condition = conditions[i].condition;

        if (conditions[i].holds)
            continue;
        buffer_add(list, list->length ? ", " : "");
        words_question(telling->pack, condition->question, telling->language, list);
        buffer_add(list, " = ");
        words_cell(telling->pack, condition->question, &condition->cell, telling->language, list);
        buffer_add(list, _(" (réponse : "));
        account_answer(conversation, condition->question, telling->language, list);
        buffer_add(list, ")");
    }
}

void telling_expected_aside(const struct telling *telling, struct text_buffer *out)
{
    int network = first_missing(telling), rule;
    struct conversation *conversation = replay(telling);
    struct triage_at at = when(telling);
    struct text_buffer list = {0};

    if (network >= 0 && account_network(conversation, network, &at, &rule) == ASIDE_ANSWERS) {
        list_failing(telling, conversation, rule, &list);
        add_rule_sentence(
            telling, rule,
            _("{network} : la règle la plus proche, {rule} ({place}), demande {list}."),
            buffer_text(&list), out);
    } else if (network >= 0) {
        const struct say_value value = {
            "network", pack_network_name(telling->pack, network, telling->language)};

        say_format(out, _("{network} : aucune de ses règles ne vaut à cette porte et à ces dates."),
                   &value, 1);
    } else {
        buffer_add(out, _("L’ordre vient de la colonne rang, puis du code des réseaux."));
    }
    buffer_finish(&list);
    conversation_destroy(conversation);
}
