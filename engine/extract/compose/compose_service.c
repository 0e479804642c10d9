/* compose_service.c — the rows of one service: a table from key to reader.
 *
 * Own entries come first, then merged ones, each as wide as it is written. */
#include "compose_reading.h"
#include "buffer.h"

enum { WORDS_LIMIT = 4096 }; /* bytes of a joined list */

typedef struct field {
    const char *key;
    kind gives;
    void (*read)(compose_reading *job, uint32_t service, const yaml_entry *entry);
} field;

static span entry_span(const compose_reading *job, const yaml_entry *entry)
{
    return yaml_entry_span(job->tree, entry->key);
}

/* ---- lists of names: profiles, networks, configs, secrets ---- */

typedef void item_reader(compose_reading *job, kind some, uint32_t item);

static void read_name(compose_reading *job, kind some, uint32_t item)
{
    if (yaml_text(job->tree, item).length > 0)
        compose_add(job, some, yaml_span(job->tree, yaml_follow(job->tree, item)),
                    yaml_text(job->tree, item));
}

/* A single scalar counts as a list of one, where compose takes that. */
static void each_item(compose_reading *job, kind some, uint32_t list, item_reader *read)
{
    if (yaml_is(job->tree, list, YAML_SCALAR)) {
        read(job, some, list);
        return;
    }
    if (!yaml_is(job->tree, list, YAML_SEQUENCE))
        return;
    for (uint32_t item = yaml_first(job->tree, list); item != YAML_NONE; item = yaml_next(job->tree, item))
        if (!compose_is_reset_value(job, item))
            read(job, some, item);
}

static void read_profiles(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    (void)service;
    each_item(job, KIND_profile, entry->value, read_name);
}

/* `networks` and `depends_on`: a list of names, or a mapping from them. */
static void read_networks(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    yaml_entries all = yaml_entries_of(job->tree, entry->value);

    (void)service;
    each_item(job, KIND_network, entry->value, read_name);
    for (uint32_t i = 0; i < all.count; i++) {
        text name = yaml_text(job->tree, all.items[i].key);

        if (!compose_is_reset(job, KIND_network, &all.items[i],
                              text_print(job->memory, "networks.%.*s", TEXT_FORMAT(name))))
            compose_add(job, KIND_network, entry_span(job, &all.items[i]), name);
    }
}

static void read_network_mode(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    text mode = yaml_text(job->tree, entry->value);
    uint32_t row;

    (void)service;
    if (mode.length == 0)
        return;
    row = compose_add(job, KIND_network, entry_span(job, entry), mode);
    compose_set(job, row, ATTRIBUTE_mode, mode);
    compose_fields(job, TEXT("network_mode"), entry_span(job, entry), entry->value);
}

static void read_dependencies(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    yaml_entries all = yaml_entries_of(job->tree, entry->value);

    (void)service;
    each_item(job, KIND_dependency, entry->value, read_name);
    for (uint32_t i = 0; i < all.count; i++) {
        text name = yaml_text(job->tree, all.items[i].key);
        uint32_t row;

        if (compose_is_reset(job, KIND_dependency, &all.items[i],
                             text_print(job->memory, "depends_on.%.*s", TEXT_FORMAT(name))))
            continue;
        row = compose_add(job, KIND_dependency, entry_span(job, &all.items[i]), name);
        compose_set(job, row, ATTRIBUTE_condition,
                    yaml_text(job->tree, yaml_get(job->tree, all.items[i].value, TEXT("condition"))));
        if (text_is(yaml_text(job->tree, yaml_get(job->tree, all.items[i].value, TEXT("required"))), "false"))
            compose_flag(job, row, FACT_OPTIONAL);
    }
}

/* A config or secret: its source, or a mapping with source and target. */
static void read_source(compose_reading *job, kind some, uint32_t item)
{
    uint32_t given = yaml_get(job->tree, item, TEXT("source"));
    uint32_t row;

    if (!yaml_is(job->tree, item, YAML_MAPPING)) {
        read_name(job, some, item);
        return;
    }
    row = compose_add(job, some, yaml_span(job->tree, yaml_follow(job->tree, item)),
                      yaml_text(job->tree, given));
    compose_set(job, row, ATTRIBUTE_target_, yaml_text(job->tree, yaml_get(job->tree, item, TEXT("target"))));
}

static void read_configs(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    (void)service;
    each_item(job, KIND_config, entry->value, read_source);
}

static void read_secrets(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    (void)service;
    each_item(job, KIND_secret, entry->value, read_source);
}

/* ---- ports and volumes ---- */

static compose_port long_port(compose_reading *job, uint32_t item)
{
    return (compose_port){.host_ip = yaml_text(job->tree, yaml_get(job->tree, item, TEXT("host_ip"))),
                          .published = yaml_text(job->tree, yaml_get(job->tree, item, TEXT("published"))),
                          .target = yaml_text(job->tree, yaml_get(job->tree, item, TEXT("target"))),
                          .protocol = yaml_text(job->tree, yaml_get(job->tree, item, TEXT("protocol")))};
}

