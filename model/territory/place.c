#include <ctype.h>
#include <math.h>
#include <string.h>

#include "model/territory/territory.h"

/* Mean radius of the Earth, IUGG; haversine is good to 0.5 %, far below the 11 m to 20 km that the
 * coordinates themselves are worth. */
static const double EARTH_M = 6371008.8;
static const double RADIANS = 3.14159265358979323846 / 180.0 / 10000.0;

int32_t territory_distance_m(const struct commune *from, const struct commune *to,
                             bool *approximate)
{
    double up, across, chord;

    if (approximate)
        *approximate = from->approximate || to->approximate;
    if (!from->located || !to->located)
        return -1;
    up = sin((to->latitude - from->latitude) * RADIANS / 2);
    across = sin((to->longitude - from->longitude) * RADIANS / 2);
    chord = up * up + cos(from->latitude * RADIANS) * cos(to->latitude * RADIANS) * across * across;
    return (int32_t)lround(2 * EARTH_M * asin(fmin(1.0, sqrt(chord))));
}

bool territory_department_code(const char *department, char out[5])
{
    size_t length = strnlen(department, 4);
    bool overseas = department[0] == '9' && (department[1] == '7' || department[1] == '8');

    out[0] = 0;
    if (length != (overseas ? 3 : 2) || !isdigit((unsigned char)department[0]))
        return false;
    for (size_t i = 1; i < length; i++)
        if (!isdigit((unsigned char)department[i]) &&
            !(department[0] == '2' && strchr("abAB", department[i])))
            return false;
    out[0] = 'd';
    for (size_t i = 0; i <= length; i++)
        out[i + 1] = (char)tolower((unsigned char)department[i]);
    return true;
}
