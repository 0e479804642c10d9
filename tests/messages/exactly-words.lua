contract "a/b" {
  says = "Filters and verbs that stand alone.",
  every(mentioning "a") :has(command),
  every(docs) :has(has(command)),
  every(docs :every()) :has(command),
  every(docs :compose()) :has(command),
}
