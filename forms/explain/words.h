/* Cells and values of a pack in the words of a person: the labels that the coordinator wrote, never
 * the grammar of the sheet. « Situation » = salarié ou indépendant; « Âge » = 16 à 25 ou pas dit.
 */
#ifndef DP_FORMS_EXPLAIN_WORDS_H
#define DP_FORMS_EXPLAIN_WORDS_H

#include "locale/text/buffer.h"
#include "model/pack/pack.h"

/* « Situation », between guillemets: the short label of the question, as the form shows it. */
void words_question(const struct pack *pack, int question, const char *language,
                    struct text_buffer *out);

/* The label of a code of this question; the code itself where the pack has no label for it (the
 * places), « ailleurs » for a place that it does not name. */
void words_symbol(const struct pack *pack, int question, int symbol, const char *language,
                  struct text_buffer *out);

/* « 16 à 25 », « 26 ou plus », « 15 ou moins », « 42 »: both bounds included, INT_MIN and INT_MAX
 * when open. */
void words_range(int low, int high, struct text_buffer *out);

/* One value, « pas dit » when blank. */
void words_value(const struct pack *pack, int question, const struct value *value,
                 const char *language, struct text_buffer *out);

/* What a cell accepts: « salarié ou indépendant », « tout sauf cdi », « n’importe quelle
 * réponse ». */
void words_cell(const struct pack *pack, int question, const struct cell *cell,
                const char *language, struct text_buffer *out);

/* Where the coordinator finds it: « orientation.csv, ligne 12 »; in a workbook « regles.ods,
 * feuille orientation, ligne 12 ». Row 0: the sheet alone. */
void words_place(const struct pack *pack, const char *sheet, unsigned row, struct text_buffer *out);

/* The file alone: « orientation.csv », « regles.ods ». */
void words_file(const struct pack *pack, const char *sheet, struct text_buffer *out);

#endif
