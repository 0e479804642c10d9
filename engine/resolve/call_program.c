/* call_program.c — programs with expressions: matched against a path, and filled in where the value is
 * written.
 *
 * An expression may be any bytes, also with slashes; before a slash at the front it is a folder, or the root.
 */
#include "call_program.h"

#include "buffer.h"

static bool is_name_byte(char byte)
{
    return byte == '_' || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

/* Behind the first `close` from `at` on; the end when there is none. */
static size_t behind(text some, text close, size_t at)
{
    size_t found = text_find_text(some, close, at);

    return found < some.length ? found + close.length : some.length;
}

/* Where the expression that begins at `at` ends; `at` itself when none does. */
static size_t expression_end(text some, size_t at)
{
    text rest = text_slice(some, at, some.length);
    size_t end = at + 1;

    if (text_starts(rest, TEXT("${{")) || text_starts(rest, TEXT("{{")))
        return behind(some, TEXT("}}"), at);
    if (text_starts(rest, TEXT("{}")))
        return at + 2;
    if (text_starts(rest, TEXT("${")))
        return behind(some, TEXT("}"), at);
    if (text_starts(rest, TEXT("$(")))
        return behind(some, TEXT(")"), at);
    if (rest.length < 2 || rest.start[0] != '$')
        return at;
    while (end < some.length && is_name_byte(some.start[end]))
        end++;
    return end > at + 1 ? end : at + 2; /* $@, $* */
}

/* The literal pieces between expressions. */
static text_array pieces_of(arena *memory, text program)
{
    text_array found = {0};
    size_t from = 0, at = 0;

    while (at < program.length) {
        size_t end = expression_end(program, at);
        if (end == at) {
            at++;
            continue;
        }
        *array_push(&found, memory) = text_slice(program, from, at);
        from = at = end;
    }
    *array_push(&found, memory) = text_slice(program, from, program.length);
    return found;
}

/* Do the pieces stand in the path in their order, the first at its front and the last at its end? */
static bool pieces_fit(const text_array *pieces, text path)
{
    text first = pieces->items[0], last = pieces->items[pieces->count - 1];
    size_t at = first.length;

    if (!text_starts(path, first) || path.length < first.length + last.length || !text_ends(path, last))
        return false;
    path = text_slice(path, 0, path.length - last.length);
    for (uint32_t i = 1; i + 1 < pieces->count; i++) {
        size_t found = text_find_text(path, pieces->items[i], at);
        if (pieces->items[i].length && found >= path.length)
            return false;
        at = found + pieces->items[i].length;
    }
    return true;
}

bool program_may_be(arena *memory, text program, text path)
{
    text_array pieces = pieces_of(memory, program);

    if (pieces.count == 1)
        return false;
    for (uint32_t i = 0; i < pieces.count; i++)
        if (glob_is_pattern(pieces.items[i])) /* $DIR/t*.sh: any of them */
            return true;
    return pieces_fit(&pieces,
                      pieces.items[0].length ? path : text_print(memory, "/%.*s", TEXT_FORMAT(path)));
}

bool program_is_word(text program, uint32_t *number)
{
    text name = text_slice(program, 1, program.length);

    if (program.length < 2 || program.start[0] != '$')
        return false;
    if (name.start[0] == '{')
        name = text_slice(name, 1, text_find(name, '}', 0));
    *number = 0;
    if (text_is(name, "@") || text_is(name, "*"))
        return true;
    if (name.length != 1 || name.start[0] < '1' || name.start[0] > '9')
        return false;
    *number = (uint32_t)(name.start[0] - '1');
    return true;
}

/* ---- inputs ---- */

/* The key below the row; ROW_NONE: it has none. */
static uint32_t field_row(const store *all, fact owner, text key)
{
    const shard *facts = store_shard(all, owner.shard);

    for (uint32_t row = owner.row + 1; row < facts->end_row[owner.row]; row = facts->end_row[row])
        if (facts->kind[row] == KIND_meta && text_equal(store_name(all, facts->name[row]), key))
            return row;
    return ROW_NONE;
}

/* False: it isn't known before it runs. */
static bool input_value(arena *memory, const store *all, text expression, fact from, uint32_t used,
                        text *value)
{
    text prefix = TEXT("inputs."), name = text_slice(expression, prefix.length, expression.length);
    fact owner = from;
    uint32_t row;

    if (!text_starts(expression, prefix))
        return false;
    row = field_row(all, owner, text_print(memory, "with.%.*s", TEXT_FORMAT(name)));
    if (row == ROW_NONE) {
        owner = store_fact(all, used, 0);
        row = field_row(all, owner, text_print(memory, "inputs.%.*s.default", TEXT_FORMAT(name)));
    }
    return row != ROW_NONE && fact_text(all, store_fact(all, owner.shard, row), ATTRIBUTE_value, value) &&
           text_find_text(*value, TEXT("${{"), 0) == value->length;
}

text program_filled(arena *memory, const store *all, text program, fact from, uint32_t used)
{
    buffer out = buffer_new(memory);
    size_t at = 0, open;

    while ((open = text_find_text(program, TEXT("${{"), at)) < program.length) {
        size_t close = text_find_text(program, TEXT("}}"), open), end = close + 2;
        text written = text_slice(program, open, end), value;
        text expression = text_trim(text_slice(program, open + 3, close));

        if (close == program.length)
            break;
        buffer_add(&out, text_slice(program, at, open));
        buffer_add(&out, input_value(memory, all, expression, from, used, &value) ? value : written);
        at = end;
    }
    buffer_add(&out, text_slice(program, at, program.length));
    return buffer_text(&out);
}
