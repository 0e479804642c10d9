/* entry.c — an entry is loaded behind what is known, and what it defines is known from then on.
 *
 * What is known is kept as statements, one behind the other. A contract replaces the earlier one of its id and
 * that one's examples; a local hides an earlier one of its name, which goes when nothing names it any more. */
#include "entry.h"

#include "buffer.h"
#include "entry_places.h"
#include "parse.h"

typedef struct entering {
    arena *memory;
    const run_limits *most;
    text known, entry;
    uint32_t start;   /* of the entry in the whole text */
    const scan *file; /* the whole text, read */
    bool *is_gone;    /* a statement: it is replaced */
    finding_array *problems;
} entering;

static text statement_text(const scan *file, uint32_t i)
{
    const scan_statement *some = &file->statements.items[i];

    return text_slice(file->bytes, parse_token(file, some->first)->part.start,
                      parse_token(file, some->last)->part.end);
}

static bool is_new(const entering *e, uint32_t i)
{
    return parse_token(e->file, e->file->statements.items[i].first)->part.start >= e->start;
}

/* contract "id" { ... }, or another `card`: its id with its quotes; empty for another statement. */
static text card_id(const scan *file, uint32_t i, const char *card)
{
    uint32_t first = file->statements.items[i].first;

    return text_is(parse_text(file, first), card) && parse_is_text(file, first + 1)
               ? parse_text(file, first + 1)
               : NOTHING;
}

/* local name = ...: the token of its one name; 0 for anything else. */
static uint32_t local_name(const scan *file, uint32_t i)
{
    uint32_t first = file->statements.items[i].first;

    return parse_is_at(file, first, "local") && parse_is_at(file, first + 2, "=") ? first + 1 : 0;
}

/* Does anything but its own statement and the name of `by` name this local? */
static bool is_named(const scan *file, uint32_t i, uint32_t by)
{
    const scan_statement *own = &file->statements.items[i];
    text name = parse_text(file, local_name(file, i));

    for (uint32_t k = 1; k < file->tokens.count; k++)
        if ((k < own->first || k > own->last) && k != by && parse_token(file, k)->type == TOKEN_NAME &&
            text_equal(parse_text(file, k), name))
            return true;
    return false;
}

static bool replaces(const scan *file, uint32_t later, uint32_t earlier)
{
    text id = card_id(file, later, "contract"), example = card_id(file, earlier, "example");
    uint32_t name = local_name(file, later), before = local_name(file, earlier);

    if (id.length)
        return text_equal(id, card_id(file, earlier, "contract")) || text_equal(id, example);
    if (example.length)
        return text_equal(statement_text(file, later), statement_text(file, earlier));
    return name && before && text_equal(parse_text(file, name), parse_text(file, before)) &&
           !is_named(file, earlier, name);
}

/* The statements of what was known that the entry does not replace. */
static text known_kept(entering *e)
{
    buffer kept = buffer_new(e->memory);
    const scan *file = e->file;

    for (uint32_t i = 0; i < file->statements.count && !is_new(e, i); i++) {
        bool is_gone = false;
        for (uint32_t k = i + 1; k < file->statements.count && !is_gone; k++)
            is_gone = is_new(e, k) && replaces(file, k, i);
        if (is_gone)
            continue;
        buffer_add(&kept, statement_text(file, i));
        buffer_add_byte(&kept, '\n');
    }
    return buffer_text(&kept);
}

static bool is_definition(const scan *file, uint32_t i)
{
    text id = card_id(file, i, "contract");

    return parse_is_at(file, file->statements.items[i].first, "local") || card_id(file, i, "example").length ||
           (id.length && !text_is(id, "\"prompt\""));
}

/* ... and those that it defines behind them. */
static text known_after(const entering *e, text kept, bool *has_more)
{
    buffer known = buffer_new(e->memory);

    buffer_add(&known, kept);
    for (uint32_t i = 0; i < e->file->statements.count; i++) {
        if (!is_new(e, i) || !is_definition(e->file, i))
            continue;
        *has_more = true;
        buffer_add(&known, statement_text(e->file, i));
        buffer_add_byte(&known, '\n');
    }
    return buffer_text(&known);
}

/* Read by us, so that it is known where the entry's statements stand. */
static bool read_whole(entering *e, text known)
{
    text whole = TEXT_JOIN(e->memory, known, TEXT("\n"), e->entry);
    bool is_clean = false;

    e->start = (uint32_t)known.length + 1;
    if (whole.length > e->most->rule_size)
        e->file = NULL;
    else
        e->file = scan_read(e->memory, TEXT("prompt"), whole, 0, false, e->start, e->problems, &is_clean);
    return is_clean;
}

/* The first contract that stands in the entry: those before it are earlier ones. */
static uint32_t first_new(const plan *all)
{
    uint32_t i = 0;

    while (i < all->contracts.count && text_is(all->contracts.items[i].at.path, "earlier"))
        i++;
    return i;
}

/* Earlier examples were tested when they were entered. */
static void drop_earlier_examples(plan *all)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < all->examples.count; i++)
        if (!text_is(all->examples.items[i].at.path, "earlier"))
            all->examples.items[kept++] = all->examples.items[i];
    all->examples.count = kept;
}

