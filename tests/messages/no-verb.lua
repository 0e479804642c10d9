local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs),
  the(guide :steps()),
  count(docs :tables()),
  whenever(docs :links()),
}
