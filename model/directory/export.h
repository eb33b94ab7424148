/* Every record of the directory, field by field as it was taken: to write it as a file again, or to
 * hold it against another. */
#ifndef DP_MODEL_DIRECTORY_EXPORT_H
#define DP_MODEL_DIRECTORY_EXPORT_H

#include "model/directory/directory.h"

/* In the order of ids. `source` is that of a feed ("dila"), the name of a local one, or "" for all;
 * `hidden`: also what is no longer in its source. The record is lent during the call; `at` counts
 * from 1. False from `each` stops with what it put in *fault. */
bool directory_export(struct directory *directory, enum record_kind kind, const char *source,
                      bool hidden,
                      bool (*each)(void *context, const struct record *record, struct fault *fault),
                      void *context, struct fault *fault);

#endif
