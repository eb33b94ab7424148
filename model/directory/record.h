/* A structure or a service as a source gives it, in the columns of data·inclusion v1.0.8 (JSON
 * Schemas `structure` and `service`, Licence Ouverte 2.0; reference referral.md 1.2) and a few of
 * our own. Everything is text that passed the gate; "" is « not said ».
 *
 * Lists are JSON arrays of strings (`["a","b"]`), however the source wrote them; an empty list is
 * `[]`. Dates are YYYY-MM-DD. Coordinates are as written, and read once by the directory. Hours of
 * DILA and France Travail are rewritten in the form of model/hours/hours.h.
 */
#ifndef DP_MODEL_DIRECTORY_RECORD_H
#define DP_MODEL_DIRECTORY_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "model/base/fault.h"

enum record_kind { RECORD_STRUCTURE, RECORD_SERVICE };

/* What a column holds. Only a FIELD_IS_PARAGRAPH may hold line breaks. */
enum field_form {
    FIELD_IS_TEXT,
    FIELD_IS_PARAGRAPH,
    FIELD_IS_LIST,
    FIELD_IS_DATE,
    FIELD_IS_NUMBER,
    FIELD_IS_CODE
};

enum structure_field {
    STRUCTURE_ID,
    STRUCTURE_SOURCE,
    STRUCTURE_NOM,
    STRUCTURE_DATE_MAJ,
    STRUCTURE_SIRET,
    STRUCTURE_DESCRIPTION,
    STRUCTURE_ADRESSE,
    STRUCTURE_COMPLEMENT_ADRESSE,
    STRUCTURE_COMMUNE,
    STRUCTURE_CODE_POSTAL,
    STRUCTURE_CODE_INSEE,
    STRUCTURE_LONGITUDE,
    STRUCTURE_LATITUDE,
    STRUCTURE_TELEPHONE,
    STRUCTURE_COURRIEL,
    STRUCTURE_SITE_WEB,
    STRUCTURE_LIEN_SOURCE,
    STRUCTURE_HORAIRES_ACCUEIL,
    STRUCTURE_ACCESSIBILITE_LIEU,
    STRUCTURE_RESEAUX_PORTEURS,
    /* ours */
    STRUCTURE_TYPES,     /* list: DILA pivots, code_nature: what networks.csv maps */
    STRUCTURE_RESEAU,    /* our own CSV: a network code, directly */
    STRUCTURE_PUBLICS,   /* list, data·inclusion's values; services say it elsewhere */
    STRUCTURE_ZONE,      /* list: who may come: INSEE, department, EPCI, france; [] or "": all */
    STRUCTURE_ACCES,     /* DILA: ACC, DEM, NAC; or "" */
    STRUCTURE_REMARQUES, /* what else the source says: access note, comment of the hours */
    STRUCTURE_FERME_LE,  /* date: closed for good since, or valid until */
    STRUCTURE_FIELDS
};

enum service_field {
    SERVICE_ID,
    SERVICE_STRUCTURE_ID,
    SERVICE_SOURCE,
    SERVICE_NOM,
    SERVICE_DESCRIPTION,
    SERVICE_LIEN_SOURCE,
    SERVICE_DATE_MAJ,
    SERVICE_TYPE,
    SERVICE_THEMATIQUES,
    SERVICE_FRAIS,
    SERVICE_FRAIS_PRECISIONS,
    SERVICE_PUBLICS,
    SERVICE_PUBLICS_PRECISIONS,
    SERVICE_CONDITIONS_ACCES,
    SERVICE_COMMUNE,
    SERVICE_CODE_POSTAL,
    SERVICE_CODE_INSEE,
    SERVICE_ADRESSE,
    SERVICE_COMPLEMENT_ADRESSE,
    SERVICE_LONGITUDE,
    SERVICE_LATITUDE,
    SERVICE_TELEPHONE,
    SERVICE_COURRIEL,
    SERVICE_MODES_ACCUEIL,
    SERVICE_ZONE_ELIGIBILITE,
    SERVICE_CONTACT_NOM_PRENOM,
    SERVICE_LIEN_MOBILISATION,
    SERVICE_MODES_MOBILISATION,
    SERVICE_MOBILISABLE_PAR,
    SERVICE_MOBILISATION_PRECISIONS,
    SERVICE_VOLUME_HORAIRE_HEBDOMADAIRE,
    SERVICE_NOMBRE_SEMAINES,
    SERVICE_HORAIRES_ACCUEIL,
    SERVICE_FIELDS
};

enum { RECORD_FIELDS_MOST = SERVICE_FIELDS };

struct field_spec {
    const char *name; /* the column */
    enum field_form form;
    bool required;
};

extern const struct field_spec structure_fields[STRUCTURE_FIELDS];
extern const struct field_spec service_fields[SERVICE_FIELDS];

/* A view: valid during the call that lends it. Never NULL where a field is. */
struct record {
    enum record_kind kind;
    const char *fields[RECORD_FIELDS_MOST];
    unsigned long at; /* row of the sheet, or rank of the record in the JSON, from 1 */
};

/* The values of `publics`, in the order of the alphabet (schema v1.0.8, `publics`). */
enum { RECORD_PUBLICS = 14 };
extern const char *const record_publics[RECORD_PUBLICS];

#endif