/* The long form's name is what its short form would be. */
static text short_port(arena *memory, compose_port port)
{
    bool has_ip = port.host_ip.length > 0,
         is_bracketed = text_find(port.host_ip, ':', 0) < port.host_ip.length;
    const char *colon = has_ip || port.published.length > 0 ? ":" : "",
               *slash = port.protocol.length > 0 ? "/" : "";

    return text_print(memory, "%s%.*s%s%s%.*s%s%.*s%s%.*s", is_bracketed ? "[" : "",
                      TEXT_FORMAT(port.host_ip), is_bracketed ? "]" : "", has_ip ? ":" : "",
                      TEXT_FORMAT(port.published), colon, TEXT_FORMAT(port.target), slash,
                      TEXT_FORMAT(port.protocol));
}

static void read_port(compose_reading *job, kind some, uint32_t item)
{
    text name = yaml_text(job->tree, item);
    compose_port port = {0};
    uint32_t row;

    if (yaml_is(job->tree, item, YAML_MAPPING)) {
        port = long_port(job, item);
        name = short_port(job->memory, port);
    } else if (name.length > 0) {
        port = compose_port_read(name);
    } else {
        return;
    }
    row = compose_add(job, some, yaml_span(job->tree, yaml_follow(job->tree, item)), name);
    compose_set(job, row, ATTRIBUTE_host_ip, port.host_ip);
    compose_set(job, row, ATTRIBUTE_published, port.published);
    compose_set(job, row, ATTRIBUTE_target_, port.target);
    compose_set(job, row, ATTRIBUTE_protocol, port.protocol.length > 0 ? port.protocol : TEXT("tcp"));
}

static void read_ports(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    (void)service;
    each_item(job, KIND_port, entry->value, read_port);
}

static void read_volume(compose_reading *job, kind some, uint32_t item)
{
    compose_mount mount = {0};
    uint32_t row;

    if (yaml_is(job->tree, item, YAML_MAPPING)) {
        mount.source = yaml_text(job->tree, yaml_get(job->tree, item, TEXT("source")));
        mount.target = yaml_text(job->tree, yaml_get(job->tree, item, TEXT("target")));
    } else {
        mount = compose_mount_read(yaml_text(job->tree, item));
    }
    if (mount.source.length == 0 && mount.target.length == 0)
        return;
    row = compose_add(job, some, yaml_span(job->tree, yaml_follow(job->tree, item)),
                      mount.source.length > 0 ? mount.source : mount.target);
    compose_set(job, row, ATTRIBUTE_target_, mount.target);
}

static void read_volumes(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    (void)service;
    each_item(job, KIND_volume, entry->value, read_volume);
}

/* ---- image, environment, healthcheck, limits ---- */

static void read_image(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    text name = yaml_text(job->tree, entry->value);

    if (name.length == 0)
        return;
    compose_add(job, KIND_image, yaml_span(job->tree, entry->value), name);
    compose_set(job, service, ATTRIBUTE_image_, name);
}

static void read_environment_item(compose_reading *job, kind some, uint32_t item)
{
    text written = yaml_text(job->tree, item);
    size_t equals = text_find(written, '=', 0);
    uint32_t row;

    if (written.length == 0)
        return;
    row = compose_add(job, some, yaml_span(job->tree, yaml_follow(job->tree, item)),
                      text_slice(written, 0, equals));
    if (equals < written.length && row != ROW_NONE)
        shard_set_text(job->to, row, ATTRIBUTE_value, text_slice(written, equals + 1, written.length));
}

static void read_environment(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    yaml_entries all = yaml_entries_of(job->tree, entry->value);

    (void)service;
    if (yaml_is(job->tree, entry->value, YAML_SEQUENCE))
        each_item(job, KIND_environment, entry->value, read_environment_item);
    for (uint32_t i = 0; i < all.count; i++) {
        text name = yaml_text(job->tree, all.items[i].key);
        uint32_t row;

        if (compose_is_reset(job, KIND_environment, &all.items[i],
                             text_print(job->memory, "environment.%.*s", TEXT_FORMAT(name))))
            continue;
        row = compose_add(job, KIND_environment, entry_span(job, &all.items[i]), name);
        if (row != ROW_NONE && !yaml_is_null(job->tree, all.items[i].value))
            shard_set_text(job->to, row, ATTRIBUTE_value, yaml_text(job->tree, all.items[i].value));
    }
}

/* The words of a command: a scalar as it is, a list joined by blanks. */
static text joined(compose_reading *job, uint32_t node)
{
    buffer words = buffer_new(job->memory);

    if (!yaml_is(job->tree, node, YAML_SEQUENCE))
        return yaml_text(job->tree, node);
    for (uint32_t item = yaml_first(job->tree, node); item != YAML_NONE && words.length < WORDS_LIMIT;
         item = yaml_next(job->tree, item)) {
        if (words.length > 0)
            buffer_add_byte(&words, ' ');
        buffer_add(&words, text_slice(yaml_text(job->tree, item), 0, WORDS_LIMIT));
    }
    return buffer_text(&words);
}

