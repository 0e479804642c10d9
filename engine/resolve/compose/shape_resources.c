/* shape_resources.c — the project, and its networks, volumes, secrets, configs and models. */
#include "shape_parts.h"

static const compose_field external_fields[] = {{"name", &shape_text, false}, {0}};
static const compose_shape external = {.takes = TAKES_BOOL | TAKES_TEXT | TAKES_MAP,
                                       .fields = external_fields,
                                       .cast = CAST_BOOL,
                                       .print = PRINT_BOOL};

/* Of secrets and configs, whose other keys nobody looks at. */
static const compose_shape external_open = {.takes = TAKES_BOOL | TAKES_TEXT | TAKES_MAP,
                                            .fields = external_fields,
                                            .cast = CAST_BOOL,
                                            .print = PRINT_BOOL,
                                            .is_open = true};

/* ---- networks ---- */

static const compose_field pool_fields[] = {
    {"subnet", &shape_text, false},
    {"gateway", &shape_text, false},
    {"ip_range", &shape_text, false},
    {"aux_addresses",
     &(const compose_shape){.takes = TAKES_MAP, .values = &shape_text_kept, .no_extensions = true}, false},
    {0}};
static const compose_shape pool = {.takes = TAKES_MAP, .fields = pool_fields, .keeps_empty = true};
static const compose_shape pools = {.takes = TAKES_LIST, .items = &pool, .merge = MERGE_SUBNETS};
static const compose_shape ipam_options = {
    .takes = TAKES_MAP, .values = &shape_text_kept, .no_extensions = true, .is_unprinted = true};
static const compose_field ipam_fields[] = {
    {"driver", &shape_text, false}, {"config", &pools, false}, {"options", &ipam_options, false}, {0}};
static const compose_shape ipam = {.takes = TAKES_MAP, .fields = ipam_fields, .is_always_in_json = true};
static const compose_field network_fields[] = {{"name", &shape_text, false},
                                               {"driver", &shape_text, false},
                                               {"driver_opts", &shape_options, false},
                                               {"ipam", &ipam, false},
                                               {"external", &external, false},
                                               {"internal", &shape_bool, false},
                                               {"attachable", &shape_bool, false},
                                               {"labels", &shape_pairs_unique, false},
                                               {"enable_ipv4", &shape_bool_kept, false},
                                               {"enable_ipv6", &shape_bool_kept, false},
                                               {0}};
static const compose_shape network = {
    .takes = TAKES_MAP | TAKES_NULL, .fields = network_fields, .to_long = LONG_RESOURCE, .keeps_empty = true};
const compose_shape shape_networks = {.takes = TAKES_MAP, .values = &network, .no_extensions = true};

/* ---- volumes ---- */

static const compose_field volume_fields[] = {
    {"name", &shape_text, false},   {"driver", &shape_text, false},  {"driver_opts", &shape_options, false},
    {"external", &external, false}, {"labels", &shape_pairs, false}, {0}};
static const compose_shape volume = {.takes = TAKES_MAP | TAKES_NULL,
                                     .fields = volume_fields,
                                     .to_long = LONG_RESOURCE,
                                     .path = PATH_DRIVER,
                                     .keeps_empty = true};
const compose_shape shape_volumes = {.takes = TAKES_MAP, .values = &volume, .no_extensions = true};

/* ---- secrets and configs ---- */

static const compose_shape file = {.takes = TAKES_TEXT, .path = PATH_UNIX, .print = PRINT_TEXT};
static const compose_shape labels = {.takes = TAKES_LIST | TAKES_MAP,
                                     .items = &shape_text_kept,
                                     .values = &shape_any_scalar,
                                     .no_extensions = true,
                                     .is_distinct = true,
                                     .print = PRINT_PAIRS};
static const compose_field secret_fields[] = {{"name", &shape_text, false},
                                              {"file", &file, false},
                                              {"environment", &shape_text, false},
                                              {"external", &external_open, false},
                                              {"labels", &labels, false},
                                              {"driver", &shape_text, false},
                                              {"driver_opts", &shape_options, false},
                                              {"template_driver", &shape_text, false},
                                              {0}};
static const compose_shape secret = {
    .takes = TAKES_MAP, .fields = secret_fields, .to_long = LONG_RESOURCE, .keeps_empty = true};
const compose_shape shape_secret_sources = {.takes = TAKES_MAP, .values = &secret, .no_extensions = true};

static const compose_field config_fields[] = {{"name", &shape_text, false},
                                              {"file", &file, false},
                                              {"environment", &shape_text, false},
                                              {"content", &shape_text, false},
                                              {"external", &external_open, false},
                                              {"labels", &labels, false},
                                              {"template_driver", &shape_text, false},
                                              {0}};
static const compose_shape config = {
    .takes = TAKES_MAP, .fields = config_fields, .to_long = LONG_RESOURCE, .keeps_empty = true};
const compose_shape shape_config_sources = {.takes = TAKES_MAP, .values = &config, .no_extensions = true};

/* ---- models ---- */

static const compose_shape context_size = {.takes = TAKES_INTEGER, .print = PRINT_INTEGER};
static const compose_field model_fields[] = {{"name", &shape_text, false},
                                             {"model", &shape_text, true},
                                             {"context_size", &context_size, false},
                                             {"runtime_flags", &shape_texts, false},
                                             {0}};
static const compose_shape model = {.takes = TAKES_MAP, .fields = model_fields, .keeps_empty = true};
const compose_shape shape_models = {.takes = TAKES_MAP, .values = &model, .no_extensions = true};

/* ---- the project ---- */

static const compose_shape services = {
    .takes = TAKES_MAP, .values = &compose_service_shape, .no_extensions = true, .keeps_empty = true};
static const compose_shape unprinted = {.takes = TAKES_TEXT, .is_unprinted = true};
static const compose_shape includes = {.takes = TAKES_LIST, .is_unprinted = true};
static const compose_field project_fields[] = {{"name", &shape_text, false},
                                               {"version", &unprinted, false},
                                               {"include", &includes, false},
                                               {"services", &services, false},
                                               {"networks", &shape_networks, false},
                                               {"volumes", &shape_volumes, false},
                                               {"secrets", &shape_secret_sources, false},
                                               {"configs", &shape_config_sources, false},
                                               {"models", &shape_models, false},
                                               {0}};
const compose_shape compose_project_shape = {.takes = TAKES_MAP, .fields = project_fields};
