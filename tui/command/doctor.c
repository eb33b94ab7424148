/* Where everything is, and what will not work: to be read to somebody on the phone. Needs no
 * database, creates none. Exit 1 when something deserves a look, 4 when the desk cannot work.
 */
#include "tui/command/commands.h"

#include <limits.h>
#include <locale.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "forms/intake/sources.h"
#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/say.h"
#include "model/base/clock.h"
#include "model/base/data_path.h"
#include "model/desk/setting.h"
#include "model/pack/catalogue.h"
#include "model/territory/overlay.h"
#include "tui/command/listing.h"
#include "tui/command/point_call.h"
#include "tui/command/territory_layers.h"

/* Days of notice before a pack ends (DESIGN section 8); how fresh an edition must be. */
enum { ENDS_SOON = 60, FRESH = 100 };

struct examination {
    struct command_call *call;
    struct record_page *page;
    int status;
};

static void worse(struct examination *exam, int status)
{
    exam->status = status > exam->status ? status : exam->status;
}

/* The fault is said at once; the page goes on. */
static void complain(struct examination *exam, const struct fault *fault, int status)
{
    call_refuse(exam->call, fault);
    worse(exam, status);
}

static void notice(struct examination *exam, const char *sentence)
{
    call_notice(exam->call, sentence);
    worse(exam, EXIT_WARNED);
}

/* ------------------------------------------------------------------------------- the program */

static void look_at_program(struct examination *exam)
{
    char path[PATH_MAX] = "", today[CLOCK_DAY_SIZE];
    const char *character = setlocale(LC_CTYPE, NULL), *term = getenv("TERM");
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    struct fault fault;

    path[length > 0 ? length : 0] = '\0';
    clock_day_text(clock_today(), today);
    record_page_add(exam->page, "version", _("Version"), DP_VERSION);
    record_page_add(exam->page, "program", _("Programme"), path);
    record_page_add(exam->page, "today", _("Date"), today);
    record_page_add(exam->page, "locale", _("Langue système"), character ? character : "");
    record_page_add(exam->page, "term", _("Terminal (TERM)"), term ? term : "");
    if (character && strstr(character, "UTF-8"))
        return;
    fault_set(&fault, FAULT_LOCALE);
    complain(exam, &fault, EXIT_CANNOT);
}

/* ------------------------------------------------------------------------------- the data */

static void look_at_territory(struct examination *exam)
{
    struct fault fault;
    struct text_buffer said = {0};
    char path[PATH_MAX] = "", count[24];
    const struct territory *territory = call_territory(exam->call, &fault);

    data_path("territory.bin", path, sizeof path);
    record_page_add(exam->page, "territory", _("Territoire"), path);
    if (!territory) {
        complain(exam, &fault, EXIT_CANNOT);
        return;
    }
    snprintf(count, sizeof count, "%zu", territory_count(territory));
    const struct say_value values[] = {{"count", count}, {"year", territory_vintage(territory)}};

    say_format(&said, _("{count} communes, codes de {year}"), values, 2);
    record_page_add(exam->page, "territory_vintage", _("Communes"), buffer_text(&said));
    buffer_finish(&said);
    territory_layers_add(exam->page, territory);
    if (territory_overlay_fault(territory, &fault))
        worse(exam, EXIT_WARNED); /* said by call_territory() */
}

static void say_state(const struct pack *pack, int today, struct text_buffer *out)
{
    char last[CLOCK_DAY_SIZE] = "";
    struct say_value value = {"day", last};

    if (pack->valid.to != INT_MAX)
        clock_day_text(civil_from_days(pack->valid.to), last);
    if (today < pack->valid.from)
        buffer_add(out, _("pas encore valable"));
    else if (today > pack->valid.to)
        say_format(out, _("n’est plus valable depuis le {day}"), &value, 1);
    else if (pack->valid.to == INT_MAX)
        buffer_add(out, _("valable"));
    else
        say_format(out, _("valable jusqu’au {day}"), &value, 1);
}

static void look_at_pack(struct examination *exam, const char *id, int today, int *lasts)
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = catalogue_open(id, faults);
    struct text_buffer key = {0}, state = {0};

    if (call_refuse_all(exam->call, faults))
        worse(exam, EXIT_WARNED);
    buffer_addf(&key, "pack.%s", id);
    if (pack) {
        say_state(pack, today, &state);
        if (period_holds(&pack->valid, today) && pack->valid.to > *lasts)
            *lasts = pack->valid.to;
    } else {
        buffer_add(&state, _("illisible"));
    }
    record_page_add(exam->page, buffer_text(&key), id, buffer_text(&state));
    buffer_finish(&key);
    buffer_finish(&state);
    pack_destroy(pack);
    fault_list_destroy(faults);
}

