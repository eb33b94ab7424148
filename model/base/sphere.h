/* Distances on the Earth taken as a sphere of its mean radius (6,371,008.8 m, IUGG 1980): within
 * 0.6 % of the ellipsoid, which a person on a bus does not notice.
 *
 * Computed in single precision, on purpose: half a metre in a thousand kilometres, and the tables
 * of the double functions, 400 KB, stay out of the memory of each desk. */
#ifndef DP_MODEL_BASE_SPHERE_H
#define DP_MODEL_BASE_SPHERE_H

#include <stdint.h>

struct sphere_place {
    double latitude, longitude; /* degrees */
};

/* Metres along the great circle. */
int32_t sphere_distance_m(struct sphere_place from, struct sphere_place to);

/* The place on the unit sphere: whoever compares many distances compares squares of chords. */
struct sphere_point {
    float x, y, z;
};
struct sphere_point sphere_point(struct sphere_place place);

/* The square of the chord, on the unit sphere, that spans so many metres. */
float sphere_chord_squared(int32_t metres);

#endif
