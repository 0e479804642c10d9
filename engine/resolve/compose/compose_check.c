/* compose_check.c — do the parts of a project fit: names that exist, fields that go together, no cycles. */
#include "compose_loader.h"

#include <ctype.h>

typedef struct checking {
    compose_loader *loader;
    const compose_value *model, *services, *disabled;
    text name; /* of the service */
    const compose_value *service;
} checking;

static void fail(compose_loader *loader, const compose_value *at, text message, const char *fix)
{
    loader_fail(loader, at->origin, message, text_from(fix));
}

#define FAIL(job, at, fix, ...) fail((job)->loader, at, text_print((job)->loader->memory, __VA_ARGS__), fix)

/* ---- before paths are absolute: one value at a time ---- */

static bool is_external(const compose_value *resource)
{
    const compose_value *external = value_at(resource, "external");

    return value_is(external, VALUE_BOOL) && external->is_true;
}

static void check_external(compose_loader *loader, const char *section, const value_item *item)
{
    if (!is_external(item->value))
        return;
    for (uint32_t i = 0; i < item->value->items.count; i++) {
        text key = item->value->items.items[i].key;
        if (!text_is(key, "name") && !text_is(key, "external") && !text_starts(key, TEXT("x-")))
            fail(loader, item->value->items.items[i].value,
                 text_print(loader->memory, "%s.%.*s is external, and %.*s can't be set then", section,
                            TEXT_FORMAT(item->key), TEXT_FORMAT(key)),
                 "remove it, or external");
    }
}

/* One of file, environment and content says what a secret or config holds, where nothing else does. */
static void check_source(compose_loader *loader, const char *section, const value_item *item)
{
    static const char *const keys[] = {"file", "environment", "content"};
    uint32_t count = 0;

    for (size_t i = 0; i < 3; i++)
        count += value_has(item->value, keys[i]);
    if (count > 1 || (count == 0 && !value_has(item->value, "driver") && !value_has(item->value, "external")))
        fail(loader, item->value,
             text_print(loader->memory, "%s.%.*s: %s", section, TEXT_FORMAT(item->key),
                        count ? "file, environment and content are exclusive"
                              : "one of file, environment and content must be set"),
             "say in one way what it holds");
}

static bool is_address(text some)
{
    size_t dots = 0, colons = 0;

    for (size_t i = 0; i < some.length; i++) {
        dots += some.start[i] == '.';
        colons += some.start[i] == ':';
        if (!isxdigit((unsigned char)some.start[i]) && some.start[i] != '.' && some.start[i] != ':')
            return false;
    }
    return colons >= 2 || dots == 3;
}

static void check_devices(compose_loader *loader, const compose_value *devices)
{
    for (uint32_t i = 0; value_is(devices, VALUE_LIST) && i < devices->items.count; i++) {
        const compose_value *one = devices->items.items[i].value;
        if (value_has(one, "count") && value_has(one, "device_ids"))
            fail(loader, one, TEXT("count and device_ids are exclusive"), "remove one of them");
    }
}

static void check_values(compose_loader *loader, const value_item *item)
{
    const compose_value *ports = value_at(item->value, "ports");
    const compose_value *resources = value_at(value_at(item->value, "deploy"), "resources");

    for (uint32_t i = 0; value_is(ports, VALUE_LIST) && i < ports->items.count; i++) {
        const compose_value *address = value_at(ports->items.items[i].value, "host_ip");
        if (value_is(address, VALUE_TEXT) && !is_address(address->words) &&
            !loader->request->no_interpolation)
            fail(loader, address,
                 text_print(loader->memory, "\"%.*s\" is no IP address", TEXT_FORMAT(address->words)),
                 "write an address as 127.0.0.1");
    }
    check_devices(loader, value_at(value_at(resources, "reservations"), "devices"));
    check_devices(loader, value_at(item->value, "gpus"));
}

