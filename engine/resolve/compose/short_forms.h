/* short_forms.h — ports, mounts and command lines written as one text (inside this room only). */
#ifndef LOCKSTEP_SHORT_FORMS_H
#define LOCKSTEP_SHORT_FORMS_H

#include "array.h"
#include "text.h"

typedef struct short_mount {
    const char *problem; /* NULL: it is one */
    text type;           /* bind or volume */
    text source, target; /* source empty: anonymous */
    text propagation, selinux, consistency;
    bool is_read_only, no_copy;
    bool is_host_path; /* a bind mount that creates its source */
    bool has_details;  /* false for a text of two letters or less: a target and nothing else */
} short_mount;

/* [source:]target[:options]. */
short_mount mount_read(text some);

typedef struct short_port {
    text host_ip, published, protocol; /* may be empty; published may be a range */
    uint32_t target;
} short_port;

typedef ARRAY(short_port) short_ports;

enum { SHORT_PORTS_LIMIT = 65536 };

/* [[ip:]host:]container[/protocol], ranges spread out. NULL when it is right, else what is wrong. */
const char *ports_read(arena *memory, text some, short_ports *to);

#endif
