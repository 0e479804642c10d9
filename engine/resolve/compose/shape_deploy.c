/* shape_deploy.c — deploy, devices, and limits. */
#include "shape_parts.h"

static const compose_shape count = {.takes = TAKES_TEXT | TAKES_INTEGER, .print = PRINT_COUNT};
static const compose_shape capabilities = {
    .takes = TAKES_LIST, .items = &shape_text_kept, .is_distinct = true};
static const compose_shape device_options = {.takes = TAKES_LIST | TAKES_MAP,
                                             .items = &shape_text_kept,
                                             .values = &shape_any_scalar,
                                             .no_extensions = true,
                                             .is_distinct = true,
                                             .print = PRINT_PAIRS};
static const compose_field device_fields[] = {{"capabilities", &capabilities, true},
                                              {"driver", &shape_text, false},
                                              {"count", &count, false},
                                              {"device_ids", &shape_texts_distinct, false},
                                              {"options", &device_options, false},
                                              {0}};
static const compose_shape device = {.takes = TAKES_MAP, .fields = device_fields};
static const compose_shape devices = {.takes = TAKES_LIST, .items = &device};

static const compose_field gpu_fields[] = {{"capabilities", &capabilities, false},
                                           {"driver", &shape_text, false},
                                           {"count", &count, false},
                                           {"device_ids", &shape_texts_distinct, false},
                                           {"options", &device_options, false},
                                           {0}};
static const compose_shape gpu = {.takes = TAKES_MAP, .fields = gpu_fields, .is_open = true};
const compose_shape shape_gpus = {
    .takes = TAKES_LIST | TAKES_TEXT, .words = "all", .items = &gpu, .to_long = LONG_GPUS};

static const compose_shape spec_value = {
    .takes = TAKES_TEXT | TAKES_NUMBER, .print = PRINT_INTEGER, .keeps_empty = true};
static const compose_field spec_fields[] = {
    {"kind", &shape_text_kept, false}, {"value", &spec_value, false}, {0}};
static const compose_shape spec = {.takes = TAKES_MAP, .fields = spec_fields};
static const compose_field generic_fields[] = {{"discrete_resource_spec", &spec, false}, {0}};
static const compose_shape generic = {.takes = TAKES_MAP, .fields = generic_fields, .keeps_empty = true};
static const compose_shape generics = {.takes = TAKES_LIST, .items = &generic};

static const compose_shape cpus = {.takes = TAKES_TEXT | TAKES_NUMBER, .print = PRINT_FLOAT};
static const compose_shape memory = {.takes = TAKES_TEXT, .print = PRINT_BYTES};
static const compose_shape pids = {.takes = TAKES_TEXT | TAKES_INTEGER, .print = PRINT_INTEGER};
static const compose_field limit_fields[] = {
    {"cpus", &cpus, false}, {"memory", &memory, false}, {"pids", &pids, false}, {0}};
static const compose_field reservation_fields[] = {{"cpus", &cpus, false},
                                                   {"memory", &memory, false},
                                                   {"devices", &devices, false},
                                                   {"generic_resources", &generics, false},
                                                   {0}};
static const compose_shape limits = {.takes = TAKES_MAP, .fields = limit_fields, .keeps_empty = true};
static const compose_shape reservations = {
    .takes = TAKES_MAP, .fields = reservation_fields, .keeps_empty = true};
static const compose_field resource_fields[] = {
    {"limits", &limits, false}, {"reservations", &reservations, false}, {0}};
static const compose_shape resources = {
    .takes = TAKES_MAP, .fields = resource_fields, .is_always_in_json = true};

static const compose_shape ratio = {
    .takes = TAKES_TEXT | TAKES_NUMBER, .cast = CAST_FLOAT, .print = PRINT_FLOAT};
static const compose_shape order = {
    .takes = TAKES_TEXT, .words = "start-first stop-first", .print = PRINT_TEXT};
static const compose_shape pause = {.takes = TAKES_TEXT, .print = PRINT_DURATION};
static const compose_field update_fields[] = {{"parallelism", &shape_integer_kept, false},
                                              {"delay", &pause, false},
                                              {"failure_action", &shape_text, false},
                                              {"monitor", &pause, false},
                                              {"max_failure_ratio", &ratio, false},
                                              {"order", &order, false},
                                              {0}};
static const compose_shape update = {.takes = TAKES_MAP, .fields = update_fields, .keeps_empty = true};

static const compose_field restart_fields[] = {{"condition", &shape_text, false},
                                               {"delay", &shape_duration, false},
                                               {"max_attempts", &shape_integer_kept, false},
                                               {"window", &shape_duration, false},
                                               {0}};
static const compose_shape restart = {.takes = TAKES_MAP, .fields = restart_fields, .keeps_empty = true};

static const compose_field preference_fields[] = {{"spread", &shape_text, false}, {0}};
static const compose_shape preference = {
    .takes = TAKES_MAP, .fields = preference_fields, .keeps_empty = true};
static const compose_shape preferences = {.takes = TAKES_LIST, .items = &preference};
static const compose_field placement_fields[] = {{"constraints", &shape_texts, false},
                                                 {"preferences", &preferences, false},
                                                 {"max_replicas_per_node", &shape_integer, false},
                                                 {0}};
static const compose_shape placement = {
    .takes = TAKES_MAP, .fields = placement_fields, .is_always_in_json = true};

static const compose_field deploy_fields[] = {
    {"mode", &shape_text, false},           {"replicas", &shape_integer_kept, false},
    {"labels", &shape_pairs_unique, false}, {"update_config", &update, false},
    {"rollback_config", &update, false},    {"resources", &resources, false},
    {"restart_policy", &restart, false},    {"placement", &placement, false},
    {"endpoint_mode", &shape_text, false},  {0}};
const compose_shape shape_deploy = {
    .takes = TAKES_MAP | TAKES_NULL, .fields = deploy_fields, .keeps_empty = true};
