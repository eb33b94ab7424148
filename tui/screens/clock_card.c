/* When the machine's date is before the last visit: its battery is flat, and the date is asked. */
#include <stdint.h>

#include "locale/say/say.h"
#include "locale/time/date.h"
#include "model/base/clock.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/screens/screens.h"

static bool accept_date(struct card *card, size_t at, const char *value, struct fault *fault)
{
    struct civil_date day;

    (void)card;
    (void)at;
    if (civil_parse(value, &day))
        return true;
    fault_set(fault, FAULT_ANSWER_VALUE);
    if (fault) {
        FAULT_TEXT(fault->word, _("Date"));
        FAULT_TEXT(fault->detail, value);
        FAULT_TEXT(fault->hint, "24/11/2026");
    }
    return false;
}

static struct next date_done(struct app *app, struct card *card)
{
    struct civil_date day;

    if (civil_parse(card->fields[0].value, &day)) {
        clock_correct(day);
        app_refresh_workplace(app);
        app_say(app, MESSAGE_DONE,
                _("date corrigée pour aujourd’hui ; les actes en gardent la "
                  "marque. Faites régler cette machine."));
    }
    return next_replace(card->context, NULL);
}

struct card *clock_card(const struct screen_kind *then)
{
    struct card *card = card_create(N_("La date"), date_done, (void *)(uintptr_t)then);
    struct card_field *field =
        card_add(card, FIELD_TEXT, N_("Date"), N_("Quel jour sommes-nous ?"), "");

    card->intro = N_("La date de cette machine est avant celle du dernier accueil. Dites quel jour "
                     "nous sommes, ou passez : les actes seront marqués.");
    field->hint = N_("Par exemple : 24/11/2026.");
    field->most = 10;
    field->accept = accept_date;
    card->leave = date_done;
    return card;
}
