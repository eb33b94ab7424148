#include "forms/point/service.h"

#include <string.h>

#include "forms/hours/opening.h"
#include "forms/point/column.h"
#include "forms/point/labels.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "locale/time/date.h"
#include "model/directory/list.h"
#include "model/point/missing.h"

/* A page while it is written. */
struct writing {
    const struct directory_service *service;
    const struct page_way *way;
    struct text_buffer *out, line;
};

static const char *field_of(const struct directory_service *service, enum service_field field)
{
    return service->fields[field] ? service->fields[field] : "";
}

static void add(struct writing *writing, const char *label)
{
    column_add(writing->out, writing->way->columns, label, buffer_text(&writing->line));
    buffer_clear(&writing->line);
}

static void add_text(struct writing *writing, const char *label, enum service_field field)
{
    buffer_add(&writing->line, field_of(writing->service, field));
    add(writing, label);
}

static void add_list(struct writing *writing, const char *label, enum label_list list,
                     enum service_field field)
{
    label_say_all(list, field_of(writing->service, field), &writing->line);
    add(writing, label);
}

/* ------------------------------------------------------------------------------- brief */

static void add_part(struct text_buffer *out, enum label_list list, const char *code)
{
    if (!code[0])
        return;
    buffer_add(out, " · ");
    label_say(list, code, out);
}

void service_say_brief(const struct directory_service *service, struct text_buffer *out)
{
    const char *publics = field_of(service, SERVICE_PUBLICS);

    buffer_add(out, field_of(service, SERVICE_NOM));
    add_part(out, LABEL_TYPES, field_of(service, SERVICE_TYPE));
    add_part(out, LABEL_FEES, field_of(service, SERVICE_FRAIS));
    if (!list_empty(publics)) {
        buffer_add(out, " · ");
        label_say_all(LABEL_PUBLICS, publics, out);
    }
}

/* ------------------------------------------------------------------------------- whole */

static bool is_commune(const char *code)
{
    return strlen(code) == 5 && strncmp(code, "99", 2) != 0;
}

void service_say_zone(const struct territory *territory, const char *code, struct text_buffer *out)
{
    struct commune commune;
    const char *name = territory ? missing_place_name(territory, code) : "";

    if (strcmp(code, "france") == 0 || strcmp(code, "99100") == 0)
        buffer_add(out, _("toute la France"));
    else if (territory && is_commune(code) && territory_by_insee(territory, code, &commune))
        buffer_add(out, commune.name);
    else
        buffer_add(out, name[0] ? name : code);
}

static void add_zone(struct writing *writing)
{
    const char *at = field_of(writing->service, SERVICE_ZONE_ELIGIBILITE);
    char code[64];

    while (list_next(&at, code, sizeof code)) {
        buffer_add(&writing->line, writing->line.length ? ", " : "");
        service_say_zone(writing->way->territory, code, &writing->line);
    }
    add(writing, _("Habitants de"));
}

static void add_offer(struct writing *writing)
{
    add_list(writing, _("Besoins"), LABEL_THEMES, SERVICE_THEMATIQUES);
    add_list(writing, _("Publics"), LABEL_PUBLICS, SERVICE_PUBLICS);
    add_text(writing, "", SERVICE_PUBLICS_PRECISIONS);
    add_text(writing, _("Conditions"), SERVICE_CONDITIONS_ACCES);
    if (field_of(writing->service, SERVICE_FRAIS)[0])
        label_say(LABEL_FEES, field_of(writing->service, SERVICE_FRAIS), &writing->line);
    add(writing, _("Frais"));
    add_text(writing, "", SERVICE_FRAIS_PRECISIONS);
    add_zone(writing);
}

static void add_phone(struct writing *writing)
{
    char phone[80];

    phone_format(field_of(writing->service, SERVICE_TELEPHONE), phone, sizeof phone);
    buffer_add(&writing->line, phone);
    add(writing, _("Téléphone"));
}

static void add_contact(struct writing *writing)
{
    add_list(writing, _("Comment"), LABEL_MOBILISATION, SERVICE_MODES_MOBILISATION);
    add_text(writing, "", SERVICE_MOBILISATION_PRECISIONS);
    add_list(writing, _("Demandé par"), LABEL_MOBILISERS, SERVICE_MOBILISABLE_PAR);
    add_text(writing, _("Lien"), SERVICE_LIEN_MOBILISATION);
    add_text(writing, _("Contact"), SERVICE_CONTACT_NOM_PRENOM);
    add_phone(writing);
    add_text(writing, _("Courriel"), SERVICE_COURRIEL);
    add_list(writing, _("Accueil"), LABEL_RECEPTION, SERVICE_MODES_ACCUEIL);
}

static void add_place(struct writing *writing)
{
    const struct directory_service *service = writing->service;
    const char *parts[] = {
        field_of(service, SERVICE_ADRESSE), field_of(service, SERVICE_COMPLEMENT_ADRESSE),
        field_of(service, SERVICE_CODE_POSTAL), field_of(service, SERVICE_COMMUNE)};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i][0])
            buffer_addf(&writing->line, "%s%s",
                        !writing->line.length   ? ""
                        : i == 3 && parts[2][0] ? " "
                                                : ", ",
                        parts[i]);
    add(writing, _("Adresse"));
    opening_say_text(field_of(service, SERVICE_HORAIRES_ACCUEIL), &writing->line);
    add(writing, _("Horaires"));
    add_text(writing, _("Heures/semaine"), SERVICE_VOLUME_HORAIRE_HEBDOMADAIRE);
    add_text(writing, _("Semaines"), SERVICE_NOMBRE_SEMAINES);
}

static void add_source(struct writing *writing)
{
    struct civil_date day;

    add_text(writing, _("Source"), SERVICE_SOURCE);
    if (civil_parse(field_of(writing->service, SERVICE_DATE_MAJ), &day))
        civil_write_numeric(&writing->line, day);
    add(writing, _("Fiche du"));
    add_text(writing, "", SERVICE_LIEN_SOURCE);
}

void service_page(const struct directory_service *service, const struct page_way *way,
                  struct text_buffer *out)
{
    struct writing writing = {.service = service, .way = way, .out = out};

    column_paragraph(out, way->columns, 0, "", field_of(service, SERVICE_NOM));
    if (field_of(service, SERVICE_TYPE)[0])
        label_say(LABEL_TYPES, field_of(service, SERVICE_TYPE), &writing.line);
    column_paragraph(out, way->columns, 0, "", buffer_text(&writing.line));
    buffer_clear(&writing.line);
    buffer_add(out, "\n");
    add_contact(&writing);
    add_offer(&writing);
    add_place(&writing);
    buffer_add(out, "\n");
    column_paragraph(out, way->columns, 0, "", field_of(service, SERVICE_DESCRIPTION));
    buffer_add(out, "\n");
    add_source(&writing);
    buffer_finish(&writing.line);
}
