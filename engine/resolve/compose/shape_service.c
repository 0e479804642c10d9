/* shape_service.c — a service's fields, in the order in which they are printed. */
#include "shape_parts.h"

static const compose_shape signed_number = {
    .takes = TAKES_TEXT | TAKES_INTEGER, .cast = CAST_INTEGER, .print = PRINT_INTEGER};
static const compose_shape percent = {
    .takes = TAKES_TEXT | TAKES_INTEGER, .cast = CAST_FLOAT, .print = PRINT_FLOAT};
static const compose_shape bytes_whole = {.takes = TAKES_TEXT | TAKES_INTEGER, .print = PRINT_BYTES};
static const compose_shape cgroup = {.takes = TAKES_TEXT, .words = "host private", .print = PRINT_TEXT};
static const compose_shape pull_policy = {
    .takes = TAKES_TEXT,
    .words = "always never build if_not_present missing refresh daily weekly every_*",
    .print = PRINT_TEXT};

static const compose_shape plain_text_or_number = {
    .takes = TAKES_TEXT | TAKES_NUMBER, .print = PRINT_TEXT, .keeps_empty = true};
static const compose_shape expose = {
    .takes = TAKES_LIST, .items = &plain_text_or_number, .unique = UNIQUE_TEXT, .is_distinct = true};
static const compose_shape group_add = {
    .takes = TAKES_LIST, .items = &plain_text_or_number, .is_distinct = true};
static const compose_shape dns = {.takes = TAKES_LIST | TAKES_TEXT,
                                  .items = &shape_text_kept,
                                  .merge = MERGE_PAIRS,
                                  .unique = UNIQUE_KEY,
                                  .to_long = LONG_LIST,
                                  .is_distinct = true};
static const compose_shape mixed = {.takes = TAKES_LIST | TAKES_TEXT,
                                    .items = &shape_text_kept,
                                    .merge = MERGE_PAIRS,
                                    .unique = UNIQUE_KEY,
                                    .print = PRINT_LIST,
                                    .is_distinct = true};
static const compose_shape container_name = {
    .takes = TAKES_TEXT, .print = PRINT_TEXT, .is_container_name = true};
static const compose_shape retries = {
    .takes = TAKES_TEXT | TAKES_NUMBER, .cast = CAST_INTEGER, .print = PRINT_INTEGER, .keeps_empty = true};
static const compose_shape dns_opt = {.takes = TAKES_LIST,
                                      .items = &shape_text_kept,
                                      .merge = MERGE_PAIRS,
                                      .unique = UNIQUE_KEY,
                                      .is_distinct = true};

static const compose_shape device_text = {.takes = TAKES_TEXT, .print = PRINT_TEXT};
static const compose_field device_fields[] = {{"source", &device_text, true},
                                              {"target", &device_text, false},
                                              {"permissions", &device_text, false},
                                              {0}};
static const compose_shape device = {
    .takes = TAKES_TEXT | TAKES_MAP, .fields = device_fields, .to_long = LONG_DEVICE};
static const compose_shape devices = {.takes = TAKES_LIST, .items = &device, .unique = UNIQUE_DEVICE};

static const compose_shape condition = {.takes = TAKES_TEXT,
                                        .words =
                                            "service_started service_healthy service_completed_successfully",
                                        .print = PRINT_TEXT};
static const compose_shape required = {.takes = TAKES_BOOL, .print = PRINT_BOOL, .keeps_empty = true};
static const compose_field dependency_fields[] = {
    {"condition", &condition, true}, {"restart", &shape_bool, false}, {"required", &required, false}, {0}};
static const compose_shape dependency = {.takes = TAKES_MAP, .fields = dependency_fields};
static const compose_shape depends_on = {.takes = TAKES_LIST | TAKES_MAP,
                                         .items = &shape_text_kept,
                                         .values = &dependency,
                                         .merge = MERGE_DEPENDS,
                                         .to_long = LONG_DEPENDS,
                                         .no_extensions = true,
                                         .is_distinct = true};

static const compose_shape env_path = {.takes = TAKES_TEXT, .path = PATH_FILE};
static const compose_shape env_format = {.takes = TAKES_TEXT};
static const compose_field env_file_fields[] = {
    {"path", &env_path, true}, {"format", &env_format, false}, {"required", &shape_bool, false}, {0}};
