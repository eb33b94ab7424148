/* Bringing a pack to a desk, and going back to the one before.
 *
 * Installed packs are folders of canonical sheets, `packs/ID`, beside the desk's database; the
 * edition before is kept as `packs/ID.avant`. A pack takes its place by one rename, after it was
 * read without a fault, written to the disk, read again and accepted; whatever happens before, and
 * wherever it stops, the pack in place is the old one, whole. Those who install at the same time
 * wait for each other.
 */
#ifndef DP_MODEL_PACK_INSTALL_H
#define DP_MODEL_PACK_INSTALL_H

#include <stdbool.h>

#include "model/base/fault.h"
#include "model/pack/catalogue.h"

/* The steps after which a test may stop everything. */
enum install_step {
    INSTALL_LOCKED,
    INSTALL_WRITTEN,  /* the new edition is on the disk, under its hidden name */
    INSTALL_ACCEPTED, /* and was accepted */
    INSTALL_COPIED,   /* a copy of the one in place too */
    INSTALL_KEPT,     /* that copy is now ID.avant */
    INSTALL_PLACED,
    INSTALL_STEPS
};

struct install_request {
    const char *packs;   /* the desk's folder of packs: data_path_own_packs(); made when missing */
    const char *source;  /* the folder or workbook to install; not used by pack_install_return() */
    const char *overlay; /* what changes in it, as pack_assemble() takes it; NULL: nothing */
    const char *id;      /* NULL: the pack's own form_id; otherwise it takes this one */

    /* Whether the pack may be activated: no dead end, without exception. Never NULL. */
    bool (*accept)(const struct pack *pack, void *context);
    void *context;
    void (*after)(void *context, enum install_step step); /* may be NULL */
};

struct install_result {
    char id[CATALOGUE_ID_SIZE];
    bool same;     /* this very edition was in place: nothing was written */
    bool kept;     /* the edition before is there to return to */
    bool original; /* after a return: it is the program's own again */
};

/* False with the reasons in `faults`: those of pack_read(); FAULT_PACK_NAME; FAULT_PACK_REFUSED;
 * FAULT_FILE_READ_ONLY, FAULT_DISK; FAULT_FILE_UNREADABLE with ELOOP when a sheet, the place of the
 * pack or the lock is a symbolic link; FAULT_STORE_BUSY when another installation does not end. */
bool pack_install(const struct install_request *request, struct install_result *result,
                  struct fault_list *faults);

/* The edition before takes the place of the one installed, which becomes the one before: twice is
 * as if nothing was done. Without one, the installed pack gives way to the program's own of the
 * same id. FAULT_PACK_NO_PREVIOUS when there is neither. */
bool pack_install_return(const struct install_request *request, struct install_result *result,
                         struct fault_list *faults);

#endif
