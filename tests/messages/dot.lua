local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs.sections "A") :has(section "B"),
  every(docs :sections()).has(section "B"),
}
