/* A place on paper: its page through the desk's spooler, or in a file. */
#include <errno.h>
#include <stdlib.h>

#include "forms/point/page.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "model/base/clock.h"
#include "model/desk/setting.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/print/paper.h"
#include "tui/print/print.h"
#include "tui/screens/point_cards.h"
#include "tui/screens/screens.h"

static void write_paper(struct app *app, const struct place *place, struct text_buffer *bytes)
{
    const struct page_way way = {.columns = setting_number(app->store, "columns"),
                                 .today = clock_today(),
                                 .pack = app->pack,
                                 .territory = app->territory};
    struct text_buffer page = {0};

    buffer_addf(&page, "%s\n", place_field(place, STRUCTURE_NOM));
    place_page(place, &way, &page);
    paper_text(app->store, buffer_text(&page), bytes);
    buffer_finish(&page);
}

static struct next file_done(struct app *app, struct card *card)
{
    const char *name = card->fields[0].value;
    const struct say_value value = {"fichier", name};
    struct text_buffer bytes = {0}, said = {0};
    struct fault fault;

    write_paper(app, card->context, &bytes);
    bool written = print_to_file(name, buffer_text(&bytes), &fault);

    buffer_finish(&bytes);
    if (!written && fault.system == EEXIST)
        app_say(app, MESSAGE_ERROR, _("ce fichier existe déjà : donnez un autre nom."));
    else if (!written)
        app_say_fault(app, &fault);
    if (!written)
        return next_stay();
    say_format(&said, _("feuille enregistrée dans {fichier}."), &value, 1);
    app_say(app, MESSAGE_DONE, buffer_text(&said));
    buffer_finish(&said);
    return next_back();
}

static struct next file_card(const struct place *place)
{
    struct card *card = card_create(N_("Enregistrer la feuille"), file_done, (void *)place);
    struct card_field *field =
        card_add(card, FIELD_TEXT, N_("Fichier"), N_("Où enregistrer la feuille ?"), "lieu.txt");

    field->hint = N_("Le fichier ne doit pas exister déjà. Pour une imprimante : F9 Réglages.");
    field->required = true;
    return next_open(&screen_sheet, card);
}

struct next point_print(struct app *app, const struct place *place)
{
    char spooler[SETTING_SIZE];
    struct text_buffer bytes = {0};
    struct fault fault;

    if (!setting_get(app->store, "spooler", spooler, NULL) || !spooler[0])
        return file_card(place);
    write_paper(app, place, &bytes);
    if (print_spool(app->store, buffer_text(&bytes), &fault))
        app_say(app, MESSAGE_DONE, _("feuille envoyée à l’imprimante."));
    else
        app_say_fault(app, &fault);
    buffer_finish(&bytes);
    return next_stay();
}
