contract "a/b" {
  says = "Two commas.",,
  every(docs) :has(section "A",, section "B"),
  every(docs :sections { "A",, "B" }) :has(command),
}
