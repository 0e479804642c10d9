contract "a/b" {
  says = "Nothing is set inside a sentence.",
  every(docs) :has(section = "A"),
}

contract "a/c" {
  says = "Nor compared.",
  count(docs) = 3,
}
