/* When a place receives people, as far as what is written lets anybody know.
 *
 * What is understood (reference data.md section 7): the part of OSM `opening_hours` that French
 * directories really write,
 *
 *   value = rule { (";" | ", ") rule } ;
 *   rule  = [days] [times] [ "open" | "off" | "closed" ] [ '"' comment '"' ] ;
 *   days  = dayspec { "," dayspec } ;  dayspec = day [ "-" day ] | "PH" ;
 *   times = span { "," span } | "24/7" ;   span = HH:MM "-" HH:MM ;
 *
 * With ";" a later rule replaces the earlier ones for the same days, with ", " it adds; "off"
 * always replaces. A comma before a day goes on with a list of days, and after hours, a state or a
 * comment begins a rule. A span that ends before it begins goes on after midnight and belongs to
 * the day on which it begins; one that begins and ends at the same minute is not understood. Hours
 * without days are for the seven days, and say nothing of public holidays; "24/7" and "off" alone
 * do. "off" beside hours, and anything else (weeks, months, Th[3], sunset, SH, words), is not
 * understood: the text is shown as it is and the state is « inconnu », never a guess.
 *
 * A day of which a rule gives no hours (`Sa open`, `Sa "sur rendez-vous"`) is « inconnu ». A
 * comment is always to be shown beside. One that limits (« hors vacances scolaires », an hour, a
 * month...: comment.h) makes « inconnu » what its rule would have open; any other leaves the state.
 *
 * A public holiday of which the text says nothing (`PH`) is « inconnu » all day, unless nothing is
 * open on that day of the week anyway. So is a day that may be a holiday (see hours_holiday) when
 * the text says one thing of holidays and another of that day of the week.
 *
 * Times are those of the place's own clock: the caller gives a civil date and hour, and overseas
 * places are asked with theirs; the change of clocks is therefore nobody's business here. Nothing
 * here reads the clock. Nothing fails.
 */
#ifndef DP_MODEL_HOURS_HOURS_H
#define DP_MODEL_HOURS_HOURS_H

#include <stdbool.h>
#include <stddef.h>

#include "locale/time/date.h"

enum { HOURS_SPANS_MOST = 96, HOURS_COMMENTS_MOST = 32, HOURS_TEXT_MOST = 4096 };

enum {
    HOURS_WEEK = 0x7F,     /* Monday to Sunday */
    HOURS_HOLIDAYS = 0x80, /* the bit of public holidays */
};

struct hours_span {
    unsigned char days;    /* bit 0 Monday .. bit 6 Sunday, bit 7 public holidays */
    unsigned char comment; /* 0 without, else 1 + its rank in `comments` */
    bool limited;          /* that comment limits: « inconnu » instead of open */
    short from, to;        /* minutes since midnight; to may pass 1440 */
};

struct hours_comment {
    short at, length; /* bytes of the text that was read, without the quotes */
};

struct hours {
    bool known; /* false: the text is all there is, and nothing below is set */
    struct hours_span spans[HOURS_SPANS_MOST];
    size_t span_count;
    unsigned char closed; /* days said to be closed, same bits: a week day or PH off */
    unsigned char unsaid; /* days named without their hours: « inconnu » outside their spans */
    bool holidays_said;   /* PH is spoken of */
    struct hours_comment comments[HOURS_COMMENTS_MOST];
    size_t comment_count;
};

/* Any text, NULL included. Longer than HOURS_TEXT_MOST bytes is not understood. */
void hours_read(const char *text, struct hours *hours);

enum hours_state { HOURS_UNKNOWN, HOURS_OPEN, HOURS_CLOSED };

struct hours_now {
    enum hours_state state;
    bool has_change;          /* the next opening or closing is known, within seven days */
    struct civil_date day;    /* of that change; closing at 24:00 is minute 0 of the day after */
    short minute;             /* of that day */
    bool shut;                /* closed, and nothing opens at all on that date */
    bool commented;           /* open by hours that carry a comment: to be read first */
    bool holiday;             /* today is a public holiday there */
    const char *holiday_name; /* code of it, also when it only may be one; or NULL */
};

/* `date` and `time` are valid. Where the place is, for its public holidays: department "57", "2A",
 * "971", "977"...; "" or NULL when unknown. When the state is unknown there is no change. */
struct hours_now hours_at(const struct hours *hours, struct civil_date date, struct civil_time time,
                          const char *department);

/* The public holiday of a date in a department, a code (« paques_lundi », holiday.c has them all
 * with their sources), or NULL. *certain (may be NULL) is false where the date only may be one, for
 * want of a source or of the commune: Good Friday in 57, 67 and 68; 27 and 28 May in Saint-Martin;
 * the national days in 986 to 988, which have labour laws of their own; and, when the department is
 * not known, what is one in some departments only. */
const char *hours_holiday(struct civil_date date, const char *department, bool *certain);

#endif
