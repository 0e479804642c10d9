local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(guide .. ":section") :has(section "A"),
  count(#guide) :is(3),
  every(guide + 1) :has(section "A"),
}
