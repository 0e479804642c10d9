/* fits.c — every quantifier with every verb, before the subject of the verb's example and before one fact:
 * what fits loads, anything else is refused at the verb, and each sentence that the answer offers loads as it
 * is written. */
#include "fits.h"

#include <stdio.h>
#include <string.h>
#include "binding.h"

/* every(docs) :has(section "A"): quantifier, subject, verb, and what stands behind it. */
typedef struct parts {
    text subject, behind;
} parts;

typedef struct pair {
    word quantifier, verb;
    bool is_right;
    text sentence;
} pair;

typedef ARRAY(pair) pairs;

static size_t closing(text some, size_t open)
{
    size_t depth = 0;

    for (size_t i = open; i < some.length; i++) {
        if (some.start[i] == '(')
            depth++;
        if (some.start[i] == ')' && --depth == 0)
            return i;
    }
    return some.length;
}

/* What the example of a filter or verb has behind the word itself: `(section "A")`, `"words"`. */
static text example_behind(arena *memory, word some)
{
    text example = text_from(word_about(some)->example),
         name = text_print(memory, ":%s", word_about(some)->name);

    return text_trim(text_slice(example, text_find_text(example, name, 0) + name.length, example.length));
}

static parts example_parts(arena *memory, word verb)
{
    text example = text_from(word_about(verb)->example);
    size_t open = text_find(example, '(', 0);

    return (parts){text_slice(example, open + 1, closing(example, open)), example_behind(memory, verb)};
}

static bool is_verb(word some)
{
    word_shape shape = word_about(some)->shape;

    return shape == SHAPE_VERB_ONE || shape == SHAPE_VERB_WHOLE || shape == SHAPE_VERB_COUNT;
}

/* Rule 27, once more. */
static bool is_right(word quantifier, word verb, bool is_singular)
{
    word_shape shape = word_about(verb)->shape;

    switch (quantifier) {
    case WORD_every:
    case WORD_whenever:
    case WORD_some:
        return shape == SHAPE_VERB_ONE;
    case WORD_the:
        return shape == (is_singular ? SHAPE_VERB_ONE : SHAPE_VERB_WHOLE);
    case WORD_count:
        return shape == SHAPE_VERB_COUNT || verb == WORD_is;
    default:
        return false;
    }
}

static void pair_add(arena *memory, pairs *all, word quantifier, word verb, parts from, bool is_singular)
{
    text behind = quantifier == WORD_count && verb == WORD_is ? TEXT("(3)") : from.behind;
    pair *added = array_push(all, memory);

    *added = (pair){quantifier, verb, is_right(quantifier, verb, is_singular),
                    text_print(memory, "%s(%.*s) :%s%.*s", word_about(quantifier)->name,
                               TEXT_FORMAT(from.subject), word_about(verb)->name, TEXT_FORMAT(behind))};
}

/* A verb that looks for something else than names has subjects of its own; all others are asked of many
 * sections and of one. */
static void pairs_of(arena *memory, pairs *all, word verb)
{
    parts many = example_parts(memory, verb), one = many;
    bool is_for_all = strchr(word_about(verb)->domains, 'A') != NULL;

    if (is_for_all) {
        many.subject = TEXT("docs :sections \"A\"");
        one.subject = TEXT("docs :section \"A\"");
    } else if (verb == WORD_is_triggered_by || verb == WORD_runs) {
        many.subject = TEXT("workflows");
        one.subject = TEXT("workflow \"a.yml\"");
    } else if (verb == WORD_exists) {
        one.subject = TEXT("docs :link \"a.md\"");
    } else if (verb == WORD_is_run_by) {
        one.subject = TEXT("script \"a.sh\"");
    } else if (verb == WORD_is_accepted_by) {
        one.subject = TEXT("docs :command \"a\"");
    } else {
        one.subject = TEXT("doc \"a.md\" :field \"a\"");
    }
    for (word some = WORD_none + 1; some < WORD_COUNT; some++)
        if (word_about(some)->shape == SHAPE_QUANTIFIER) {
            pair_add(memory, all, some, verb, many, false);
            pair_add(memory, all, some, verb, one, true);
        }
}

/* All sentences, each in a file of its own, loaded in one worker. */
static finding_array sentences_load(arena *memory, const text *sentences, uint32_t count)
{
    rule_file *files = arena_array(memory, rule_file, count);
    finding_array problems = {0};

    for (uint32_t i = 0; i < count; i++)
        files[i] =
            (rule_file){.path = text_print(memory, "%u.lua", i),
                        .name = text_print(memory, "%u", i),
                        .bytes = text_print(memory, "contract \"a/%u\" {\n  says = \"S.\",\n  %.*s,\n}\n", i,
                                            TEXT_FORMAT(sentences[i]))};
    binding_load(memory, &limit_defaults, files, count, &problems);
    return problems;
}

