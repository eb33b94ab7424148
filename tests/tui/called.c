#include "tests/tui/called.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

enum { WORDS_MOST = 60 };

/* Cuts `line` in place. */
static void cut(char *line, const char *words[WORDS_MOST + 1])
{
    size_t count = 0;

    for (char *c = line; *c && count < WORDS_MOST;) {
        char quote = *c == '\'' ? *c++ : ' ';

        words[count++] = c;
        while (*c && *c != quote)
            c++;
        if (*c)
            *c++ = '\0';
        while (*c == ' ')
            c++;
    }
    words[count] = NULL;
}

struct command called(const char *home, const char *line)
{
    char *copy = strdup(line);
    const char *words[WORDS_MOST + 1];

    cut(copy, words);
    struct command answer = command_run(home, words, NULL, NULL);

    free(copy);
    return answer;
}

struct command called_for(const char *home, const char *line, int status)
{
    struct command answer = called(home, line);

    if (answer.status != status)
        fail_msg("%s\nexit %d instead of %d\n%s%s", line, answer.status, status, answer.out,
                 answer.err);
    return answer;
}

struct command shell_answer(const char *home, const char *script)
{
    const char *const args[] = {"-c", script, NULL};
    char *kept = strdup(getenv("DP_PROGRAM")), program[4096];
    const char *const env[] = {program, NULL};

    snprintf(program, sizeof program, "PROGRAM=%s", kept);
    setenv("DP_PROGRAM", "/bin/sh", 1);
    struct command answer = command_run(home, args, env, NULL);

    setenv("DP_PROGRAM", kept, 1);
    free(kept);
    return answer;
}

char *read_whole(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    struct stat about;

    if (!file || fstat(fileno(file), &about) != 0)
        fail_msg("%s cannot be read", path);
    char *bytes = calloc((size_t)about.st_size + 1, 1);

    *length = fread(bytes, 1, (size_t)about.st_size, file);
    fclose(file);
    return bytes;
}

void write_whole(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
        fail_msg("%s cannot be written", path);
}

void copy_pack(const char *id, const char *to)
{
    char folder[4096], from[8192], copy[8192];

    snprintf(folder, sizeof folder, "%s/forms/packs/%s", getenv("DP_SOURCE_ROOT"), id);
    DIR *entries = opendir(folder);

    if (!entries || mkdir(to, 0700) != 0)
        fail_msg("%s cannot be copied", folder);
    for (struct dirent *entry; (entry = readdir(entries));) {
        size_t length;

        if (!strstr(entry->d_name, ".csv"))
            continue;
        snprintf(from, sizeof from, "%s/%s", folder, entry->d_name);
        snprintf(copy, sizeof copy, "%s/%s", to, entry->d_name);
        char *bytes = read_whole(from, &length);

        write_whole(copy, bytes, length);
        free(bytes);
    }
    closedir(entries);
}

void expect_part(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("« %s » is not in\n%s", part, text);
}

int line_count(const char *text)
{
    int count = 0;

    for (; *text; text++)
        count += *text == '\n';
    return count;
}

/* ------------------------------------------------------------------------------- JSON */

static const char *json_value(const char *c, int depth);

static const char *blank(const char *c)
{
    return c ? c + strspn(c, " \t\n\r") : NULL;
}

static const char *json_text(const char *c)
{
    if (*c++ != '"')
        return NULL;
    for (; *c != '"'; c++) {
        if ((unsigned char)*c < 0x20)
            return NULL;
        if (*c != '\\')
            continue;
        c++;
        if (*c == 'u') {
            if (strspn(c + 1, "0123456789abcdefABCDEF") < 4)
                return NULL;
            c += 4;
        } else if (!*c || !strchr("\"\\/bfnrt", *c)) {
            return NULL;
        }
    }
    return c + 1;
}

static const char *json_number(const char *c)
{
    const char *start = c += *c == '-';

    c += strspn(c, "0123456789");
    if (c == start || (*start == '0' && c > start + 1))
        return NULL;
    if (*c == '.') {
        start = ++c;
        c += strspn(c, "0123456789");
    }
    return c == start ? NULL : c;
}

/* An array, or an object when `named`. */
static const char *json_items(const char *c, char end, int named, int depth)
{
    c = blank(c + 1);
    if (*c == end)
        return c + 1;
    for (;;) {
        if (named) {
            c = blank(json_text(c));
            if (!c || *c++ != ':')
                return NULL;
        }
        c = blank(json_value(blank(c), depth + 1));
        if (!c || (*c != ',' && *c != end))
            return NULL;
        if (*c++ == end)
            return c;
        c = blank(c);
    }
}

static const char *json_value(const char *c, int depth)
{
    static const char *const words[] = {"true", "false", "null"};

    if (!c || depth > 32)
        return NULL;
    if (*c == '{')
        return json_items(c, '}', 1, depth);
    if (*c == '[')
        return json_items(c, ']', 0, depth);
    if (*c == '"')
        return json_text(c);
    for (size_t i = 0; i < 3; i++)
        if (strncmp(c, words[i], strlen(words[i])) == 0)
            return c + strlen(words[i]);
    return json_number(c);
}

int json_valid(const char *text)
{
    const char *end = blank(json_value(blank(text), 0));

    return end && !*end;
}
