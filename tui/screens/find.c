/* Finding an act again: by its reference, by a day typed, or among the days that have something. */
#include <stdio.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "model/act/reference.h"
#include "model/base/clock.h"
#include "model/visit/day.h"
#include "tui/desk/app.h"
#include "tui/desk/frame.h"
#include "tui/desk/list_view.h"
#include "tui/screens/day_rows.h"
#include "tui/screens/find_day.h"
#include "tui/screens/screens.h"
#include "tui/term/line_edit.h"

enum { DAYS_MOST = 400, TYPED_MOST = 40, BOX_WIDTH = 24, COUNTS_AT = 30, HEAD_ROWS = 3 };

struct find {
    struct app *app;
    struct line_edit *edit;
    struct list_view list;
    bool in_list; /* else the keyboard is in the field */
    struct visit_day days[DAYS_MOST];
    size_t day_count;
    bool one_day; /* the list holds the visits of `day` */
    struct civil_date day;
    struct visit_list visits;
};

/* ------------------------------------------------------------------------------- the list */

static size_t count(void *self)
{
    const struct find *find = self;

    return find->one_day ? find->visits.count : find->day_count;
}

static void say_counts(const struct visit_day *day, struct text_buffer *out)
{
    char visits[16], acts[16];
    const struct say_value values[] = {{"visites", visits}, {"actes", acts}};

    snprintf(visits, sizeof visits, "%d", day->visits);
    snprintf(acts, sizeof acts, "%d", day->acts);
    say_format(out, say_n("{visites} visite", "{visites} visites", (unsigned long)day->visits),
               values, 2);
    buffer_add(out, ", ");
    say_format(out, say_n("{actes} acte", "{actes} actes", (unsigned long)day->acts), values, 2);
}

static void draw_day(struct app *app, const struct visit_day *day, struct area line,
                     enum paint paint)
{
    struct text_buffer text = {0};
    bool narrow = frame_is_narrow(app);
    int at = narrow ? COUNTS_AT / 2 : COUNTS_AT;

    if (narrow)
        civil_write_short(&text, day->day);
    else
        civil_write_long(&text, day->day);
    paint_text(app->terminal, line.row, line.column, at, paint, buffer_text(&text));
    buffer_clear(&text);
    say_counts(day, &text);
    paint_text(app->terminal, line.row, line.column + at, line.columns - at, paint,
               buffer_text(&text));
    buffer_finish(&text);
}

static void draw_line(void *self, size_t at, struct area line, enum paint paint)
{
    struct find *find = self;

    if (find->one_day)
        day_row_draw(find->app, &find->visits.rows[at], line, paint);
    else
        draw_day(find->app, &find->days[at], line, paint);
}

static const struct list_source source = {count, draw_line, NULL};

static void load(struct find *find)
{
    struct fault fault;
    bool read = find->one_day
                    ? visit_list_day(find->app->store, find->day, &find->visits, &fault)
                    : visit_days(find->app->store, find->days, DAYS_MOST, &find->day_count, &fault);

    if (!read)
        app_say_fault(find->app, &fault);
    list_view_refresh(&find->list);
}

static void show_day(struct find *find, struct civil_date day)
{
    visit_list_finish(&find->visits);
    find->one_day = true;
    find->day = day;
    find->list.at = 0;
    load(find);
    find->in_list = find->visits.count > 0;
    if (!find->in_list)
        app_say(find->app, MESSAGE_KNOW, _("aucune visite ce jour-là."));
}

static void show_days(struct find *find)
{
    visit_list_finish(&find->visits);
    find->one_day = false;
    find->list.at = 0;
    load(find);
}

/* ------------------------------------------------------------------------------- the screen */

static bool open(struct screen *screen, void *argument)
{
    struct find *find = screen->state;

    (void)argument;
    find->app = screen->app;
    find->edit = line_edit_open(screen->app->terminal, 0, 0, BOX_WIDTH, TYPED_MOST, "");
    list_view_begin(&find->list, screen->app, &source, find);
    show_days(find);
    return true;
}

static void close(struct screen *screen)
{
    struct find *find = screen->state;

    line_edit_close(find->edit);
    visit_list_finish(&find->visits);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    const struct find *find = screen->state;

    (void)right;
    buffer_add(middle, _("Retrouver un acte, un jour"));
    if (!find->one_day)
        return;
    buffer_add(middle, "   ");
    if (frame_is_narrow(screen->app))
        civil_write_short(middle, find->day);
    else
        civil_write_long(middle, find->day);
}

