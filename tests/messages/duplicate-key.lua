contract "a/b" {
  says = "One.",
  says = "Two.",
  every(docs) :has(section "A"),
}
