#include "forms/intake/sources.h"

#include <string.h>

#include "locale/say/say.h"

static const struct {
    const char *source, *producer, *licence;
} producers[] = {
    {"data-inclusion", N_("data·inclusion"), ""},
    {"dila", N_("Annuaire : Service-Public / DILA"), N_("Licence Ouverte 2.0")},
    {"education", N_("Annuaire de l’Éducation nationale"), ""},
    {"local", N_("Feuille de votre territoire"), ""},
};

const char *source_file_said(enum intake_source source)
{
    static const char *const said[] = {
        [INTAKE_UNKNOWN] = N_("fichier inconnu"),
        [INTAKE_INCLUSION_STRUCTURES] = N_("data·inclusion, structures"),
        [INTAKE_INCLUSION_SERVICES] = N_("data·inclusion, services"),
        [INTAKE_DILA] = N_("annuaire de l’administration (DILA)"),
        [INTAKE_EDUCATION] = N_("annuaire de l’Éducation nationale"),
        [INTAKE_OWN] = N_("feuille de votre territoire"),
    };

    return say_text(said[(unsigned)source <= INTAKE_OWN ? source : INTAKE_UNKNOWN]);
}

const char *source_producer(const char *source)
{
    for (size_t i = 0; i < sizeof producers / sizeof *producers; i++)
        if (strcmp(producers[i].source, source) == 0)
            return say_text(producers[i].producer);
    return source;
}

const char *source_licence(const char *source)
{
    for (size_t i = 0; i < sizeof producers / sizeof *producers; i++)
        if (strcmp(producers[i].source, source) == 0 && producers[i].licence[0])
            return say_text(producers[i].licence);
    return "";
}

const char *source_kind_said(const char *kind)
{
    return strcmp(kind, "services") == 0 ? _("services") : _("structures");
}

static void add_part(struct text_buffer *out, const char *part)
{
    if (part[0])
        buffer_addf(out, ", %s", part);
}

void source_say_edition(const struct directory_edition *edition, struct text_buffer *out)
{
    struct text_buffer day = {0};
    struct civil_date date;

    if (civil_parse(edition->date, &date))
        civil_write_numeric(&day, date);
    buffer_add(out, source_producer(edition->source));
    add_part(out, edition->name);
    add_part(out, edition->url);
    add_part(out, edition->file);
    add_part(out, buffer_text(&day));
    add_part(out, source_licence(edition->source));
    buffer_finish(&day);
}
