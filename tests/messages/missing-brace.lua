contract "a/b" {
  says = "The list is not closed.",

  the(doc "a.md" :steps()) :go_in_order {
    step :mentioning "a",
    step :mentioning "b",
}

contract "a/c" {
  says = "It is read.",
  every(docs) :has(sektion "A"),
}
