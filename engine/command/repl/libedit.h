/* libedit.h — the functions of libedit that the editor uses, found when a person sits at a terminal. */
#ifndef LOCKSTEP_REPL_LIBEDIT_H
#define LOCKSTEP_REPL_LIBEDIT_H

#include <histedit.h>

typedef struct libedit {
    void *handle;
#define LIBEDIT_EACH(F)                                                                                      \
    F(el_init)                                                                                               \
    F(el_end) F(el_set) F(el_wset) F(el_gets) F(el_line) F(el_insertstr) F(el_deletestr) F(el_push)          \
        F(el_resize) F(el_source) F(el_beep) F(history) F(history_init) F(history_end)
#define LIBEDIT_MEMBER(name) __typeof__(name) *name;
    LIBEDIT_EACH(LIBEDIT_MEMBER)
#undef LIBEDIT_MEMBER
} libedit;

/* False when it isn't there, or isn't what we know: `reason` says why. */
int libedit_load(libedit *into, const char **reason);

#endif
