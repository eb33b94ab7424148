#include "forms/report/change.h"

#include <string.h>

#include "forms/explain/words.h"
#include "forms/report/box.h"
#include "forms/report/report.h"
#include "locale/say/format.h"
#include "locale/say/say.h"

/* ------------------------------------------------------------------------------- networks */

struct telling_rows {
    change_teller *tell;
    void *context;
};

static void tell_field(const struct telling_rows *to, const char *code, unsigned row,
                       const char *what, const char *before, const char *after)
{
    const struct changed_row changed = {CHANGE_CHANGED, code, what, before, after, row};

    if (strcmp(before, after) != 0)
        to->tell(to->context, &changed);
}

static void tell_period(const struct telling_rows *to, const struct network *before,
                        const struct network *after)
{
    struct text_buffer was = {0}, is = {0};

    report_period(&before->period, &was);
    report_period(&after->period, &is);
    tell_field(to, after->code, after->row, "du, au", buffer_text(&was), buffer_text(&is));
    buffer_finish(&was);
    buffer_finish(&is);
}

static void compare_network(const struct change *change, const struct network *before,
                            const struct network *after, const struct telling_rows *to)
{
    tell_field(to, after->code, after->row, "nom",
               pack_say(change->before, &before->name, change->language),
               pack_say(change->after, &after->name, change->language));
    tell_field(to, after->code, after->row, "telephone", before->phone, after->phone);
    tell_field(to, after->code, after->row, "site", before->site, after->site);
    tell_period(to, before, after);
}

void change_networks(const struct change *change, change_teller *tell, void *context)
{
    const struct pack *before = change->before, *after = change->after;
    const struct telling_rows to = {tell, context};

    for (size_t i = 0; i < after->network_count; i++) {
        const struct network *network = &after->networks[i];
        int known = pack_network(before, network->code);
        const struct changed_row added = {.kind = CHANGE_ADDED,
                                          .code = network->code,
                                          .what = "",
                                          .before = "",
                                          .after =
                                              pack_say(after, &network->name, change->language),
                                          .row = network->row};

        if (known >= 0)
            compare_network(change, &before->networks[known], network, &to);
        else
            tell(context, &added);
    }
    for (size_t i = 0; i < before->network_count; i++) {
        const struct network *network = &before->networks[i];
        const struct changed_row removed = {.kind = CHANGE_REMOVED,
                                            .code = network->code,
                                            .what = "",
                                            .before =
                                                pack_say(before, &network->name, change->language),
                                            .after = "",
                                            .row = network->row};

        if (pack_network(after, network->code) < 0)
            tell(context, &removed);
    }
}

/* ------------------------------------------------------------------------------- first answers */

static const struct first_answer *find_answer(const struct pack *pack, const char *key)
{
    for (size_t i = 0; i < pack->first_answer_count; i++)
        if (strcmp(pack->first_answers[i].key, key) == 0)
            return &pack->first_answers[i];
    return NULL;
}

/* « Demande » = se former ; « Situation » = élève. */
static void say_conditions(const struct pack *pack, const struct conditions *conditions,
                           const char *language, struct text_buffer *out)
{
    for (size_t i = 0; i < conditions->count; i++) {
        buffer_add(out, i ? _(" ; ") : "");
        words_question(pack, conditions->all[i].question, language, out);
        buffer_add(out, " = ");
        words_cell(pack, conditions->all[i].question, &conditions->all[i].cell, language, out);
    }
    if (!conditions->count)
        buffer_add(out, _("quelles que soient les réponses"));
}

static void compare_answer(const struct change *change, const struct first_answer *before,
                           const struct first_answer *after, const struct telling_rows *to)
{
    struct text_buffer was = {0}, is = {0};

    tell_field(to, after->key, after->row, "texte",
               pack_say(change->before, &before->text, change->language),
               pack_say(change->after, &after->text, change->language));
    say_conditions(change->before, &before->when, change->language, &was);
    say_conditions(change->after, &after->when, change->language, &is);
    tell_field(to, after->key, after->row, "si", buffer_text(&was), buffer_text(&is));
    buffer_finish(&was);
    buffer_finish(&is);
}

void change_first_answers(const struct change *change, change_teller *tell, void *context)
{
    const struct pack *before = change->before, *after = change->after;
    const struct telling_rows to = {tell, context};

    for (size_t i = 0; i < after->first_answer_count; i++) {
        const struct first_answer *answer = &after->first_answers[i];
        const struct first_answer *known = find_answer(before, answer->key);
        const struct changed_row added = {.kind = CHANGE_ADDED,
                                          .code = answer->key,
                                          .what = "",
                                          .before = "",
                                          .after = pack_say(after, &answer->text, change->language),
                                          .row = answer->row};

        if (known)
            compare_answer(change, known, answer, &to);
        else
            tell(context, &added);
    }
    for (size_t i = 0; i < before->first_answer_count; i++) {
        const struct first_answer *answer = &before->first_answers[i];
        const struct changed_row removed = {.kind = CHANGE_REMOVED,
                                            .code = answer->key,
                                            .what = "",
                                            .before =
                                                pack_say(before, &answer->text, change->language),
                                            .after = "",
                                            .row = answer->row};

        if (!find_answer(after, answer->key))
            tell(context, &removed);
    }
}

/* ------------------------------------------------------------------------------- doors */

/* Doors in words; « aucune » when there is none. */
static void say_doors(const struct pack *pack, const int *networks, size_t count,
                      const char *language, struct text_buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        const struct say_value name = {"name", pack_network_name(pack, networks[i], language)};

        buffer_add(out, i ? ", " : "");
        say_format(out, _("« {name} »"), &name, 1);
    }
    if (!count)
        buffer_add(out, _("aucune"));
}

static const char *sentence_of(const struct verify_change *one)
{
    if (one->first)
        return _("{situations} : la première porte était {before}, elle devient {after}.");
    if (one->before_count && one->after_count)
        return _("{situations} : la première porte reste la même ; ensuite, en plus {after}, en "
                 "moins {before}.");
    if (one->before_count)
        return _("{situations} : la première porte reste la même ; ensuite, en moins {before}.");
    if (one->after_count)
        return _("{situations} : la première porte reste la même ; ensuite, en plus {after}.");
    return _("{situations} : les mêmes portes, dans un autre ordre après la première.");
}

void change_say(const struct change *change, const struct verify_change *one,
                struct text_buffer *out)
{
    struct text_buffer count = {0}, was = {0}, is = {0}, box = {0};

    report_situations(one->situations, &count);
    say_doors(change->before, one->before, one->before_count, change->language, &was);
    say_doors(change->after, one->after, one->after_count, change->language, &is);
    report_box(comparison_pack(change->comparison), &one->box, change->language, &box);
    const struct say_value values[] = {{"situations", buffer_text(&count)},
                                       {"before", buffer_text(&was)},
                                       {"after", buffer_text(&is)},
                                       {"box", buffer_text(&box)}};

    say_format(out, sentence_of(one), values, 4);
    if (one->box.situations && one->box.situations < one->situations)
        say_format(out, _(" Par exemple : {box}."), values, 4);
    else if (one->box.situations)
        say_format(out, _(" Ce sont : {box}."), values, 4);
    buffer_finish(&count);
    buffer_finish(&was);
    buffer_finish(&is);
    buffer_finish(&box);
}
