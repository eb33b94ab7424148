/* A desk's folder where a directory may be, and a feed written by hand. */
#ifndef DP_TESTS_MODEL_DIRECTORY_FIXTURE_H
#define DP_TESTS_MODEL_DIRECTORY_FIXTURE_H

#include "model/directory/networks.h"
#include "model/directory/search.h"
#include "tests/model/directory_maker.h"

enum { WRITTEN_MOST = 64 };

struct directory_fixture {
    char folder[64], desk[96], directory[112];
    struct territory *territory;
    struct networks *networks;
    struct import_report report;
    struct made *written; /* the next edition, by hand */
    size_t count;
    size_t kill_at; /* 1 is the first: the process dies when this record is asked for */
    bool cut;       /* the reading fails after the last record */
};

int directory_setup(void **state);
int directory_teardown(void **state);

/* Begin an edition, and its records: the returned one is empty but for what is given. */
void edition_begin(struct directory_fixture *fixture);
struct made *edition_structure(struct directory_fixture *fixture, const char *id, const char *name,
                               const char *insee);
struct made *edition_service(struct directory_fixture *fixture, const char *id,
                             const char *structure);

/* Import what was written, as data·inclusion unless `source` is said. */
bool edition_import(struct directory_fixture *fixture, enum record_kind kind, struct fault *fault);
bool edition_import_as(struct directory_fixture *fixture, const char *source, enum record_kind kind,
                       const struct import_order *order, struct fault *fault);

/* Import `count` records made up, from number `from`. */
void import_made(struct directory_fixture *fixture, enum record_kind kind, unsigned long from,
                 unsigned long count, unsigned long structures);

struct directory *fixture_open(struct directory_fixture *fixture);

/* How many points answer these words. */
size_t answers(struct directory *directory, const char *words);

/* Whether the file is whole: SQLite's own check, and the index of words against what it indexes. */
void check_directory(struct directory_fixture *fixture);

#endif
