/* What somebody typed, turned into an answer: one reader per kind of question. Validation explains
 * and never traps: a refused text changes nothing. Private to the conversation.
 */
#ifndef DP_FORMS_CONVERSATION_READING_H
#define DP_FORMS_CONVERSATION_READING_H

#include "locale/text/buffer.h"
#include "model/base/fault.h"
#include "model/pack/pack.h"
#include "model/territory/territory.h"

enum { ANSWER_SET_MOST = 64, ANSWER_TEXT_SIZE = ANSWER_SET_MOST * (CELL_NAME_MOST + 1) };

struct answer_reading {
    struct value value;
    char text[ANSWER_TEXT_SIZE]; /* canonical form, to be kept */
    char department[8];          /* of a commune */
    int set[ANSWER_SET_MOST];    /* room for value.set */
};

/* `territory` may be NULL. Faults: see conversation_answer(). */
bool answer_read(const struct pack *pack, const struct territory *territory, int question,
                 const char *typed, struct answer_reading *answer, struct fault *fault);

/* What may be answered, for a message: the codes, the bounds, or what a commune looks like. */
void answer_allowed(const struct pack *pack, int question, struct text_buffer *out);

#endif
