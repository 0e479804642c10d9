-- What a beginner's document lacks: a language behind a fence, and a heading that is there once.
local page = doc "docs/a.md"

contract "fences/sections" {
  says = "Each part has a command.",
  every(page :sections { "Bare", "Text", "Nothing" }) :has(command),
}

contract "fences/steps" {
  says = "Each step has a command.",
  every(page :section "Steps" :steps()) :has(command),
}

contract "fences/nothing-to-check" {
  says = "Commands are accepted.",
  every(page :section "Bare" :commands()) :mentions "now",
}

contract "fences/two" {
  says = "A singular that finds two.",
  the(page :section "Notes") :mentions "one",
}