static const compose_shape env_file = {.takes = TAKES_TEXT | TAKES_MAP, .fields = env_file_fields};
static const compose_shape env_files = {.takes = TAKES_TEXT | TAKES_LIST,
                                        .items = &env_file,
                                        .merge = MERGE_PAIRS,
                                        .unique = UNIQUE_PATH,
                                        .to_long = LONG_ENV_FILE,
                                        .is_unprinted = true};
static const compose_shape label_path = {.takes = TAKES_TEXT, .path = PATH_FILE};
static const compose_shape label_files = {.takes = TAKES_TEXT | TAKES_LIST,
                                          .items = &label_path,
                                          .merge = MERGE_PAIRS,
                                          .to_long = LONG_LIST,
                                          .is_unprinted = true};
static const compose_field extends_fields[] = {
    {"service", &shape_text, true}, {"file", &shape_text, false}, {0}};
static const compose_shape extends = {
    .takes = TAKES_TEXT | TAKES_MAP, .fields = extends_fields, .to_long = LONG_EXTENDS, .is_unprinted = true};

static const compose_shape test = {
    .takes = TAKES_TEXT | TAKES_LIST, .items = &shape_text_kept, .merge = MERGE_REPLACE, .print = PRINT_TEST};
static const compose_field health_fields[] = {{"test", &test, false},
                                              {"timeout", &shape_duration, false},
                                              {"interval", &shape_duration, false},
                                              {"retries", &retries, false},
                                              {"start_period", &shape_duration, false},
                                              {"start_interval", &shape_duration, false},
                                              {"disable", &shape_bool, false},
                                              {0}};
static const compose_shape healthcheck = {.takes = TAKES_MAP, .fields = health_fields, .keeps_empty = true};

static const compose_field credential_fields[] = {
    {"config", &shape_text, false}, {"file", &shape_text, false}, {"registry", &shape_text, false}, {0}};
static const compose_shape credential_spec = {
    .takes = TAKES_MAP, .fields = credential_fields, .keeps_empty = true};

static const compose_shape log_option = {
    .takes = TAKES_TEXT | TAKES_NUMBER | TAKES_NULL, .print = PRINT_TEXT, .keeps_empty = true};
static const compose_shape log_options = {.takes = TAKES_MAP, .values = &log_option, .no_extensions = true};
static const compose_field logging_fields[] = {
    {"driver", &shape_text, false}, {"options", &log_options, false}, {0}};
static const compose_shape logging = {
    .takes = TAKES_MAP, .fields = logging_fields, .merge = MERGE_LOGGING, .keeps_empty = true};

static const compose_field model_fields[] = {
    {"endpoint_var", &shape_text, false}, {"model_var", &shape_text, false}, {0}};
static const compose_shape model = {
    .takes = TAKES_MAP | TAKES_NULL, .fields = model_fields, .keeps_empty = true};
static const compose_shape models = {.takes = TAKES_LIST | TAKES_MAP,
                                     .items = &shape_text_kept,
                                     .values = &model,
                                     .merge = MERGE_KEYS,
                                     .to_long = LONG_KEYS,
                                     .no_extensions = true,
                                     .is_distinct = true};

static const compose_shape provider_option = {.takes = TAKES_TEXT | TAKES_NUMBER | TAKES_BOOL | TAKES_LIST,
                                              .items = &plain_text_or_number};
static const compose_shape provider_options = {
    .takes = TAKES_MAP, .values = &provider_option, .no_extensions = true, .print = PRINT_GATHERED};
static const compose_field provider_fields[] = {
    {"type", &shape_text, true}, {"options", &provider_options, false}, {0}};
static const compose_shape provider = {.takes = TAKES_MAP, .fields = provider_fields};

static const compose_shape profiles = {
    .takes = TAKES_LIST, .items = &shape_text_kept, .unique = UNIQUE_KEY, .is_distinct = true};
static const compose_shape storage_opt = {.takes = TAKES_MAP, .values = &shape_any_scalar};
static const compose_shape socket = {.takes = TAKES_BOOL, .print = PRINT_BOOL};
static const compose_shape refresh = {.takes = TAKES_TEXT, .is_unprinted = true};

