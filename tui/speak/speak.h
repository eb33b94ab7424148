/* The one place that turns a fault into a sentence: what happened, where, and what to do about it,
 * in the language in force (locale/say/say.h). Nobody else words an error.
 *
 * One row a code (sentences.c): a French msgid with holes for the context of the fault. A fault
 * whose context is missing, because whoever filled it did not know, is still a whole sentence.
 */
#ifndef DP_TUI_SPEAK_SPEAK_H
#define DP_TUI_SPEAK_SPEAK_H

#include "locale/text/buffer.h"
#include "model/base/fault.h"

/* FAULT_USAGE is one code for many slips of the hand on a command line: .number says which. */
enum speak_usage {
    USAGE_ARGUMENT = 0,    /* .word is not expected; .hint the usage */
    USAGE_COMMAND_UNKNOWN, /* .word; .detail the nearest or ""; .hint those there are */
    USAGE_OPTION_UNKNOWN,  /* the same */
    USAGE_OPTION_TWICE,    /* .word */
    USAGE_OPTION_VALUE,    /* .word, .detail the value, .hint what is allowed */
    USAGE_VALUE_MISSING,   /* option .word stands alone; .hint the usage */
    USAGE_VALUE_UNWANTED,  /* option .word takes no value */
    USAGE_WORD_MISSING,    /* .word is what is missing; .hint the usage */
    USAGE_ANSWER_FORM,     /* .word is not question=value */
    USAGE_ANSWER_TWICE,    /* question .word */
    USAGE_DAY_OUTSIDE,     /* .word the day, .detail the pack, .hint its days */
    USAGE_NO_PACK_TODAY,   /* no pack is valid on .word; .hint those there are */
    USAGE_DOOR_NOT_SHOWN,  /* network .word fits nobody here; .hint those that do */
    USAGE_SECOND_DOOR,     /* door 2 needs --handover or --breach */
    USAGE_NO_SPOOLER,      /* option .word needs the setting `spooler` */
    USAGE_POINT_BY_HAND,   /* option .word changes only a point added by hand */
    USAGE_POINT_OF_SOURCE, /* option .word is for a point that a source publishes */
    USAGE_KINDS
};

/* One sentence, no line end. FAULT_NONE adds nothing. */
void speak_fault(struct text_buffer *out, const struct fault *fault);

/* Every fault of a list, each on its line, in order. Each line begins with `prefix`; a notice
 * (FAULT_TEXT_LEGACY) with `notice_prefix`. */
void speak_faults(struct text_buffer *out, const struct fault_list *faults, const char *prefix,
                  const char *notice_prefix);

#endif
