local base    = compose "compose.yaml"
local overlay = compose "compose.prod.yaml"
local both    = compose { "compose.yaml", "compose.prod.yaml" }

contract "disabled/one-state" {
  says = "Both files have the same disabled services.",
  the(base :disabled()) :equals(overlay :disabled()),
}
contract "disabled/dead" {
  says = "A disabled service is none.",
  every(doc "docs/a.md" :terms()) :appears_in(base :services()),
}
contract "disabled/ports" {
  says = "In production no port is open.",
  there_is_no(both :service "web" :ports()),
  there_is_no(both :service "db" :ports()),
}
contract "disabled/parts" {
  says = "What is in a disabled service can be asked for.",
  every(base :disabled "*-side" :field "network_mode") :is { "service:worker-1" },
  every(base :services() :field "network_mode") :is { "host" },
}
contract "disabled/struck-out" {
  says = "What is struck out is withdrawn.",
  the(doc "docs/withdrawn.md") :has(section "Rollback"),
}
contract "disabled/html-blank" {
  says = "A table of HTML ends with a blank line.",
  every(doc "docs/withdrawn.md" :table "Limits" :rows()) :has(cell "jobs"),
}
contract "disabled/html-header" {
  says = "A table of HTML has its columns' names in its first row.",
  every(doc "docs/withdrawn.md" :section "Ports" :table() :column(1)) :has(term),
}
