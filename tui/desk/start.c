#include "tui/desk/start.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/base/clock.h"
#include "model/desk/setting.h"
#include "model/directory/profile.h"
#include "model/pack/catalogue.h"
#include "model/territory/overlay.h"
#include "tui/desk/app.h"
#include "tui/desk/demo.h"
#include "tui/desk/environment.h"
#include "tui/screens/rules_card.h"
#include "tui/screens/screens.h"
#include "tui/speak/speak.h"

enum { MINUTE_MS = 60000 };

/* ------------------------------------------------------------------------------- refusing */

static int refuse(const struct fault *fault)
{
    struct text_buffer sentence = {0};

    buffer_add(&sentence, _("Erreur : "));
    speak_fault(&sentence, fault);
    fprintf(stderr, "%s\n", buffer_text(&sentence));
    buffer_finish(&sentence);
    return fault_exit(fault->code);
}

/* A notice of the start, on the line that speaks; the last one said is the most important. */
static void notice(struct app *app, const struct fault *fault)
{
    struct text_buffer sentence = {0};

    speak_fault(&sentence, fault);
    app_say(app, MESSAGE_KNOW, buffer_text(&sentence));
    buffer_finish(&sentence);
}

/* Before anything is opened or made: a desk without a terminal leaves no trace. */
static bool has_terminal(const struct desk_setup *setup, struct fault *fault)
{
    const char *term = getenv("TERM");

    if (!isatty(setup->in_fd) || !isatty(setup->out_fd))
        return fault_set(fault, FAULT_TERMINAL_NONE);
    if (term && term[0] && strcmp(term, "dumb") != 0 && strcmp(term, "unknown") != 0)
        return true;
    fault_set(fault, FAULT_TERMINAL_UNKNOWN);
    FAULT_TEXT(fault->word, term ? term : "");
    return false;
}

