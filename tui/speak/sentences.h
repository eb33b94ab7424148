/* The sentences themselves, by code. Private to speak/. */
#ifndef DP_TUI_SPEAK_SENTENCES_H
#define DP_TUI_SPEAK_SENTENCES_H

#include "tui/speak/speak.h"

/* A msgid per code; holes: {place} (« survey.csv, ligne 3, colonne C »), {file}, {word}, {detail},
 * {hint}, {number}, {system}. */
extern const char *const sentences[FAULT_COUNT];
extern const char *const sentences_of_usage[USAGE_KINDS];

/* The same when the hint or the detail that the sentence quotes is not known; NULL without one. */
extern const char *const sentences_without[FAULT_COUNT];
extern const char *const sentences_of_usage_without[USAGE_KINDS];

#endif
