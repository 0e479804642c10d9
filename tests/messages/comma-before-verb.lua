contract "a/b" {
  says = "The verb belongs to its sentence.",
  every(docs), :has(section "A"),
}
