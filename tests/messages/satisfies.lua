local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs) :satisfies(function(d) return true end),
  every(docs) :satisfies("has a name"),
  every(docs) :satisfies("has a name", "d.name"),
  every(docs :sections() :satisfies("x", function(s) return s end)) :has(command),
}
