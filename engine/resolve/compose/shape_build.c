/* shape_build.c — build, develop, blkio_config, hooks. */
#include "shape_parts.h"

static const compose_shape context = {.takes = TAKES_TEXT, .path = PATH_CONTEXT, .print = PRINT_TEXT};
static const compose_shape contexts = {.takes = TAKES_LIST | TAKES_MAP,
                                       .items = &shape_text_kept,
                                       .values = &context,
                                       .merge = MERGE_PAIRS,
                                       .unique = UNIQUE_KEY,
                                       .to_long = LONG_PAIRS,
                                       .no_extensions = true,
                                       .is_distinct = true,
                                       .print = PRINT_PAIRS};
static const compose_shape key = {
    .takes = TAKES_SCALAR, .path = PATH_UNIX, .print = PRINT_TEXT, .keeps_empty = true};
static const compose_shape ssh = {.takes = TAKES_LIST | TAKES_MAP,
                                  .items = &shape_text_kept,
                                  .values = &key,
                                  .to_long = LONG_SSH,
                                  .no_extensions = true,
                                  .is_distinct = true,
                                  .print = PRINT_SSH};
static const compose_shape attest = {.takes = TAKES_TEXT | TAKES_BOOL, .print = PRINT_TEXT};
static const compose_shape shm_size = {.takes = TAKES_TEXT | TAKES_INTEGER, .print = PRINT_BYTES};

static const compose_field build_fields[] = {{"context", &context, false},
                                             {"dockerfile", &shape_text, false},
                                             {"dockerfile_inline", &shape_text, false},
                                             {"entitlements", &shape_texts, false},
                                             {"args", &shape_environment, false},
                                             {"provenance", &attest, false},
                                             {"sbom", &attest, false},
                                             {"ssh", &ssh, false},
                                             {"labels", &shape_pairs_unique, false},
                                             {"cache_from", &shape_texts, false},
                                             {"cache_to", &shape_texts, false},
                                             {"no_cache", &shape_bool, false},
                                             {"additional_contexts", &contexts, false},
                                             {"pull", &shape_bool, false},
                                             {"extra_hosts", &shape_extra_hosts, false},
                                             {"isolation", &shape_text, false},
                                             {"network", &shape_text, false},
                                             {"target", &shape_text, false},
                                             {"secrets", &shape_secrets, false},
                                             {"shm_size", &shm_size, false},
                                             {"tags", &shape_texts_keyed, false},
                                             {"ulimits", &shape_ulimits_of_build, false},
                                             {"platforms", &shape_texts, false},
                                             {"privileged", &shape_bool, false},
                                             {0}};
const compose_shape shape_build = {.takes = TAKES_TEXT | TAKES_MAP,
                                   .fields = build_fields,
                                   .merge = MERGE_BUILD,
                                   .to_long = LONG_BUILD,
                                   .keeps_empty = true};

/* ---- develop ---- */

static const compose_shape command = {.takes = TAKES_TEXT | TAKES_LIST | TAKES_NULL,
                                      .items = &shape_text_kept,
                                      .print = PRINT_SHELL,
                                      .keeps_empty = true,
                                      .is_null_in_json = true};
static const compose_field hook_fields[] = {{"command", &command, true},
                                            {"user", &shape_text, false},
                                            {"privileged", &shape_bool, false},
                                            {"working_dir", &shape_text, false},
                                            {"environment", &shape_environment, false},
                                            {0}};
static const compose_shape hook = {.takes = TAKES_MAP, .fields = hook_fields};
const compose_shape shape_hooks = {.takes = TAKES_LIST, .items = &hook};

static const compose_shape path = {.takes = TAKES_TEXT, .path = PATH_FILE, .print = PRINT_TEXT};
static const compose_shape action = {
    .takes = TAKES_TEXT, .words = "rebuild sync restart sync+restart sync+exec", .print = PRINT_TEXT};
static const compose_shape exec = {.takes = TAKES_MAP, .fields = hook_fields, .is_always_in_json = true};
static const compose_field watch_fields[] = {{"path", &path, true},
                                             {"action", &action, true},
                                             {"target", &shape_text, false},
                                             {"exec", &exec, false},
                                             {"include", &shape_text_or_texts, false},
                                             {"ignore", &shape_text_or_texts, false},
                                             {"initial_sync", &shape_bool, false},
                                             {0}};
static const compose_shape watch = {.takes = TAKES_MAP, .fields = watch_fields};
static const compose_shape watches = {.takes = TAKES_LIST, .items = &watch};
static const compose_field develop_fields[] = {{"watch", &watches, false}, {0}};
const compose_shape shape_develop = {
    .takes = TAKES_MAP | TAKES_NULL, .fields = develop_fields, .keeps_empty = true};

/* ---- blkio ---- */

static const compose_shape weight = {.takes = TAKES_TEXT | TAKES_INTEGER, .print = PRINT_NUMBER};
static const compose_shape rate = {
    .takes = TAKES_TEXT | TAKES_INTEGER, .print = PRINT_BYTES, .keeps_empty = true};
static const compose_shape weight_kept = {
    .takes = TAKES_TEXT | TAKES_INTEGER, .print = PRINT_NUMBER, .keeps_empty = true};
static const compose_field weight_fields[] = {
    {"path", &shape_text_kept, false}, {"weight", &weight_kept, false}, {0}};
static const compose_field rate_fields[] = {{"path", &shape_text_kept, false}, {"rate", &rate, false}, {0}};
static const compose_shape weight_device = {
    .takes = TAKES_MAP, .fields = weight_fields, .is_capital_in_json = true};
static const compose_shape rate_device = {
    .takes = TAKES_MAP, .fields = rate_fields, .is_capital_in_json = true};
static const compose_shape weight_devices = {.takes = TAKES_LIST, .items = &weight_device};
static const compose_shape rate_devices = {.takes = TAKES_LIST, .items = &rate_device};
static const compose_field blkio_fields[] = {{"weight", &weight, false},
                                             {"weight_device", &weight_devices, false},
                                             {"device_read_bps", &rate_devices, false},
                                             {"device_read_iops", &rate_devices, false},
                                             {"device_write_bps", &rate_devices, false},
                                             {"device_write_iops", &rate_devices, false},
                                             {0}};
const compose_shape shape_blkio = {.takes = TAKES_MAP, .fields = blkio_fields, .keeps_empty = true};
