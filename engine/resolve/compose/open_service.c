/* open_service.c — the rows of one service of an open project: a table from key to writer. They are the rows
 * that compose_extract.h describes, in the one form that short and long ones have. */
#include "open_rows.h"

enum {
    WORDS_LIMIT = 4096, /* bytes of a joined list */
    PATH_LIMIT = 1024   /* bytes of a field's path; a longer one names nothing that anybody asks for */
};

typedef struct field_writer {
    const char *key;
    kind gives;
    void (*write)(open_writing *job, uint32_t service, const compose_value *value);
} field_writer;

/* ---- fields ---- */

static text below(const open_writing *job, text path, text name)
{
    return path.length ? text_print(job->memory, "%.*s.%.*s", TEXT_FORMAT(path), TEXT_FORMAT(name)) : name;
}

/* `K=V` of a list of pairs is the field K, as in a mapping. */
static void add_pair(open_writing *job, text path, const compose_value *item)
{
    text words = open_words(job, item);
    size_t edge = text_find(words, '=', 0);

    if (edge)
        open_set(job, open_add(job, KIND_meta, item, below(job, path, text_slice(words, 0, edge))),
                 ATTRIBUTE_value, text_slice(words, edge + 1, words.length));
}

static void add_items(open_writing *job, text path, const compose_value *list, const compose_shape *shape)
{
    for (uint32_t i = 0; i < list->items.count && job->budget; i++) {
        const compose_value *item = list->items.items[i].value;
        if (shape && (shape->print == PRINT_PAIRS || shape->print == PRINT_NULLABLE) && value_is_scalar(item))
            add_pair(job, path, item);
        else
            open_fields(job, text_print(job->memory, "%.*s.%u", TEXT_FORMAT(path), i + 1), item,
                        shape ? shape->items : NULL);
    }
}

void open_fields(open_writing *job, text path, const compose_value *value, const compose_shape *shape)
{
    if (!shard_wants(job->to, KIND_meta) || path.length > PATH_LIMIT || open_is_default(value))
        return;
    if (value->form == VALUE_LIST) {
        add_items(job, path, value, shape);
        return;
    }
    if (value->form == VALUE_TEXT && shape && shape->print == PRINT_LIST) /* one is a list as well */
        path = below(job, path, TEXT("1"));
    if (value->form != VALUE_MAP) {
        open_set(job, open_add(job, KIND_meta, value, path), ATTRIBUTE_value, open_words(job, value));
        return;
    }
    for (uint32_t i = 0; i < value->items.count && job->budget; i++) {
        const value_item *item = &value->items.items[i];
        open_fields(job, below(job, path, item->key), item->value,
                    shape ? shape_of_key(shape, item->key.start, item->key.length) : NULL);
    }
}

static void add_fields(open_writing *job, const char *key, const compose_value *value)
{
    text path = text_from(key);

    open_fields(job, path, value, shape_of_key(&compose_service_shape, path.start, path.length));
}

/* ---- names ---- */

static void write_image(open_writing *job, uint32_t service, const compose_value *value)
{
    text name = open_words(job, value);

    if (!name.length)
        return;
    open_add_value(job, KIND_image, value, name);
    open_set(job, service, ATTRIBUTE_image_, name);
}

static void write_profiles(open_writing *job, uint32_t service, const compose_value *value)
{
    (void)service;
    for (uint32_t i = 0; value->form == VALUE_LIST && i < value->items.count; i++) {
        const compose_value *item = value->items.items[i].value;
        if (open_words(job, item).length)
            open_add(job, KIND_profile, item, open_words(job, item));
    }
}

static void write_networks(open_writing *job, uint32_t service, const compose_value *value)
{
    (void)service;
    for (uint32_t i = 0; value->form == VALUE_MAP && i < value->items.count; i++)
        if (!open_is_default(value->items.items[i].value))
            open_add(job, KIND_network, value->items.items[i].value, value->items.items[i].key);
}

static void write_network_mode(open_writing *job, uint32_t service, const compose_value *value)
{
    text mode = open_words(job, value);

    (void)service;
    if (!mode.length)
        return;
    open_set(job, open_add(job, KIND_network, value, mode), ATTRIBUTE_mode, mode);
    add_fields(job, "network_mode", value);
}

/* Also what links and the like imply. */
static void write_dependencies(open_writing *job, uint32_t service, const compose_value *value)
{
    (void)service;
    for (uint32_t i = 0; value->form == VALUE_MAP && i < value->items.count; i++) {
        const value_item *item = &value->items.items[i];
        uint32_t row = open_add(job, KIND_dependency, item->value, item->key);

        open_set(job, row, ATTRIBUTE_condition, open_words(job, value_at(item->value, "condition")));
        if (row != ROW_NONE && text_is(open_words(job, value_at(item->value, "required")), "false"))
            shard_set_flags(job->to, row, FACT_OPTIONAL);
    }
}

/* ---- ports ---- */

typedef struct open_port {
    text host_ip, published, target, protocol;
} open_port;

