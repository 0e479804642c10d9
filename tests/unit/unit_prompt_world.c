/* unit_prompt_world.c — an empty folder with overlays. */
#include "unit_prompt_world.h"

#include <unistd.h>

#include "unit.h"

static const char guide[] = "# Guide\n\n## Restore\n\n1. Run `tools/ctl.sh stop`.\n\n"
                            "| Volume | Holds |\n|---|---|\n| tickets | rows |\n| images | files |\n\n"
                            "[gone](missing.md)\n";
static const char compose[] =
    "services:\n  web:\n    image: web:1\n    profiles: [front]\n  db:\n    image: db:1\n";

static const char other[] = "# Other\n\nHas `tickets`, `image` and `logs`.\n";

static const lockstep_overlay world[] = {
    {"docs/other.md", other, sizeof other - 1, false},
    {"docs/guide.md", guide, sizeof guide - 1, false},
    {"compose.yaml", compose, sizeof compose - 1, false},
    {"lockstep/nouns.lua", "return { sections = docs :sections() }\n", 39, false},
};

static char root[] = "/tmp/lockstep-unit-XXXXXX";

/* An empty tree with the world laid over it. */
lockstep_project *world_open(void)
{
    const char *problem = NULL;
    lockstep_settings settings = {
        .overlays = world, .overlay_count = sizeof world / sizeof *world, .jobs = 1, .today = "2026-01-01"};
    lockstep_project *project;

    ck_assert_ptr_nonnull(mkdtemp(root));
    settings.root = root;
    project = lockstep_project_open(&settings, &problem);
    ck_assert_msg(project != NULL, "%s", problem);
    return project;
}

void world_close(lockstep_project *project)
{
    lockstep_project_close(project);
    ck_assert_int_eq(rmdir(root), 0);
}

bool collect(void *context, const char *bytes, size_t length)
{
    buffer_add(context, (text){bytes, length});
    return true;
}

const char *written(arena *memory, const lockstep_result *result, const char *format)
{
    buffer out = buffer_new(memory);

    ck_assert(lockstep_result_write(result, format, NULL, collect, &out));
    return text_string(memory, buffer_text(&out));
}
