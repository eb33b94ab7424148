/* Who the desk is, as fields of a form: shared by the first run and the settings. */
#ifndef DP_TUI_SCREENS_DESK_FIELDS_H
#define DP_TUI_SCREENS_DESK_FIELDS_H

#include "model/desk/desk.h"
#include "tui/desk/form_view.h"

enum desk_field {
    DESK_FIELD_NAME,
    DESK_FIELD_NETWORK,
    DESK_FIELD_COMMUNE,
    DESK_FIELD_PACK,
    DESK_FIELD_PHONE,
    DESK_FIELD_NOTICE,
    DESK_FIELDS
};

struct desk_fields {
    struct app *app;
    struct desk desk; /* what the fields hold; the pack they choose is put in use at once */
    struct text_buffer shown;
    struct field_choice packs[FORM_CHOICES_MOST]; /* those there are, read when first asked */
    size_t pack_count;
};

void desk_fields_begin(struct desk_fields *fields, struct app *app);
void desk_fields_finish(struct desk_fields *fields);

/* As the `describe`, `choices` and `answer` of a form source. Nothing is saved. */
void desk_field_describe(struct desk_fields *fields, enum desk_field which, struct field *field);
size_t desk_field_choices(struct desk_fields *fields, enum desk_field which, const char *typed,
                          struct field_choice *choices, size_t most);
bool desk_field_answer(struct desk_fields *fields, enum desk_field which, const char *value,
                       struct fault *fault);

#endif
