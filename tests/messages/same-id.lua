contract "a/b" {
  says = "One.",
  every(docs) :has(section "A"),
}

contract "a/b" {
  says = "Two.",
  every(docs) :has(section "B"),
}
