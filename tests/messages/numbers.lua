local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(guide :step(0)) :has(command),
  every(guide :step(1.5)) :has(command),
  every(guide :sections() :level(7)) :has(command),
  every(guide :paragraph "first") :has(command),
  count(docs) :is(-1),
  count(docs) :is_at_least "three",
  every(guide :commands() :argument()) :is("a"),
}
