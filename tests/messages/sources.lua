local a = doc { "a.md", "b.md" }
local b = doc "../other/a.md"
local c = script
local d = doc(3)
local e = docs(exactly "docs/**")
local f = docs(exactly(3))

contract "a/b" {
  says = "Sources.",
  every(c) :has(command),
}
