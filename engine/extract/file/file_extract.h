/* file_extract.h — what is known of any file, and of any YAML file.
 *
 * file_extract: row 0 is the file: attributes lines and bytes, FACT_EXECUTABLE.
 * yaml_extract: the same, and below it a node for every entry and item, named by its dotted path from the document's root
 * ("server.port"); items of lists count from 1 ("steps.2.run"). Scalars have attribute value. Aliases and merge keys are resolved;
 * the place of a node is where its entry is written. All documents of a file are read. */
#ifndef LOCKSTEP_FILE_EXTRACT_H
#define LOCKSTEP_FILE_EXTRACT_H

#include "extract.h"

void file_extract(const extract_request *request, arena *memory, shard_builder *to);
void yaml_extract(const extract_request *request, arena *memory, shard_builder *to);

#endif
