/* The communes of France: found by what a person says, placed well enough to say how far.
 *
 * 35,014 entries: the 34,969 communes and the 45 arrondissements of Paris, Lyon and Marseille, with
 * the old names of merged communes (INSEE, Code officiel géographique; La Poste; DGCL; coordinates
 * GeoNames: data/ATTRIBUTION). Everything sits in one read-only file made at build time and mapped
 * shared, so that fifty desks hold one copy of it. A territory never changes once open and may be
 * read by several threads.
 *
 * What is returned are views: the strings inside belong to the territory and live until
 * territory_close(). Strings are UTF-8 and never NULL unless said.
 */
#ifndef DP_MODEL_TERRITORY_TERRITORY_H
#define DP_MODEL_TERRITORY_TERRITORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/base/fault.h"

struct territory;

struct commune {
    const char *insee;           /* five characters, "35238", "2A004", "97411" */
    const char *name;            /* "Saint-Étienne" */
    const char *department;      /* "35", "2A", "971", "987" */
    const char *department_name; /* "Ille-et-Vilaine" */
    const char *region;          /* INSEE code, "53"; the collectivity itself overseas, "987" */
    const char *region_name;     /* "Bretagne" */
    const char *epci;            /* SIREN, "" where there is none */
    const char *epci_name;       /* "Rennes Métropole", "" */
    const char *zone;            /* zone d'emploi 2020, "5315"; "" unless imported (overlay.h) */
    const char *zone_name;       /* "Rennes", "" */
    const char *parent;          /* arrondissements: INSEE code of their commune; "" otherwise */
    const char (*postcodes)[6];  /* C strings, main one first; at most 21 (Paris) */
    size_t postcode_count;       /* 0 for the five districts of the TAAF */
    int32_t population;          /* inhabitants, -1 where not known */
    int32_t latitude, longitude; /* 1e-4 degree (11 m); meaningless unless located */
    bool located;                /* false for a few places overseas */
    bool approximate;            /* not its own coordinates: its neighbours'. Show « ≈ » */
};

/* How an entry answered what was typed, best first: also the order of the hits. */
enum territory_match {
    MATCH_EXACT,      /* its name */
    MATCH_BARE,       /* its name without the article: « havre » */
    MATCH_EXACT_OLD,  /* the name of a commune merged into it */
    MATCH_PREFIX,     /* begins so, article or not */
    MATCH_PREFIX_OLD, /* a merged commune begins so */
    MATCH_WORD,       /* another of its words begins so */
    MATCH_WORD_OLD,
    MATCH_POSTCODE, /* digits: the beginning of a postal code */
    MATCH_INSEE     /* a whole INSEE code */
};

struct territory_hit {
    struct commune commune;
    enum territory_match match;
    const char *old_name; /* the old name that matched, for « Cherbourg-Octeville → … »; or NULL */
};

struct department {
    const char *code; /* "35", "2A", "971" */
    const char *name;
    const char *region; /* INSEE code */
    const char *region_name;
};

/* Open `path`, or the installed territory (model/base/data_path.h) when NULL, with what this desk
 * imported laid over it (overlay.h). NULL and a fault on
 * FAULT_FILE_MISSING, FAULT_FILE_UNREADABLE, or FAULT_STORE_DAMAGED: cut, altered, of another
 * version of the program, or not a territory at all. */
struct territory *territory_open(const char *path, struct fault *fault);
void territory_close(struct territory *territory);

/* Give back to the system the pages that looks left in memory: after a few looks that nothing
 * follows soon. The next look reads them again, from the system's cache. NULL is accepted. */
void territory_rest(const struct territory *territory);

/* Whether every byte is as it was made. Opening checks the layout only, because reading the whole
 * file would charge it to the memory of each desk; an altered record gives a wrong or empty answer,
 * never a wild read. `doctor` asks. The file must be replaced by renaming, never rewritten in place
 * while a desk is open. */
bool territory_verify(const struct territory *territory);

/* Year of the INSEE codes, "2026". */
const char *territory_vintage(const struct territory *territory);

/* Every entry in the order of INSEE codes; `index` must be below the count. */
size_t territory_count(const struct territory *territory);
struct commune territory_at(const struct territory *territory, size_t index);

/* Every department and overseas collectivity in the order of codes. */
size_t territory_department_count(const struct territory *territory);
struct department territory_department_at(const struct territory *territory, size_t index);

/* The entry of this current INSEE code, letters of either case. False when there is none; `out` is
 * then untouched. */
bool territory_by_insee(const struct territory *territory, const char *insee, struct commune *out);

/* The entries of a whole postal code, most inhabited first; an arrondissement stands in for its
 * parent. Returns how many there are and fills at most `most`. */
size_t territory_by_postcode(const struct territory *territory, const char *postcode,
                             struct commune *out, size_t most);

/* The most hits one search ever gives. A person reads ten. */
enum { TERRITORY_HITS_MOST = 1000 };

/* Type-ahead: what a person has typed so far, from the first key on. Digits are the beginning of a
 * postal code, or a whole INSEE code; the rest is a name. Accents, case, hyphens and apostrophes do
 * not count, `st` and `ste` stand for saint and sainte, and the article may be left out; a
 * department or a postal code beside the name says which (« saint-denis 974 », « 35000 rennes »).
 * Fills `out` best first (by match, then by population), one hit per entry; returns how many were
 * filled, which is 0 when nothing in `typed` can be read. Any bytes are accepted. */
size_t territory_search(const struct territory *territory, const char *typed,
                        struct territory_hit *out, size_t most);

/* Great-circle distance in metres between two entries; -1 when one has no place. When either is
 * approximate so is the distance: `approximate` (may be NULL) says so. */
int32_t territory_distance_m(const struct commune *from, const struct commune *to,
                             bool *approximate);

/* A department as cells of a pack write it: "35" -> "d35", "2A" -> "d2a", "971" -> "d971". False
 * (and "") when `department` has not the form of a department code. */
bool territory_department_code(const char *department, char out[5]);

#endif
