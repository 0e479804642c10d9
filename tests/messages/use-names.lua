local a = use "nouns"
local b = use "nowns"
local c = use "something/else"
local d = use "empty"
local e = use "broken"
local f = use "circle"
local g = use "use-names"

contract "a/b" {
  says = "Names of a table.",
  every(a.gide) :has(section "A"),
  every(a.nothing_like_it) :has(section "A"),
  every(a.more.steps) :has(section "A"),
  every(a.more.stps) :has(section "A"),
  every(e.anything) :has(section "A"),
}
