/* script_count.c — how many words a script demands: [ $# -lt 2 ] && exit, [ -z "$1" ], "${2:?message}".
 *
 * Only what is always asked counts, before anything was shifted away or the script may have ended: a wrong
 * demand refuses a command that works. */
#include "script_model.h"

#include <string.h>

enum { COUNT_LIMIT = 99 };

typedef enum count_order {
    ORDER_NONE,
    ORDER_LESS,
    ORDER_AT_MOST,
    ORDER_EQUAL,
    ORDER_OTHER,
    ORDER_AT_LEAST,
    ORDER_MORE
} count_order;

static const struct {
    const char *test, *sum;
    count_order order;
} orders[] = {
    {"-le", "<=", ORDER_AT_MOST}, {"-ge", ">=", ORDER_AT_LEAST}, {"-eq", "==", ORDER_EQUAL},
    {"-ne", "!=", ORDER_OTHER},   {"-lt", "<", ORDER_LESS},      {"-gt", ">", ORDER_MORE},
    {"=", "==", ORDER_EQUAL},     {"==", "==", ORDER_EQUAL},     {"!=", "!=", ORDER_OTHER},
};

static count_order opposite(count_order of)
{
    static const count_order all[] = {
        [ORDER_NONE] = ORDER_NONE,    [ORDER_LESS] = ORDER_AT_LEAST, [ORDER_AT_MOST] = ORDER_MORE,
        [ORDER_EQUAL] = ORDER_OTHER,  [ORDER_OTHER] = ORDER_EQUAL,   [ORDER_AT_LEAST] = ORDER_LESS,
        [ORDER_MORE] = ORDER_AT_MOST,
    };

    return all[of];
}

/* Does $# here tell how many words the command line has, and is this place always reached? */
static bool is_certain(const script_model *model, const frame *at)
{
    return at->rest && !at->words.count && !at->is_loop && !at->is_maybe && at->option == SCRIPT_NONE &&
           !model->taken.lost_count;
}

static void demand(script_model *model, const frame *at, int32_t least, int32_t most)
{
    word_count *of =
        at->action == SCRIPT_NONE ? &model->taken.count : &model->entries.items[at->action].count;
    int32_t before = at->rest - 1;

    if (least > 0 && least + before > of->least)
        of->least = least + before;
    if (most >= 0 && (of->most < 0 || most + before < of->most))
        of->most = most + before;
}

/* When the count stands in this order to the number, the script goes on. */
static void require(script_model *model, const frame *at, count_order order, int32_t number)
{
    switch (order) {
    case ORDER_LESS:
        demand(model, at, 0, number - 1);
        break;
    case ORDER_AT_MOST:
        demand(model, at, 0, number);
        break;
    case ORDER_EQUAL:
        demand(model, at, number, number);
        break;
    case ORDER_OTHER:
        demand(model, at, number == 0, -1);
        break;
    case ORDER_AT_LEAST:
        demand(model, at, number, -1);
        break;
    case ORDER_MORE:
        demand(model, at, number + 1, -1);
        break;
    default:
        break;
    }
}

static bool is_count(const script_model *model, const shell_word *word)
{
    const shell_part *part = shell_word_variable(model->shell, word);

    return part && text_is(part->text, "#") && !part->rest.length;
}

/* [ $# OPERATOR NUMBER ] */
static count_order test_order(const script_model *model, const shell_node *node, uint32_t first,
                              int64_t *number)
{
    const shell_word *operator= shell_node_word(model->shell, node, first + 1),
                     *right = shell_node_word(model->shell, node, first + 2);

    if (!is_count(model, shell_node_word(model->shell, node, first)) ||
        !operator|| !right || !text_number(right->value, number))
        return ORDER_NONE;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (shell_word_is(operator, orders[i].test))
            return orders[i].order;
    return ORDER_NONE;
}

/* (( $# OPERATOR NUMBER )), (( $# )), (( !$# )) */
static count_order sum_order(const script_model *model, const shell_node *node, int64_t *number)
{
    text inside = text_trim(text_slice(model->shell->bytes, node->part.start + 2, node->part.end - 2));

    *number = 0;
    if (text_is(inside, "$#"))
        return ORDER_MORE;
    if (text_is(inside, "!$#") || text_is(inside, "! $#"))
        return ORDER_EQUAL;
    if (!text_starts(inside, TEXT("$#")))
        return ORDER_NONE;
    inside = text_trim(text_slice(inside, 2, inside.length));
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        text operator= text_from(orders[i].sum);
        if (text_starts(inside, operator))
            return text_number(text_trim(text_slice(inside, operator.length, inside.length)), number)
                       ? orders[i].order
                       : ORDER_NONE;
    }
    return ORDER_NONE;
}

