/* compose_interpolate.c — $NAME and ${NAME}, with all operators and nesting; and the fields whose texts
 * become numbers or booleans after it.
 *
 * Which brace closes a variable is counted over `{` and `}` alike, and what an operator brings ends at the
 * last brace of its line when they don't balance. */
#include "compose_loader.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef struct interpolation {
    compose_loader *loader;
    variable_scopes scopes;
    const value_origin *at;
    text whole; /* for messages */
    uint32_t depth;
} interpolation;

size_t variable_name_length(text some, size_t at)
{
    size_t length = 0;

    while (at + length < some.length) {
        char byte = some.start[at + length];
        if (byte != '_' && !isalpha((unsigned char)byte) && !(length && isdigit((unsigned char)byte)))
            break;
        length++;
    }
    return length;
}

static const compose_value *variable(const interpolation *job, text name)
{
    const compose_value *found = NULL;

    for (uint32_t i = 0; !found && i < 4 && job->scopes.maps[i]; i++) {
        found = value_get(job->scopes.maps[i], name);
        if (value_is(found, VALUE_NULL))
            found = NULL;
    }
    return found;
}

static void fail_format(interpolation *job)
{
    loader_fail(
        job->loader, job->at,
        text_print(job->loader->memory, "invalid interpolation format in \"%.*s\"", TEXT_FORMAT(job->whole)),
        TEXT("write ${NAME}, ${NAME:-default} or, for a dollar sign, $$"));
}

size_t variable_closing(text some, size_t open)
{
    size_t line = text_find(some, '\n', open), last = some.length, depth = 0;

    for (size_t i = open; i < line; i++)
        if (some.start[i] == '}')
            last = i;
    for (size_t i = open; last < some.length && i <= last; i++) {
        if (some.start[i] == '}' && --depth == 0)
            return i;
        if (some.start[i] == '{') {
            depth++;
            i++;
        }
    }
    return last;
}

static text expand(interpolation *job, text some);

static void fail_demand(interpolation *job, text name, text message)
{
    arena *memory = job->loader->memory;

    loader_fail(job->loader, job->at,
                text_print(memory, "required variable %.*s is missing a value%s%.*s", TEXT_FORMAT(name),
                           message.length ? ": " : "", TEXT_FORMAT(message)),
                text_print(memory, "set %.*s in the environment or in .env", TEXT_FORMAT(name)));
}

/* ${NAME OPERATOR word}: operator is `-`, `+` or `?`, with a colon when empty is as good as unset. `written`
 * is all of it. */
static text operate(interpolation *job, text name, char operator, bool has_colon, text word, text written)
{
    const compose_value *found = variable(job, name);
    bool is_set = found && !(has_colon && found->words.length == 0);
    text value = found ? found->words : (text){0};

    switch (operator) {
    case '-':
        word = expand(job, word);
        return is_set ? value : word;
    case '+':
        word = expand(job, word);
        return is_set ? word : (text){0};
    default:
        if (!is_set && job->loader->request->is_open)
            return symbol_of(job->loader, written);
        word = expand(job, word);
        if (!is_set)
            fail_demand(job, name, word);
        return value;
    }
}

static text plain_variable(interpolation *job, text name, text written)
{
    const compose_value *found = variable(job, name);

    if (!found && job->loader->request->is_open)
        return symbol_of(job->loader, written);
    if (!found)
        loader_warn(job->loader, job->at,
                    text_print(job->loader->memory, "the variable %.*s is not set: it is blank here",
                               TEXT_FORMAT(name)),
                    text_print(job->loader->memory,
                               "set it in the environment or in .env, or write ${%.*s:-}",
                               TEXT_FORMAT(name)));
    return found ? found->words : (text){0};
}

/* `at` is behind `${`. Returns where to go on; adds what it stands for. */
static size_t expand_braced(interpolation *job, text some, size_t at, buffer *out)
{
    size_t length = variable_name_length(some, at), after = at + length, end;
    text name = text_slice(some, at, after);
    bool has_colon;

    if (length && after < some.length && some.start[after] == '}') {
        buffer_add(out, plain_variable(job, name, text_slice(some, at - 2, after + 1)));
        return after + 1;
    }
    has_colon = after < some.length && some.start[after] == ':';
    after += has_colon;
    end = variable_closing(some, at - 1);
    if (!length || after >= some.length || !strchr("-+?", some.start[after]) || end >= some.length ||
        end < after) {
        fail_format(job);
        return some.length;
    }
    buffer_add(out, operate(job, name, some.start[after], has_colon, text_slice(some, after + 1, end),
                            text_slice(some, at - 2, end + 1)));
    return end + 1;
}

