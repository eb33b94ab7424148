/* What edition.c, about folders, and edition_file.c, about what is in them, say alike. Private. */
#ifndef DP_MODEL_PACK_EDITION_INSIDE_H
#define DP_MODEL_PACK_EDITION_INSIDE_H

#include "model/pack/edition.h"

/* The fault of `path`; false. */
bool edition_refuse_as(struct fault *fault, enum fault_code code, const char *path, int error);

/* The same, its code by errno. */
bool edition_refuse(struct fault *fault, const char *path, int error);

#endif
