contract "a/b" {
  says = "Something that a reader understands.",
  tags = ["docs"],

  every(docs ["a.md", "b.md"]) :has(command),
}
