/* dialect.c — words to dialects to extractors, in one table. */
#include "dialect.h"

#include <string.h>

#include "compose_extract.h"
#include "env_extract.h"
#include "file_extract.h"
#include "markdown.h"
#include "markdown_extract.h"
#include "script_extract.h"
#include "workflow_extract.h"

dialect dialect_of(word some)
{
    switch (some) {
    case WORD_doc:
    case WORD_docs:
        return DIALECT_MARKDOWN;
    case WORD_compose:
    case WORD_project:
        return DIALECT_COMPOSE;
    case WORD_workflow:
    case WORD_workflows:
        return DIALECT_WORKFLOW;
    case WORD_script:
    case WORD_scripts:
        return DIALECT_SCRIPT;
    case WORD_env:
        return DIALECT_ENV;
    case WORD_yaml:
        return DIALECT_YAML;
    case WORD_file:
    case WORD_files:
        return DIALECT_FILE;
    default:
        return DIALECT_NONE;
    }
}

dialect dialect_of_path(text path)
{
    if (file_has_targets(path))
        return DIALECT_FILE;
    return text_ends(path, TEXT(".yml")) || text_ends(path, TEXT(".yaml")) ? DIALECT_WORKFLOW
                                                                           : DIALECT_SCRIPT;
}

extractor *dialect_extractor(dialect some)
{
    switch (some) {
    case DIALECT_MARKDOWN:
        return markdown_extract;
    case DIALECT_COMPOSE:
        return compose_extract;
    case DIALECT_WORKFLOW:
        return workflow_extract;
    case DIALECT_SCRIPT:
        return script_extract;
    case DIALECT_ENV:
        return env_extract;
    case DIALECT_YAML:
        return yaml_extract;
    default:
        return file_extract;
    }
}

unsigned dialects_of_domains(const char *domains)
{
    static const struct {
        char letter;
        dialect is;
    } table[] = {{'D', DIALECT_MARKDOWN}, {'C', DIALECT_COMPOSE}, {'W', DIALECT_WORKFLOW},
                 {'S', DIALECT_SCRIPT},   {'E', DIALECT_ENV},     {'Y', DIALECT_YAML},
                 {'F', DIALECT_FILE}};
    unsigned all = 0;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strchr(domains, table[i].letter) || strchr(domains, 'A'))
            all |= 1u << table[i].is;
    return all;
}

void dialects_init(void)
{
    markdown_init();
}
