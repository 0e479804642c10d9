-- All that this world promises. Every sentence is kept: a finding here is a false one.
local readme     = doc "README.md"
local setup      = doc "docs/setup.md"
local operations = doc "docs/operations.md"
local ops        = script "bin/ops"
local fleet      = script "bin/fleet"
local ci         = workflow ".github/workflows/ci.yml"
local base       = compose "compose.yaml"
local everything = compose

contract "docs/links" {
  says = "Links lead somewhere.",
  every(docs :links()) :exists(),
  every(docs :pictures()) :exists(),
}

contract "docs/entry" {
  says = "The readme leads to the guides.",
  the(readme) :has(link :to(setup), link :to(operations), link :to(doc "docs/faq.md")),
  the(readme) :has_one(section :level(1)),
}

contract "docs/no-sections-in-quotes" {
  says = "Quotes open no sections.",
  there_is_no(docs :sections "Not a section"),
  the(operations :sections() :level(2)) :equals { "Daily", "Backup Runbook", "Scale Runbook", "FAQ", "步骤 2：部署", "bin/ops -q" },
}

contract "docs/owner" {
  says = "The setup page has an owner.",
  the(setup :field "owner") :is { "platform", "ops" },
}

contract "commands/ops" {
  says = "Documented bin/ops commands parse.",
  every(docs :commands(ops)) :is_accepted_by(ops),
}

contract "commands/fleet" {
  says = "Documented bin/fleet commands parse.",
  every(docs :commands(fleet)) :is_accepted_by(fleet),
  the(fleet :actions()) :equals { "db", "user", "help", "migrate", "reset", "add", "list" },
}

contract "commands/compose" {
  says = "Documented compose commands name what is there.",
  every(docs :commands "docker compose") :is_accepted_by(compose),
  every(scripts "{bin,checks}/*" :commands "docker compose") :is_accepted_by(compose),
}

contract "commands/heredoc" {
  says = "What a heredoc holds is no command.",
  there_is_no(docs :commands "bin/ops destroy"),
  there_is_no(docs :commands "bin/ops explode"),
  there_is_no(docs :commands "docker compose run ghost"),
  there_is_no(docs :commands "docker compose up nothing"),
}

contract "commands/usage" {
  says = "The usage text and the parser agree.",
  every(ops :actions()) :is_mentioned_in(ops :usage()),
  every(ops :usage() :commands(ops)) :is_accepted_by(ops),
  every(fleet :usage() :commands(fleet)) :is_accepted_by(fleet),
}

contract "env/defaults" {
  says = "Documented defaults are those of compose.",
  every(setup :table "Variables" :rows()) :agrees_with(compose :variables(), column "Default", default),
  the(setup :table "Variables" :column "Variable") :equals(compose :variables() :with(default)),
}

contract "env/template" {
  says = "The template has what compose demands, and nothing else.",
  every(compose :variables() :with(demand)) :appears_in(env ".env.example" :variables()),
  every(env ".env.example" :variables()) :appears_in(compose :variables()),
}

contract "env/assignments" {
  says = "Variables that are set before a command are read.",
  every(docs :assignments() :except { "COMPOSE_PROFILES", "COMPOSE_FILE" }) :appears_in(compose :variables()),
}

contract "services/readme" {
  says = "Every service of the base file is named in the readme.",
  every(base :services()) :is_mentioned_in(readme),
  every(doc "docs/faq.md" :table() :column "Service") :appears_in(compose :services()),
}

contract "runbooks/rollback" {
  says = "Runbooks have a rollback with a command.",
  every(docs :sections "*Runbook") :has(section "Rollback" :with(command)),
}

contract "runbooks/steps" {
  says = "The steps of runbooks go in order.",
  the(operations :section "Backup Runbook" :steps()) :go_in_order {
    step :mentioning "announce", step :running(ops, "backup"), step :mentioning "verify",
  },
  the(operations :section "Scale Runbook" :steps()) :go_in_order {
    step :mentioning "queue", step :running(ops, "scale"), step :mentioning "again",
  },
  count(operations :section "Scale Runbook" :steps()) :is(5),
  count(operations :section "Backup Runbook" :steps()) :is(3),
  the(setup :section "Step 2: Start" :steps()) :go_in_order {
    step :running "docker compose up db", step :running "docker compose run api migrate", step :running "docker compose up api worker",
  },
  count(setup :section "Step 2: Start" :steps()) :is(3),
}

contract "ci/gates" {
  says = "Every check is run by CI.",
  every(scripts "checks/*.sh") :is_run_by(workflows),
  every(scripts "checks/*.sh") :is_run_by(ci),
  the(ci) :runs(script "bin/ops"),
}

contract "ci/triggers" {
  says = "Documents and compose files start CI.",
  the(ci) :is_triggered_by { "pull_request", changing = docs },
  the(ci) :is_triggered_by { "pull_request", changing = files "compose*.yaml" },
  the(ci) :is_triggered_by { "push", changing = files "checks/*" },
  the(ci :triggers()) :equals { "push", "pull_request", "workflow_dispatch" },
}
