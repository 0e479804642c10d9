/* target.h — where a link or path of a fact leads in the tree. */
#ifndef LOCKSTEP_TARGET_H
#define LOCKSTEP_TARGET_H

#include "link_target.h"
#include "run.h"

typedef struct target_answer {
    link_target link;
    bool is_silent; /* external, a placeholder, a glob, a page of GitHub: nothing to say */
    bool is_there;
    text path;         /* the one that is there */
    uint32_t path_id;  /* in run.probed */
    uint32_t document; /* its markdown shard, when it has been read; else UINT32_MAX */
} target_answer;

target_answer target_of(run *r, fact subject);
/* Is there a file or folder? What was asked once is remembered. */
bool target_is_there(run *r, text path);
/* Does mkdocs make a page of the document? */
bool target_is_in_mkdocs(run *r, text document);
/* Is the file one whose anchors we can know? */
bool target_has_anchors(text path);
/* The nearest name in the folder where `path` should be, as a path from the root. */
bool target_nearest(run *r, text path, text *near);

#endif
