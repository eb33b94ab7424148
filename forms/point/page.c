#include "forms/point/page.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "forms/hours/opening.h"
#include "forms/point/column.h"
#include "forms/point/labels.h"
#include "forms/point/service.h"
#include "forms/point/words.h"
#include "locale/say/format.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "model/directory/list.h"

/* A page while it is written: its way, and a line being put together. */
struct page {
    const struct place *place;
    const struct page_way *way;
    struct text_buffer *out, line;
};

static void add(struct page *page, const char *label)
{
    column_add(page->out, page->way->columns, label, buffer_text(&page->line));
    buffer_clear(&page->line);
}

static void add_field(struct page *page, const char *label, enum structure_field field)
{
    buffer_add(&page->line, place_field(page->place, field));
    add(page, label);
}

static void add_day(struct text_buffer *out, const char *pattern, const char *day)
{
    struct text_buffer date = {0};
    struct civil_date civil;

    if (!civil_parse(day, &civil))
        return;
    civil_write_numeric(&date, civil);
    const struct say_value value = {"jour", buffer_text(&date)};

    buffer_add(out, " ");
    say_format(out, pattern, &value, 1);
    buffer_finish(&date);
}

/* ------------------------------------------------------------------------------- names, ages */

static void say_code(const char *code, struct text_buffer *out)
{
    for (; *code; code++)
        buffer_add_n(out, *code == '_' ? " " : code, 1);
}

void place_say_networks(const struct place *place, const struct pack *pack, struct text_buffer *out)
{
    size_t before = out->length;

    for (size_t i = 0; pack && i < place->point.network_count; i++) {
        int network = pack_network(pack, place->point.networks[i]);

        if (network >= 0)
            buffer_addf(out, "%s%s", out->length > before ? ", " : "",
                        pack_network_name(pack, network, say_language()));
    }
    if (out->length == before && place->point.network_count)
        say_code(place->point.networks[0], out);
}

/* In the largest unit of which two have passed. */
static void say_since(int days, struct text_buffer *out)
{
    static const struct {
        int days;
        const char *words; /* a msgid */
    } units[] = {{365, N_("il y a {nombre} ans")},
                 {30, N_("il y a {nombre} mois")},
                 {7, N_("il y a {nombre} semaines")},
                 {1, N_("il y a {nombre} jours")}};
    char number[16];
    const struct say_value value = {"nombre", number};

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (days < 2 * units[i].days)
            continue;
        snprintf(number, sizeof number, "%d", days / units[i].days);
        say_format(out, _(units[i].words), &value, 1);
        return;
    }
    buffer_add(out, days == 1 ? _("hier") : _("aujourd’hui"));
}

void point_say_age(const char *day, bool checked, struct civil_date today, struct text_buffer *out)
{
    struct text_buffer since = {0};
    struct civil_date then;

    if (!civil_parse(day, &then)) {
        buffer_add(out, _("fiche sans date"));
        return;
    }
    int days = civil_to_days(today) - civil_to_days(then);

    say_since(days < 0 ? 0 : days, &since);
    const struct say_value value = {"quand", buffer_text(&since)};

    say_format(out, checked ? _("vérifié {quand}") : _("fiche d’{quand}"), &value, 1);
    buffer_finish(&since);
}

/* ------------------------------------------------------------------------------- its parts */

static void add_part(struct text_buffer *out, const char *part)
{
    if (part[0])
        buffer_addf(out, "%s%s", out->length ? " · " : "", part);
}

/* Beginning a line. */
static void say_closure(const struct local_closure *closure, struct civil_date today,
                        struct text_buffer *out)
{
    size_t at = out->length;

    point_say_closure(out, closure->from, closure->to, closure->reason, today);
    if (out->length > at)
        out->data[at] = (char)toupper((unsigned char)out->data[at]);
}

static void say_state(const struct place *place, struct civil_date today, struct text_buffer *out)
{
    const struct local_closure *closure = &place->view.shown;

    if (place->point.hidden)
        buffer_add(out, _("Fermé pour de bon, ou disparu de sa source"));
    else if (place->view.closed)
        say_closure(closure, today, out);
    else
        opening_say_state(&place->view.now, today, out);
}

