/* argument_selection.c — selections, patterns, commands and triggers. */
#include "argument_parts.h"

/* ---- names that stand for a selection ---- */

/* A list of names as a selection of its own (LANGUAGE 1). */
static plan_id literal_row(reading *some, int index)
{
    reading names = {.lua = some->lua,
                     .load = some->load,
                     .at = some->at,
                     .some = some->some,
                     .first = some->first,
                     .n = some->n};
    loader *load = some->load;
    plan_selection row = {.shape = SELECTION_LITERAL};
    plan_id id;

    reading_names(&names, 'n', index);
    some->is_wrong |= names.is_wrong;
    if (names.is_wrong)
        return 0;
    row.arguments = (plan_range){load->out->arguments.count, names.found.count};
    for (uint32_t i = 0; i < names.found.count; i++)
        *array_push(&load->out->arguments, load->memory) = names.found.items[i];
    row.at = spot_argument(load, some->at, some->n);
    row.written = spot_argument_written(load, some->at, some->n);
    id = selection_add(load, row);
    some->is_wrong = !id;
    return id;
}

static bool is_names(reading *some, int index)
{
    const thing *exact = thing_at(some->lua, index);
    int type = lua_type(some->lua, index);

    return type == LUA_TSTRING || type == LUA_TTABLE || (exact && exact->type == THING_EXACT);
}

/* A pattern where a selection of files is needed, quoted without what can't stand behind a colon. */
static void answer_pattern(reading *some, plan_id id)
{
    loader *load = some->load;

    if (word_about(some->some)->shape == SHAPE_QUANTIFIER)
        reading_answer(some, MESSAGE_subject_pattern,
                       ANSWER(text_from(word_about(some->some)->name), selection_words(load, id),
                              selection_words(load, id)));
    else
        reading_answer(some, MESSAGE_object_pattern,
                       ANSWER(word_written(some), selection_words(load, id), selection_words(load, id)));
}

static plan_id selection_of(reading *some, char letter, int index)
{
    thing *value = thing_at(some->lua, index);
    plan_id id;

    if (!value || value->type != THING_SELECTION) {
        if (letter == 'x' && is_names(some, index))
            return literal_row(some, index);
        reading_wrong(some, letter, index);
        return 0;
    }
    id = selection_row(some->lua, value);
    if (!id)
        some->is_wrong = true;
    return id;
}

void reading_selection(reading *some, char letter, int index)
{
    plan_id id = selection_of(some, letter, index);

    if (!id)
        return;
    if (some->some != WORD_either && plan_is_pattern(some->load->out, id))
        answer_pattern(some, id);
    else
        reading_add(some, ARGUMENT_SELECTION)->selection = id;
}

/* ---- patterns ---- */

/* ", or :mentions "x"": the word that looks for a text where this one looks for a pattern. */
static text pattern_or_words(const reading *some, text written)
{
    arena *memory = some->load->memory;

    switch (some->some) {
    case WORD_has:
        return text_print(memory, ", or :mentions %.*s", TEXT_FORMAT(written));
    case WORD_with:
        return text_print(memory, ", or :mentioning %.*s", TEXT_FORMAT(written));
    case WORD_lacks:
        return text_print(memory, ", or there_is_no(... :mentioning %.*s)", TEXT_FORMAT(written));
    default:
        return NOTHING;
    }
}

/* Is the first thing between these braces a word's, and no text? */
static bool holds_thing(lua_State *lua, int index)
{
    bool holds;

    lua_rawgeti(lua, index, 1);
    holds = thing_at(lua, -1) != NULL;
    lua_pop(lua, 1);
    return holds;
}

/* Names in the place of a pattern, or patterns between braces. */
static void answer_names(reading *some, int index)
{
    text written = spot_argument_written(some->load, some->at, some->n);
    bool is_list = lua_type(some->lua, index) == LUA_TTABLE;

    if (is_list && holds_thing(some->lua, index))
        reading_answer(some, MESSAGE_pattern_braces,
                       ANSWER(word_written(some), text_trim(text_slice(written, 1, written.length - 1))));
    else if (some->some == WORD_go_in_order)
        reading_answer(some, MESSAGE_pattern_step,
                       ANSWER(word_written(some), is_list ? TEXT("{ ... }")
                                                          : text_print(some->load->memory, "\"%.*s\"",
                                                                       TEXT_FORMAT(lua_text(some->lua, index)))));
    else
        reading_answer(some, MESSAGE_pattern_text,
                       ANSWER(word_written(some), is_list ? TEXT("{ ... }") : written,
                              pattern_or_words(some, is_list ? TEXT("{ ... }") : written)));
}

