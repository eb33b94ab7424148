/* Putting a pack in use at the desk: the first run and the settings go through app_use_pack(). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/sample_pack.h"
#include "tui/desk/app.h"
#include "tui/speak/speak.h"

static void a_pack_with_a_dead_end_is_not_used(void **state)
{
    (void)state;
    struct sample_pack *sample = sample_pack_create();
    struct app app = {0};
    struct fault fault;
    struct text_buffer sentence = {0};

    assert_true(app_use_pack(&app, sample_pack_folder(sample), &fault));
    const struct pack *used = app.pack;

    sample_pack_change(sample, "orientation", "accueil;-;-;-;", "accueil;-;-;<50;");
    assert_false(app_use_pack(&app, sample_pack_folder(sample), &fault));
    assert_ptr_equal(app.pack, used);
    assert_int_equal(fault.code, FAULT_PACK_REFUSED);
    assert_string_equal(fault.word, "essai");
    speak_fault(&sentence, &fault);
    assert_non_null(strstr(buffer_text(&sentence), "deuxportes pack check "));
    assert_non_null(strstr(buffer_text(&sentence), sample_pack_folder(sample)));
    buffer_finish(&sentence);
    pack_destroy(app.pack);
    sample_pack_destroy(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_with_a_dead_end_is_not_used),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
