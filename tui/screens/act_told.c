#include "tui/screens/act_told.h"

#include <string.h>

#include "forms/sheet/sheet.h"
#include "locale/say/format.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "tui/desk/app.h"
#include "tui/desk/frame.h"
#include "tui/screens/act_cards.h"
#include "tui/term/paint.h"

enum { LABEL_AT = 2, TEXT_AT = 17 };

/* ------------------------------------------------------------------------------- words */

static void say_door(const struct app *app, const struct act *act, struct text_buffer *out)
{
    (void)app;
    buffer_add(out, act->told.place.name);
}

static void say_contact(const struct app *app, const struct act *act, struct text_buffer *out)
{
    const struct act_place *place = &act->told.place;
    char phone[80];

    (void)app;
    phone_format(place->phone, phone, sizeof phone);
    buffer_add(out, place->address);
    buffer_addf(out, "%s%s", out->length && phone[0] ? " · " : "", phone);
    buffer_addf(out, "%s%s", out->length && place->site[0] ? " · " : "", place->site);
}

static void say_hours(const struct app *app, const struct act *act, struct text_buffer *out)
{
    (void)app;
    buffer_add(out, act->told.place.hours);
}

static void say_called(const struct app *app, const struct act *act, struct text_buffer *out)
{
    (void)app;
    buffer_add(out, act->told.handover_who);
}

static void say_reason(const struct app *app, const struct act *act, struct text_buffer *out)
{
    (void)app;
    buffer_add(out, act->told.reason);
}

static void say_purpose(const struct app *app, const struct act *act, struct text_buffer *out)
{
    int demand = pack_question(app->pack, "demande");
    const struct choice *need =
        demand >= 0 ? pack_choice(app->pack, demand, act->told.demand) : NULL;
    const struct say_value values[] = {{"niveau", act->told.level}};

    if (need)
        buffer_add(out, pack_say(app->pack, &need->label, say_language()));
    if (act->told.level[0] != '-') {
        buffer_add(out, need ? " · " : "");
        say_format(out, _("conseil en évolution professionnelle, niveau {niveau}"), values, 1);
    }
}

static void say_appointment(const struct app *app, const struct act *act, struct text_buffer *out)
{
    (void)app;
    sheet_appointment(out, act);
}

static void say_bring(const struct app *app, const struct act *act, struct text_buffer *out)
{
    (void)app;
    buffer_add(out, act->told.bring);
}

static void say_handed(const struct app *app, const struct act *act, struct text_buffer *out)
{
    (void)app;
    buffer_add(out, act_handed_label(act->handed));
}

/* « remis » after « en main propre » would say it twice. */
static void say_state(const struct app *app, const struct act *act, struct text_buffer *out)
{
    (void)app;
    if (act->cancelled)
        buffer_add(out, _("ACTE ANNULÉ"));
    else if (strcmp(act->state, "handed") != 0)
        buffer_add(out, act_state_label(act->state));
    if (act->told.doubtful_clock)
        buffer_addf(out, "%s%s", out->length ? " · " : "", _("date à vérifier"));
}

/* ------------------------------------------------------------------------------- drawing */

/* In order; a line that has nothing to say is not drawn. */
static const struct {
    const char *label;
    void (*say)(const struct app *, const struct act *, struct text_buffer *);
} told[] = {
    {N_("Vous allez à"), say_door},
    {NULL, say_contact},
    {N_("Ouvert"), say_hours},
    {N_("Appelé"), say_called},
    {N_("Parce que"), say_reason},
    {N_("Pour"), say_purpose},
    {N_("Rendez-vous"), say_appointment},
    {N_("À apporter"), say_bring},
    {N_("Remis"), say_handed},
    {N_("État"), say_state},
};

void act_told_draw(struct app *app, const struct act *act, struct area area)
{
    int text_at = frame_is_narrow(app) ? 0 : TEXT_AT, row = 0;

    for (size_t i = 0; i < sizeof told / sizeof *told && row < area.rows; i++) {
        struct area line = {area.row + row, area.column + text_at, area.rows - row,
                            area.columns - text_at};
        struct text_buffer text = {0};

        told[i].say(app, act, &text);
        if (text.length && text_at && told[i].label)
            paint_text(app->terminal, line.row, area.column + LABEL_AT, TEXT_AT - LABEL_AT - 1,
                       PAINT_DIM, _(told[i].label));
        if (text.length)
            row += frame_paragraph(app, line, 0, line.rows, i == 0 ? PAINT_STRONG : PAINT_PLAIN,
                                   buffer_text(&text));
        buffer_finish(&text);
    }
}
