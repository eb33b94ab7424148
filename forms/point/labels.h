/* The closed lists of data·inclusion v1 as people say them (schema 1.0.8, Licence Ouverte 2.0,
 * reference referral.md 1.2), in the language in force. The French words are those of the schema,
 * spelled out where it has an acronym.
 */
#ifndef DP_FORMS_POINT_LABELS_H
#define DP_FORMS_POINT_LABELS_H

#include <stddef.h>

#include "locale/text/buffer.h"

enum label_list {
    LABEL_PUBLICS,
    LABEL_NEEDS,  /* the categories of themes: « mobilite » */
    LABEL_THEMES, /* « mobilite--preparer-un-permis » */
    LABEL_TYPES,
    LABEL_FEES,
    LABEL_RECEPTION,    /* modes_accueil */
    LABEL_MOBILISATION, /* modes_mobilisation */
    LABEL_MOBILISERS,   /* mobilisable_par */
    LABEL_ACCESS,       /* ACC, DEM, NAC of the DILA */
    LABEL_LISTS
};

/* In the order of the schema. */
size_t label_count(enum label_list list);
const char *label_code(enum label_list list, size_t at);
const char *label_text(enum label_list list, size_t at);

/* In 24 columns, for a list of choices: "" where the words themselves are short enough. */
const char *label_short(enum label_list list, size_t at);

/* The words of a code; the code itself, hyphens as spaces, when the list does not have it: it was
 * added to the schema since. Adds to *out. */
void label_say(enum label_list list, const char *code, struct text_buffer *out);

/* Every item of a list field (record.h: a JSON array of strings), with « , » between. */
void label_say_all(enum label_list list, const char *json, struct text_buffer *out);

#endif
