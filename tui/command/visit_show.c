/* One visit, as it was kept. A sensitive answer stays hidden unless it is asked for: somebody may
 * be reading over the shoulder of a script too.
 */
#include "tui/command/commands.h"

#include <stdio.h>
#include <string.h>

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/act/act.h"
#include "model/pack/catalogue.h"
#include "tui/command/listing.h"
#include "tui/command/words.h"

/* The visit's id, or the reference of one of its acts. */
static bool find(struct command_call *call, char id[UUID_SIZE], int *status)
{
    char reference[REFERENCE_SIZE];
    struct act act;
    struct fault fault;

    if (uuid_valid(call->words[0])) {
        utf8_copy(id, UUID_SIZE, call->words[0]);
        return true;
    }
    if (!reference_word(call, call->words[0], reference, status))
        return false;
    if (!act_by_reference(call->store, reference, &act, &fault)) {
        *status = call_refuse(call, &fault);
        return false;
    }
    utf8_copy(id, UUID_SIZE, act.told.visit);
    return true;
}

/* What a pack that is gone cannot say is hidden. */
static bool is_sensitive(const struct pack *pack, const struct visit_answer *answer)
{
    int question = pack ? pack_question(pack, answer->question) : -1;

    if (question < 0)
        return true;
    const struct choice *choice = pack_choice(pack, question, answer->value);

    return pack->questions[question].sensitive || (choice && choice->sensitive);
}

static void add_answers(struct record_page *page, const struct command_call *call,
                        const struct visit_content *content)
{
    for (size_t i = 0; i < content->answer_count; i++) {
        const struct visit_answer *answer = &content->answers[i];
        bool hidden = !call_switch(call, "all") && is_sensitive(call->pack, answer);
        struct text_buffer key = {0};

        buffer_addf(&key, "answer.%s", answer->question);
        record_page_add(page, buffer_text(&key), answer->question,
                        hidden ? _("(non montré)") : answer->value);
        buffer_finish(&key);
    }
}

static void add_told(struct record_page *page, const struct visit_content *content)
{
    struct text_buffer told = {0};

    for (size_t i = 0; i < content->told_count; i++)
        buffer_addf(&told, "%s%s", i ? " " : "", content->told[i].key);
    record_page_add(page, "told", _("Dit"), buffer_text(&told));
    buffer_finish(&told);
}

static void add_acts(struct record_page *page, struct command_call *call, const char *visit)
{
    struct act_list acts = {0};
    struct text_buffer references = {0};
    char shown[REFERENCE_SHOWN_SIZE];

    if (act_by_visit(call->store, visit, &acts, NULL))
        for (size_t i = 0; i < acts.count; i++) {
            reference_show(acts.rows[i].reference, shown);
            buffer_addf(&references, "%s%s", i ? " " : "", shown);
        }
    record_page_add(page, "acts", _("Actes"), buffer_text(&references));
    buffer_finish(&references);
    act_list_finish(&acts);
}

/* How long it lasted, where it was closed without having been left for another time. */
static void add_minutes(struct record_page *page, int64_t minutes)
{
    enum { MOST = 599 };
    char digits[24];

    if (minutes < 0 || minutes > MOST)
        return;
    snprintf(digits, sizeof digits, "%d", (int)minutes);
    record_page_add(page, "minutes", _("Minutes"), digits);
}

static void add_visit(struct record_page *page, const struct visit *visit)
{
    char opened[INSTANT_SIZE], closed[INSTANT_SIZE] = "", door[4];
    char came_with[REFERENCE_SHOWN_SIZE] = "";

    instant_text(visit->opened, opened);
    if (visit->closed)
        instant_text(visit->closed, closed);
    snprintf(door, sizeof door, "%d", visit->door == 2 ? 2 : 1);
    reference_show(visit->came_with, came_with);
    record_page_add(page, "visit", _("Accueil"), visit->id);
    record_page_add(page, "opened", _("Ouvert"), opened);
    record_page_add(page, "closed", _("Terminé"), closed);
    if (visit->closed)
        add_minutes(page, (visit->closed - visit->opened) / 60000);
    record_page_add(page, "channel", _("Venue"), visit->channel);
    record_page_add(page, "language", _("Langue"), visit->language);
    record_page_add(page, "door", _("Porte"), door);
    record_page_add(page, "came_with", _("Venu avec"), came_with);
    record_page_add(page, "pack", _("Règles"), visit->pack.id);
    record_page_add(page, "pack_version", _("Version"), visit->pack.version);
    record_page_add(page, "outcome", _("Issue"), visit->outcome);
    record_page_add(page, "agent", _("Agent"), visit->agent);
    record_page_add(page, "note", _("Note"), visit->note);
}

static int run(struct command_call *call)
{
    char id[UUID_SIZE];
    struct visit visit;
    struct visit_content content;
    struct fault fault;
    int status = EXIT_DONE;

    if (!call_store(call, STORE_READ, &status) || !find(call, id, &status))
        return status;
    if (!visit_load(call->store, id, &visit, &content, &fault))
        return call_refuse(call, &fault);
    struct fault_list *faults = fault_list_create();
    struct record_page *page = record_page_open(call);

    call->pack = catalogue_open(visit.pack.id, faults);
    add_visit(page, &visit);
    add_answers(page, call, &content);
    add_told(page, &content);
    add_acts(page, call, visit.id);
    record_page_close(page);
    fault_list_destroy(faults);
    visit_content_finish(&content);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    {.name = "all", .help = N_("montrer aussi les réponses sensibles")},
    OPTION_DB,
    OPTION_FORMAT,
};

const struct command command_visit_show = {
    .name = "visit show",
    .summary = N_("un accueil, tel qu’il a été gardé"),
    .usage = N_("ACCUEIL|RÉFÉRENCE"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
