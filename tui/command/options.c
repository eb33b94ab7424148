#include "tui/command/options.h"

#include <string.h>

#include "locale/say/say.h"
#include "locale/text/nearest.h"

const struct option_row options_common[] = {
    {.name = "lang", .value = N_("LANGUE"), .help = N_("langue des textes : fr, en…")},
    {.name = "help", .value = NULL, .help = N_("cette aide")},
};
const size_t options_common_count = sizeof options_common / sizeof *options_common;

enum { COMMON_LANG, COMMON_HELP, NAME_MOST = 32, NAMES_MOST = 32 };

/* ------------------------------------------------------------------------------- faults */

static bool refuse(struct command_call *call, struct fault *fault, enum speak_usage usage,
                   const char *word)
{
    struct text_buffer line = {0};

    call_usage_line(call->command, &line);
    fault_set(fault, FAULT_USAGE);
    fault->number = usage;
    FAULT_TEXT(fault->word, word);
    FAULT_TEXT(fault->hint, buffer_text(&line));
    buffer_finish(&line);
    return false;
}

static size_t option_names(const struct command *command, const char *names[NAMES_MOST])
{
    size_t count = 0;

    for (size_t i = 0; i < command->option_count; i++)
        names[count++] = command->options[i].name;
    for (size_t i = 0; i < options_common_count; i++)
        names[count++] = options_common[i].name;
    return count;
}

static bool refuse_unknown(struct command_call *call, struct fault *fault, const char *word,
                           const char *name)
{
    const char *names[NAMES_MOST];
    size_t count = option_names(call->command, names);
    const char *near = nearest_name(name, names, count);
    struct text_buffer all = {0}, dashed = {0};

    for (size_t i = 0; i < count; i++)
        buffer_addf(&all, "%s--%s", i ? ", " : "", names[i]);
    if (near[0])
        buffer_addf(&dashed, "--%s", near);
    refuse(call, fault, USAGE_OPTION_UNKNOWN, word);
    FAULT_TEXT(fault->detail, buffer_text(&dashed));
    FAULT_TEXT(fault->hint, buffer_text(&all));
    buffer_finish(&all);
    buffer_finish(&dashed);
    return false;
}

/* ------------------------------------------------------------------------------- reading */

/* Words left to read. */
struct line {
    int count, at;
    char **arguments;
    const char *common[2];
};

static const struct option_row *find_row(const struct option_row *rows, size_t count,
                                         const char *name, size_t *index)
{
    for (*index = 0; *index < count; ++*index)
        if (strcmp(rows[*index].name, name) == 0)
            return &rows[*index];
    return NULL;
}

/* Where the value of this option is kept. */
static const char **place_of(struct command_call *call, struct line *line, const char *name,
                             const struct option_row **row)
{
    const struct command *command = call->command;
    size_t index;

    *row = find_row(command->options, command->option_count, name, &index);
    if (*row)
        return &call->values[index];
    *row = find_row(options_common, options_common_count, name, &index);
    return *row ? &line->common[index] : NULL;
}

static bool read_option(struct command_call *call, struct line *line, struct fault *fault)
{
    const char *word = line->arguments[line->at++];
    const char *equal = strchr(word, '=');
    size_t length = equal ? (size_t)(equal - word) : strlen(word);
    const struct option_row *row = NULL;
    char shown[NAME_MOST + 4] = "";

    if (length >= sizeof shown || strncmp(word, "--", 2) != 0)
        return refuse_unknown(call, fault, word, word);
    memcpy(shown, word, length);
    const char **value = place_of(call, line, shown + 2, &row);

    if (!value)
        return refuse_unknown(call, fault, shown, shown + 2);
    if (*value)
        return refuse(call, fault, USAGE_OPTION_TWICE, shown);
    if (!row->value && equal) {
        refuse(call, fault, USAGE_VALUE_UNWANTED, shown);
        FAULT_TEXT(fault->detail, equal);
        return false;
    }
    if (row->value && !equal && line->at == line->count) {
        refuse(call, fault, USAGE_VALUE_MISSING, shown);
        FAULT_TEXT(fault->hint, say_text(row->value));
        return false;
    }
    *value = equal ? equal + 1 : row->value ? line->arguments[line->at++] : "";
    return true;
}

/* What the command's own row of --format lists: a tree has no tab-separated form. */
static const char *formats_of(const struct command_call *call)
{
    for (size_t i = 0; i < call->command->option_count; i++)
        if (strcmp(call->command->options[i].name, "format") == 0)
            return call->command->options[i].value;
    return "";
}

/* « text|json » holds « json ». */
static bool has_name(const char *names, const char *name)
{
    size_t length = strlen(name);

    for (const char *at = names; length && (at = strstr(at, name)); at += length)
        if ((at == names || at[-1] == '|') && (at[length] == '|' || !at[length]))
            return true;
    return false;
}

static bool read_format(struct command_call *call, struct fault *fault)
{
    static const char *const formats[] = {
        [FORMAT_TEXT] = "text", [FORMAT_TSV] = "tsv", [FORMAT_JSON] = "json", [FORMAT_CSV] = "csv"};
    const char *format = call_option(call, "format"), *allowed = formats_of(call);
    struct text_buffer hint = {0};

    for (size_t i = 0; format && i < sizeof formats / sizeof *formats; i++)
        if (strcmp(format, formats[i]) == 0 && has_name(allowed, format)) {
            call->format = (enum call_format)i;
            return true;
        }
    if (!format)
        return true;
    for (const char *c = allowed; *c; c++)
        buffer_add_n(&hint, *c == '|' ? ", " : c, *c == '|' ? 2 : 1);
    refuse(call, fault, USAGE_OPTION_VALUE, "--format");
    FAULT_TEXT(fault->detail, format);
    FAULT_TEXT(fault->hint, buffer_text(&hint));
    buffer_finish(&hint);
    return false;
}

static bool read_language(struct command_call *call, const char *language, struct fault *fault)
{
    if (!language || say_switch(language)) {
        call->language = language ? language : say_language();
        call->language_given = language != NULL;
        return true;
    }
    refuse(call, fault, USAGE_OPTION_VALUE, "--lang");
    FAULT_TEXT(fault->detail, language);
    FAULT_TEXT(fault->hint, "fr, en, es, pt_BR");
    return false;
}

static bool count_words(struct command_call *call, struct fault *fault)
{
    if (call->word_count > call->command->words_most)
        return refuse(call, fault, USAGE_ARGUMENT, call->words[call->command->words_most]);
    if (call->word_count >= call->command->words_least)
        return true;
    return refuse(call, fault, USAGE_WORD_MISSING, _("un mot"));
}

bool options_read(struct command_call *call, int count, char **arguments, struct fault *fault)
{
    struct line line = {.count = count, .arguments = arguments};
    bool options_over = false;

    while (line.at < count) {
        const char *word = arguments[line.at];

        if (!options_over && strcmp(word, "--") == 0) {
            options_over = true;
            line.at++;
        } else if (!options_over && word[0] == '-' && word[1]) {
            if (!read_option(call, &line, fault))
                return false;
        } else {
            call->words[call->word_count++] = word;
            line.at++;
        }
    }
    call->help = line.common[COMMON_HELP] != NULL;
    return read_language(call, line.common[COMMON_LANG], fault) &&
           (call->help || (read_format(call, fault) && count_words(call, fault)));
}
