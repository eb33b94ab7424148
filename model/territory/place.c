#include <ctype.h>
#include <string.h>

#include "model/base/sphere.h"
#include "model/territory/territory.h"

int32_t territory_distance_m(const struct commune *from, const struct commune *to,
                             bool *approximate)
{
    if (approximate)
        *approximate = from->approximate || to->approximate;
    if (!from->located || !to->located)
        return -1;
    return sphere_distance_m((struct sphere_place){from->latitude * 1e-4, from->longitude * 1e-4},
                             (struct sphere_place){to->latitude * 1e-4, to->longitude * 1e-4});
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
