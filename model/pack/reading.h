/* How a pack is read, sheet by sheet; private to model/pack. Each reader fills its part of the pack
 * and adds every error to the faults; none stops at the first. The order matters: later sheets
 * refer to the questions, choices, places and networks of earlier ones.
 */
#ifndef DP_MODEL_PACK_READING_H
#define DP_MODEL_PACK_READING_H

#include "model/pack/pack.h"
#include "model/pack/sheet.h"

struct pack_hash;

struct reading {
    struct pack *pack;
    struct fault_list *faults;
    struct pack_hash *hash;
};

/* What each sheet may hold. */
extern const struct sheet_spec settings_spec, choices_spec, survey_spec, places_spec, networks_spec,
    rules_spec, answers_spec, emergencies_spec, cases_spec;

void read_settings(struct reading *reading);
void read_choices(struct reading *reading);
void read_survey(struct reading *reading);
void read_places(struct reading *reading);
void read_networks(struct reading *reading);
void read_orientation(struct reading *reading);
void read_first_answers(struct reading *reading);
void read_emergencies(struct reading *reading);
void read_cases(struct reading *reading);

/* Open a sheet and feed the hash; NULL when there is none. */
struct sheet *reading_sheet(struct reading *reading, const struct sheet_spec *spec);

/* ------------------------------------------------------- what several sheets have in common */

/* The IF and QUESTION columns of a row, as conditions; `extra`, when not -1, is a plain column
 * whose name is that of the question it tests. */
struct conditions read_conditions(struct reading *reading, const struct sheet *sheet, size_t row,
                                  int extra, const char *extra_question);

/* Every question column must be one that a rule may test; reports the header when it is not. */
void check_question_columns(struct reading *reading, const struct sheet *sheet);

struct period read_period(const struct sheet *sheet, size_t row, size_t from, size_t to);
bool read_yes(const struct sheet *sheet, size_t row, size_t column);

/* A word out of a closed list, as its index; reports and returns 0 when it is not one. */
int read_word(const struct sheet *sheet, size_t row, size_t column, const char *const *words,
              size_t count);

/* A whole number within bounds; reports and returns `least` when it is not one. */
int read_number(const struct sheet *sheet, size_t row, size_t column, int least, int most);

/* A code [a-z][a-z0-9_]*; reports an empty or ill-formed cell and returns "". */
const char *read_code(const struct sheet *sheet, size_t row, size_t column);

#endif
