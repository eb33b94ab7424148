/* Who publishes what the directory holds, under which licence, as the licences ask that it be
 * shown: « Annuaire : Service-Public / DILA, <adresse>, <fichier>, <date>, Licence Ouverte 2.0 ».
 * Names and licences of reference data.md 5 and referral.md 1; what no text says is left out.
 */
#ifndef DP_FORMS_INTAKE_SOURCES_H
#define DP_FORMS_INTAKE_SOURCES_H

#include "locale/text/buffer.h"
#include "model/directory/directory.h"
#include "model/directory/intake.h"

/* What a file is, « data·inclusion, structures »; « fichier inconnu » for INTAKE_UNKNOWN. */
const char *source_file_said(enum intake_source source);

/* Of an edition: its producer, the name itself of a source typed here; and its licence, "" when it
 * is not known here. `source` as directory_edition.source. */
const char *source_producer(const char *source);
const char *source_licence(const char *source);

/* « structures » or « services ». */
const char *source_kind_said(const char *kind);

/* The whole attribution in one line, without a full stop; adds to *out. */
void source_say_edition(const struct directory_edition *edition, struct text_buffer *out);

#endif
