/* markdown_extract.h — the facts of a markdown file.
 *
 * Call markdown_init (syntax) once before the first thread. */
#ifndef LOCKSTEP_MARKDOWN_EXTRACT_H
#define LOCKSTEP_MARKDOWN_EXTRACT_H

#include "extract.h"

/* Row 0 is the document. What no wanted kind and no predicate needs is not looked at. */
void markdown_extract(const extract_request *request, arena *memory, shard_builder *to);

#endif