static void draw_field(struct find *find, struct area area)
{
    struct terminal *terminal = find->app->terminal;
    const char *label = _("Référence, ou jour");
    int at = LIST_MARK_WIDTH + term_width(terminal, label) + 1;
    int room = area.columns - at - 2, width = room < BOX_WIDTH ? room : BOX_WIDTH;
    enum paint paint = find->in_list ? PAINT_PLAIN : PAINT_FOCUS;

    paint_text(terminal, area.row, area.column, LIST_MARK_WIDTH, PAINT_PLAIN,
               find->in_list ? "" : ">");
    paint_text(terminal, area.row, area.column + LIST_MARK_WIDTH, PAINT_NATURAL, PAINT_PLAIN,
               label);
    paint_text(terminal, area.row, area.column + at, 1, paint, "[");
    paint_text(terminal, area.row, area.column + at + 1 + width, 1, paint, "]");
    line_edit_move(find->edit, area.row, area.column + at + 1, width);
    paint_text(terminal, area.row + 1, area.column + LIST_MARK_WIDTH, PAINT_NATURAL, PAINT_DIM,
               _("7K3F-9XQ2-M4MX, 24/11 ou hier"));
}

static void draw(struct screen *screen, struct area area)
{
    struct find *find = screen->state;

    draw_field(find, area);
    area.row += HEAD_ROWS;
    area.rows -= HEAD_ROWS;
    list_view_draw(&find->list, area, find->in_list);
    if (!find->in_list)
        line_edit_place_cursor(find->edit);
}

/* ------------------------------------------------------------------------------- doing */

static void say_unread(struct find *find, const char *typed, const char *suggestion)
{
    struct fault fault;
    char shown[REFERENCE_SHOWN_SIZE] = "";

    reference_show(suggestion, shown);
    fault_set(&fault, FAULT_REFERENCE_CHECK);
    FAULT_TEXT(fault.word, typed);
    FAULT_TEXT(fault.hint, shown);
    app_say_fault(find->app, &fault);
}

/* A correction is proposed in words and never applied: the paper decides. */
static struct next look_up(struct find *find)
{
    const char *typed = line_edit_text(find->edit);
    char reference[REFERENCE_SIZE], suggestion[REFERENCE_SIZE];
    struct civil_date day;

    if (find_day_parse(typed, clock_today(), &day)) {
        show_day(find, day);
        return next_stay();
    }
    switch (reference_parse(typed, reference, suggestion)) {
    case REFERENCE_GOOD:
        return day_open_act(find->app, reference);
    case REFERENCE_CHECK:
        say_unread(find, typed, suggestion);
        break;
    case REFERENCE_EMPTY:
        find->in_list = list_view_has_focus(&find->list);
        break;
    case REFERENCE_FORM:
        app_say(find->app, MESSAGE_ERROR,
                _("ce n’est ni une référence de douze signes, ni un jour comme 24/11."));
        break;
    }
    return next_stay();
}

static struct next open_line(struct find *find)
{
    if (find->one_day)
        return day_row_open(find->app, &find->visits.rows[find->list.at]);
    show_day(find, find->days[find->list.at].day);
    return next_stay();
}

static struct next go_back(struct find *find)
{
    if (!find->one_day)
        return next_back();
    show_days(find);
    return next_stay();
}

static struct next list_key(struct find *find, const struct key *pressed)
{
    size_t before = find->list.at;

    if (list_view_key(&find->list, pressed)) {
        if (pressed->kind == PRESS_UP && find->list.at == before)
            find->in_list = false; /* above the first line is the field */
        return next_stay();
    }
    if (pressed->kind == PRESS_ENTER)
        return open_line(find);
    if (pressed->kind == PRESS_TAB || pressed->kind == PRESS_BACKTAB) {
        find->in_list = false;
        return next_stay();
    }
    if (!line_edit_key(find->edit, pressed))
        return next_unused();
    find->in_list = false; /* typing goes to the field from anywhere */
    return next_stay();
}

static struct next field_key(struct find *find, const struct key *pressed)
{
    if (pressed->kind == PRESS_ENTER)
        return look_up(find);
    if (pressed->kind == PRESS_DOWN || pressed->kind == PRESS_TAB) {
        find->in_list = list_view_has_focus(&find->list);
        return next_stay();
    }
    return line_edit_key(find->edit, pressed) ? next_stay() : next_unused();
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct find *find = screen->state;

    if (pressed->kind == PRESS_ESCAPE)
        return go_back(find);
    return find->in_list ? list_key(find, pressed) : field_key(find, pressed);
}

static struct next act(struct screen *screen, enum action_id action)
{
    return action == ACTION_BACK ? go_back(screen->state) : next_unused();
}

static bool typing(struct screen *screen)
{
    (void)screen;
    return true;
}

static void resume(struct screen *screen)
{
    struct find *find = screen->state;

    if (find->one_day)
        visit_list_finish(&find->visits);
    load(find);
    if (!list_view_has_focus(&find->list))
        find->in_list = false;
}

const struct screen_kind screen_find = {
    .name = "liste",
    .state_size = sizeof(struct find),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
    .typing = typing,
    .resume = resume,
};
