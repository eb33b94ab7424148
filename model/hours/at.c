#include "model/hours/hours.h"

enum { DAY_MINUTES = 1440, DAYS_AHEAD = 7, TODAY = 1, WINDOW = TODAY + DAYS_AHEAD + 1 };

/* What the text says of one date: the hours of these bits, or two things of which one is true. */
struct reading {
    unsigned char days; /* 0: not read yet, most questions need two dates */
    bool doubtful;
};

/* The dates from yesterday (its hours may pass midnight) to seven days ahead. */
struct window {
    const struct hours *hours;
    const char *department;
    int today; /* days since 1970 */
    struct reading days[WINDOW];
};

static bool covers(const struct hours_span *span, int minute)
{
    return span->from <= minute && minute < span->to;
}

/* What the hours of these days say of a minute since midnight; from 1440 on, of the next day. */
static enum hours_state said_for(const struct hours *hours, unsigned char days, int minute)
{
    enum hours_state state =
        minute < DAY_MINUTES && hours->unsaid & days ? HOURS_UNKNOWN : HOURS_CLOSED;

    for (size_t i = 0; i < hours->span_count; i++) {
        const struct hours_span *span = &hours->spans[i];

        if (!(span->days & days) || !covers(span, minute))
            continue;
        if (!span->limited)
            return HOURS_OPEN;
        state = HOURS_UNKNOWN;
    }
    return state;
}

/* The first minute after this one where any span, of whatever day, begins or ends; 1440 at most. */
static int next_bound(const struct hours *hours, int after)
{
    int next = DAY_MINUTES;

    for (size_t i = 0; i < hours->span_count; i++) {
        const struct hours_span *span = &hours->spans[i];
        int bounds[] = {span->from, span->to, span->to - DAY_MINUTES};

        for (size_t b = 0; b < sizeof bounds / sizeof *bounds; b++)
            if (bounds[b] > after && bounds[b] < next)
                next = bounds[b];
    }
    return next;
}

static bool same_hours(const struct hours *hours, unsigned char one, unsigned char other)
{
    for (int minute = 0; minute < DAY_MINUTES; minute = next_bound(hours, minute)) {
        int at_night = minute + DAY_MINUTES;

        if (said_for(hours, one, minute) != said_for(hours, other, minute) ||
            said_for(hours, one, at_night) != said_for(hours, other, at_night))
            return false;
    }
    return true;
}

static struct reading read_date(const struct hours *hours, int days, const char *department)
{
    struct civil_date date = civil_from_days(days);
    unsigned char week_day = (unsigned char)(1U << (civil_weekday(date) - 1));
    struct reading reading = {.days = week_day};
    bool certain;

    if (!hours_holiday(date, department, &certain))
        return reading;
    if (certain && hours->holidays_said)
        return (struct reading){.days = HOURS_HOLIDAYS};
    /* nothing has the bit of holidays when the text does not speak of them: closed, then */
    reading.doubtful = !same_hours(hours, week_day, HOURS_HOLIDAYS);
    if (reading.doubtful)
        reading.days |= HOURS_HOLIDAYS;
    return reading;
}

static struct reading date_of(struct window *window, int rank)
{
    struct reading *day = &window->days[rank];

    if (!day->days)
        *day = read_date(window->hours, window->today + rank - TODAY, window->department);
    return *day;
}

/* What the hours of one date say of a minute, as said_for(). */
static enum hours_state said_of(struct window *window, int rank, int minute)
{
    struct reading day = date_of(window, rank);
    enum hours_state state = said_for(window->hours, day.days, minute);

    if (!day.doubtful)
        return state;
    /* all day, and in the night after it where one of the two goes on */
    return minute < DAY_MINUTES || state != HOURS_CLOSED ? HOURS_UNKNOWN : HOURS_CLOSED;
}

static enum hours_state state_of(struct window *window, int rank, int minute)
{
    enum hours_state own = said_of(window, rank, minute);
    enum hours_state before = said_of(window, rank - 1, minute + DAY_MINUTES);

    if (own == HOURS_OPEN || before == HOURS_OPEN)
        return HOURS_OPEN;
    return own == HOURS_UNKNOWN || before == HOURS_UNKNOWN ? HOURS_UNKNOWN : HOURS_CLOSED;
}

static void find_change(struct window *window, int minute, struct hours_now *now)
{
    int last = minute, rank = TODAY;

    while (rank < WINDOW) {
        enum hours_state state;

        minute = next_bound(window->hours, minute);
        if (minute == DAY_MINUTES) {
            minute = 0;
            if (++rank == WINDOW)
                return;
        }
        if (rank == WINDOW - 1 && minute > last)
            return;
        state = state_of(window, rank, minute);
        if (state == now->state)
            continue;
        now->has_change = state != HOURS_UNKNOWN;
        if (now->has_change) {
            now->day = civil_from_days(window->today + rank - TODAY);
            now->minute = (short)minute;
        }
        return;
    }
}

/* Nothing opens on that date, nor goes on from the day before. */
static bool is_shut(struct window *window, int rank)
{
    int minute = 0;

    while (minute < DAY_MINUTES) {
        if (state_of(window, rank, minute) != HOURS_CLOSED)
            return false;
        minute = next_bound(window->hours, minute);
    }
    return true;
}

/* Open, but by no hours without a comment. */
static bool is_commented(struct window *window, int minute)
{
    unsigned char today = date_of(window, TODAY).days;
    unsigned char yesterday = date_of(window, TODAY - 1).days;

    for (size_t i = 0; i < window->hours->span_count; i++) {
        const struct hours_span *span = &window->hours->spans[i];
        bool own = span->days & today && covers(span, minute);
        bool before = span->days & yesterday && covers(span, minute + DAY_MINUTES);

        if ((own || before) && span->comment == 0)
            return false;
    }
    return true;
}

struct hours_now hours_at(const struct hours *hours, struct civil_date date, struct civil_time time,
                          const char *department)
{
    struct hours_now now = {.state = HOURS_UNKNOWN};
    struct window window = {
        .hours = hours,
        .department = department,
        .today = civil_to_days(date),
    };
    int minute = time.hour * 60 + time.minute;
    bool certain;

    now.holiday_name = hours_holiday(date, department, &certain);
    now.holiday = now.holiday_name && certain;
    if (!hours->known)
        return now;
    now.state = state_of(&window, TODAY, minute);
    if (now.state == HOURS_UNKNOWN)
        return now;
    find_change(&window, minute, &now);
    now.shut = now.state == HOURS_CLOSED && is_shut(&window, TODAY);
    now.commented = now.state == HOURS_OPEN && is_commented(&window, minute);
    return now;
}