static void look_at_packs(struct examination *exam)
{
    char ids[CATALOGUE_MOST][CATALOGUE_ID_SIZE], path[PATH_MAX] = "";
    size_t count = catalogue_ids(ids, CATALOGUE_MOST);
    int today = civil_to_days(clock_today()), lasts = INT_MIN;

    data_path("packs", path, sizeof path);
    record_page_add(exam->page, "packs", _("Jeux de règles"), path);
    for (size_t i = 0; i < count; i++)
        look_at_pack(exam, ids[i], today, &lasts);
    if (lasts == INT_MIN)
        notice(exam, _("aucun jeu de règles n’est valable aujourd’hui."));
    else if (lasts != INT_MAX && lasts - today <= ENDS_SOON)
        notice(exam, _("le jeu de règles en cours se termine dans moins de 60 jours."));
}

/* ------------------------------------------------------------------------------- the database */

/* Numbers of linux/magic.h; the store itself refuses those where its journal cannot work. */
static void say_system(const char *path, char *out, size_t size)
{
    static const struct {
        unsigned long type;
        const char *name;
    } known[] = {{0xEF53, "ext4"},      {0x01021994, "tmpfs"},   {0x58465342, "xfs"},
                 {0x9123683E, "btrfs"}, {0x794C7630, "overlay"}, {0x6969, "NFS"},
                 {0x4D44, "vfat"},      {0xFF534D42, "CIFS"}};
    struct statfs about;

    if (statfs(path, &about) != 0) {
        snprintf(out, size, "?");
        return;
    }
    snprintf(out, size, "0x%lX", (unsigned long)about.f_type);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].type == (unsigned long)about.f_type)
            snprintf(out, size, "%s", known[i].name);
}

static void say_file(const char *path, const struct stat *about, struct text_buffer *out)
{
    const struct passwd *owner = getpwuid(about->st_uid);
    char size[32], mode[16], wal[PATH_MAX + 8], disk[24];

    snprintf(size, sizeof size, "%lld", (long long)about->st_size);
    snprintf(mode, sizeof mode, "%04o", (unsigned)about->st_mode & 07777U);
    snprintf(wal, sizeof wal, "%s-wal", path);
    say_system(path, disk, sizeof disk);
    const struct say_value values[] = {
        {"size", size}, {"mode", mode}, {"owner", owner ? owner->pw_name : "?"}, {"system", disk}};

    say_format(out, _("{size} octets, droits {mode}, à {owner}, disque {system}"), values, 4);
    if (access(wal, F_OK) == 0)
        buffer_add(out, _(", journal ouvert"));
}

/* The first folder above `path` that exists: is there room to create in it? */
static bool can_be_created(const char *path)
{
    char folder[PATH_MAX];

    snprintf(folder, sizeof folder, "%s", path);
    for (char *slash; (slash = strrchr(folder, '/'));) {
        slash[slash == folder] = '\0';
        if (access(folder, F_OK) == 0)
            return access(folder, W_OK | X_OK) == 0;
        if (strcmp(folder, "/") == 0)
            return false;
    }
    return access(".", W_OK | X_OK) == 0;
}

static void look_at_missing(struct examination *exam, const char *path)
{
    struct fault fault;

    record_page_add(exam->page, "database_state", _("État"), _("pas encore créée"));
    if (can_be_created(path))
        return;
    fault_set(&fault, FAULT_FILE_READ_ONLY);
    FAULT_TEXT(fault.file, path);
    complain(exam, &fault, EXIT_CANNOT);
}

static void add_setting(struct examination *exam, const char *id, const char *label)
{
    char value[SETTING_SIZE];

    if (setting_get(exam->call->store, id, value, NULL))
        record_page_add(exam->page, id, label, value);
}

static void look_at_database(struct examination *exam)
{
    const char *path = call_store_path(exam->call);
    struct text_buffer said = {0};
    struct stat about;
    struct fault fault;

    record_page_add(exam->page, "database", _("Base"), path);
    if (stat(path, &about) != 0) {
        look_at_missing(exam, path);
        return;
    }
    say_file(path, &about, &said);
    record_page_add(exam->page, "database_state", _("État"), buffer_text(&said));
    buffer_finish(&said);
    struct store *store = store_open(path, STORE_READ, &fault);

    exam->call->store = store;
    if (!store || !desk_load(store, &exam->call->desk, &exam->call->desk_known, &fault)) {
        complain(exam, &fault, fault.code == FAULT_STORE_OLDER ? EXIT_WARNED : EXIT_CANNOT);
        return;
    }
    record_page_add(exam->page, "desk", _("Poste"), exam->call->desk.name);
    record_page_add(exam->page, "desk_pack", _("Ses règles"), exam->call->desk.pack);
    add_setting(exam, "style", _("Style d’écran"));
    add_setting(exam, "charset", _("Caractères d’écran"));
    if (!store_clock_check(store, &fault))
        complain(exam, &fault, EXIT_WARNED);
}