void model_check(compose_loader *loader, compose_value *model)
{
    static const char *const sections[] = {"networks", "volumes", "configs", "secrets"};
    const compose_value *services = value_at(model, "services");

    for (size_t k = 0; k < 4; k++) {
        const compose_value *all = value_at(model, sections[k]);
        for (uint32_t i = 0; value_is(all, VALUE_MAP) && i < all->items.count; i++) {
            if (k == 1)
                check_external(loader, sections[k], &all->items.items[i]);
            if (k >= 2)
                check_source(loader, sections[k], &all->items.items[i]);
        }
    }
    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++)
        check_values(loader, &services->items.items[i]);
}

/* ---- the finished project ---- */

static void check_known(checking *job, const compose_value *at, bool is_key, text name, const char *section,
                        const char *what)
{
    const compose_value *all = value_at(job->model, section);

    if (!value_get(all, name))
        loader_fail_name(job->loader, is_key ? origin_of_key(job->loader, at->origin) : at->origin,
                         text_print(job->loader->memory,
                                    "service \"%.*s\" refers to the %s \"%.*s\", which is not declared",
                                    TEXT_FORMAT(job->name), what, TEXT_FORMAT(name)),
                         TEXT("declare it at the top level, or correct the name"), name, all, NULL);
}

static void check_sources(checking *job, const compose_value *list, const char *section, const char *what)
{
    for (uint32_t i = 0; value_is(list, VALUE_LIST) && i < list->items.count; i++) {
        const compose_value *used = value_at(list->items.items[i].value, "source");
        if (used)
            check_known(job, used, false, value_words(used), section, what);
    }
}

static void check_keys(checking *job, const char *field, const char *section, const char *what)
{
    const compose_value *map = value_at(job->service, field);

    for (uint32_t i = 0; value_is(map, VALUE_MAP) && i < map->items.count; i++)
        check_known(job, map->items.items[i].value, true, map->items.items[i].key, section, what);
}

static void check_build(checking *job)
{
    const compose_value *build = value_at(job->service, "build"), *platforms = value_at(build, "platforms"),
                        *platform = value_at(job->service, "platform"),
                        *contexts = value_at(build, "additional_contexts");
    bool is_found = !platform || !value_is(platforms, VALUE_LIST) || platforms->items.count == 0;

    if (!build && value_words(value_at(job->service, "image")).length == 0 &&
        !value_has(job->service, "provider"))
        FAIL(job, job->service, "add image: or build:", "service \"%.*s\" has neither an image nor a build",
             TEXT_FORMAT(job->name));
    if (value_words(value_at(build, "dockerfile")).length &&
        value_words(value_at(build, "dockerfile_inline")).length)
        FAIL(job, build, "remove one of them", "service \"%.*s\" has dockerfile and dockerfile_inline",
             TEXT_FORMAT(job->name));
    for (uint32_t i = 0; !is_found && i < platforms->items.count; i++)
        is_found = value_equal(platforms->items.items[i].value, platform);
    if (!is_found)
        FAIL(job, platform, "add it to build.platforms",
             "service \"%.*s\": build.platforms must hold its platform", TEXT_FORMAT(job->name));
    for (uint32_t i = 0; value_is(contexts, VALUE_MAP) && i < contexts->items.count; i++) {
        text context = value_words(contexts->items.items[i].value);
        const compose_value *target = value_get(job->services, text_slice(context, 8, context.length));
        if (text_starts(context, TEXT("service:")) && !value_at(target, "build"))
            FAIL(job, contexts->items.items[i].value, "name a service that is built",
                 "service \"%.*s\" has a context of a service that is not built", TEXT_FORMAT(job->name));
    }
    check_sources(job, value_at(build, "secrets"), "secrets", "build secret");
}

