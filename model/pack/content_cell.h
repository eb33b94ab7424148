/* One cell of content.xml: its marks and paragraphs become a text and a form (damage.h). Private to
 * content.c. */
#ifndef DP_MODEL_PACK_CONTENT_CELL_H
#define DP_MODEL_PACK_CONTENT_CELL_H

#include <stdbool.h>
#include <stddef.h>

struct content_cell;

/* Attributes of the element, NULL when absent. */
struct cell_marks {
    const char *type, *value, *date, *text, *formula;
    unsigned repeat;
};

/* « table:1.0|name » of the full name that expat gives: the namespace without what all those of
 * OpenDocument share. */
const char *content_name(const char *full);

struct content_cell *content_cell_create(void);
void content_cell_destroy(struct content_cell *cell); /* accepts NULL */

void content_cell_start(struct content_cell *cell, const struct cell_marks *marks);
bool content_cell_is_open(const struct content_cell *cell);

/* Elements within the cell; `spaces` is how many <text:s> stands for. */
void content_cell_inside(struct content_cell *cell, const char *name, unsigned spaces);
void content_cell_outside(struct content_cell *cell, const char *name);

/* False when the cell has become too long. */
bool content_cell_text(struct content_cell *cell, const char *text, size_t length);

/* What the cell says, until the next one starts; `form` is an enum cell_form. */
const char *content_cell_end(struct content_cell *cell, unsigned char *form, unsigned *repeat);

#endif
