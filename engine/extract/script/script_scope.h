/* script_scope.h — what variables hold, as far as the text tells: paths from the script's own place, lists of
 * a for loop. */
#ifndef LOCKSTEP_SCRIPT_SCOPE_H
#define LOCKSTEP_SCRIPT_SCOPE_H

#include "script_model.h"
#include "shell_directory.h"

typedef struct scope_value {
    text value;
    bool is_known, is_rooted; /* rooted: a path from the root */
    bool is_list;             /* {a,b} or a glob: one of several */
    uint32_t assignments;
} scope_value;

typedef struct script_scope {
    script_model *model;
    script_table names;
    ARRAY(scope_value) values;
    shell_directory directory; /* at the place that is looked at */
} script_scope;

/* Everything that is assigned once, or always to the same. */
script_scope script_scope_new(script_model *model);
/* In the body of a for: the variable is one of the words. */
void script_scope_enter_for(script_scope *scope, const shell_node *node);
/* What the word is; false when something in it is not known. Lists only when they are asked for. */
bool script_scope_word(script_scope *scope, const shell_word *word, bool takes_list, text *value,
                       bool *is_rooted);
/* Follow cd and its like. */
void script_scope_follow(script_scope *scope, const shell_node *node, uint32_t program);

#endif
