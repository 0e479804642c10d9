/* sentence.c — a quantifier makes a selection the subject, and one verb judges it. */
#include "loader.h"

int sentence_begin(lua_State *lua, word quantifier, spot at)
{
    loader *load = loader_of(lua);
    plan_sentence *sentence = arena_new(load->memory, plan_sentence);
    plan_range arguments;
    thing *made;

    /* names stand for a selection too: every { "a", "b" } :is_mentioned_in(guide) */
    if (!arguments_read(lua, at, quantifier, "x", 1, &arguments))
        return thing_poison(lua);
    *sentence = (plan_sentence){.quantifier = quantifier,
                                .subject = load->out->arguments.items[arguments.first].selection,
                                .at = spot_place(load, at),
                                .written = spot_written(load, at)};
    made = thing_push(lua, THING_SENTENCE, at);
    made->sentence = sentence;
    made->is_complete = quantifier == WORD_there_is || quantifier == WORD_there_is_no;
    return 1;
}

/* every(docs) :sections "x": what narrows belongs inside. */
static int answer_narrowing(lua_State *lua, const thing *self, word some, spot at)
{
    loader *load = loader_of(lua);

    spot_answer(load, spot_word(load, at), MESSAGE_narrows_outside,
                ANSWER(text_from(word_about(some)->name),
                       text_from(word_about(self->sentence->quantifier)->name),
                       selection_words(load, self->sentence->subject)));
    return thing_poison(lua);
}

/* count(x) :is(3) takes a number, any other :is a selection or names. */
static const char *letters_of(const plan_sentence *sentence, word verb)
{
    return sentence->quantifier == WORD_count && verb == WORD_is ? "i" : word_about(verb)->arguments;
}

int sentence_method(lua_State *lua, thing *self, word some, spot at)
{
    loader *load = loader_of(lua);
    word_shape shape = word_about(some)->shape;
    plan_sentence *sentence;
    thing *made;

    if (shape == SHAPE_NOUN || shape == SHAPE_NOUNS || shape == SHAPE_FILTER)
        return answer_narrowing(lua, self, some, at);
    if (self->sentence->verb) {
        spot_answer(load, spot_word(load, at), MESSAGE_two_verbs, ANSWER(text_from(word_about(some)->name)));
        return thing_poison(lua);
    }
    if (!fit_check(load, self->sentence, some, at))
        return thing_poison(lua);
    sentence = arena_new(load->memory, plan_sentence);
    *sentence = *self->sentence;
    sentence->verb = some;
    if (!arguments_read(lua, at, some, letters_of(sentence, some), 2, &sentence->arguments) ||
        !fit_object(load, sentence, some, sentence->arguments, at))
        return thing_poison(lua);
    sentence->at = spot_place(load, at);
    sentence->written = spot_written(load, at);
    made = thing_push(lua, THING_SENTENCE, at);
    made->sentence = sentence;
    made->is_complete = true;
    return 1;
}
