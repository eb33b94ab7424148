#include "model/base/sphere.h"

#include <math.h>

#define RADIANS 0.017453292519943295
#define EARTH_M 6371008.8
#define QUARTER 1.5707964F /* from a pole to the equator */

/* Haversines keep small distances exact, where a cosine would round them to nothing. */
int32_t sphere_distance_m(struct sphere_place from, struct sphere_place to)
{
    float up = sinf((float)((to.latitude - from.latitude) * RADIANS / 2));
    float across = sinf((float)((to.longitude - from.longitude) * RADIANS / 2));
    float chord = up * up + cosf((float)(from.latitude * RADIANS)) *
                                cosf((float)(to.latitude * RADIANS)) * across * across;

    return (int32_t)(2 * EARTH_M * (double)asinf(fminf(1.0F, sqrtf(chord))) + 0.5);
}

struct sphere_point sphere_point(struct sphere_place place)
{
    float up = (float)(place.latitude * RADIANS), along = (float)(place.longitude * RADIANS);

    return (struct sphere_point){cosf(up) * cosf(along), cosf(up) * sinf(along), sinf(up)};
}

float sphere_chord_squared(int32_t metres)
{
    float half = sinf(fminf((float)(metres / EARTH_M / 2), QUARTER));

    return 4 * half * half;
}
