#include "model/territory/import_cells.h"

#include <ctype.h>
#include <string.h>

#define DIGITS "0123456789"

/* `count` digits at the most, written with their leading zeros. */
static bool restore_zeros(const char *cell, size_t count, char *out, bool *mended)
{
    size_t length = strlen(cell);

    if (length == 0 || length > count || strspn(cell, DIGITS) != length)
        return false;
    memset(out, '0', count - length);
    memcpy(out + count - length, cell, length + 1);
    *mended = length < count;
    return true;
}

bool cell_insee(const char *cell, char insee[6], bool *mended)
{
    size_t length = strlen(cell);
    char second = length == 5 ? (char)toupper((unsigned char)cell[1]) : '0';

    *mended = false;
    if (second == 'A' || second == 'B') {
        memcpy(insee, cell, 6);
        insee[1] = second;
        return cell[0] == '2' && strspn(cell + 2, DIGITS) == 3;
    }
    return length >= 4 && restore_zeros(cell, 5, insee, mended);
}

bool cell_zone(const char *cell, char zone[5], bool *mended)
{
    return restore_zeros(cell, 4, zone, mended);
}

bool cell_department(const char *cell, char department[4], bool *mended)
{
    const char *code = cell[0] == 'd' || cell[0] == 'D' ? cell + 1 : cell;
    char second = code[0] ? (char)toupper((unsigned char)code[1]) : '\0';

    *mended = false;
    if (strlen(code) == 2 && code[0] == '2' && (second == 'A' || second == 'B')) {
        memcpy(department, (char[]){'2', second, '\0'}, 3);
        return true;
    }
    if (strlen(code) == 3 && code[0] == '9' && (second == '7' || second == '8'))
        return restore_zeros(code, 3, department, mended);
    return restore_zeros(code, 2, department, mended);
}

bool cell_degrees(const char *cell, bool comma, int32_t *degrees)
{
    bool negative = cell[0] == '-';
    const char *at = cell + (negative || cell[0] == '+');
    size_t whole = strspn(at, DIGITS);
    int32_t value = 0;

    if (whole == 0 || whole > 4)
        return false;
    for (; whole > 0; whole--)
        value = value * 10 + (*at++ - '0');
    bool fraction = *at == '.' || (comma && *at == ',');

    at += fraction;
    if (fraction && !isdigit((unsigned char)*at))
        return false;
    for (int i = 0; i < 4; i++)
        value = value * 10 + (isdigit((unsigned char)*at) ? *at++ - '0' : 0);
    value += *at >= '5' && *at <= '9';
    at += strspn(at, DIGITS);
    *degrees = negative ? -value : value;
    return *at == '\0';
}

bool cell_pair(const char *cell, int32_t *latitude, int32_t *longitude)
{
    char first[32];
    size_t length = strcspn(cell, ",");

    if (!cell[length] || length >= sizeof first)
        return false;
    memcpy(first, cell, length);
    first[length] = '\0';
    cell += length + 1;
    cell += strspn(cell, " ");
    return cell_degrees(first, false, latitude) && cell_degrees(cell, false, longitude);
}
