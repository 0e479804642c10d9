settings {
  packs = { rules = "x" },
  rules = { "contracts", "../more" },
}

contract "a/b" {
  says = "S.",
  every(docs) :has(section),
}
