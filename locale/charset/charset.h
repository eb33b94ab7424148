/* The character set of a terminal, a printer or a file.
 *
 * A charset is UTF-8, or one byte a character: then two tables built at open by 256 conversions of
 * iconv, so that any such charset of the C library works and no locale has to be installed. Only
 * charsets whose bytes 0x20..0x7E are ASCII are taken: escape sequences need them.
 *
 * What a charset lacks is folded *before* layout by one static table (folds.c): œ -> oe, € -> EUR,
 * never iconv's //TRANSLIT, whose result depends on the C library and on the locale.
 */
#ifndef DP_LOCALE_CHARSET_CHARSET_H
#define DP_LOCALE_CHARSET_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct charset;

/* By any name iconv knows, in any case, or a usual one: utf8, ascii, latin1, latin9, cp850, dos.
 * NULL: unknown, several bytes a character, or not over ASCII. The caller closes it. */
struct charset *charset_open(const char *name);
void charset_close(struct charset *charset); /* NULL is accepted */

/* The usual name, upper case: "UTF-8", "ASCII", "ISO-8859-15", "CP850"... */
const char *charset_name(const struct charset *charset);

bool charset_is_utf8(const struct charset *charset);

/* True when letters live in 0x80..0x9F (CP850, CP437, CP1252): a VT220 takes those bytes for C1
 * controls, so such a charset is used only where the workstation is configured so. */
bool charset_uses_c1(const struct charset *charset);

/* The byte of a character, -1 when the charset has none, or for a C1 control. UTF-8: ASCII only. */
int charset_byte_of(const struct charset *charset, uint32_t code);

/* The character of a byte, 0 when it is undefined or a C1 control. UTF-8: ASCII only. */
uint32_t charset_code_of(const struct charset *charset, unsigned char byte);

/* Can the charset show this character as it is? */
bool charset_has(const struct charset *charset, uint32_t code);

/* `utf8` with every character the charset lacks replaced by its fold, still in UTF-8, cut at a
 * boundary to fit `size`. A character without a fold, a control other than \n, or a byte that is
 * not UTF-8 becomes '?'. Combining marks compose (NFC) where they can and disappear otherwise.
 * Returns the length written. */
size_t charset_fold(const struct charset *charset, const char *utf8, char *out, size_t size);

/* The ASCII fold of one character, NULL when it has none; "" for a combining mark. */
const char *charset_fold_of(uint32_t code);

#endif
