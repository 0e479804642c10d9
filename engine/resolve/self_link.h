/* self_link.h — links to the repository's own pages on GitHub, which are files of this tree (traps 1.19).
 *
 * Only the address that the clone came from is its own. In a fork's clone it is the one of that name that most links
 * have: they lead to where it was forked from. What has another name (an old one, another repository) can't be known. */
#ifndef LOCKSTEP_SELF_LINK_H
#define LOCKSTEP_SELF_LINK_H

#include "store.h"
#include "tree.h"

typedef struct self_address {
    text owner, name; /* of github.com/OWNER/NAME; empty: it has none */
    text branch;      /* the default branch, when the clone says so */
} self_address;

/* Where a clone says what its address is, and which branch is the default one. */
#define SELF_CONFIG ".git/config"
#define SELF_BRANCH ".git/refs/remotes/origin/HEAD"

/* May the link be to a repository's own page? Only then is its address asked for. */
bool self_link_is_possible(text target);
/* From SELF_CONFIG, SELF_BRANCH, and the links of all documents that were read. */
self_address self_address_of(arena *memory, const store *all, tree *from);
/* The path from the root that the link stands for, with its fragment: "/docs/a.md#x". Empty when it leads elsewhere, or to
 * another state than the default branch's. */
text self_link_path(arena *memory, const self_address *own, text target);

#endif
