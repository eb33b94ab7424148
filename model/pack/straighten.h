/* What spreadsheets type by themselves, made plain again (reference rules.md 3.5). In place. */
#ifndef DP_MODEL_PACK_STRAIGHTEN_H
#define DP_MODEL_PACK_STRAIGHTEN_H

/* Machine cells: no-break spaces become spaces, curly quotes and dashes ASCII, runs of spaces one,
 * ends trimmed, ASCII letters lower case. */
void straighten_code(char *cell);

/* Texts: only ends are trimmed, of spaces and no-break spaces. */
void straighten_text(char *cell);

#endif
