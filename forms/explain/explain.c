#include "forms/explain/explain.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "locale/say/say.h"
#include "locale/text/fold.h"
#include "locale/text/utf8.h"

/* ------------------------------------------------------------------------------- words */

static const char *short_label(const struct pack *pack, const struct question *question,
                               const char *language)
{
    return pack_say_short(pack, &question->short_label, &question->label, language);
}

/* Whatever the locale: a script may run under none. */
static uint32_t lower(uint32_t code)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

/* « Cadre » inside a sentence is « cadre »; « RSA » stays. Labels are the pack's: UTF-8. */
static void add_lower(struct text_buffer *out, const char *label)
{
    uint32_t first, second = 0;
    size_t length = strlen(label);
    size_t size = utf8_decode(label, length, &first);
    char bytes[4];

    if (size)
        utf8_decode(label + size, length - size, &second);
    if (!size || (second && second != lower(second))) {
        buffer_add(out, label);
        return;
    }
    buffer_add_n(out, bytes, utf8_encode(lower(first), bytes));
    buffer_add(out, label + size);
}

/* Choices whose name is yes, no or « don't know » say nothing without their question. */
static bool says_nothing_alone(const char *name)
{
    return strcmp(name, "oui") == 0 || strcmp(name, "non") == 0 || strcmp(name, "nsp") == 0;
}

/* « cadre », « cadre : non », « 50 ans » as « âge : 50 », « demandeur d'emploi ». */
static void say_answer(const struct conversation *conversation, int question, const char *language,
                       struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(conversation);
    const struct question *asked = &pack->questions[question];
    const char *value = conversation_value(conversation, question);

    if (asked->list >= 0 && !says_nothing_alone(value)) {
        conversation_say(conversation, question, language, out);
        return;
    }
    add_lower(out, short_label(pack, asked, language));
    if (asked->list >= 0 && strcmp(value, "oui") == 0)
        return;
    buffer_add(out, _(" : "));
    conversation_say(conversation, question, language, out);
}

/* ------------------------------------------------------------------------------- because */

/* The question whose answer a condition speaks of: a place speaks of the commune. */
static int asked_question(const struct pack *pack, int question)
{
    return pack->questions[question].kind == QUESTION_PLACE ? pack->commune_question : question;
}

static bool row_tests(const struct conversation *conversation, int rule, int question)
{
    const struct pack *pack = conversation_pack(conversation);
    const struct conditions *rows[] = {&pack->rules[rule].when,
                                       &pack->networks[pack->rules[rule].network].eligible};

    for (size_t row = 0; row < 2; row++)
        for (size_t i = 0; i < rows[row]->count; i++)
            if (asked_question(pack, rows[row]->all[i].question) == question)
                return true;
    return false;
}

static bool is_said(const struct conversation *conversation, int question)
{
    return conversation_is_relevant(conversation, question) &&
           conversation_value(conversation, question)[0];
}

void explain_because(const struct conversation *conversation, int rule, const char *language,
                     struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(conversation);
    size_t before = out->length;

    for (size_t i = 0; i < pack->asked_count; i++) {
        if (!row_tests(conversation, rule, (int)i) || !is_said(conversation, (int)i))
            continue;
        if (out->length > before)
            buffer_add(out, ", ");
        say_answer(conversation, (int)i, language, out);
    }
}

/* Whether a choice that was made, alone or among several, is marked. */
static bool said_sensitive(const struct conversation *conversation, int question)
{
    const struct choice_list *list = pack_choices(conversation_pack(conversation), question);
    const struct value *answer = situation_answer(conversation_situation(conversation), question);

    for (size_t i = 0; i < list->count; i++)
        if (list->choices[i].sensitive && value_contains(answer, list->choices[i].symbol))
            return true;
    return false;
}

bool explain_is_sensitive(const struct conversation *conversation, int rule)
{
    const struct pack *pack = conversation_pack(conversation);

    if (pack->networks[pack->rules[rule].network].sensitive)
        return true;
    for (size_t i = 0; i < pack->asked_count; i++) {
        if (!row_tests(conversation, rule, (int)i) || !is_said(conversation, (int)i))
            continue;
        if (pack->questions[i].sensitive || said_sensitive(conversation, (int)i))
            return true;
    }
    return false;
}

void explain_on_paper(const struct conversation *conversation, int rule, const char *language,
                      struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(conversation);
    const char *why = pack_say(pack, &pack->rules[rule].why, language);
    struct text_buffer because;

    if (explain_is_sensitive(conversation, rule)) {
        buffer_add(out, _("Ce que vous avez dit."));
        return;
    }
    if (why[0]) {
        buffer_add(out, why);
        return;
    }
    buffer_init(&because);
    explain_because(conversation, rule, language, &because);
    if (because.length)
        buffer_addf(out, _("Vous avez dit : %s."), buffer_text(&because));
    buffer_finish(&because);
}

/* ------------------------------------------------------------------------------- names */

void explain_brief_name(const char *name, struct text_buffer *out)
{
    const char *open = strstr(name, " (");

    buffer_add_n(out, name, open ? (size_t)(open - name) : strlen(name));
}

enum { FOLDED_SIZE = 512 };

void explain_place_name(const char *network, const char *place, struct text_buffer *out)
{
    char wanted[FOLDED_SIZE], held[FOLDED_SIZE];
    struct text_buffer brief;

    buffer_init(&brief);
    explain_brief_name(network, &brief);
    fold_search(buffer_text(&brief), wanted, sizeof wanted);
    fold_search(place, held, sizeof held);
    if (strncmp(held, wanted, strlen(wanted)) != 0)
        buffer_addf(out, "%s, ", buffer_text(&brief));
    buffer_add(out, place);
    buffer_finish(&brief);
}
