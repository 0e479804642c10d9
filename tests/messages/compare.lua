local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  count(docs :tables()) == 3,
  the(guide :steps()) < 4,
  every(docs) != nil,
}
