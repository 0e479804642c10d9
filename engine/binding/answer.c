/* answer.c — fills in the templates of message.def. */
#include "answer.h"

#include "buffer.h"

typedef struct message_words {
    const char *words, *fix;
} message_words;

static const message_words messages[MESSAGE_COUNT] = {
#define MESSAGE(id, words, fix) [MESSAGE_##id] = {words, fix},
#include "message.def"
#undef MESSAGE
};

/* Is there a {1} to {5} at `i`? */
static bool is_slot(text template, size_t i)
{
    return i + 2 < template.length && template.start[i] == '{' && template.start[i + 2] == '}' &&
           template.start[i + 1] >= '1' && template.start[i + 1] < '1' + ANSWER_PARTS;
}

static text filled(arena *memory, text template, const answer_parts *parts)
{
    buffer out = buffer_new(memory);

    for (size_t i = 0; i < template.length; i++) {
        if (is_slot(template, i)) {
            buffer_add(&out, parts->part[template.start[i + 1] - '1']);
            i += 2;
        } else {
            buffer_add_byte(&out, template.start[i]);
        }
    }
    return buffer_text(&out);
}

finding *answer_add(arena *memory, finding_array *problems, place at, message_id which, answer_parts parts)
{
    finding *answer = array_push(problems, memory);

    answer->state = FINDING_UNJUDGED;
    answer->level = SEVERITY_ERROR;
    answer->at = at;
    answer->message = filled(memory, text_from(messages[which].words), &parts);
    answer->fix = filled(memory, text_from(messages[which].fix), &parts);
    return answer;
}
