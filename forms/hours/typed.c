#include "forms/hours/typed.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "forms/hours/opening.h"
#include "locale/text/fold.h"
#include "model/hours/hours.h"

enum { WORD_SIZE = 32, TYPED_MOST = 1000 };

enum token { TOKEN_NONE, TOKEN_DAY, TOKEN_HOUR, TOKEN_OFF, TOKEN_TO, TOKEN_SKIP, TOKEN_END };

/* What was read so far. */
struct reading {
    const char *at;
    struct text_buffer *out;
    enum token last; /* that was written */
    bool to;         /* « à », « - » stands before the next one */
    bool off;        /* « fermé » was said before the days it closes */
    int hours;       /* of the rule: they come by pairs */
    char text[12];   /* of the token */
    bool wrong;
};

static const struct {
    const char *word; /* folded; a day may be any beginning of it from two letters */
    enum token token;
    const char *text;
} words[] = {
    {"lundi", TOKEN_DAY, "Mo"},    {"mardi", TOKEN_DAY, "Tu"},    {"mercredi", TOKEN_DAY, "We"},
    {"jeudi", TOKEN_DAY, "Th"},    {"vendredi", TOKEN_DAY, "Fr"}, {"samedi", TOKEN_DAY, "Sa"},
    {"dimanche", TOKEN_DAY, "Su"}, {"feries", TOKEN_DAY, "PH"},   {"ferie", TOKEN_DAY, "PH"},
    {"ferme", TOKEN_OFF, "off"},   {"a", TOKEN_TO, ""},           {"au", TOKEN_TO, ""},
    {"jusqu", TOKEN_SKIP, ""},     {"de", TOKEN_SKIP, ""},        {"du", TOKEN_SKIP, ""},
    {"le", TOKEN_SKIP, ""},        {"les", TOKEN_SKIP, ""},       {"et", TOKEN_SKIP, ""},
    {"jours", TOKEN_SKIP, ""},     {"jour", TOKEN_SKIP, ""},      {"puis", TOKEN_SKIP, ""},
    {"ouvert", TOKEN_SKIP, ""},
};

static bool is_word(const char *word, size_t at)
{
    size_t length = strlen(word);

    if (words[at].token != TOKEN_DAY || length < 2 || words[at].text[0] == 'P')
        return strcmp(word, words[at].word) == 0;
    return strncmp(word, words[at].word, length) == 0;
}

/* A letter, or the first byte of one that has an accent (U+00C0 to U+017F). */
static bool is_letter(char byte)
{
    return isalpha((unsigned char)byte) ||
           ((unsigned char)byte >= 0xC3 && (unsigned char)byte <= 0xC5);
}

static bool is_inside(char byte)
{
    return is_letter(byte) || ((unsigned char)byte & 0xC0) == 0x80;
}

static enum token read_word(struct reading *reading)
{
    char raw[WORD_SIZE], word[WORD_SIZE];
    size_t length = 0;

    for (; is_inside(*reading->at); reading->at++)
        if (length + 1 < sizeof raw)
            raw[length++] = *reading->at;
    raw[length] = '\0';
    fold_search(raw, word, sizeof word);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(word, i)) {
            snprintf(reading->text, sizeof reading->text, "%s", words[i].text);
            return words[i].token;
        }
    reading->wrong = true;
    return TOKEN_NONE;
}

static int read_number(struct reading *reading)
{
    int value = 0, digits = 0;

    for (; isdigit((unsigned char)*reading->at) && digits < 3; digits++)
        value = value * 10 + (*reading->at++ - '0');
    return digits && digits < 3 ? value : -1;
}

/* Two digits of minutes: « 12h 14h » is two hours. */
static bool are_minutes(const char *at)
{
    if (!isdigit((unsigned char)at[0]) || !isdigit((unsigned char)at[1]))
        return false;
    const char *next = at + 2 + strspn(at + 2, " ");

    return !isdigit((unsigned char)at[2]) && *next != 'h' && *next != 'H';
}

/* « 9h », « 9 h 30 », « 9:00 », « 09h00 »: never a bare number. */
static enum token read_hour(struct reading *reading)
{
    int hour = read_number(reading), minute = 0;
    const char *mark = reading->at + strspn(reading->at, " ");
    bool letter = *mark == 'h' || *mark == 'H';

    if (!letter && *mark != ':') {
        reading->wrong = true;
        return TOKEN_NONE;
    }
    reading->at = mark + 1;
    const char *after = reading->at + (letter ? strspn(reading->at, " ") : 0);

