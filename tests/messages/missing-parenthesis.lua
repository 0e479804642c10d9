contract "a/b" {
  says = "A parenthesis is missing.",
  every(docs :sections "A" :has(section "B"),
  every(docs) :has(section "C"),
}

contract "a/c" {
  says = "At the end.",
  every(docs) :has(section "C",
}
