/* Words for the codes that the store keeps, and the day a list is about. */
#ifndef DP_TUI_COMMAND_WORDS_H
#define DP_TUI_COMMAND_WORDS_H

#include <stdint.h>

#include "tui/command/call.h"

/* « répondu sur place » for an outcome, « imprimé » for the state of an act, « sur place » for a
 * channel; the code itself when it has no word. */
const char *word_of(const char *code);

enum { INSTANT_SIZE = 17, REFERENCE_LINE_SIZE = 15 };

/* « 2026-11-24T10:15 », local time. */
void instant_text(int64_t ms, char out[INSTANT_SIZE]);

/* A reference typed by a person. False with *status set when it is none. */
bool reference_word(struct command_call *call, const char *typed, char *out, int *status);

/* --day, today without it. */
bool list_day(struct command_call *call, struct civil_date *day, int *status);

#define OPTION_DAY                                                                                 \
    {                                                                                              \
        .name = "day", .value = N_("JOUR"), .help = N_("le jour, AAAA-MM-JJ ; aujourd’hui sinon")  \
    }

#endif
