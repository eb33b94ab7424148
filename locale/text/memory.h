/* Memory that is never NULL.
 *
 * A desk holds little and saves a draft at every field left: when memory runs out there is nothing
 * better to do than stop at once, losing nothing that was entered. One handler, settable by the
 * program (put the terminal back, say a sentence), runs first; the process then aborts, whatever
 * the handler does. Blocks are released with free(); a size of zero gives a valid block.
 */
#ifndef DP_LOCALE_TEXT_MEMORY_H
#define DP_LOCALE_TEXT_MEMORY_H

#include <stddef.h>

void *memory_alloc(size_t size) __attribute__((malloc, returns_nonnull));

/* `count` elements of `size` bytes, all zero; a product that overflows is exhaustion. */
void *memory_zero(size_t count, size_t size) __attribute__((malloc, returns_nonnull));

void *memory_grow(void *block, size_t size) __attribute__((returns_nonnull));

/* A copy of `text`; NULL is copied as "". The second form copies `length` bytes and ends them. */
char *memory_text(const char *text) __attribute__((malloc, returns_nonnull));
char *memory_text_n(const char *text, size_t length) __attribute__((malloc, returns_nonnull));

/* Called once, before abort(). NULL goes back to a bare abort(). */
void memory_on_exhaustion(void (*handler)(void));

#endif
