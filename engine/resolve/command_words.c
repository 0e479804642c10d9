/* command_words.c — reading a command's row and its parts. */
#include "command_words.h"

#include "target_call.h"

command_words command_words_of(arena *memory, const store *all, fact command)
{
    const shard *facts = store_shard(all, command.shard);
    command_words words = {0};
    bool after_flag = false;

    for (uint32_t row = command.row + 1; row < facts->end_row[command.row]; row = facts->end_row[row]) {
        fact some = store_fact(all, command.shard, row);
        command_word *word;
        if (facts->kind[row] != KIND_flag && facts->kind[row] != KIND_argument)
            continue;
        word = array_push(&words, memory);
        word->row = row;
        word->name = some.name;
        word->is_flag = facts->kind[row] == KIND_flag;
        word->value = word->is_flag ? fact_text_id(all, some, ATTRIBUTE_value) : 0;
        word->follows_flag = !word->is_flag && after_flag;
        word->is_free = (facts->flags[row] & FACT_PLACEHOLDER) || text_is(fact_name(all, some), "{}");
        word->is_optional = (facts->flags[row] & FACT_OPTIONAL) != 0;
        after_flag = word->is_flag && !word->value;
    }
    return words;
}

static bool is_choice(text name)
{
    return name.length > 4 && name.start[0] == '<' && name.start[name.length - 1] == '>' &&
           text_find(name, '|', 0) < name.length;
}

text_array command_alternatives(arena *memory, text name)
{
    text_array found = {0};
    text rest = is_choice(name) ? text_slice(name, 1, name.length - 1) : name, one;

    if (!is_choice(name)) {
        *array_push(&found, memory) = name;
        return found;
    }
    while (text_next(&rest, '|', &one))
        *array_push(&found, memory) = one;
    return found;
}

/* Equal but for the case of Latin letters. */
static bool is_same_spelt(text left, text right)
{
    for (size_t i = 0; i < left.length && left.length == right.length; i++)
        if ((left.start[i] | 32) != (right.start[i] | 32))
            return false;
    return left.length == right.length;
}

bool is_capitals_placeholder(text name, const text *names, uint32_t count)
{
    bool has_letter = false;

    for (size_t i = 0; i < name.length; i++) {
        char byte = name.start[i];
        has_letter = has_letter || (byte >= 'A' && byte <= 'Z');
        if (!(byte >= 'A' && byte <= 'Z') && !(byte >= '0' && byte <= '9') && byte != '_' && byte != '-' &&
            byte != '=')
            return false;
    }
    for (uint32_t i = 0; i < count; i++)
        if (is_same_spelt(names[i], name))
            return false;
    return has_letter;
}

static bool is_one_of(text name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

/* `-o name`, `--output=name`: whatever the program, it writes that file. */
static bool is_output(const store *all, uint32_t file, uint32_t row, text name)
{
    fact flag = store_fact(all, file, row);
    text words = fact_name(all, flag), value = {0};

    if (!text_is(words, "-o") && !text_is(words, "-O") && !text_is(words, "--output") &&
        !text_is(words, "--out") && !text_is(words, "--output-document"))
        return false;
    if (!fact_text(all, flag, ATTRIBUTE_value, &value) && row + 1 < store_shard(all, file)->row_count)
        value = fact_name(all, store_fact(all, file, row + 1));
    return text_equal(path_name(value), name);
}

/* `touch a`, `curl -o a URL`, `vi a` make what they name; `cp a b` makes only b. */
static bool is_made_by(const store *all, fact command, text program, text name)
{
    static const char *const makers[] = {"touch", "tee", "curl",  "wget", "nano",
                                         "vi",    "vim", "emacs", "code"};
    static const char *const copiers[] = {"cp", "mv", "ln", "install", "scp"};
    const shard *facts = store_shard(all, command.shard);
    bool is_maker = is_one_of(program, makers, sizeof makers / sizeof *makers), is_last = false;
    bool is_copier = is_one_of(program, copiers, sizeof copiers / sizeof *copiers);

    for (uint32_t row = command.row + 1; row < facts->end_row[command.row]; row = facts->end_row[row]) {
        if (facts->kind[row] == KIND_flag && is_output(all, command.shard, row, name))
            return true;
        if (facts->kind[row] != KIND_argument)
            continue;
        is_last = text_equal(path_name(store_name(all, facts->name[row])), name);
        if (is_last && is_maker)
            return true;
    }
    return is_copier && is_last;
}

bool is_made_before(const store *all, fact command, text path)
{
    const shard *facts = store_shard(all, command.shard);

    for (uint32_t row = 0; row < command.row; row++) {
        fact before = store_fact(all, command.shard, row);
        text program;

        if (facts->kind[row] == KIND_command && fact_text(all, before, ATTRIBUTE_program, &program) &&
            is_made_by(all, before, program, path_name(path)))
            return true;
    }
    return false;
}

text_array command_files(arena *memory, const store *all, fact command)
{
    text program = {0}, directory = {0}, resolved;
    text_array found = {0}, names;

    if (!fact_text(all, command, ATTRIBUTE_program, &program) || !program.length)
        return found;
    fact_text(all, command, ATTRIBUTE_directory, &directory);
    names = command_alternatives(memory, program);
    for (uint32_t i = 0; i < names.count; i++) {
        if (directory.length && path_resolve(memory, directory, names.items[i], &resolved))
            path_note(memory, &found, resolved);
        if (path_resolve(memory, (text){0}, names.items[i], &resolved))
            path_note(memory, &found, resolved);
    }
    return found;
}

uint32_t command_programs(arena *memory, const store *all, fact command, text programs[2])
{
    text program, directory, resolved;
    uint32_t count = 0;

    if (!fact_text(all, command, ATTRIBUTE_program, &program) || !program.length)
        return 0;
    fact_text(all, command, ATTRIBUTE_directory, &directory);
    if (directory.length && path_resolve(memory, directory, program, &resolved))
        programs[count++] = resolved;
    if (path_resolve(memory, (text){0}, program, &resolved) && (!count || !text_equal(programs[0], resolved)))
        programs[count++] = resolved;
    return count;
}
