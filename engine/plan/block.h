/* block.h — numbers and texts in a row, as bytes: how plans and findings travel through a pipe.
 *
 * A reader never reads past its block: what isn't there reads as 0 or the empty text, and `is_bad` says so
 * from then on. */
#ifndef LOCKSTEP_BLOCK_H
#define LOCKSTEP_BLOCK_H

#include "buffer.h"

typedef struct block_reader {
    text rest;
    bool is_bad;
} block_reader;

void block_put_number(buffer *out, uint32_t number);
void block_put_long(buffer *out, uint64_t number);
void block_put_text(buffer *out, text some); /* its length, then its bytes */

uint32_t block_number(block_reader *from);
uint64_t block_long(block_reader *from);
text block_text(block_reader *from); /* points into the block */
uint32_t block_below(block_reader *from,
                     uint32_t limit);     /* a number < limit; else the block is bad and it is 0 */
uint32_t block_count(block_reader *from); /* how many items follow, each of at least 4 bytes */

#endif
