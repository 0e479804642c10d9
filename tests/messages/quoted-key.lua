contract "a/b" {
  "says" = "A key has no quotes.",
  every(docs) :has(section),
}
contract "a/c" {
  says = "The same key, written in two ways.",
  ["says"] = "Twice.",
  every(docs) :has(section),
}
