/* yaml_comments.h — comments of a YAML file, and the stanzas that are commented out in them.
 *
 * libyaml drops comments; they are found again by masking the scalars of the tree. */
#ifndef LOCKSTEP_YAML_COMMENTS_H
#define LOCKSTEP_YAML_COMMENTS_H

#include "yaml_tree.h"

typedef struct yaml_comment {
    span part;        /* from the `#` to the line's end */
    uint32_t column;  /* bytes between the line's start and the `#` */
    uint32_t run;     /* own-line comments on consecutive lines have one number, from 0 */
    bool is_own_line; /* nothing but blanks before it */
} yaml_comment;

typedef ARRAY(yaml_comment) yaml_comment_array;

/* All comments in file order, up to where reading stopped. */
yaml_comment_array yaml_comments_of(const yaml_tree *tree, arena *memory);

/* An entry that becomes live when the comment marks of its lines are removed. Its nodes were added to the tree, with places in
 * the file as it stands; its aliases point at the anchors that are live there. */
typedef struct yaml_stanza {
    uint32_t key;    /* `# key: ...`: the key node; YAML_NONE for a list's item */
    uint32_t value;  /* its value, or the item (`# - ...`) */
    span part;       /* from the `#` of its first line to the end of its last */
    uint32_t column; /* bytes before the key or `-` in its line, the comment mark counted */
    text prefix;     /* the `#` of its first line and the blanks behind it, up to the key or `-` */
} yaml_stanza;

typedef ARRAY(yaml_stanza) yaml_stanza_array;

/* Every top-level entry of every run of own-line comments that reads as a mapping or a list, from a line that looks like `key:` or
 * `- ...` on. Most prose isn't found; what is found still has to have the shape that the caller looks for. */
yaml_stanza_array yaml_stanzas_of(yaml_tree *tree, const yaml_comment_array *comments, arena *memory);

/* What must be removed from each line of the stanza so that its key lands on `column`: "#", "# "; empty when nothing of
 * that kind does. */
text yaml_stanza_uncomment(const yaml_stanza *stanza, uint32_t column);

#endif
