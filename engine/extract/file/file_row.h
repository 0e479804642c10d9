/* file_row.h — row 0 of every dialect of this room (inside this room only). */
#ifndef LOCKSTEP_FILE_ROW_H
#define LOCKSTEP_FILE_ROW_H

#include "file_extract.h"
#include "yaml_tree.h"

/* The file's own row, left open, with its attributes; its text has gone to the predicates. */
uint32_t file_row_open(const extract_request *request, arena *memory, shard_builder *to);
/* What a contract may ask of a file by `field`: lines, bytes, executable, empty, shebang. */
void file_fields_add(const extract_request *request, arena *memory, shard_builder *to);
/* A node for every entry and item of all documents, under the row that is open. */
void file_nodes_add(yaml_tree *nodes, const extract_limits *limits, arena *memory, shard_builder *to);

#endif
