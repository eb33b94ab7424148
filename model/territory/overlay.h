/* What a desk, or its region, knows better than the territory that came with the program: exact
 * coordinates (La Poste), zones d'emploi and their names (INSEE). None may be shipped (reference
 * data.md 8); each is imported (import.h) and kept with where it came from, which the Licence
 * Ouverte asks to be shown.
 *
 * One file beside the desk's database, made whole by each import and renamed into place: it belongs
 * to those who may write there, is the same for all desks of a folder, and an update of the program
 * leaves it alone. It is read as the territory is: mapped, shared, a few pages at a time. Its bytes
 * are checked when it is opened; one that is damaged is left aside as if there were none, and told.
 */
#ifndef DP_MODEL_TERRITORY_OVERLAY_H
#define DP_MODEL_TERRITORY_OVERLAY_H

#include "model/territory/territory.h"

/* What is imported and replaced together. */
enum territory_layer {
    TERRITORY_PLACES,     /* coordinates of communes */
    TERRITORY_ZONES,      /* the zone d'emploi of communes */
    TERRITORY_ZONE_NAMES, /* names of zones d'emploi */
    TERRITORY_LAYERS
};

/* Strings live until territory_close(). */
struct territory_edition {
    const char *source; /* "la-poste", "insee", or "" when the file does not show it */
    const char *url;    /* given at import, "" */
    const char *file;   /* its name, without the folder */
    const char *date;   /* AAAA-MM-JJ: in its name, else when it was last changed */
    int64_t imported;   /* milliseconds UTC */
    uint32_t count;     /* communes, or zones */
};

/* Lay the overlay of `path` over the territory; the one before is let go. False with
 * FAULT_FILE_MISSING, FAULT_FILE_UNREADABLE or FAULT_TERRITORY_OVERLAY (damaged, or of another
 * version of the program): the territory is then without. territory_open(NULL) does it with
 * data_path_own_territory(). Views given before are no longer valid. */
bool territory_lay(struct territory *territory, const char *path, struct fault *fault);

/* The edition of a layer; false when nothing was imported. */
bool territory_edition(const struct territory *territory, enum territory_layer layer,
                       struct territory_edition *edition);

/* Whether an overlay is there and was left aside; `fault` says why. To be told once. */
bool territory_overlay_fault(const struct territory *territory, struct fault *fault);

#endif
