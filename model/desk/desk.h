/* Who the desk is: asked once at the first run, changed at will (F9). */
#ifndef DP_MODEL_DESK_DESK_H
#define DP_MODEL_DESK_DESK_H

#include "model/act/act.h"

struct desk {
    char id[UUID_SIZE];       /* drawn once, filled by desk_save() when empty */
    char name[ACT_NAME_SIZE]; /* as people know it; required */
    char network[CODE_SIZE];  /* its own network: « ici même »; or "" */
    char commune[8];          /* INSEE code, or "" */
    char pack[CODE_SIZE];     /* id of the territory's pack; required */
    char phone[64];
    char notice[ACT_TEXT_SIZE]; /* mention d'information printed on every sheet */
};

/* *known is false, and the desk zero, before the first run was done. */
bool desk_load(struct store *store, struct desk *desk, bool *known, struct fault *fault);

/* FAULT_ANSWER_MISSING, .word "name" or "pack". */
bool desk_save(struct store *store, struct desk *desk, struct fault *fault);

#endif
