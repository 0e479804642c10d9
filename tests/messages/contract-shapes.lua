contract "a/b"

contract("a/c", {
  says = "Parentheses.",
})

contract {
  says = "No id.",
}

contract "a/d" {
  says = "No sentence.",
}

contract "a/e" {
  says = "Inside.",
  every(docs) :has(section "A"), contract "a/f" { says = "In." },
}
