/* Any opening hours, at any instant: what was read stays within its limits, and the change that is
 * announced is one. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "locale/text/memory.h"
#include "model/hours/convert.h"
#include "model/hours/hours.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void require_limits(const struct hours *hours, size_t length)
{
    require(hours->span_count <= HOURS_SPANS_MOST && hours->comment_count <= HOURS_COMMENTS_MOST);
    require(hours->known || (hours->span_count == 0 && hours->comment_count == 0));
    for (size_t i = 0; i < hours->span_count; i++) {
        const struct hours_span *span = &hours->spans[i];

        require(span->days != 0 && span->comment <= hours->comment_count);
        require(span->from >= 0 && span->from < span->to && span->to < span->from + 2 * 1440);
    }
    for (size_t i = 0; i < hours->comment_count; i++)
        require(hours->comments[i].at > 0 && hours->comments[i].length > 0 &&
                (size_t)(hours->comments[i].at + hours->comments[i].length) < length);
}

static void require_change(const struct hours *hours, struct civil_date date,
                           struct civil_time time)
{
    struct hours_now now = hours_at(hours, date, time, "67"), then;

    if (!now.has_change)
        return;
    require(now.state != HOURS_UNKNOWN && now.minute >= 0 && now.minute < 1440);
    require(civil_to_days(now.day) - civil_to_days(date) <= 7);
    then = hours_at(hours, now.day, (struct civil_time){now.minute / 60, now.minute % 60}, "67");
    require(then.state != now.state && then.state != HOURS_UNKNOWN);
}

/* The same bytes as the words of a source: understood or not, what is written says so. */
static void require_converted(const char *text)
{
    const struct dila_range ranges[] = {{"Lundi", "Jeudi", "09:00:00", "12:00:00", "", "", text},
                                        {text, "", "14:00:00", text, "", "", ""}};
    const struct france_travail_day day = {2, "N", "N", text, "12:00", "", "", text};
    struct text_buffer out = {0};
    struct hours hours;
    bool understood = hours_write_dila(ranges, 1, &out);

    hours_read(buffer_text(&out), &hours);
    require(hours.known == (understood && out.length <= HOURS_TEXT_MOST));
    buffer_clear(&out);
    understood = hours_write_dila(ranges, 2, &out);
    hours_read(buffer_text(&out), &hours);
    require(hours.known == (understood && out.length <= HOURS_TEXT_MOST));
    buffer_clear(&out);
    understood = hours_write_france_travail(&day, 1, &out);
    hours_read(buffer_text(&out), &hours);
    require(hours.known == (understood && out.length <= HOURS_TEXT_MOST));
    buffer_finish(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t instant = size < 2 ? 0 : (size_t)data[0] * 256 + data[1];
    struct civil_date date = civil_from_days(20000 + (int)instant % 1461);
    struct civil_time time = {.hour = (int)instant % 24, .minute = (int)instant % 60};
    size_t skipped = size < 2 ? size : 2;
    char *text = memory_text_n((const char *)data + skipped, size - skipped);
    struct hours hours;

    hours_read(text, &hours);
    require_limits(&hours, strlen(text));
    require_change(&hours, date, time);
    require_converted(text);
    free(text);
    return 0;
}
