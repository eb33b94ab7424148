/* A box of situations, as a coordinator reads it and as they would write it in the sheet. */
#ifndef DP_FORMS_REPORT_BOX_H
#define DP_FORMS_REPORT_BOX_H

#include "locale/text/buffer.h"
#include "model/verify/verify.h"

/* « 885 »; groups of three as the language writes them. */
void report_count(verify_count count, struct text_buffer *out);

/* « 51 situations ». */
void report_situations(verify_count count, struct text_buffer *out);

/* « Demande » = trouver un emploi; « Âge » = pas dit ou 0 à 15. Long lists are cut: « et 12
 * autres ». */
void report_box(const struct pack *pack, const struct verify_box *box, const char *language,
                struct text_buffer *out);

/* The cells of a row that would catch the box: « demande = emploi ; age = <=15, vide ». What no
 * single cell can say is left to « - »: the row is then wider than the box, never narrower. */
void report_cells(const struct pack *pack, const struct verify_box *box, struct text_buffer *out);

/* Conditions on one question, of a row and of its network; for the commune, on any place. */
enum { REPORT_CELLS_MOST = 8 };
struct report_cells_of {
    const struct condition *conditions[REPORT_CELLS_MOST];
    size_t count;
};

/* Whether they accept together some situation of this side. */
bool report_side_meets(const struct pack *pack, const struct verify_side *side,
                       const struct report_cells_of *of);

/* The question by which this pack's rules tell places apart, the most precise first; -1 without. */
int report_place_question(const struct pack *pack);

/* The value of that question in a place. */
int report_place_symbol(const struct pack *pack, int question, const struct verify_place *place);

#endif
