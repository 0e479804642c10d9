/* contract.c — contract "id" { ... }: the card, its sentences and excuses.
 *
 * A contract in which something was wrong is left out of the plan: the finding stands for it. */
#include "loader.h"

#include "spell.h"

/* ---- the card ---- */

typedef struct card {
    loader *load;
    spot at;
    plan_contract contract;
    bool is_wrong;
} card;

static const char *const keys[] = {"says", "why", "fix", "severity", "tags"};

static place entry_place(const card *some, text key, uint32_t n, bool is_key)
{
    const scan *file = spot_scan(some->load, some->at);
    const scan_entry *entry = file && some->at.token ? scan_entry_at(file, some->at.token, key, n) : NULL;

    if (!entry)
        return spot_place(some->load, some->at);
    return (place){.path = file->path, .part = is_key ? entry->key_part : entry->value, .is_rule = true};
}

static void card_answer(card *some, place at, message_id which, answer_parts parts)
{
    finding *made = answer_add(some->load->memory, some->load->problems, at, which, parts);

    made->contract = some->contract.id;
    some->is_wrong = true;
}

static void check_key(card *some, text key)
{
    text names[sizeof keys / sizeof *keys], near = NOTHING;

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        names[i] = text_from(keys[i]);
        if (text_equal(key, names[i]))
            return;
    }
    if (spell_nearest(some->load->memory, key, names, sizeof keys / sizeof *keys, &near))
        card_answer(some, entry_place(some, key, 0, true), MESSAGE_unknown_key_near, ANSWER(key, near));
    else
        card_answer(some, entry_place(some, key, 0, true), MESSAGE_unknown_key, ANSWER(key));
}

/* Every key that is no position. Their order differs from run to run; the findings are sorted later. */
static void check_keys(lua_State *lua, card *some)
{
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        lua_pop(lua, 1);
        if (lua_type(lua, -1) == LUA_TSTRING)
            check_key(some, lua_text(lua, -1));
    }
}

static text read_text(lua_State *lua, card *some, const char *name)
{
    text key = text_from(name), value = NOTHING;

    lua_pushstring(lua, name);
    lua_rawget(lua, 1);
    if (lua_type(lua, -1) == LUA_TSTRING) {
        value = text_trim(lua_text(lua, -1));
        if (!value.length)
            card_answer(some, entry_place(some, key, 0, false), MESSAGE_key_empty, ANSWER(key));
    } else if (!lua_isnil(lua, -1)) {
        card_answer(some, entry_place(some, key, 0, false), MESSAGE_key_not_text, ANSWER(key));
    }
    lua_pop(lua, 1);
    return value;
}

static void read_severity(lua_State *lua, card *some)
{
    text level = read_text(lua, some, "severity");

    some->contract.level = SEVERITY_ERROR;
    if (text_is(level, "warning"))
        some->contract.level = SEVERITY_WARNING;
    else if (text_is(level, "info"))
        some->contract.level = SEVERITY_INFO;
    else if (level.length && !text_is(level, "error"))
        card_answer(some, entry_place(some, TEXT("severity"), 0, false), MESSAGE_severity_wrong,
                    ANSWER(level));
}

static void read_tags(lua_State *lua, card *some)
{
    plan *out = some->load->out;
    size_t count;

    some->contract.tags.first = out->tags.count;
    lua_pushliteral(lua, "tags");
    lua_rawget(lua, 1);
    count = lua_type(lua, -1) == LUA_TTABLE ? lua_rawlen(lua, -1) : 0;
    if (!lua_isnil(lua, -1) && !count)
        card_answer(some, entry_place(some, TEXT("tags"), 0, false), MESSAGE_tags_wrong, ANSWER(NOTHING));
    for (size_t i = 1; i <= count; i++) {
        bool is_text = lua_rawgeti(lua, -1, (lua_Integer)i) == LUA_TSTRING;
        if (is_text)
            *array_push(&out->tags, some->load->memory) = lua_text(lua, -1);
        lua_pop(lua, 1);
        if (is_text)
            continue;
        card_answer(some, entry_place(some, TEXT("tags"), 0, false), MESSAGE_tags_wrong, ANSWER(NOTHING));
        break; /* the answer is about the whole list */
    }
    lua_pop(lua, 1);
    some->contract.tags.count = out->tags.count - some->contract.tags.first;
}

