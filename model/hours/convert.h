/* Hours of other sources, rewritten as the text that hours_read() understands.
 *
 * Nothing is lost: an entry that does not make sense (an unknown day, half a slot, an end before
 * its beginning) makes the whole text one that is not understood, with every word of the source in
 * it. So is one that becomes longer than HOURS_TEXT_MOST. Texts are added to *out; none when there
 * is no entry. False then means: not understood. NULL counts as "".
 */
#ifndef DP_MODEL_HOURS_CONVERT_H
#define DP_MODEL_HOURS_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "locale/text/buffer.h"

/* One `plage_ouverture` of DILA v4: days « Lundi ».. (the last one may be ""), hours "09:00:00" or
 * "" (reference data.md section 5). A range without a slot leaves its days « inconnu »; DILA says
 * nothing of public holidays. Ranges of the same days add up. */
struct dila_range {
    const char *first_day, *last_day;
    const char *from_1, *to_1, *from_2, *to_2;
    const char *comment;
};
bool hours_write_dila(const struct dila_range *ranges, size_t count, struct text_buffer *out);

/* One entry of `horaires` of the France Travail agencies (reference data.md section 7): day 1 to 7;
 * closed and continuous "O" or "N"; continuous: only the morning's opening and the afternoon's
 * closing count. `comment` is what the kind of reception means (« Sans rendez-vous ») or NULL.
 * Written with "; PH off", as data·inclusion publishes them. */
struct france_travail_day {
    int day;
    const char *closed, *continuous;
    const char *morning_from, *morning_to, *afternoon_from, *afternoon_to;
    const char *comment;
};
bool hours_write_france_travail(const struct france_travail_day *days, size_t count,
                                struct text_buffer *out);

#endif
