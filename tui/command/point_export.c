/* The records of the directory as a file again, in the columns of data·inclusion and ours: every
 * field as it was taken. */
#include "tui/command/commands.h"

#include <stdio.h>
#include <string.h>

#include "locale/say/say.h"
#include "model/directory/export.h"
#include "tui/command/listing.h"
#include "tui/command/point_call.h"

struct exporting {
    enum record_kind kind;
    bool json;
    const struct field_spec *specs;
    bool columns[RECORD_FIELDS_MOST]; /* those that are written */
    unsigned long count;
    struct text_buffer line;
};

/* ------------------------------------------------------------------------------- columns */

static bool is_asked(const struct directory_edition *edition, const char *source)
{
    return !source[0] || strcmp(edition->source, source) == 0 || strcmp(edition->name, source) == 0;
}

/* Whether everything that is written comes from `producer`: it then takes the form that this
 * producer's files have, and can be imported again. */
static bool all_from(struct directory *directory, const char *source, const char *producer)
{
    struct directory_edition editions[POINT_EDITIONS_MOST];
    size_t count = directory_editions(directory, editions, POINT_EDITIONS_MOST, NULL);

    for (size_t i = 0; i < count; i++)
        if (is_asked(&editions[i], source) && strcmp(editions[i].source, producer) != 0)
            return false;
    return count > 0;
}

static void choose_columns(struct exporting *exporting, struct directory *directory,
                           const char *source)
{
    bool service = exporting->kind == RECORD_SERVICE;
    bool inclusion = !service && all_from(directory, source, "data-inclusion");
    bool own = !service && all_from(directory, source, "local");

    exporting->specs = service ? service_fields : structure_fields;
    for (int i = 0; i < (service ? (int)SERVICE_FIELDS : (int)STRUCTURE_FIELDS); i++)
        exporting->columns[i] = !inclusion || i <= STRUCTURE_RESEAUX_PORTEURS;
    if (!own)
        return;
    exporting->columns[STRUCTURE_SOURCE] = false;
    exporting->columns[STRUCTURE_RESEAUX_PORTEURS] = false;
    exporting->columns[STRUCTURE_TYPES] = false;
}

/* ------------------------------------------------------------------------------- CSV */

/* RFC 4180: quotes where they are needed. */
static void add_cell(struct text_buffer *line, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        buffer_add(line, text);
        return;
    }
    buffer_add(line, "\"");
    for (size_t length; *text; text += length) {
        length = strcspn(text, "\"") + (strchr(text, '"') != NULL);
        buffer_add_n(line, text, length);
        if (text[length - 1] == '"')
            buffer_add(line, "\"");
    }
    buffer_add(line, "\"");
}

static void add_header(struct exporting *exporting)
{
    const char *separator = "";

    for (size_t i = 0; i < RECORD_FIELDS_MOST; i++)
        if (exporting->columns[i]) {
            buffer_addf(&exporting->line, "%s%s", separator, exporting->specs[i].name);
            separator = ",";
        }
    buffer_add(&exporting->line, "\n");
}

static void add_row(struct exporting *exporting, const struct record *record)
{
    const char *separator = "";

    for (size_t i = 0; i < RECORD_FIELDS_MOST; i++)
        if (exporting->columns[i]) {
            buffer_add(&exporting->line, separator);
            add_cell(&exporting->line, record->fields[i]);
            separator = ",";
        }
    buffer_add(&exporting->line, "\n");
}

/* ------------------------------------------------------------------------------- JSON */

/* A list is JSON already; a number is written as it came, once it is one for JSON too. */
static bool is_bare(const struct field_spec *spec, const char *text)
{
    if (spec->form == FIELD_IS_LIST)
        return true;
    return spec->form == FIELD_IS_NUMBER && strspn(text, "-.0123456789") == strlen(text) &&
           text[strspn(text, "-")] != '.' && text[strlen(text) - 1] != '.' &&
           (text[strspn(text, "-")] != '0' || strlen(text + strspn(text, "-")) == 1 ||
            text[strspn(text, "-") + 1] == '.');
}

