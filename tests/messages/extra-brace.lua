contract "a/b" {
  says = "One too many.",
  every(docs) :has(section "A"),
}
}

contract "a/c" {
  says = "One too many.",
  every(docs)) :has(section "A"),
}
