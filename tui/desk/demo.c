#include "tui/desk/demo.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "model/point/point.h"

/* ------------------------------------------------------------------------------- the folder */

static bool make_folder(struct demo *demo, const char *under)
{
    int length = snprintf(demo->folder, sizeof demo->folder, "%s/deuxportes-XXXXXX", under);

    if (length > 0 && (size_t)length < sizeof demo->folder - sizeof "/desk.db" &&
        mkdtemp(demo->folder))
        return true;
    demo->folder[0] = '\0';
    return false;
}

bool demo_begin(struct demo *demo, struct fault *fault)
{
    const char *runtime = getenv("XDG_RUNTIME_DIR");

    *demo = (struct demo){.folder = ""};
    if (!(runtime && runtime[0] == '/' && make_folder(demo, runtime)) &&
        !make_folder(demo, "/tmp")) {
        fault_set(fault, FAULT_FILE_READ_ONLY);
        fault->system = errno;
        FAULT_TEXT(fault->file, "/tmp");
        return false;
    }
    int length = snprintf(demo->db, sizeof demo->db, "%.*s/desk.db", PATH_MAX - 16, demo->folder);

    return length > 0;
}

void demo_end(struct demo *demo)
{
    int folder = demo->folder[0] ? open(demo->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    DIR *entries = folder >= 0 ? fdopendir(folder) : NULL;

    if (!entries) {
        if (folder >= 0)
            close(folder);
        return;
    }
    for (struct dirent *entry; (entry = readdir(entries));)
        if (entry->d_name[0] != '.')
            unlinkat(folder, entry->d_name, 0);
    closedir(entries);
    rmdir(demo->folder);
    demo->folder[0] = '\0';
}

/* ------------------------------------------------------------------------------- the desk */

/* The agency is there once for each name its network had: a pack knows one of them. */
static const struct {
    const char *network, *commune, *name, *address, *phone, *hours; /* the name is a msgid */
} places[] = {
    {"france_travail", "56260", N_("Agence fictive du Port"), "1 rue de l’Exemple, 56000 Vannes",
     "0261910011", "Mo-Fr 08:30-16:30; PH off"},
    {"pole_emploi", "56260", N_("Agence fictive du Port"), "1 rue de l’Exemple, 56000 Vannes",
     "0261910011", "Mo-Fr 08:30-16:30; PH off"},
    {"apec", "35238", N_("Centre fictif de Rennes"), "2 place de l’Exemple, 35000 Rennes",
     "0261910012", "Mo-Fr 09:00-18:00; PH off"},
    {"cap_emploi", "56260", N_("Antenne fictive du Jardin"), "3 allée de l’Exemple, 56000 Vannes",
     "0261910013", "Mo-Th 09:00-17:00; PH off"},
    {"avenir_actifs", "56260", N_("Permanence fictive de la Gare"),
     "4 avenue de l’Exemple, 56000 Vannes", "0261910014", "Tu,Th 14:00-18:00; PH off"},
    {"cio", "56260", N_("Centre fictif des Collines"), "5 rue de l’Exemple, 56000 Vannes",
     "0261910015", "Mo-Fr 13:30-17:00; PH off"},
};

static bool remember(struct store *store, size_t at, struct fault *fault)
{
    struct point point = {.id = ""};

    utf8_copy(point.network, sizeof point.network, places[at].network);
    utf8_copy(point.commune, sizeof point.commune, places[at].commune);
    utf8_copy(point.name, sizeof point.name, _(places[at].name));
    utf8_copy(point.address, sizeof point.address, places[at].address);
    utf8_copy(point.phone, sizeof point.phone, places[at].phone);
    utf8_copy(point.hours, sizeof point.hours, places[at].hours);
    return point_remember(store, &point, fault);
}

bool demo_furnish(struct store *store, const struct pack *pack, struct desk *desk,
                  struct fault *fault)
{
    *desk = (struct desk){.network = "mission_locale", .commune = "56260", .phone = "0261910010"};
    utf8_copy(desk->name, sizeof desk->name, _("Point d’accueil fictif de Vannes"));
    utf8_copy(desk->pack, sizeof desk->pack, pack->id);
    if (!desk_save(store, desk, fault))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (pack_network(pack, places[i].network) >= 0 && !remember(store, i, fault))
            return false;
    return true;
}
