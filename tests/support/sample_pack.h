#ifndef DP_TESTS_SUPPORT_SAMPLE_PACK_H
#define DP_TESTS_SUPPORT_SAMPLE_PACK_H

#include <stddef.h>

#include "model/base/fault.h"
#include "model/pack/pack.h"

/*
 * A small pack in a private folder, sheet by sheet: what a test changes is what it speaks of.
 * Fictitious; its sheets read without a fault.
 */
struct sample_pack;

struct sample_pack *sample_pack_create(void);
void sample_pack_destroy(struct sample_pack *sample); /* removes the folder; accepts NULL */

const char *sample_pack_folder(const struct sample_pack *sample);

/* The text that the sample begins with. */
const char *sample_pack_sheet(const char *name);

void sample_pack_write(struct sample_pack *sample, const char *name, const char *text);
void sample_pack_write_bytes(struct sample_pack *sample, const char *name, const void *bytes,
                             size_t count);
/* The sheet that the sample begins with, the first `from` replaced; stops the test when there is
 * none. */
void sample_pack_change(struct sample_pack *sample, const char *name, const char *from,
                        const char *to);
/* The sheet as it is now, freed by the caller; and with the first `from` in it replaced. */
char *sample_pack_text(const struct sample_pack *sample, const char *name);
void sample_pack_edit(struct sample_pack *sample, const char *name, const char *from,
                      const char *to);
/* Once removed, or removed already, there is none. */
void sample_pack_remove(struct sample_pack *sample, const char *name);

/* Reads it; stops the test when it has a fault. */
struct pack *sample_pack_read(const struct sample_pack *sample);

#endif
