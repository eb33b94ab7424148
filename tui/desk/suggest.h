/* Lists that follow what is typed: how a label answers, and the communes of France. */
#ifndef DP_TUI_DESK_SUGGEST_H
#define DP_TUI_DESK_SUGGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "model/territory/territory.h"
#include "tui/desk/form_view.h"

void suggest_set(struct field_choice *choice, const char *code, const char *label);

/* Some word of the label begins as what was typed; accents and case do not count. "" answers. */
bool suggest_answers(const char *label, const char *typed);

/* Communes by name or postal code, best first; an old name leads to the new one and is said.
 * `territory` may be NULL. Nothing typed gives nothing. */
size_t suggest_communes(const struct territory *territory, const char *typed,
                        struct field_choice *choices, size_t most);

#endif