static void check_network(checking *job)
{
    const compose_value *mode = value_at(job->service, "network_mode"),
                        *networks = value_at(job->service, "networks");
    text words = value_words(mode);

    if (words.length && value_is(networks, VALUE_MAP) && networks->items.count)
        FAIL(job, mode, "remove one of them", "service \"%.*s\" has network_mode and networks",
             TEXT_FORMAT(job->name));
    check_keys(job, "networks", "networks", "network");
    if (text_starts(words, TEXT("service:")) && !value_get(job->services, text_slice(words, 8, words.length)))
        loader_fail_name(job->loader, mode->origin,
                         text_print(job->loader->memory,
                                    "service \"%.*s\" shares the network of a service that is not there",
                                    TEXT_FORMAT(job->name)),
                         TEXT("name a service that is enabled"), text_slice(words, 8, words.length),
                         job->services, NULL);
}

static void check_dependencies(checking *job)
{
    const compose_value *all = value_at(job->service, "depends_on");

    for (uint32_t i = 0; value_is(all, VALUE_MAP) && i < all->items.count; i++) {
        const value_item *item = &all->items.items[i];
        const compose_value *required = value_at(item->value, "required");
        bool is_disabled = value_get(job->disabled, item->key) != NULL;
        bool is_optional = value_is(required, VALUE_BOOL) && !required->is_true;
        if (value_get(job->services, item->key) || (is_disabled && is_optional))
            continue;
        if (is_disabled)
            FAIL(job, item->value, "enable its profile with --profile",
                 "service \"%.*s\" depends on the disabled service \"%.*s\"", TEXT_FORMAT(job->name),
                 TEXT_FORMAT(item->key));
        else
            loader_fail_name(job->loader, origin_of_key(job->loader, item->value->origin),
                             text_print(job->loader->memory,
                                        "service \"%.*s\" depends on the undefined service \"%.*s\"",
                                        TEXT_FORMAT(job->name), TEXT_FORMAT(item->key)),
                             TEXT("name a service of this project"), item->key, job->services, job->disabled);
    }
}

static void check_mounts(checking *job)
{
    const compose_value *mounts = value_at(job->service, "volumes"), *tmpfs = value_at(job->service, "tmpfs");
    compose_value *targets = value_new(job->loader->memory, VALUE_MAP, NULL);

    for (uint32_t i = 0; value_is(tmpfs, VALUE_LIST) && i < tmpfs->items.count; i++) {
        text words = value_words(tmpfs->items.items[i].value);
        text target = text_slice(words, 0, text_find(words, ':', 0));
        if (value_get(targets, target))
            FAIL(job, tmpfs->items.items[i].value, "mount one of them elsewhere",
                 "service \"%.*s\" mounts two things at %.*s", TEXT_FORMAT(job->name), TEXT_FORMAT(target));
        value_set(job->loader->memory, targets, target, tmpfs->items.items[i].value);
    }
    for (uint32_t i = 0; value_is(mounts, VALUE_LIST) && i < mounts->items.count; i++) {
        compose_value *mount = mounts->items.items[i].value;
        text volume = value_words(value_at(mount, "source")), target = value_words(value_at(mount, "target"));
        if (value_says(value_at(mount, "type"), "volume") && volume.length)
            check_known(job, mount, false, volume, "volumes", "volume");
        if (value_get(targets, target))
            FAIL(job, mount, "mount one of them elsewhere", "service \"%.*s\" mounts two things at %.*s",
                 TEXT_FORMAT(job->name), TEXT_FORMAT(target));
        value_set(job->loader->memory, targets, target, mount);
    }
}

static void check_scale(checking *job)
{
    const compose_value *scale = value_at(job->service, "scale"),
                        *replicas = value_at(value_at(job->service, "deploy"), "replicas"),
                        *name = value_at(job->service, "container_name");
    int64_t count = value_is(scale, VALUE_INTEGER)      ? scale->integer
                    : value_is(replicas, VALUE_INTEGER) ? replicas->integer
                                                        : 1;

    if (count < 0 && value_is(scale, VALUE_INTEGER))
        FAIL(job, scale, "say how many there are", "service \"%.*s\": scale can't be negative",
             TEXT_FORMAT(job->name));
    if (value_is(scale, VALUE_INTEGER) && value_is(replicas, VALUE_INTEGER) &&
        scale->integer != replicas->integer)
        FAIL(job, scale, "set only one of them", "service \"%.*s\": scale and deploy.replicas differ",
             TEXT_FORMAT(job->name));
    if (count > 1 && value_words(name).length)
        FAIL(job, name, "remove container_name",
             "service \"%.*s\" has a container_name, which two containers can't share",
             TEXT_FORMAT(job->name));
}

