#include "model/base/data_path.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ANCESTORS = 4 }; /* the executable's folder and three above */

#define MARKER "/deuxportes-build-tree"

struct place {
    const char *name;      /* first part of a relative name */
    const char *built;     /* where the build tree has it */
    const char *installed; /* where `meson install` puts it */
};

static const struct place PLACES[] = {
    {.name = "territory.bin",
     .built = "model/territory/territory.bin",
     .installed = DP_DATADIR "/territory.bin"},
    {.name = "networks.csv",
     .built = "model/directory/networks.csv",
     .installed = DP_DATADIR "/networks.csv"},
    {.name = "modele-lieux.csv",
     .built = "model/directory/modele-lieux.csv",
     .installed = DP_DATADIR "/modele-lieux.csv"},
    {.name = "profile.csv",
     .built = "model/directory/profile.csv",
     .installed = DP_DATADIR "/profile.csv"},
    {.name = "packs", .built = "forms/packs", .installed = DP_DATADIR "/packs"},
    {.name = "locale", .built = "locale/po", .installed = DP_LOCALEDIR},
};

/* Folders of the build tree that hold executables. Something installed inside a build tree (a
 * prefix like build/inst) is below none of them. */
static const char *const BUILT_IN[] = {"/tui/", "/tests/", "/forms/", "/model/", "/locale/"};

static bool acceptable(const char *relative)
{
    if (relative[0] == 0 || relative[0] == '/')
        return false;
    for (const char *part = relative; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == 0))
            return false;
    }
    return true;
}

static bool join(const char *first, const char *second, const char *rest, char *out, size_t size)
{
    int length = snprintf(out, size, "%s%s%s", first, second, rest);

    return length > 0 && (size_t)length < size && access(out, F_OK) == 0;
}

static bool built_here(const char *rest)
{
    for (size_t i = 0; i < sizeof(BUILT_IN) / sizeof(*BUILT_IN); i++)
        if (strncmp(rest, BUILT_IN[i], strlen(BUILT_IN[i])) == 0)
            return true;
    return false;
}

/* Cut `root` to the build tree that the running executable lies in. */
static bool find_build_tree(char *root, size_t size)
{
    char program[PATH_MAX];
    char marker[PATH_MAX + sizeof(MARKER)];
    ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);

    if (length <= 0 || (size_t)length >= sizeof(program) - 1 || (size_t)length >= size)
        return false;
    program[length] = 0;
    memcpy(root, program, (size_t)length + 1);
    for (int i = 0; i < ANCESTORS; i++) {
        char *slash = strrchr(root, '/');

        if (!slash || slash == root)
            return false;
        *slash = 0;
        if (join(root, MARKER, "", marker, sizeof(marker)))
            return built_here(program + strlen(root));
    }
    return false;
}

static bool in_build_tree(const struct place *place, const char *rest, char *out, size_t size)
{
    char root[PATH_MAX];
    char folder[PATH_MAX + 64];

    if (!place || !find_build_tree(root, sizeof(root)))
        return false;
    return join(root, "/", place->built, folder, sizeof(folder)) &&
           join(folder, rest, "", out, size);
}

static bool in_environment(const char *relative, char *out, size_t size)
{
    const char *folder = getenv("DEUXPORTES_DATA");

    return folder && folder[0] == '/' && join(folder, "/", relative, out, size);
}

bool data_path(const char *relative, char *out, size_t size)
{
    const struct place *place = NULL;
    const char *rest = "";

    if (size == 0)
        return false;
    out[0] = 0;
    if (!acceptable(relative))
        return false;
    for (size_t i = 0; i < sizeof(PLACES) / sizeof(*PLACES); i++) {
        size_t length = strlen(PLACES[i].name);

        if (strncmp(relative, PLACES[i].name, length) != 0 ||
            (relative[length] != 0 && relative[length] != '/'))
            continue;
        place = &PLACES[i];
        rest = relative + length;
    }
    if (in_build_tree(place, rest, out, size) || in_environment(relative, out, size))
        return true;
    if (place ? join(place->installed, rest, "", out, size)
              : join(DP_DATADIR, "/", relative, out, size))
        return true;
    out[0] = 0;
    return false;
}

bool data_path_own_packs(char *out, size_t size)
{
    const char *asked = getenv("DEUXPORTES_PACKS"), *data = getenv("XDG_DATA_HOME");
    const char *person = getenv("HOME");
    int length = -1;

    if (size == 0)
        return false;
    if (asked && asked[0])
        length = snprintf(out, size, "%s", asked);
    else if (data && data[0] == '/') /* the XDG specification ignores a relative one */
        length = snprintf(out, size, "%s/deuxportes/packs", data);
    else if (person && person[0] == '/')
        length = snprintf(out, size, "%s/.local/share/deuxportes/packs", person);
    if (length > 0 && (size_t)length < size)
        return true;
    out[0] = 0;
    return false;
}

bool data_path_own_territory(char *out, size_t size)
{
    static const char name[] = "territory-overlay.bin";

    if (!data_path_own_packs(out, size))
        return false;
    size_t length = strlen(out);

    while (length > 0 && out[length - 1] == '/')
        length--;
    while (length > 0 && out[length - 1] != '/')
        length--;
    if (length + sizeof(name) > size) {
        out[0] = 0;
        return false;
    }
    memcpy(out + length, name, sizeof(name));
    return true;
}
