/* gaps.c — all that there is, less what contracts looked at.
 *
 * The survey and the judgement are two stores: a fact of one is found in the other by its kind and place;
 * services and profiles by folder and name, because several files of one project may write them. */
#include "gaps.h"

#include "facts.h"
#include "dialect.h"
#include "gap_form.h"
#include "names.h"
#include "unicode.h"

typedef struct gap_search {
    const store *all;
    arena *memory;
    name_table reached, seen; /* keys */
    gap_words_index *words;
    gap_list out;
} gap_search;

const char *gap_words(gap_type type, uint32_t count)
{
    static const char *const words[GAP_TYPES][2] = {
        [GAP_TABLE] = {"table", "tables"},       [GAP_RUNBOOK] = {"runbook", "runbooks"},
        [GAP_PROFILE] = {"profile", "profiles"}, [GAP_SERVICE] = {"service", "services"},
        [GAP_SCRIPT] = {"script", "scripts"},    [GAP_GATE] = {"gate", "gates"}};

    return words[type][count != 1];
}

/* Equal for the same thing in both stores. */
static text key_of(arena *memory, const store *all, fact some)
{
    kind is = fact_kind(all, some);
    place at = fact_place(all, some);

    if (is == KIND_script || is == KIND_file)
        return text_print(memory, "script\n%.*s", TEXT_FORMAT(at.path));
    if (is == KIND_service || is == KIND_profile)
        return text_print(memory, "%s\n%.*s\n%.*s", kind_singular(is), TEXT_FORMAT(path_folder(at.path)),
                          TEXT_FORMAT(fact_name(all, some)));
    return text_print(memory, "%s\n%.*s\n%u", kind_singular(is), TEXT_FORMAT(at.path), some.start);
}

static void take_reached(gap_search *to, const judgement *found)
{
    for (uint32_t i = 0; i < found->reached.count; i++) {
        fact some = found->reached.items[i];

        switch (fact_kind(found->facts, some)) {
        case KIND_table:
        case KIND_section:
        case KIND_profile:
        case KIND_service:
        case KIND_script:
        case KIND_file:
        case KIND_job:
            names_intern(&to->reached, key_of(to->memory, found->facts, some), true);
            break;
        default:
            break;
        }
    }
}

static bool is_live(const store *all, fact some)
{
    return row_is_live(store_shard(all, some.shard), some.row, ROW_NONE);
}

/* Steps of its own with a command in one of them, or a heading that says that it is one. */
static bool is_runbook(const gap_search *from, fact section)
{
    const shard *facts = store_shard(from->all, section.shard);
    text folded = unicode_fold(from->memory, fact_name(from->all, section));
    fact around;

    if (text_find_text(folded, TEXT("runbook"), 0) < folded.length ||
        text_find_text(folded, TEXT("playbook"), 0) < folded.length)
        return gap_has_step(from->all, section);
    for (uint32_t row = section.row; row < facts->end_row[section.row]; row++)
        if (facts->kind[row] == KIND_command && !(facts->flags[row] & FACT_GUESS) &&
            fact_ancestor(from->all, store_fact(from->all, section.shard, row), KIND_step, &around) &&
            fact_ancestor(from->all, around, KIND_section, &around) && around.row == section.row)
            return true;
    return false;
}

/* What the fact is to somebody who looks for gaps; false for most facts. */
static bool type_of(const gap_search *from, fact some, gap_type *type)
{
    uint32_t as = store_dialect(from->all, some.shard);

    switch (fact_kind(from->all, some)) {
    case KIND_table:
        *type = GAP_TABLE;
        return true;
    case KIND_section:
        *type = GAP_RUNBOOK;
        return is_runbook(from, some);
    case KIND_profile:
        *type = GAP_PROFILE;
        return as == DIALECT_COMPOSE && is_live(from->all, some);
    case KIND_service:
        *type = GAP_SERVICE;
        return as == DIALECT_COMPOSE && is_live(from->all, some);
    case KIND_script:
        *type = GAP_SCRIPT;
        return as == DIALECT_SCRIPT;
    case KIND_job:
        *type = GAP_GATE;
        return is_live(from->all, some) &&
               gap_gate_command(from->words, from->memory, from->all, some).length;
    default:
        return false;
    }
}

static void look_at(gap_search *to, gap_type type, fact some)
{
    text key = key_of(to->memory, to->all, some), caption;
    uint32_t known = to->seen.count, id;
    gap *made;

    if (names_intern(&to->seen, key, true) != known) /* an overlay's service is that of its base */
        return;
    to->out.all[type]++;
    if (names_lookup(&to->reached, key, &id))
        return;
    to->out.missing[type]++;
    made = array_push(&to->out.gaps, to->memory);
    made->type = type;
    made->at = fact_place(to->all, some);
    made->name = fact_name(to->all, some);
    if (type == GAP_TABLE && fact_text(to->all, some, ATTRIBUTE_caption, &caption))
        made->name = caption;
    if (type == GAP_TABLE || type == GAP_SCRIPT)
        made->at.part.end = made->at.part.start; /* where it begins is place enough */
    made->form = gap_form(to->words, to->memory, to->all, type, some);
}

/* Services of an overlay are those of its base, so the files that compose finds by itself come first. */
static bool is_turn_of(const store *all, uint32_t index, bool is_first)
{
    bool is_overlay = store_dialect(all, index) == DIALECT_COMPOSE && !gap_is_base(store_path(all, index));

    return is_overlay != is_first;
}

gap_list runner_gaps(arena *memory, const store *all, const judgement *found)
{
    gap_search from = {.all = all, .memory = memory};
    fact_array of[GAP_TYPES] = {0};
    gap_type type;

    names_init(&from.reached, memory);
    names_init(&from.seen, memory);
    take_reached(&from, found);
    from.words = gap_words_collect(memory, all);
    for (int turn = 0; turn < 2; turn++)
        for (uint32_t i = 0; i < store_count(all); i++)
            for (uint32_t row = 0; is_turn_of(all, i, turn == 0) && row < store_shard(all, i)->row_count;
                 row++)
                if (type_of(&from, store_fact(all, i, row), &type))
                    *array_push(&of[type], memory) = store_fact(all, i, row);
    for (type = 0; type < GAP_TYPES; type++)
        for (uint32_t i = 0; i < of[type].count; i++)
            look_at(&from, type, of[type].items[i]);
    return from.out;
}
