/* A pack: one territory's questions, rules, networks and wording for a period, as its coordinator
 * wrote them in spreadsheets (DESIGN section 5, reference rules.md section 3). A pack is flat, read
 * once, never changed; everything below is read-only and belongs to the pack.
 *
 * Indexes (question, network, list...) are positions in the arrays of this pack. -1 means none.
 */
#ifndef DP_MODEL_PACK_PACK_H
#define DP_MODEL_PACK_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"
#include "model/rule/cell.h"
#include "model/rule/expression.h"

struct workbook;

enum { PACK_LANGUAGES_MOST = 8, PACK_HASH_SIZE = 65, PACK_FILE_MOST = 4 * 1024 * 1024 };

/* What stands at the left of a form: a label that fits needs no short form. */
enum { PACK_SHORT_COLUMNS = 16 };

/* One text in each language of the pack; NULL where a language has none. Read with pack_say(). */
struct pack_text {
    const char *said[PACK_LANGUAGES_MOST];
};

enum question_kind {
    QUESTION_ONE,     /* select_one: one choice of a list */
    QUESTION_SEVERAL, /* select_multiple */
    QUESTION_INTEGER,
    QUESTION_TEXT, /* never usable in rules */
    QUESTION_NOTE, /* a text to read, not answered */
    QUESTION_COMMUNE,
    QUESTION_PLACE /* departement, region, bassin: derived from the commune, never asked */
};

struct choice {
    const char *name;
    int symbol;
    struct pack_text label, short_label;
    bool sensitive;
    unsigned row;
};

struct choice_list {
    const char *name;
    const struct choice *choices;
    size_t count;
};

struct question {
    const char *name;
    enum question_kind kind;
    int list;  /* choice list, -1 without */
    int step;  /* 1, 2 or 3 */
    int least; /* integers: bounds drawn from the constraint; INT_MIN, INT_MAX without */
    int most;
    bool required;
    bool sensitive;
    bool statistical;                 /* usage = statistique: asked though no rule uses it */
    bool used;                        /* by a rule, an eligibility, a first answer or `relevant` */
    struct pack_text label;           /* the whole question, as said aloud */
    struct pack_text short_label;     /* of PACK_SHORT_COLUMNS at most */
    struct pack_text hint;            /* for the receptionist */
    struct pack_text constraint_text; /* why a value is refused */
    struct expression relevant;
    struct expression constraint;
    const char *relevant_source, *constraint_source; /* as written, straightened; "" without */
    unsigned row;
};

/* One cell that is not "-": the question it tests. A row is the conjunction of its conditions. */
struct condition {
    int question;
    struct cell cell;
};

struct conditions {
    const struct condition *all;
    size_t count;
};

/* Days since 1970-01-01, both included; INT_MIN and INT_MAX when open. */
struct period {
    int from, to;
};

enum level { LEVEL_NONE = 0, LEVEL_2 = 2, LEVEL_3 = 3 };
enum door { DOOR_1 = 1, DOOR_2 = 2 }; /* bits of rule.doors */
enum rule_mode { MODE_HERE, MODE_REFERRAL, MODE_HANDOVER };

struct rule {
    const char *id;
    struct conditions when;
    int network;
    enum level level;
    unsigned doors;
    enum rule_mode mode;
    int rank; /* 1 is first */
    bool net; /* nature = filet: an explicit safety net */
    struct pack_text why, bring;
    struct period period;
    const char *source;
    unsigned row;
};

enum cep_role { CEP_NO, CEP_YES, CEP_EXPERIMENTAL };

struct network {
    const char *code;
    int symbol;
    struct pack_text name, neutral_name;
    enum cep_role cep;
    bool sensitive;
    bool first_door; /* named by the territory among its first doors: pack_is_first_door() */
    const char *phone, *site; /* "" when no source gives one */
    struct conditions eligible;
    struct period period;
    const char *source;
    unsigned row;
};

/* What a desk can say on the spot (sheet `reponses`). */
struct first_answer {
    const char *key;
    struct conditions when; /* the demand and the si: cells together */
    struct pack_text text;
    const char *source;
    unsigned row;
};

struct emergency {
    struct pack_text name;
    const char *number;
    struct pack_text whom;
    const char *source;
    unsigned row;
};

