/* worker_share.c — bytes that workers inherit without a copy and can't change: a sealed memfd, mapped to be
 * read. */
#include "worker.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static bool write_all(int to, const char *bytes, size_t length)
{
    while (length) {
        ssize_t written = write(to, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

const void *worker_share(const void *bytes, size_t length)
{
    int opened = memfd_create("lockstep", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    void *mapped = MAP_FAILED;
    int error;

    if (opened < 0)
        return NULL;
    if (!length) /* nothing can't be mapped, one byte can */
        bytes = "", length = 1;
    if (write_all(opened, bytes, length) &&
        fcntl(opened, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        mapped = mmap(NULL, length, PROT_READ, MAP_SHARED, opened, 0);
    error = errno;
    close(opened);
    errno = error;
    return mapped == MAP_FAILED ? NULL : mapped;
}