/* What people said stays in the database: no core, no debugger, no file that others read. */
static void seal(void)
{
    const struct rlimit none = {0, 0};

    umask(077);
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/* A line that hangs up says so twice, to the terminal's owner and to its session: the second time
 * must not end us before everything is put away. */
static void hold_signals(sigset_t *held, sigset_t *found)
{
    static const int leaving[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};

    sigemptyset(held);
    for (size_t i = 0; i < sizeof leaving / sizeof *leaving; i++)
        sigaddset(held, leaving[i]);
    sigprocmask(SIG_BLOCK, held, found);
}

static void release_signals(const sigset_t *held, const sigset_t *found)
{
    const struct timespec now = {0, 0};

    while (sigtimedwait(held, NULL, &now) > 0)
        continue; /* they asked to leave, and we have left */
    sigprocmask(SIG_SETMASK, found, NULL);
}

/* ------------------------------------------------------------------------------- opening */

/* The desk's own pack, else the one of today, else any: a desk whose rules are over still shows
 * what it holds. `why` they cannot be used: others stand in. */
static bool open_pack(struct app *app, struct fault *why, struct fault *fault)
{
    char id[CATALOGUE_ID_SIZE] = "", ids[1][CATALOGUE_ID_SIZE];

    why->code = FAULT_NONE;
    if (app->desk.pack[0])
        utf8_copy(id, sizeof id, app->desk.pack);
    else
        catalogue_current(app_today(), id);
    if (!id[0] && catalogue_ids(ids, 1))
        memcpy(id, ids[0], sizeof id);
    if (app_use_pack(app, id, fault))
        return true;
    *why = *fault;
    return rules_stand_in(app, id);
}

/* Refused before anything is made: a desk that is there already remembers what was verified. */
static bool open_asked_pack(struct app *app, const char *asked, const char *db, struct fault *fault)
{
    if (access(db, F_OK) == 0)
        app->store = store_open(db, STORE_EXISTING, NULL);
    return app_use_pack(app, asked, fault);
}

static void choose_language(struct app *app, const char *asked)
{
    char language[SETTING_SIZE];

    if (asked)
        say_switch(asked);
    else if (setting_get(app->store, "language", language, NULL))
        say_switch(language);
}

/* What the start found, besides what the desk is made of. */
struct findings {
    bool known;         /* the first run was done */
    struct fault rules; /* why those of the desk are not in use; FAULT_NONE: they are */
};

/* Store, desk, language, pack and places. */
static bool open_desk(struct app *app, const struct desk_setup *setup, const char *db,
                      struct findings *found, struct fault *fault)
{
    if (setup->pack && !open_asked_pack(app, setup->pack, db, fault))
        return false;
    if (!app->store)
        app->store = store_open(db, STORE_CREATE, fault);
    if (!app->store || !desk_load(app->store, &app->desk, &found->known, fault))
        return false;
    choose_language(app, setup->language);
    if (!setup->pack && !open_pack(app, &found->rules, fault))
        return false;
    if (!setup->demonstration)
        return true;
    found->known = true;
    return demo_furnish(app->store, app->pack, &app->desk, fault);
}

static enum term_style style_of(struct store *store)
{
    char style[SETTING_SIZE] = "auto";

    setting_get(store, "style", style, NULL);
    if (strcmp(style, "serial") == 0)
        return TERM_SERIAL;
    return strcmp(style, "rich") == 0 ? TERM_RICH : TERM_AUTO;
}

/* A charset that cannot be drawn in (a locale of another world) gives way to UTF-8. */
static bool open_terminal(struct app *app, const struct desk_setup *setup, struct fault *fault)
{
    char charset[SETTING_SIZE] = "auto";
    struct terminal_setup terminal = {.term = getenv("TERM"),
                                      .charset = charset,
                                      .style = style_of(app->store),
                                      .in_fd = setup->in_fd,
                                      .out_fd = setup->out_fd,
                                      .colour = environment_colour()};

    setting_get(app->store, "charset", charset, NULL);
    if (strcmp(charset, "auto") == 0)
        environment_charset(charset, sizeof charset);
    app->terminal = terminal_open(&terminal, fault);
    if (app->terminal || fault->code != FAULT_SETTING_VALUE)
        return app->terminal != NULL;
    terminal.charset = "UTF-8";
    app->terminal = terminal_open(&terminal, fault);
    return app->terminal != NULL;
}

/* ------------------------------------------------------------------------------- running */

static void check_store(struct app *app)
{
    struct fault fault;

    if (!store_check_daily(app->store, &fault))
        app_say_fault(app, &fault);
}

/* What must be settled before anybody is received: rules, the date; then Accueil, or the first
 * run, where the rules that stand in are only proposed. */
static void run_screens(struct app *app, const struct findings *found)
{
    const struct screen_kind *first = found->known ? &screen_home : &screen_first_run;
    struct card *card = app->workplace.doubtful_clock ? clock_card(first) : NULL;

    if (found->rules.code != FAULT_NONE && found->known)
        card = rules_card(app, &found->rules, card);
    else if (found->rules.code != FAULT_NONE)
        notice(app, &found->rules);
    if (card)
        app_run(app, &screen_sheet, card);
    else
        app_run(app, first, NULL);
}

static void run(struct app *app, const struct findings *found, const struct fault *terminal_notice)
{
    struct fault fault;

    app->territory = territory_open(NULL, &fault);
    if (!app->territory || territory_overlay_fault(app->territory, &fault))
        notice(app, &fault);
    if (terminal_notice->code != FAULT_NONE)
        notice(app, terminal_notice);
    if (!store_clock_check(app->store, &fault)) {
        app->workplace.doubtful_clock = fault.code == FAULT_CLOCK;
        app_say_fault(app, &fault);
    }
    app_refresh_workplace(app);
    app->hide_after_ms = setting_number(app->store, "hide_after") * MINUTE_MS;
    app->settled = app->demonstration ? NULL : check_store;
    run_screens(app, found);
}

static void finish(struct app *app, struct demo *demo)
{
    terminal_close(app->terminal);
    directory_close(app->directory);
    profiles_close(app->profiles);
    territory_close(app->territory);
    pack_destroy(app->pack);
    store_close(app->store);
    buffer_finish(&app->message);
    demo_end(demo);
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); /* nothing is held any more */
}

int desk_run(const struct desk_setup *setup)
{
    struct app app = {.demonstration = setup->demonstration};
    struct demo demo = {.folder = ""};
    struct fault fault;
    sigset_t held, before;
    struct findings found = {.known = false};
    int status = 0;

    if (!has_terminal(setup, &fault))
        return refuse(&fault);
    seal();
    hold_signals(&held, &before);
    bool opened =
        (!setup->demonstration || demo_begin(&demo, &fault)) &&
        open_desk(&app, setup, setup->demonstration ? demo.db : setup->db, &found, &fault) &&
        open_terminal(&app, setup, &fault);

    if (opened)
        run(&app, &found, &fault);
    finish(&app, &demo);
    release_signals(&held, &before);
    if (!opened)
        status = refuse(&fault);
    return status;
}