/* ------------------------------------------------------------------------------- the directory */

/* What the licences ask that be shown; an edition of over six months is said (the producers blank
 * contacts that have objected since: reference referral.md 1.6). */
static void look_at_edition(struct examination *exam, const struct directory_edition *edition)
{
    struct text_buffer key = {0}, said = {0}, old = {0};
    struct say_value value = {"file", edition->file};

    buffer_addf(&key, "directory.%s.%s", edition->name[0] ? edition->name : edition->source,
                edition->kind);
    source_say_edition(edition, &said);
    record_page_add(exam->page, buffer_text(&key), _("Édition"), buffer_text(&said));
    int freshness = directory_freshness(edition->date, clock_today());

    if (freshness >= 0 && freshness < FRESH) {
        say_format(&old, _("{file} a plus de six mois : importez l’édition du jour."), &value, 1);
        notice(exam, buffer_text(&old));
    }
    buffer_finish(&old);
    buffer_finish(&said);
    buffer_finish(&key);
}

static void look_at_editions(struct examination *exam, struct directory *directory)
{
    struct directory_edition editions[POINT_EDITIONS_MOST];
    struct text_buffer said = {0}, number = {0};
    size_t count = directory_editions(directory, editions, POINT_EDITIONS_MOST, NULL);

    number_write(&number, (long long)directory_count(directory));
    struct say_value value = {"count", buffer_text(&number)};

    say_format(&said,
               say_n("{count} lieu proposé", "{count} lieux proposés",
                     (unsigned long)directory_count(directory)),
               &value, 1);
    record_page_add(exam->page, "directory_state", _("Lieux"), buffer_text(&said));
    for (size_t i = 0; i < count; i++)
        look_at_edition(exam, &editions[i]);
    buffer_finish(&number);
    buffer_finish(&said);
}

static void look_at_directory(struct examination *exam)
{
    char *path = directory_path(call_store_path(exam->call));
    struct fault fault;
    struct directory *directory = directory_open(call_store_path(exam->call), &fault);

    record_page_add(exam->page, "directory", _("Annuaire"), path);
    free(path);
    if (directory)
        look_at_editions(exam, directory);
    else if (fault.code == FAULT_STORE_MISSING)
        record_page_add(exam->page, "directory_state", _("Lieux"), _("rien n’a été importé"));
    else
        complain(exam, &fault, EXIT_WARNED);
    directory_close(directory);
}

/* ------------------------------------------------------------------------------- the printer */

static void look_at_spooler(struct examination *exam)
{
    static const char *const known[] = {"/usr/bin/lp", "/usr/bin/lpr"};
    char chosen[SETTING_SIZE] = "";
    struct text_buffer found = {0};

    if (exam->call->store)
        setting_get(exam->call->store, "spooler", chosen, NULL);
    for (size_t i = 0; i < 2; i++)
        if (access(known[i], X_OK) == 0)
            buffer_addf(&found, "%s%s", found.length ? " " : "", known[i]);
    record_page_add(exam->page, "spooler", _("Impression"),
                    chosen[0] ? chosen : _("pas de service choisi : les actes vont en fichier"));
    record_page_add(exam->page, "spoolers", _("Services présents"), buffer_text(&found));
    bool missing = chosen[0] == '/' ? access(chosen, X_OK) != 0 : !found.length;

    if (chosen[0] && missing)
        notice(exam, _("le service d’impression choisi n’est pas sur cette machine."));
    buffer_finish(&found);
}

static int run(struct command_call *call)
{
    struct examination exam = {.call = call, .page = record_page_open(call)};

    look_at_program(&exam);
    look_at_territory(&exam);
    look_at_packs(&exam);
    look_at_database(&exam);
    look_at_directory(&exam);
    look_at_spooler(&exam);
    record_page_close(exam.page);
    return exam.status;
}

static const struct option_row options[] = {OPTION_DB, OPTION_FORMAT};

const struct command command_doctor = {
    .name = "doctor",
    .summary = N_("où tout se trouve, et ce qui ne va pas"),
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .without_locale = true,
    .run = run,
};
