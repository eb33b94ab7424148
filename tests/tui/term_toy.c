/* A toy desk for the tests of tui/term: ten fields, or a list of the keys pressed.
 *
 *     term_toy form|keys|texts [serial|rich|auto] [CHARSET] [mono]
 *
 * F10 leaves with 0; a hang-up or a signal to leave, with 7; a terminal refused, with 4. */
#include "tui/term/key.h"
#include "tui/term/line_edit.h"
#include "tui/term/paint.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIELDS = 10, FIRST_ROW = 3, FIELD_COLUMN = 20, FIELD_WIDTH = 22, KEYS_SHOWN = 12 };

struct toy {
    struct terminal *terminal;
    int focus;
    char values[FIELDS][512];
    char log[KEYS_SHOWN][32];
    int logged;
    struct line_edit *edit;
};

static const char *const kind_names[] = {
    [PRESS_TEXT] = "text",
    [PRESS_ENTER] = "enter",
    [PRESS_TAB] = "tab",
    [PRESS_BACKTAB] = "backtab",
    [PRESS_UP] = "up",
    [PRESS_DOWN] = "down",
    [PRESS_LEFT] = "left",
    [PRESS_RIGHT] = "right",
    [PRESS_HOME] = "home",
    [PRESS_END] = "end",
    [PRESS_PAGE_UP] = "page-up",
    [PRESS_PAGE_DOWN] = "page-down",
    [PRESS_BACKSPACE] = "backspace",
    [PRESS_DELETE] = "delete",
    [PRESS_INSERT] = "insert",
    [PRESS_FUNCTION] = "function",
    [PRESS_ESCAPE] = "escape",
    [PRESS_ESCAPED] = "escaped",
    [PRESS_CONTROL] = "control",
    [PRESS_REPAINT] = "repaint",
    [PRESS_RESIZE] = "resize",
    [PRESS_HANGUP] = "hangup",
};

static void draw_field(struct toy *toy, int index)
{
    char label[32];
    int row = FIRST_ROW + index;
    enum paint paint = index == toy->focus ? PAINT_FOCUS : PAINT_PLAIN;
    paint_text(toy->terminal, row, 3, 1, PAINT_PLAIN, index == toy->focus ? ">" : " ");
    snprintf(label, sizeof label, "Étape %d", index + 1);
    paint_text(toy->terminal, row, 5, 12, PAINT_PLAIN, label);
    paint_text(toy->terminal, row, FIELD_COLUMN - 1, 1, paint, "[");
    paint_text(toy->terminal, row, FIELD_COLUMN, FIELD_WIDTH, paint, toy->values[index]);
    paint_text(toy->terminal, row, FIELD_COLUMN + FIELD_WIDTH, 1, paint, "]");
}

static void draw_form(struct toy *toy)
{
    for (int i = 0; i < FIELDS; i++)
        draw_field(toy, i);
    if (toy->edit != NULL)
        line_edit_move(toy->edit, FIRST_ROW + toy->focus, FIELD_COLUMN, FIELD_WIDTH);
}

static void draw_log(struct toy *toy)
{
    for (int i = 0; i < KEYS_SHOWN; i++)
        paint_text(toy->terminal, FIRST_ROW + i, 5, 30, PAINT_PLAIN, toy->log[i]);
    paint_cursor(toy->terminal, FIRST_ROW, 5);
}

/* What a charset folds, what a column cuts. */
static void draw_texts(struct toy *toy)
{
    paint_text(toy->terminal, 3, 5, PAINT_NATURAL, PAINT_PLAIN, "cœur à 10 € « été » → là…");
    paint_text(toy->terminal, 4, 5, 10, PAINT_STRONG, "Établissement public");
    paint_text(toy->terminal, 5, 5, PAINT_NATURAL, PAINT_ERROR, "Erreur : \033[2Jdanger\u202E");
    paint_text(toy->terminal, 6, 70, PAINT_NATURAL, PAINT_DIM, "au-delà du bord de l'écran");
    paint_cursor(toy->terminal, 4, 5);
}

