/* What the standard asks of a record (reference referral.md 1.2), and what can be mended. Inside of
 * the intake.
 *
 * data·inclusion and our own CSV are held to it: what is wrong refuses the record, as the official
 * validator does, so that its author mends it. DILA and the Éducation nationale promise nothing of
 * the kind: there only the field is left out, and it is said.
 */
#ifndef DP_MODEL_DIRECTORY_INTAKE_CHECK_H
#define DP_MODEL_DIRECTORY_INTAKE_CHECK_H

#include "model/directory/intake_draft.h"

/* Whether the record is of a department that was asked for. */
bool check_wanted(const struct draft *draft);

void check_record(struct draft *draft);

/* One value: intake_check_field.c. */
void check_name(struct draft *draft, int field);
void check_description(struct draft *draft, int field);
void check_siret(struct draft *draft, int field);
void check_postcode(struct draft *draft, int field);
void check_insee(struct draft *draft, int field);
void check_phone(struct draft *draft, int field);
void check_mail(struct draft *draft, int field);
void check_url(struct draft *draft, int field);
void check_date(struct draft *draft, int field);
void check_hours_a_week(struct draft *draft, int field);
void check_weeks(struct draft *draft, int field);
void check_type(struct draft *draft, int field);
void check_fees(struct draft *draft, int field);
void check_network(struct draft *draft, int field);

/* Lists: intake_check_list.c. */
void check_zone(struct draft *draft, int field);
void check_publics(struct draft *draft, int field);
void check_themes(struct draft *draft, int field);
void check_carriers(struct draft *draft, int field);
void check_modes(struct draft *draft, int field);
void check_ways(struct draft *draft, int field);
void check_who(struct draft *draft, int field);

/* Whether the source is held to the standard. */
bool check_is_strict(const struct draft *draft);

/* A field that cannot stay: refuses the record of a strict source, drops the field of others. */
void check_fail(struct draft *draft, enum intake_reason reason, int field, const char *value);

/* What a spreadsheet leaves of a code: 59350.0, 8.2454E13, 8,2454E+13. */
bool check_is_damaged(const char *text);

/* "1400" -> "01400" when `text` is four digits. */
bool check_is_digits(const char *text, size_t count);

#endif
