/* shape_mounts.c — volumes, ports, networks and devices of a service. */
#include "shape_parts.h"

static const compose_shape recursive = {
    .takes = TAKES_TEXT, .words = "enabled disabled writable readonly", .print = PRINT_TEXT};
static const compose_shape selinux = {.takes = TAKES_TEXT, .words = "z Z", .print = PRINT_TEXT};
static const compose_field bind_fields[] = {{"selinux", &selinux, false},
                                            {"propagation", &shape_text, false},
                                            {"create_host_path", &shape_bool, false},
                                            {"recursive", &recursive, false},
                                            {0}};
static const compose_shape bind = {.takes = TAKES_MAP, .fields = bind_fields, .keeps_empty = true};

static const compose_shape labels = {.takes = TAKES_LIST | TAKES_MAP,
                                     .items = &shape_text_kept,
                                     .values = &shape_any_scalar,
                                     .merge = MERGE_PAIRS,
                                     .no_extensions = true,
                                     .is_distinct = true,
                                     .print = PRINT_PAIRS};
static const compose_field volume_fields[] = {
    {"labels", &labels, false}, {"nocopy", &shape_bool, false}, {"subpath", &shape_text, false}, {0}};
static const compose_shape volume = {.takes = TAKES_MAP, .fields = volume_fields, .keeps_empty = true};

static const compose_shape size = {.takes = TAKES_TEXT | TAKES_INTEGER, .print = PRINT_BYTES};
static const compose_shape mode = {.takes = TAKES_NUMBER | TAKES_TEXT, .print = PRINT_NUMBER};
static const compose_field tmpfs_fields[] = {{"size", &size, false}, {"mode", &mode, false}, {0}};
static const compose_shape tmpfs = {.takes = TAKES_MAP, .fields = tmpfs_fields, .keeps_empty = true};

static const compose_field image_fields[] = {{"subpath", &shape_text, false}, {0}};
static const compose_shape image = {.takes = TAKES_MAP, .fields = image_fields, .keeps_empty = true};

static const compose_shape type = {
    .takes = TAKES_TEXT, .words = "bind volume tmpfs cluster npipe image", .print = PRINT_TEXT};
static const compose_field mount_fields[] = {{"type", &type, true},
                                             {"source", &shape_text, false},
                                             {"target", &shape_text, false},
                                             {"read_only", &shape_bool, false},
                                             {"consistency", &shape_text, false},
                                             {"bind", &bind, false},
                                             {"volume", &volume, false},
                                             {"tmpfs", &tmpfs, false},
                                             {"image", &image, false},
                                             {0}};
static const compose_shape mount = {
    .takes = TAKES_TEXT | TAKES_MAP, .fields = mount_fields, .to_long = LONG_MOUNT, .path = PATH_MOUNT};
const compose_shape shape_mounts = {
    .takes = TAKES_LIST, .items = &mount, .unique = UNIQUE_TARGET, .is_distinct = true};

/* ---- ports ---- */

static const compose_shape target = {
    .takes = TAKES_TEXT | TAKES_INTEGER, .cast = CAST_INTEGER, .print = PRINT_INTEGER};
static const compose_shape published = {.takes = TAKES_TEXT | TAKES_INTEGER, .print = PRINT_TEXT};
static const compose_field port_fields[] = {
    {"name", &shape_text, false},         {"mode", &shape_text, false},
    {"host_ip", &shape_text, false},      {"target", &target, false},
    {"published", &published, false},     {"protocol", &shape_text, false},
    {"app_protocol", &shape_text, false}, {0}};
static const compose_shape port = {.takes = TAKES_TEXT | TAKES_NUMBER | TAKES_MAP, .fields = port_fields};
const compose_shape shape_ports = {
    .takes = TAKES_LIST, .items = &port, .unique = UNIQUE_PORT, .is_distinct = true, .to_long = LONG_PORTS};

/* ---- networks of a service ---- */

static const compose_shape priority = {.takes = TAKES_NUMBER, .print = PRINT_INTEGER};
static const compose_field network_fields[] = {{"aliases", &shape_texts_keyed, false},
                                               {"driver_opts", &shape_options, false},
                                               {"gw_priority", &priority, false},
                                               {"interface_name", &shape_text, false},
                                               {"ipv4_address", &shape_text, false},
                                               {"ipv6_address", &shape_text, false},
                                               {"link_local_ips", &shape_texts_keyed, false},
                                               {"mac_address", &shape_text, false},
                                               {"priority", &priority, false},
                                               {0}};
static const compose_shape network = {
    .takes = TAKES_MAP | TAKES_NULL, .fields = network_fields, .keeps_empty = true};
const compose_shape shape_service_networks = {.takes = TAKES_LIST | TAKES_MAP,
                                              .items = &shape_text_kept,
                                              .values = &network,
                                              .merge = MERGE_KEYS,
                                              .to_long = LONG_KEYS,
                                              .no_extensions = true,
                                              .is_distinct = true};
