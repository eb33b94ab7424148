#include "forms/explain/account.h"
#include "forms/explain/words.h"
#include "locale/say/format.h"
#include "locale/say/say.h"
#include "tui/command/explain_page.h"

static const char *const sentences[] = {
    [ASIDE_PROPOSED] = N_("{network} est bien parmi les portes, en position {position}."),
    [ASIDE_ANSWERS] =
        N_("{network} n’est pas parmi les portes : ses règles demandent d’autres réponses."),
    [ASIDE_NETWORK_PERIOD] = N_("{network} n’est pas parmi les portes : d’après {place}, ce réseau "
                                "ne reçoit pas à cette date."),
    [ASIDE_DOOR] =
        N_("{network} n’est pas parmi les portes : aucune de ses règles ne vaut à cette porte."),
    [ASIDE_PERIOD] =
        N_("{network} n’est pas parmi les portes : aucune de ses règles ne vaut à cette date."),
    [ASIDE_NO_ROW] = N_("{network} n’est pas parmi les portes : aucune règle n’y mène ; ajoutez "
                        "une ligne à la feuille orientation si ce réseau doit être une porte."),
};

static size_t position_of(const struct explained *explained)
{
    size_t at = 0;

    while (at < explained->count && explained->proposals[at].network != explained->absent)
        at++;
    return at + 1;
}

void explain_aside(const struct explained *explained, int *rule, struct text_buffer *out)
{
    const struct pack *pack = conversation_pack(explained->conversation);
    enum account_aside aside =
        account_network(explained->conversation, explained->absent, explained->at, rule);
    struct text_buffer position = {0}, place = {0};

    buffer_addf(&position, "%zu", position_of(explained));
    words_place(pack, "reseaux", pack->networks[explained->absent].row, &place);
    const struct say_value values[] = {
        {"network", pack_network_name(pack, explained->absent, explained->call->language)},
        {"position", buffer_text(&position)},
        {"place", buffer_text(&place)},
    };

    say_format(out, say_text(sentences[aside]), values, 3);
    if (aside == ASIDE_PROPOSED)
        *rule = -1; /* its row is explained above */
    buffer_finish(&position);
    buffer_finish(&place);
}