static void check_test(checking *job)
{
    const compose_value *test = value_at(value_at(job->service, "healthcheck"), "test");

    if (!value_is(test, VALUE_LIST) || test->items.count == 0)
        return;
    text first = value_words(test->items.items[0].value);
    if (!text_is(first, "CMD") && !text_is(first, "CMD-SHELL") && !text_is(first, "NONE"))
        FAIL(job, test, "begin the list with one of them, or write a text",
             "service \"%.*s\": healthcheck.test begins with CMD, CMD-SHELL or NONE", TEXT_FORMAT(job->name));
}

/* What is synced goes somewhere. */
static void check_watch(checking *job)
{
    const compose_value *all = value_at(value_at(job->service, "develop"), "watch");

    for (uint32_t i = 0; value_is(all, VALUE_LIST) && i < all->items.count; i++) {
        const compose_value *one = all->items.items[i].value, *action = value_at(one, "action");
        if (!value_says(action, "rebuild") && !value_says(action, "restart") &&
            value_words(value_at(one, "target")).length == 0)
            FAIL(job, one, "add target:", "service \"%.*s\": a watch that syncs has no target",
                 TEXT_FORMAT(job->name));
    }
}

static void check_service(checking *job)
{
    check_watch(job);
    check_build(job);
    check_network(job);
    check_test(job);
    check_dependencies(job);
    check_mounts(job);
    check_sources(job, value_at(job->service, "configs"), "configs", "config");
    check_sources(job, value_at(job->service, "secrets"), "secrets", "secret");
    check_keys(job, "models", "models", "model");
    check_scale(job);
    check_limits(job->loader, job->name, job->service);
}

/* No two containers have one name. */
void project_check_containers(compose_loader *loader, const compose_value *services)
{
    compose_value *names = value_new(loader->memory, VALUE_MAP, NULL);

    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++) {
        compose_value *name = value_at(services->items.items[i].value, "container_name");
        if (value_words(name).length == 0)
            continue;
        if (value_get(names, name->words))
            fail(loader, name,
                 text_print(loader->memory, "two services have the container_name \"%.*s\"",
                            TEXT_FORMAT(name->words)),
                 "rename one of them");
        value_set(loader->memory, names, name->words, name);
    }
}

/* A secret that isn't external holds a file, or a variable. */
static void check_secrets(compose_loader *loader, const compose_value *secrets)
{
    for (uint32_t i = 0; value_is(secrets, VALUE_MAP) && i < secrets->items.count; i++) {
        const value_item *item = &secrets->items.items[i];
        if (!is_external(item->value) && value_words(value_at(item->value, "file")).length == 0 &&
            value_words(value_at(item->value, "environment")).length == 0)
            fail(loader, item->value,
                 text_print(loader->memory, "the secret \"%.*s\" has neither a file nor an environment",
                            TEXT_FORMAT(item->key)),
                 "add file: or environment:");
    }
}

void project_check(compose_loader *loader, const compose_value *model, const compose_value *disabled)
{
    checking job = {
        .loader = loader, .model = model, .services = value_at(model, "services"), .disabled = disabled};

    for (uint32_t i = 0; value_is(job.services, VALUE_MAP) && i < job.services->items.count; i++) {
        if (loader->has_failed)
            return;
        job.name = job.services->items.items[i].key;
        job.service = job.services->items.items[i].value;
        check_service(&job);
    }
    check_secrets(loader, value_at(model, "secrets"));
    check_cycles(loader, job.services);
}
