/* finding_pack.c — findings about rule files as a block of bytes (block.h). State and severity are the
 * engine's: not in it. */
#include "loader.h"

#include "block.h"

static uint32_t file_number(const rule_file *files, uint32_t count, text path)
{
    for (uint32_t i = 0; i < count; i++)
        if (text_equal(files[i].path, path))
            return i + 1;
    return 0;
}

static void put_place(buffer *out, const rule_file *files, uint32_t count, const place *at)
{
    block_put_number(out, file_number(files, count, at->path));
    block_put_number(out, at->part.start);
    block_put_number(out, at->part.end);
    block_put_number(out, at->is_line_only);
}

static place read_place(block_reader *from, const rule_file *files, uint32_t count)
{
    uint32_t file = block_below(from, count + 1);
    place at = {.is_rule = true};

    at.part.start = block_number(from);
    at.part.end = block_number(from);
    at.is_line_only = block_below(from, 2);
    if (!file)
        return (place){.path = NOTHING};
    at.path = files[file - 1].path;
    if (at.part.start > at.part.end || at.part.end > files[file - 1].bytes.length)
        from->is_bad = true;
    return at;
}

text findings_pack(arena *memory, const rule_file *files, uint32_t count, const finding_array *problems)
{
    buffer out = buffer_new(memory);

    block_put_number(&out, problems->count);
    for (uint32_t i = 0; i < problems->count; i++) {
        const finding *some = &problems->items[i];
        put_place(&out, files, count, &some->at);
        block_put_text(&out, some->contract);
        block_put_text(&out, some->message);
        block_put_text(&out, some->fix);
        block_put_number(&out, some->notes.count);
        for (uint32_t j = 0; j < some->notes.count; j++) {
            put_place(&out, files, count, &some->notes.items[j].at);
            block_put_text(&out, some->notes.items[j].message);
        }
    }
    return buffer_text(&out);
}

static void read_finding(block_reader *from, arena *memory, const rule_file *files, uint32_t count,
                         finding *some)
{
    some->state = FINDING_UNJUDGED;
    some->level = SEVERITY_ERROR;
    some->at = read_place(from, files, count);
    some->contract = block_text(from);
    some->message = block_text(from);
    some->fix = block_text(from);
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        note *other = array_push(&some->notes, memory);
        other->at = read_place(from, files, count);
        other->message = block_text(from);
    }
}

bool findings_unpack(arena *memory, const rule_file *files, uint32_t count, text block,
                     finding_array *problems)
{
    block_reader from = {.rest = block};
    uint32_t before = problems->count;

    for (uint32_t left = block_count(&from); left && !from.is_bad; left--)
        read_finding(&from, memory, files, count, array_push(problems, memory));
    if (!from.is_bad && !from.rest.length)
        return true;
    problems->count = before;
    return false;
}
