/* Missing doors: the network was the right one, and no point of it was known in reach.
 *
 * Counted by month, place, network and demand, for whoever decides where a door should open (no
 * French reception tool publishes it: reference referral.md, "Reporting the missing door"). Nobody
 * is in these counts: no visit, no day, no commune. Small counts are what they are: they speak of
 * places, and are the coordinator's. The purge keeps them.
 */
#ifndef DP_MODEL_POINT_MISSING_H
#define DP_MODEL_POINT_MISSING_H

#include <stdint.h>

#include "model/store/codes.h"
#include "model/store/store.h"

struct pack;
struct territory;

enum { MISSING_PLACE_SIZE = 10, MISSING_MONTH_SIZE = 8, MISSING_MOST = 32 };

struct missing_door {
    char place[MISSING_PLACE_SIZE]; /* SIREN of an EPCI, else "35", "971"; "" not said */
    char network[CODE_SIZE];
    char demand[CODE_SIZE]; /* "" when not said, or sensitive */
};

/* The door as it may be counted: `insee` is the person's commune or "", the demand is left out when
 * the pack marks it sensitive or does not know it. `territory` may be NULL: the place is then not
 * said. */
void missing_door(const struct pack *pack, const struct territory *territory, const char *insee,
                  const char *demand, const char *network, struct missing_door *door);

/* One more this month for each (at most MISSING_MOST; the same door twice counts once). */
bool missing_note(struct store *store, const struct missing_door *doors, size_t count,
                  struct fault *fault);

/* The same inside a transaction that is already begun and that runs it once for good: a visit that
 * closes (struct visit_said). */
bool missing_note_within(struct store *store, const struct missing_door *doors, size_t count,
                         struct fault *fault);

struct missing_row {
    struct missing_door door;
    int64_t count;
};

/* Freed by missing_report_finish(). */
struct missing_report {
    struct missing_row *rows;
    size_t count;
};
void missing_report_finish(struct missing_report *report);

/* Whether `text` is a month, « 2026-11 ». */
bool missing_month_valid(const char *text);

/* By place, most missed network first. Months are included; "" is no bound. */
bool missing_report(struct store *store, const char *from, const char *to,
                    struct missing_report *report, struct fault *fault);

/* What people call the place of a row: the EPCI or the department, "" when not known. The string
 * belongs to the territory. */
const char *missing_place_name(const struct territory *territory, const char *place);

#endif
