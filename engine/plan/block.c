/* block.c — little-endian as the machine is: a block never leaves it. */
#include "block.h"

#include <string.h>

static void put(buffer *out, const void *bytes, size_t size)
{
    buffer_add(out, (text){bytes, size});
}

void block_put_number(buffer *out, uint32_t number)
{
    put(out, &number, sizeof number);
}

void block_put_long(buffer *out, uint64_t number)
{
    put(out, &number, sizeof number);
}

void block_put_text(buffer *out, text some)
{
    block_put_number(out, (uint32_t)some.length);
    buffer_add(out, some);
}

static void take(block_reader *from, void *bytes, size_t size)
{
    if (from->is_bad || from->rest.length < size) {
        from->is_bad = true;
        memset(bytes, 0, size);
        return;
    }
    memcpy(bytes, from->rest.start, size);
    from->rest = text_slice(from->rest, size, from->rest.length);
}

uint32_t block_number(block_reader *from)
{
    uint32_t number;

    take(from, &number, sizeof number);
    return number;
}

uint64_t block_long(block_reader *from)
{
    uint64_t number;

    take(from, &number, sizeof number);
    return number;
}

text block_text(block_reader *from)
{
    size_t length = block_number(from);
    text some = text_slice(from->rest, 0, length);

    if (from->is_bad || some.length != length) {
        from->is_bad = true;
        return (text){NULL, 0};
    }
    from->rest = text_slice(from->rest, length, from->rest.length);
    return some;
}

uint32_t block_below(block_reader *from, uint32_t limit)
{
    uint32_t number = block_number(from);

    if (number < limit)
        return number;
    from->is_bad = true;
    return 0;
}

uint32_t block_count(block_reader *from)
{
    uint32_t count = block_number(from);

    if (count <= from->rest.length / 4)
        return count;
    from->is_bad = true;
    return 0;
}
