#include "model/directory/intake_check.h"

#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/directory/intake_list.h"
#include "model/directory/intake_value.h"

/* What one look at a list finds: the first item that does not fit. */
struct look {
    enum value_list list;
    char wrong[96];
    enum intake_reason reason;
    size_t count;
    bool everybody; /* tous-publics is there */
    bool mendable;  /* something to put right */
};

static void note_wrong(struct look *look, enum intake_reason reason, const char *item)
{
    if (look->reason != INTAKE_TAKEN)
        return;
    look->reason = reason;
    strncpy(look->wrong, item, sizeof look->wrong - 1);
}

static void look_at(void *context, const char *item, size_t length)
{
    struct look *look = context;

    (void)length;
    look->count++;
    look->everybody = look->everybody || strcmp(item, "tous-publics") == 0;
    if (!value_is_listed(look->list, item))
        note_wrong(look, INTAKE_VALUE, item);
}

static void look_list(struct draft *draft, int field, struct look *look,
                      void (*at)(void *, const char *, size_t))
{
    const char *text = draft_text(draft, field);

    list_read(text, strlen(text), at, look);
}

static void check_values(struct draft *draft, int field, enum value_list list)
{
    struct look look = {.list = list};

    look_list(draft, field, &look, look_at);
    if (look.reason != INTAKE_TAKEN)
        check_fail(draft, look.reason, field, look.wrong);
}

void check_publics(struct draft *draft, int field)
{
    struct look look = {.list = VALUES_AUDIENCES};

    look_list(draft, field, &look, look_at);
    if (look.reason != INTAKE_TAKEN)
        check_fail(draft, look.reason, field, look.wrong);
    else if (look.everybody && look.count > 1)
        check_fail(draft, INTAKE_TOGETHER, field, draft_text(draft, field));
}

void check_themes(struct draft *draft, int field)
{
    check_values(draft, field, VALUES_THEMES);
}

void check_modes(struct draft *draft, int field)
{
    check_values(draft, field, VALUES_MODES);
}

void check_ways(struct draft *draft, int field)
{
    check_values(draft, field, VALUES_WAYS);
}

void check_who(struct draft *draft, int field)
{
    check_values(draft, field, VALUES_WHO);
}

struct rewrite {
    struct draft *draft;
    int field;
};

/* Runs `item` over the list as it was while a new one is written in its place. */
static void rewrite(struct draft *draft, int field, void (*item)(void *, const char *, size_t))
{
    struct rewrite context = {draft, field};
    char *before = memory_text(draft_text(draft, field));

    draft_list_begin(draft, field);
    list_read(before, strlen(before), item, &context);
    draft_list_end(draft);
    free(before);
}

static void keep_carrier(void *context, const char *item, size_t length)
{
    struct rewrite *to = context;

    if (value_is_listed(VALUES_CARRIERS, item)) {
        draft_list_add(to->draft, item, length);
        return;
    }
    draft_remark(to->draft, INTAKE_FIELD_DROPPED, to->field, item);
}

/* The one list that grows with every edition of the standard: a network that is not known yet must
 * not hide the place. */
void check_carriers(struct draft *draft, int field)
{
    struct look look = {.list = VALUES_CARRIERS};

    look_list(draft, field, &look, look_at);
    if (look.reason != INTAKE_TAKEN)
        rewrite(draft, field, keep_carrier);
}

static bool lost_zero(const char *item)
{
    return check_is_digits(item, 1) || check_is_digits(item, 4);
}

static void look_at_zone(void *context, const char *item, size_t length)
{
    struct look *look = context;

    if (check_is_damaged(item))
        note_wrong(look, INTAKE_SPREADSHEET, item);
    else if (lost_zero(item))
        look->mendable = true;
    else if (!value_is_zone(item, length))
        note_wrong(look, INTAKE_VALUE, item);
}

static void mend_zone(void *context, const char *item, size_t length)
{
    struct rewrite *to = context;
    char whole[8] = "0";

    if (!lost_zero(item)) {
        draft_list_add(to->draft, item, length);
        return;
    }
    memcpy(whole + 1, item, length);
    draft_list_add(to->draft, whole, length + 1);
    draft_remark(to->draft, INTAKE_ZERO_RESTORED, to->field, item);
}

void check_zone(struct draft *draft, int field)
{
    struct look look = {0};

    look_list(draft, field, &look, look_at_zone);
    if (look.reason != INTAKE_TAKEN)
        check_fail(draft, look.reason, field, look.wrong);
    else if (look.mendable)
        rewrite(draft, field, mend_zone);
}
