/* compose_short.c — the short forms of ports and volumes (parsing 3.6).
 *
 * A colon inside `${X:-y}` or `[::1]` is no edge. Nothing is interpolated. */
#include "compose_reading.h"

/* The end of the ${...} that begins at `at`; braces nest. */
static size_t braces_end(text some, size_t at)
{
    size_t depth = 0;

    for (; at < some.length; at++) {
        if (some.start[at] == '{')
            depth++;
        else if (some.start[at] == '}' && --depth == 0)
            return at + 1;
    }
    return at;
}

size_t compose_edge(text some, char byte, size_t from)
{
    size_t at = from;

    while (at < some.length) {
        if (some.start[at] == byte)
            return at;
        if (some.start[at] == '$' && at + 1 < some.length && some.start[at + 1] == '{')
            at = braces_end(some, at + 1);
        else if (some.start[at] == '[')
            at = text_find(some, ']', at) + 1;
        else
            at++;
    }
    return some.length;
}

static text without_brackets(text address)
{
    if (address.length > 1 && address.start[0] == '[' && address.start[address.length - 1] == ']')
        return text_slice(address, 1, address.length - 1);
    return address;
}

/* [[ip:]host:]container[/protocol] */
compose_port compose_port_read(text short_form)
{
    size_t slash = compose_edge(short_form, '/', 0);
    text ports = text_slice(short_form, 0, slash);
    compose_port port = {.protocol = text_slice(short_form, slash + 1, short_form.length), .target = ports};
    size_t last = ports.length, before = ports.length;

    for (size_t at = compose_edge(ports, ':', 0); at < ports.length; at = compose_edge(ports, ':', at + 1)) {
        before = last;
        last = at;
    }
    if (last == ports.length)
        return port;
    port.target = text_slice(ports, last + 1, ports.length);
    port.published = text_slice(ports, before < last ? before + 1 : 0, last);
    port.host_ip = before < last ? without_brackets(text_slice(ports, 0, before)) : (text){0};
    return port;
}

/* `c:/x` begins with a drive, as docker compose reads it; a volume with a one-letter name too. */
static bool is_drive(text some, size_t colon)
{
    char letter = colon == 1 ? some.start[0] : 0, next = colon + 1 < some.length ? some.start[colon + 1] : 0;

    return ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) &&
           (next == '/' || next == '\\');
}

/* [source:]target[:options] */
compose_mount compose_mount_read(text short_form)
{
    size_t colon = compose_edge(short_form, ':', 0), end;
    compose_mount mount = {0};

    if (colon < short_form.length && is_drive(short_form, colon))
        colon = compose_edge(short_form, ':', colon + 1);
    if (colon == short_form.length) {
        mount.target = short_form;
        return mount;
    }
    end = compose_edge(short_form, ':', colon + 1);
    if (end < short_form.length &&
        is_drive(text_slice(short_form, colon + 1, short_form.length), end - colon - 1))
        end = compose_edge(short_form, ':', end + 1);
    mount.source = text_slice(short_form, 0, colon);
    mount.target = text_slice(short_form, colon + 1, end);
    return mount;
}
