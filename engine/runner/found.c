/* found.c — the files of compose projects that nobody names: sources, documented commands and the survey ask.
 */
#include "found.h"

#include "projects.h"

const compose_found *found_in(run *r, text folder)
{
    uint32_t id = names_intern(&r->found.folders, folder, false);
    compose_found *answer;

    while (r->found.answers.count <= id)
        *array_push(&r->found.answers, r->lasting) = NULL;
    if (r->found.answers.items[id])
        return r->found.answers.items[id];
    answer = r->found.answers.items[id] = arena_new(r->lasting, compose_found);
    answer->files = open_project_files(r->lasting, run_clone(r), names_text(&r->found.folders, id),
                                       &answer->looked, &answer->missing);
    return answer;
}

static const compose_found *ask(void *r, text folder)
{
    return found_in(r, folder);
}

compose_finder found_finder(run *r)
{
    return (compose_finder){r->root, ask, r};
}
