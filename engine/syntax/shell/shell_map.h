/* shell_map.h — text that is put together from pieces of a file, and the way back to the places there. */
#ifndef LOCKSTEP_SHELL_MAP_H
#define LOCKSTEP_SHELL_MAP_H

#include "shell_commands.h"

typedef struct shell_piece {
    uint32_t at;    /* in the text */
    uint32_t start; /* in the file */
    uint32_t whole; /* not 0: it stands for that many bytes there */
} shell_piece;

typedef struct shell_map {
    text bytes;
    ARRAY(shell_piece) pieces; /* by `at` */
} shell_map;

/* The regions in one text; when `language` and the lines ask for it, only what stands behind prompts.
 * *is_guess: it is a console block without any prompt, so that each line may be output. */
shell_map shell_map_new(arena *memory, const shell_region *regions, uint32_t count, text language,
                        bool *is_guess);
/* The same without looking for prompts. */
shell_map shell_map_plain(arena *memory, const shell_region *regions, uint32_t count);
/* A place in the text, in the file. */
span shell_map_span(const shell_map *map, span part);

/* Bytes of the prompt that the line begins with, the blank behind it included; 0: none. `is_console`: `> `
 * and `% ` alone count too. */
size_t shell_prompt_length(text line, bool is_console);

#endif
