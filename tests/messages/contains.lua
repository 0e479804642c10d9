contract "a/b" {
  says = "A text is mentioned, and a pattern is had.",
  every(docs) :contains "words",
  every(docs) :includes { "words" },
  every(docs) :contains(command),
}
