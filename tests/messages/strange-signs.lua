contract "a/b" {
  says = "Signs.",
  every(docs) :has(section "A")?
  every(docs) :has(section "B")!,
  every(docs) && every(docs),
}
