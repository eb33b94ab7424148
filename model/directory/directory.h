/* The directory: the points of everybody, in a file of its own beside the desk's.
 *
 * Public data only, replaced edition by edition; what a desk knows better (hours, closures, notes)
 * lives in the desk's own file and survives (local.h). One file so that an import of three hundred
 * megabytes neither blocks an act nor grows the file that is backed up and checked each day.
 * Path: `<desk file without .db>-annuaire.db`.
 *
 * A point is a structure at an address. Structures of several sources that are one place are one
 * point, the best record first (`point.same` lists the others): those that share a network and a
 * commune, and a telephone, a name or a hundred metres; those of no network that share a SIRET and
 * a commune. One source does not name the same place twice: two of its records are two places. The
 * best record is the freshest and most complete: each thing a receptionist says on the phone is
 * worth two months.
 */
#ifndef DP_MODEL_DIRECTORY_DIRECTORY_H
#define DP_MODEL_DIRECTORY_DIRECTORY_H

#include <stdint.h>

#include "locale/time/date.h"
#include "model/directory/record.h"

struct directory;
struct territory;

/* Where it is for this desk; the caller frees it. */
char *directory_path(const char *desk_path);

/* NULL with FAULT_STORE_MISSING when there is none yet (a desk without a directory is a desk);
 * other faults as store_open(). The places are read (16 bytes each) and read again when an import
 * elsewhere has changed them. For reading only: see import.h. */
struct directory *directory_open(const char *desk_path, struct fault *fault);
void directory_close(struct directory *directory); /* accepts NULL */

/* How many points are shown: neither closed nor gone from their source. */
size_t directory_count(const struct directory *directory);

/* Where what is here comes from: the licences ask that it be shown (Licence Ouverte 2.0). */
struct directory_edition {
    char source[64];  /* "data-inclusion", "dila", "education", "local" */
    char name[64];    /* of a local one: "mife-bretagne"; "" else */
    char kind[16];    /* "structures", "services" */
    char url[256];    /* given at import; "" */
    char file[256];   /* its name, without the folder */
    char date[11];    /* of the file: in its name or its content, else its modification; or "" */
    int64_t imported; /* milliseconds UTC */
    int64_t records;
};
/* The latest of each source, latest first; at most `most`. Returns how many, 0 on a fault. */
size_t directory_editions(struct directory *directory, struct directory_edition *out, size_t most,
                          struct fault *fault);

enum { POINT_ID_SIZE = 161, POINT_SOURCES_MOST = 8, POINT_NETWORKS_MOST = 6 };

/* A point as a receptionist says it on the phone: the best record of the place, completed from the
 * others where it says nothing of telephone, e-mail, site, hours or access. `id` may be that of any
 * of them. Strings belong to it: directory_point_finish(). */
struct directory_point {
    int64_t key;
    char *fields[STRUCTURE_FIELDS];
    char *networks[POINT_NETWORKS_MOST]; /* codes of the vocabulary; NULL after the last */
    size_t network_count;
    char *same[POINT_SOURCES_MOST]; /* ids of the other records of this place */
    size_t same_count;
    double latitude, longitude; /* meaningless unless located */
    bool located, approximate;  /* approximate: those of its commune */
    bool hidden;                /* closed for good, or no longer in its source */
};
bool directory_point(struct directory *directory, const char *id, struct directory_point *point,
                     struct fault *fault); /* FAULT_POINT_UNKNOWN, .word the id */
void directory_point_finish(struct directory_point *point);

/* As directory_editions(): those that this place and its services come from. */
size_t directory_point_editions(struct directory *directory, const struct directory_point *point,
                                struct directory_edition *out, size_t most, struct fault *fault);

/* Services of a point, those of its other records too, in the order of their names. */
struct directory_service {
    char *fields[SERVICE_FIELDS];
};
struct directory_services {
    struct directory_service *all;
    size_t count;
};
bool directory_services(struct directory *directory, const struct directory_point *point,
                        struct directory_services *services, struct fault *fault);
void directory_services_finish(struct directory_services *services);

/* 100 under six months, 0 at twenty-four, linear between; -1 without a date (data·inclusion,
 * score_qualite.py; reference referral.md 1.5). */
int directory_freshness(const char *date_maj, struct civil_date today);

#endif
