/* What is said of files laid over the territory. */
#ifndef DP_TUI_COMMAND_TERRITORY_WORDS_H
#define DP_TUI_COMMAND_TERRITORY_WORDS_H

#include "locale/text/buffer.h"
#include "model/territory/import.h"

/* « La Poste », « INSEE »; "" when the file does not say. */
const char *territory_words_source(const char *source);

/* « coordonnées », « zones d'emploi »... */
const char *territory_words_layer(enum territory_layer layer);

/* What a file is, in a few words. */
const char *territory_words_file(enum territory_file file);

/* A remark: what, where and what to do. */
void territory_words_remark(enum territory_reason reason, const char *file,
                            const struct territory_remark *remark, struct text_buffer *out);

/* « et 12 autres lignes de même ». */
void territory_words_others(enum territory_reason reason, unsigned long count,
                            struct text_buffer *out);

/* The edition on one line, as the licence asks: producer, file, date, address. */
void territory_words_edition(const struct territory_edition *edition, struct text_buffer *out);

#endif
