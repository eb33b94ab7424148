/* What the parts of a DILA record become. Inside of the intake: intake_dila.c reads the events,
 * intake_dila_part.c says what they mean.
 */
#ifndef DP_MODEL_DIRECTORY_INTAKE_DILA_H
#define DP_MODEL_DIRECTORY_INTAKE_DILA_H

#include "model/directory/intake_draft.h"

enum { RANGES_MOST = 64 };

/* What a key of the record is. */
enum section {
    SECTION_NONE,
    SECTION_ID,
    SECTION_NAME,
    SECTION_SIRET,
    SECTION_INSEE,
    SECTION_DATE,
    SECTION_LINK,
    SECTION_PIVOT,
    SECTION_ADDRESS,
    SECTION_PHONE,
    SECTION_MAIL,
    SECTION_SITE,
    SECTION_HOURS,
    SECTIONS
};

/* What a key of a part is. */
enum part {
    PART_NONE,
    PART_TYPE,
    PART_INSEE,
    PART_ADDRESS_TYPE,
    PART_COMPLEMENT_1,
    PART_COMPLEMENT_2,
    PART_STREET,
    PART_BOX,
    PART_POSTCODE,
    PART_COMMUNE,
    PART_LONGITUDE,
    PART_LATITUDE,
    PART_ACCESS,
    PART_ACCESS_NOTE,
    PART_VALUE,
    PART_DESCRIPTION,
    PART_FIRST_DAY,
    PART_LAST_DAY,
    PART_FROM_1,
    PART_TO_1,
    PART_FROM_2,
    PART_TO_2,
    PART_COMMENT,
    PARTS
};

struct dila {
    struct draft *draft;
    unsigned long rank;
    enum section section;
    enum part part;
    int part_level;           /* where the keys of the part stand; 0 outside of one */
    bool written;             /* within JSON that was text in a string */
    struct text_buffer texts; /* of the record: parts, ended by zeros; data[0] is 0 */
    size_t at[PARTS];         /* of the part being read; 0 is "" */
    size_t ranges[RANGES_MOST][PARTS];
    size_t range_count;
    bool ranges_lost;
    bool wanted, visit; /* visit: the address found is one where people are received */
    bool addressed;
    size_t communes; /* INSEE codes in the pivots, and the last of them */
    char commune[8];
    struct text_buffer types, phones, note; /* types: ended by zeros */
};

/* The part of `section` that was being read is whole. */
void dila_end_part(struct dila *dila);

/* The record is whole: false when the taker stops. */
bool dila_end(struct dila *dila);

#endif
