local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs) :has(command),
  excuse("docs/a.md"),
  excuse(3, "because"),
}
