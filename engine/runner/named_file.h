/* named_file.h — the file that a part of a subject names: a field's value, a cell, a link. */
#ifndef LOCKSTEP_NAMED_FILE_H
#define LOCKSTEP_NAMED_FILE_H

#include "target.h"

typedef struct named_file {
    uint32_t count; /* parts that were found: only one is clear */
    fact part;      /* when the count is 1 */
    target_answer to;
    bool is_file; /* not a folder */
} named_file;

/* What argument `index`, a pattern, finds in the subject, and where that leads: from its document's folder,
 * then from the root (LANGUAGE 24). */
named_file named_file_of(run *r, plan_range arguments, uint32_t index, fact subject);

/* Does the text of a file in `folder` name `path` (both from the root): from the root, with anything before
 * it that ends in `/`, or seen from that folder? Comments of markdown and of lines that begin with `# ` name
 * nothing. */
bool text_names_path(arena *memory, text bytes, bool is_markdown, text folder, text path);

#endif
