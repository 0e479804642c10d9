contract "a/b" {
  says = "The quote is missing,
  every(docs) :has(section "A"),
}
