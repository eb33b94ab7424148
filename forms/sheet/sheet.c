#include "forms/sheet/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "forms/sheet/page.h"
#include "forms/sheet/safe.h"
#include "locale/say/format.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "locale/text/width.h"
#include "locale/time/appointment.h"
#include "locale/time/date.h"
#include "model/base/clock.h"

/* Columns where the texts of labelled lines begin. */
enum { INDENT = 2, PLACE_AT = 14, SECTION_AT = 16, REFERENCE_AT = 25 };

/* ------------------------------------------------------------------------------- words */

const char *sheet_door_name(const struct act *act)
{
    return act->told.neutral[0] ? act->told.neutral : act->told.place.name;
}

/* Its page never spells out the door, the need, the reason, nor whoever was called. */
static bool is_discreet(const struct act *act)
{
    return act->told.sensitive || act->told.neutral[0];
}

static bool is_mode(const struct act *act, const char *mode)
{
    return strcmp(act->told.mode, mode) == 0;
}

static void add_issued(struct text_buffer *out, const struct act *act)
{
    struct text_buffer date, hour;
    struct civil_date day;
    struct civil_time time;

    clock_local(act->issued, &day, &time);
    buffer_init(&date);
    buffer_init(&hour);
    civil_write_date(&date, day);
    civil_write_time(&hour, time);
    const struct say_value values[] = {{"date", buffer_text(&date)}, {"heure", buffer_text(&hour)}};

    say_format(out, _("le {date}, {heure}"), values, 2);
    buffer_finish(&date);
    buffer_finish(&hour);
}

void sheet_appointment(struct text_buffer *out, const struct act *act)
{
    struct appointment appointment;
    struct civil_date issued;

    clock_local(act->issued, &issued, NULL);
    if (appointment_parse(act->appointment, issued, &appointment))
        appointment_write(out, &appointment);
    else
        buffer_add(out, act->appointment);
}

/* The need in the pack's words; nothing for a sensitive one, or one this pack does not know. */
static const char *need_of(const struct act *act, const struct pack *pack)
{
    int question = pack ? pack_question(pack, "demande") : -1;
    const struct choice *need =
        question >= 0 && act->told.demand[0] ? pack_choice(pack, question, act->told.demand) : NULL;

    return need && !need->sensitive ? pack_say(pack, &need->label, say_language()) : "";
}

static void add_purpose(struct text_buffer *out, const struct act *act, const struct pack *pack)
{
    if (is_discreet(act))
        return;
    const char *need = need_of(act, pack);
    bool in_cep = act->told.level[0] == '2' || act->told.level[0] == '3';
    const struct say_value level[] = {{"niveau", act->told.level}};

    buffer_add(out, need);
    if (in_cep) {
        buffer_add(out, need[0] ? ". " : "");
        say_format(out, _("Conseil en évolution professionnelle, niveau {niveau}"), level, 1);
    }
}

static void add_hours(struct text_buffer *out, const struct act *act)
{
    const struct act_place *place = &act->told.place;
    struct civil_date day;
    struct text_buffer checked;

    if (!place->hours[0])
        return;
    buffer_add(out, place->hours);
    if (act->told.hours_checked) {
        buffer_addf(out, " (%s)", _("vérifié ce jour"));
    } else if (civil_parse(place->checked, &day)) {
        buffer_init(&checked);
        civil_write_numeric(&checked, day);
        const struct say_value values[] = {{"date", buffer_text(&checked)}};

        buffer_add(out, " (");
        say_format(out, _("fiche du {date}"), values, 1);
        buffer_add(out, ")");
        buffer_finish(&checked);
    }
}

/* ------------------------------------------------------------------------------- the page */

static void write_title(struct page *page, const struct act *act)
{
    const char *title = _("VOTRE DEUXIÈME PORTE");

    if (act->cancelled)
        page_heading(page, _("ACTE ANNULÉ : ne pas utiliser cette feuille"));
    if (is_mode(act, "ici"))
        title = _("VOTRE PORTE : ICI MÊME");
    else if (act->told.breach[0])
        title = _("UNE AUTRE PORTE, AVEC NOS EXCUSES");
    page_heading(page, title);
}

static void write_place(struct page *page, const struct act *act, const struct pack *pack)
{
    const struct act_place *place = &act->told.place;
    const char *site = act->told.neutral[0] ? "" : place->site; /* its address names the door */
    struct text_buffer text;
    char phone[80];

    buffer_init(&text);
    phone_format(place->phone, phone, sizeof phone);
    page_paragraph(page, INDENT, sheet_door_name(act));
    page_paragraph(page, INDENT, place->address);
    if (!place->address[0] && !phone[0] && !site[0])
        page_paragraph(page, INDENT, _("Adresse et téléphone : demandez-les ici avant de partir."));
    page_labelled(page, INDENT, PLACE_AT, _("Téléphone"), phone);
    page_labelled(page, INDENT, PLACE_AT, _("Site"), site);
    add_hours(&text, act);
    page_labelled(page, INDENT, PLACE_AT, _("Ouvert"), buffer_text(&text));
    buffer_clear(&text);
    add_purpose(&text, act, pack);
    page_labelled(page, INDENT, PLACE_AT, _("Pour"), buffer_text(&text));
    buffer_finish(&text);
}

static void write_handover(struct page *page, const struct act *act)
{
    if (!act->told.handover_who[0])
        return;
    page_heading(page, _("ON VOUS ATTEND"));
    const struct say_value values[] = {{"qui", act->told.handover_who}};
    struct text_buffer text;

    buffer_init(&text);
    if (is_discreet(act))
        buffer_add(&text, _("Nous avons appelé ce service avec vous."));
    else
        say_format(&text, _("Nous avons appelé ce service avec vous : {qui}."), values, 1);
    page_paragraph(page, INDENT, buffer_text(&text));
    buffer_finish(&text);
}

