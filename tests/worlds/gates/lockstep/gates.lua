-- What runs the gates, and what starts that: through make, just, npm, actions, workflows and pipelines.
local ci       = workflow ".github/workflows/ci.yml"
local pipeline = workflow ".gitlab-ci.yml"
local guide    = doc "docs/operations.md"
local make     = file "Makefile"

contract "gates/run" {
  says = "Every gate is run by a workflow or a pipeline.",
  every(scripts "tools/gates/*.sh") :is_run_by(workflows),
}

contract "gates/github" {
  says = "The gates of GitHub are reached.",
  the(ci) :runs(script "tools/gates/beta.sh"),
  the(ci :job "build") :runs(script "tools/gates/theta.sh"),
  the(ci :job "gates") :runs(script "tools/gates/iota.sh"),
}

contract "gates/matrix" {
  says = "What a matrix names counts as each of its values.",
  the(ci :job "gates") :has(command "tools/gates/nu.sh"),
  there_is(ci :commands "tools/gates/xi.sh"),
}

contract "gates/script" {
  says = "A script runs what it calls: not what it prints, nor what stands in a function that nothing calls.",
  the(script "tools/gates/rho.sh") :is_run_by(script "tools/all.sh"),
}

contract "gates/strict" {
  says = "A gate that fails, fails its job, and doesn't run for ever.",
  every(ci :steps()) :lacks(field "continue-on-error"),
  every(ci :jobs { "build", "gates", "deploy" }) :has(field "timeout-minutes"),
}

contract "gates/executable" {
  says = "Gates can be started, and have something in them.",
  every(files "tools/gates/*.sh") :has(field "executable", field "shebang"),
  every(files "tools/gates/*.sh") :lacks(field "empty"),
}

contract "ci/triggers" {
  says = "Documents and tools start CI; notes don't have to.",
  the(ci) :is_triggered_by { "pull_request", changing = guide },
  the(ci) :is_triggered_by { "push", changing = files "tools/gates/*.sh" },
  the(ci) :is_triggered_by { "schedule" },
  the(ci :job "gates") :is_triggered_by { "pull_request", changing = make },
  the(pipeline) :is_triggered_by { "merge_request", changing = guide },
  the(pipeline :job "lint") :is_triggered_by { "merge_request", changing = guide },
  the(pipeline :job "always") :is_triggered_by { "push", changing = guide },
}

contract "ci/order" {
  says = "Deployment waits for the gates.",
  the(ci :job "deploy" :dependencies()) :equals { "build", "gates" },
}

contract "ci/paths" {
  says = "Local actions and workflows are there.",
  every(ci :paths()) :exists(),
}

contract "docs/targets" {
  says = "Documented targets exist.",
  every(guide :commands "make") :is_accepted_by(files "{Makefile,deploy/Makefile}"),
  every(guide :commands "just") :is_accepted_by(file "justfile"),
  every(guide :commands "npm") :is_accepted_by(file "web/package.json"),
}

contract "make/targets" {
  says = "The Makefile has its public targets, and lint needs style.",
  the(make :targets()) :equals { "all", "lint", "test", "up" },
  the(make :target "lint" :dependencies()) :equals { "style" },
  there_is(make :target "up" :command "docker compose up"),
}

contract "settings/documented" {
  says = "Settings and their defaults are documented.",
  every(guide :table() :rows()) :agrees_with(env ".env.example" :variables(), column "Default", default),
  the(guide :table() :column "Variable") :equals(env ".env.example" :variables()),
}

contract "settings/values" {
  says = "The server's port and the engine's version are the ones that we support.",
  the(yaml "config/app.yaml" :field "server.port") :is "8080",
  the(yaml "config/app.yaml" :field [[server."a.b".1]]) :is "1",
  the(yaml "config/app.yaml" :field "other") :is "text",
  the(file "web/package.json" :field "engines.node") :is ">=20",
}
