/* When a place receives people, as far as what is written lets anybody know.
 *
 * What is understood (reference data.md section 7): the part of OSM `opening_hours` that French
 * directories really write,
 *
 *   value = rule { (";" | ", ") rule } ;
 *   rule  = [days] [times] [ "open" | "off" | "closed" ] [ '"' comment '"' ] ;
 *   days  = dayspec { "," dayspec } ;  dayspec = day [ "-" day ] | "PH" | "SH" ;
 *   times = span { "," span } ;        span = HH:MM "-" HH:MM ;
 *
 * With ";" a later rule replaces the earlier ones for the same days, with ", " it adds. A span that
 * ends before it begins goes on after midnight. Anything else (weeks, months, Th[3], sunset, SH,
 * words) is not understood: the text is shown as it is and the state is « inconnu », never a guess.
 * A rule with a comment keeps its meaning; the comment is always to be shown beside.
 *
 * Times are those of the place's own clock: the caller gives a civil date and hour, and overseas
 * places are asked with theirs. Nothing here reads the clock. Nothing fails.
 */
#ifndef DP_MODEL_HOURS_HOURS_H
#define DP_MODEL_HOURS_HOURS_H

#include <stdbool.h>
#include <stddef.h>

#include "locale/time/date.h"

enum { HOURS_SPANS_MOST = 96, HOURS_TEXT_MOST = 1024 };

struct hours_span {
    unsigned char days; /* bit 0 Monday .. bit 6 Sunday, bit 7 public holidays */
    short from, to;     /* minutes since midnight; to may pass 1440 */
};

struct hours {
    bool known; /* false: `text` is all there is */
    struct hours_span spans[HOURS_SPANS_MOST];
    size_t span_count;
    unsigned char closed; /* days said to be closed, same bits: a week day or PH off */
    bool holidays_said;   /* PH is spoken of; otherwise a public holiday is « inconnu » */
    bool commented;       /* there is a comment: it may restrict what the spans say */
};

/* Any text, NULL included. Longer than HOURS_TEXT_MOST is not understood. */
void hours_read(const char *text, struct hours *hours);

/* Where the place is, for its public holidays: department "57", "2A", "971"... "" when unknown. */
enum hours_state { HOURS_UNKNOWN, HOURS_OPEN, HOURS_CLOSED };

struct hours_now {
    enum hours_state state;
    bool has_change;          /* the next opening or closing is known, within seven days */
    struct civil_date day;    /* of that change */
    short minute;             /* of that day */
    bool holiday;             /* today is a public holiday there */
    const char *holiday_name; /* code of it: "paques_lundi", "assomption"... or NULL */
};

struct hours_now hours_at(const struct hours *hours, struct civil_date date, struct civil_time time,
                          const char *department);

/* The public holiday of a date in a department, a code (see holiday.c), or NULL. Code du travail,
 * L3133-1; L3134-13 (Alsace-Moselle); L3422-2 (overseas, abolition of slavery). */
const char *hours_holiday(struct civil_date date, const char *department);

#endif
