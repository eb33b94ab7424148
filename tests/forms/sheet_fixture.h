/* Two acts to print, and their pages: an ordinary one, and one whose page is neutral. */
#ifndef DP_TESTS_FORMS_SHEET_FIXTURE_H
#define DP_TESTS_FORMS_SHEET_FIXTURE_H

#include "forms/sheet/sheet.h"

enum { SHEET_WIDTHS = 4 };

struct sheet_fixture {
    struct sample_pack *sample;
    struct pack *pack;
    struct desk desk;
    int widths[SHEET_WIDTHS];
};

struct sheet_fixture *sheets(void);

/* cmocka group set-up and tear-down: the pack is read, French is in force. */
int sheets_open(void **state);
int sheets_close(void **state);

struct act sheets_apec(void);

/* Every word of its network, reason, need and people holds « Secret », but for « connaître ». */
struct act sheets_neutral(void);

/* The page, the message; the caller frees. */
char *sheets_page(const struct act *act, int columns);
char *sheets_message(const struct act *act);

/* Stops the test at a line wider than the paper, or with blanks at its end. */
void sheets_expect_width(const char *page, int columns);

#endif