/* [ -z "$2" ]: which word of this frame; 0: it is no such test. */
static int64_t emptiness(const script_model *model, const shell_node *node, uint32_t first, bool *is_empty)
{
    const shell_word *operator= shell_node_word(model->shell, node, first);
    const shell_part *part =
        shell_word_variable(model->shell, shell_node_word(model->shell, node, first + 1));
    int64_t number;

    *is_empty = shell_word_is(operator, "-z");
    if ((!*is_empty && !shell_word_is(operator, "-n")) || !part || !text_number(part->text, &number) ||
        (part->rest.length && !text_is(part->rest, ":-") && !text_is(part->rest, "-")))
        return 0;
    return number;
}

/* How many words the test's brackets hold, and where they begin. */
static uint32_t operands(const script_model *model, const shell_node *node, uint32_t *first)
{
    bool is_bracket = node->type == SHELL_COMMAND;

    *first = is_bracket;
    if (!is_bracket)
        return node->words.count;
    return node->words.count - 1 -
           shell_word_is(shell_node_word(model->shell, node, node->words.count - 1), "]");
}

void script_count_test(script_model *model, const frame *at, uint32_t test, bool is_refused)
{
    const shell_node *node = &model->shell->nodes.items[test];
    count_order order = ORDER_NONE;
    int64_t number = 0, word = 0;
    uint32_t first = 0, count = 0;
    bool is_empty = false;

    if (!is_certain(model, at))
        return;
    if (node->is_negated)
        is_refused = !is_refused;
    if (node->type == SHELL_ARITHMETIC)
        order = sum_order(model, node, &number);
    else
        count = operands(model, node, &first);
    if (count == 3)
        order = test_order(model, node, first, &number);
    else if (count == 2)
        word = emptiness(model, node, first, &is_empty);
    if (word > 0 && word <= COUNT_LIMIT && is_empty == is_refused)
        demand(model, at, (int32_t)word, -1);
    if (order != ORDER_NONE && number >= 0 && number <= COUNT_LIMIT)
        require(model, at, is_refused ? opposite(order) : order, (int32_t)number);
}

bool script_count_absence(const script_model *model, const frame *at, uint32_t test, uint32_t first,
                          uint32_t count, role *word, bool *is_equal)
{
    const shell_node *node = &model->shell->nodes.items[test];
    count_order order = ORDER_NONE;
    int64_t number = 0;

    if (node->type == SHELL_ARITHMETIC)
        order = sum_order(model, node, &number);
    else if (count == 3)
        order = test_order(model, node, first, &number);
    if (order == ORDER_NONE || !at->rest || at->words.count || at->is_loop || number < 0 ||
        number > COUNT_LIMIT)
        return false;
    *is_equal = order == ORDER_LESS || order == ORDER_AT_MOST || order == ORDER_EQUAL;
    if (order == ORDER_LESS || order == ORDER_AT_LEAST)
        number--;
    *word = (role){.type = ROLE_POSITION, .position = at->rest + (int32_t)number};
    return true;
}

static void word_demands(script_model *model, const frame *at, const shell_word *word)
{
    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &model->shell->parts.items[word->parts.first + i];
        int64_t number;
        if (part->type == SHELL_VARIABLE &&
            (text_starts(part->rest, TEXT(":?")) || text_starts(part->rest, TEXT("?"))) &&
            text_number(part->text, &number) && number > 0 && number <= COUNT_LIMIT)
            demand(model, at, (int32_t)number, -1);
    }
}

void script_count_demands(script_model *model, const frame *at, const shell_node *node)
{
    if (!is_certain(model, at) || node->link == SHELL_AND || node->link == SHELL_OR)
        return;
    for (uint32_t i = 0; i < node->words.count; i++)
        word_demands(model, at, shell_node_word(model->shell, node, i));
    for (uint32_t i = 0; i < node->assignments.count; i++)
        word_demands(
            model, at,
            &model->shell->words.items[model->shell->assignments.items[node->assignments.first + i].value]);
}
