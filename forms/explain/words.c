#include "forms/explain/words.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

#include "locale/say/say.h"

/* The sheets give no label to what the commune says: these are the words of the territory. */
static const char *place_label(const struct pack *pack, int question)
{
    return question == pack->department_question ? _("Département")
           : question == pack->region_question   ? _("Région")
           : question == pack->zone_question     ? _("Bassin")
                                                 : "";
}

void words_question(const struct pack *pack, int question, const char *language,
                    struct text_buffer *out)
{
    const struct question *asked = &pack->questions[question];
    const char *label = pack_say_short(pack, &asked->short_label, &asked->label, language);

    if (!label[0])
        label = place_label(pack, question);
    buffer_addf(out, _("« %s »"), label[0] ? label : asked->name);
}

void words_symbol(const struct pack *pack, int question, int symbol, const char *language,
                  struct text_buffer *out)
{
    const struct choice *choice = pack_choice_of(pack, question, symbol);
    const char *label =
        choice ? pack_say_short(pack, &choice->short_label, &choice->label, language) : "";

    if (!label[0])
        label = symbols_name(pack->symbols, symbol);
    buffer_add(out, label[0] ? label : _("ailleurs"));
}

void words_range(int low, int high, struct text_buffer *out)
{
    if (low == high)
        buffer_addf(out, "%d", low);
    else if (low == INT_MIN)
        buffer_addf(out, _("%d ou moins"), high);
    else if (high == INT_MAX)
        buffer_addf(out, _("%d ou plus"), low);
    else
        buffer_addf(out, _("%d à %d"), low, high);
}

void words_value(const struct pack *pack, int question, const struct value *value,
                 const char *language, struct text_buffer *out)
{
    if (value->kind == VALUE_BLANK)
        buffer_add(out, _("pas dit"));
    else if (value->kind == VALUE_NUMBER)
        buffer_addf(out, "%d", value->number);
    else if (value->kind == VALUE_NAME)
        words_symbol(pack, question, value->number, language, out);
    for (size_t i = 0; value->kind == VALUE_SET && i < value->count; i++) {
        buffer_add(out, i ? ", " : "");
        words_symbol(pack, question, value->set[i], language, out);
    }
}

static void add_item(const struct pack *pack, int question, const struct cell_item *item,
                     const char *language, struct text_buffer *out)
{
    if (item->kind == CELL_RANGE)
        words_range(item->low, item->high, out);
    else if (item->kind == CELL_BLANK)
        buffer_add(out, _("pas dit"));
    else
        words_symbol(pack, question, item->low, language, out);
}

void words_cell(const struct pack *pack, int question, const struct cell *cell,
                const char *language, struct text_buffer *out)
{
    if (cell->any)
        buffer_add(out, _("n’importe quelle réponse"));
    if (cell->negated)
        buffer_add(out, _("tout sauf "));
    for (size_t i = 0; !cell->any && i < cell->count; i++) {
        buffer_add(out, i == 0 ? "" : i + 1 < cell->count ? ", " : _(" ou "));
        add_item(pack, question, &cell->items[i], language, out);
    }
}

/* ------------------------------------------------------------------------------- places */

/* The name of the workbook that holds every sheet, NULL for a folder of them. */
static const char *workbook(const struct pack *pack)
{
    const char *name = strrchr(pack->folder, '/'), *end = strrchr(pack->folder, '.');

    return end && strcasecmp(end, ".ods") == 0 ? (name ? name + 1 : pack->folder) : NULL;
}

void words_file(const struct pack *pack, const char *sheet, struct text_buffer *out)
{
    const char *book = workbook(pack);

    if (book)
        buffer_add(out, book);
    else
        buffer_addf(out, "%s.csv", sheet);
}

void words_place(const struct pack *pack, const char *sheet, unsigned row, struct text_buffer *out)
{
    words_file(pack, sheet, out);
    if (workbook(pack))
        buffer_addf(out, _(", feuille %s"), sheet);
    if (row)
        buffer_addf(out, _(", ligne %u"), row);
}
