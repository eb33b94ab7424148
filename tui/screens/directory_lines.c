#include "tui/screens/directory_lines.h"

#include <stdio.h>

#include "forms/hours/opening.h"
#include "forms/point/page.h"
#include "forms/point/words.h"
#include "locale/say/format.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "model/base/clock.h"
#include "tui/desk/frame.h"
#include "tui/desk/list_view.h"
#include "tui/term/paint.h"

enum {
    BOX_MOST = 44,
    DISTANCE_WIDTH = 11,
    INDENT = 2,
    WIDE = 110,    /* columns from which a point takes one row */
    TYPED_MOST = 5 /* points that follow each key on a slow line */
};

/* A slow line cannot follow each key with everything: names only, until the list is entered. */
static bool is_brief(const struct directory_lines *lines)
{
    return lines->typing && terminal_style(lines->found.app->terminal) == TERM_SERIAL;
}

/* ------------------------------------------------------------------------------- a point */

static void say_name(const struct point_hit *hit, struct text_buffer *out)
{
    buffer_add(out, hit->name);
    if (hit->commune[0])
        buffer_addf(out, ", %s", hit->commune);
}

static void say_state(const struct point_hit *hit, struct text_buffer *out)
{
    if (hit->hidden)
        buffer_add(out, _("Fermé pour de bon, ou disparu de sa source"));
    else
        opening_say_state(&hit->now, clock_today(), out);
}

static void say_phone(const struct point_hit *hit, struct text_buffer *out)
{
    char phone[80];

    phone_format(hit->phone, phone, sizeof phone);
    buffer_add(out, phone);
}

static void say_age(const struct found *found, size_t at, struct text_buffer *out)
{
    const struct point_found *hit = &found->hits[at];

    point_say_age(hit->hit.checked, hit->checked_here || hit->by_hand, clock_today(), out);
}

/* In `columns` cells, and the buffer is empty again. */
static void put(const struct directory_lines *lines, struct area area, int columns,
                enum paint paint, struct text_buffer *text)
{
    paint_text(lines->found.app->terminal, area.row, area.column, columns, paint,
               buffer_text(text));
    buffer_clear(text);
}

/* Returns the columns it takes, a blank before it included. */
static int put_distance(const struct directory_lines *lines, struct area area,
                        const struct point_hit *hit)
{
    struct terminal *terminal = lines->found.app->terminal;
    struct text_buffer text = {0};

    point_say_distance(&text, hit->distance_m, hit->approximate);
    int width = term_width(terminal, buffer_text(&text));

    paint_text(terminal, area.row, area.column + area.columns - width, width, PAINT_PLAIN,
               buffer_text(&text));
    buffer_finish(&text);
    return width ? width + 1 : 0;
}

/* Everything in one row, in columns. */
static void draw_wide(const struct directory_lines *lines, struct area area, size_t at,
                      enum paint paint)
{
    static const int widths[] = {30, 16, 25}; /* state, phone, age */
    const struct point_hit *hit = &lines->found.hits[at].hit;
    struct text_buffer text = {0};
    int name = area.columns - widths[0] - widths[1] - widths[2] - DISTANCE_WIDTH;
    struct area cell = area;

    say_name(hit, &text);
    put(lines, cell, name - 1, paint, &text);
    cell.column += name;
    say_state(hit, &text);
    put(lines, cell, widths[0] - 1, PAINT_PLAIN, &text);
    cell.column += widths[0];
    say_phone(hit, &text);
    put(lines, cell, widths[1] - 1, PAINT_PLAIN, &text);
    cell.column += widths[1];
    say_age(&lines->found, at, &text);
    put(lines, cell, widths[2] - 1, PAINT_DIM, &text);
    put_distance(lines, area, hit);
    buffer_finish(&text);
}

static void draw_name(const struct directory_lines *lines, struct area area,
                      const struct point_hit *hit, enum paint paint)
{
    struct text_buffer text = {0};
    int distance = put_distance(lines, area, hit);

    say_name(hit, &text);
    put(lines, area, area.columns - distance, paint, &text);
    buffer_finish(&text);
}

