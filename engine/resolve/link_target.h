/* link_target.h — what a link or path in a document points to. */
#ifndef LOCKSTEP_LINK_TARGET_H
#define LOCKSTEP_LINK_TARGET_H

#include "store.h"

typedef struct link_target {
    bool is_external;    /* scheme, //host, mailto: not ours to judge */
    text path;           /* from the root, in normal form; the document's own path for "#x" */
    text path_from_root; /* second place to look (LANGUAGE 24: the document's folder, then the root); empty
                            when the same */
    text anchor; /* percent-decoded, without #; empty when none; line anchors #L10-L20 are not anchors */
    bool leaves_root;
    bool is_github; /* leaves the root for one of the repository's own pages: ../../issues,
                       ../../releases/latest */
} link_target;

/* Percent-decodes path and fragment, drops ?query, a leading `/` is the root. */
link_target link_resolve(arena *memory, text document, text target);
/* Does the fragment lead to the anchor of this name? GitHub looks for it as it is written and in lower case:
 * `#Setup` leads to "setup", and `#setup` not to "Setup". */
bool anchor_names(text anchor, text name);

#endif