static const compose_field service_fields[] = {{"profiles", &profiles, false},
                                               {"annotations", &shape_pairs_unique, false},
                                               {"attach", &shape_bool_kept, false},
                                               {"build", &shape_build, false},
                                               {"develop", &shape_develop, false},
                                               {"blkio_config", &shape_blkio, false},
                                               {"cap_add", &shape_texts_keyed, false},
                                               {"cap_drop", &shape_texts_keyed, false},
                                               {"cgroup_parent", &shape_text, false},
                                               {"cgroup", &cgroup, false},
                                               {"cpu_count", &signed_number, false},
                                               {"cpu_percent", &percent, false},
                                               {"cpu_period", &shape_number_as_integer, false},
                                               {"cpu_quota", &shape_number_as_integer, false},
                                               {"cpu_rt_period", &shape_number_as_integer, false},
                                               {"cpu_rt_runtime", &shape_number_as_integer, false},
                                               {"cpus", &shape_float, false},
                                               {"cpuset", &shape_text, false},
                                               {"cpu_shares", &shape_number_as_integer, false},
                                               {"command", &shape_shell, false},
                                               {"configs", &shape_configs, false},
                                               {"container_name", &container_name, false},
                                               {"credential_spec", &credential_spec, false},
                                               {"depends_on", &depends_on, false},
                                               {"deploy", &shape_deploy, false},
                                               {"device_cgroup_rules", &shape_texts_distinct, false},
                                               {"devices", &devices, false},
                                               {"dns", &dns, false},
                                               {"dns_opt", &dns_opt, false},
                                               {"dns_search", &mixed, false},
                                               {"domainname", &shape_text, false},
                                               {"entrypoint", &shape_shell, false},
                                               {"provider", &provider, false},
                                               {"environment", &shape_environment, false},
                                               {"env_file", &env_files, false},
                                               {"expose", &expose, false},
                                               {"extends", &extends, false},
                                               {"external_links", &shape_texts_distinct, false},
                                               {"extra_hosts", &shape_extra_hosts, false},
                                               {"group_add", &group_add, false},
                                               {"gpus", &shape_gpus, false},
                                               {"hostname", &shape_text, false},
                                               {"healthcheck", &healthcheck, false},
                                               {"image", &shape_text, false},
                                               {"init", &shape_bool_kept, false},
                                               {"ipc", &shape_text, false},
                                               {"isolation", &shape_text, false},
                                               {"labels", &shape_pairs_unique, false},
                                               {"label_file", &label_files, false},
                                               {"links", &shape_texts_keyed, false},
                                               {"logging", &logging, false},
                                               {"mem_limit", &shape_bytes, false},
                                               {"mem_reservation", &bytes_whole, false},
                                               {"memswap_limit", &shape_bytes, false},
                                               {"mem_swappiness", &bytes_whole, false},
                                               {"mac_address", &shape_text, false},
                                               {"models", &models, false},
                                               {"network_mode", &shape_text, false},
                                               {"networks", &shape_service_networks, false},
                                               {"oom_kill_disable", &shape_bool, false},
                                               {"oom_score_adj", &signed_number, false},
                                               {"pid", &shape_text, false},
                                               {"pids_limit", &shape_number_as_integer, false},
                                               {"platform", &shape_text, false},
                                               {"ports", &shape_ports, false},
                                               {"privileged", &shape_bool, false},
                                               {"pull_policy", &pull_policy, false},
                                               {"pull_refresh_after", &refresh, false},
                                               {"read_only", &shape_bool, false},
                                               {"restart", &shape_text, false},
                                               {"runtime", &shape_text, false},
                                               {"scale", &shape_integer_kept, false},
                                               {"secrets", &shape_secrets, false},
                                               {"security_opt", &shape_texts_distinct, false},
                                               {"shm_size", &shape_bytes, false},
                                               {"stdin_open", &shape_bool, false},
                                               {"stop_grace_period", &shape_duration, false},
                                               {"stop_signal", &shape_text, false},
                                               {"storage_opt", &storage_opt, false},
                                               {"sysctls", &shape_pairs_unique, false},
                                               {"tmpfs", &mixed, false},
                                               {"tty", &shape_bool, false},
                                               {"ulimits", &shape_ulimits, false},
                                               {"use_api_socket", &socket, false},
                                               {"user", &shape_text, false},
                                               {"userns_mode", &shape_text, false},
                                               {"uts", &shape_text, false},
                                               {"volumes", &shape_mounts, false},
                                               {"volumes_from", &shape_texts_distinct, false},
                                               {"working_dir", &shape_text, false},
                                               {"post_start", &shape_hooks, false},
                                               {"pre_stop", &shape_hooks, false},
                                               {0}};
const compose_shape compose_service_shape = {
    .takes = TAKES_MAP, .fields = service_fields, .to_long = LONG_SERVICE, .keeps_empty = true};
