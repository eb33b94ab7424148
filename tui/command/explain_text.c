/* `pack explain` for a person: one paragraph a door, each condition beside the answer. */
#include <stdio.h>

#include "forms/explain/account.h"
#include "forms/explain/explain.h"
#include "forms/explain/words.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/width.h"
#include "locale/time/date.h"
#include "tui/command/explain_page.h"

enum { CONDITIONS_MOST = 64, PAGE_COLUMNS = 80, VERDICT_COLUMNS = 11 };

/* A label on its own line start, then text wrapped beside the margin. */
static void add_wrapped(struct text_buffer *out, int margin, const char *label, const char *text)
{
    struct text_buffer whole = {0};
    struct wrap_line lines[64];

    buffer_addf(&whole, "%s%s", label, text);
    size_t count = wrap_text(buffer_text(&whole), PAGE_COLUMNS - margin, lines, 64);

    for (size_t i = 0; i < count; i++) {
        width_pad(out, "", margin);
        buffer_add_n(out, lines[i].start, lines[i].length);
        buffer_add(out, "\n");
    }
    buffer_finish(&whole);
}

/* ------------------------------------------------------------------------------- the head */

static void add_answers(const struct explained *explained, struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    const char *language = explained->call->language;
    struct text_buffer line = {0};

    for (size_t i = 0; i < pack->asked_count; i++) {
        if (!conversation_value(explained->conversation, (int)i)[0])
            continue;
        buffer_add(&line, line.length ? _(" ; ") : "");
        words_question(pack, (int)i, language, &line);
        buffer_add(&line, " = ");
        conversation_say(explained->conversation, (int)i, language, &line);
    }
    if (line.length)
        add_wrapped(out, 0, _("Réponses : "), buffer_text(&line));
    buffer_finish(&line);
}

static void add_head(const struct explained *explained, struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    struct text_buffer day = {0};

    civil_write_numeric(&day, civil_from_days(explained->at->day));
    const struct say_value values[] = {{"pack", pack->id},
                                       {"version", pack->version},
                                       {"day", buffer_text(&day)},
                                       {"door", explained->at->door == DOOR_2 ? "2" : "1"}};

    say_format(out, _("Jeu de règles {pack}, version {version} ; le {day}, à la porte {door}."),
               values, 4);
    buffer_add(out, "\n");
    add_answers(explained, out);
    buffer_finish(&day);
}

/* ------------------------------------------------------------------------------- a row */

static void add_condition(const struct explained *explained,
                          const struct account_condition *condition, struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    const char *language = explained->call->language;
    int question = condition->condition->question;
    struct text_buffer line = {0};

    words_question(pack, question, language, &line);
    buffer_add(&line, " = ");
    words_cell(pack, question, &condition->condition->cell, language, &line);
    if (condition->of_network)
        buffer_add(&line, _(" (condition du réseau)"));
    buffer_add(&line, _(" ; réponse : "));
    account_answer(explained->conversation, question, language, &line);
    add_wrapped(out, 5, condition->holds ? _("convient : ") : _("ne convient pas : "),
                buffer_text(&line));
    buffer_finish(&line);
}

/* Every condition; only those that fail when `failing`. */
static void add_conditions(const struct explained *explained, int rule, bool failing,
                           struct text_buffer *out)
{
    struct account_condition conditions[CONDITIONS_MOST];
    size_t count = account_conditions(explained->conversation, rule, conditions, CONDITIONS_MOST);

    for (size_t i = 0; i < count; i++)
        if (!failing || !conditions[i].holds)
            add_condition(explained, &conditions[i], out);
    if (!count)
        add_wrapped(out, 5, "", _("Elle convient à toutes les réponses."));
}

static void add_rule_line(const struct pack *pack, const struct rule *rule, const char *sentence,
                          struct text_buffer *out)
{
    struct text_buffer line = {0}, place = {0};

    words_place(pack, "orientation", rule->row, &place);
    const struct say_value values[] = {{"rule", rule->id}, {"place", buffer_text(&place)}};

    say_format(&line, sentence, values, 2);
    add_wrapped(out, 3, "", buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&place);
}

static void add_door_title(const struct explained *explained, size_t index, struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    const struct proposal *proposal = &explained->proposals[index];
    struct text_buffer line = {0};

    buffer_addf(&line, "%zu. %s", index + 1,
                pack_network_name(pack, proposal->network, explained->call->language));
    if (proposal->level != LEVEL_NONE)
        buffer_addf(&line, _(", niveau %d"), (int)proposal->level);
    buffer_addf(&line, _(", rang %d"), proposal->rank);
    buffer_add(&line, proposal->own ? _(", ici même") : "");
    buffer_add(&line, proposal->net ? _(", filet de sécurité") : "");
    add_wrapped(out, 0, "", buffer_text(&line));
    buffer_finish(&line);
}

static void add_door(const struct explained *explained, size_t index, struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    const struct rule *rule = &pack->rules[explained->proposals[index].rule];
    const char *why = pack_say(pack, &rule->why, explained->call->language);

    buffer_add(out, "\n");
    add_door_title(explained, index, out);
    add_rule_line(pack, rule, _("Règle {rule} ({place})."), out);
    add_conditions(explained, explained->proposals[index].rule, false, out);
    if (why[0])
        add_wrapped(out, 3, _("Pourquoi : "), why);
    if (rule->source && rule->source[0])
        add_wrapped(out, 3, _("Source : "), rule->source);
}

/* ------------------------------------------------------------------------------- the rest */

static void add_first_answers(const struct explained *explained, struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    int answers[TRIAGE_MOST];
    size_t count = triage_first_answers(pack, conversation_situation(explained->conversation),
                                        answers, TRIAGE_MOST);

    if (count)
        buffer_addf(out, "\n%s\n", _("Premières réponses :"));
    for (size_t i = 0; i < count; i++) {
        const struct first_answer *answer = &pack->first_answers[answers[i]];
        struct text_buffer place = {0};

        words_place(pack, "reponses", answer->row, &place);
        add_wrapped(out, 3, "", pack_say(pack, &answer->text, explained->call->language));
        buffer_addf(out, "     (%s, %s)\n", answer->key, buffer_text(&place));
        buffer_finish(&place);
    }
}

static void add_absent(const struct explained *explained, struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    struct text_buffer sentence = {0};
    int rule;

    buffer_addf(out, "\n");
    explain_aside(explained, &rule, &sentence);
    add_wrapped(out, 0, "", buffer_text(&sentence));
    if (rule >= 0) {
        add_rule_line(pack, &pack->rules[rule], _("Règle la plus proche : {rule} ({place})."), out);
        add_conditions(explained, rule, true, out);
    }
    buffer_finish(&sentence);
}

void explain_print_text(const struct explained *explained)
{
    struct text_buffer out = {0};

    add_head(explained, &out);
    for (size_t i = 0; i < explained->count; i++)
        add_door(explained, i, &out);
    add_first_answers(explained, &out);
    if (explained->absent >= 0)
        add_absent(explained, &out);
    fwrite(buffer_text(&out), 1, out.length, stdout);
    buffer_finish(&out);
}
