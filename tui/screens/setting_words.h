/* The settings in words: one row each, beside model/desk/setting.h which knows their values. */
#ifndef DP_TUI_SCREENS_SETTING_WORDS_H
#define DP_TUI_SCREENS_SETTING_WORDS_H

#include "model/desk/setting.h"

struct setting_words {
    const char *id;
    const char *label, *question, *hint; /* msgids */
};

/* In the order they are asked. */
extern const struct setting_words setting_words[];
extern const size_t setting_words_count;

/* A value in words, said: « français », « selon le terminal »; the value itself without. */
const char *setting_value_label(const char *id, const char *value);

#endif
