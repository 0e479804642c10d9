/* libedit.c — dlopen: no other command of lockstep starts slower for it. */
#include "libedit.h"

#include <dlfcn.h>
#include <stddef.h>

/* A function's address as the function that it is: C has no cast for it. */
static int found(void *handle, const char *name, void *into)
{
    void *symbol = dlsym(handle, name);

    *(void **)into = symbol;
    return symbol != NULL;
}

int libedit_load(libedit *into, const char **reason)
{
    static const char *const names[] = {"libedit.so.2", "libedit.so.0", "libedit.so"};
    int is_whole = 1;

    into->handle = NULL;
    for (size_t i = 0; !into->handle && i < sizeof names / sizeof *names; i++)
        into->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!into->handle) {
        *reason = "libedit is not installed (Debian: libedit2)";
        return 0;
    }
#define LIBEDIT_FIND(name) is_whole = found(into->handle, #name, &into->name) && is_whole;
    LIBEDIT_EACH(LIBEDIT_FIND)
#undef LIBEDIT_FIND
    if (is_whole)
        return 1;
    *reason = "this libedit is too old";
    dlclose(into->handle);
    return 0;
}
