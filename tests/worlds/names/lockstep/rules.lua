local modes = doc "docs/modes.md" :table "Modes"

contract "names/equals" {
  says = "The table has every profile and no other.",
  the(modes :column "Profile") :equals(compose :profiles()),
}
contract "names/equals-literal" {
  says = "The levels are these.",
  the(modes :column "Level") :equals { "LOW", "high", "Middle*" },
}
contract "names/appears" {
  says = "Every service is named in the list.",
  every(compose :services()) :appears_in(doc "docs/modes.md" :section "Services" :terms()),
}
contract "names/is" {
  says = "The web image is pinned.",
  the(compose :service "web" :image()) :is { "nginx:1.27", "nginx:1.28*" },
  the(compose :service "worker" :image()) :is "shop/worker:2*",
}
contract "names/code-is-exact" {
  says = "Between code names bytes are compared.",
  every(doc "docs/modes.md" :section "Services" :terms()) :appears_in(compose :services()),
}