static void add_part(struct text_buffer *out, struct text_buffer *part)
{
    if (part->length)
        buffer_addf(out, "%s%s", out->length ? " · " : "", buffer_text(part));
    buffer_clear(part);
}

/* Under the name: what is cut last comes first. */
static void draw_under(const struct directory_lines *lines, struct area area, size_t at)
{
    const struct point_hit *hit = &lines->found.hits[at].hit;
    struct text_buffer text = {0}, part = {0};

    int indent = frame_is_narrow(lines->found.app) ? 0 : INDENT;

    area.row++;
    area.column += indent;
    area.columns -= indent;
    say_state(hit, &part);
    add_part(&text, &part);
    say_phone(hit, &part);
    add_part(&text, &part);
    say_age(&lines->found, at, &part);
    add_part(&text, &part);
    put(lines, area, area.columns, PAINT_DIM, &text);
    buffer_finish(&text);
    buffer_finish(&part);
}

static void draw_point(const struct directory_lines *lines, struct area area, size_t at, int rows)
{
    struct terminal *terminal = lines->found.app->terminal;
    bool marked = lines->in_list && at == lines->at;
    enum paint paint = marked ? PAINT_FOCUS : PAINT_PLAIN;
    struct area inner = {area.row, area.column + LIST_MARK_WIDTH, rows,
                         area.columns - LIST_MARK_WIDTH - 1};

    paint_text(terminal, area.row, area.column, LIST_MARK_WIDTH, paint, marked ? ">" : "");
    if (!is_brief(lines) && area.columns >= WIDE)
        draw_wide(lines, inner, at, paint);
    else
        draw_name(lines, inner, &lines->found.hits[at].hit, paint);
    if (rows > 1)
        draw_under(lines, inner, at);
    if (marked)
        paint_cursor(terminal, area.row, area.column);
}

/* ------------------------------------------------------------------------------- the list */

static int rows_of_point(const struct directory_lines *lines, struct area area)
{
    return is_brief(lines) || area.columns >= WIDE ? 1 : 2;
}

static void scroll(struct directory_lines *lines)
{
    size_t shown = (size_t)lines->shown, count = lines->found.count;

    if (!lines->in_list)
        lines->top = 0;
    else if (lines->at < lines->top)
        lines->top = lines->at;
    else if (lines->at >= lines->top + shown)
        lines->top = lines->at + 1 - shown;
    if (lines->top + shown > count)
        lines->top = count > shown ? count - shown : 0;
}

static void draw_more(const struct directory_lines *lines, struct area area, int row, size_t more)
{
    struct text_buffer text = {0};
    char number[24];
    const struct say_value value = {"nombre", number};

    snprintf(number, sizeof number, "%zu", more);
    say_format(&text, say_n("… et {nombre} autre", "… et {nombre} autres", more), &value, 1);
    paint_text(lines->found.app->terminal, area.row + row, area.column + LIST_MARK_WIDTH,
               area.columns - LIST_MARK_WIDTH, PAINT_DIM, buffer_text(&text));
    buffer_finish(&text);
}

/* One row says how many more there are, when there are. */
static void draw_list(struct directory_lines *lines, struct area area)
{
    const struct found *found = &lines->found;
    int rows = rows_of_point(lines, area), room = area.rows / rows;

    if (found->total > (size_t)room)
        room = (area.rows - 1) / rows;
    if (is_brief(lines) && room > TYPED_MOST)
        room = TYPED_MOST;
    lines->shown = room > 0 ? room : 1;
    scroll(lines);
    size_t end = lines->top + (size_t)lines->shown;

    if (end > found->count)
        end = found->count;
    for (size_t i = lines->top; i < end; i++) {
        struct area line = area;

        line.row += (int)(i - lines->top) * rows;
        draw_point(lines, line, i, rows);
    }
    if (found->total > end)
        draw_more(lines, area, (int)(end - lines->top) * rows, found->total - end);
}

/* ------------------------------------------------------------------------------- around */

