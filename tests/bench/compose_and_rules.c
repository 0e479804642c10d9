/* compose_and_rules.c — compose files, the operator script, and 50 contracts that the generated world keeps.
 */
#include <stdlib.h>
#include <sys/stat.h>

#include "world.h"

void compose_write(const world *of, uint32_t project)
{
    char path[WORLD_PATH];
    uint32_t profiles = world_profile_count(of, project);

    world_compose_path(project, path);
    FILE *out = world_create(of, path);
    fprintf(out, "name: app-%03u\nx-base: &base\n  restart: unless-stopped\n\nservices:\n", project);
    for (uint32_t i = 0; i < world_service_count(of, project); i++) {
        fprintf(out, "  svc-%03u-%u:\n    <<: *base\n    image: example/app:1.%u\n", project, i, i);
        fprintf(out, "    environment:\n      MODE: ${MODE_%u:-plain}\n      LEVEL: info\n", i);
        if (i == 0)
            fprintf(out, "    ports:\n      - \"${PORT_%03u:-80%02u}:80\"\n", project, project % 100);
        if (i >= 1 && i <= profiles) /* the first is always there: it needs no profile */
            fprintf(out, "    profiles: [\"profile-%03u-%u\"]\n", project, i - 1);
        if (i)
            fprintf(out, "    depends_on:\n      - svc-%03u-0\n", project);
    }
    fclose(out);
}

void script_write(const world *of)
{
    char full[4096];
    FILE *out = world_create(of, "tools/ctl.sh");

    fputs("#!/usr/bin/env bash\nset -euo pipefail\n\nusage() {\n"
          "  echo \"usage: tools/ctl.sh start|stop|status <dev|prod> [--replicas <count>]\"\n}\n\n"
          "action=\"${1:-}\"\nshift 2\nwhile [[ $# -gt 0 ]]; do\n  case \"$1\" in\n"
          "    --replicas)\n      replicas=\"$2\"\n      shift 2\n      ;;\n    *)\n      usage\n      exit "
          "2\n      ;;\n  esac\ndone\n\n"
          "case \"$action\" in\n  start) docker compose up --detach ;;\n  stop) docker compose down ;;\n"
          "  status) docker compose ps ;;\n  *)\n    usage\n    exit 2\n    ;;\nesac\n",
          out);
    fclose(out);
    snprintf(full, sizeof full, "%s/tools/ctl.sh", of->root);
    if (chmod(full, 0755) != 0)
        exit(2);
}

/* Contracts over all documents. */
static const char *const wide[] = {
    "every(docs :sections \"*Runbook*\") :has(section \"Rollback\" :with(command))",
    "every(docs :sections \"*Runbook*\") :has(step)",
    "every(docs :sections \"*Runbook*\") :has(command \"tools/ctl.sh status\")",
    "every(docs :sections \"Rollback\") :lacks(command \"tools/ctl.sh start\")",
    "every(docs :commands \"tools/ctl.sh\") :is_accepted_by(ctl)",
    "every(docs :links()) :exists()",
    "every(docs) :has(section :level(1))",
    "there_is_no(docs :commands \"docker-compose\")",
    "there_is_no(docs :terms \"legacy-*\")",
    "there_is_no(docs :sections \"Deprecated*\")",
    "every(docs :tables()) :has(row)",
    "every(compose \"app-*/compose.yaml\" :services()) :has(image)",
    "count(docs :commands \"tools/ctl.sh stop\") :is_at_least(1)",
    "every(ctl :actions()) :is_mentioned_in(ctl :usage())",
    "every(docs \"app-*/README.md\") :has(table \"Services\")",
    "every(docs \"app-*/README.md\") :mentions \"Profiles\"",
    "there_is_no(docs :links() :matching [[^http:]])",
    "every(docs :sections \"*Runbook*\") :mentions \"return to what ran before\"",
    "some(docs :sections \"*\") :has(command \"docker compose up\")",
    "every(docs :blocks \"bash\") :has(command)",
};

static void contract_begin(FILE *out, const char *group, uint32_t number)
{
    fprintf(out, "contract \"%s/%02u\" {\n  says = \"Contract %u of %s.\",\n", group, number, number, group);
}

/* Five contracts a project, each about one README and one compose file. */
static void project_contracts(FILE *out, uint32_t project)
{
    fprintf(out,
            "local readme = doc \"app-%03u/README.md\"\nlocal base = compose \"app-%03u/compose.yaml\"\n\n",
            project, project);
    contract_begin(out, "services", project);
    fprintf(out, "  the(readme :table \"Services\" :column \"Service\") :equals(base :services()),\n}\n\n");
    contract_begin(out, "profiles", project);
    fprintf(out, "  every(base :profiles()) :appears_in(readme :section \"Services\" :terms()),\n}\n\n");
    contract_begin(out, "ports", project);
    fprintf(
        out,
        "  the(base :variables \"PORT_*\") :equals(readme :section \"Services\" :terms \"PORT_*\"),\n}\n\n");
    contract_begin(out, "title", project);
    fprintf(out, "  the(readme) :has_one(section :level(1)),\n}\n\n");
    contract_begin(out, "images", project);
    fprintf(out, "  every(base :services()) :has(image),\n}\n");
}

void rules_write(const world *of)
{
    FILE *out = world_create(of, "lockstep/all.lua");
    uint32_t projects = of->shape.projects < 6 ? of->shape.projects : 6;

    fputs("local ctl = script \"tools/ctl.sh\"\n\n", out);
    for (uint32_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        contract_begin(out, "docs", i);
        fprintf(out, "  %s,\n}\n\n", wide[i]);
    }
    fclose(out);
    for (uint32_t i = 0; i < projects; i++) {
        char path[WORLD_PATH];
        snprintf(path, sizeof path, "lockstep/app-%03u.lua", i);
        out = world_create(of, path);
        project_contracts(out, i);
        fclose(out);
    }
}
