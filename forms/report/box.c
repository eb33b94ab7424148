#include "forms/report/box.h"

#include <limits.h>
#include <stdlib.h>

#include "forms/explain/words.h"
#include "locale/say/number.h"
#include "locale/say/say.h"

enum { LISTED_MOST = 8 };

/* ------------------------------------------------------------------------------- counts */

void report_count(verify_count count, struct text_buffer *out)
{
    char digits[VERIFY_DIGITS_MOST];

    if (count <= LLONG_MAX)
        number_write(out, (long long)count);
    else
        buffer_add(out, verify_count_write(count, digits));
}

void report_situations(verify_count count, struct text_buffer *out)
{
    report_count(count, out);
    buffer_add(out, say_n(" situation", " situations", count < 2 ? (unsigned long)count : 2));
}

/* ------------------------------------------------------------------------------- places */

int report_place_symbol(const struct pack *pack, int question, const struct verify_place *place)
{
    return question == pack->zone_question     ? place->zone
           : question == pack->region_question ? place->region
                                               : place->department;
}

int report_place_question(const struct pack *pack)
{
    const int candidates[] = {pack->department_question, pack->zone_question,
                              pack->region_question};

    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        if (candidates[i] >= 0 && pack->questions[candidates[i]].used)
            return candidates[i];
    return -1;
}

/* Symbols of the places of a side, each once; the caller frees. */
static int *place_symbols(const struct pack *pack, const struct verify_side *side, int question,
                          size_t *count)
{
    int *symbols = calloc(side->place_count + 1, sizeof *symbols);

    *count = 0;
    for (size_t i = 0; symbols && i < side->place_count; i++) {
        int symbol = report_place_symbol(pack, question, &side->places[i]);
        size_t known = 0;

        while (known < *count && symbols[known] != symbol)
            known++;
        if (known == *count)
            symbols[(*count)++] = symbol;
    }
    return symbols;
}

/* ------------------------------------------------------------------------------- words */

/* A list said piece by piece: « a, b ou c », cut after LISTED_MOST. */
struct saying {
    struct text_buffer *out;
    size_t said, whole;
};

static bool next_piece(struct saying *saying)
{
    size_t at = saying->said++;
    bool cut = saying->whole > LISTED_MOST + 1 && at >= LISTED_MOST;

    if (!cut && at)
        buffer_add(saying->out, at + 1 == saying->whole ? _(" ou ") : ", ");
    if (cut && at == LISTED_MOST)
        buffer_addf(saying->out, _(" et %zu autres"), saying->whole - LISTED_MOST);
    return !cut;
}

static void say_symbols(const struct pack *pack, int question, const int *symbols, size_t count,
                        const char *language, struct saying *saying)
{
    for (size_t i = 0; i < count; i++)
        if (next_piece(saying))
            words_symbol(pack, question, symbols[i], language, saying->out);
}

static void say_places(const struct pack *pack, const struct verify_side *side,
                       const char *language, struct saying *saying)
{
    int question = report_place_question(pack);
    size_t count = 0;
    int *symbols = question >= 0 ? place_symbols(pack, side, question, &count) : NULL;

    saying->whole = count + side->blank;
    if (side->blank && next_piece(saying))
        buffer_add(saying->out, _("pas dit"));
    say_symbols(pack, question, symbols, count, language, saying);
    free(symbols);
}

static void say_with(const struct pack *pack, const struct verify_side *side, const char *language,
                     struct text_buffer *out)
{
    for (size_t i = 0; i < side->with_count; i++) {
        buffer_add(out, i ? _(" et ") : _("avec "));
        words_symbol(pack, side->question, side->with[i], language, out);
    }
    for (size_t i = 0; i < side->without_count; i++) {
        buffer_add(out, i ? _(" ni ") : side->with_count ? _(", sans ") : _("sans "));
        words_symbol(pack, side->question, side->without[i], language, out);
    }
    if (side->other)
        buffer_add(out, side->with_count + side->without_count ? _(", et autre chose")
                                                               : _("autre chose"));
}

static void say_side(const struct pack *pack, const struct verify_side *side, const char *language,
                     struct text_buffer *out)
{
    struct saying saying = {out, 0, side->symbol_count + side->range_count + side->blank};
    bool several = side->with_count + side->without_count > 0 || side->other;

    if (side->place_count) {
        say_places(pack, side, language, &saying);
        return;
    }
    saying.whole += side->said + (size_t)several;
    if (side->blank && next_piece(&saying))
        buffer_add(out, _("pas dit"));
    if (side->said && next_piece(&saying))
        buffer_add(out, _("une réponse, quelle qu’elle soit"));
    say_symbols(pack, side->question, side->symbols, side->symbol_count, language, &saying);
    for (size_t i = 0; i < side->range_count; i++)
        if (next_piece(&saying))
            words_range(side->ranges[i].from, side->ranges[i].to, out);
    if (several && next_piece(&saying))
        say_with(pack, side, language, out);
}

void report_box(const struct pack *pack, const struct verify_box *box, const char *language,
                struct text_buffer *out)
{
    if (!box->count)
        buffer_add(out, _("quelles que soient les réponses"));
    for (size_t i = 0; i < box->count; i++) {
        bool place = box->sides[i].place_count && report_place_question(pack) >= 0;

        buffer_add(out, i ? _(" ; ") : "");
        words_question(pack, place ? report_place_question(pack) : box->sides[i].question, language,
                       out);
        buffer_add(out, " = ");
        say_side(pack, &box->sides[i], language, out);
    }
}
