#include "model/pack/install.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locale/text/utf8.h"
#include "model/pack/assemble.h"
#include "model/pack/draft.h"
#include "model/pack/edition.h"
#include "model/pack/pack.h"
#include "model/store/lock.h"

enum { NAME_CHARACTERS_MOST = 50, LOCK_DEADLINE_MS = 10000 };

#define LOCK_NAME "/.verrou"

/* One installation under way. */
struct installing {
    const struct install_request *request;
    struct install_result *result;
    struct fault_list *faults;
    char place[PATH_MAX], previous[PATH_MAX]; /* packs/ID, packs/ID.avant */
    int lock;
};

static bool refuse(struct installing *installing, enum fault_code code, const char *file, int error)
{
    struct fault fault;

    fault_set(&fault, code);
    FAULT_TEXT(fault.file, file);
    FAULT_TEXT(fault.word, installing->result->id);
    fault.system = error;
    fault_list_add(installing->faults, &fault);
    return false;
}

static bool pass_on(struct installing *installing, const struct fault *fault)
{
    fault_list_add(installing->faults, fault);
    return false;
}

static void step_done(const struct installing *installing, enum install_step step)
{
    if (installing->request->after)
        installing->request->after(installing->request->context, step);
}

/* ------------------------------------------------------------------------------- names */

/* Part of a path, shown in lists, typed by people: nothing that climbs or hides. */
static bool is_name(const char *id)
{
    size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-_");

    return length > 0 && !id[length] && length <= NAME_CHARACTERS_MOST && id[0] != '-';
}

static bool name_place(struct installing *installing, const char *id)
{
    utf8_copy(installing->result->id, sizeof installing->result->id, id);
    if (!is_name(id))
        return refuse(installing, FAULT_PACK_NAME, "", 0);
    int length = snprintf(installing->place, PATH_MAX, "%s/%s", installing->request->packs, id);
    int longer = snprintf(installing->previous, PATH_MAX, "%s/%s" CATALOGUE_PREVIOUS,
                          installing->request->packs, id);

    if (length > 0 && longer > 0 && longer < PATH_MAX)
        return true;
    return refuse(installing, FAULT_FILE_READ_ONLY, installing->request->packs, ENAMETOOLONG);
}

static bool is_link(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
}

static bool is_there(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0;
}

static bool refuse_links(struct installing *installing, const char *folder)
{
    char path[PATH_MAX];

    for (size_t i = 0; i < SHEET_KIND_COUNT; i++)
        if (snprintf(path, sizeof path, "%s/%s.csv", folder, sheet_kinds[i].spec->name) <
                (int)sizeof path &&
            is_link(path))
            return refuse(installing, FAULT_FILE_UNREADABLE, path, ELOOP);
    return true;
}

/* ------------------------------------------------------------------------------- lock */

/* What an installation that was killed left behind: under the lock nobody else is making one. */
static void sweep(const char *packs)
{
    DIR *entries = opendir(packs);
    char path[PATH_MAX];

    for (struct dirent *entry; entries && (entry = readdir(entries));)
        if (edition_is_unfinished(entry->d_name) &&
            snprintf(path, sizeof path, "%s/%s", packs, entry->d_name) < (int)sizeof path)
            edition_remove(path);
    if (entries)
        closedir(entries);
}

static bool begin(struct installing *installing)
{
    const char *packs = installing->request->packs;
    char path[PATH_MAX + sizeof LOCK_NAME];
    struct fault fault = {0};

    if (!edition_make_folders(packs, &fault))
        return pass_on(installing, &fault);
    snprintf(path, sizeof path, "%s" LOCK_NAME, packs);
    installing->lock = lock_open(path, edition_is_shared(packs) ? 0660 : 0600);
    if (installing->lock < 0)
        return refuse(installing, errno == ELOOP ? FAULT_FILE_UNREADABLE : FAULT_FILE_READ_ONLY,
                      path, errno);
    if (!lock_take(installing->lock, LOCK_DEADLINE_MS))
        return refuse(installing, FAULT_STORE_BUSY, path, 0);
    sweep(packs);
    step_done(installing, INSTALL_LOCKED);
    return true;
}

static void end(struct installing *installing)
{
    if (installing->lock >= 0)
        close(installing->lock); /* and the queue moves on */
}

/* ------------------------------------------------------------------------------- steps */

/* Read what is in `folder` once more and ask whether it may be activated. */
static bool accepted(struct installing *installing, const char *folder, char hash[PACK_HASH_SIZE])
{
    const struct install_request *request = installing->request;
    struct pack *pack = pack_read(folder, installing->faults);

    if (!pack)
        return false;
    bool may = request->accept(pack, request->context);

    memcpy(hash, pack->hash, PACK_HASH_SIZE);
    pack_destroy(pack);
    return may || refuse(installing, FAULT_PACK_REFUSED, "", 0);
}

/* Whether what stands in place is this very edition. */
static bool is_in_place(const struct installing *installing, const char *hash)
{
    struct fault_list *unsaid = fault_list_create();
    struct pack *pack = is_there(installing->place) ? pack_read(installing->place, unsaid) : NULL;
    bool same = pack && strcmp(pack->hash, hash) == 0;

    pack_destroy(pack);
    fault_list_destroy(unsaid);
    return same;
}

