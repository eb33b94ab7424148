/* A place while it is made from its records (build.c), and its card (card.c). Seen only inside
 * model/directory. */
#ifndef DP_MODEL_DIRECTORY_MAKING_H
#define DP_MODEL_DIRECTORY_MAKING_H

#include "model/directory/importing.h"

enum { LINE = 512 };

/* A place while it is made: what its records say together, the best of them first. */
struct making {
    int64_t key;
    size_t records, visible;
    int located;
    int64_t latitude, longitude;
    bool remote, all_close;
    char closes[11], id[POINT_ID_SIZE], name[LINE], commune[128], department[4];
    char networks[NETWORKS_TEXT], phone[64], checked[11], hours[1100];
    struct text_buffer words; /* folded, each once, a space before and after */
};

/* What the card says today, to leave the index alone when it would say the same. */
struct card_now {
    char networks[NETWORKS_TEXT];
    char *words;
};

/* card.c: `words` is NULL when there is no card; the caller frees it. */
bool read_card(struct importing *importing, int64_t key, struct card_now *now, struct fault *fault);
bool write_card(struct importing *importing, const struct making *making, struct fault *fault);
bool drop_card(struct importing *importing, int64_t key, struct fault *fault);

/* From what was said of this place to what is said now; NULL: no card. */
bool index_words(struct importing *importing, int64_t key, const char *before, const char *after,
                 struct fault *fault);
bool index_networks(struct importing *importing, int64_t key, const char *before, const char *after,
                    struct fault *fault);

#endif
