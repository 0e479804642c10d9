/* entry_value.c — in the worker: what an entry of a prompt ended in becomes a query, or a contract of its
 * own. */
#include "loader.h"

static void take_selection(lua_State *lua, loader *load, thing *value)
{
    plan_id id = selection_row(lua, value);

    if (id && plan_is_pattern(load->out, id))
        spot_answer(load, spot_place(load, value->at), MESSAGE_no_source,
                    ANSWER(selection_words(load, id), domain_begin(load, id)));
    else if (id)
        *array_push(&load->out->queries, load->memory) = id;
}

void entry_take(lua_State *lua, loader *load)
{
    const scan *file = load->loaded[load->main].scan;
    thing *value = thing_at(lua, -1);

    if (!file->asked || (value && value->type == THING_POISON))
        return;
    if (value && value->type == THING_SELECTION)
        take_selection(lua, load, value);
    else if (value && value->type == THING_SENTENCE)
        contract_alone(load, value);
    else
        spot_answer(load, scan_token_place(file, file->asked), MESSAGE_query_wrong,
                    ANSWER(text_from(type_words(lua, -1))));
}