bool contract_read_over(lua_State *lua, loader *load, spot at, plan_contract *into)
{
    card some = {.load = load, .at = at};
    bool has_level;

    some.contract.id = read_text(lua, &some, "id");
    some.contract.says = read_text(lua, &some, "says");
    some.contract.why = read_text(lua, &some, "why");
    some.contract.fix = read_text(lua, &some, "fix");
    read_severity(lua, &some);
    read_tags(lua, &some);
    *into = some.contract;
    lua_pushliteral(lua, "severity");
    lua_rawget(lua, 1);
    has_level = lua_type(lua, -1) == LUA_TSTRING;
    lua_pop(lua, 1);
    return has_level;
}

static void read_card(lua_State *lua, card *some)
{
    uint32_t before = some->load->problems->count;

    check_keys(lua, some);
    some->contract.says = read_text(lua, some, "says");
    some->contract.why = read_text(lua, some, "why");
    some->contract.fix = read_text(lua, some, "fix");
    read_severity(lua, some);
    read_tags(lua, some);
    if (!some->contract.says.length && some->load->problems->count == before)
        card_answer(some, some->contract.at, MESSAGE_says_missing, ANSWER(some->contract.id));
}

/* ---- sentences and excuses ---- */

static text verbs_for(const loader *load, const plan_sentence *sentence)
{
    if (sentence->quantifier == WORD_count)
        return TEXT(":is_at_least(1)");
    if (sentence->quantifier == WORD_the && !plan_is_singular(load->out, sentence->subject))
        return TEXT(":equals(...)");
    return TEXT(":has(...)");
}

static void take_sentence(card *some, const thing *value)
{
    plan *out = some->load->out;
    plan_sentence *made;

    if (!value->is_complete) {
        text quantifier = text_from(word_about(value->sentence->quantifier)->name);
        card_answer(some, spot_place(some->load, value->at), MESSAGE_no_verb,
                    ANSWER(quantifier, verbs_for(some->load, value->sentence)));
        return;
    }
    made = array_push(&out->sentences, some->load->memory);
    *made = *value->sentence;
    made->contract = out->contracts.count;
}

static void take_other(lua_State *lua, card *some, uint32_t n)
{
    thing *value = thing_at(lua, -1);
    place at = entry_place(some, NOTHING, n, false);

    if (value && value->type == THING_POISON) {
        some->is_wrong = true;
    } else if (value && value->type == THING_SELECTION) {
        plan_id id = selection_row(lua, value);
        if (id)
            card_answer(some, at, MESSAGE_no_quantifier,
                        ANSWER(plan_is_pattern(some->load->out, id)
                                   ? text_print(some->load->memory, "docs :%.*s",
                                                TEXT_FORMAT(selection_words(some->load, id)))
                                   : selection_words(some->load, id)));
        some->is_wrong = true;
    } else {
        card_answer(some, at, MESSAGE_entry_unknown, ANSWER(text_from(type_words(lua, -1))));
    }
}

static void take_entry(lua_State *lua, card *some, uint32_t n)
{
    const thing *value = thing_at(lua, -1);

    if (value && value->type == THING_SENTENCE)
        take_sentence(some, value);
    else if (value && value->type == THING_EXCUSE)
        *array_push(&some->load->out->excuses, some->load->memory) = *value->excuse;
    else
        take_other(lua, some, n);
}

static void read_entries(lua_State *lua, card *some)
{
    plan *out = some->load->out;
    size_t count = lua_rawlen(lua, 1);

    some->contract.sentences.first = out->sentences.count;
    some->contract.excuses.first = out->excuses.count;
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(lua, 1, (lua_Integer)i);
        take_entry(lua, some, (uint32_t)i - 1);
        lua_pop(lua, 1);
    }
    some->contract.sentences.count = out->sentences.count - some->contract.sentences.first;
    some->contract.excuses.count = out->excuses.count - some->contract.excuses.first;
    if (!count && !some->is_wrong)
        card_answer(some, some->contract.at, MESSAGE_contract_empty, ANSWER(some->contract.id));
}