static text tail(text *rest)
{
    size_t colon = text_find_last(*rest, ':');
    text last = colon < rest->length ? text_slice(*rest, colon + 1, rest->length) : *rest;

    *rest = colon < rest->length ? text_slice(*rest, 0, colon) : (text){0};
    return last;
}

/* A short form that could not be read: one of its parts is a variable. */
static open_port port_of_words(const open_writing *job, text words)
{
    size_t slash = text_find(words, '/', 0);
    text rest = text_slice(words, 0, slash);
    open_port port = {.protocol = text_slice(words, slash + 1, words.length)};

    port.target = symbols_restore(job->loader, tail(&rest));
    port.published = symbols_restore(job->loader, tail(&rest));
    port.host_ip = symbols_restore(job->loader, rest);
    return port;
}

static open_port port_of(const open_writing *job, const compose_value *value)
{
    if (value->form != VALUE_MAP)
        return port_of_words(job, value->words);
    return (open_port){.host_ip = open_words_at(job, value, "host_ip"),
                       .published = open_words_at(job, value, "published"),
                       .target = open_words_at(job, value, "target"),
                       .protocol = open_words_at(job, value, "protocol")};
}

/* [ip:][published:]target[/protocol], without what goes without saying. */
static text port_name(const open_writing *job, const open_port *port)
{
    bool has_ip = port->host_ip.length > 0, is_tcp = text_is(port->protocol, "tcp"),
         is_bracketed = text_find(port->host_ip, ':', 0) < port->host_ip.length &&
                        port->host_ip.start[0] != '$' && port->host_ip.start[0] != '[';

    return text_print(job->memory, "%s%.*s%s%s%.*s%s%.*s%s%.*s", is_bracketed ? "[" : "",
                      TEXT_FORMAT(port->host_ip), is_bracketed ? "]" : "", has_ip ? ":" : "",
                      TEXT_FORMAT(port->published), has_ip || port->published.length ? ":" : "",
                      TEXT_FORMAT(port->target), is_tcp ? "" : "/",
                      TEXT_FORMAT(is_tcp ? (text){0} : port->protocol));
}

static void write_ports(open_writing *job, uint32_t service, const compose_value *value)
{
    (void)service;
    for (uint32_t i = 0;
         value->form == VALUE_LIST && i < value->items.count && shard_wants(job->to, KIND_port); i++) {
        const compose_value *item = value->items.items[i].value;
        open_port port;
        uint32_t row;
        if (item->form == VALUE_LIST || item->form == VALUE_NULL)
            continue;
        port = port_of(job, item);
        if (!port.protocol.length)
            port.protocol = TEXT("tcp");
        row = open_add(job, KIND_port, item, port_name(job, &port));
        open_set(job, row, ATTRIBUTE_host_ip, port.host_ip);
        open_set(job, row, ATTRIBUTE_published, port.published);
        open_set(job, row, ATTRIBUTE_target_, port.target);
        open_set(job, row, ATTRIBUTE_protocol, port.protocol);
    }
}

/* ---- what is mounted ---- */

static void write_mounted(open_writing *job, kind some, const compose_value *value)
{
    for (uint32_t i = 0; value->form == VALUE_LIST && i < value->items.count; i++) {
        const compose_value *item = value->items.items[i].value;
        bool is_map = item->form == VALUE_MAP;
        text from = is_map ? open_words_at(job, item, "source") : open_words(job, item),
             target = is_map ? open_words_at(job, item, "target") : (text){0};
        if (from.length || target.length)
            open_set(job, open_add(job, some, item, from.length ? from : target), ATTRIBUTE_target_, target);
    }
}

static void write_volumes(open_writing *job, uint32_t service, const compose_value *value)
{
    (void)service;
    write_mounted(job, KIND_volume, value);
}

static void write_configs(open_writing *job, uint32_t service, const compose_value *value)
{
    (void)service;
    write_mounted(job, KIND_config, value);
}

static void write_secrets(open_writing *job, uint32_t service, const compose_value *value)
{
    (void)service;
    write_mounted(job, KIND_secret, value);
}

/* ---- environment ---- */

static void add_variable(open_writing *job, const compose_value *at, text name, text value, bool has_value)
{
    uint32_t row = name.length ? open_add(job, KIND_environment, at, name) : ROW_NONE;

    if (row != ROW_NONE && has_value) /* also an empty one */
        shard_set_text(job->to, row, ATTRIBUTE_value, value);
}

static void write_environment(open_writing *job, uint32_t service, const compose_value *value)
{
    (void)service;
    for (uint32_t i = 0; i < value->items.count && shard_wants(job->to, KIND_environment); i++) {
        const value_item *item = &value->items.items[i];
        text words = open_words(job, item->value);
        size_t edge = text_find(words, '=', 0);
        if (value->form == VALUE_MAP)
            add_variable(job, item->value, item->key, words, item->value->form != VALUE_NULL);
        else
            add_variable(job, item->value, text_slice(words, 0, edge),
                         text_slice(words, edge + 1, words.length), edge < words.length);
    }
}