static entry_type type_of(const entering *e, const plan *all)
{
    if (e->problems->count)
        return ENTRY_WRONG;
    if (e->file->asked)
        return all->queries.count ? ENTRY_SELECTION : ENTRY_SENTENCE;
    return first_new(all) < all->contracts.count || all->examples.count ? ENTRY_RULES : ENTRY_NOTHING;
}

static void take_asked(const entering *e, entry_plan *made)
{
    uint32_t first = e->file ? e->file->asked : 0, last = e->file ? e->file->tokens.count - 2 : 0;

    if (!first)
        return;
    while (last > first && parse_is_at(e->file, last, ";"))
        last--;
    made->written = parse_written(e->file, first, last);
    made->asked_bytes = text_slice(e->file->bytes, parse_token(e->file, first)->part.start,
                                   parse_token(e->file, last)->part.end);
}

entry_plan binding_enter(arena *memory, const run_limits *most, text known, text entry,
                         const rule_file *files, uint32_t count, finding_array *problems)
{
    entering e = {.memory = memory, .most = most, .entry = entry, .problems = problems};
    entry_plan made = {.asked = arena_new(memory, plan), .all = arena_new(memory, plan)};
    text kept = known;

    if (read_whole(&e, known)) {
        kept = known_kept(&e);
        read_whole(&e, kept);
    }
    made.file = (rule_file){
        .path = TEXT("prompt"), .entry = e.start, .bytes = TEXT_JOIN(memory, kept, TEXT("\n"), entry)};
    if (!problems->count)
        made.all = binding_load_behind(memory, most, &made.file, false, files, count, problems);
    entry_places_move(made.all, problems, e.start);
    drop_earlier_examples(made.all);
    made.type = type_of(&e, made.all);
    if (made.type == ENTRY_WRONG)
        return made;
    made.asked = made.type == ENTRY_SELECTION ? made.all : plan_rest(memory, made.all, first_new(made.all));
    take_asked(&e, &made);
    made.known = known_after(&e, kept, &made.has_known);
    return made;
}

/* ---- the locals that something names ---- */

typedef struct needing {
    const scan *file;
    text_array names;
} needing;

static bool is_needed(const needing *n, text name)
{
    for (uint32_t i = 0; i < n->names.count; i++)
        if (text_equal(n->names.items[i], name))
            return true;
    return false;
}

static void need_tokens(needing *n, arena *memory, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++)
        if (parse_token(n->file, i)->type == TOKEN_NAME && !is_needed(n, parse_text(n->file, i)))
            *array_push(&n->names, memory) = parse_text(n->file, i);
}

/* A name of a local statement that is needed, before its `=`; functions, too. */
static bool gives_needed(const needing *n, const scan_statement *some)
{
    if (!parse_is_at(n->file, some->first, "local"))
        return false;
    for (uint32_t i = some->first + 1;
         i <= some->last && !parse_is_at(n->file, i, "=") && !parse_is_at(n->file, i, "("); i++)
        if (parse_token(n->file, i)->type == TOKEN_NAME && is_needed(n, parse_text(n->file, i)))
            return true;
    return false;
}

text entry_locals_of(arena *memory, text known, text words)
{
    text whole = TEXT_JOIN(memory, known, TEXT("\n"), words), found = NOTHING;
    finding_array problems = {0};
    bool is_clean;
    needing n = {.file = scan_read(memory, TEXT("prompt"), whole, 0, false, (uint32_t)known.length + 1,
                                   &problems, &is_clean)};
    uint32_t asked = n.file->asked ? n.file->asked : n.file->tokens.count;

    need_tokens(&n, memory, asked, n.file->tokens.count - 1);
    for (uint32_t i = n.file->statements.count; i-- > 0;) {
        const scan_statement *some = &n.file->statements.items[i];
        if (some->first >= asked || !gives_needed(&n, some))
            continue;
        need_tokens(&n, memory, some->first, some->last);
        found = TEXT_JOIN(memory, statement_text(n.file, i), TEXT("\n"), found);
    }
    return found;
}

bool entry_has_contract(arena *memory, text bytes, text id)
{
    text quoted = text_print(memory, "\"%.*s\"", TEXT_FORMAT(id));
    finding_array problems = {0};
    token_array list = tokens_read(memory, TEXT("earlier"), bytes, &problems).tokens;

    for (uint32_t i = 1; i + 1 < list.count; i++)
        if (text_is(text_slice(bytes, list.items[i].part.start, list.items[i].part.end), "contract") &&
            text_equal(text_slice(bytes, list.items[i + 1].part.start, list.items[i + 1].part.end), quoted))
            return true;
    return false;
}

text_array entry_locals(arena *memory, text known)
{
    finding_array problems = {0};
    token_array list = tokens_read(memory, TEXT("earlier"), known, &problems).tokens;
    text_array names = {0};

    for (uint32_t i = 1; i + 1 < list.count; i++)
        if (list.items[i].type == TOKEN_KEYWORD && list.items[i + 1].type == TOKEN_NAME &&
            text_is(text_slice(known, list.items[i].part.start, list.items[i].part.end), "local"))
            *array_push(&names, memory) =
                text_slice(known, list.items[i + 1].part.start, list.items[i + 1].part.end);
    return names;
}

text rule_file_text(const rule_file *some)
{
    return some->entry && some->entry <= some->bytes.length
               ? text_slice(some->bytes, some->entry, some->bytes.length)
               : some->bytes;
}
