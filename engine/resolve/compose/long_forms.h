/* long_forms.h — ports and mounts in their long form, and back to texts (inside this room only). */
#ifndef LOCKSTEP_LONG_FORMS_H
#define LOCKSTEP_LONG_FORMS_H

#include "compose_loader.h"
#include "short_forms.h"

/* A list of ports, ranges spread out. With no_interpolation what can't be read stays as it is. */
compose_value *long_ports(compose_loader *loader, compose_value *ports, text path);
compose_value *long_mount(compose_loader *loader, compose_value *mount, text path);

#endif
