/* Why not that one: what sets a row, or a whole network, aside. */
#include "forms/explain/explain.h"

#include <limits.h>
#include <string.h>

#include "locale/say/say.h"

/* What a failing condition says of the person. The order is that of preference in a sentence. */
enum failing { SAID, NOT_SAID, NOT_ASKED, FAILINGS };

struct distance {
    int count[FAILINGS];
    int first[FAILINGS]; /* the first question of each, -1 */
};

/* A place speaks of the commune: that is what was asked. */
static int question_of(const struct pack *pack, const struct condition *condition)
{
    return pack->questions[condition->question].kind == QUESTION_PLACE ? pack->commune_question
                                                                       : condition->question;
}

static bool is_said(const struct conversation *conversation, int question)
{
    return conversation_is_relevant(conversation, question) &&
           conversation_value(conversation, question)[0];
}

/* A question is not asked because of another answer: that one is the reason. -1 without. */
static int answer_behind(const struct conversation *conversation, int question)
{
    const struct expression *relevant =
        &conversation_pack(conversation)->questions[question].relevant;

    for (size_t i = 0; i < relevant->count; i++)
        if (relevant->nodes[i].kind >= EXPRESSION_COMPARE &&
            is_said(conversation, relevant->nodes[i].question))
            return relevant->nodes[i].question;
    return -1;
}

/* How a condition on `question` fails; *question becomes the one to speak of. */
static enum failing failing_of(const struct conversation *conversation, int *question)
{
    if (is_said(conversation, *question))
        return SAID;
    if (conversation_is_relevant(conversation, *question))
        return NOT_SAID;
    int behind = answer_behind(conversation, *question);

    if (behind < 0)
        return NOT_ASKED;
    *question = behind;
    return SAID;
}

static struct distance distance_of(const struct conversation *conversation, int rule)
{
    const struct pack *pack = conversation_pack(conversation);
    const struct value *values = situation_values(conversation_situation(conversation));
    const struct conditions *rows[] = {&pack->rules[rule].when,
                                       &pack->networks[pack->rules[rule].network].eligible};
    struct distance distance = {.first = {-1, -1, -1}};

    for (size_t row = 0; row < 2; row++)
        for (size_t i = 0; i < rows[row]->count; i++) {
            const struct condition *condition = &rows[row]->all[i];
            int question = question_of(pack, condition);

            if (cell_matches(&condition->cell, &values[condition->question]))
                continue;
            enum failing failing = failing_of(conversation, &question);

            if (!distance.count[failing]++)
                distance.first[failing] = question;
        }
    return distance;
}

static const char *label_of(const struct conversation *conversation, int question,
                            const char *language)
{
    const struct pack *pack = conversation_pack(conversation);

    return pack_say_short(pack, &pack->questions[question].short_label,
                          &pack->questions[question].label, language);
}

void explain_why_not(const struct conversation *conversation, int rule, const char *language,
                     struct text_buffer *out)
{
    struct distance distance = distance_of(conversation, rule);

    for (enum failing failing = SAID; failing < FAILINGS; failing++) {
        int question = distance.first[failing];

        if (question < 0)
            continue;
        buffer_addf(out, "%s%s", label_of(conversation, question, language), _(" : "));
        if (failing == SAID)
            conversation_say(conversation, question, language, out);
        else
            buffer_add(out, failing == NOT_SAID ? _("pas dit") : _("sans objet ici"));
        return;
    }
}

/* A row that only fails on what nobody was asked explains nothing: it comes last. */
static int rank_of(const struct distance *distance)
{
    enum { FAR = 1000 };
    int told = distance->count[SAID] + distance->count[NOT_SAID];

    return 2 * distance->count[SAID] + 3 * distance->count[NOT_SAID] +
           4 * distance->count[NOT_ASKED] + (told ? 0 : FAR);
}

int explain_closest_rule(const struct conversation *conversation, int network,
                         const struct triage_at *at)
{
    const struct pack *pack = conversation_pack(conversation);
    int least = INT_MAX, closest = -1;

    for (size_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];

        if (rule->network != network || !(rule->doors & at->door) ||
            !period_holds(&rule->period, at->day))
            continue;
        struct distance distance = distance_of(conversation, (int)i);

        if (rank_of(&distance) < least) {
            least = rank_of(&distance);
            closest = (int)i;
        }
    }
    return closest;
}

void explain_absent(const struct conversation *conversation, int network,
                    const struct triage_at *at, const char *language, struct text_buffer *out)
{
    int rule = explain_closest_rule(conversation, network, at);

    if (rule >= 0)
        explain_why_not(conversation, rule, language, out);
}
