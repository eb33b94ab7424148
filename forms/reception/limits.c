#include "forms/reception/limits.h"

#include <stdio.h>

#include "forms/explain/explain.h"
#include "locale/say/format.h"
#include "locale/say/say.h"

static void say_count(const char *sentence, int held, int most, struct text_buffer *out)
{
    char reached[16], allowed[16];
    const struct say_value values[] = {{"nombre", reached}, {"plafond", allowed}};

    snprintf(reached, sizeof reached, "%d", held);
    snprintf(allowed, sizeof allowed, "%d", most);
    say_format(out, sentence, values, 2);
}

bool limits_say_past(const struct reception *reception, struct text_buffer *out)
{
    const struct pack *pack = reception_pack(reception);
    struct visit_chain past;

    if (!reception_past(reception, &past))
        return false;
    if (pack->interviews_most && past.interviews >= pack->interviews_most)
        say_count(_("{nombre} entretiens déjà en un an sur ce parcours ; ce territoire en "
                    "prévoit {plafond} au plus."),
                  past.interviews, pack->interviews_most, out);
    else if (pack->hours_most && past.minutes >= pack->hours_most * 60)
        say_count(_("{nombre} h d’entretien déjà sur ce parcours ; ce territoire en prévoit "
                    "{plafond} au plus."),
                  past.minutes / 60, pack->hours_most, out);
    else
        return false;
    return true;
}

bool limits_say_first_doors(const struct pack *pack, int network, const char *language,
                            struct text_buffer *out)
{
    struct text_buffer names = {0};

    if (pack_is_first_door(pack, network))
        return false;
    for (size_t i = 0; i < pack->network_count; i++) {
        if (!pack->networks[i].first_door)
            continue;
        buffer_add(&names, names.length ? ", " : "");
        explain_brief_name(pack_network_public_name(pack, (int)i, language), &names);
    }
    const struct say_value values[] = {{"reseaux", buffer_text(&names)}};

    say_format(out, _("dans ce territoire, la première porte est tenue par : {reseaux}."), values,
               1);
    buffer_finish(&names);
    return true;
}
