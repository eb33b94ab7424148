/* A text to read, with its title: an explanation, a notice, what to dictate. */
#include <stdlib.h>

#include "tui/desk/app.h"
#include "tui/desk/card.h"
#include "tui/desk/pager.h"
#include "tui/screens/screens.h"

struct reading {
    struct text_page *page;
    struct pager pager;
};

static bool open(struct screen *screen, void *argument)
{
    ((struct reading *)screen->state)->page = argument;
    return true;
}

static void close(struct screen *screen)
{
    struct text_page *page = ((struct reading *)screen->state)->page;

    free(page->title);
    free(page->text);
    free(page);
}

static void head(struct screen *screen, struct text_buffer *middle, struct text_buffer *right)
{
    (void)right;
    buffer_add(middle, ((struct reading *)screen->state)->page->title);
}

static void draw(struct screen *screen, struct area area)
{
    struct reading *reading = screen->state;

    pager_draw(&reading->pager, screen->app, area, reading->page->text);
}

static struct next key(struct screen *screen, const struct key *pressed)
{
    struct reading *reading = screen->state;

    if (pager_key(&reading->pager, pressed))
        return next_stay();
    return pressed->kind == PRESS_ENTER || pressed->kind == PRESS_ESCAPE ? next_back()
                                                                         : next_unused();
}

static struct next act(struct screen *screen, enum action_id action)
{
    (void)screen;
    return action == ACTION_BACK ? next_back() : next_unused();
}

const struct screen_kind screen_reading = {
    .name = "liste",
    .state_size = sizeof(struct reading),
    .open = open,
    .close = close,
    .head = head,
    .draw = draw,
    .key = key,
    .act = act,
};
