local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs) :has(section "A") and every(docs) :has(section "B"),
}