static void read_healthcheck(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    text test = joined(job, yaml_get(job->tree, entry->value, TEXT("test")));
    bool is_off = text_is(yaml_text(job->tree, yaml_get(job->tree, entry->value, TEXT("disable"))), "true");
    uint32_t row;

    (void)service;
    if (!yaml_is(job->tree, entry->value, YAML_MAPPING))
        return;
    row = compose_add(job, KIND_healthcheck, entry_span(job, entry), test);
    if (is_off || text_is(test, "NONE"))
        compose_flag(job, row, FACT_DEAD);
    compose_fields(job, TEXT("healthcheck"), entry_span(job, entry), entry->value);
}

static void add_limit(compose_reading *job, text path, const yaml_entry *entry)
{
    text value = yaml_text(job->tree, entry->value);

    if (value.length > 0)
        compose_set(job, compose_add(job, KIND_limit, entry_span(job, entry), path), ATTRIBUTE_value, value);
}

/* The entry of that key, unless it is reset. */
static bool find_live(compose_reading *job, uint32_t mapping, text key, text path, yaml_entry *found)
{
    return yaml_find(job->tree, mapping, key, found) && !compose_is_reset(job, KIND_limit, found, path);
}

/* deploy.resources.limits or .reservations: one row for each of their scalars. */
static void read_resources(compose_reading *job, uint32_t resources, text which)
{
    text path = text_print(job->memory, "deploy.resources.%.*s", TEXT_FORMAT(which));
    yaml_entry group;
    yaml_entries all;

    if (!find_live(job, resources, which, path, &group))
        return;
    all = yaml_entries_of(job->tree, group.value);
    for (uint32_t i = 0; i < all.count; i++) {
        text name = text_print(job->memory, "%.*s.%.*s", TEXT_FORMAT(path),
                               TEXT_FORMAT(yaml_text(job->tree, all.items[i].key)));

        if (!compose_is_reset(job, KIND_limit, &all.items[i], name))
            add_limit(job, name, &all.items[i]);
    }
}

static void read_deploy(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    yaml_entry resources;

    (void)service;
    if (find_live(job, entry->value, TEXT("resources"), TEXT("deploy.resources"), &resources)) {
        read_resources(job, resources.value, TEXT("limits"));
        read_resources(job, resources.value, TEXT("reservations"));
    }
    compose_fields(job, TEXT("deploy"), entry_span(job, entry), entry->value);
}

static void read_limit(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    (void)service;
    add_limit(job, yaml_text(job->tree, entry->key), entry);
    compose_fields(job, yaml_text(job->tree, entry->key), entry_span(job, entry), entry->value);
}

static void read_other(compose_reading *job, uint32_t service, const yaml_entry *entry)
{
    (void)service;
    compose_fields(job, yaml_text(job->tree, entry->key), entry_span(job, entry), entry->value);
}

/* ---- the table ---- */

static const field fields[] = {
    {"image", KIND_image, read_image},
    {"profiles", KIND_profile, read_profiles},
    {"ports", KIND_port, read_ports},
    {"volumes", KIND_volume, read_volumes},
    {"networks", KIND_network, read_networks},
    {"network_mode", KIND_network, read_network_mode},
    {"configs", KIND_config, read_configs},
    {"secrets", KIND_secret, read_secrets},
    {"environment", KIND_environment, read_environment},
    {"depends_on", KIND_dependency, read_dependencies},
    {"healthcheck", KIND_healthcheck, read_healthcheck},
    {"deploy", KIND_limit, read_deploy},
    {"mem_limit", KIND_limit, read_limit},
    {"mem_reservation", KIND_limit, read_limit},
    {"memswap_limit", KIND_limit, read_limit},
    {"cpus", KIND_limit, read_limit},
    {"cpu_shares", KIND_limit, read_limit},
    {"pids_limit", KIND_limit, read_limit},
    {"shm_size", KIND_limit, read_limit},
};

static const field *field_of(text key)
{
    static const field other = {"", KIND_meta, read_other};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (text_is(key, fields[i].key))
            return &fields[i];
    return &other;
}

void compose_service_rows(compose_reading *job, uint32_t service, uint32_t mapping)
{
    yaml_entries all = yaml_entries_of(job->tree, mapping);

    for (uint32_t i = 0; i < all.count && job->rows > 0; i++) {
        const yaml_entry *entry = &all.items[i];
        text key = yaml_text(job->tree, entry->key);
        const field *one = field_of(key);

        if (compose_is_reset(job, one->gives, entry, key))
            continue;
        one->read(job, service, entry);
        compose_variables(job, entry->value);
    }
}
