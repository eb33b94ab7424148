/* Fields of one value: names, codes, addresses, dates, numbers. */
#include <stdlib.h>
#include <string.h>

#include "locale/text/fold.h"
#include "locale/text/memory.h"
#include "locale/text/utf8.h"
#include "model/directory/intake_check.h"
#include "model/directory/intake_value.h"
#include "model/directory/networks.h"
#include "model/territory/territory.h"

enum { NAME_LEAST = 3, NAME_MOST = 150, DESCRIPTION_LEAST = 5, DESCRIPTION_MOST = 10000 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool check_is_digits(const char *text, size_t count)
{
    return strlen(text) == count && strspn(text, "0123456789") == count;
}

bool check_is_damaged(const char *text)
{
    size_t whole = strspn(text, "0123456789"), decimals;

    if (whole == 0)
        return false;
    if (strcmp(text + whole, ".0") == 0 || strcmp(text + whole, ",0") == 0)
        return true;
    if (text[whole] == '.' || text[whole] == ',') {
        decimals = strspn(text + whole + 1, "0123456789");
        whole += 1 + decimals;
    }
    if (text[whole] != 'E' && text[whole] != 'e')
        return false;
    text += whole + 1;
    text += *text == '+';
    return *text && text[strspn(text, "0123456789")] == '\0';
}

/* Put "0" before the field, and say it. */
static void restore_zero(struct draft *draft, int field)
{
    char restored[32] = "0";
    char *before = memory_text(draft_text(draft, field));

    utf8_copy(restored + 1, sizeof restored - 1, before);
    draft_put(draft, field, restored, strlen(restored));
    draft_remark(draft, INTAKE_ZERO_RESTORED, field, before);
    free(before);
}

static bool fail_damaged(struct draft *draft, int field)
{
    bool damaged = check_is_damaged(draft_text(draft, field));

    if (damaged)
        check_fail(draft, INTAKE_SPREADSHEET, field, draft_text(draft, field));
    return damaged;
}

void check_name(struct draft *draft, int field)
{
    const char *name = draft_text(draft, field);
    size_t length = strlen(name), count = utf8_count(name, length);

    if (count < NAME_LEAST || (count > NAME_MOST && check_is_strict(draft)))
        draft_remark(draft, INTAKE_NAME_LENGTH, field, name);
    else if (name[length - 1] == '.' && check_is_strict(draft))
        draft_remark(draft, INTAKE_NAME_POINT, field, name);
}

void check_description(struct draft *draft, int field)
{
    const char *text = draft_text(draft, field);
    size_t count = utf8_count(text, strlen(text));

    if (count < DESCRIPTION_LEAST || count > DESCRIPTION_MOST)
        check_fail(draft, INTAKE_DESCRIPTION_LENGTH, field, text);
}

void check_siret(struct draft *draft, int field)
{
    char digits[15];
    size_t count = 0;
    const char *from = draft_text(draft, field);

    if (fail_damaged(draft, field))
        return;
    for (; *from && count < sizeof digits; from++)
        if (is_digit(*from))
            digits[count++] = *from;
        else if (*from != ' ')
            break;
    if (*from || count != 14) {
        check_fail(draft, INTAKE_SIRET, field, draft_text(draft, field));
        return;
    }
    if (strlen(draft_text(draft, field)) > count)
        draft_put(draft, field, digits, count);
}

void check_postcode(struct draft *draft, int field)
{
    if (fail_damaged(draft, field))
        return;
    if (check_is_digits(draft_text(draft, field), 4))
        restore_zero(draft, field);
    else if (!check_is_digits(draft_text(draft, field), 5))
        check_fail(draft, INTAKE_POSTCODE, field, draft_text(draft, field));
}

static bool is_insee(const char *code)
{
    return strlen(code) == 5 && is_digit(code[0]) &&
           (is_digit(code[1]) || (code[0] == '2' && strchr("ABab", code[1]))) &&
           strspn(code + 2, "0123456789") == 3;
}

void check_insee(struct draft *draft, int field)
{
    struct commune commune;

    if (fail_damaged(draft, field))
        return;
    if (check_is_digits(draft_text(draft, field), 4))
        restore_zero(draft, field);
    if (!is_insee(draft_text(draft, field))) {
        check_fail(draft, INTAKE_INSEE, field, draft_text(draft, field));
    } else if (draft->territory &&
               !territory_by_insee(draft->territory, draft_text(draft, field), &commune)) {
        draft_remark(draft, INTAKE_INSEE_UNKNOWN, field, draft_text(draft, field));
        draft->fields[field].at = 0;
    }
}

/* A French number without its zero has nine digits; a short one (3949) keeps its four. */
void check_phone(struct draft *draft, int field)
{
    const char *phone = draft_text(draft, field);

    if (!fail_damaged(draft, field) && check_is_digits(phone, 9) && phone[0] != '0')
        restore_zero(draft, field);
}

void check_mail(struct draft *draft, int field)
{
    if (!value_is_mail(draft_text(draft, field)))
        check_fail(draft, INTAKE_ADDRESS, field, draft_text(draft, field));
}

void check_url(struct draft *draft, int field)
{
    if (!value_is_url(draft_text(draft, field)))
        check_fail(draft, INTAKE_ADDRESS, field, draft_text(draft, field));
}

void check_date(struct draft *draft, int field)
{
    struct text_buffer iso = {0};
    struct civil_date date;
    int days;

    if (!value_date(draft_text(draft, field), &date)) {
        check_fail(draft,
                   value_is_serial(draft_text(draft, field)) ? INTAKE_SPREADSHEET : INTAKE_DATE,
                   field, draft_text(draft, field));
        return;
    }
    days = civil_to_days(date);
    if (days < civil_to_days((struct civil_date){2000, 1, 1}) ||
        (days > draft->today && strcmp(draft->specs[field].name, "fin") != 0)) {
        check_fail(draft, INTAKE_DATE, field, draft_text(draft, field));
        return;
    }
    civil_write_iso(&iso, date);
    draft_put(draft, field, iso.data, iso.length);
    buffer_finish(&iso);
}

void check_hours_a_week(struct draft *draft, int field)
{
    double hours;

    if (!value_number(draft_text(draft, field), &hours) || hours < 0)
        check_fail(draft, INTAKE_VALUE, field, draft_text(draft, field));
}

/* A whole number, which a sheet with holes in the column writes 3.0. */
void check_weeks(struct draft *draft, int field)
{
    const char *text = draft_text(draft, field);
    size_t digits = strspn(text, "0123456789");
    bool whole = text[digits] == '\0' || strcmp(text + digits, ".0") == 0;
    double weeks;

    if (!whole || !value_number(text, &weeks) || weeks < 1)
        check_fail(draft, INTAKE_VALUE, field, text);
    else if (text[digits])
        draft->text.data[draft->fields[field].at + digits] = '\0';
}

void check_type(struct draft *draft, int field)
{
    if (!value_is_listed(VALUES_TYPES, draft_text(draft, field)))
        check_fail(draft, INTAKE_VALUE, field, draft_text(draft, field));
}

void check_fees(struct draft *draft, int field)
{
    if (!value_is_listed(VALUES_FEES, draft_text(draft, field)))
        check_fail(draft, INTAKE_VALUE, field, draft_text(draft, field));
}

/* « Cité des métiers » as the code that it names. */
static void spell_code(const char *name, char *out, size_t size)
{
    fold_search(name, out, size);
    for (; *out; out++)
        if (*out == ' ')
            *out = '_';
}

void check_network(struct draft *draft, int field)
{
    const struct networks *networks = draft->limits->networks;
    const char *code;
    char spelt[64];

    if (!networks)
        return;
    spell_code(draft_text(draft, field), spelt, sizeof spelt);
    if (networks_find(networks, "local", "reseau", draft_text(draft, field), &code, 1) == 0 &&
        networks_find(networks, "local", "reseau", spelt, &code, 1) == 0)
        check_fail(draft, INTAKE_NETWORK, field, draft_text(draft, field));
    else
        draft_put(draft, field, code, strlen(code));
}
