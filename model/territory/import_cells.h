/* Cells of the files that are imported. Private. */
#ifndef DP_MODEL_TERRITORY_IMPORT_CELLS_H
#define DP_MODEL_TERRITORY_IMPORT_CELLS_H

#include <stdbool.h>
#include <stdint.h>

/* « 1001 » is 01001, letters become capitals; `mended` says that a zero was restored. False when it
 * is no INSEE code. */
bool cell_insee(const char *cell, char insee[6], bool *mended);

/* « 51 » is 0051. */
bool cell_zone(const char *cell, char zone[5], bool *mended);

/* A department as « 35 », « 2A », « 971 », « d35 »; « 1 » is 01. */
bool cell_department(const char *cell, char department[4], bool *mended);

/* Degrees in 1e-4: "46.1537", and « 46,1537 » where `comma`. */
bool cell_degrees(const char *cell, bool comma, int32_t *degrees);

/* `46.153721024,4.925850148`. */
bool cell_pair(const char *cell, int32_t *latitude, int32_t *longitude);

#endif
