/* What a file is: its first bytes, its columns, its keys; never its name. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "locale/text/memory.h"
#include "model/base/arena.h"
#include "model/directory/intake_source.h"
#include "model/pack/csv.h"

enum { SEEN_MOST = 128 * 1024, OLD_MOST = 20 };

/* What the names of columns tell. */
struct marks {
    bool id, name, structure, network;
    bool inclusion; /* of a structure of data·inclusion, either version */
    unsigned fresh; /* columns that v0 did not have */
    unsigned old;   /* columns that v1 no longer has */
    unsigned education, dila;
    char old_names[256];
    unsigned records;
};

struct mark {
    const char *name;
    size_t at; /* offset of an unsigned in struct marks */
};

#define FRESH     offsetof(struct marks, fresh)
#define OLD       offsetof(struct marks, old)
#define EDUCATION offsetof(struct marks, education)
#define DILA      offsetof(struct marks, dila)

/* v0 to v1: CHANGELOG of gip-inclusion/data-inclusion-schema, 1.0.1 (reference referral.md 1.2). */
static const struct mark known[] = {
    {"type", FRESH},
    {"publics", FRESH},
    {"modes_mobilisation", FRESH},
    {"mobilisable_par", FRESH},
    {"reseaux_porteurs", FRESH},
    {"horaires_accueil", FRESH},
    {"zone_eligibilite", FRESH},
    {"accessibilite_lieu", FRESH},
    {"conditions_acces", FRESH},
    {"typologie", OLD},
    {"labels_nationaux", OLD},
    {"antenne", OLD},
    {"rna", OLD},
    {"date_suspension", OLD},
    {"cumulable", OLD},
    {"contact_public", OLD},
    {"profils", OLD},
    {"types", OLD},
    {"pre_requis", OLD},
    {"justificatifs", OLD},
    {"recurrence", OLD},
    {"horaires_ouverture", OLD},
    {"zone_diffusion_type", OLD},
    {"zone_diffusion_code", OLD},
    {"zone_diffusion_nom", OLD},
    {"modes_orientation_accompagnateur", OLD},
    {"modes_orientation_accompagnateur_autres", OLD},
    {"modes_orientation_beneficiaire", OLD},
    {"modes_orientation_beneficiaire_autres", OLD},
    {"identifiant_de_l_etablissement", EDUCATION},
    {"nom_etablissement", EDUCATION},
    {"code_nature", EDUCATION},
    {"type_etablissement", EDUCATION},
    {"pivot", DILA},
    {"plage_ouverture", DILA},
    {"url_service_public", DILA},
    {"ancien_code_pivot", DILA},
    {"adresse_courriel", DILA},
    {"site_internet", DILA},
};

static void note_old(struct marks *marks, const char *name)
{
    size_t used = strlen(marks->old_names), length = strlen(name);

    if (used + length + 3 > sizeof marks->old_names)
        return;
    memcpy(marks->old_names + used, used ? ", " : "", used ? 2 : 0);
    memcpy(marks->old_names + used + (used ? 2 : 0), name, length + 1);
}

static void look_at(struct marks *marks, const char *name)
{
    marks->id = marks->id || !strcmp(name, "id");
    marks->name = marks->name || !strcmp(name, "nom");
    marks->structure = marks->structure || !strcmp(name, "structure_id");
    marks->network = marks->network || !strcmp(name, "reseau");
    marks->inclusion = marks->inclusion || !strcmp(name, "siret") || !strcmp(name, "source");
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].name, name) != 0)
            continue;
        (*(unsigned *)(void *)((char *)marks + known[i].at))++;
        if (known[i].at == OLD)
            note_old(marks, name);
    }
}

static bool is_old(const struct marks *marks)
{
    return marks->id && marks->name && marks->old > marks->fresh &&
           (marks->structure || marks->inclusion);
}

static enum intake_source judge(const struct marks *marks)
{
    if (marks->education >= 2)
        return INTAKE_EDUCATION;
    if (marks->dila >= 1)
        return INTAKE_DILA;
    if (!marks->id || !marks->name || is_old(marks))
        return INTAKE_UNKNOWN;
    if (marks->network)
        return INTAKE_OWN;
    if (marks->structure)
        return INTAKE_INCLUSION_SERVICES;
    return marks->inclusion ? INTAKE_INCLUSION_STRUCTURES : INTAKE_UNKNOWN;
}

