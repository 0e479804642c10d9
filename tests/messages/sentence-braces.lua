contract "a/b" {
  says = "A sentence in braces of its own.",
  { every(docs) :has(command) },
}
