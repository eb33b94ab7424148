#include "model/point/local.h"

#include <string.h>

/* Days since 1970-01-01 of a day of the store; `otherwise` for "". */
static int days_of(const char *day, int otherwise)
{
    struct civil_date date;

    return civil_parse(day, &date) ? civil_to_days(date) : otherwise;
}

enum { NEVER = 1 << 30 };

struct closed_days {
    int from, to; /* NEVER without */
};

static struct closed_days closed_days(const struct local *local)
{
    if (local == NULL || local->closure.from[0] == '\0')
        return (struct closed_days){NEVER, NEVER};
    return (struct closed_days){days_of(local->closure.from, NEVER),
                                days_of(local->closure.to, NEVER)};
}

static void forget_change(struct hours_now *now)
{
    now->has_change = false;
    now->day = (struct civil_date){0};
    now->minute = 0;
}

/* The first opening from the day after `to` on: that day at midnight, or what follows. */
static void reopen(const struct hours *hours, int to, const char *department, struct hours_now *now)
{
    forget_change(now);
    if (to == NEVER)
        return;
    struct civil_date day = civil_from_days(to + 1);
    struct hours_now then = hours_at(hours, day, (struct civil_time){0, 0}, department);

    now->has_change = then.state == HOURS_OPEN || (then.state == HOURS_CLOSED && then.has_change);
    if (!now->has_change)
        return;
    now->day = then.state == HOURS_OPEN ? day : then.day;
    now->minute = then.state == HOURS_OPEN ? 0 : then.minute;
}

/* Closed until further notice today, or an opening told for a day when it is closed. */
static void lay_closure(const struct hours *hours, const struct closed_days *closed, int today,
                        const char *department, struct hours_now *now)
{
    if (closed->from <= today && today <= closed->to) {
        now->state = HOURS_CLOSED;
        now->shut = true;
        now->commented = false;
        reopen(hours, closed->to, department, now);
        return;
    }
    if (now->state != HOURS_CLOSED || !now->has_change)
        return;
    int opening = civil_to_days(now->day);

    if (closed->from <= opening && opening <= closed->to)
        reopen(hours, closed->to, department, now);
}

void local_overlay(const struct local *local, const struct local_source *source,
                   struct civil_date date, struct civil_time time, struct local_view *view)
{
    struct closed_days closed = closed_days(local);
    int today = civil_to_days(date);
    struct hours hours;

    *view = (struct local_view){
        .hours = source->hours, .phone = source->phone, .checked = source->checked};
    view->own_hours = local != NULL && local->hours[0] != '\0';
    view->own_phone = local != NULL && local->phone[0] != '\0';
    if (view->own_hours)
        view->hours = local->hours;
    if (view->own_phone)
        view->phone = local->phone;
    if (local != NULL && strcmp(local->checked, source->checked) > 0)
        view->checked = local->checked;
    view->closed = closed.from <= today && today <= closed.to;
    view->will_close = closed.from > today && closed.from - today <= LOCAL_AHEAD;
    if (view->closed || view->will_close)
        view->shown = local->closure;
    hours_read(view->hours, &hours);
    view->now = hours_at(&hours, date, time, source->department);
    lay_closure(&hours, &closed, today, source->department, &view->now);
}
