/* Fields for a form under test: a source that remembers what was answered, and how often. */
#ifndef DP_TESTS_TUI_FORM_FAKE_H
#define DP_TESTS_TUI_FORM_FAKE_H

#include "tui/desk/form_view.h"

enum { FAKE_FIELDS = 6, LONG_LIST = 60 };
enum { STATUS, MANAGER, AGE, HELP, TOWN, REMARK }; /* ids, in order */

struct fake {
    char values[FAKE_FIELDS][64];
    bool hidden[FAKE_FIELDS];
    const char *refused; /* a text nobody may answer */
    int answers;
    size_t status_choices;
    const char *label; /* of STATUS */
    const char *question;
};

extern const struct form_source fake_source; /* self: struct fake */

#endif
