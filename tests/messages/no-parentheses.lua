local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  the(guide :steps) :is_unique(),
  every(guide :sections "A" :mentioning) :has(section "B"),
  every(docs :links()) :exists,
}
