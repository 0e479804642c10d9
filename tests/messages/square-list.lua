contract "a/b" {
  says = "Something that a reader understands.",

  every(docs) :mentions ["a", "b"],
}
