local guide = doc "a.md"
local w = use "nouns"

contract "a/b" {
  says = "Locals take nothing.",
  every(guide "A") :has(section "B"),
  every(w.guide "A") :has(section "B"),
  every(docs :sections "A" { "B" }) :has(section "B"),
}
