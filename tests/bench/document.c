/* document.c — one markdown document: headings, prose with inline code and links, steps with blocks under
 * them, tables. */
#include <math.h>
#include <string.h>

#include "world.h"

static const char *const nouns[] = {"service", "queue",    "worker",  "operator", "profile",  "container",
                                    "backup",  "network",  "replica", "gateway",  "schema",   "cluster",
                                    "volume",  "release",  "metric",  "budget",   "incident", "archive",
                                    "token",   "pipeline", "message", "snapshot", "default",  "limit"};
static const char *const verbs[] = {"starts", "drains",    "reads",   "keeps",
                                    "stores", "waits for", "reports", "replaces"};
static const char *const adjectives[] = {"idle", "large", "second", "healthy",
                                         "slow", "local", "shared", "stale"};

#define PICK(dice, words) ((words)[dice_below((dice), sizeof(words) / sizeof *(words))])

/* A document being written: where it goes, how long it has become. */
typedef struct page {
    const world *of;
    FILE *out;
    dice some;
    uint32_t number;
    long written;
} page;

#define add(to, ...) ((to)->written += fprintf((to)->out, __VA_ARGS__))

static void sentence(page *to)
{
    add(to, "The %s %s %s the %s %s", PICK(&to->some, adjectives), PICK(&to->some, nouns),
        PICK(&to->some, verbs), PICK(&to->some, adjectives), PICK(&to->some, nouns));
    if (dice_chance(&to->some, 4))
        add(to, ", *not* the `%s-%u`", PICK(&to->some, nouns), dice_below(&to->some, 90));
    add(to, ". ");
}

/* A link to another document of the world, as seen from this one: up to the root, then down. */
static void link_add(page *to)
{
    char from[WORLD_PATH], target[WORLD_PATH];
    uint32_t other = dice_below(&to->some, to->of->shape.documents);

    world_document_path(to->of, to->number, from);
    world_document_path(to->of, other, target);
    add(to, "[%s %s](", PICK(&to->some, adjectives), PICK(&to->some, nouns));
    for (const char *slash = strchr(from, '/'); slash; slash = strchr(slash + 1, '/'))
        add(to, "../");
    add(to, "%s) ", target);
}

static void paragraph(page *to)
{
    uint32_t sentences = 2 + dice_below(&to->some, 4);

    for (uint32_t i = 0; i < sentences; i++) {
        sentence(to);
        if (dice_chance(&to->some, 3))
            link_add(to);
        if (i % 2)
            add(to, "\n");
    }
    add(to, "\n\n");
}

static void block(page *to)
{
    static const char *const environments[] = {"dev", "prod"};

    add(to, "```bash\ntools/ctl.sh start %s --replicas %u\ndocker compose up -d # %s\n```\n\n",
        PICK(&to->some, environments), 1 + dice_below(&to->some, 9), PICK(&to->some, nouns));
}

static void steps(page *to)
{
    uint32_t count = 3 + dice_below(&to->some, 3);

    for (uint32_t i = 1; i <= count; i++) {
        add(to, "%u. ", i);
        sentence(to);
        add(to, "\n");
        if (i == count)
            add(to, "\n```bash\ntools/ctl.sh status prod\n```\n");
    }
    add(to, "\n");
}

static void bullets(page *to)
{
    uint32_t count = 3 + dice_below(&to->some, 4);

    for (uint32_t i = 0; i < count; i++) {
        add(to, "- ");
        sentence(to);
        if (dice_chance(&to->some, 2))
            link_add(to);
        add(to, "\n");
    }
    add(to, "\n");
}

static void table(page *to)
{
    uint32_t rows = 3 + dice_below(&to->some, 12);

    add(to, "| Name | Default | Meaning |\n|------|---------|---------|\n");
    for (uint32_t i = 0; i < rows; i++) {
        add(to, "| `%s-%u` | %u | ", PICK(&to->some, nouns), i, dice_below(&to->some, 1000));
        sentence(to);
        add(to, "|\n");
    }
    add(to, "\n");
}

static void runbook(page *to)
{
    add(to, "## %s Runbook\n\n", PICK(&to->some, nouns));
    paragraph(to);
    steps(to);
    add(to, "### Rollback\n\nReturn to what ran before:\n\n```bash\ntools/ctl.sh stop prod\n```\n\n");
}

static void section(page *to)
{
    if (dice_chance(&to->some, 24)) {
        runbook(to);
        return;
    }
    add(to, "%s %s %s\n\n", dice_chance(&to->some, 3) ? "###" : "##", PICK(&to->some, adjectives),
        PICK(&to->some, nouns));
    for (uint32_t i = 1 + dice_below(&to->some, 3); i; i--)
        paragraph(to);
    if (dice_chance(&to->some, 3))
        bullets(to);
    if (dice_chance(&to->some, 4))
        table(to);
    if (dice_chance(&to->some, 10))
        block(to);
}

/* What a README must say of its project: contracts compare it with the compose file. */
static void project_write(page *to)
{
    add(to, "## Services\n\n| Service | Meaning |\n|---------|---------|\n");
    for (uint32_t i = 0; i < world_service_count(to->of, to->number); i++)
        add(to, "| `svc-%03u-%u` | %s |\n", to->number, i, PICK(&to->some, nouns));
    add(to, "\nProfiles:");
    for (uint32_t i = 0; i < world_profile_count(to->of, to->number); i++)
        add(to, " `profile-%03u-%u`", to->number, i);
    add(to, ". The port is set with `PORT_%03u`.\n\n", to->number);
}

/* Sizes fall around the median as those of real documents do (log-normal), up to the largest. */
static long size_of(page *to)
{
    double sum = 0;

    for (int i = 0; i < 12; i++)
        sum += (double)dice_below(&to->some, 1u << 20) / (1u << 20);
    double size = to->of->shape.median * exp(1.1 * (sum - 6));
    return size > to->of->shape.most ? (long)to->of->shape.most : (long)size;
}

void document_write(const world *of, uint32_t document)
{
    char path[WORLD_PATH];
    page to = {.of = of, .some = {of->seed * 1000003 + document}, .number = document};
    long size = size_of(&to);

    world_document_path(of, document, path);
    to.out = world_create(of, path);
    add(&to, "# The %s %s\n\n", PICK(&to.some, adjectives), PICK(&to.some, nouns));
    paragraph(&to);
    if (document < of->shape.projects)
        project_write(&to);
    while (to.written < size)
        section(&to);
    fclose(to.out);
}
