/* long_forms.c — ports and mounts as mappings. */
#include "long_forms.h"

static void put(compose_loader *loader, compose_value *map, const char *key, text words)
{
    if (words.length)
        value_put(loader->memory, map, key, value_text(loader->memory, words, map->origin));
}

static void put_true(compose_loader *loader, compose_value *map, const char *key)
{
    value_put(loader->memory, map, key, value_bool(loader->memory, true, map->origin));
}

static void fail(compose_loader *loader, const compose_value *at, text path, const char *wrong)
{
    loader_fail(loader, at->origin,
                text_print(loader->memory, "%.*s: \"%.*s\" can't be read: %s", TEXT_FORMAT(path),
                           TEXT_FORMAT(value_print(loader->memory, at)), wrong),
                TEXT("write it in the long form"));
}

/* ---- ports ---- */

static compose_value *port_of(compose_loader *loader, const short_port *port, const value_origin *origin)
{
    compose_value *made = value_new(loader->memory, VALUE_MAP, origin);

    put(loader, made, "mode", TEXT("ingress"));
    put(loader, made, "host_ip", port->host_ip);
    value_put(loader->memory, made, "target", value_integer(loader->memory, port->target, origin));
    put(loader, made, "published", port->published);
    put(loader, made, "protocol", port->protocol);
    return made;
}

/* False when the list must stay as it is: one of its items is still a variable. */
static bool add_ports(compose_loader *loader, compose_value *item, text path, compose_value *to)
{
    short_ports ports = {0};
    text words = value_print(loader->memory, item);
    const char *wrong;

    if (value_is(item, VALUE_MAP)) {
        value_append(loader->memory, to, item);
        return true;
    }
    wrong = value_is(item, VALUE_FLOAT) ? "it is no whole number" : ports_read(loader->memory, words, &ports);
    if (wrong && !loader->request->no_interpolation && !loader->request->is_open)
        fail(loader, item, path, wrong);
    if (wrong && loader->request->no_interpolation)
        return false;
    if (wrong) {
        value_append(loader->memory, to, item);
        return true;
    }
    if (!loader_spend(loader, item->origin, ports.count * 6))
        return true;
    for (uint32_t i = 0; i < ports.count; i++)
        value_append(loader->memory, to, port_of(loader, &ports.items[i], item->origin));
    return true;
}

compose_value *long_ports(compose_loader *loader, compose_value *ports, text path)
{
    compose_value *made;

    if (!value_is(ports, VALUE_LIST))
        return ports;
    made = value_new(loader->memory, VALUE_LIST, ports->origin);
    for (uint32_t i = 0; i < ports->items.count && !loader->has_failed; i++)
        if (!add_ports(loader, ports->items.items[i].value, path_of_item(loader, path, i), made))
            return ports;
    return made;
}

/* ---- mounts ---- */

/* As path.Clean: no double slashes, no `.`, `..` resolved. */
static text target_clean(compose_loader *loader, text target)
{
    if (target.length == 0)
        return target;
    if (target.start[0] == '/')
        return path_absolute(loader->memory, TEXT("/"), target);
    target = path_absolute(loader->memory, TEXT("/"), target);
    return target.length > 1 ? text_slice(target, 1, target.length) : TEXT(".");
}

static compose_value *mount_of(compose_loader *loader, const short_mount *mount, const value_origin *origin)
{
    compose_value *made = value_new(loader->memory, VALUE_MAP, origin), *details;

    put(loader, made, "type", mount->type);
    put(loader, made, "source", mount->source);
    put(loader, made, "target", mount->target);
    if (mount->is_read_only)
        put_true(loader, made, "read_only");
    details = value_new(loader->memory, VALUE_MAP, origin);
    put(loader, details, "propagation", mount->propagation);
    put(loader, details, "selinux", mount->selinux);
    if (mount->is_host_path)
        put_true(loader, details, "create_host_path");
    if (details->items.count)
        value_put(loader->memory, made, "bind", details);
    details = value_new(loader->memory, VALUE_MAP, origin);
    if (mount->no_copy)
        put_true(loader, details, "nocopy");
    if (mount->no_copy || (text_is(mount->type, "volume") && mount->has_details))
        value_put(loader->memory, made, "volume", details);
    return made;
}

compose_value *long_mount(compose_loader *loader, compose_value *value, text path)
{
    short_mount mount;
    compose_value *target;

    if (value_is(value, VALUE_TEXT)) {
        mount = mount_read(value->words);
        if (mount.problem && !loader->request->no_interpolation && !loader->request->is_open)
            fail(loader, value, path, mount.problem);
        if (mount.problem)
            return value;
        value = mount_of(loader, &mount, value->origin);
    }
    target = value_at(value, "target");
    if (value_is(target, VALUE_TEXT))
        target->words = target_clean(loader, target->words);
    return value;
}
