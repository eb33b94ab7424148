#include "tui/screens/doors_lines.h"

#include <string.h>

#include "forms/explain/explain.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "tui/desk/app.h"
#include "tui/desk/form_draw.h"
#include "tui/desk/frame.h"
#include "tui/screens/doors_place.h"
#include "tui/screens/screens.h"
#include "tui/term/paint.h"

enum { OTHER_LINES = 3, NAME_AT = 5 };

/* ------------------------------------------------------------------------------- loading */

void doors_load(struct doors *doors, struct app *app, struct reception *reception)
{
    size_t most = (size_t)app->pack->most_proposals;

    app_look_for_points(app);
    doors->app = app;
    doors->reception = reception;
    doors->minutes = reception_minutes(reception);
    doors->count = reception_proposals(reception, doors->proposals, TRIAGE_MOST);
    /* one hidden door would take the line that offers to show it */
    doors->shown = doors->count > most + 1 ? most : doors->count;
    doors->focus = doors->top = 0;
    for (size_t i = 0; i < doors->shown; i++)
        door_place_load(doors, i);
}

void doors_show_all(struct doors *doors)
{
    doors->shown = doors->count;
    for (size_t i = 0; i < doors->shown; i++)
        door_place_load(doors, i);
}

static bool has_more(const struct doors *doors)
{
    return doors->shown < doors->count;
}

size_t doors_line_count(const struct doors *doors)
{
    return doors->shown + has_more(doors) + OTHER_LINES;
}

enum door_line doors_line_at(const struct doors *doors, size_t line)
{
    if (line < doors->shown)
        return LINE_PROPOSAL;
    line -= doors->shown;
    if (has_more(doors) && line-- == 0)
        return LINE_MORE;
    return (enum door_line)(LINE_ELSEWHERE + (int)line);
}

const struct proposal *doors_focused(const struct doors *doors)
{
    return doors_line_at(doors, doors->focus) == LINE_PROPOSAL ? &doors->proposals[doors->focus]
                                                               : NULL;
}

struct door_place *doors_place(struct doors *doors)
{
    const struct proposal *focused = doors_focused(doors);

    return focused && focused->mode != MODE_HERE ? &doors->places[doors->focus] : NULL;
}

bool doors_send_somewhere(const struct doors *doors)
{
    for (size_t i = 0; i < doors->shown; i++)
        if (doors->proposals[i].mode != MODE_HERE)
            return true;
    return false;
}

char doors_line_key(size_t line)
{
    for (size_t i = 0; i < FORM_CHOICES_MOST; i++) {
        struct key key = {PRESS_TEXT, (uint32_t)form_choice_key(i)};

        if (!action_of_key(screen_doors.name, &key, false) && line-- == 0)
            return (char)key.code;
    }
    return '\0';
}

/* ------------------------------------------------------------------------------- words */

static const char *level_label(const struct proposal *proposal)
{
    if (proposal->mode == MODE_HANDOVER)
        return _("mise en relation");
    if (proposal->level == LEVEL_2)
        return _("niveau 2 du CEP");
    return proposal->level == LEVEL_3 ? _("niveau 3 du CEP") : "";
}

static void say_reason(const struct doors *doors, size_t at, struct text_buffer *out)
{
    struct text_buffer because;

    buffer_init(&because);
    explain_because(reception_conversation(doors->reception), doors->proposals[at].rule,
                    say_language(), &because);
    if (because.length) {
        const struct say_value values[] = {{"raison", buffer_text(&because)}};

        say_format(out, _("Parce que : {raison}."), values, 1);
    } else {
        buffer_add(out, pack_say(doors->app->pack,
                                 &doors->app->pack->rules[doors->proposals[at].rule].why,
                                 say_language()));
    }
    buffer_finish(&because);
}

static const char *other_label(const struct doors *doors, enum door_line line)
{
    bool second = reception_visit(doors->reception)->door == 2;

    switch (line) {
    case LINE_MORE:
        return _("Toutes les portes");
    case LINE_ELSEWHERE:
        return second ? _("Une autre adresse malgré tout, avec la raison")
                      : _("Une autre porte, une autre adresse");
    case LINE_HERE:
        return _("Réponse donnée ici, sans feuille");
    default:
        return _("La personne ne poursuit pas");
    }
}

/* ------------------------------------------------------------------------------- drawing */

static int line_rows(const struct doors *doors, size_t line)
{
    return doors_line_at(doors, line) == LINE_PROPOSAL ? 3 : 1;
}

static void keep_focus_visible(struct doors *doors, int rows)
{
    if (doors->focus < doors->top)
        doors->top = doors->focus;
    for (; doors->top < doors->focus; doors->top++) {
        int used = 0;

        for (size_t i = doors->top; i <= doors->focus; i++)
            used += line_rows(doors, i);
        if (used <= rows)
            return;
    }
}

/* In the serial style only the door in focus is told whole, as a slow line has no time for more:
 * the others are told by what they are compared by. Their rows stay, so that a move sends no more
 * than the detail it opens. */