static const finding *finding_of(arena *memory, const finding_array *problems, uint32_t index)
{
    text path = text_print(memory, "%u.lua", index);

    for (uint32_t i = 0; i < problems->count; i++)
        if (text_equal(problems->items[i].at.path, path))
            return &problems->items[i];
    return NULL;
}

/* "every(docs) :lacks(...)" with what the example of :lacks has in the place of the dots. */
static text filled_in(arena *memory, text offered)
{
    size_t dots = text_find_text(offered, TEXT("(...)"), 0), colon = dots;
    text name, behind;

    if (dots >= offered.length)
        return offered;
    while (colon && offered.start[colon] != ':')
        colon--;
    name = text_slice(offered, colon + 1, dots);
    behind = text_starts(offered, TEXT("count(")) && text_is(name, "is")
                 ? TEXT("(3)")
                 : example_behind(memory, word_named(name));
    return text_print(memory, "%.*s%.*s%.*s", (int)dots, offered.start, TEXT_FORMAT(behind),
                      TEXT_FORMAT(text_slice(offered, dots + 5, offered.length)));
}

typedef ARRAY(text) texts;

/* "write X, or Y." offers X and Y, and "write X: why." offers X. One fact that is judged as a whole is
 * answered with the plural noun alone: the sentence is the reader's, and the noun's plural must be a word. */
static bool offers_add(arena *memory, text fix, texts *offers)
{
    size_t why = text_find_text(fix, TEXT("): "), 0);
    text rest = text_slice(fix, 6, why < fix.length ? why + 1 : fix.length - 1);

    if (!text_starts(fix, TEXT("write ")) || !text_ends(fix, TEXT(".")))
        return false;
    if (text_starts(rest, TEXT("the(...) :")))
        return text_find_text(rest, TEXT(":sections(...)"), 0) < rest.length;
    while (rest.length) {
        size_t end = text_find_text(rest, TEXT(", or "), 0);
        text *added = array_push(offers, memory);

        if (end > rest.length)
            end = rest.length;
        *added = filled_in(memory, text_slice(rest, 0, end));
        rest = end == rest.length ? (text){NULL, 0} : text_slice(rest, end + 5, rest.length);
    }
    return true;
}

/* Is the pair answered as it should be? Collects what the answer offers. */
static bool pair_holds(arena *memory, const pair *some, const finding *found, texts *offers)
{
    if (some->is_right && !found)
        return true;
    if (!some->is_right && found && offers_add(memory, found->fix, offers))
        return true;
    printf("%.*s\n  %s%.*s\n  fix: %.*s\n", TEXT_FORMAT(some->sentence),
           found ? "is answered: " : "is taken, and does not fit",
           TEXT_FORMAT(found ? found->message : TEXT("")), TEXT_FORMAT(found ? found->fix : TEXT("")));
    return false;
}

static bool offers_hold(arena *memory, const texts *offers)
{
    finding_array problems = sentences_load(memory, offers->items, offers->count);
    bool hold = true;

    for (uint32_t i = 0; i < offers->count; i++) {
        const finding *found = finding_of(memory, &problems, i);
        if (!found)
            continue;
        printf("is offered, and refused: %.*s\n  %.*s\n", TEXT_FORMAT(offers->items[i]),
               TEXT_FORMAT(found->message));
        hold = false;
    }
    return hold;
}

bool fits_hold(arena *memory)
{
    pairs all = {0};
    texts sentences = {0}, offers = {0};
    finding_array problems;
    bool hold = true;

    for (word some = WORD_none + 1; some < WORD_COUNT; some++)
        if (is_verb(some))
            pairs_of(memory, &all, some);
    for (uint32_t i = 0; i < all.count; i++)
        *array_push(&sentences, memory) = all.items[i].sentence;
    problems = sentences_load(memory, sentences.items, sentences.count);
    for (uint32_t i = 0; i < all.count; i++)
        hold = pair_holds(memory, &all.items[i], finding_of(memory, &problems, i), &offers) && hold;
    hold = offers_hold(memory, &offers) && hold;
    printf("%u pairs of a quantifier and a verb, %u sentences offered\n", all.count, offers.count);
    return hold && all.count > 300 && offers.count > 100;
}
