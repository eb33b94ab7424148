/* A text file of a coordinator, whole, as UTF-8: size limit, encoding recognised (locale/charset/
 * recode.h), everything that goes wrong added to the faults with its place. */
#ifndef DP_MODEL_PACK_SOURCE_FILE_H
#define DP_MODEL_PACK_SOURCE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"

/* Text on the heap, ended by NUL (the caller frees), or NULL. `absent` is set, and no fault added,
 * when there is no such file. Reading as CP1252 adds the notice FAULT_TEXT_LEGACY and goes on. */
char *source_file_read(const char *path, bool *absent, size_t *length, struct fault_list *faults);

/* The same without looking at what the bytes say: `count` of them, not ended. */
char *source_bytes_read(const char *path, bool *absent, size_t *count, struct fault_list *faults);

#endif