static void finish(card *some)
{
    plan *out = some->load->out;

    if (!some->is_wrong) {
        *array_push(&out->contracts, some->load->memory) = some->contract;
        return;
    }
    out->tags.count = some->contract.tags.first;
    out->sentences.count = some->contract.sentences.first;
    out->excuses.count = some->contract.excuses.first;
}

void contract_alone(loader *load, const thing *value)
{
    card some = {.load = load,
                 .contract = {.id = TEXT("prompt"),
                              .says = value->sentence->written,
                              .level = SEVERITY_ERROR,
                              .at = value->sentence->at}};

    some.contract.tags.first = load->out->tags.count;
    some.contract.sentences.first = load->out->sentences.count;
    some.contract.excuses.first = load->out->excuses.count;
    take_sentence(&some, value);
    some.contract.sentences.count = load->out->sentences.count - some.contract.sentences.first;
    finish(&some);
}

/* Upvalues: id, file, token. */
static int contract_body(lua_State *lua)
{
    loader *load = loader_of(lua);
    card some = {.load = load};

    if (lua_type(lua, 1) != LUA_TTABLE)
        return luaL_error(lua, "a contract takes braces: contract \"id\" { ... }");
    if (load->files[load->main].is_settings) {
        spot_answer(
            load,
            spot_argument(load, (spot){load->main, (uint32_t)lua_tointeger(lua, lua_upvalueindex(3)), 0}, 0),
            MESSAGE_settings_only, ANSWER(NOTHING));
        return 0;
    }
    if (load->depth || load->facts) /* of a file that is only used, or loaded again for its functions */
        return 0;
    luaL_checkstack(lua, 10, NULL);
    some.at = (spot){.file = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2)),
                     .token = (uint32_t)lua_tointeger(lua, lua_upvalueindex(3))};
    some.contract.id = lua_text(lua, lua_upvalueindex(1));
    some.contract.at = spot_argument(load, some.at, 0);
    if (load->pack) {
        const scan_call *call = scan_call_at(spot_scan(load, some.at), some.at.token);
        some.contract.pack = load->pack->name;
        some.contract.pack_at = scan_argument_place(spot_scan(load, some.at), call, 0);
    }
    some.is_wrong = !text_trim(some.contract.id).length; /* answered */
    read_card(lua, &some);
    read_entries(lua, &some);
    finish(&some);
    return 0;
}

int contract_begin(lua_State *lua, spot at)
{
    loader *load = loader_of(lua);

    if (lua_type(lua, 1) != LUA_TSTRING)
        return luaL_error(lua, "a contract needs an id: contract \"topic/name\" { ... }");
    if (!text_trim(lua_text(lua, 1)).length)
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_id_empty, ANSWER(NOTHING));
    lua_settop(lua, 1);
    lua_pushinteger(lua, at.file);
    lua_pushinteger(lua, at.token);
    lua_pushcclosure(lua, contract_body, 3);
    return 1;
}

static int excuse_wrong(lua_State *lua, spot at)
{
    loader *load = loader_of(lua);

    spot_answer(
        load, spot_place(load, at), MESSAGE_argument_missing,
        ANSWER(TEXT("excuse"), TEXT("a subject and a reason"), text_from(word_about(WORD_excuse)->example)));
    return thing_poison(lua);
}

int contract_excuse(lua_State *lua, spot at)
{
    loader *load = loader_of(lua);
    plan_range arguments;
    const plan_argument *given;
    thing *made;

    if (lua_gettop(lua) == 1 && lua_type(lua, 1) == LUA_TSTRING)
        return excuse_wrong(lua, at);
    if (!arguments_read(lua, at, WORD_excuse, word_about(WORD_excuse)->arguments, 1, &arguments))
        return thing_poison(lua);
    given = &load->out->arguments.items[arguments.first];
    if (arguments.count != 2 || given[0].type == ARGUMENT_NUMBER || given[1].type == ARGUMENT_NUMBER)
        return excuse_wrong(lua, at);
    made = thing_push(lua, THING_EXCUSE, at);
    made->excuse = arena_new(load->memory, plan_excuse);
    *made->excuse =
        (plan_excuse){.subject = given[0].name, .reason = given[1].name, .at = spot_place(load, at)};
    return 1;
}
