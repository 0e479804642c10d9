/* markdown_slug.h — the anchors that GitHub makes of headings. */
#ifndef LOCKSTEP_MARKDOWN_SLUG_H
#define LOCKSTEP_MARKDOWN_SLUG_H

#include "text.h"

/* The slugs of one document. Zeroed is empty. */
typedef struct slug_set {
    struct slug_entry *slots;
    uint32_t count, capacity;
} slug_set;

/* The heading's text in lower case, without everything but letters, digits, marks, `_`, `-`; blanks become
 * `-`. Nothing is trimmed. */
text slug_of(arena *memory, text heading);
/* The same, made unique in the document: s, s-1, s-2. A name that was taken is passed over. */
text slug_unique(arena *memory, slug_set *taken, text heading);

#endif
