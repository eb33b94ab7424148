/* A desk in a folder of its own, with a small pack: what every test of the store begins with. */
#ifndef DP_TESTS_MODEL_DESK_FIXTURE_H
#define DP_TESTS_MODEL_DESK_FIXTURE_H

#include "model/act/act.h"
#include "model/act/event.h"
#include "model/visit/day.h"

struct desk_fixture {
    char folder[64];
    char path[96]; /* folder/desk.db */
    struct store *store;
};

extern const struct pack_name fixture_pack; /* demande, statut, age, commune; apec, accueil */

/* cmocka set-up and tear-down: *state is the fixture. The store is open, the pack registered. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

/* An open visit at this door, saved. */
struct visit fixture_visit(struct store *store, int door);

/* A draft of an act for the Apec, for this visit. */
struct act_draft fixture_draft(const struct visit *visit);

/* A visit of door 1, its act issued, the visit closed. */
struct act fixture_act(struct store *store);

/* As a foreign program would: a bare connection, no pragma. `values` (up to `count`, all text) are
 * bound to ?1, ?2... of every statement. SQLite's code; `message` (256 bytes) may be NULL. */
int foreign_run(const char *path, const char *sql, const char *const *values, int count,
                char *message);
int foreign_sql(const char *path, const char *sql);
long long foreign_number(const char *path, const char *sql);

#endif