static void draw(struct toy *toy, const char *mode)
{
    struct terminal *terminal = toy->terminal;
    int last = terminal_rows(terminal) - 1;
    paint_clear(terminal);
    paint_text(terminal, 0, 0, terminal_columns(terminal), PAINT_TITLE, " Deux Portes, essai");
    paint_rule(terminal, 1, 0, PAINT_NATURAL);
    if (strcmp(mode, "form") == 0)
        draw_form(toy);
    else if (strcmp(mode, "keys") == 0)
        draw_log(toy);
    else
        draw_texts(toy);
    paint_text(terminal, last, 0, terminal_columns(terminal), PAINT_FOOTER, " F10 Quitter");
}

static void leave_field(struct toy *toy)
{
    snprintf(toy->values[toy->focus], sizeof toy->values[0], "%s", line_edit_text(toy->edit));
    line_edit_close(toy->edit);
    toy->edit = NULL;
}

static void enter_field(struct toy *toy, int index)
{
    int before = toy->focus;
    toy->focus = index;
    draw_field(toy, before);
    draw_field(toy, index);
    toy->edit = line_edit_open(toy->terminal, FIRST_ROW + index, FIELD_COLUMN, FIELD_WIDTH, 60,
                               toy->values[index]);
}

static void form_key(struct toy *toy, const struct key *key)
{
    static const int steps[] = {[PRESS_ENTER] = 1,
                                [PRESS_TAB] = 1,
                                [PRESS_DOWN] = 1,
                                [PRESS_UP] = -1,
                                [PRESS_BACKTAB] = -1};
    if (line_edit_key(toy->edit, key))
        return;
    int step = key->kind < sizeof steps / sizeof *steps ? steps[key->kind] : 0;
    if (step == 0)
        return;
    leave_field(toy);
    enter_field(toy, (toy->focus + step + FIELDS) % FIELDS);
}

static void log_key(struct toy *toy, const struct key *key)
{
    snprintf(toy->log[toy->logged % KEYS_SHOWN], sizeof toy->log[0], "%d %s %lX", toy->logged + 1,
             kind_names[key->kind], (unsigned long)key->code);
    toy->logged++;
    draw_log(toy);
}

static int run(struct toy *toy, const char *mode)
{
    bool form = strcmp(mode, "form") == 0;
    draw(toy, mode);
    if (form)
        enter_field(toy, 0);
    for (;;) {
        struct key key;
        if (form)
            line_edit_place_cursor(toy->edit);
        paint_show(toy->terminal);
        terminal_wait(toy->terminal, -1, &key);
        if (key.kind == PRESS_HANGUP)
            return 7;
        if (key.kind == PRESS_FUNCTION && key.code == 10)
            return 0;
        if (key.kind == PRESS_RESIZE)
            draw(toy, mode);
        else if (form)
            form_key(toy, &key);
        else
            log_key(toy, &key);
    }
}

static bool has(int count, char **words, const char *word)
{
    for (int i = 2; i < count; i++) {
        if (strcmp(words[i], word) == 0)
            return true;
    }
    return false;
}

int main(int argc, char **argv)
{
    struct toy toy = {0};
    struct fault fault;
    struct terminal_setup setup = {.term = getenv("TERM"),
                                   .charset = argc > 3 ? argv[3] : "UTF-8",
                                   .style = has(argc, argv, "rich")     ? TERM_RICH
                                            : has(argc, argv, "serial") ? TERM_SERIAL
                                                                        : TERM_AUTO,
                                   .in_fd = STDIN_FILENO,
                                   .out_fd = STDOUT_FILENO,
                                   .colour = !has(argc, argv, "mono")};
    setlocale(LC_CTYPE, "C.UTF-8");
    toy.terminal = terminal_open(&setup, &fault);
    if (toy.terminal == NULL) {
        printf("refused %d %s\n", (int)fault.code, fault.word);
        return 4;
    }
    int status = run(&toy, argc > 1 ? argv[1] : "form");
    line_edit_close(toy.edit);
    terminal_close(toy.terminal);
    if (status == 0) /* a line that is stopped would hold even this */
        printf("bye %d %s\n", (int)fault.code, fault.hint);
    return status;
}
