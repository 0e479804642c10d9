/* selection.c — sources, nouns and filters: each use is a new row of the plan, and a row is never changed. */
#include "loader.h"

#include <string.h>

plan_id selection_add(loader *load, plan_selection row)
{
    *array_push(&load->out->selections, load->memory) = row;
    if (plan_weight(load->out, load->out->selections.count, load->memory, &load->weights) <= PLAN_WEIGHT)
        return load->out->selections.count;
    load->out->selections.count--;
    load->weights.count--;
    spot_answer(load, row.at, MESSAGE_too_heavy, ANSWER(NOTHING));
    return 0;
}

text selection_words(const loader *load, plan_id id)
{
    return plan_selection_at(load->out, id)->written;
}

static plan_id add_word(loader *load, word some, plan_id input, plan_range arguments, spot at)
{
    return selection_add(load, (plan_selection){.shape = SELECTION_WORD,
                                                .word = some,
                                                .input = input,
                                                .arguments = arguments,
                                                .at = spot_place(load, at),
                                                .written = spot_written(load, at)});
}

static int push_thing(lua_State *lua, word some, plan_id row, bool is_bare, spot at)
{
    thing *made = thing_push(lua, THING_SELECTION, at);

    if (!row && !is_bare) /* answered */
        made->type = THING_POISON;
    made->word = some;
    made->row = row;
    return 1;
}

static int push_row(lua_State *lua, word some, plan_id row, spot at)
{
    return push_thing(lua, some, row, false, at);
}

int selection_push_word(lua_State *lua, word some, spot at)
{
    return push_thing(lua, some, 0, true, at);
}

/* May it stand without anything behind it? */
static bool may_stand_alone(word some)
{
    const char *letters = word_about(some)->arguments;

    return !*letters || *letters == '?';
}

plan_id selection_row(lua_State *lua, thing *some)
{
    loader *load = loader_of(lua);
    const word_info *about = word_about(some->word);

    if (some->row)
        return some->row;
    if (!may_stand_alone(some->word)) {
        spot_answer(
            load, spot_word(load, some->at), MESSAGE_argument_missing,
            ANSWER(text_from(about->name),
                   about->shape == SHAPE_SOURCE ? TEXT("the path of its file") : TEXT("a name or a position"),
                   text_from(about->example)));
        return 0;
    }
    some->row = add_word(load, some->word, 0, (plan_range){0, 0}, some->at);
    return some->row;
}

int selection_call(lua_State *lua)
{
    loader *load = loader_of(lua);
    thing *self = thing_at(lua, 1);
    plan_range arguments;

    if (!self || self->type != THING_SELECTION || self->row || !self->word) {
        spot_answer(load, spot_place(load, spot_line(lua)), MESSAGE_not_a_noun, ANSWER(NOTHING));
        return thing_poison(lua);
    }
    if (!arguments_read(lua, self->at, self->word, word_about(self->word)->arguments, 2, &arguments))
        return thing_poison(lua);
    return push_row(lua, self->word, add_word(load, self->word, 0, arguments, self->at), self->at);
}

/* docs :has(...): a verb without a quantifier. */
static int answer_verb(lua_State *lua, plan_id input, word some, spot at)
{
    loader *load = loader_of(lua);
    bool is_whole = word_about(some)->shape == SHAPE_VERB_WHOLE,
         is_number = word_about(some)->shape == SHAPE_VERB_COUNT;

    spot_answer(load, spot_word(load, at), MESSAGE_verb_needs_subject,
                ANSWER(text_from(word_about(some)->name), selection_words(load, input),
                       is_whole    ? TEXT("the")
                       : is_number ? TEXT("count")
                                   : TEXT("every"),
                       verb_parentheses(some)));
    return thing_poison(lua);
}

int selection_method(lua_State *lua, thing *self, word some, spot at)
{
    loader *load = loader_of(lua);
    word_shape shape = word_about(some)->shape;
    plan_id input = selection_row(lua, self);
    plan_range arguments;

    if (!input)
        return thing_poison(lua);
    if (shape != SHAPE_NOUN && shape != SHAPE_NOUNS && shape != SHAPE_FILTER)
        return answer_verb(lua, input, some, at);
    if (!domain_fits(load, input, some, at) ||
        !arguments_read(lua, at, some, word_about(some)->arguments, 2, &arguments))
        return thing_poison(lua);
    return push_row(lua, some, add_word(load, some, input, arguments, at), at);
}

/* Are all parts patterns, or none? Lists of names fit both. */
static bool either_is_pure(loader *load, plan_range parts)
{
    uint32_t patterns = 0, sources = 0;

    for (uint32_t i = 0; i < parts.count; i++) {
        plan_id id = load->out->arguments.items[parts.first + i].selection;
        if (plan_is_pattern(load->out, id))
            patterns++;
        else if (plan_selection_at(load->out, id)->shape != SELECTION_LITERAL)
            sources++;
    }
    return !patterns || !sources;
}

int selection_either(lua_State *lua, spot at)
{
    loader *load = loader_of(lua);
    plan_range parts;
    plan_selection row = {.shape = SELECTION_EITHER};

    if (!arguments_read(lua, at, WORD_either, word_about(WORD_either)->arguments, 1, &parts))
        return thing_poison(lua);
    if (parts.count < 2 || !either_is_pure(load, parts)) {
        spot_answer(load, spot_place(load, at), parts.count < 2 ? MESSAGE_either_one : MESSAGE_either_mixed,
                    ANSWER(NOTHING));
        return thing_poison(lua);
    }
    row.arguments = parts;
    row.at = spot_place(load, at);
    row.written = spot_written(load, at);
    return push_row(lua, WORD_none, selection_add(load, row), at);
}
