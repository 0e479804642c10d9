/* compose_names.c — errors with a second place: the name that was probably meant, and every place of a
 * circle.
 */
#include "compose_loader.h"
#include "spell.h"

#include <string.h>

/* The place where the value stands, behind all that it came through; NULL when no file says it. */
static const value_origin *written_at(const value_origin *at)
{
    while (
        at && at->from &&
        (at->file == VALUE_NO_FILE || strcmp(at->how, "extended") == 0 || strcmp(at->how, "included") == 0))
        at = at->from;
    return at && at->file != VALUE_NO_FILE ? at : NULL;
}

/* The key whose value stands there, else the value. */
static span key_of(const loader_file *file, span value)
{
    for (uint32_t i = 0; i < file->entries.count; i++)
        if (file->entries.items[i].value.start == value.start &&
            file->entries.items[i].value.end == value.end)
            return file->entries.items[i].key;
    return value;
}

const value_origin *origin_of_key(compose_loader *loader, const value_origin *at)
{
    const value_origin *written = written_at(at);

    if (!written)
        return at;
    return origin_new(loader->memory, written->file,
                      key_of(&loader->files.items[written->file], written->part), "written", NULL);
}

void notes_add(compose_loader *loader, loader_notes *notes, const value_origin *at, bool is_key, text message)
{
    const value_origin *written = written_at(at);
    const loader_file *file;

    if (!written)
        return;
    file = &loader->files.items[written->file];
    *array_push(notes, loader->memory) =
        (note){{.path = loader_shown(loader, file->path),
                .part = is_key ? key_of(file, written->part) : written->part},
               message};
}

/* The problem that loader_fail or loader_warn left; NULL when it left none. */
static finding *left_behind(compose_loader *loader, uint32_t before)
{
    finding_array *all = &loader->project->problems;

    return all->count > before ? &all->items[all->count - 1] : NULL;
}

void loader_fail_notes(compose_loader *loader, const value_origin *at, text message, text fix,
                       const loader_notes *notes)
{
    uint32_t before = loader->project->problems.count;
    finding *made;

    loader_fail(loader, at, message, fix);
    made = left_behind(loader, before);
    for (uint32_t i = 0; made && i < notes->count; i++)
        *array_push(&made->notes, loader->memory) = notes->items[i];
}

/* The item of these maps whose key is nearest; NULL when none is near. */
static const value_item *nearest(compose_loader *loader, text wanted, const compose_value *const *among,
                                 uint32_t count)
{
    text_array names = {0};
    text near;

    for (uint32_t k = 0; k < count; k++)
        for (uint32_t i = 0; value_is(among[k], VALUE_MAP) && i < among[k]->items.count; i++)
            *array_push(&names, loader->memory) = among[k]->items.items[i].key;
    if (!spell_nearest(loader->memory, wanted, names.items, names.count, &near))
        return NULL;
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t i = 0; value_is(among[k], VALUE_MAP) && i < among[k]->items.count; i++)
            if (text_equal(among[k]->items.items[i].key, near))
                return &among[k]->items.items[i];
    return NULL;
}

void loader_fail_name(compose_loader *loader, const value_origin *at, text message, text fix, text wanted,
                      const compose_value *among, const compose_value *also)
{
    const compose_value *maps[] = {among, also};
    const value_item *near = nearest(loader, wanted, maps, 2);
    uint32_t before = loader->project->problems.count;
    loader_notes notes = {0};
    finding *made;

    if (!near) {
        loader_fail(loader, at, message, fix);
        return;
    }
    notes_add(loader, &notes, near->value->origin, true,
              text_print(loader->memory, "\"%.*s\" stands here", TEXT_FORMAT(near->key)));
    loader_fail_notes(loader, at, message,
                      text_print(loader->memory, "did you mean \"%.*s\"?", TEXT_FORMAT(near->key)), &notes);
    made = left_behind(loader, before);
    if (made)
        made->candidate = near->key;
}

/* Every profile of these services, each with a place. */
static void gather_profiles(compose_loader *loader, const compose_value *services, compose_value *all)
{
    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++) {
        const compose_value *own = value_at(services->items.items[i].value, "profiles");
        for (uint32_t k = 0; value_is(own, VALUE_LIST) && k < own->items.count; k++)
            if (!value_get(all, value_words(own->items.items[k].value)))
                value_set(loader->memory, all, value_words(own->items.items[k].value),
                          own->items.items[k].value);
    }
}

void profiles_check(compose_loader *loader, const compose_value *services, const compose_value *disabled)
{
    const effective_request *request = loader->request;
    compose_value *all = value_new(loader->memory, VALUE_MAP, NULL);
    const compose_value *maps[] = {all};

    gather_profiles(loader, services, all);
    gather_profiles(loader, disabled, all);
    for (uint32_t i = 0; i < request->profile_count; i++) {
        text wanted = request->profiles[i];
        const value_item *near = value_get(all, wanted) ? NULL : nearest(loader, wanted, maps, 1);
        uint32_t before = loader->project->problems.count;
        loader_notes notes = {0};
        if (!near)
            continue;
        loader_warn(loader, NULL,
                    text_print(loader->memory, "no service has the profile \"%.*s\"", TEXT_FORMAT(wanted)),
                    text_print(loader->memory, "did you mean \"%.*s\"?", TEXT_FORMAT(near->key)));
        notes_add(loader, &notes, near->value->origin, false,
                  text_print(loader->memory, "\"%.*s\" stands here", TEXT_FORMAT(near->key)));
        if (left_behind(loader, before) && notes.count)
            *array_push(&left_behind(loader, before)->notes, loader->memory) = notes.items[0];
    }
}
