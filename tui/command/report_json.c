#include "tui/command/report_json.h"

#include <limits.h>

#include "forms/explain/words.h"
#include "model/base/clock.h"

static void add_day(struct json_page *page, const char *key, int day)
{
    char shown[CLOCK_DAY_SIZE];

    if (day != INT_MIN && day != INT_MAX)
        clock_day_text(civil_from_days(day), shown);
    json_text(page, key, day == INT_MIN || day == INT_MAX ? NULL : shown);
}

void json_period(struct json_page *page, const struct period *period)
{
    add_day(page, "from", period->from);
    add_day(page, "to", period->to);
}

void json_count(struct json_page *page, const char *key, verify_count count)
{
    char digits[VERIFY_DIGITS_MOST];

    json_digits(page, key, verify_count_write(count, digits));
}

void json_networks(struct json_page *page, const char *key, const struct pack *pack,
                   const int *networks, size_t count)
{
    json_open(page, key, '[');
    for (size_t i = 0; i < count; i++)
        json_text(page, NULL, pack->networks[networks[i]].code);
    json_close(page, ']');
}

/* ------------------------------------------------------------------------------- boxes */

static const char *name_of(const struct pack *pack, int symbol)
{
    const char *name = symbols_name(pack->symbols, symbol);

    return name[0] ? name : NULL;
}

static void add_symbols(struct json_page *page, const char *key, const struct pack *pack,
                        const int *symbols, size_t count)
{
    if (!count)
        return;
    json_open(page, key, '[');
    for (size_t i = 0; i < count; i++)
        json_text(page, NULL, name_of(pack, symbols[i]));
    json_close(page, ']');
}

static void add_ranges(struct json_page *page, const struct verify_side *side)
{
    if (!side->range_count)
        return;
    json_open(page, "ranges", '[');
    for (size_t i = 0; i < side->range_count; i++) {
        json_open(page, NULL, '[');
        json_number(page, NULL, side->ranges[i].from);
        json_number(page, NULL, side->ranges[i].to);
        json_close(page, ']');
    }
    json_close(page, ']');
}

static void add_places(struct json_page *page, const struct pack *pack,
                       const struct verify_side *side)
{
    if (!side->place_count)
        return;
    json_open(page, "places", '[');
    for (size_t i = 0; i < side->place_count; i++) {
        json_open(page, NULL, '{');
        json_text(page, "departement", name_of(pack, side->places[i].department));
        json_text(page, "region", name_of(pack, side->places[i].region));
        json_text(page, "bassin", name_of(pack, side->places[i].zone));
        json_close(page, '}');
    }
    json_close(page, ']');
}

void json_box(struct json_page *page, const struct pack *pack, const struct verify_box *box)
{
    json_open(page, "box", '[');
    for (size_t i = 0; i < box->count; i++) {
        const struct verify_side *side = &box->sides[i];

        json_open(page, NULL, '{');
        json_text(page, "question", pack->questions[side->question].name);
        json_truth(page, "blank", side->blank);
        add_symbols(page, "values", pack, side->symbols, side->symbol_count);
        add_ranges(page, side);
        add_places(page, pack, side);
        add_symbols(page, "with", pack, side->with, side->with_count);
        add_symbols(page, "without", pack, side->without, side->without_count);
        if (side->other)
            json_truth(page, "other", true);
        if (side->said)
            json_truth(page, "said", true);
        json_close(page, '}');
    }
    json_close(page, ']');
}

/* ------------------------------------------------------------------------------- findings */

static void add_place(struct json_page *page, const struct pack *pack,
                      const struct report_line *line)
{
    struct text_buffer file = {0};

    if (!line->sheet[0])
        return;
    words_file(pack, line->sheet, &file);
    json_text(page, "file", buffer_text(&file));
    json_text(page, "sheet", line->sheet);
    if (line->row)
        json_number(page, "row", line->row);
    buffer_finish(&file);
}

static void add_questions(struct json_page *page, const struct pack *pack,
                          const struct verify_finding *finding)
{
    json_open(page, "questions", '[');
    for (size_t i = 0; i < finding->question_count; i++)
        json_text(page, NULL, pack->questions[finding->questions[i]].name);
    json_close(page, ']');
}

static void add_subject(struct json_page *page, const struct pack *pack,
                        const struct verify_finding *finding)
{
    if (finding->rule >= 0)
        json_text(page, "rule", pack->rules[finding->rule].id);
    if (finding->other >= 0)
        json_text(page, "other_rule", pack->rules[finding->other].id);
    if (finding->network >= 0)
        json_text(page, "network", pack->networks[finding->network].code);
    if (finding->question >= 0)
        json_text(page, "question", pack->questions[finding->question].name);
    if (finding->example >= 0)
        json_text(page, "example", pack->cases[finding->example].name);
    if (finding->network_count)
        json_networks(page, "networks", pack, finding->networks, finding->network_count);
    if (finding->question_count)
        add_questions(page, pack, finding);
    add_symbols(page, "values", pack, finding->symbols, finding->symbol_count);
    if (finding->word)
        json_text(page, "word", finding->word);
    if (finding->language >= 0)
        json_text(page, "language", pack->languages[finding->language]);
    if (finding->count)
        json_number(page, "count", (long long)finding->count);
}

void json_finding(struct json_page *page, const struct pack *pack, const struct report_line *line)
{
    static const char *const severities[] = {
        [VERIFY_INFORMATION] = "information",
        [VERIFY_WARNING] = "warning",
        [VERIFY_REFUSED] = "refused",
    };
    const struct verify_finding *finding = line->finding;

    json_open(page, NULL, '{');
    json_text(page, "code", line->code);
    json_text(page, "severity", severities[finding->severity]);
    json_text(page, "said", line->said);
    json_text(page, "advice", line->advice[0] ? line->advice : NULL);
    add_place(page, pack, line);
    json_period(page, &finding->period);
    if (finding->doors == DOOR_1 || finding->doors == DOOR_2)
        json_number(page, "door", finding->doors == DOOR_2 ? 2 : 1);
    add_subject(page, pack, finding);
    if (finding->situations) {
        json_count(page, "situations", finding->situations);
        json_box(page, pack, &finding->box);
    }
    json_close(page, '}');
}
