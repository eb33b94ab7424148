#include "model/pack/damage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "locale/time/date.h"

#define DIGITS "0123456789"

/* ------------------------------------------------------------------------------- looks */

/* Letters stand for themselves, 9 for one digit, 8 for one digit or none. Whole text. */
static bool has_shape(const char *text, const char *shape)
{
    for (; *shape; shape++) {
        bool digit = *text >= '0' && *text <= '9';

        if (*shape == '8' && !digit)
            continue;
        if (*shape == '8' || *shape == '9' ? !digit : *text != *shape)
            return false;
        text++;
    }
    return !*text;
}

static bool all_digits(const char *text, size_t length)
{
    return strlen(text) == length && strspn(text, DIGITS) == length;
}

/* « =18 », « #REF! », « #NOM? », « Err:508 »: a formula, or what is left of one. Text between bars
 * is compared without case, for machine cells are lower case. */
static bool looks_formula(const char *text)
{
    static const char *const results[] = {"#name?",   "#nom?",  "#ref!", "#value!",
                                          "#valeur!", "#div/0", "#null", "#nul!",
                                          "#n/a",     "#num!",  "err:",  "#nombre!"};

    if (text[0] == '=')
        return true;
    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        if (strncasecmp(text, results[i], strlen(results[i])) == 0)
            return true;
    return false;
}

static bool looks_boolean(const char *text)
{
    static const char *const words[] = {"vrai", "faux", "true", "false"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(text, words[i]) == 0)
            return true;
    return false;
}

/* A number begins `text`: « 12 », « 1,5 », « 1.5 ». How long it is; 0 without. */
static size_t number_length(const char *text)
{
    size_t whole = strspn(text, DIGITS);
    bool broken = whole && (text[whole] == ',' || text[whole] == '.');
    size_t rest = broken ? strspn(text + whole + 1, DIGITS) : 0;

    return rest ? whole + 1 + rest : whole;
}

static bool looks_percent(const char *text)
{
    size_t length = number_length(text);

    return length && strcmp(text + length + strspn(text + length, " "), "%") == 0;
}

/* « 3,88E+08 » */
static bool looks_scientific(const char *text)
{
    size_t length = number_length(text);
    const char *rest = text + length;

    if (!length || (*rest != 'e' && *rest != 'E') || (rest[1] != '+' && rest[1] != '-'))
        return false;
    return rest[2] && !rest[2 + strspn(rest + 2, DIGITS)];
}

static bool looks_decimal(const char *text)
{
    size_t length = number_length(text);

    return length > strspn(text, DIGITS) && !text[length];
}

/* ------------------------------------------------------------------------------- dates */

/* How long the name of a month, in letters, at `text`; French and English, whole or cut short. */
static size_t month_length(const char *text)
{
    static const char *const months[] = {
        "janvier", "février",  "fevrier",  "mars",      "avril",     "mai",      "juin",
        "juillet", "août",     "aout",     "octobre",   "novembre",  "décembre", "january",
        "march",   "april",    "may",      "june",      "july",      "august",   "sept",
        "october", "déc",      "dec",      "févr",      "fév",       "fev",      "feb",
        "avr",     "apr",      "janv",     "jan",       "juil",      "jul",      "jun",
        "mar",     "aug",      "sep",      "oct",       "nov",       "juill",    "novem",
        "septem",  "february", "december", "septembre", "september",
    };
    size_t best = 0;

    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        size_t length = strlen(months[i]);

        if (length > best && strncasecmp(text, months[i], length) == 0)
            best = length;
    }
    return best && text[best] == '.' ? best + 1 : best;
}

static const char *skip_gap(const char *text)
{
    return text + strspn(text, " -/");
}

/* « mars 3 », « 3-mars », « 1 sept. 2026 »: a month in letters with nothing but numbers around. */
static bool looks_month(const char *text)
{
    size_t before = strspn(text, DIGITS);
    const char *month = before ? skip_gap(text + before) : text;
    size_t length = month_length(month);

    if (before > 4 || (before && month == text + before) || !length)
        return false;
    const char *after = skip_gap(month + length);
    size_t count = strspn(after, DIGITS);

    if (after[count] || count > 4 || (count && after == month + length))
        return false;
    return (before || count) && (count || !*after);
}

static bool looks_date(const char *text)
{
    static const char *const shapes[] = {"98/98", "98/98/99", "98/98/9999", "9999-98-98",
                                         "99-99-9999"};

    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (has_shape(text, shapes[i]))
            return true;
    return looks_month(text);
}

/* ------------------------------------------------------------------------------- numbers */

/* « 1,2 » in a rule: « de 1 à 2 » can be proposed, the rest cannot be guessed. */
static void hint_of_decimal(const char *cell, enum column_kind kind, char hint[static 32])
{
    int low = 0, high = 0;
    bool two =
        sscanf(cell, "%5d,%5d", &low, &high) == 2 || sscanf(cell, "%5d.%5d", &low, &high) == 2;

    if (two && kind == COLUMN_DOORS)
        snprintf(hint, 32, "%d, %d", low, high);
    else if (two && low < high && (kind == COLUMN_IF || kind == COLUMN_QUESTION))
        snprintf(hint, 32, "[%d..%d]", low, high);
}

