contract "a/b" {
  says = [[It never ends.,
  every(docs) :has(section "A"),
}
