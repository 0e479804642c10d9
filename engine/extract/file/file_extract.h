/* file_extract.h — what is known of any file, of files with targets, and of any YAML file.
 *
 * file_extract: row 0 is the file: attributes lines and bytes, FACT_EXECUTABLE; fields lines, bytes, and where they fit
 * executable, empty and shebang (its text). By the file's name it goes on as make_extract (Makefile, GNUmakefile, *.mk),
 * just_extract (justfile, *.just) or package_extract (package.json): targets, below each the targets that it needs
 * (dependency) and the commands of its recipe. FACT_OPEN on the file: it may have targets that can't be known.
 * yaml_extract: the same, and below it a node for every entry and item, named by its dotted path from the document's root
 * ("server.port"); a key that has a dot stands in quotes (`engines."a.b"`); items of lists count from 1 ("steps.2.run"). Scalars have attribute value. Aliases and merge keys are resolved;
 * the place of a node is where its entry is written. All documents of a file are read. */
#ifndef LOCKSTEP_FILE_EXTRACT_H
#define LOCKSTEP_FILE_EXTRACT_H

#include "extract.h"

void file_extract(const extract_request *request, arena *memory, shard_builder *to);
/* Is it, by its name, a file with targets? */
bool file_has_targets(text path);
void make_extract(const extract_request *request, arena *memory, shard_builder *to);
void just_extract(const extract_request *request, arena *memory, shard_builder *to);
void package_extract(const extract_request *request, arena *memory, shard_builder *to);
void yaml_extract(const extract_request *request, arena *memory, shard_builder *to);

#endif
