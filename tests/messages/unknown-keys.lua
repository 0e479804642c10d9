contract "a/b" {
  say = "Misspelled.",
  severty = "error",
  owner = "me",
  every(docs) :has(section "A"),
}
