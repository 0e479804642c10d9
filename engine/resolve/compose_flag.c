/* compose_flag.c — which flag of a docker compose command is a plain one: its place among the words decides
 * whose flag it is. */
#include "compose_flag.h"

#include "compose_words.h"

/* Whose words come next. */
typedef enum stage { STAGE_DOCKER, STAGE_COMPOSE, STAGE_SUBCOMMAND, STAGE_OTHER } stage;

typedef struct word_walk {
    stage at;
    const compose_subcommand *of;
} word_walk;

static stage first_stage(text program)
{
    if (text_is(program, "docker-compose") || text_is(program, "docker compose") ||
        text_is(program, "podman-compose"))
        return STAGE_COMPOSE;
    return text_is(program, "docker") || text_is(program, "podman") || text_is(program, "nerdctl")
               ? STAGE_DOCKER
               : STAGE_OTHER;
}

static void pass_word(word_walk *walk, text word)
{
    if (walk->at == STAGE_DOCKER) {
        walk->at = text_is(word, "compose") ? STAGE_COMPOSE : STAGE_OTHER;
    } else if (walk->at == STAGE_COMPOSE) {
        walk->of = compose_subcommand_named(word);
        walk->at = walk->of ? STAGE_SUBCOMMAND : STAGE_OTHER;
    } else if (walk->at == STAGE_SUBCOMMAND && walk->of->services == COMPOSE_FIRST_SERVICE) {
        walk->at = STAGE_OTHER;
    }
}

static bool takes_value(const word_walk *walk, text flag)
{
    if (walk->at == STAGE_DOCKER)
        return docker_is_value_flag(flag);
    return walk->at == STAGE_COMPOSE ? compose_is_global_value_flag(flag)
                                     : compose_is_value_flag(walk->of, flag);
}

bool compose_flag_is_plain(const store *all, fact flag)
{
    const shard *facts = store_shard(all, flag.shard);
    uint32_t command = facts->parent[flag.row];
    word_walk walk = {0};
    bool is_value = false;
    text program = {0};

    if (command == ROW_NONE || facts->kind[command] != KIND_command)
        return false;
    fact_text(all, store_fact(all, flag.shard, command), ATTRIBUTE_program, &program);
    walk.at = first_stage(program);
    for (uint32_t row = command + 1; row < flag.row && walk.at != STAGE_OTHER; row = facts->end_row[row]) {
        text word = store_name(all, facts->name[row]);
        if (facts->kind[row] == KIND_flag)
            is_value = !fact_text_id(all, store_fact(all, flag.shard, row), ATTRIBUTE_value) &&
                       takes_value(&walk, word);
        else if (facts->kind[row] == KIND_argument && is_value)
            is_value = false;
        else if (facts->kind[row] == KIND_argument)
            pass_word(&walk, word);
    }
    return (walk.at == STAGE_COMPOSE || walk.at == STAGE_SUBCOMMAND) &&
           compose_is_plain_flag(walk.of, store_name(all, flag.name));
}
