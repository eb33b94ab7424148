/* An overlay in memory, while an import changes it. Private. */
#ifndef DP_MODEL_TERRITORY_OVERLAY_DRAFT_H
#define DP_MODEL_TERRITORY_OVERLAY_DRAFT_H

#include <stddef.h>

#include "model/territory/overlay.h"

struct arena;
struct overlay;

enum { DRAFT_NO_ZONE = -1, DRAFT_ZONES = 10000 }; /* a zone is its four digits */

struct draft_place {
    int32_t latitude, longitude; /* 1e-4 degree */
    bool located;
    int16_t zone; /* or DRAFT_NO_ZONE */
};

struct overlay_draft {
    const struct territory *territory;
    struct arena *arena;
    size_t count;               /* communes of the territory */
    struct draft_place *places; /* one each */
    const char **zone_names;    /* DRAFT_ZONES; NULL: none */
    bool present[TERRITORY_LAYERS];
    struct territory_edition editions[TERRITORY_LAYERS];
};

/* What `from` says, NULL: nothing. */
struct overlay_draft *overlay_draft_create(const struct territory *territory,
                                           const struct overlay *from);
void overlay_draft_destroy(struct overlay_draft *draft); /* accepts NULL */

/* Write the file `name` of `folder`, which is new, to the disk. */
bool overlay_draft_write(const struct overlay_draft *draft, const char *folder, const char *name,
                         struct fault *fault);

#endif