/* The delimiter under which the header tells most. */
static void look_at_sheet(const char *text, size_t length, struct face *face, struct marks *best)
{
    char name[64];
    size_t most = 0;

    for (const char *delimiter = ",;\t"; *delimiter; delimiter++) {
        struct arena *arena = arena_create();
        struct csv_table table = {0};
        struct marks marks = {0};

        if (csv_header(text, length, *delimiter, arena, &table) && table.count > 0 &&
            table.records[0].count > most) {
            for (size_t i = 0; i < table.records[0].count; i++) {
                intake_sheet_column(table.records[0].cells[i], name, sizeof name);
                look_at(&marks, name);
            }
            most = table.records[0].count;
            *best = marks;
            face->delimiter = *delimiter;
        }
        arena_destroy(arena);
    }
}

static bool look_at_event(void *context, enum json_event event, int level, const char *text,
                          size_t length)
{
    struct marks *marks = context;
    char name[64];

    if (event == JSON_KEY && level == 0 && length < sizeof name) {
        memcpy(name, text, length);
        name[length] = '\0';
        look_at(marks, name);
    }
    return event != JSON_END; /* one record is enough */
}

/* JSON of any kind: the keys of its first record; a file cut before its end is a matter for the
 * reading itself. */
static enum json_verdict look_at_json(const char *text, size_t length, struct marks *marks)
{
    const struct json_taker taker = {.context = marks, .take = look_at_event};
    struct json *json = json_create(&taker, false);
    enum json_verdict verdict = json_feed(json, text, length);

    json_destroy(json);
    return verdict;
}

static bool fail(const char *path, struct fault *fault, enum fault_code code, const char *hint)
{
    fault_set(fault, code);
    if (fault) {
        FAULT_TEXT(fault->file, path);
        FAULT_TEXT(fault->hint, hint);
    }
    return false;
}

/* A zip (workbooks are), gzip, bzip2, PDF, or anything with zeros in it: UTF-16, tar, Parquet. */
static bool is_packed(const char *text, size_t length)
{
    static const char *const begins[] = {"PK\x03\x04", "\x1F\x8B", "BZh", "%PDF"};

    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++)
        if (length >= strlen(begins[i]) && memcmp(text, begins[i], strlen(begins[i])) == 0)
            return true;
    return memchr(text, 0, length) != NULL;
}

static bool decide(const char *path, const char *text, size_t length, struct face *face,
                   struct fault *fault)
{
    struct marks marks = {0};
    size_t blank = 0;

    while (blank < length && strchr(" \t\r\n", text[blank]) && text[blank])
        blank++;
    if (length - blank >= 4 && strncasecmp(text + blank, "sep=", 4) == 0)
        while (blank < length && text[blank] != '\n')
            blank++;
    while (blank < length && text[blank] == '\n')
        blank++;
    face->json = blank < length && (text[blank] == '[' || text[blank] == '{');
    if (!face->json)
        look_at_sheet(text + blank, length - blank, face, &marks);
    else if (look_at_json(text + blank, length - blank, &marks) == JSON_WITHOUT)
        return fail(path, fault, FAULT_INTAKE_WITHOUT, "");
    face->source = judge(&marks);
    if (face->source == INTAKE_UNKNOWN && is_old(&marks))
        return fail(path, fault, FAULT_INTAKE_OLD, marks.old_names);
    if (face->json && (face->source == INTAKE_EDUCATION || face->source == INTAKE_OWN))
        face->source = INTAKE_UNKNOWN;
    if (!face->json && face->source == INTAKE_DILA)
        return fail(path, fault, FAULT_INTAKE_SHEET, "");
    return face->source != INTAKE_UNKNOWN ||
           fail(path, fault, is_packed(text, length) ? FAULT_INTAKE_PACKED : FAULT_INTAKE_UNKNOWN,
                "");
}

bool face_read(const char *path, struct face *face, struct fault *fault)
{
    struct stream stream;
    char *bytes = NULL;
    ssize_t got = 0;
    size_t mark;
    bool done;

    *face = (struct face){.source = INTAKE_UNKNOWN, .delimiter = ';'};
    done = stream_open(&stream, path, fault);
    if (done) {
        bytes = memory_zero(SEEN_MOST, 1);
        got = pread(stream.fd, bytes, SEEN_MOST, 0);
        done = got >= 0 || fail(path, fault, FAULT_FILE_UNREADABLE, "");
    }
    if (done) {
        mark = got >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        done = decide(path, bytes + mark, (size_t)got - mark, face, fault);
    }
    free(bytes);
    stream_close(&stream);
    return done;
}