static bool copy_sheets(struct installing *installing, struct edition *copy)
{
    struct fault fault = {0};

    for (size_t i = 0; i < SHEET_KIND_COUNT; i++)
        if (!edition_copy(edition_folder(copy), installing->place, sheet_kinds[i].spec->name,
                          &fault))
            return pass_on(installing, &fault);
    return true;
}

/* A copy, so that at no time the pack in place has left it. */
static bool keep_previous(struct installing *installing)
{
    struct fault fault = {0};

    if (!is_there(installing->place))
        return true;
    struct edition *copy = edition_begin(installing->previous, &fault);

    if (!copy)
        return pass_on(installing, &fault);
    bool kept = copy_sheets(installing, copy);

    if (kept) {
        step_done(installing, INSTALL_COPIED);
        kept = edition_replace(copy, &fault) || pass_on(installing, &fault);
    }
    edition_finish(copy);
    if (kept)
        step_done(installing, INSTALL_KEPT);
    return kept;
}

static bool write_and_place(struct installing *installing, struct edition *edition)
{
    const struct install_request *request = installing->request;
    const char *folder = edition_folder(edition);
    struct fault fault = {0};
    char hash[PACK_HASH_SIZE];

    if (!pack_assemble_sheets(request->source, request->overlay, installing->result->id, folder,
                              installing->faults))
        return false;
    step_done(installing, INSTALL_WRITTEN);
    if (!accepted(installing, folder, hash))
        return false;
    step_done(installing, INSTALL_ACCEPTED);
    installing->result->same = is_in_place(installing, hash);
    if (installing->result->same)
        return true;
    if (!keep_previous(installing))
        return false;
    if (!edition_replace(edition, &fault))
        return pass_on(installing, &fault);
    step_done(installing, INSTALL_PLACED);
    return true;
}

/* ------------------------------------------------------------------------------- installing */

/* The pack's own name; nothing is made for a pack that cannot be read. */
static bool name_by_source(struct installing *installing)
{
    const struct install_request *request = installing->request;

    if (request->id && !name_place(installing, request->id))
        return false;
    struct fault_list *told = fault_list_create();
    struct pack *pack = pack_read(request->source, told);
    bool named = pack && (request->id || name_place(installing, pack->id));

    for (size_t i = 0; !pack && i < fault_list_count(told); i++)
        fault_list_add(installing->faults, fault_list_at(told, i));
    pack_destroy(pack);
    fault_list_destroy(told);
    return named;
}

bool pack_install(const struct install_request *request, struct install_result *result,
                  struct fault_list *faults)
{
    struct installing installing = {request, result, faults, "", "", -1};
    struct fault fault = {0};
    struct edition *edition = NULL;
    bool done = false;

    *result = (struct install_result){.same = false};
    if (!refuse_links(&installing, request->source) || !name_by_source(&installing))
        return false;
    if (!begin(&installing))
        goto out;
    edition = edition_begin(installing.place, &fault);
    done = edition ? write_and_place(&installing, edition) : pass_on(&installing, &fault);
    result->kept = is_there(installing.previous);
out:
    edition_finish(edition);
    end(&installing);
    return done;
}

/* ------------------------------------------------------------------------------- returning */

static bool exchange(struct installing *installing)
{
    char hash[PACK_HASH_SIZE];
    struct fault fault = {0};
    bool was_there = is_there(installing->place);

    if (is_link(installing->place) || is_link(installing->previous))
        return refuse(installing, FAULT_FILE_UNREADABLE, installing->place, ELOOP);
    if (!accepted(installing, installing->previous, hash))
        return false;
    installing->result->kept = was_there;
    return (was_there ? edition_exchange(installing->previous, installing->place, &fault)
                      : edition_move(installing->previous, installing->place, &fault)) ||
           pass_on(installing, &fault);
}

static bool give_way(struct installing *installing)
{
    struct fault fault = {0};

    installing->result->original = true;
    installing->result->kept = true;
    return edition_move(installing->place, installing->previous, &fault) ||
           pass_on(installing, &fault);
}

static bool go_back(struct installing *installing)
{
    if (is_there(installing->previous))
        return exchange(installing);
    if (is_there(installing->place) && catalogue_is_shipped(installing->result->id))
        return give_way(installing);
    return refuse(installing, FAULT_PACK_NO_PREVIOUS, "", 0);
}

bool pack_install_return(const struct install_request *request, struct install_result *result,
                         struct fault_list *faults)
{
    struct installing installing = {request, result, faults, "", "", -1};

    *result = (struct install_result){.same = false};
    if (!name_place(&installing, request->id))
        return false;
    if (!is_there(request->packs))
        return refuse(&installing, FAULT_PACK_NO_PREVIOUS, "", 0);
    bool done = begin(&installing) && go_back(&installing);

    if (done)
        step_done(&installing, INSTALL_PLACED);
    end(&installing);
    return done;
}