static void draw_detail(const struct doors *doors, struct area area, size_t at, bool whole)
{
    struct terminal *terminal = doors->app->terminal;
    int column = area.column + NAME_AT, columns = area.columns - NAME_AT;
    struct text_buffer text;

    buffer_init(&text);
    if (whole)
        door_place_say(doors, at, columns, &text);
    else
        door_place_say_brief(doors, at, &text);
    if (area.rows > 1)
        paint_text(terminal, area.row + 1, column, columns, PAINT_PLAIN, buffer_text(&text));
    buffer_clear(&text);
    if (whole)
        say_reason(doors, at, &text);
    if (area.rows > 2)
        paint_text(terminal, area.row + 2, column, columns, PAINT_DIM, buffer_text(&text));
    buffer_finish(&text);
}

static void draw_proposal(const struct doors *doors, struct area area, size_t at, bool focused)
{
    struct terminal *terminal = doors->app->terminal;
    bool whole = focused || terminal_style(terminal) != TERM_SERIAL;
    const char *level = level_label(&doors->proposals[at]);
    int level_width = area.columns > 50 ? term_width(terminal, level) + 2 : 0;
    enum paint paint = focused ? PAINT_FOCUS : PAINT_PLAIN;
    struct text_buffer text;

    buffer_init(&text);
    door_place_name(doors, at, &text);
    paint_text(terminal, area.row, area.column + NAME_AT, area.columns - NAME_AT - level_width,
               paint, buffer_text(&text));
    if (level_width)
        paint_text(terminal, area.row, area.column + area.columns - level_width + 1,
                   level_width - 1, paint, whole ? level : "");
    buffer_finish(&text);
    draw_detail(doors, area, at, whole);
}

static void draw_line(const struct doors *doors, struct area area, size_t line)
{
    struct terminal *terminal = doors->app->terminal;
    bool focused = line == doors->focus;
    char key[] = {doors_line_key(line), '\0'};
    enum door_line kind = doors_line_at(doors, line);

    paint_text(terminal, area.row, area.column, 2, PAINT_PLAIN, focused ? ">" : "");
    paint_text(terminal, area.row, area.column + 2, 3, PAINT_PLAIN, key);
    if (kind == LINE_PROPOSAL) {
        draw_proposal(doors, area, line, focused);
        return;
    }
    struct text_buffer label;

    buffer_init(&label);
    buffer_add(&label, other_label(doors, kind));
    if (kind == LINE_MORE)
        buffer_addf(&label, " (%zu)", doors->count);
    paint_text(terminal, area.row, area.column + NAME_AT, area.columns - NAME_AT,
               focused ? PAINT_FOCUS : PAINT_PLAIN, buffer_text(&label));
    buffer_finish(&label);
}

static const char *box(bool ticked)
{
    return ticked ? "[x]" : "[ ]";
}

/* The foot is the screen's, not the line's: it would be sent anew, and read aloud, at each move. */
static void draw_checks(struct doors *doors, struct area area, int row)
{
    const struct door_place none = {.phoned = false}, *focused = doors_place(doors);
    const struct door_place *place = focused ? focused : &none;
    struct text_buffer line;

    if (!doors_send_somewhere(doors))
        return;
    buffer_init(&line);
    buffer_addf(&line, "%s  V %s %s   H %s %s   R %s %s", _("Vérifié :"), _("téléphoné"),
                box(place->phoned), _("horaires"), box(place->hours), _("reçoit ce public"),
                box(place->public_ok));
    paint_text(doors->app->terminal, row, area.column, area.columns, PAINT_PLAIN,
               buffer_text(&line));
    buffer_finish(&line);
}

static bool names_cep(const struct doors *doors)
{
    for (size_t i = 0; i < doors->shown; i++)
        if (doors->proposals[i].level != LEVEL_NONE && doors->proposals[i].mode != MODE_HANDOVER)
            return true;
    return false;
}

/* Who decides, the acronym said once, and the line of checks, where there is room. */
static struct area draw_foot(struct doors *doors, struct area area)
{
    struct text_buffer line;

    if (area.rows < 8)
        return area;
    draw_checks(doors, area, area.row + area.rows - 1);
    buffer_init(&line);
    buffer_add(&line, _("La personne choisit."));
    if (names_cep(doors))
        buffer_addf(&line, " %s", _("CEP : conseil en évolution professionnelle."));
    paint_text(doors->app->terminal, area.row + area.rows - 2, area.column, area.columns, PAINT_DIM,
               buffer_text(&line));
    buffer_finish(&line);
    area.rows -= area.rows > 14 ? 3 : 2;
    return area;
}

void doors_draw(struct doors *doors, struct area area)
{
    int row = 0, focus_row = area.row;

    area = draw_foot(doors, area);
    keep_focus_visible(doors, area.rows);
    for (size_t i = doors->top; i < doors_line_count(doors) && row < area.rows; i++) {
        struct area line = {area.row + row, area.column, area.rows - row, area.columns};

        if (i == doors->focus)
            focus_row = line.row;
        draw_line(doors, line, i);
        row += line_rows(doors, i);
    }
    paint_cursor(doors->app->terminal, focus_row, area.column + NAME_AT);
}
