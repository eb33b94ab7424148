/* Memory that lives and dies together: everything a pack holds is cut from one arena and released
 * in one call. Allocation never fails (see locale/text/memory.h). Nothing is released singly.
 */
#ifndef DP_MODEL_BASE_ARENA_H
#define DP_MODEL_BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_create(void);
void arena_destroy(struct arena *arena); /* accepts NULL */

/* Zeroed, aligned for any object. */
void *arena_take(struct arena *arena, size_t size);
void *arena_take_array(struct arena *arena, size_t count, size_t size);

/* Copies; `text` need not end with NUL in the second form. */
char *arena_text(struct arena *arena, const char *text);
char *arena_text_n(struct arena *arena, const char *text, size_t length);
void *arena_copy(struct arena *arena, const void *from, size_t size);

/* Bytes handed out so far: packs are held to a limit. */
size_t arena_size(const struct arena *arena);

#endif
