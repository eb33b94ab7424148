/* The mapped overlay, for the files of this folder. Every function accepts NULL. */
#ifndef DP_MODEL_TERRITORY_OVERLAY_MAP_H
#define DP_MODEL_TERRITORY_OVERLAY_MAP_H

#include <stddef.h>

#include "model/territory/overlay.h"

struct overlay;

/* NULL with the fault of territory_lay(). */
struct overlay *overlay_open(const char *path, struct fault *fault);
void overlay_close(struct overlay *overlay);

/* Complete the view of the commune at `index` with what the overlay knows of it. */
void overlay_apply(const struct overlay *overlay, size_t index, struct commune *view);

/* What it says of the commune `insee`, probably at `index`. Strings are views. False when nothing.
 */
struct overlay_place {
    int32_t latitude, longitude; /* 1e-4 degree, meaningless unless located */
    bool located;
    const char *zone, *zone_name; /* "" */
};
bool overlay_place(const struct overlay *overlay, size_t index, const char *insee,
                   struct overlay_place *place);

/* As territory_edition(), territory_zone_count() and territory_zone_at(). */
bool overlay_edition(const struct overlay *overlay, enum territory_layer layer,
                     struct territory_edition *edition);
size_t overlay_zone_count(const struct overlay *overlay);
const char *overlay_zone_at(const struct overlay *overlay, size_t index, const char **name);

void overlay_give_back(const struct overlay *overlay);

#endif
