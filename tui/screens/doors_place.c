#include "tui/screens/doors_place.h"

#include <string.h>

#include "forms/explain/explain.h"
#include "forms/hours/opening.h"
#include "forms/point/words.h"
#include "locale/say/format.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "tui/desk/app.h"
#include "tui/screens/point_call.h"

/* ------------------------------------------------------------------------------- loading */

static const struct network *network_of(const struct doors *doors, size_t at)
{
    return &doors->app->pack->networks[doors->proposals[at].network];
}

static const struct offer *find(const struct offer *offers, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(offers[i].id, id) == 0)
            return &offers[i];
    return NULL;
}

/* The point chosen as it is known now, or as it was when it is no longer offered; else the best. */
static void look(struct doors *doors, size_t at)
{
    struct door_place *place = &doors->places[at];
    struct offer offers[OFFER_MOST];
    size_t count =
        reception_offers(doors->reception, network_of(doors, at)->code, offers, OFFER_MOST);
    const struct offer *found = place->chosen ? find(offers, count, place->offer.id)
                                : count       ? &offers[0]
                                              : NULL;

    if (found)
        place->offer = *found;
    place->known = place->known || found;
    place->others = count > 1;
}

void door_place_load(struct doors *doors, size_t at)
{
    struct door_place *place = &doors->places[at];

    if (place->loaded)
        return;
    place->loaded = true;
    if (doors->proposals[at].mode != MODE_HERE)
        look(doors, at);
}

/* A place whose verification was ticked is the one that was verified: another one that became the
 * best does not take its place. */
void door_places_refresh(struct doors *doors)
{
    for (size_t at = 0; at < doors->shown; at++) {
        struct door_place *place = &doors->places[at];

        place->chosen |= place->known && (place->phoned || place->hours || place->public_ok);
        if (place->loaded && doors->proposals[at].mode != MODE_HERE)
            look(doors, at);
    }
}

void door_place_choose(struct doors *doors, size_t at, const struct offer *offer)
{
    struct door_place *place = &doors->places[at];

    if (!place->known || strcmp(place->offer.id, offer->id) != 0)
        place->phoned = place->hours = place->public_ok = false;
    place->offer = *offer;
    place->known = place->chosen = true;
}

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

void door_place_typed(struct doors *doors, size_t at, const struct point *point)
{
    struct offer offer = {.reach = OFFER_FAR, .distance_m = -1, .typed = true};

    COPY(offer.id, point->id);
    COPY(offer.name, point->name);
    COPY(offer.address, point->address);
    COPY(offer.phone, point->phone);
    COPY(offer.site, point->site);
    COPY(offer.hours, point->hours);
    COPY(offer.checked, point->checked);
    door_place_choose(doors, at, &offer);
}

/* ------------------------------------------------------------------------------- words */

static void add_part(struct text_buffer *out, const char *part)
{
    if (part[0])
        buffer_addf(out, "%s%s", out->length ? " · " : "", part);
}

static void say_noted(const char *checked, struct text_buffer *out)
{
    struct civil_date day;
    struct text_buffer date = {0};

    if (!civil_parse(checked, &day))
        return;
    civil_write_numeric(&date, day);
    const struct say_value values[] = {{"date", buffer_text(&date)}};

    buffer_add(out, out->length ? " · " : "");
    say_format(out, _("noté le {date}"), values, 1);
    buffer_finish(&date);
}

/* What the receptionist typed is said as it was typed. */
static void say_typed(const struct offer *offer, const struct network *network,
                      struct text_buffer *out)
{
    struct text_buffer hours = {0};
    char phone[80];

    point_say_closure(out, offer->closure.from, offer->closure.to, offer->closure.reason,
                      civil_from_days(app_today()));
    add_part(out, offer->address);
    phone_format(offer->phone[0] ? offer->phone : network->phone, phone, sizeof phone);
    add_part(out, phone);
    add_part(out, offer->site[0] ? offer->site : network->site);
    opening_say_text(offer->hours, &hours);
    add_part(out, buffer_text(&hours));
    buffer_finish(&hours);
    say_noted(offer->checked, out);
}

/* What the network gives of itself, when no place is known. */
static void say_network(const struct doors *doors, const struct network *network,
                        struct text_buffer *out)
{
    char phone[80];

    if (doors->app->workplace.directory)
        buffer_add(out, _("aucun lieu connu dans la zone : téléphoner"));
    phone_format(network->phone, phone, sizeof phone);
    add_part(out, phone);
    add_part(out, network->site);
    if (!out->length)
        buffer_add(out, _("aucun lieu noté : F5 pour en écrire un, ou chercher avec la personne"));
}

void door_point_say(const struct offer *offer, struct text_buffer *out)
{
    offers_say(offer, offer->name, civil_from_days(app_today()), out);
}

/* The address where there is room for it: the act and the record have it anyway. */
static void say_recorded(const struct offer *offer, int columns, struct text_buffer *out)
{
    enum { ROOM = 100 };

    door_point_say(offer, out);
    if (columns >= ROOM && offer->reach != OFFER_REMOTE)
        add_part(out, offer->address);
}

struct next door_point_open(const struct offer *offer)
{
    struct point_call *call = point_call_create(offer->id);

    call->distance_m = offer->distance_m;
    call->approximate = offer->approximate;
    return next_open(&screen_point, call);
}

void door_place_say(const struct doors *doors, size_t at, int columns, struct text_buffer *out)
{
    const struct network *network = network_of(doors, at);
    const struct door_place *place = &doors->places[at];

    if (doors->proposals[at].mode == MODE_HERE)
        buffer_add(out, doors->proposals[at].own ? _("un rendez-vous dans la maison")
                                                 : _("la réponse est donnée à ce poste"));
    else if (!place->known)
        say_network(doors, network, out);
    else if (place->offer.typed)
        say_typed(&place->offer, network, out);
    else
        say_recorded(&place->offer, columns, out);
}

static void say_network_brief(const struct doors *doors, const struct network *network,
                              struct text_buffer *out)
{
    char phone[80];

    phone_format(network->phone, phone, sizeof phone);
    buffer_add(out, doors->app->workplace.directory
                        ? _("aucun lieu connu dans la zone : téléphoner")
                    : phone[0]         ? phone
                    : network->site[0] ? network->site
                                       : _("aucun lieu noté"));
}

static void say_typed_brief(const struct offer *offer, struct text_buffer *out)
{
    const struct local_closure *closure = &offer->closure;

    point_say_closure(out, closure->from, closure->to, closure->reason,
                      civil_from_days(app_today()));
    add_part(out, offer->address);
}

void door_place_say_brief(const struct doors *doors, size_t at, struct text_buffer *out)
{
    const struct offer *offer = &doors->places[at].offer;

    if (doors->proposals[at].mode == MODE_HERE)
        buffer_add(out, doors->proposals[at].own ? _("un rendez-vous dans la maison") : "");
    else if (!doors->places[at].known)
        say_network_brief(doors, network_of(doors, at), out);
    else if (offer->typed)
        say_typed_brief(offer, out);
    else
        offers_say_brief(offer, offer->name, civil_from_days(app_today()), out);
}

void door_place_name(const struct doors *doors, size_t at, struct text_buffer *out)
{
    const struct proposal *proposal = &doors->proposals[at];
    const char *name = pack_network_name(doors->app->pack, proposal->network, say_language());

    if (proposal->own)
        buffer_add(out, _("Ici même : "));
    if (doors->places[at].known)
        explain_place_name(name, doors->places[at].offer.name, out);
    else
        buffer_add(out, name);
}
