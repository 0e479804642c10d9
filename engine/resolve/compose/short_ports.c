/* short_ports.c — [[ip:]host:]container[/protocol] with ranges. */
#include "short_forms.h"

#include <ctype.h>
#include <string.h>

typedef struct port_range {
    uint32_t first, last;
} port_range;

static bool range_read(text some, port_range *to)
{
    size_t dash = text_find(some, '-', 0);
    int64_t first, last;
    text low = text_slice(some, 0, dash), high = text_slice(some, dash + 1, some.length);

    if (!text_number(low, &first) || first < 0 || first > 65535)
        return false;
    last = first;
    if (dash < some.length && (!text_number(high, &last) || last < first || last > 65535))
        return false;
    *to = (port_range){(uint32_t)first, (uint32_t)last};
    return true;
}

static bool is_ip_byte(char byte)
{
    return byte && strchr("0123456789abcdefABCDEF.:%", byte);
}

/* An address: 1.2.3.4, ::1, or with a zone. */
static bool is_address(text some)
{
    size_t dots = 0, colons = 0;

    for (size_t i = 0; i < some.length; i++) {
        if (!is_ip_byte(some.start[i]))
            return false;
        dots += some.start[i] == '.';
        colons += some.start[i] == ':';
    }
    if (colons == 0) {
        text rest = some, part;
        int64_t number;
        while (text_next(&rest, '.', &part))
            if (!text_number(part, &number) || number < 0 || number > 255 || part.length > 3)
                return false;
        return dots == 3;
    }
    return colons >= 2;
}

/* Splits off what is behind the last colon. */
static text tail(text *rest)
{
    size_t colon = text_find_last(*rest, ':');
    text last = colon < rest->length ? text_slice(*rest, colon + 1, rest->length) : *rest;

    *rest = colon < rest->length ? text_slice(*rest, 0, colon) : (text){0};
    return last;
}

static const char *spread(arena *memory, short_port plain, port_range host, bool has_host, text host_words,
                          port_range container, short_ports *to)
{
    uint32_t count = container.last - container.first;
    bool is_range = has_host && host.last - host.first != count;

    if (is_range && count != 0)
        return "the two ranges of ports are not of one length";
    if (to->count + count >= SHORT_PORTS_LIMIT)
        return "its ranges hold too many ports";
    for (uint32_t i = 0; i <= count; i++) {
        plain.target = container.first + i;
        plain.published = !has_host  ? (text){0}
                          : is_range ? host_words
                                     : text_print(memory, "%u", host.first + i);
        *array_push(to, memory) = plain;
    }
    return NULL;
}

/* What is behind the slash, in lower case; tcp when nothing is. */
static bool protocol_read(arena *memory, text some, text *protocol)
{
    size_t slash = text_find(some, '/', 0);
    char *lower;

    *protocol = TEXT("tcp");
    some = text_slice(some, slash + 1, some.length);
    if (some.length == 0)
        return true;
    lower = arena_array(memory, char, some.length + 1);
    for (size_t i = 0; i < some.length; i++)
        lower[i] = (char)tolower((unsigned char)some.start[i]);
    *protocol = (text){lower, some.length};
    return text_is(*protocol, "tcp") || text_is(*protocol, "udp") || text_is(*protocol, "sctp");
}

/* Without its brackets; only in them an address may hold colons. */
static bool address_read(text *address)
{
    bool has_brackets =
        address->length > 1 && address->start[0] == '[' && address->start[address->length - 1] == ']';

    if (has_brackets)
        *address = text_slice(*address, 1, address->length - 1);
    return address->length == 0 ||
           (is_address(*address) && (has_brackets || text_find(*address, ':', 0) >= address->length));
}

const char *ports_read(arena *memory, text some, short_ports *to)
{
    short_port plain = {0};
    text rest = text_slice(some, 0, text_find(some, '/', 0)), container_words = tail(&rest),
         host_words = tail(&rest);
    port_range container, host = {0};

    if (!protocol_read(memory, some, &plain.protocol))
        return "its protocol is none of tcp, udp and sctp";
    if (!address_read(&rest))
        return "its address is no IP address";
    plain.host_ip = rest;
    if (container_words.length == 0)
        return "it has no port of the container";
    if (!range_read(container_words, &container) || container.first == 0)
        return "the container's port is no number up to 65535, or range of them";
    if (host_words.length && !range_read(host_words, &host))
        return "the host's port is no number up to 65535, or range of them";
    return spread(memory, plain, host, host_words.length > 0, host_words, container, to);
}
