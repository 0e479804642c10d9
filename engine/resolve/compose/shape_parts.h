/* shape_parts.h — shapes that several tables use (inside this room only). */
#ifndef LOCKSTEP_SHAPE_PARTS_H
#define LOCKSTEP_SHAPE_PARTS_H

#include "compose_shape.h"

extern const compose_shape shape_text, shape_text_kept, shape_text_or_number, shape_any_scalar;
extern const compose_shape shape_bool, shape_bool_kept, shape_integer, shape_integer_kept,
    shape_number_as_integer, shape_float, shape_bytes, shape_duration;
extern const compose_shape shape_texts, shape_texts_distinct, shape_texts_keyed, shape_text_or_texts,
    shape_extra_hosts;
extern const compose_shape shape_pairs, shape_pairs_unique, shape_environment, shape_options, shape_ulimits, shape_ulimits_of_build,
    shape_shell, shape_secrets, shape_configs;
extern const compose_shape shape_build, shape_deploy, shape_mounts, shape_ports, shape_service_networks,
    shape_gpus, shape_blkio, shape_develop, shape_hooks;
extern const compose_shape shape_networks, shape_volumes, shape_secret_sources, shape_config_sources,
    shape_models;

#endif
