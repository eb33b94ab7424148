/* What a pack holds; every fault of its sheets when it cannot be read. */
#include "tui/command/commands.h"

#include <limits.h>
#include <stdio.h>

#include "locale/say/say.h"
#include "model/base/clock.h"
#include "model/pack/catalogue.h"
#include "model/pack/xlsform.h"
#include "tui/command/listing.h"

static void add_count(struct record_page *page, const char *key, const char *label, size_t count)
{
    char digits[24];

    snprintf(digits, sizeof digits, "%zu", count);
    record_page_add(page, key, label, digits);
}

static void add_day(struct record_page *page, const char *key, const char *label, int day)
{
    char shown[CLOCK_DAY_SIZE] = "";

    if (day != INT_MIN && day != INT_MAX)
        clock_day_text(civil_from_days(day), shown);
    record_page_add(page, key, label, shown);
}

static void add_questions(struct record_page *page, const struct pack *pack)
{
    struct text_buffer names = {0};

    for (size_t i = 0; i < pack->asked_count; i++)
        buffer_addf(&names, "%s%s", i ? " " : "", pack->questions[i].name);
    record_page_add(page, "questions", _("Questions"), buffer_text(&names));
    buffer_finish(&names);
}

static void add_networks(struct record_page *page, const struct pack *pack)
{
    struct text_buffer codes = {0};

    for (size_t i = 0; i < pack->network_count; i++)
        buffer_addf(&codes, "%s%s", i ? " " : "", pack->networks[i].code);
    record_page_add(page, "networks", _("Réseaux"), buffer_text(&codes));
    buffer_finish(&codes);
}

static void add_first_doors(struct record_page *page, const struct pack *pack)
{
    struct text_buffer codes = {0};

    for (size_t i = 0; i < pack->network_count; i++)
        if (pack->networks[i].first_door)
            buffer_addf(&codes, "%s%s", codes.length ? " " : "", pack->networks[i].code);
    if (codes.length)
        record_page_add(page, "first_doors", _("Première porte"), buffer_text(&codes));
    buffer_finish(&codes);
}

/* What a territory sets, and only that: most set nothing. */
static void add_limits(struct record_page *page, const struct pack *pack)
{
    add_first_doors(page, pack);
    if (pack->channels[0])
        record_page_add(page, "channels", _("Canaux"), pack->channels);
    if (pack->interview_minutes)
        add_count(page, "interview_minutes", _("Minutes"), (size_t)pack->interview_minutes);
    if (pack->interviews_most)
        add_count(page, "interviews_most", _("Entretiens par an"), (size_t)pack->interviews_most);
    if (pack->hours_most)
        add_count(page, "hours_most", _("Heures en tout"), (size_t)pack->hours_most);
}

static void show(struct command_call *call, const struct pack *pack)
{
    struct record_page *page = record_page_open(call);

    record_page_add(page, "id", _("Nom"), pack->id);
    record_page_add(page, "title", _("Titre"), pack_say(pack, &pack->title, call->language));
    record_page_add(page, "version", _("Version"), pack->version);
    record_page_add(page, "territory", _("Territoire"), pack->territory);
    add_day(page, "valid_from", _("Valable du"), pack->valid.from);
    add_day(page, "valid_to", _("Jusqu’au"), pack->valid.to);
    record_page_add(page, "hash", _("Empreinte"), pack->hash);
    record_page_add(page, "folder", _("Dossier"), pack->folder);
    add_count(page, "rules", _("Règles"), pack->rule_count);
    add_count(page, "first_answers", _("Premières réponses"), pack->first_answer_count);
    add_count(page, "cases", _("Exemples"), pack->case_count);
    add_questions(page, pack);
    add_networks(page, pack);
    add_limits(page, pack);
    record_page_add(page, "notes", _("Notes"), pack->notes);
    record_page_close(page);
}

static void show_form(const struct pack *pack)
{
    struct text_buffer form = {0};

    pack_xlsform(pack, &form);
    fwrite(buffer_text(&form), 1, form.length, stdout);
    buffer_finish(&form);
}

static int run(struct command_call *call)
{
    int status = EXIT_DONE;
    const struct pack *pack = call_pack_named(call, call->words[0], 0, &status);

    if (!pack)
        return status;
    if (call_switch(call, "xlsform"))
        show_form(pack);
    else
        show(call, pack);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    OPTION_FORMAT,
    {.name = "xlsform", .help = N_("ses questions en XLSForm (CSV), pour ODK, Kobo ou Enketo")},
};

const struct command command_pack_show = {
    .name = "pack show",
    .summary = N_("ce que contient un jeu de règles, ou ce qui ne va pas"),
    .usage = N_("NOM|DOSSIER|CLASSEUR.ods"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
