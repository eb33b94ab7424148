#include "tui/desk/suggest.h"

#include <string.h>

#include "locale/text/buffer.h"
#include "locale/text/fold.h"
#include "locale/text/utf8.h"

void suggest_set(struct field_choice *choice, const char *code, const char *label)
{
    *choice = (struct field_choice){.code = ""};
    utf8_copy(choice->code, FORM_CODE_SIZE, code);
    utf8_copy(choice->label, FORM_LABEL_SIZE, label);
}

bool suggest_answers(const char *label, const char *typed)
{
    char words[FORM_LABEL_SIZE * 2], wanted[FORM_LABEL_SIZE * 2];

    fold_search(label, words, sizeof words);
    fold_search(typed, wanted, sizeof wanted);
    for (const char *at = words; at; at = strchr(at, ' ')) {
        at += *at == ' ';
        if (strncmp(at, wanted, strlen(wanted)) == 0)
            return true;
    }
    return false;
}

/* « Cherbourg-Octeville -> Cherbourg-en-Cotentin (50) ». */
static void set_commune(struct field_choice *choice, const struct territory_hit *hit)
{
    const struct commune *commune = &hit->commune;
    struct text_buffer label = {0};

    if (hit->old_name)
        buffer_addf(&label, "%s -> ", hit->old_name);
    buffer_addf(&label, "%s (%s)", commune->name, commune->department);
    if (hit->match == MATCH_POSTCODE && commune->postcode_count)
        buffer_addf(&label, " %s", commune->postcodes[0]);
    suggest_set(choice, commune->insee, buffer_text(&label));
    if (hit->old_name) {
        buffer_clear(&label);
        buffer_addf(&label, "-> %s", commune->name);
        utf8_copy(choice->short_label, sizeof choice->short_label, buffer_text(&label));
    }
    buffer_finish(&label);
}

size_t suggest_communes(const struct territory *territory, const char *typed,
                        struct field_choice *choices, size_t most)
{
    struct territory_hit hits[FORM_CHOICES_MOST];

    if (!territory || !typed[0])
        return 0;
    size_t count = territory_search(territory, typed, hits,
                                    most < FORM_CHOICES_MOST ? most : FORM_CHOICES_MOST);

    for (size_t i = 0; i < count; i++)
        set_commune(&choices[i], &hits[i]);
    return count;
}
