/* short_mounts.c — [source:]target[:options] as compose splits it: a letter and a colon begin a Windows path.
 */
#include "short_forms.h"

#include <ctype.h>
#include <string.h>

static bool is_one_of(text word, const char *const *all)
{
    for (; *all; all++)
        if (text_is(word, *all))
            return true;
    return false;
}

/* A path of the host, not a volume's name. */
static bool is_path(text source)
{
    return source.length &&
           (strchr("./~\\", source.start[0]) ||
            (source.length > 1 && isalpha((unsigned char)source.start[0]) && source.start[1] == ':'));
}

static void read_option(short_mount *to, text option)
{
    static const char *const propagations[] = {"rprivate", "private", "rshared", "shared",
                                               "rslave",   "slave",   NULL};

    if (text_is(option, "ro"))
        to->is_read_only = true;
    else if (text_is(option, "rw"))
        to->is_read_only = false;
    else if (text_is(option, "nocopy"))
        to->no_copy = true;
    else if (text_is(option, "z") || text_is(option, "Z"))
        to->selinux = option;
    else if (is_one_of(option, propagations))
        to->propagation = option;
}

/* Part number `number`, from 0; the last one takes the options. False when there are too many. */
static bool add_part(short_mount *to, text part, uint32_t number, bool is_last)
{
    if (part.length == 0) {
        to->problem = "it has an empty part between colons";
        return false;
    }
    if (number == 0 && is_last)
        to->target = part;
    else if (number == 0)
        to->source = part;
    else if (number == 1)
        to->target = part;
    else if (number == 2 && is_last)
        for (text rest = part, option; text_next(&rest, ',', &option);)
            read_option(to, option);
    else
        to->problem = "it has too many colons";
    return !to->problem;
}

short_mount mount_read(text some)
{
    short_mount to = {0};
    uint32_t number = 0;
    size_t start = 0, depth = 0;

    if (some.length == 0)
        return (short_mount){.problem = "it is empty"};
    if (some.length <= 2)
        return (short_mount){.type = TEXT("volume"), .target = some};
    for (size_t i = 0; i <= some.length; i++) {
        bool is_last = i == some.length;
        if (!is_last && some.start[i] == '{' && i > 0 &&
            some.start[i - 1] == '$') /* a variable holds colons */
            depth++;
        else if (!is_last && some.start[i] == '}' && depth > 0)
            depth--;
        if (depth > 0 && !is_last)
            continue;
        bool is_drive = !is_last && i - start == 1 && isalpha((unsigned char)some.start[start]);
        if ((!is_last && some.start[i] != ':') || is_drive)
            continue;
        if (!add_part(&to, text_slice(some, start, i), number++, is_last))
            return to;
        start = i + 1;
    }
    to.type = TEXT("volume");
    to.has_details = true;
    to.is_host_path = is_path(to.source);
    if (to.is_host_path)
        to.type = TEXT("bind");
    if (text_starts(to.source, TEXT("\\\\.\\pipe\\")))
        to.type = TEXT("npipe");
    return to;
}