    if (are_minutes(after)) {
        reading->at = after;
        minute = read_number(reading);
    } else if (!letter) {
        minute = -1;
    }
    reading->wrong |= hour < 0 || hour > 24 || minute < 0 || minute > 59;
    if (!reading->wrong)
        snprintf(reading->text, sizeof reading->text, "%02d:%02d", hour % 25, minute % 60);
    return TOKEN_HOUR;
}

/* The mark that stands here, and after it. */
static bool passes(struct reading *reading, const char *const *marks)
{
    for (; *marks; marks++)
        if (strncmp(reading->at, *marks, strlen(*marks)) == 0) {
            reading->at += strlen(*marks);
            return true;
        }
    return false;
}

static enum token next_token(struct reading *reading)
{
    static const char *const to[] = {"-", "–", NULL};
    static const char *const every_day[] = {"tous les jours", "Tous les jours", NULL};
    static const char *const between[] = {" ", ",", ";",  ".",      "/",      ":",
                                          "'", "’", "\n", "\u00a0", "\u202f", NULL};

    if (!*reading->at)
        return TOKEN_END;
    if (isdigit((unsigned char)*reading->at))
        return read_hour(reading);
    if (passes(reading, to))
        return TOKEN_TO;
    if (passes(reading, between))
        return TOKEN_SKIP;
    if (passes(reading, every_day)) {
        snprintf(reading->text, sizeof reading->text, "Mo-Su");
        return TOKEN_DAY;
    }
    if (is_letter(*reading->at))
        return read_word(reading);
    reading->wrong = true;
    return TOKEN_NONE;
}

/* What stands between the last token and this one. */
static const char *between(const struct reading *reading, enum token token)
{
    enum token last = reading->last;

    if (last == TOKEN_NONE)
        return "";
    if (token == TOKEN_DAY)
        return last == TOKEN_DAY ? reading->to ? "-" : "," : ", ";
    if (token == TOKEN_HOUR && last == TOKEN_HOUR)
        return reading->hours % 2 ? "-" : ",";
    return " ";
}

static void write_token(struct reading *reading, enum token token)
{
    buffer_addf(reading->out, "%s%s", between(reading, token), reading->text);
    reading->hours = token == TOKEN_HOUR ? reading->hours + 1 : 0;
    reading->last = token;
    reading->to = false;
}

static void take(struct reading *reading, enum token token)
{
    bool pair = token == TOKEN_HOUR && reading->last == TOKEN_HOUR && reading->hours % 2;

    if (token == TOKEN_OFF && reading->last != TOKEN_DAY) {
        reading->wrong |= reading->off;
        reading->off = true; /* written after its days */
        return;
    }
    /* « de 9h, 12h » is not a span, and « lundi fermé 9h » is not a rule */
    reading->wrong |= pair != (reading->to && token == TOKEN_HOUR) ||
                      (token == TOKEN_HOUR && reading->last == TOKEN_OFF) ||
                      (token != TOKEN_DAY && reading->off);
    write_token(reading, token);
}

static bool rewrite(const char *typed, struct text_buffer *out)
{
    struct reading reading = {.at = typed, .out = out};
    enum token token;

    while (!reading.wrong && (token = next_token(&reading)) != TOKEN_END) {
        if (token == TOKEN_TO)
            reading.to = true;
        else if (token != TOKEN_SKIP && !reading.wrong)
            take(&reading, token);
    }
    if (reading.off && reading.last == TOKEN_DAY)
        buffer_add(out, " off");
    return !reading.wrong && !reading.to;
}

bool hours_typed(const char *typed, struct text_buffer *out)
{
    struct text_buffer text = {0};
    struct hours hours;
    bool known;

    hours_read(typed, &hours);
    known = hours.known;
    if (!known && strlen(typed) < TYPED_MOST && rewrite(typed, &text)) {
        hours_read(buffer_text(&text), &hours);
        known = hours.known;
        buffer_add(out, known ? buffer_text(&text) : typed);
    } else {
        buffer_add(out, typed);
    }
    buffer_finish(&text);
    return known;
}

void hours_to_type(const char *text, struct text_buffer *out)
{
    struct text_buffer said = {0}, back = {0}, again = {0};

    opening_say_text(text, &said);
    bool same = hours_typed(buffer_text(&said), &back);

    opening_say_text(buffer_text(&back), &again);
    same = same && strcmp(buffer_text(&said), buffer_text(&again)) == 0;
    buffer_add(out, same ? buffer_text(&said) : text);
    buffer_finish(&said);
    buffer_finish(&back);
    buffer_finish(&again);
}
