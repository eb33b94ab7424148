/* Names as small numbers. A pack's codes (choices, networks, departments...) are interned once when
 * it is read, so that rules compare integers. Names are ASCII: [a-z][a-z0-9_]*, at most 63 bytes
 * (reference rules.md 3.2); the table does not check the form, its readers do.
 */
#ifndef DP_MODEL_RULE_SYMBOLS_H
#define DP_MODEL_RULE_SYMBOLS_H

#include <stddef.h>

/* A symbol of no table: a value that exists and that no cell can name (a department that the pack
 * never mentions). It is not blank and equals nothing. */
enum { SYMBOL_NONE = 0, SYMBOL_ELSEWHERE = -1 };

struct symbols;

struct symbols *symbols_create(void);
void symbols_destroy(struct symbols *symbols);

/* The number of a name, added when it is new. Never fails. */
int symbols_intern(struct symbols *symbols, const char *name, size_t length);

/* The number of a known name, SYMBOL_NONE otherwise. */
int symbols_find(const struct symbols *symbols, const char *name);

/* "" for SYMBOL_NONE and SYMBOL_ELSEWHERE. Valid as long as the table. */
const char *symbols_name(const struct symbols *symbols, int symbol);

size_t symbols_count(const struct symbols *symbols);

#endif
