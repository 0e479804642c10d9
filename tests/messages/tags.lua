contract "a/b" {
  says = "Something that a reader understands.",
  tags = { 3, "a", docs },
  every(docs) :has(command),
}
