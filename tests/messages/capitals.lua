-- A word that is misspelled is one mistake, whatever stands behind it.
Contract "a/b" {
  says = "Words are small.",
  Every(docs) :Has(section "A"),
}

contract "a/c" {
  says = "Also inside.",
  every(docs) :has(Section "A" { "B" }),
}