/* A file's path is the field, whichever form it is written in. */
static void write_env_files(open_writing *job, uint32_t service, const compose_value *value)
{
    (void)service;
    for (uint32_t i = 0; value->form == VALUE_LIST && i < value->items.count; i++) {
        const compose_value *item = value->items.items[i].value, *path = value_at(item, "path"),
                            *required = value_at(item, "required"), *format = value_at(item, "format");
        text name = text_print(job->memory, "env_file.%u", i + 1);
        if (path)
            open_fields(job, name, path, NULL);
        if (value_is(required, VALUE_BOOL) && !required->is_true)
            open_fields(job, below(job, name, TEXT("required")), required, NULL);
        if (format)
            open_fields(job, below(job, name, TEXT("format")), format, NULL);
    }
}

/* ---- healthcheck ---- */

static text joined(const open_writing *job, const compose_value *value)
{
    buffer words = buffer_new(job->memory);

    if (!value_is(value, VALUE_LIST))
        return open_words(job, value);
    for (uint32_t i = 0; i < value->items.count && words.length < WORDS_LIMIT; i++) {
        if (words.length)
            buffer_add_byte(&words, ' ');
        buffer_add(&words, text_slice(open_words(job, value->items.items[i].value), 0, WORDS_LIMIT));
    }
    return buffer_text(&words);
}

/* Of the places that wrote the healthcheck the one that wrote its test. */
static const value_origin *place_of_test(const compose_value *check, const compose_value *test)
{
    for (const value_origin *at = check->origin; test && at; at = at->from)
        if (at->file == test->origin->file && at->part.start <= test->origin->part.start &&
            test->origin->part.end <= at->part.end)
            return at;
    return check->origin;
}

static void write_healthcheck(open_writing *job, uint32_t service, const compose_value *value)
{
    const compose_value *test = value_at(value, "test"), *disable = value_at(value, "disable");
    text words = joined(job, test);
    uint32_t row;

    (void)service;
    if (value->form != VALUE_MAP)
        return;
    row = shard_wants(job->to, KIND_healthcheck)
              ? open_row_at(job, KIND_healthcheck, place_of_test(value, test), words)
              : ROW_NONE;
    if (row != ROW_NONE && (text_is(open_words(job, disable), "true") || text_is(words, "NONE")))
        shard_set_flags(job->to, row, FACT_DEAD);
    open_close(job, row);
    add_fields(job, "healthcheck", value);
}

/* ---- limits ---- */

static void add_limit(open_writing *job, text path, const compose_value *value)
{
    text words = open_words(job, value);

    if (words.length)
        open_set(job, open_add(job, KIND_limit, value, path), ATTRIBUTE_value, words);
}

static void write_deploy(open_writing *job, uint32_t service, const compose_value *value)
{
    static const char *const groups[] = {"limits", "reservations"};
    const compose_value *resources = value_at(value, "resources");

    (void)service;
    for (size_t k = 0; k < 2; k++) {
        const compose_value *group = value_at(resources, groups[k]);
        for (uint32_t i = 0; value_is(group, VALUE_MAP) && i < group->items.count; i++)
            add_limit(job,
                      text_print(job->memory, "deploy.resources.%s.%.*s", groups[k],
                                 TEXT_FORMAT(group->items.items[i].key)),
                      group->items.items[i].value);
    }
    add_fields(job, "deploy", value);
}

/* ---- the table ---- */

static const field_writer writers[] = {
    {"image", KIND_image, write_image},
    {"profiles", KIND_profile, write_profiles},
    {"ports", KIND_port, write_ports},
    {"volumes", KIND_volume, write_volumes},
    {"networks", KIND_network, write_networks},
    {"network_mode", KIND_network, write_network_mode},
    {"configs", KIND_config, write_configs},
    {"secrets", KIND_secret, write_secrets},
    {"environment", KIND_environment, write_environment},
    {"env_file", KIND_meta, write_env_files},
    {"depends_on", KIND_dependency, write_dependencies},
    {"healthcheck", KIND_healthcheck, write_healthcheck},
    {"deploy", KIND_limit, write_deploy},
};

static bool is_limit(text key)
{
    static const char *const keys[] = {"mem_limit",  "mem_reservation", "memswap_limit", "cpus",
                                       "cpu_shares", "pids_limit",      "shm_size"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (text_is(key, keys[i]))
            return true;
    return false;
}

void open_service_rows(open_writing *job, uint32_t service, const compose_value *from)
{
    for (uint32_t i = 0; value_is(from, VALUE_MAP) && i < from->items.count && job->budget; i++) {
        const value_item *item = &from->items.items[i];
        size_t k = 0;
        while (k < sizeof writers / sizeof *writers && !text_is(item->key, writers[k].key))
            k++;
        if (k < sizeof writers / sizeof *writers) {
            writers[k].write(job, service, item->value);
            continue;
        }
        if (is_limit(item->key))
            add_limit(job, item->key, item->value);
        open_fields(job, item->key, item->value,
                    shape_of_key(&compose_service_shape, item->key.start, item->key.length));
    }
}
