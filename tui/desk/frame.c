#include "tui/desk/frame.h"

#include <string.h>

#include "locale/say/say.h"
#include "locale/text/width.h"
#include "tui/term/paint.h"

/* A narrow screen keeps its first row for what is open. */
static const char *program_name(const struct app *app, bool something_open)
{
    if (frame_is_narrow(app) && something_open)
        return app->demonstration ? _("DÉMO") : "";
    return app->demonstration ? _("DÉMONSTRATION") : _("Deux Portes");
}

static void draw_head(struct screen *screen, int columns)
{
    struct app *app = screen->app;
    struct text_buffer line, middle, right;

    buffer_init(&line);
    buffer_init(&middle);
    buffer_init(&right);
    if (screen->kind->head)
        screen->kind->head(screen, &middle, &right);
    buffer_addf(&line, "%*s%s%s%s", frame_margin(app), "", program_name(app, middle.length > 0),
                middle.length ? "   " : "", buffer_text(&middle));

    enum paint paint = app->demonstration ? PAINT_BANNER : PAINT_TITLE;
    int width = term_width(app->terminal, buffer_text(&right));
    int room = width && width + 2 < columns ? columns - width - 2 : columns;

    paint_fill(app->terminal, 0, 0, columns, paint);
    paint_text(app->terminal, 0, 0, room, paint, buffer_text(&line));
    if (room < columns)
        paint_text(app->terminal, 0, columns - width - 1, width, paint, buffer_text(&right));
    buffer_finish(&line);
    buffer_finish(&middle);
    buffer_finish(&right);
}

/* On one row, or on that row and the one above when it is long. */
static void draw_message(struct app *app, int row, int columns)
{
    static const char *const kinds[] = {[MESSAGE_ERROR] = N_("Erreur : "),
                                        [MESSAGE_KNOW] = N_("À savoir : "),
                                        [MESSAGE_DONE] = N_("Fait : ")};
    struct text_buffer line;
    int room = columns - frame_margin(app);

    if (app->message_kind == MESSAGE_NONE)
        return;
    buffer_init(&line);
    buffer_addf(&line, "%s%s", _(kinds[app->message_kind]), buffer_text(&app->message));
    int rows = wrap_count(buffer_text(&line), room) > 1 ? 2 : 1;
    struct area area = {row + 1 - rows, frame_margin(app), rows, room};

    paint_fill(app->terminal, area.row, 0, columns, PAINT_PLAIN);
    frame_paragraph(app, area, 0, rows,
                    app->message_kind == MESSAGE_ERROR ? PAINT_ERROR : PAINT_STRONG,
                    buffer_text(&line));
    buffer_finish(&line);
}

static bool is_offered(struct screen *screen, const struct action *action)
{
    return action->label && action->function && action_is_of(action, screen->kind->name) &&
           (!action->scope || !screen->kind->can || screen->kind->can(screen, action->id));
}

/* The keys that fit, whole: a label is never cut in two. */
static void draw_footer(struct screen *screen, int row, int columns)
{
    struct app *app = screen->app;
    struct text_buffer line;
    int used = frame_margin(app);

    buffer_init(&line);
    for (size_t i = 0; i < action_count; i++) {
        struct text_buffer entry;

        if (!is_offered(screen, &actions[i]))
            continue;
        buffer_init(&entry);
        buffer_addf(&entry, "%sF%d %s", line.length ? "  " : "", actions[i].function,
                    _(actions[i].label));
        int width = term_width(app->terminal, buffer_text(&entry));

        if (used + width <= columns) {
            buffer_add(&line, buffer_text(&entry));
            used += width;
        }
        buffer_finish(&entry);
    }
    paint_fill(app->terminal, row, 0, columns, PAINT_FOOTER);
    paint_text(app->terminal, row, frame_margin(app), columns - frame_margin(app), PAINT_FOOTER,
               buffer_text(&line));
    buffer_finish(&line);
}

struct area frame_draw(struct screen *screen)
{
    struct app *app = screen->app;
    int rows = terminal_rows(app->terminal), columns = terminal_columns(app->terminal);
    int margin = frame_margin(app);
    int top = rows < 16 && !screen->kind->steps ? 1 : rows < 16 ? 2 : 3;
    int bottom = rows < 16 ? rows - 2 : rows - 3;

    paint_clear(app->terminal);
    draw_head(screen, columns);
    if (rows >= 16) {
        paint_rule(app->terminal, screen->kind->steps ? 2 : 1, 0, columns);
        paint_rule(app->terminal, rows - 3, 0, columns);
    }
    draw_message(app, rows - 2, columns);
    draw_footer(screen, rows - 1, columns);
    return (struct area){top, margin, bottom - top, columns - margin};
}

bool frame_is_too_small(const struct app *app)
{
    return terminal_rows(app->terminal) < FRAME_ROWS_LEAST ||
           terminal_columns(app->terminal) < FRAME_COLUMNS_LEAST;
}

void frame_draw_too_small(struct app *app)
{
    int rows = terminal_rows(app->terminal);
    struct area all = {0, 0, rows, terminal_columns(app->terminal)};

    paint_clear(app->terminal);
    frame_paragraph(app, all, 0, rows, PAINT_PLAIN,
                    _("Écran trop petit : agrandissez-le, rien n’est perdu. F10 pour quitter."));
    paint_cursor(app->terminal, 0, 0);
}

bool frame_is_narrow(const struct app *app)
{
    return terminal_columns(app->terminal) < FRAME_WIDE;
}

int frame_margin(const struct app *app)
{
    return frame_is_narrow(app) ? 0 : FRAME_MARGIN;
}

int frame_paragraph(struct app *app, struct area area, int row, int most, int paint,
                    const char *text)
{
    struct wrap_line lines[64];
    size_t count = wrap_text(text, area.columns, lines, 64);
    int used = 0;

    for (size_t i = 0; i < count && used < most; i++) {
        struct text_buffer line;

        buffer_init(&line);
        buffer_add_n(&line, lines[i].start, lines[i].length);
        paint_text(app->terminal, area.row + row + used, area.column, area.columns,
                   (enum paint)paint, buffer_text(&line));
        buffer_finish(&line);
        used++;
    }
    return used;
}