static void draw_box(struct directory_lines *lines, struct area area)
{
    struct terminal *terminal = lines->found.app->terminal;
    const char *label = frame_is_narrow(lines->found.app) ? "" : _("Chercher");
    int at = LIST_MARK_WIDTH + term_width(terminal, label) + (label[0] != '\0');
    int room = area.columns - at - 2, width = room < BOX_MOST ? room : BOX_MOST;
    enum paint paint = lines->in_list ? PAINT_PLAIN : PAINT_FOCUS;

    paint_text(terminal, area.row, area.column, LIST_MARK_WIDTH, PAINT_PLAIN,
               lines->in_list ? "" : ">");
    paint_text(terminal, area.row, area.column + LIST_MARK_WIDTH, PAINT_NATURAL, PAINT_PLAIN,
               label);
    paint_text(terminal, area.row, area.column + at, 1, paint, "[");
    paint_text(terminal, area.row, area.column + at + 1 + width, 1, paint, "]");
    line_edit_move(lines->edit, area.row, area.column + at + 1, width);
}

/* The filters in force, or what may be typed. */
static void draw_filters(const struct directory_lines *lines, struct area area)
{
    struct text_buffer filters = {0}, text = {0};

    found_say_filters(&lines->found, &filters);
    const struct say_value value = {"filtres", buffer_text(&filters)};

    if (filters.length)
        say_format(&text, _("Seulement : {filtres}"), &value, 1);
    else
        buffer_add(&text, _("un nom, une commune, un réseau, un besoin : quelques lettres"));
    paint_text(lines->found.app->terminal, area.row + 1, area.column + LIST_MARK_WIDTH,
               area.columns - LIST_MARK_WIDTH, filters.length ? PAINT_STRONG : PAINT_DIM,
               buffer_text(&text));
    buffer_finish(&filters);
    buffer_finish(&text);
}

static void draw_nothing(const struct directory_lines *lines, struct area area)
{
    const char *words =
        lines->found.without_directory
            ? _("Ce poste n’a pas encore d’annuaire : seuls les lieux écrits à la main sont "
                "trouvés. Pour en importer un, téléchargez un fichier de data·inclusion ou de "
                "l’annuaire de l’administration, puis lancez : deuxportes point import FICHIER.")
            : _("Aucun lieu ne répond. Moins de lettres, ou moins de filtres ?");

    area.column += LIST_MARK_WIDTH;
    area.columns -= LIST_MARK_WIDTH;
    frame_paragraph(lines->found.app, area, 0, area.rows, PAINT_PLAIN, words);
}

static void draw_foot(const struct directory_lines *lines, struct area area)
{
    paint_text(lines->found.app->terminal, area.row + area.rows - 1, area.column + LIST_MARK_WIDTH,
               area.columns - LIST_MARK_WIDTH, PAINT_DIM,
               _("F8 lieux disparus aussi   F9 sources : qui publie ces lieux, et de quand"));
}

void directory_lines_draw(struct directory_lines *lines, struct area area)
{
    struct area list = area;
    int head = area.rows < 12 ? 2 : 3;

    draw_box(lines, area);
    draw_filters(lines, area);
    if (area.rows >= 14) {
        draw_foot(lines, area);
        list.rows -= 2;
    }
    list.row += head;
    list.rows -= head;
    if (lines->found.count)
        draw_list(lines, list);
    else
        draw_nothing(lines, list);
    if (!lines->in_list)
        line_edit_place_cursor(lines->edit);
}

/* ------------------------------------------------------------------------------- keys */

static bool move_to(struct directory_lines *lines, long at)
{
    size_t before = lines->at;
    long last = (long)lines->found.count - 1;

    lines->at = at < 0 || last < 0 ? 0 : (size_t)(at > last ? last : at);
    return lines->at != before;
}

bool directory_lines_key(struct directory_lines *lines, const struct key *key)
{
    long at = (long)lines->at, page = lines->shown > 1 ? lines->shown - 1 : 1;

    switch (key->kind) {
    case PRESS_UP:
        return move_to(lines, at - 1);
    case PRESS_DOWN:
        return move_to(lines, at + 1);
    case PRESS_PAGE_UP:
        return move_to(lines, at - page);
    case PRESS_PAGE_DOWN:
        return move_to(lines, at + page);
    case PRESS_HOME:
        return move_to(lines, 0);
    case PRESS_END:
        return move_to(lines, (long)lines->found.count - 1);
    default:
        return false;
    }
}
