#include "tui/screens/day_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/say.h"
#include "locale/text/memory.h"
#include "locale/time/appointment.h"
#include "model/act/act.h"
#include "model/base/clock.h"
#include "tui/desk/app.h"
#include "tui/screens/act_cards.h"
#include "tui/screens/screens.h"

enum { REFERENCE_AT = 8, STATE_AT = REFERENCE_AT + 17 };

static const struct {
    const char *outcome, *label;
} outcomes[] = {
    {"ici", N_("répondu sur place")},
    {"arret", N_("la personne n’a pas poursuivi")},
};

static const char *outcome_label(const char *outcome)
{
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        if (strcmp(outcomes[i].outcome, outcome) == 0)
            return _(outcomes[i].label);
    return "";
}

/* Only what is understood as a date is shown: free text may name a person or a place. */
static void say_appointment(const char *typed, struct text_buffer *out)
{
    struct appointment appointment;

    buffer_add(out, _("rendez-vous"));
    if (!appointment_parse(typed, clock_today(), &appointment))
        return;
    buffer_add(out, " ");
    civil_write_day(out, appointment.date);
    if (!appointment.timed)
        return;
    buffer_add(out, " ");
    civil_write_time(out, appointment.time);
}

static void say_state(const struct visit_row *row, struct text_buffer *out)
{
    bool open = strcmp(row->state, "issued") == 0 || strcmp(row->state, "printed") == 0 ||
                strcmp(row->state, "handed") == 0;

    if (row->appointment[0] && open)
        say_appointment(row->appointment, out);
    else
        buffer_add(out, act_state_label(row->state));
}

static void say_when(const struct visit_row *row, struct text_buffer *out)
{
    struct civil_date date;
    struct civil_time time;

    clock_local(row->opened, &date, &time);
    if (!row->outcome[0] && civil_to_days(date) != app_today()) {
        civil_write_day(out, date);
        buffer_add(out, " ");
    }
    civil_write_clock(out, time);
}

static void say_step(const struct visit_row *row, struct text_buffer *out)
{
    char number[16];
    const struct say_value value = {"numero", number};

    snprintf(number, sizeof number, "%d", row->step);
    buffer_add(out, "   ");
    say_format(out, _("étape {numero}"), &value, 1);
}

static void draw_act(struct app *app, const struct visit_row *row, struct area line,
                     enum paint paint)
{
    char shown[REFERENCE_SHOWN_SIZE];
    struct text_buffer state = {0};
    /* a narrow screen keeps the state whole */
    int at = line.columns < 48 ? STATE_AT - 2 : STATE_AT;

    reference_show(row->reference, shown);
    paint_text(app->terminal, line.row, line.column + REFERENCE_AT, at - REFERENCE_AT,
               paint == PAINT_PLAIN ? PAINT_STRONG : paint, shown);
    say_state(row, &state);
    paint_text(app->terminal, line.row, line.column + at, line.columns - at, paint,
               buffer_text(&state));
    buffer_finish(&state);
}

void day_row_draw(struct app *app, const struct visit_row *row, struct area line, enum paint paint)
{
    struct text_buffer text = {0};

    say_when(row, &text);
    if (!row->outcome[0]) {
        say_step(row, &text);
    } else if (!row->reference[0]) {
        buffer_addf(&text, "   %s", outcome_label(row->outcome));
    }
    paint_text(app->terminal, line.row, line.column, line.columns, paint, buffer_text(&text));
    buffer_finish(&text);
    if (row->reference[0])
        draw_act(app, row, line, paint);
}

struct next day_open_act(struct app *app, const char *reference)
{
    struct act *act = memory_zero(1, sizeof *act);
    struct fault fault;

    if (act_by_reference(app->store, reference, act, &fault))
        return next_open(&screen_act, act);
    app_say_fault(app, &fault);
    free(act);
    return next_stay();
}

struct next day_row_open(struct app *app, const struct visit_row *row)
{
    if (row->reference[0])
        return day_open_act(app, row->reference);
    app_say(app, MESSAGE_KNOW, _("cette visite n’a pas donné d’acte."));
    return next_stay();
}
