-- Rule 2: a promise that fails is one finding for its selection, and the other sentences are judged.
local page  = doc "docs/a.md"
local steps = page :section "Runbook" :steps()

contract "law/02-vacuous" {
  says = "One finding for the selection, at the nearest candidate, however many sentences use it; the others are judged.",
  every(steps) :has(command),
  the(steps) :is_unique(),
  every(page :section "Links" :links()) :is "a.md",
}
example "law/02-vacuous" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Runbook

      1. `tools/x.sh`

      ## Links

      [a](a.md)
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Runbooks <!-- expect: nothing to check: there is no section "Runbook" -->

      1. `tools/x.sh`

      ## Links

      [b](b.md) <!-- expect: is not "a.md" -->
    ]==],
  },
}
