/* Accueil: what can be done, what waits, what was done today. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/width.h"
#include "model/base/clock.h"
#include "model/desk/setting.h"
#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/desk/frame.h"
#include "tui/desk/list_view.h"
#include "tui/desk/start.h"
#include "tui/screens/day_rows.h"
#include "tui/screens/home_lines.h"
#include "tui/screens/point_call.h"
#include "tui/screens/screens.h"

enum {
    ENTRY_WIDTH = 38,
    INDENT = 2,
    ROWS_FOR_LIST = 8,
    END_ANNOUNCED = 60 /* days before (DESIGN section 8) */
};

struct home {
    struct home_lines lines;
    struct list_view list;
    size_t column; /* of the menu */
};

/* ------------------------------------------------------------------------------- lines */

static size_t count(void *self)
{
    return ((struct home *)self)->lines.count;
}

static bool stops(void *self, size_t at)
{
    enum home_kind kind = ((struct home *)self)->lines.lines[at].kind;

    return kind == HOME_ENTRIES || kind == HOME_DRAFT || kind == HOME_VISIT;
}

/* The entry of a menu line that the focus is on; a line may lack its second one. */
static size_t entry_at(const struct home *home, const struct home_line *line)
{
    size_t entry = line->index + home->column;

    return home->column < home->lines.columns && entry < HOME_MENU ? entry : line->index;
}

/* Two entries share a line: each has its mark, the list's own stands left of the first. */
static void draw_entries(struct home *home, const struct home_line *line, struct area area,
                         bool focused)
{
    struct terminal *terminal = home->lines.app->terminal;

    for (size_t i = 0; i < home->lines.columns && line->index + i < HOME_MENU; i++) {
        const struct home_entry *entry = &home_menu[line->index + i];
        bool marked = focused && entry_at(home, line) == line->index + i;
        enum paint paint = marked ? PAINT_FOCUS : PAINT_PLAIN;
        int column = area.column - LIST_MARK_WIDTH + (int)i * (ENTRY_WIDTH + LIST_MARK_WIDTH);
        int width = home->lines.columns > 1 ? ENTRY_WIDTH : area.columns;
        char key[] = {entry->letter, '\0'};

        paint_text(terminal, area.row, column, LIST_MARK_WIDTH, paint, marked ? ">" : "");
        paint_text(terminal, area.row, column + LIST_MARK_WIDTH, 3, paint, key);
        paint_text(terminal, area.row, column + LIST_MARK_WIDTH + 3, width - 3, paint,
                   _(entry->label));
        if (marked)
            paint_cursor(terminal, area.row, column);
    }
}

static void draw_title(struct home *home, const struct home_line *line, struct area area)
{
    struct app *app = home->lines.app;
    int used =
        paint_text(app->terminal, area.row, area.column, PAINT_NATURAL, PAINT_STRONG, line->text);
    int quick = home->lines.quick[QUICK_INFORMATION];
    struct text_buffer words = {0};
    char number[16];
    const struct say_value value = {"nombre", number};

    if (line->index == 0 || !quick)
        return;
    snprintf(number, sizeof number, "%d", quick);
    say_format(&words,
               say_n("{nombre} renseignement rapide", "{nombre} renseignements rapides",
                     (unsigned long)quick),
               &value, 1);
    paint_text(app->terminal, area.row, area.column + used + 3, area.columns - used - 3, PAINT_DIM,
               buffer_text(&words));
    buffer_finish(&words);
}

static void draw_line(void *self, size_t at, struct area area, enum paint paint)
{
    struct home *home = self;
    const struct home_line *line = &home->lines.lines[at];
    struct area inner = {area.row, area.column + INDENT, 1, area.columns - INDENT};

    switch (line->kind) {
    case HOME_ENTRIES:
        draw_entries(home, line, area, paint == PAINT_FOCUS);
        break;
    case HOME_TITLE:
        draw_title(home, line, area);
        break;
    case HOME_DRAFT:
        day_row_draw(home->lines.app, &home->lines.drafts.rows[line->index], inner, paint);
        break;
    case HOME_VISIT:
        day_row_draw(home->lines.app, &home->lines.visits.rows[line->index], inner, paint);
        break;
    case HOME_WORD:
        paint_text(home->lines.app->terminal, inner.row, inner.column, inner.columns, PAINT_DIM,
                   line->text);
        break;
    case HOME_BLANK:
        break;
    }
}

static const struct list_source source = {count, draw_line, stops};

/* ------------------------------------------------------------------------------- the screen */

static void expire_drafts(struct app *app)
{
    struct fault fault;

    if (!visit_expire_drafts(app->store, clock_today(), &fault))
        app_say_fault(app, &fault);
}

static bool open(struct screen *screen, void *argument)
{
    struct home *home = screen->state;

    (void)argument;
    home->lines.app = screen->app;
    expire_drafts(screen->app);
    home_lines_load(&home->lines);
    list_view_begin(&home->list, screen->app, &source, home);
    return true;
}

static void close(struct screen *screen)
{
    home_lines_finish(&((struct home *)screen->state)->lines);
}

static void reload(struct home *home)
{
    home_lines_load(&home->lines);
    list_view_refresh(&home->list);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    buffer_add(middle, screen->app->desk.name);
    civil_write_short(right, clock_today());
}

