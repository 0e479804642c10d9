/* text.h — a slice of bytes: where it starts and how long it is.
 *
 * A text owns nothing and need not end in NUL. The empty text is {NULL, 0} or any length 0. */
#ifndef LOCKSTEP_TEXT_H
#define LOCKSTEP_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "arena.h"

typedef struct text {
    const char *start;
    size_t length;
} text;

/* A text of a string literal; for printf: printf("%.*s", TEXT_FORMAT(name)). */
#define TEXT(literal)     ((text){"" literal, sizeof(literal) - 1})
#define TEXT_FORMAT(some) (int)(some).length, (some).start

/* The text of a C string (NULL gives the empty text). It borrows the string. */
text text_from(const char *string);
/* A copy in the arena, with a NUL behind it. */
text text_copy(arena *memory, text some);
/* The same as a C string. Bytes after an inner NUL are there, but C won't see them. */
const char *text_string(arena *memory, text some);
/* printf into the arena. */
text text_print(arena *memory, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Texts one behind the other: what text_print does with "%.*s%.*s", and cheaper. */
text text_join(arena *memory, const text *parts, size_t count);
#define TEXT_JOIN(memory, ...)                                                                               \
    text_join((memory), (const text[]){__VA_ARGS__}, sizeof((const text[]){__VA_ARGS__}) / sizeof(text))

bool text_equal(text left, text right);
bool text_is(text some, const char *string);
/* Byte order; shorter first where one begins the other. <0, 0, >0. */
int text_compare(text left, text right);
bool text_starts(text some, text beginning);
bool text_ends(text some, text ending);
uint32_t text_hash(text some);

/* Bytes [start, end), both cut to the text's length. */
text text_slice(text some, size_t start, size_t end);
/* Its first `most` bytes, or a few less: no UTF-8 character is cut. */
text text_beginning(text some, size_t most);
/* Without blanks, tabs and line ends at both ends. */
text text_trim(text some);
/* Offset of the first `byte` / `part` at or after `from`; the text's length if there is none. */
size_t text_find(text some, char byte, size_t from);
size_t text_find_text(text some, text part, size_t from);
/* Offset of the last `byte`; the text's length if there is none. */
size_t text_find_last(text some, char byte);
/* Cut the part up to `edge` off the front of `rest` and return it. At the end `rest` becomes empty.
 *     for (text rest = list, item; text_next(&rest, ',', &item);) use(item); */
bool text_next(text *rest, char edge, text *part);

/* Decimal number, whole text; false if it isn't one or does not fit. */
bool text_number(text some, int64_t *number);

#endif
