/* Any bytes after a beginning that each kind of file is known by: reading ends, and whatever is
 * lent is safe to show, of the form its column promises, and within the limits.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "locale/text/gate.h"
#include "model/directory/intake.h"
#include "model/directory/intake_list.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const beginnings[] = {
    "",
    "[{\"id\":\"a--1\",\"source\":\"a\",\"nom\":\"Un lieu\",\"date_maj\":\"2026-01-02\",",
    "[{\"id\":\"a--1\",\"structure_id\":\"a--s\",\"source\":\"a\",\"nom\":\"Un "
    "atelier\",\"date_maj\":"
    "\"2026-01-02\",\"description\":\"Une description\",",
    "{\"service\":[{\"id\":\"x\",\"nom\":\"Mission\",\"pivot\":[{\"type_service_local\":\"cio\"}],",
    "[{\"id\":\"x\",\"nom\":\"M\",\"pivot\":\"[{\\\"type_service_local\\\":\\\"cio\\\"}]\","
    "\"adresse\":\"",
    "id,source,nom,date_maj,code_postal,code_insee,longitude,latitude,reseaux_porteurs,adresse\n",
    "id,structure_id,source,nom,description,date_maj,thematiques,publics,zone_eligibilite,"
    "courriel\n",
    "id;nom;reseau;date_maj;publics;zone_eligibilite;telephone;siret\n",
    "Identifiant_de_l_etablissement;Nom_etablissement;code_nature;Code_postal;Code_commune\n",
};

static void no_item(void *context, const char *text, size_t length)
{
    (void)context;
    if (length == 0 || !text)
        abort();
}

static void check_field(const struct field_spec *spec, const char *text)
{
    enum gate_kind kind = spec->form == FIELD_IS_PARAGRAPH ? GATE_PARAGRAPH : GATE_LINE;
    size_t length = strlen(text), room = length * 3 + 1;
    char *safe = malloc(room);

    if (!safe || gate_pass(text, length, kind, safe, room, NULL) != GATE_SAFE ||
        strcmp(safe, text) != 0)
        abort();
    if (spec->form == FIELD_IS_LIST && *text &&
        (text[0] != '[' || text[length - 1] != ']' || !list_read(text, length, no_item, NULL)))
        abort();
    if (spec->form == FIELD_IS_DATE && *text && length != 10)
        abort();
    free(safe);
}

static bool take(void *context, const struct record *record, struct fault *fault)
{
    bool service = record->kind == RECORD_SERVICE;
    int count = service ? (int)SERVICE_FIELDS : (int)STRUCTURE_FIELDS;

    (void)context;
    (void)fault;
    for (int i = 0; i < count; i++)
        check_field(&(service ? service_fields : structure_fields)[i], record->fields[i]);
    return true;
}

static void remark(void *context, const struct intake_remark *said)
{
    (void)context;
    if (said->reason <= INTAKE_TAKEN || said->reason >= INTAKE_REASONS || !said->value || !said->id)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct intake_limits limits = {.today = {2026, 11, 24}};
    const struct intake_taker taker = {.take = take, .remark = remark};
    size_t which = size ? data[0] % (sizeof beginnings / sizeof beginnings[0]) : 0;
    struct fault fault = {.code = FAULT_NONE};
    char path[64];
    int fd = memfd_create("fuzz", MFD_CLOEXEC);

    if (fd < 0)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (write(fd, beginnings[which], strlen(beginnings[which])) < 0 ||
        (size > 1 && write(fd, data + 1, size - 1) < 0))
        abort();
    enum intake_source source = intake_recognise(path, &fault);

    if ((source == INTAKE_UNKNOWN) == (fault.code == FAULT_NONE))
        abort();
    if (source != INTAKE_UNKNOWN && !intake_read(path, source, &limits, NULL, &taker, &fault) &&
        fault.code == FAULT_NONE)
        abort();
    close(fd);
    return 0;
}
