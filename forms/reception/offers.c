#include "forms/reception/offers.h"

#include <string.h>

#include "forms/hours/opening.h"
#include "forms/point/words.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "locale/text/fold.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"

/* ------------------------------------------------------------------------------- looking */

void offers_person(const struct conversation *conversation, const struct profiles *profiles,
                   const struct territory *territory, const char *desk_commune,
                   struct offer_person *person)
{
    *person = (struct offer_person){.lives_known = false};
    clock_local(clock_now_ms(), &person->date, &person->time);
    profile_of(profiles, conversation_pack(conversation), conversation_situation(conversation),
               &person->profile);
    person->lives_known = conversation_commune(conversation, &person->lives);
    person->from = person->lives;
    person->from_known = person->lives_known ||
                         (territory && territory_by_insee(territory, desk_commune, &person->from));
}

static struct offer_sources look(struct reception *reception, struct offer_person *person)
{
    const struct workplace *workplace = reception_workplace(reception);

    offers_person(reception_conversation(reception), workplace->profiles, workplace->territory,
                  workplace->desk->commune, person);
    return (struct offer_sources){workplace->directory, workplace->store, workplace->territory};
}

size_t reception_offers(struct reception *reception, const char *network, struct offer *offers,
                        size_t most)
{
    struct offer_person person;
    const struct offer_sources sources = look(reception, &person);

    return directory_offer(&sources, network, &person, offers, most, NULL);
}

bool reception_offer_of(struct reception *reception, const char *id, struct offer *offer,
                        struct fault *fault)
{
    struct offer_person person;
    const struct offer_sources sources = look(reception, &person);

    return directory_offer_of(&sources, id, &person, offer, fault);
}

static const char *answer_to(struct reception *reception, int question)
{
    return question >= 0 ? conversation_value(reception_conversation(reception), question) : "";
}

bool reception_misses(struct reception *reception, const char *network, struct missing_door *door)
{
    const struct workplace *workplace = reception_workplace(reception);
    const struct pack *pack = workplace->pack;
    struct offer best;

    if (!workplace->directory ||
        (reception_offers(reception, network, &best, 1) && best.reach != OFFER_FAR))
        return false;
    missing_door(pack, workplace->territory, answer_to(reception, pack->commune_question),
                 answer_to(reception, pack_question(pack, "demande")), network, door);
    return true;
}

/* ------------------------------------------------------------------------------- telling */

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

void reception_act_to(struct act_draft *draft, const struct offer *offer)
{
    struct point point = {.name = ""};
    const struct local_closure *closure = &offer->closure;
    struct text_buffer hours = {0}, week = {0};

    /* whoever reads the sheet at home must know it before she goes */
    point_say_closure(&hours, closure->from, closure->to, closure->reason, clock_today());
    opening_say_text(offer->hours, &week);
    buffer_addf(&hours, "%s%s", hours.length && week.length ? " ; " : "", buffer_text(&week));
    COPY(point.name, offer->name);
    COPY(point.address, offer->address);
    COPY(point.phone, offer->phone);
    COPY(point.site, offer->site);
    COPY(point.hours, buffer_text(&hours));
    COPY(point.checked, offer->checked);
    reception_act_at(draft, &point);
    buffer_finish(&week);
    buffer_finish(&hours);
}

static void add_part(struct text_buffer *out, struct text_buffer *part)
{
    if (part->length)
        buffer_addf(out, "%s%s", out->length ? " · " : "", buffer_text(part));
    buffer_clear(part);
}

static bool names(const char *name, const char *commune)
{
    char held[ACT_NAME_SIZE], wanted[ACT_NAME_SIZE];

    fold_search(name, held, sizeof held);
    fold_search(commune, wanted, sizeof wanted);
    return strstr(held, wanted) != NULL;
}

static void say_where(const struct offer *offer, const char *name, struct text_buffer *out)
{
    if (offer->reach == OFFER_REMOTE) {
        buffer_add(out, _("à distance"));
        return;
    }
    if (!names(name, offer->commune))
        buffer_add(out, offer->commune);
    struct text_buffer distance = {0};

    point_say_distance(&distance, offer->distance_m, offer->approximate);
    if (distance.length)
        buffer_addf(out, "%s%s", out->length ? ", " : "", buffer_text(&distance));
    buffer_finish(&distance);
}

void offers_say_brief(const struct offer *offer, const char *name, struct civil_date today,
                      struct text_buffer *out)
{
    const struct local_closure *closure = &offer->closure;
    struct text_buffer line = {0}, part = {0};

    point_say_closure(&part, closure->from, closure->to, closure->reason, today);
    add_part(&line, &part);
    if (offer->reach != OFFER_SHUT)
        opening_say_state(&offer->now, today, &part);
    add_part(&line, &part);
    say_where(offer, name, &part);
    add_part(&line, &part);
    buffer_add(out, buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&part);
}

void offers_say(const struct offer *offer, const char *name, struct civil_date today,
                struct text_buffer *out)
{
    struct text_buffer line = {0}, part = {0};
    char phone[80];

    offers_say_brief(offer, name, today, &line);
    phone_format(offer->phone, phone, sizeof phone);
    buffer_add(&part, phone);
    add_part(&line, &part);
    point_say_checked(&part, offer->checked, offer->freshness);
    add_part(&line, &part);
    buffer_add(out, buffer_text(&line));
    buffer_finish(&line);
    buffer_finish(&part);
}
