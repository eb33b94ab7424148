#include "model/pack/xlsform.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LANGUAGE_SIZE = 32 };

/* A line break would be kept by the reader, and shown: a form's texts are lines. */
static void add_cell(struct text_buffer *out, const char *text)
{
    bool quoted = strpbrk(text, ",\"\n\r") != NULL;

    buffer_add(out, quoted ? ",\"" : ",");
    for (; *text; text++) {
        if (*text == '"')
            buffer_add(out, "\"");
        buffer_add_n(out, *text == '\n' ? " " : text, 1);
    }
    buffer_add(out, quoted ? "\"" : "");
}

static void begin_sheet(struct text_buffer *out, const char *name)
{
    buffer_addf(out, "%s\n", name);
}

/* « Français (fr) »: the name of a language in itself, which its readers look for; its code alone
 * where we do not know it. */
static void language_title(const char *code, char title[LANGUAGE_SIZE])
{
    static const struct {
        const char *code, *name;
    } names[] = {
        {"fr", "Français"}, {"en", "English"},   {"de", "Deutsch"}, {"es", "Español"},
        {"it", "Italiano"}, {"pt", "Português"}, {"ar", "العربية"},
    };

    snprintf(title, LANGUAGE_SIZE, "%.8s", code);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(code, names[i].code) == 0)
            snprintf(title, LANGUAGE_SIZE, "%s (%s)", names[i].name, code);
}

static void add_said_headers(struct text_buffer *out, const struct pack *pack, const char *name)
{
    for (size_t i = 0; i < pack->language_count; i++) {
        char title[LANGUAGE_SIZE], header[64];

        language_title(pack->languages[i], title);
        snprintf(header, sizeof header, "%s::%s", name, title);
        add_cell(out, header);
    }
}

static void add_said(struct text_buffer *out, const struct pack *pack, const struct pack_text *text)
{
    for (size_t i = 0; i < pack->language_count; i++)
        add_cell(out, text->said[i] ? text->said[i] : "");
}

/* ------------------------------------------------------------------------------- sheets */

static void add_type(struct text_buffer *out, const struct pack *pack,
                     const struct question *question)
{
    static const char *const types[] = {
        [QUESTION_ONE] = "select_one ", [QUESTION_SEVERAL] = "select_multiple ",
        [QUESTION_INTEGER] = "integer", [QUESTION_TEXT] = "text",
        [QUESTION_NOTE] = "note",       [QUESTION_COMMUNE] = "text",
        [QUESTION_PLACE] = "text",
    };
    char type[128];

    snprintf(type, sizeof type, "%s%s", types[question->kind],
             question->list >= 0 ? pack->lists[question->list].name : "");
    add_cell(out, type);
}

static void add_survey(struct text_buffer *out, const struct pack *pack)
{
    begin_sheet(out, "survey");
    buffer_add(out, ",type,name");
    add_said_headers(out, pack, "label");
    add_said_headers(out, pack, "hint");
    buffer_add(out, ",relevant,constraint");
    add_said_headers(out, pack, "constraint_message");
    buffer_add(out, ",required\n");
    for (size_t i = 0; i < pack->asked_count; i++) {
        const struct question *question = &pack->questions[i];

        add_type(out, pack, question);
        add_cell(out, question->name);
        add_said(out, pack, &question->label);
        add_said(out, pack, &question->hint);
        add_cell(out, question->relevant_source);
        add_cell(out, question->constraint_source);
        add_said(out, pack, &question->constraint_text);
        add_cell(out, question->required ? "yes" : "");
        buffer_add(out, "\n");
    }
}

static void add_choices(struct text_buffer *out, const struct pack *pack)
{
    begin_sheet(out, "choices");
    buffer_add(out, ",list_name,name");
    add_said_headers(out, pack, "label");
    buffer_add(out, "\n");
    for (size_t i = 0; i < pack->list_count; i++)
        for (size_t at = 0; at < pack->lists[i].count; at++) {
            const struct choice *choice = &pack->lists[i].choices[at];

            add_cell(out, pack->lists[i].name);
            add_cell(out, choice->name);
            add_said(out, pack, &choice->label);
            buffer_add(out, "\n");
        }
}

static void add_settings(struct text_buffer *out, const struct pack *pack)
{
    char title[LANGUAGE_SIZE];

    language_title(pack->languages[0], title);
    begin_sheet(out, "settings");
    buffer_add(out, ",form_title,form_id,version,default_language\n");
    add_cell(out, pack_say(pack, &pack->title, pack->languages[0]));
    add_cell(out, pack->id);
    add_cell(out, pack->version);
    add_cell(out, title);
    buffer_add(out, "\n");
}

void pack_xlsform(const struct pack *pack, struct text_buffer *out)
{
    add_survey(out, pack);
    add_choices(out, pack);
    add_settings(out, pack);
}
