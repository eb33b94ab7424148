#include "tui/speak/speak.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/say.h"
#include "tui/speak/sentences.h"

/* What the C library says of an errno is not a sentence of the desk: the usual ones are ours. */
static const struct {
    int system;
    const char *said;
} reasons[] = {
    {EACCES, N_("accès refusé")},           {EPERM, N_("accès refusé")},
    {EROFS, N_("disque en lecture seule")}, {ENOSPC, N_("plus de place")},
    {EDQUOT, N_("quota atteint")},          {EIO, N_("erreur du disque")},
    {EISDIR, N_("c’est un dossier")},       {ENOTDIR, N_("ce n’est pas un dossier")},
    {EPIPE, N_("plus personne ne lit")},    {EBADF, N_("la sortie est fermée")},
    {EFBIG, N_("taille limite atteinte")},  {ENOENT, N_("introuvable")},
};

static void say_system(const struct fault *fault, char *out, size_t size)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].system == fault->system) {
            snprintf(out, size, "%s", say_text(reasons[i].said));
            return;
        }
    if (fault->system)
        snprintf(out, size, _("erreur %d"), fault->system);
    else
        snprintf(out, size, "%s", _("sans autre précision"));
}

/* 1 is A, 27 is AA, as spreadsheets name their columns. */
static void column_letters(unsigned column, char out[8])
{
    char turned[8];
    size_t count = 0, at = 0;

    for (; column && count < sizeof turned - 1; column = (column - 1) / 26)
        turned[count++] = (char)('A' + (column - 1) % 26);
    while (count)
        out[at++] = turned[--count];
    out[at] = '\0';
}

/* « survey.csv, ligne 3, colonne C ». */
static void say_place(const struct fault *fault, struct text_buffer *out)
{
    char letters[8], number[32];
    struct say_value value = {"number", number};

    buffer_add(out, fault->file[0] ? fault->file : _("Texte reçu"));
    if (fault->sheet[0]) {
        value.text = fault->sheet;
        say_format(out, _(", feuille {number}"), &value, 1);
        value.text = number;
    }
    if (fault->row) {
        snprintf(number, sizeof number, "%u", fault->row);
        say_format(out, _(", ligne {number}"), &value, 1);
    }
    if (fault->column) {
        column_letters(fault->column, letters);
        value.text = letters;
        say_format(out, _(", colonne {number}"), &value, 1);
    }
}

/* A fault that does not know its file or word still makes a sentence. */
static const char *or_else(const char *text, const char *otherwise)
{
    return text[0] ? text : otherwise;
}

/* The row has a second sentence when what the first would quote may not be known. */
static const char *choose(const char *sentence, const char *without, const struct fault *fault)
{
    bool lacks_hint = sentence && strstr(sentence, "{hint}") && !fault->hint[0];
    bool lacks_detail = sentence && strstr(sentence, "{detail}") && !fault->detail[0];

    return without && (lacks_hint || lacks_detail) ? without : sentence;
}

static const char *sentence_of(const struct fault *fault)
{
    if (fault->code == FAULT_USAGE) {
        bool known = fault->number >= 0 && fault->number < USAGE_KINDS;
        size_t kind = known ? (size_t)fault->number : USAGE_ARGUMENT;

        return choose(sentences_of_usage[kind], sentences_of_usage_without[kind], fault);
    }
    if (fault->code >= FAULT_COUNT)
        return NULL;
    return choose(sentences[fault->code], sentences_without[fault->code], fault);
}

/* « 34 969 », with its unit where the code gives one. */
static void say_number(const struct fault *fault, char *out, size_t size)
{
    struct text_buffer text = {0};

    number_write(&text, fault->number);
    if (fault->code == FAULT_FILE_TOO_LARGE)
        buffer_add(&text, fault->row ? _(" lignes") : _(" octets"));
    snprintf(out, size, "%s", buffer_text(&text));
    buffer_finish(&text);
}

/* A hint that is already a sentence (a pack's own words) brings its own full stop. */
static void bare_hint(const struct fault *fault, char *out, size_t size)
{
    snprintf(out, size, "%s", or_else(fault->hint, "?"));
    size_t length = strlen(out);

    if (length > 1 && out[length - 1] == '.')
        out[length - 1] = '\0';
}

void speak_fault(struct text_buffer *out, const struct fault *fault)
{
    const char *sentence = sentence_of(fault);
    char system[128], number[48], hint[sizeof fault->hint];
    struct text_buffer place = {0};

    if (!sentence)
        return;
    say_place(fault, &place);
    say_system(fault, system, sizeof system);
    bare_hint(fault, hint, sizeof hint);
    say_number(fault, number, sizeof number);
    const struct say_value values[] = {
        {"place", buffer_text(&place)},
        {"file", or_else(fault->file, _("le fichier"))},
        {"word", or_else(fault->word, or_else(fault->detail, "?"))},
        {"detail", or_else(fault->detail, or_else(fault->word, "?"))},
        {"hint", hint},
        {"number", number},
        {"system", system},
    };

    say_format(out, say_text(sentence), values, sizeof values / sizeof *values);
    buffer_finish(&place);
}

void speak_faults(struct text_buffer *out, const struct fault_list *faults, const char *prefix,
                  const char *notice_prefix)
{
    for (size_t i = 0; i < fault_list_count(faults); i++) {
        const struct fault *fault = fault_list_at(faults, i);

        buffer_add(out, fault_exit(fault->code) == 1 ? notice_prefix : prefix);
        speak_fault(out, fault);
        buffer_add(out, "\n");
    }
}
