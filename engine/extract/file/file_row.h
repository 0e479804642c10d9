/* file_row.h — row 0 of every dialect of this room (inside this room only). */
#ifndef LOCKSTEP_FILE_ROW_H
#define LOCKSTEP_FILE_ROW_H

#include "file_extract.h"

/* The file's own row, left open, with its attributes; its text has gone to the predicates. */
uint32_t file_row_open(const extract_request *request, arena *memory, shard_builder *to);

#endif
