/* yaml_compose.h — from libyaml's events to nodes (inside this room only). */
#ifndef LOCKSTEP_YAML_COMPOSE_H
#define LOCKSTEP_YAML_COMPOSE_H

#include "yaml_tree.h"

/* Anchors by name; a later one of the same name takes the place of the earlier. */
typedef struct yaml_anchors {
    arena *memory;
    const struct yaml_anchors *outer; /* asked for names that aren't here; may be NULL */
    struct yaml_anchor {
        text name;
        uint32_t node;
    } *slots;
    uint32_t count, capacity; /* capacity is a power of two, or 0 */
} yaml_anchors;

void yaml_anchors_set(yaml_anchors *all, text name, uint32_t node);
uint32_t yaml_anchors_find(const yaml_anchors *all, text name); /* YAML_NONE when unknown */

/* Why reading stopped. `since` is where what could not be read begins: a quote that isn't closed, a key without a colon. */
typedef struct yaml_failure {
    yaml_problem what;
    uint32_t since;
} yaml_failure;

/* Append the nodes of `bytes` to the tree. They stand in the file at byte `base`, and may differ from the file's bytes where comment
 * marks were made blank. A stanza's nodes belong to no document, keep `anchors` from before, and leave no problem in the tree.
 * False, and *failure, when reading stopped before the end; what was read is kept and closed. */
bool yaml_compose(yaml_tree *tree, text bytes, uint32_t base, bool is_stanza, yaml_anchors *anchors,
                  yaml_failure *failure);

void yaml_problem_add(yaml_tree *tree, span part, text message, text fix, bool is_fatal);

#endif