/* One secondary line at the bottom: what this desk is not, or until when its rules hold. */
static void say_standing(struct app *app, struct text_buffer *out)
{
    struct text_buffer day = {0};
    const struct say_value value = {"jour", NULL};
    struct say_value values[] = {value};
    int left = app->pack->valid.to == INT_MAX ? INT_MAX : app->pack->valid.to - app_today();

    if (app->demonstration) {
        buffer_add(out, _("Tout est fictif ici, et tout est effacé quand vous quittez."));
        return;
    }
    if (left > END_ANNOUNCED && app->pack->valid.from <= app_today())
        return;
    civil_write_date(&day,
                     civil_from_days(left < 0 || left <= END_ANNOUNCED ? app->pack->valid.to
                                                                       : app->pack->valid.from));
    values[0].text = buffer_text(&day);
    if (left < 0)
        say_format(
            out,
            _("Les règles en service ont pris fin le {jour} : aucun acte ne peut être établi. "
              "F9 pour en choisir d’autres."),
            values, 1);
    else if (left <= END_ANNOUNCED)
        say_format(out,
                   _("Les règles en service prennent fin le {jour}. F9 pour en choisir d’autres."),
                   values, 1);
    else
        say_format(out,
                   _("Les règles en service commencent le {jour} seulement. F9 pour en choisir "
                     "d’autres."),
                   values, 1);
    buffer_finish(&day);
}

/* Midnight has passed on a desk that nobody closes: other rules, other drafts. */
static void begin_day(struct home *home)
{
    app_refresh_workplace(home->lines.app);
    expire_drafts(home->lines.app);
    reload(home);
}

static void draw(struct screen *screen, struct area area)
{
    struct home *home = screen->state;
    struct app *app = screen->app;
    struct text_buffer standing = {0};

    if (home->lines.day != app_today())
        begin_day(home);
    home_lines_arrange(&home->lines, frame_is_narrow(app) ? 1 : 2);
    list_view_refresh(&home->list);
    say_standing(app, &standing);
    if (standing.length) {
        int rows = (int)wrap_count(buffer_text(&standing), area.columns);

        if (area.rows - rows >= ROWS_FOR_LIST) {
            area.rows -= rows;
            frame_paragraph(app, area, area.rows, rows, PAINT_DIM, buffer_text(&standing));
        }
    }
    buffer_finish(&standing);
    list_view_draw(&home->list, area, true);
}

/* ------------------------------------------------------------------------------- doing */

/* Whoever comes back from a visit has the next person in mind: Enter begins again. */
static void focus_first(struct home *home)
{
    home->column = 0;
    home->list.at = 0;
}

static struct next receive(struct home *home, int door)
{
    struct app *app = home->lines.app;
    char channel[SETTING_SIZE] = "presence";

    setting_get(app->store, "channel", channel, NULL);
    struct reception *reception = reception_open(&app->workplace, channel, say_language(), "");

    focus_first(home);
    reception_visit(reception)->door = door; /* 2: the reference is asked first */
    return next_open(&screen_visit, reception);
}

static struct next count_quick(struct home *home)
{
    struct app *app = home->lines.app;
    struct text_buffer words = {0};
    struct fault fault;
    char number[16];
    const struct say_value value = {"nombre", number};

    if (!visit_count_quick(app->store, QUICK_INFORMATION, &fault)) {
        app_say_fault(app, &fault);
        return next_stay();
    }
    reload(home);
    snprintf(number, sizeof number, "%d", home->lines.quick[QUICK_INFORMATION]);
    say_format(&words, _("renseignement compté ({nombre} aujourd’hui)."), &value, 1);
    app_say(app, MESSAGE_DONE, buffer_text(&words));
    buffer_finish(&words);
    return next_stay();
}

static struct next resume_draft(struct home *home, const struct visit_row *row)
{
    struct app *app = home->lines.app;
    struct fault fault;
    struct reception *reception = reception_resume(&app->workplace, row->id, &fault);

    if (!reception) {
        app_say_fault(app, &fault);
        return next_stay();
    }
    focus_first(home);
    card_say_waiting(app, row->id);
    return next_open(reception_visit(reception)->step >= 5 ? &screen_doors : &screen_visit,
                     reception);
}

static struct next act(struct screen *screen, enum action_id action)
{
    switch (action) {
    case ACTION_RECEIVE:
        return receive(screen->state, 1);
    case ACTION_PRESENT:
        return receive(screen->state, 2);
    case ACTION_QUICK:
        return count_quick(screen->state);
    case ACTION_EMERGENCY:
        return next_open(&screen_emergency, NULL);
    case ACTION_FIND:
        return next_open(&screen_find, NULL);
    case ACTION_PLACES:
        return next_open(&screen_directory, NULL);
    case ACTION_SETTINGS:
        return next_open(&screen_settings, NULL);
    case ACTION_QUIT:
        return (struct next){.what = NEXT_QUIT};
    default:
        return next_unused();
    }
}

static struct next open_line(struct screen *screen)
{
    struct home *home = screen->state;
    const struct home_line *line = &home->lines.lines[home->list.at];

    switch (line->kind) {
    case HOME_ENTRIES:
        return act(screen, home_menu[entry_at(home, line)].action);
    case HOME_DRAFT:
        return resume_draft(home, &home->lines.drafts.rows[line->index]);
    case HOME_VISIT:
        return day_row_open(screen->app, &home->lines.visits.rows[line->index]);
    default:
        return next_unused();
    }
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct home *home = screen->state;

    if (list_view_key(&home->list, pressed))
        return next_stay();
    if (pressed->kind == PRESS_LEFT || pressed->kind == PRESS_RIGHT) {
        home->column = pressed->kind == PRESS_RIGHT && home->lines.columns > 1;
        return next_stay();
    }
    return pressed->kind == PRESS_ENTER ? open_line(screen) : next_unused();
}

static void resume(struct screen *screen)
{
    reload(screen->state);
}

const struct screen_kind screen_home = {
    .name = "accueil",
    .state_size = sizeof(struct home),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .resume = resume,
};