static void write_why(struct page *page, const struct act *act)
{
    struct text_buffer text;

    buffer_init(&text);
    buffer_add(&text, is_discreet(act) ? _("Ce que vous avez dit.") : act->told.reason);
    buffer_add(&text, text.length ? " " : "");
    buffer_add(&text, _("Vous restez libre de choisir."));
    page_heading(page, _("POURQUOI CETTE PORTE"));
    page_paragraph(page, INDENT, buffer_text(&text));
    buffer_finish(&text);
}

static void write_to_do(struct page *page, const struct act *act)
{
    struct text_buffer appointment;

    const char *bring = is_discreet(act) ? "" : act->told.bring;

    buffer_init(&appointment);
    sheet_appointment(&appointment, act);
    if (bring[0] || appointment.length)
        page_blank(page);
    page_labelled(page, 0, SECTION_AT, _("À APPORTER"), bring);
    page_labelled(page, 0, SECTION_AT, _("RENDEZ-VOUS"), buffer_text(&appointment));
    buffer_finish(&appointment);
}

static void write_reference(struct page *page, const struct act *act)
{
    char groups[REFERENCE_GROUPS][REFERENCE_GROUP_SIZE];
    struct text_buffer text;

    reference_groups(act->reference, groups);
    buffer_init(&text);
    /* no-break spaces: the reference is never cut by a line end */
    buffer_addf(&text, "%s\u00a0-\u00a0%s\u00a0-\u00a0%s", groups[0], groups[1], groups[2]);
    page_blank(page);
    if (page->columns < REFERENCE_AT + width_of(buffer_text(&text))) {
        page_paragraph(page, 0, _("VOTRE RÉFÉRENCE"));
        page_paragraph(page, INDENT, buffer_text(&text));
    } else {
        page_labelled(page, 0, REFERENCE_AT, _("VOTRE RÉFÉRENCE"), buffer_text(&text));
    }
    page_paragraph(page, INDENT,
                   _("Donnez-la en arrivant : vous n’aurez pas à tout raconter de nouveau, et "
                     "vous n’aurez pas d’autre porte à pousser."));
    buffer_finish(&text);
}

static void write_foot(struct page *page, const struct act *act, const struct desk *desk)
{
    struct text_buffer text;
    char phone[80], notice[ACT_TEXT_SIZE];

    buffer_init(&text);
    buffer_add(&text, _("Aucun nom n’a été enregistré."));
    utf8_copy(notice, sizeof notice, desk ? desk->notice : "");
    safe_text(notice, sizeof notice);
    buffer_addf(&text, "%s%s", notice[0] ? " " : "", notice);
    page_blank(page);
    page_paragraph(page, 0, buffer_text(&text));
    buffer_clear(&text);
    phone_format(act->desk_phone, phone, sizeof phone);
    buffer_addf(&text, "%s%s%s", act->desk_name, phone[0] ? ", " : "", phone);
    page_paragraph(page, 0, buffer_text(&text));
    buffer_finish(&text);
}

void sheet_write(struct text_buffer *out, const struct act *act, const struct pack *pack,
                 const struct desk *desk, int columns, const struct charset *charset)
{
    struct page page = {out, columns < SHEET_LEAST ? SHEET_LEAST : columns, charset};
    struct act safe = safe_act(act);
    struct text_buffer issued;

    buffer_init(&issued);
    add_issued(&issued, &safe);
    page_ends(&page, safe.desk_name, buffer_text(&issued));
    buffer_finish(&issued);
    write_title(&page, &safe);
    write_place(&page, &safe, pack);
    write_handover(&page, &safe);
    write_why(&page, &safe);
    write_to_do(&page, &safe);
    write_reference(&page, &safe);
    write_foot(&page, &safe, desk);
}

/* ------------------------------------------------------------------------------- the message */

static void add_sentence(struct text_buffer *out, const char *pattern, const char *value)
{
    const struct say_value values[] = {{"texte", value}};

    if (!value[0])
        return;
    buffer_add(out, out->length ? " " : "");
    say_format(out, pattern, values, 1);
}

static void add_where(struct text_buffer *out, const struct act *act)
{
    char phone[80];

    phone_format(act->told.place.phone, phone, sizeof phone);
    if (act->cancelled)
        buffer_addf(out, "%s.", _("ACTE ANNULÉ : ne pas utiliser cette feuille"));
    add_sentence(out, _("Vous allez à : {texte}."), sheet_door_name(act));
    add_sentence(out, _("Adresse : {texte}."), act->told.place.address);
    add_sentence(out, _("Téléphone : {texte}."), phone);
}

void sheet_message(struct text_buffer *out, const struct act *act, const struct pack *pack)
{
    struct text_buffer message, text;
    struct act safe = safe_act(act);
    char shown[REFERENCE_SHOWN_SIZE];

    buffer_init(&message);
    buffer_init(&text);
    add_where(&message, &safe);
    add_purpose(&text, &safe, pack);
    add_sentence(&message, _("Pour : {texte}."), buffer_text(&text));
    buffer_clear(&text);
    sheet_appointment(&text, &safe);
    add_sentence(&message, _("Rendez-vous : {texte}."), buffer_text(&text));
    reference_show(safe.reference, shown);
    add_sentence(&message, _("Votre référence : {texte}. Donnez-la en arrivant."), shown);
    /* last and without a full stop, so that the address can be followed from a mail */
    if (!safe.told.neutral[0])
        add_sentence(&message, _("Site : {texte}"), safe.told.place.site);
    buffer_add(out, buffer_text(&message));
    buffer_finish(&text);
    buffer_finish(&message);
}
