/* How the territory file is laid out; for its maker and its reader, nobody else.
 *
 * A header, then sections of fixed-size records, then the text. Numbers are little-endian, sections
 * begin on a multiple of 8, every string is an offset into the text and ends with a zero; the last
 * byte of the file is that of the text, so no string can run out of the mapping whatever an altered
 * record says. Indexes and offsets are checked where they are used: checking them all at opening
 * would bring the whole file into the memory of every desk.
 */
#ifndef DP_MODEL_TERRITORY_FORMAT_H
#define DP_MODEL_TERRITORY_FORMAT_H

#include <stdint.h>

#define TERRITORY_MAGIC "DPTERR\r\n" /* the line end shows a copy made as text */

enum {
    TERRITORY_VERSION = 1,    /* to be raised with any change below, or in how names are folded */
    TERRITORY_NAME_MOST = 96, /* bytes of a folded name, its zero included */
    TERRITORY_RANK_BITS = 24, /* an index of SECTION_NAMES fits in so many */
    TERRITORY_DIGEST = 32     /* BLAKE2b of what follows the header */
};

#define TERRITORY_NONE UINT32_MAX /* no such index or offset */

enum territory_section {
    SECTION_COMMUNES,    /* by INSEE code */
    SECTION_POSTCODES,   /* char[6], those of a commune in a row */
    SECTION_BY_POSTCODE, /* by code, then rank; parents of arrondissements left out */
    SECTION_NAMES,       /* by population: the index of a name is its rank */
    SECTION_WORDS,       /* every word of every name, by folded text from that word on */
    SECTION_SQUEEZED,    /* beginnings of names of several words, by text without spaces */
    SECTION_DEPARTMENTS, /* by code */
    SECTION_REGIONS,
    SECTION_EPCI,
    SECTION_TEXT, /* last; bytes */
    SECTION_COUNT
};

struct disk_section {
    uint32_t offset; /* from the beginning of the file */
    uint32_t count;  /* records */
};

struct disk_header {
    char magic[8];
    uint32_t version;
    uint32_t size; /* of the whole file */
    char vintage[8];
    unsigned char digest[TERRITORY_DIGEST];
    struct disk_section sections[SECTION_COUNT];
};

enum { COMMUNE_LOCATED = 1, COMMUNE_APPROXIMATE = 2 };

struct disk_commune {
    char insee[8];
    uint32_t name;
    uint32_t population; /* TERRITORY_NONE: not known */
    uint32_t latitude;   /* two's complement, 1e-4 degree */
    uint32_t longitude;
    uint32_t postcode; /* first in SECTION_POSTCODES */
    uint32_t postcode_count;
    uint32_t flags;
    uint32_t department;
    uint32_t epci;
    uint32_t parent;
};

struct disk_postcode {
    uint32_t code; /* "01400" is 1400 */
    uint32_t name; /* its rank, and through it its commune */
};

struct disk_name {
    uint32_t folded; /* `st` and `ste` written out */
    uint32_t commune;
    uint32_t old_name; /* as written, for a merged commune; else TERRITORY_NONE */
};

enum word_place {                 /* flags */
                  WORD_START = 0, /* the name from its first word */
                  WORD_BARE = 1,  /* from the word after its article */
                  WORD_INNER = 2, /* from another word */
                  WORD_OLD = 4    /* of an old name */
};

struct disk_word {
    uint32_t name;
    uint16_t start; /* in the folded text */
    uint16_t place;
};

struct disk_area { /* department, region, EPCI */
    char code[12];
    uint32_t name;
    uint32_t region; /* of a department */
};

#endif