static void add_member(struct exporting *exporting, const struct field_spec *spec, const char *text)
{
    struct text_buffer *line = &exporting->line;

    json_string(line, spec->name);
    buffer_add(line, ": ");
    if (!text[0])
        buffer_add(line, "null");
    else if (is_bare(spec, text))
        buffer_add(line, text);
    else
        json_string(line, text);
}

static void add_object(struct exporting *exporting, const struct record *record)
{
    const char *separator = "";

    buffer_add(&exporting->line, exporting->count ? ",\n{" : "\n{");
    for (size_t i = 0; i < RECORD_FIELDS_MOST; i++)
        if (exporting->columns[i]) {
            buffer_add(&exporting->line, separator);
            add_member(exporting, &exporting->specs[i], record->fields[i]);
            separator = ", ";
        }
    buffer_add(&exporting->line, "}");
}

/* ------------------------------------------------------------------------------- the command */

static void write_line(struct exporting *exporting)
{
    fwrite(buffer_text(&exporting->line), 1, exporting->line.length, stdout);
    buffer_clear(&exporting->line);
}

static bool take(void *context, const struct record *record, struct fault *fault)
{
    struct exporting *exporting = context;

    (void)fault;
    if (exporting->json)
        add_object(exporting, record);
    else
        add_row(exporting, record);
    exporting->count++;
    write_line(exporting);
    return !ferror(stdout); /* said when the results are flushed */
}

static bool read_words(struct command_call *call, struct exporting *exporting, int *status)
{
    const char *kind = call_option(call, "kind");

    exporting->json = call->format == FORMAT_JSON;
    exporting->kind = kind && strcmp(kind, "services") == 0 ? RECORD_SERVICE : RECORD_STRUCTURE;
    if (kind && exporting->kind == RECORD_STRUCTURE && strcmp(kind, "structures") != 0)
        *status =
            call_refuse_usage(call, USAGE_OPTION_VALUE, "--kind", kind, "structures, services");
    return *status == EXIT_DONE;
}

static int tell_nothing(struct command_call *call)
{
    call_told(call,
              _("rien à écrire : aucune fiche de cette sorte n’a été importée sur ce poste."));
    return EXIT_NO_ANSWER;
}

static int export_all(struct command_call *call, struct directory *directory,
                      struct exporting *exporting)
{
    const char *asked = call_option(call, "source"), *source = asked ? asked : "";
    struct fault fault = {0};

    choose_columns(exporting, directory, source);
    if (exporting->json)
        buffer_add(&exporting->line, "[");
    else
        add_header(exporting);
    bool done = directory_export(directory, exporting->kind, source, call_switch(call, "hidden"),
                                 take, exporting, &fault);

    if (!done && fault.code != FAULT_NONE)
        return call_refuse(call, &fault);
    if (!exporting->count)
        return tell_nothing(call);
    buffer_add(&exporting->line, exporting->json ? "\n]\n" : "");
    write_line(exporting);
    return EXIT_DONE;
}

static int run(struct command_call *call)
{
    struct exporting exporting = {0};
    int status = EXIT_DONE;

    if (!read_words(call, &exporting, &status))
        return status;
    struct directory *directory = point_directory(call, &status);

    if (directory)
        status = export_all(call, directory, &exporting);
    else if (status == EXIT_DONE)
        status = tell_nothing(call);
    directory_close(directory);
    buffer_finish(&exporting.line);
    return status;
}

static const struct option_row options[] = {
    {.name = "source",
     .value = N_("SOURCE"),
     .help = N_("cette source seulement : data-inclusion, dila, education, ou le nom d’une feuille "
                "à vous")},
    {.name = "kind", .value = "structures|services", .help = N_("structures sans cette option")},
    {.name = "hidden", .help = N_("aussi les fiches qui ne sont plus dans leur source")},
    OPTION_DB,
    {.name = "format", .value = "csv|json", .help = N_("forme du fichier ; csv sans cette option")},
};

const struct command command_point_export = {
    .name = "point export",
    .summary = N_("écrit les fiches de l’annuaire, telles qu’elles ont été prises"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
