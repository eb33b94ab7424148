/* An import at work. Seen only inside model/directory. */
#ifndef DP_MODEL_DIRECTORY_IMPORTING_H
#define DP_MODEL_DIRECTORY_IMPORTING_H

#include "locale/text/buffer.h"
#include "model/directory/import.h"
#include "model/directory/inside.h"

/* Numbers seen before: communes, and the ids of a dry run. */
struct number_set {
    uint64_t *slots; /* 0 is free */
    size_t count, capacity;
};
/* False when it was there. */
bool number_set_add(struct number_set *set, uint64_t number);
void number_set_finish(struct number_set *set);

struct importing {
    struct store *store; /* NULL: a dry run where there is no directory yet */
    const struct import_order *order;
    const struct import_feed *feed;
    const struct territory *territory;
    struct import_report *report;
    char today[11];
    bool no_structures;         /* a dry run where nothing says who is an orphan */
    int64_t feed_key, last_key; /* last_key: of the structures or services, whichever are read */
    struct key_set seen;        /* records that were here before and are in the file */
    struct number_set new_ids;  /* dry run: the others */
    struct number_set communes; /* whose places are to be told apart again */
    struct key_set dirty;       /* places to be made again */
    struct text_buffer hashed;
};

/* What a record is, before anything is compared. */
struct known {
    int64_t key, hash, place, feed; /* key 0: not known */
    bool hidden;
    char insee[8];
};

enum { NETWORKS_TEXT = 256 };

/* import.c: asked again and again by what is long after the reading. False with
 * FAULT_INTAKE_STOPPED when the person stops it. */
bool importing_go_on(const struct importing *importing, struct fault *fault);

/* take.c */
bool importing_take(void *context, const struct record *record, struct fault *fault);
void importing_remark(void *context, const struct intake_remark *remark);
void importing_leave(void *context);
bool importing_hide_others(struct importing *importing, struct fault *fault);

/* write.c: one record into its table. */
bool write_structure(struct importing *importing, const struct record *record,
                     const struct known *known, int64_t hash, const char *networks,
                     struct fault *fault);
bool write_service(struct importing *importing, const struct record *record,
                   const struct known *known, int64_t hash, const struct known *structure,
                   struct fault *fault);

/* The key of what several services share, kept once. */
bool intern_reach(struct importing *importing, const char *publics, const char *zones,
                  const char *modes, int64_t *key, struct fault *fault);
bool intern_theme(struct importing *importing, const char *themes, int64_t *key,
                  struct fault *fault);

/* locate.c: where a structure stands. */
struct standing {
    char insee[6], department[4];
    int located; /* 0 nowhere, 1 by its commune, 2 by itself */
    int64_t latitude, longitude;
};
void stand(const struct territory *territory, const struct record *record,
           struct standing *standing);
/* Of a record, from its commune or its postal code: "35", "2A", "971"; "" when not said. Corsica's
 * postal codes do not tell: "20". */
void department_of(const char *insee, const char *postcode, char out[4]);

/* The codes of its networks, separated by spaces, in the order of the table. */
void networks_of(const struct import_feed *feed, const struct record *record,
                 char out[NETWORKS_TEXT]);
void add_network(char out[NETWORKS_TEXT], const char *code); /* unless it is there */

/* cluster.c: which structures of the touched communes are one place. */
bool cluster_communes(struct importing *importing, struct fault *fault);

/* build.c: make the dirty places again; *count of them. */
bool build_places(struct importing *importing, size_t *count, struct fault *fault);

/* A commune as a number, and back: five characters of 0-9 A-Z. */
void touch_commune(struct importing *importing, const char *insee);
void commune_of_number(uint64_t number, char out[6]);

#endif
