local page = doc "docs/a.md"
local ctl  = script "tools/ctl.sh"
local ci   = workflow ".github/workflows/ci.yml"

contract "law/14-live" {
  says = "Only live steps run gates.",
  every(scripts "tools/gates/*.sh") :is_run_by(ci),
}
contract "law/14-disabled" {
  says = "Commented-out services are no services.",
  the(compose :services()) :equals { "web", "web-api", "db", "extra" },
  there_is(compose :services "worker-1"),
  the(compose :disabled()) :equals { "worker-1" },
  every(compose :disabled()) :has(image),
}
contract "law/19-21-script" {
  says = "Documented commands are accepted.",
  every(page :commands(ctl)) :is_accepted_by(ctl),
}
contract "law/21-compose" {
  says = "Compose knows.",
  every(page :section "Compose" :commands "docker compose") :is_accepted_by(compose),
}
contract "law/23-agrees" {
  says = "Flags of start and status.",
  the(page :section "Agree") :agrees(step :running "tools/x.sh start" :flags(), step :running "tools/x.sh status" :flags()),
  the(page :section "Agree") :agrees(command "tools/x.sh start" :values "--level", command "tools/x.sh status" :values "--level"),
}
contract "law/06-parts" {
  says = "Two empty sets agree.",
  the(page :section "No Flags") :agrees(step :running "tools/x.sh start" :flags(), step :running "tools/x.sh status" :flags()),
  the(page :section "No Flags") :agrees(step :running "tools/x.sh start" :flags(), step :running "tools/x.sh stop" :flags()),
}
contract "law/23-agrees-with" {
  says = "Defaults.",
  every(page :table "Variables" :rows()) :agrees_with(compose :variables(), column "Default", default),
}
contract "law/25-triggers" {
  says = "Triggers.",
  the(ci) :is_triggered_by { "pull_request", changing = docs },
  every(workflows) :is_triggered_by { "push", changing = docs },
  every(workflows) :is_triggered_by { "pull_request", changing = docs },
  the(workflow ".github/workflows/branches.yml") :is_triggered_by { "schedule" },
}
contract "law/26-written" {
  says = "One file as written, the project as loaded.",
  the(compose "compose.yaml" :service "web" :image()) :is "web:${TAG-1}",
  the(compose :service "web" :image()) :is "web:dev",
  the(compose :profiles()) :equals { "front", "all", "Front" },
  there_is(compose "compose.yaml" :anchors "env"),
  there_is(compose :variables "D"),
  the(compose :variables() :with(demand)) :equals { "B" },
  the(compose :variables() :with(default)) :equals { "A", "TAG" },
  the(compose "compose.yaml" :service "web" :ports()) :equals { "80:80", "8080-8081:8080-8081", "53:53/udp" },
  the(compose :service "web" :ports()) :equals { "80:80", "8080:8080", "8081:8081", "53:53/udp" },
}
contract "law/28-excuse" {
  says = "Excuses.",
  every(compose :services()) :has(healthcheck),
  excuse("db", "it has none"),
  excuse("service web", "none"),
  excuse("worker-1", "not live"),
  excuse("nobody", "not there"),
}
contract "law/usage" {
  says = "Usage agrees.",
  every(ctl :usage() :commands(ctl)) :is_accepted_by(ctl),
  every(ctl :actions()) :is_mentioned_in(ctl :usage()),
}