static bool checked_here(const struct place *place)
{
    return place->by_hand || (place->known && place->local.checked[0] &&
                              strcmp(place->view.checked, place->local.checked) == 0);
}

static void add_heading(struct page *page)
{
    const struct place *place = page->place;
    struct text_buffer part = {0};

    place_say_networks(place, page->way->pack, &page->line);
    point_say_distance(&part, place->distance_m, place->approximate);
    add_part(&page->line, buffer_text(&part));
    buffer_clear(&part);
    point_say_age(place->view.checked, checked_here(place), page->way->today, &part);
    add_part(&page->line, buffer_text(&part));
    buffer_finish(&part);
    column_paragraph(page->out, page->way->columns, 0, "", buffer_text(&page->line));
    buffer_clear(&page->line);
    say_state(place, page->way->today, &page->line);
    column_paragraph(page->out, page->way->columns, 0, "", buffer_text(&page->line));
    buffer_clear(&page->line);
    if (place->view.will_close) {
        say_closure(&place->view.shown, page->way->today, &page->line);
        column_paragraph(page->out, page->way->columns, 0, "", buffer_text(&page->line));
        buffer_clear(&page->line);
    }
    buffer_add(page->out, "\n");
}

static void add_contact(struct page *page)
{
    const struct place *place = page->place;
    char phone[80];

    place_say_phone(place, &page->line);
    if (place->view.own_phone) {
        buffer_addf(&page->line, " (%s)", _("ligne directe, connue de ce poste"));
        add(page, _("Téléphone"));
        phone_format(place_field(place, STRUCTURE_TELEPHONE), phone, sizeof phone);
        buffer_add(&page->line, phone);
        add(page, _("Standard"));
    } else {
        add(page, _("Téléphone"));
    }
    buffer_add(&page->line, place->local.ask);
    add(page, _("Demander"));
    place_say_address(place, &page->line);
    add(page, _("Adresse"));
    if (place_field(place, STRUCTURE_ACCES)[0])
        label_say(LABEL_ACCESS, place_field(place, STRUCTURE_ACCES), &page->line);
    add(page, _("Accès"));
    add_field(page, _("Accessibilité"), STRUCTURE_ACCESSIBILITE_LIEU);
}

static void add_hours(struct page *page)
{
    const struct place *place = page->place;
    const char *source = place_field(place, STRUCTURE_HORAIRES_ACCUEIL);

    opening_say_text(place->view.hours, &page->line);
    if (place->view.own_hours && page->line.length)
        buffer_addf(&page->line, " (%s)", _("selon ce poste"));
    add(page, _("Horaires"));
    if (place->view.own_hours && source[0]) {
        opening_say_text(source, &page->line);
        buffer_addf(&page->line, " (%s)", _("selon la source"));
        add(page, "");
    }
}

static void add_knowledge(struct page *page)
{
    const struct local *local = &page->place->local;

    if (!local->capacity[0] && !local->note[0])
        return;
    buffer_add(&page->line, local->capacity);
    if (local->capacity[0])
        add_day(&page->line, _("(dit le {jour})"), local->capacity_day);
    add(page, _("Places"));
    buffer_add(&page->line, local->note);
    add(page, _("Note"));
}

static void add_correction(struct page *page)
{
    const struct local *local = &page->place->local;

    if (!local->correction[0])
        return;
    buffer_add(&page->line, local->correction);
    if (local->reported[0])
        add_day(&page->line, _("(signalé à la source le {jour})"), local->reported);
    else
        buffer_addf(&page->line, " (%s)", _("à signaler à la source"));
    add(page, _("Correction"));
}

/* Who may come: names rather than codes. */
static void add_zone(struct page *page)
{
    const char *at = place_field(page->place, STRUCTURE_ZONE);
    char code[64];

    while (list_next(&at, code, sizeof code)) {
        buffer_add(&page->line, page->line.length ? ", " : "");
        service_say_zone(page->way->territory, code, &page->line);
    }
    add(page, _("Pour qui"));
}

