/* disk_open.h — opening a path that must stay beneath a folder; for tree_disk.c only.
 *
 * Both return a descriptor, or -1 and errno; EXDEV when a symlink or `..` leaves the folder. */
#ifndef LOCKSTEP_DISK_OPEN_H
#define LOCKSTEP_DISK_OPEN_H

#include "text.h"

/* By openat2; `disk_has_beneath` asks whether the system has and allows it. */
int disk_open_beneath(int root, text path, int flags);
bool disk_has_beneath(int root);
/* Part by part, following symlinks by hand. */
int disk_open_by_steps(int root, text path, int flags);
/* The path that all symlinks on the way lead to, in `memory`; false when nothing can be opened there. */
bool disk_real_path(int root, text path, arena *memory, text *real);

#endif
