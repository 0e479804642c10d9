local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs) :has(nil),
  every(docs :sections(nil)) :has(section "A"),
}