void reading_pattern(reading *some, int index)
{
    plan_id id;

    if (is_names(some, index)) {
        answer_names(some, index);
        return;
    }
    id = selection_of(some, 'P', index);
    if (!id)
        return;
    if (!plan_is_pattern(some->load->out, id))
        reading_answer(some, MESSAGE_pattern_source,
                       ANSWER(word_written(some), selection_words(some->load, id)));
    else
        reading_add(some, ARGUMENT_SELECTION)->selection = id;
}

void reading_patterns(reading *some, int index)
{
    if (lua_type(some->lua, index) == LUA_TTABLE)
        reading_each(some, index, reading_pattern);
    else
        reading_wrong(some, 'l', index);
}

/* ---- commands ---- */

/* "tools/ctl.sh start", a script, or (behind a script) its action. */
void reading_command(reading *some, int index)
{
    const thing *value = thing_at(some->lua, index);
    plan_id id;

    if (!value || value->type != THING_SELECTION) {
        reading_names(some, 'c', index);
        return;
    }
    id = selection_of(some, 's', index);
    if (!id)
        return;
    if (plan_gives(some->load->out, id) != KIND_script)
        reading_answer(some, MESSAGE_object_wrong,
                       ANSWER(word_written(some), TEXT("the words of a command, or a script"),
                              selection_words(some->load, id), text_from(word_about(some->some)->example)));
    else
        reading_add(some, ARGUMENT_SELECTION)->selection = id;
}

/* ---- triggers ---- */

static bool is_files(kind some)
{
    return some == KIND_document || some == KIND_project || some == KIND_workflow || some == KIND_script ||
           some == KIND_file;
}

static void read_changing(reading *some, int index)
{
    plan_argument *made;
    plan_id id;

    if (reading_is_poison(some, index))
        return;
    id = thing_at(some->lua, index) ? selection_of(some, 's', index) : 0;
    if (some->is_wrong)
        return;
    if (!id || !is_files(plan_gives(some->load->out, id)) || plan_is_pattern(some->load->out, id)) {
        reading_answer(some, MESSAGE_trigger_files, ANSWER(NOTHING));
        return;
    }
    made = reading_add(some, ARGUMENT_SELECTION);
    made->key = TEXT("changing");
    made->selection = id;
}

static void read_trigger_table(reading *some, int index)
{
    size_t count = lua_rawlen(some->lua, index);
    text key = NOTHING;

    luaL_checkstack(some->lua, 8, NULL);
    if (reading_key(some, index, "changing", &key))
        reading_answer(some, MESSAGE_trigger_key, ANSWER(key));
    for (size_t i = 1; i <= count && !some->is_wrong; i++) {
        lua_rawgeti(some->lua, index, (lua_Integer)i);
        if (!reading_is_poison(some, lua_gettop(some->lua)))
            reading_names(some, 'n', lua_gettop(some->lua));
        lua_pop(some->lua, 1);
    }
    lua_pushliteral(some->lua, "changing");
    lua_rawget(some->lua, index);
    if (!lua_isnil(some->lua, -1) && !some->is_wrong)
        read_changing(some, lua_gettop(some->lua));
    lua_pop(some->lua, 1);
    if (!count && !some->is_wrong)
        reading_answer(some, MESSAGE_trigger_missing, ANSWER(word_written(some)));
}

void reading_trigger(reading *some, int index)
{
    if (lua_type(some->lua, index) == LUA_TTABLE)
        read_trigger_table(some, index);
    else if (lua_type(some->lua, index) == LUA_TSTRING)
        reading_names(some, 'n', index);
    else
        reading_wrong(some, 't', index);
}