/* One row of `territoire`. `commune` wins over `department`. Symbols, 0 when not given. */
struct pack_place {
    int department;      /* d35 */
    const char *commune; /* INSEE code or "" */
    int region, zone;
};

/* The coordinator's own example: answers as text, networks expected first. */
struct pack_case {
    const char *name;
    const char **answers; /* one per question of the pack, "" when not said */
    const char *expected; /* codes separated by ", " */
    unsigned row;
};

struct pack {
    const char *id, *version, *territory, *notes;
    struct pack_text title;
    char hash[PACK_HASH_SIZE];                  /* SHA-256 of the canonical sheets, hexadecimal */
    const char *folder;                         /* or the workbook */
    const char *languages[PACK_LANGUAGES_MOST]; /* "fr" first: the default language */
    size_t language_count;
    struct period valid;
    int most_proposals;
    int interview_minutes; /* of a first interview, shown at each step; 0 without */
    int interviews_most;   /* per person and year, counted along her slips; 0 without */
    int hours_most;        /* in all, counted the same way; 0 without */
    const char *channels;  /* as written; "": all. pack_uses_channel() */

    const struct question *questions;
    size_t question_count; /* derived places included, at the end */
    size_t asked_count;    /* questions of the survey */
    const struct choice_list *lists;
    size_t list_count;
    const struct rule *rules;
    size_t rule_count;
    const struct network *networks;
    size_t network_count;
    const struct first_answer *first_answers;
    size_t first_answer_count;
    const struct emergency *emergencies;
    size_t emergency_count;
    const struct pack_place *places;
    size_t place_count;
    const struct pack_case *cases;
    size_t case_count;

    int commune_question, department_question, region_question, zone_question;
    struct symbols *symbols;
    struct arena *arena;
    const struct workbook *workbook; /* while it is being read from one */
};

/* Read a pack from a folder of CSV sheets, or from an .ods workbook that holds the same sheets
 * (workbook.h): the same pack has the same hash. The errors found, all of them up to 100 a sheet,
 * are added to `faults`; NULL is returned when there is at least one that is not a notice
 * (FAULT_TEXT_LEGACY is one). The caller destroys the pack. */
struct pack *pack_read(const char *folder, struct fault_list *faults);

/* Whether `name` looks like the path of a workbook rather than the id of a pack. */
bool pack_is_workbook(const char *name);
void pack_destroy(struct pack *pack);

/* The period that the folder's `settings` sheet gives, without reading the others; false when that
 * sheet cannot be read. */
bool pack_read_validity(const char *folder, struct period *valid);

/* The text in `language`, else in the default language, else "". Never NULL. */
const char *pack_say(const struct pack *pack, const struct pack_text *text, const char *language);

/* The short form in `language`, else the whole text as pack_say() gives it: a label that is short
 * enough needs no other, and no short form of another language replaces it. */
const char *pack_say_short(const struct pack *pack, const struct pack_text *brief,
                           const struct pack_text *text, const char *language);

/* Positions by code; -1 when unknown. */
int pack_question(const struct pack *pack, const char *name);
int pack_network(const struct pack *pack, const char *code);
const struct choice *pack_choice(const struct pack *pack, int question, const char *name);
const struct choice *pack_choice_of(const struct pack *pack, int question, int symbol);

/* Whether a desk of `network` receives people at door 1 here: every desk does, unless the territory
 * names those networks (`porte_1` of `reseaux`). A desk that did not say its network (-1) does. */
bool pack_is_first_door(const struct pack *pack, int network);

/* Whether this territory uses `channel`: all of them, unless `canaux` of `settings` names some. The
 * usual one is `channel` when it is used, else the first that is named (cut to `size`). */
bool pack_uses_channel(const struct pack *pack, const char *channel);
void pack_usual_channel(const struct pack *pack, const char *channel, char *out, size_t size);

/* A list of a question's choices; count 0 for questions without. */
const struct choice_list *pack_choices(const struct pack *pack, int question);

bool period_holds(const struct period *period, int day);

/* The name to write where a bystander may read: the neutral one of a sensitive network. */
const char *pack_network_name(const struct pack *pack, int network, const char *language);
const char *pack_network_public_name(const struct pack *pack, int network, const char *language);

#endif
