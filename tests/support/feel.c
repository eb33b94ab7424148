#include "tests/support/feel.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "locale/time/date.h"

static bool take(const char **at, const char *word)
{
    size_t length = strlen(word);

    *at += strspn(*at, " ");
    if (strncmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

/* ------------------------------------------------------------------------------- literals */

static bool read_string(const char **at, struct feel_literal *literal)
{
    const char *end = strchr(*at + 1, '"');

    if (!end)
        return false;
    *literal = (struct feel_literal){FEEL_STRING, 0, 0, *at + 1, (size_t)(end - *at - 1)};
    *at = end + 1;
    return true;
}

static bool read_date(const char **at, struct feel_literal *literal)
{
    bool call = **at == 'd';
    struct civil_date date;
    char text[16];

    *at += call ? strlen("date(") : strlen("@");
    if (**at != '"' || !read_string(at, literal) || literal->length >= sizeof text)
        return false;
    snprintf(text, sizeof text, "%.*s", (int)literal->length, literal->text);
    if (!civil_parse(text, &date))
        return false;
    literal->kind = FEEL_DATE;
    literal->number = civil_to_days(date);
    return !call || take(at, ")");
}

static bool read_number(const char **at, struct feel_literal *literal)
{
    bool minus = **at == '-', point = false;
    const char *from = *at + minus;
    int digits = 0;

    *literal = (struct feel_literal){.kind = FEEL_NUMBER};
    for (*at = from; isdigit((unsigned char)**at) || (**at == '.' && !point); (*at)++) {
        if (**at == '.' && (*at)[1] == '.')
            break; /* the dots of an interval */
        if (**at == '.') {
            point = true;
            continue;
        }
        literal->number = literal->number * 10 + (**at - '0');
        literal->decimals += point;
        if (++digits > 15)
            return false;
    }
    if (minus)
        literal->number = -literal->number;
    return digits > 0;
}

static bool read_word(const char **at, struct feel_literal *literal)
{
    static const struct {
        const char *word;
        struct feel_literal meaning;
    } words[] = {
        {"true", {.kind = FEEL_BOOLEAN, .number = 1}},
        {"false", {.kind = FEEL_BOOLEAN}},
        {"null", {.kind = FEEL_NULL}},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i].word);

        if (strncmp(*at, words[i].word, length) != 0 || isalnum((unsigned char)(*at)[length]))
            continue;
        *literal = words[i].meaning;
        *at += length;
        return true;
    }
    return false;
}

bool feel_literal(const char **at, struct feel_literal *literal)
{
    *at += strspn(*at, " ");
    if (**at == '"')
        return read_string(at, literal);
    if (**at == '@' || strncmp(*at, "date(", 5) == 0)
        return read_date(at, literal);
    return read_word(at, literal) || read_number(at, literal);
}

/* ------------------------------------------------------------------------------- tests */

static bool read_interval(const char **at, struct feel_item *item)
{
    item->has_low = item->has_high = true;
    item->low_open = *(*at)++ != '[';
    if (!feel_literal(at, &item->low) || !take(at, "..") || !feel_literal(at, &item->high))
        return false;
    *at += strspn(*at, " ");
    if (!**at || !strchr("])[", **at))
        return false;
    item->high_open = *(*at)++ != ']';
    return true;
}

static bool read_item(const char **at, struct feel_item *item, bool *different)
{
    static const struct {
        const char *sign;
        bool low, high, open;
    } signs[] = {
        {"<=", false, true, false}, {">=", true, false, false}, {"!=", true, true, false},
        {"<", false, true, true},   {">", true, false, true},   {"=", true, true, false},
        {"", true, true, false},
    };
    struct feel_literal bound;
    size_t sign = 0;

    *item = (struct feel_item){.has_low = false};
    *at += strspn(*at, " ");
    if (**at && strchr("[(]", **at))
        return read_interval(at, item);
    while (!take(at, signs[sign].sign))
        sign++;
    if (!feel_literal(at, &bound))
        return false;
    *different = *different || strcmp(signs[sign].sign, "!=") == 0;
    *item = (struct feel_item){
        bound, bound, signs[sign].low, signs[sign].high, signs[sign].open, signs[sign].open};
    return true;
}

static bool read_test(const char *at, struct feel_test *test)
{
    bool different = false;

    *test = (struct feel_test){.count = 0};
    if (strcmp(at + strspn(at, " "), "-") == 0)
        return test->any = true;
    test->negated = take(&at, "not(");
    do {
        if (test->count == FEEL_ITEMS_MOST ||
            !read_item(&at, &test->items[test->count++], &different))
            return false;
    } while (take(&at, ","));
    if (test->negated && !take(&at, ")"))
        return false;
    /* « != » is « not » when it stands alone; among others it would need two cells */
    if (different && (test->negated || test->count > 1))
        return false;
    test->negated = test->negated || different;
    return !at[strspn(at, " ")];
}

static bool is_own_word(const char *word, size_t length)
{
    static const char *const words[] = {"date", "not", "true", "false", "null"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncmp(words[i], word, length) == 0)
            return true;
    return false;
}

/* What was not read holds what S-FEEL has and packs have not; strings are passed over. */
static enum feel_verdict feel_verdict(const char *text)
{
    bool call = false, name = false, sign = false;

    for (const char *at = text; *at; at++) {
        const char *from = at;

        if (*at == '"' && strchr(at + 1, '"')) {
            at = strchr(at + 1, '"');
        } else if (isalpha((unsigned char)*at)) {
            while (isalnum((unsigned char)at[1]))
                at++;
            bool own = is_own_word(from, (size_t)(at + 1 - from));

            call = call || (at[1] == '(' && !own);
            name = name || (at[1] != '(' && !own);
        }
        sign = sign || strchr("+*/", *at) || (*at == '-' && at > text && at[1] == ' ');
        name = name || *at == '?';
    }
    return call ? FEEL_CALL : sign ? FEEL_ARITHMETIC : name ? FEEL_NAME : FEEL_UNKNOWN;
}

enum feel_verdict feel_read_test(const char *text, struct feel_test *test)
{
    return read_test(text, test) ? FEEL_READ : feel_verdict(text);
}

enum feel_verdict feel_read_literal(const char *text, struct feel_literal *literal)
{
    const char *at = text;

    if (feel_literal(&at, literal) && !at[strspn(at, " ")])
        return FEEL_READ;
    return feel_verdict(text);
}

int feel_read_list(const char *text, struct feel_literal *literals, size_t most)
{
    const char *at = text;
    size_t count = 0;

    if (!at[strspn(at, " ")])
        return 0;
    do {
        if (count == most || !feel_literal(&at, &literals[count++]))
            return -1;
    } while (take(&at, ","));
    return at[strspn(at, " ")] ? -1 : (int)count;
}
