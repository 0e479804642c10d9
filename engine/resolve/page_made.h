/* page_made.h — what a page tells its reader to make: the file is not there, and nothing is wrong (traps 1.4,
 * 1.5; inside this room only).
 *
 * Read from the page's text, and only when something is about to be found missing. */
#ifndef LOCKSTEP_PAGE_MADE_H
#define LOCKSTEP_PAGE_MADE_H

#include "glob.h"
#include "store.h"

/* Is a file of this name made above the command: `> name` in a fence, touch, cp, curl -o or an editor, a fence with
 * the name in its info string or in a comment on its first line, a YAML fence behind a paragraph that names it,
 * "create `name`"? */
bool page_makes_file(arena *memory, const store *all, tree *from, fact command, text path);
/* Does YAML in a fence or a heredoc above the command have a service of this name? */
bool page_shows_service(arena *memory, const store *all, tree *from, fact command, text name);

/* Do .gitignore files exclude the path? Then every reader has a file of their own there. */
bool path_is_ignored(arena *memory, tree *from, text path);
/* The env file or env template in `folder` that sets this variable; empty when there is none. An .env that git ignores is not
 * looked at. */
text env_file_that_sets(arena *memory, tree *from, text folder, text variable);

#endif
