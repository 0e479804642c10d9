contract "a/b" {
  says = "A quantifier is no key.",
  every: (docs) :has(section "A"),
}