static text expand(interpolation *job, text some)
{
    buffer out = buffer_new(job->loader->memory);
    size_t at = 0;

    if (text_find(some, '$', 0) >= some.length)
        return some;
    if (job->depth++ >= job->loader->most->variable_depth) {
        loader_fail(job->loader, job->at,
                    loader_limit_words(job->loader, "variables are nested too deep", LIMIT_variable_depth),
                    limit_fix(job->loader->memory, job->loader->most, LIMIT_variable_depth,
                              "use fewer defaults inside of defaults"));
        return some;
    }
    while (at < some.length && !job->loader->has_failed) {
        size_t dollar = text_find(some, '$', at), length;
        buffer_add(&out, text_slice(some, at, dollar));
        at = dollar + 1;
        if (dollar >= some.length)
            break;
        if (at < some.length && some.start[at] == '$') {
            buffer_add_byte(&out, '$');
            at++;
        } else if (at < some.length && some.start[at] == '{') {
            at = expand_braced(job, some, at + 1, &out);
        } else if ((length = variable_name_length(some, at)) > 0) {
            buffer_add(&out, plain_variable(job, text_slice(some, at, at + length),
                                            text_slice(some, at - 1, at + length)));
            at += length;
        } else {
            buffer_add_byte(&out, '$');
        }
        if (out.length > job->loader->most->value_size) {
            loader_fail(
                job->loader, job->at,
                loader_limit_words(job->loader, "a value is too long after interpolation", LIMIT_value_size),
                limit_fix(job->loader->memory, job->loader->most, LIMIT_value_size, "use shorter variables"));
            break;
        }
    }
    job->depth--;
    return out.length ? text_copy(job->loader->memory, buffer_text(&out)) : TEXT("");
}

text text_interpolate(compose_loader *loader, variable_scopes scopes, text some, const value_origin *at)
{
    interpolation job = {.loader = loader, .scopes = scopes, .at = at, .whole = some};

    return expand(&job, some);
}

/* ---- casts ---- */

static bool bool_read(compose_loader *loader, const compose_value *from, bool *is_true)
{
    static const char *const yes[] = {"y", "yes", "on"}, *const no[] = {"n", "no", "off"};
    const char *words = text_string(loader->memory, from->words);

    *is_true = strcasecmp(words, "true") == 0;
    if (*is_true || strcasecmp(words, "false") == 0)
        return true;
    for (size_t i = 0; i < 3; i++)
        if (strcasecmp(words, yes[i]) == 0 || strcasecmp(words, no[i]) == 0) {
            *is_true = strcasecmp(words, yes[i]) == 0;
            loader_warn(loader, from->origin,
                        text_print(loader->memory, "%s for a boolean is not supported by YAML 1.2", words),
                        *is_true ? TEXT("write true") : TEXT("write false"));
            return true;
        }
    return false;
}

static bool integer_is(text words, int64_t *number)
{
    if (words.length && words.start[0] == '+')
        words = text_slice(words, 1, words.length);
    return text_number(words, number);
}

static void cast(compose_loader *loader, compose_value *value, shape_cast to, text path)
{
    static const char *const names[] = {"", "an integer", "a number", "true or false"};
    const char *words = text_string(loader->memory, value->words);
    char *end = NULL;
    bool is_right = false;

    if (to == CAST_BOOL && (is_right = bool_read(loader, value, &value->is_true)))
        value->form = VALUE_BOOL;
    if (to == CAST_INTEGER && (is_right = integer_is(value->words, &value->integer)))
        value->form = VALUE_INTEGER;
    if (to == CAST_FLOAT) {
        value->real = strtod(words, &end);
        is_right = *words && !*end && !isspace((unsigned char)*words) && !strpbrk(words, "xX");
        value->form = is_right ? VALUE_FLOAT : value->form;
    }
    if (!is_right)
        loader_fail(loader, value->origin,
                    text_print(loader->memory, "%.*s must be %s, not \"%.*s\"", TEXT_FORMAT(path), names[to],
                               TEXT_FORMAT(value->words)),
                    (text){0});
}

void model_interpolate(compose_loader *loader, const load_scope *scope, compose_value *model,
                       const compose_shape *shape, text path)
{
    if (loader->has_failed || !model)
        return;
    if (model->form == VALUE_TEXT) {
        text made =
            text_interpolate(loader, (variable_scopes){{scope->environment}}, model->words, model->origin);
        if (!text_equal(made, model->words))
            model->origin = origin_new(loader->memory, model->origin->file, model->origin->part,
                                       "interpolated", model->origin->from);
        model->words = made;
        if (shape && shape->cast != CAST_NO && !loader->has_failed && !loader->request->is_open)
            cast(loader, model, (shape_cast)shape->cast, path);
    }
    for (uint32_t i = 0; i < model->items.count; i++) {
        const value_item *item = &model->items.items[i];
        const compose_shape *below = !shape ? NULL
                                     : model->form == VALUE_MAP
                                         ? shape_of_key(shape, item->key.start, item->key.length)
                                         : shape->items;
        model_interpolate(loader, scope, item->value, below,
                          model->form == VALUE_MAP ? path_of(loader, path, item->key)
                                                   : path_of_item(loader, path, i));
    }
}
