/* markdown_site_slug.h — the anchors that mkdocs makes of headings (Python-Markdown's table of contents). */
#ifndef LOCKSTEP_MARKDOWN_SITE_SLUG_H
#define LOCKSTEP_MARKDOWN_SITE_SLUG_H

#include "text.h"

/* The heading's text without accents and what else is not ASCII, in lower case, without everything but
 * letters, digits,
 * `_`, `-` and blanks; runs of these two become one `-`, none at the ends but a `-` that stands there. The
 * second of the same name is s_1, the third s_2. */
text site_slug_of(arena *memory, text heading);

#endif
