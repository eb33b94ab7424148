#include "tests/forms/sheet_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "locale/text/width.h"
#include "tests/support/sample_pack.h"

#define COPY(target, text) utf8_copy((target), sizeof(target), (text))

struct sheet_fixture *sheets(void)
{
    static struct sheet_fixture only = {
        .desk = {.name = "Mission locale du Pays de Vannes",
                 .notice =
                     "Ce qui est noté ici sert à vous orienter et reste à ce poste. Vous pouvez "
                     "demander à le relire, et à le faire effacer."},
        .widths = {SHEET_WIDE, SHEET_RECEIPT, SHEET_NARROW, SHEET_LEAST},
    };

    return &only;
}

int sheets_open(void **state)
{
    (void)state;
    sheets()->sample = sample_pack_create();
    sheets()->pack = sample_pack_read(sheets()->sample);
    return say_start("fr", CATALOGUES) ? 0 : -1;
}

int sheets_close(void **state)
{
    (void)state;
    pack_destroy(sheets()->pack);
    sample_pack_destroy(sheets()->sample);
    return 0;
}

struct act sheets_apec(void)
{
    struct act act = {.reference = "7K3F9XQ2M4MX", .issued = clock_now_ms()};

    act_draft_init(&act.told);
    COPY(act.desk_name, sheets()->desk.name);
    COPY(act.desk_phone, "0200000000");
    COPY(act.told.place.name, "Apec, centre de Rennes");
    COPY(act.told.place.address, "1 rue de la Mabilais, 35000 Rennes");
    COPY(act.told.place.phone, "0200000000");
    COPY(act.told.place.site, "apec.example");
    COPY(act.told.place.hours, "du lundi au vendredi, 9:00 à 18:00");
    COPY(act.told.place.checked, "2026-10-12");
    COPY(act.told.level, "2");
    COPY(act.told.demand, "emploi");
    COPY(act.told.reason, "Vous cherchez un emploi et vous êtes cadre.");
    COPY(act.told.bring, "votre CV si vous en avez un");
    COPY(act.appointment, "26/11 9:00");
    return act;
}

struct act sheets_neutral(void)
{
    struct act act = sheets_apec();

    act.told.sensitive = true;
    COPY(act.told.network, "secret_reseau");
    COPY(act.told.neutral, "Service d’accès au droit");
    COPY(act.told.demand, "droits"); /* « connaître ses droits » */
    COPY(act.told.place.name, "SecretNom");
    COPY(act.told.place.site, "SecretSite");
    COPY(act.told.reason, "SecretMotif");
    COPY(act.told.bring, "SecretApport");
    COPY(act.told.alternatives, "SecretVoisin");
    COPY(act.told.handover_who, "SecretAppelé");
    COPY(act.told.breach_note, "SecretNote");
    return act;
}

char *sheets_page(const struct act *act, int columns)
{
    struct text_buffer out = {0};

    sheet_write(&out, act, sheets()->pack, &sheets()->desk, columns, NULL);
    return buffer_take(&out);
}

char *sheets_message(const struct act *act)
{
    struct text_buffer out = {0};

    sheet_message(&out, act, sheets()->pack);
    return buffer_take(&out);
}

void sheets_expect_width(const char *page, int columns)
{
    for (const char *line = page; *line;) {
        size_t length = strcspn(line, "\n");

        if (width_of_n(line, length) > columns)
            fail_msg("%d columns: |%.*s|", columns, (int)length, line);
        if (length && line[length - 1] == ' ')
            fail_msg("blanks at the end: |%.*s|", (int)length, line);
        line += length + (line[length] == '\n');
    }
}