/* Nine digits: a French number whose zero is gone; eleven from 33: one whose + is gone. */
static void hint_of_phone(const char *cell, char hint[static 32])
{
    bool abroad = all_digits(cell, 11);
    const char *at = abroad ? cell + 2 : cell;

    snprintf(hint, 32, "%s%c %.2s %.2s %.2s %.2s", abroad ? "+33 " : "0", at[0], at + 1, at + 3,
             at + 5, at + 7);
}

static bool looks_cut_phone(const char *cell)
{
    return all_digits(cell, 9) || (all_digits(cell, 11) && strncmp(cell, "33", 2) == 0);
}

/* Short numbers (115, 3919) never begin with a zero: nothing can be lost. */
static bool is_short_number(const char *cell)
{
    size_t length = strspn(cell, DIGITS);

    return length >= 2 && length <= 4 && !cell[length];
}

/* ------------------------------------------------------------------------------- verdicts */

static bool is_text(enum column_kind kind)
{
    return kind == COLUMN_TEXT || kind == COLUMN_SAID;
}

static enum fault_code damage_of_form(enum column_kind kind, enum cell_form form, const char *cell)
{
    bool number = form == CELL_FORM_INTEGER || form == CELL_FORM_DECIMAL ||
                  form == CELL_FORM_PERCENT || form == CELL_FORM_OTHER;

    if (form == CELL_FORM_FORMULA)
        return FAULT_CELL_FORMULA;
    if (form == CELL_FORM_BOOLEAN)
        return FAULT_CELL_BOOLEAN;
    if (form == CELL_FORM_DATE)
        return kind == COLUMN_DATE ? FAULT_NONE : FAULT_CELL_AS_DATE;
    if (kind == COLUMN_PHONE && number && !is_short_number(cell))
        return looks_cut_phone(cell) ? FAULT_CELL_PHONE : FAULT_CELL_NUMBER;
    if (is_text(kind) && number)
        return FAULT_CELL_NUMBER;
    if (form == CELL_FORM_PERCENT || form == CELL_FORM_OTHER)
        return form == CELL_FORM_PERCENT ? FAULT_CELL_PERCENT : FAULT_CELL_NUMBER;
    if (form == CELL_FORM_DECIMAL && !(kind == COLUMN_DOORS && strchr(cell, ',')))
        return FAULT_CELL_DECIMAL;
    return FAULT_NONE;
}

static enum fault_code damage_of_look(enum column_kind kind, const char *cell)
{
    static const struct {
        bool (*looks)(const char *text);
        enum fault_code code;
    } looks[] = {
        {looks_boolean, FAULT_CELL_BOOLEAN},
        {looks_percent, FAULT_CELL_PERCENT},
        {looks_date, FAULT_CELL_AS_DATE},
        {looks_decimal, FAULT_CELL_DECIMAL},
    };

    if (looks_formula(cell))
        return FAULT_CELL_FORMULA;
    if (kind == COLUMN_DATE)
        return FAULT_NONE; /* read as a date, or refused as one, by its reader */
    if (looks_scientific(cell))
        return FAULT_CELL_SCIENTIFIC;
    if (kind == COLUMN_PHONE)
        return looks_cut_phone(cell) ? FAULT_CELL_PHONE : FAULT_NONE;
    if (is_text(kind) || (kind == COLUMN_DOORS && strchr(cell, ',')))
        return FAULT_NONE;
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (looks[i].looks(cell))
            return looks[i].code;
    return FAULT_NONE;
}

bool damage_find(enum column_kind kind, enum cell_form form, const char *cell,
                 struct damage *damage)
{
    enum fault_code code = damage_of_form(kind, form, cell);

    *damage = (struct damage){code ? code : damage_of_look(kind, cell), ""};
    if (damage->code == FAULT_CELL_DECIMAL)
        hint_of_decimal(cell, kind, damage->hint);
    if (damage->code == FAULT_CELL_PHONE)
        hint_of_phone(cell, damage->hint);
    return damage->code != FAULT_NONE;
}

bool damage_is(enum fault_code code)
{
    static const bool damages[FAULT_COUNT] = {
        [FAULT_CELL_FORMULA] = true,    [FAULT_CELL_BOOLEAN] = true, [FAULT_CELL_AS_DATE] = true,
        [FAULT_CELL_NUMBER] = true,     [FAULT_CELL_PHONE] = true,   [FAULT_CELL_PERCENT] = true,
        [FAULT_CELL_SCIENTIFIC] = true, [FAULT_CELL_ZERO] = true,    [FAULT_CELL_DECIMAL] = true,
    };

    return damages[code];
}

bool damage_of_header(const char *header)
{
    return header[0] != '=' && looks_formula(header);
}

/* ------------------------------------------------------------------------------- places */

bool damage_of_department(const char *cell, char hint[static 8])
{
    const char *code = cell[0] == 'd' ? cell + 1 : cell;
    bool corsica = code[0] == '2' && (code[1] == 'a' || code[1] == 'b') && !code[2];
    size_t length = strspn(code, DIGITS);
    bool number = length >= 1 && length <= 3 && !code[length];

    if ((!number && !corsica) || (cell[0] == 'd' && length != 1) || (cell[0] == 'd' && corsica))
        return false;
    snprintf(hint, 8, length == 1 && number ? "d0%.3s" : "d%.3s", code);
    return true;
}

bool damage_of_commune(const char *cell, char hint[static 8])
{
    const char *code = cell[0] == 'c' ? cell + 1 : cell;

    if (!all_digits(code, 4))
        return false;
    snprintf(hint, 8, "c0%.4s", code);
    return true;
}
