/* Lists in one cell, in the four ways that circulate (reference referral.md 1.3): Python's repr
 * `['a', "l'x"]` of the published CSV, JSON, Postgres `{a,"b c"}` of Metabase exports, and
 * `a, b` of the contributor workbook. Inside of the intake.
 */
#ifndef DP_MODEL_DIRECTORY_INTAKE_LIST_H
#define DP_MODEL_DIRECTORY_INTAKE_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* Calls `item` for each one, without spaces around, empty ones left out. False when the brackets or
 * the quotes do not close, when a list holds a list, or after LIST_ITEMS_MOST. */
enum { LIST_ITEMS_MOST = 4096 };

bool list_read(const char *text, size_t length,
               void (*item)(void *context, const char *text, size_t length), void *context);

#endif