static void add_about(struct page *page)
{
    label_say_all(LABEL_PUBLICS, place_field(page->place, STRUCTURE_PUBLICS), &page->line);
    add(page, _("Reçoit"));
    add_zone(page);
    add_field(page, _("À savoir"), STRUCTURE_REMARQUES);
    add_knowledge(page);
    add_field(page, _("Courriel"), STRUCTURE_COURRIEL);
    add_field(page, _("Site"), STRUCTURE_SITE_WEB);
}

static void add_services(struct page *page)
{
    const struct page_way *way = page->way;
    const struct directory_services *services = &page->place->services;

    if (!services->count)
        return;
    buffer_addf(page->out, "\n%s\n", _("Ce que l’on y trouve"));
    for (size_t i = 0; i < services->count; i++) {
        char mark[4] = "  -";

        if (way->service_key && way->service_key(i))
            mark[2] = way->service_key(i);
        service_say_brief(&services->all[i], &page->line);
        column_paragraph(page->out, way->columns, 5, mark, buffer_text(&page->line));
        buffer_clear(&page->line);
    }
}

/* ------------------------------------------------------------------------------- sources */

/* The source of an id is what stands before "--". */
static void add_record(struct page *page, const char *id)
{
    size_t length = strcspn(id, "-");
    const char *end = strstr(id, "--");

    buffer_add_n(&page->line, id, end ? (size_t)(end - id) : length);
    buffer_addf(&page->line, " (%s)", id);
}

static void add_sources(struct page *page)
{
    const struct place *place = page->place;

    buffer_add(page->out, "\n");
    if (place->by_hand) {
        buffer_add(&page->line, _("écrit à ce poste"));
        add_day(&page->line, _("le {jour}"), place->view.checked);
        add(page, _("Source"));
        return;
    }
    add_record(page, place_field(place, STRUCTURE_ID));
    add_day(&page->line, _("fiche du {jour}"), place_field(place, STRUCTURE_DATE_MAJ));
    add(page, place->point.same_count ? _("Sources") : _("Source"));
    for (size_t i = 0; i < place->point.same_count; i++) {
        add_record(page, place->point.same[i]);
        add(page, "");
    }
    add_field(page, "", STRUCTURE_LIEN_SOURCE);
}

void place_page(const struct place *place, const struct page_way *way, struct text_buffer *out)
{
    struct page page = {.place = place, .way = way, .out = out};

    add_heading(&page);
    add_contact(&page);
    add_hours(&page);
    add_about(&page);
    add_field(&page, _("Présentation"), STRUCTURE_DESCRIPTION);
    add_services(&page);
    add_sources(&page);
    add_correction(&page);
    buffer_finish(&page.line);
}

void place_service_page(const struct place *place, size_t service, const struct page_way *way,
                        struct text_buffer *out)
{
    service_page(&place->services.all[service], way, out);
}

/* ------------------------------------------------------------------------------- aloud */

static void say_sentence(struct text_buffer *out, const char *label, const char *text)
{
    const struct say_value values[] = {{"quoi", label}, {"texte", text}};

    if (!text[0])
        return;
    say_format(out, _("{quoi} : {texte}"), values, 2);
    buffer_add(out, "\n");
}

void place_say_aloud(const struct place *place, const struct page_way *way, struct text_buffer *out)
{
    struct text_buffer line = {0};

    buffer_addf(out, "%s\n", place_field(place, STRUCTURE_NOM));
    place_say_address(place, &line);
    say_sentence(out, _("Adresse"), buffer_text(&line));
    buffer_clear(&line);
    place_say_phone(place, &line);
    say_sentence(out, _("Téléphone"), buffer_text(&line));
    say_sentence(out, _("Demander"), place->local.ask);
    buffer_clear(&line);
    if (place->view.shown.from[0])
        point_say_closure(&line, place->view.shown.from, place->view.shown.to,
                          place->view.shown.reason, way->today);
    say_sentence(out, _("Fermeture"), buffer_text(&line));
    buffer_clear(&line);
    opening_say_text(place->view.hours, &line);
    say_sentence(out, _("Horaires"), buffer_text(&line));
    say_sentence(out, _("Site"), place_field(place, STRUCTURE_SITE_WEB));
    buffer_finish(&line);
}
